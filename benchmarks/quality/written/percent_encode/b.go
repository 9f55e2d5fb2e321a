package links

import (
	"fmt"
	"regexp"
)

var unsafeByte = regexp.MustCompile(`[^A-Za-z0-9\-._~]+`)

func Escape(segment string) string {
	return unsafeByte.ReplaceAllStringFunc(segment, func(run string) string {
		escaped := make([]byte, 0, 3*len(run))
		for i := 0; i < len(run); i++ {
			escaped = fmt.Appendf(escaped, "%%%02X", run[i])
		}
		return string(escaped)
	})
}
