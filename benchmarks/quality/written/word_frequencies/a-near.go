package text

import (
	"sort"
	"strings"
	"unicode"
)

// Index maps each word to the numbers of the lines on which it occurs.
func Index(text string) map[string][]int {
	lines := map[string][]int{}
	for number, line := range strings.Split(strings.ToLower(text), "\n") {
		words := strings.FieldsFunc(line, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r)
		})
		sort.Strings(words)
		for i, w := range words {
			if i > 0 && words[i-1] == w {
				continue
			}
			lines[w] = append(lines[w], number+1)
		}
	}
	return lines
}
