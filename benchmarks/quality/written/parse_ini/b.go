package settings

import (
	"bufio"
	"strings"
)

func Decode(document string) map[string]map[string]string {
	all := map[string]map[string]string{}
	current := map[string]string{}
	all[""] = current
	scanner := bufio.NewScanner(strings.NewReader(document))
	for scanner.Scan() {
		row := strings.TrimSpace(scanner.Text())
		switch {
		case row == "", row[0] == ';', row[0] == '#':
		case row[0] == '[' && row[len(row)-1] == ']':
			title := strings.TrimSpace(row[1 : len(row)-1])
			if all[title] == nil {
				all[title] = map[string]string{}
			}
			current = all[title]
		default:
			if name, setting, ok := strings.Cut(row, "="); ok {
				current[strings.TrimSpace(name)] = strings.TrimSpace(setting)
			}
		}
	}
	return all
}
