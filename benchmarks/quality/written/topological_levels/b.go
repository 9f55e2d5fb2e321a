package rollout

import (
	"errors"
	"sort"
)

var ErrCircular = errors.New("services depend on each other in a circle")

func Stages(upstream map[string][]string) ([][]string, error) {
	done := map[string]bool{}
	var stages [][]string
	for len(done) < len(upstream) {
		var ready []string
	services:
		for service, needs := range upstream {
			if done[service] {
				continue
			}
			for _, need := range needs {
				if _, listed := upstream[need]; listed && !done[need] {
					continue services
				}
			}
			ready = append(ready, service)
		}
		if len(ready) == 0 {
			return nil, ErrCircular
		}
		sort.Strings(ready)
		for _, service := range ready {
			done[service] = true
		}
		stages = append(stages, ready)
	}
	return stages, nil
}
