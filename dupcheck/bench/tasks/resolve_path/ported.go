package files

import "strings"

// ResolvePath resolves "." and ".." in a path against a folder; it never leaves the root.
func ResolvePath(folder, path string) string {
	if !strings.HasPrefix(path, "/") {
		path = folder + "/" + path
	}
	var kept []string
	for _, step := range strings.Split(path, "/") {
		switch step {
		case "", ".":
		case "..":
			if len(kept) > 0 {
				kept = kept[:len(kept)-1]
			}
		default:
			kept = append(kept, step)
		}
	}
	return "/" + strings.Join(kept, "/")
}
