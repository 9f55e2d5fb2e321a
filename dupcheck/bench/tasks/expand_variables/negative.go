package settings

import "strings"

// Variables returns the names in "${NAME}" and "${NAME:-default}", each once, in order.
func Variables(text string) []string {
	var names []string
	seen := map[string]bool{}
	for i := 0; i < len(text); i++ {
		if text[i] != '$' || i+1 == len(text) {
			continue
		}
		end := strings.IndexByte(text[i:], '}')
		switch {
		case text[i+1] == '$':
			i++
		case text[i+1] == '{' && end > 0:
			name, _, _ := strings.Cut(text[i+2:i+end], ":-")
			if !seen[name] {
				names = append(names, name)
				seen[name] = true
			}
			i += end
		}
	}
	return names
}
