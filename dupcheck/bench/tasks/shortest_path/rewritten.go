package planner

import "math"

type Edge struct {
	A, B   string
	Weight float64
}

func distance(edges []Edge, source, sink string) float64 {
	reach := map[string]float64{source: 0}
	for improved := true; improved; {
		improved = false
		for _, e := range edges {
			tail, ok := reach[e.A]
			if !ok {
				continue
			}
			if head, seen := reach[e.B]; !seen || tail+e.Weight < head {
				reach[e.B] = tail + e.Weight
				improved = true
			}
		}
	}
	if total, ok := reach[sink]; ok {
		return total
	}
	return math.Inf(1)
}
