package config

import "unicode"

// ParseDuration returns the seconds of a text like "1h30m" and whether it could be read.
func ParseDuration(text string) (int, bool) {
	units := map[rune]int{'s': 1, 'm': 60, 'h': 3600, 'd': 86400}
	total, number, seen := 0, 0, false
	for _, char := range text {
		char = unicode.ToLower(char)
		switch {
		case char >= '0' && char <= '9':
			number = number*10 + int(char-'0')
			seen = true
		case units[char] > 0:
			if !seen {
				return 0, false
			}
			total += number * units[char]
			number, seen = 0, false
		case !unicode.IsSpace(char):
			return 0, false
		}
	}
	return total, !seen
}
