package ladder

// SlotFor expects prices in ascending order.
func SlotFor(price int, prices []int) int {
	base, size := 0, len(prices)
	for size > 0 {
		half := size / 2
		if prices[base+half] < price {
			base += half + 1
			size -= half + 1
		} else {
			size = half
		}
	}
	return base
}
