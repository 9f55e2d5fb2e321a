package httpfile

import (
	"strconv"
	"strings"
)

// parseContentRange reads a response's "bytes 0-99/1234"; total is -1 for "*".
func parseContentRange(header string) (first, last, total int64, ok bool) {
	spec, found := strings.CutPrefix(header, "bytes ")
	if !found {
		return 0, 0, 0, false
	}
	span, length, found := strings.Cut(strings.TrimSpace(spec), "/")
	if !found {
		return 0, 0, 0, false
	}
	total = -1
	if length != "*" {
		n, err := strconv.ParseInt(length, 10, 64)
		if err != nil {
			return 0, 0, 0, false
		}
		total = n
	}
	from, to, _ := strings.Cut(span, "-")
	first, errFirst := strconv.ParseInt(from, 10, 64)
	last, errLast := strconv.ParseInt(to, 10, 64)
	if errFirst != nil || errLast != nil || last < first {
		return 0, 0, 0, false
	}
	return first, last, total, true
}
