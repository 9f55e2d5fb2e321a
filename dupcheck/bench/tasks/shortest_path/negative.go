package routing

import "math"

type Road struct {
	To   string
	Cost float64
}

// CheapestNetwork returns the cost of the cheapest roads that tie all places to start.
func CheapestNetwork(roads map[string][]Road, start string) float64 {
	cost := map[string]float64{start: 0}
	done := map[string]bool{}
	total := 0.0
	for {
		place, best := "", math.Inf(1)
		for candidate, c := range cost {
			if !done[candidate] && c < best {
				place, best = candidate, c
			}
		}
		if math.IsInf(best, 1) {
			return total
		}
		done[place] = true
		total += best
		for _, road := range roads[place] {
			known, reached := cost[road.To]
			if !reached || road.Cost < known {
				cost[road.To] = road.Cost
			}
		}
	}
}
