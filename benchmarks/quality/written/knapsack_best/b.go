package freight

type Crate struct{ Kilos, Revenue int }

func MaxRevenue(crates []Crate, payload int) int {
	type state struct{ index, room int }
	known := map[state]int{}
	var best func(index, room int) int
	best = func(index, room int) int {
		if index == len(crates) {
			return 0
		}
		at := state{index, room}
		if revenue, ok := known[at]; ok {
			return revenue
		}
		revenue := best(index+1, room)
		if crate := crates[index]; crate.Kilos <= room {
			revenue = max(revenue, crate.Revenue+best(index+1, room-crate.Kilos))
		}
		known[at] = revenue
		return revenue
	}
	return best(0, payload)
}
