package httpfile

import (
	"strconv"
	"strings"
)

// byteRange returns the first and last offset; ok is false if the range is unsatisfiable.
func byteRange(header string, size int64) (first, last int64, ok bool) {
	spec, found := strings.CutPrefix(header, "bytes=")
	if !found {
		return 0, 0, false
	}
	from, to, found := strings.Cut(strings.TrimSpace(spec), "-")
	if !found {
		return 0, 0, false
	}
	if from == "" {
		suffix, err := strconv.ParseInt(to, 10, 64)
		if err != nil || suffix <= 0 || size == 0 {
			return 0, 0, false
		}
		return max(0, size-suffix), size - 1, true
	}
	first, err := strconv.ParseInt(from, 10, 64)
	if err != nil || first < 0 || first >= size {
		return 0, 0, false
	}
	last = size - 1
	if to != "" {
		end, err := strconv.ParseInt(to, 10, 64)
		if err != nil || end < first {
			return 0, 0, false
		}
		last = min(last, end)
	}
	return first, last, true
}
