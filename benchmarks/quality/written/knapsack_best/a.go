package packing

type Item struct {
	Weight, Value int
}

func MaxValue(items []Item, capacity int) int {
	best := make([]int, capacity+1)
	for _, item := range items {
		for room := capacity; room >= item.Weight; room-- {
			if v := best[room-item.Weight] + item.Value; v > best[room] {
				best[room] = v
			}
		}
	}
	return best[capacity]
}
