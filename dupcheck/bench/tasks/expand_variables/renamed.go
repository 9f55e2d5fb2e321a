package templates

import "strings"

// fillIn replaces "${NAME}" and "${NAME:-default}" in a template; "$$" is a dollar sign.
func fillIn(template string, fields map[string]string) string {
	var result strings.Builder
	for pos := 0; pos < len(template); pos++ {
		if template[pos] != '$' || pos+1 == len(template) {
			result.WriteByte(template[pos])
			continue
		}
		close := strings.IndexByte(template[pos:], '}')
		switch {
		case template[pos+1] == '$':
			result.WriteByte('$')
			pos++
		case template[pos+1] == '{' && close > 0:
			field, otherwise, _ := strings.Cut(template[pos+2:pos+close], ":-")
			if content := fields[field]; content != "" {
				result.WriteString(content)
			} else {
				result.WriteString(otherwise)
			}
			pos += close
		default:
			result.WriteByte('$')
		}
	}
	return result.String()
}
