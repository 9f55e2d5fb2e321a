package build

import (
	"errors"
	"sort"
)

var ErrCycle = errors.New("build: dependency cycle")

func Waves(deps map[string][]string) ([][]string, error) {
	blockers := map[string]int{}
	dependents := map[string][]string{}
	for target, needs := range deps {
		blockers[target] += len(needs)
		for _, need := range needs {
			blockers[need] += 0
			dependents[need] = append(dependents[need], target)
		}
	}

	var wave []string
	for target, n := range blockers {
		if n == 0 {
			wave = append(wave, target)
		}
	}
	var waves [][]string
	done := 0
	for len(wave) > 0 {
		sort.Strings(wave)
		waves = append(waves, wave)
		done += len(wave)
		var next []string
		for _, target := range wave {
			for _, dependent := range dependents[target] {
				if blockers[dependent]--; blockers[dependent] == 0 {
					next = append(next, dependent)
				}
			}
		}
		wave = next
	}
	if done < len(blockers) {
		return nil, ErrCycle
	}
	return waves, nil
}
