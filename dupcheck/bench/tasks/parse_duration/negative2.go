package config

import "strconv"

// ParseSize returns the bytes of a text like "1.5m" and whether it could be read.
func ParseSize(text string) (int, bool) {
	units := map[byte]float64{'b': 1, 'k': 1 << 10, 'm': 1 << 20, 'g': 1 << 30}
	if len(text) < 2 {
		return 0, false
	}
	unit, known := units[text[len(text)-1]]
	if !known {
		return 0, false
	}
	number, err := strconv.ParseFloat(text[:len(text)-1], 64)
	if err != nil || number < 0 {
		return 0, false
	}
	return int(number * unit), true
}
