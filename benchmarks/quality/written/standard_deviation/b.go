package quality

import "math"

func Scatter(weights ...float64) float64 {
	var mean, squares float64
	for i, w := range weights {
		delta := w - mean
		mean += delta / float64(i+1)
		squares += delta * (w - mean)
	}
	if len(weights) < 2 {
		return 0
	}
	return math.Sqrt(squares / float64(len(weights)-1))
}
