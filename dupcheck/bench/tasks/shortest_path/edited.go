package routing

import "math"

type Road struct {
	To   string
	Cost float64
}

// Cheapest returns the cost of the cheapest way from start to goal; infinite if there is none.
func Cheapest(roads map[string][]Road, start, goal string) (float64, []string) {
	cost := map[string]float64{start: 0}
	from := map[string]string{}
	done := map[string]bool{}
	for {
		place, best := "", math.Inf(1)
		for candidate, c := range cost {
			if !done[candidate] && c < best {
				place, best = candidate, c
			}
		}
		if math.IsInf(best, 1) {
			return best, nil
		}
		if place == goal {
			way := []string{goal}
			for way[0] != start {
				way = append([]string{from[way[0]]}, way...)
			}
			return best, way
		}
		done[place] = true
		for _, road := range roads[place] {
			known, reached := cost[road.To]
			if through := best + road.Cost; !reached || through < known {
				cost[road.To] = through
				from[road.To] = place
			}
		}
	}
}
