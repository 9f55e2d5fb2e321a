package assets

import "strings"

func NotModified(ifNoneMatch, version string) bool {
	version = strings.TrimPrefix(version, "W/")
	rest := strings.TrimSpace(ifNoneMatch)
	if rest == "*" {
		return true
	}
	for rest != "" {
		rest = strings.TrimPrefix(strings.TrimLeft(rest, ", \t"), "W/")
		if !strings.HasPrefix(rest, `"`) {
			return false
		}
		end := strings.IndexByte(rest[1:], '"')
		if end < 0 {
			return false
		}
		if rest[:end+2] == version {
			return true
		}
		rest = rest[end+2:]
	}
	return false
}
