package stats

import "math"

func StdDev(xs []float64) float64 {
	if len(xs) < 2 {
		return 0
	}
	var mean, m2 float64
	for i, x := range xs {
		delta := x - mean
		mean += delta / float64(i+1)
		m2 += delta * (x - mean)
	}
	return math.Sqrt(m2 / float64(len(xs)-1))
}
