package settings

import "strings"

// Expand replaces "${NAME}" and "${NAME:-default}" in a text; "$$" is a dollar sign.
func Expand(text string, values map[string]string) string {
	var out strings.Builder
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
			name, fallback, _ := strings.Cut(text[i+2:i+end], ":-")
			if value := values[name]; value != "" {
				out.WriteString(value)
			} else {
				out.WriteString(fallback)
			}
			i += end
		default:
			out.WriteByte('$')
		}
	}
	return out.String()
}
