package stats

// MaxDrawdown is the greatest relative fall from a peak to a later value.
func MaxDrawdown(prices []float64) float64 {
	if len(prices) < 2 {
		return 0
	}
	peak := prices[0]
	var worst float64
	for _, price := range prices[1:] {
		if price > peak {
			peak = price
			continue
		}
		if fall := (peak - price) / peak; fall > worst {
			worst = fall
		}
	}
	return worst
}
