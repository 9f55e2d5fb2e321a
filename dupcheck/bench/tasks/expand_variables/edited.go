package settings

import (
	"fmt"
	"strings"
)

// Expand replaces "${NAME}" and "${NAME:-default}" in a text; "$$" is a dollar sign.
func Expand(text string, lookup func(string) (string, bool)) (string, error) {
	var out strings.Builder
	var missing []string
	for i := 0; i < len(text); i++ {
		if text[i] != '$' || i+1 == len(text) {
			out.WriteByte(text[i])
			continue
		}
		end := strings.IndexByte(text[i:], '}')
		switch {
		case text[i+1] == '$':
			out.WriteByte('$')
			i++
		case text[i+1] == '{' && end > 0:
			name := strings.TrimSpace(text[i+2 : i+end])
			if value, known := lookup(name); known {
				out.WriteString(value)
			} else {
				missing = append(missing, name)
			}
			i += end
		default:
			out.WriteByte('$')
		}
	}
	if len(missing) > 0 {
		return "", fmt.Errorf("not set: %s", strings.Join(missing, ", "))
	}
	return out.String(), nil
}
