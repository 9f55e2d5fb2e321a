package occupancy

import "sort"

type Stay struct{ Arrive, Leave int }

// PeakGuests tells how many rooms the house needs on its fullest night.
func PeakGuests(stays []Stay) int {
	arrivals := make([]int, len(stays))
	departures := make([]int, len(stays))
	for i, s := range stays {
		arrivals[i] = s.Arrive
		departures[i] = s.Leave
	}
	sort.Ints(arrivals)
	sort.Ints(departures)
	peak, gone := 0, 0
	for i, a := range arrivals {
		for departures[gone] <= a {
			gone++
		}
		if now := i + 1 - gone; now > peak {
			peak = now
		}
	}
	return peak
}
