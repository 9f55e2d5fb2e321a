package imports

import "fmt"

func Validate(sheet [][]string, required map[string]bool) []string {
	var complaints []string
	for n, cells := range sheet {
		if n == 0 {
			continue
		}
		if len(cells) > len(sheet[0]) {
			complaints = append(complaints, fmt.Sprintf("row %d: too many cells", n))
		}
		for col, title := range sheet[0] {
			if required[title] && (col >= len(cells) || cells[col] == "") {
				complaints = append(complaints, fmt.Sprintf("row %d: %s is missing", n, title))
			}
		}
	}
	return complaints
}
