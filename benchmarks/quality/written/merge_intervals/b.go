package occupancy

import "sort"

type Stay struct{ Arrive, Leave int }

func CondenseStays(stays []Stay) []Stay {
	out := append([]Stay(nil), stays...)
	sort.Slice(out, func(i, j int) bool { return out[i].Arrive < out[j].Arrive })
	w := 0
	for r := 1; r < len(out); r++ {
		if out[r].Arrive > out[w].Leave {
			w++
			out[w] = out[r]
			continue
		}
		if out[r].Leave > out[w].Leave {
			out[w].Leave = out[r].Leave
		}
	}
	if len(out) == 0 {
		return out
	}
	return out[:w+1]
}
