package config

import (
	"fmt"
	"strings"
)

func ParseINI(data string) (map[string]map[string]string, error) {
	sections := make(map[string]map[string]string)
	name := ""
	for i, line := range strings.Split(data, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == ';' || line[0] == '#':
			continue
		case line[0] == '[' && line[len(line)-1] == ']':
			name = strings.TrimSpace(line[1 : len(line)-1])
			if sections[name] == nil {
				sections[name] = make(map[string]string)
			}
		default:
			key, value, found := strings.Cut(line, "=")
			if !found {
				return nil, fmt.Errorf("line %d: missing '='", i+1)
			}
			if sections[name] == nil {
				sections[name] = make(map[string]string)
			}
			sections[name][strings.TrimSpace(key)] = strings.TrimSpace(value)
		}
	}
	return sections, nil
}
