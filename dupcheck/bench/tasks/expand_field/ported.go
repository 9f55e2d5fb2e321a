package cron

import (
	"fmt"
	"strconv"
	"strings"
)

// expandField marks the numbers that a field such as "*/15" or "1-5,10" stands for.
func expandField(field string, low, high int) (map[int]bool, error) {
	numbers := map[int]bool{}
	for _, part := range strings.Split(field, ",") {
		span, step, stepped := strings.Cut(part, "/")
		first, last, by := low, high, 1
		var err error
		if from, to, isRange := strings.Cut(span, "-"); isRange {
			if first, err = strconv.Atoi(from); err == nil {
				last, err = strconv.Atoi(to)
			}
		} else if span != "*" {
			if first, err = strconv.Atoi(span); !stepped {
				last = first
			}
		}
		if err == nil && stepped {
			by, err = strconv.Atoi(step)
		}
		if err != nil || by < 1 || first < low || last > high {
			return nil, fmt.Errorf("out of range: %s", field)
		}
		for n := first; n <= last; n += by {
			numbers[n] = true
		}
	}
	return numbers, nil
}
