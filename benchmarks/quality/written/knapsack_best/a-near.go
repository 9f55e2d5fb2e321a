package packing

import "sort"

// BinsNeeded packs by first fit decreasing; no weight may exceed the capacity.
func BinsNeeded(weights []int, capacity int) int {
	sorted := append([]int(nil), weights...)
	sort.Sort(sort.Reverse(sort.IntSlice(sorted)))
	var rooms []int
	for _, weight := range sorted {
		placed := false
		for i, room := range rooms {
			if weight <= room {
				rooms[i] -= weight
				placed = true
				break
			}
		}
		if !placed {
			rooms = append(rooms, capacity-weight)
		}
	}
	return len(rooms)
}
