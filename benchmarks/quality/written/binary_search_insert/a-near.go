package search

// Peak finds an index whose neighbours are both smaller; items must not be empty.
func Peak(items []int) int {
	lo, hi := 0, len(items)-1
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if items[mid] < items[mid+1] {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
