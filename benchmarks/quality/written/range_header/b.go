package media

import (
	"fmt"
	"strings"
)

type Span struct{ From, To int64 }

func Excerpt(size int64, header string) *Span {
	var from, to int64
	spec, isBytes := strings.CutPrefix(header, "bytes=")
	if !isBytes || size <= 0 {
		return nil
	}
	if n, _ := fmt.Sscanf(spec, "%d-%d", &from, &to); n == 2 {
		if from < 0 || from > to || from >= size {
			return nil
		}
		return &Span{from, min(to, size-1)}
	}
	if strings.HasPrefix(spec, "-") {
		if n, _ := fmt.Sscanf(spec, "-%d", &to); n != 1 || to <= 0 {
			return nil
		}
		return &Span{max(0, size-to), size - 1}
	}
	if n, _ := fmt.Sscanf(spec, "%d-", &from); n == 1 && strings.HasSuffix(spec, "-") && from < size {
		return &Span{from, size - 1}
	}
	return nil
}
