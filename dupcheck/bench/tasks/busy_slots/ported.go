package calendar

import "sort"

type Slot struct{ Start, End int }

// BusySlots returns the stretches of time that are taken; meetings that touch count as one.
func BusySlots(meetings []Slot) []Slot {
	sorted := append([]Slot(nil), meetings...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].Start < sorted[j].Start })
	var merged []Slot
	for _, m := range sorted {
		if m.End <= m.Start {
			continue
		}
		last := len(merged) - 1
		if last >= 0 && m.Start <= merged[last].End {
			if m.End > merged[last].End {
				merged[last].End = m.End
			}
			continue
		}
		merged = append(merged, m)
	}
	return merged
}
