package text

import (
	"strings"
	"unicode"
)

// SqueezeSpaces trims a text and makes each run of white space one blank.
func SqueezeSpaces(text string) string {
	var out strings.Builder
	pending := false
	for _, char := range text {
		if unicode.IsSpace(char) {
			pending = out.Len() > 0
			continue
		}
		if pending {
			out.WriteByte(' ')
			pending = false
		}
		out.WriteRune(char)
	}
	return out.String()
}
