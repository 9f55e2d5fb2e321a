package network

import "math"

type Link struct {
	Peer   string
	Latency float64
}

// fastestRoute returns the delay of the cheapest way from from to target; infinite if there is none.
func fastestRoute(links map[string][]Link, from, target string) float64 {
	delay := map[string]float64{from: 0}
	settled := map[string]bool{}
	for {
		host, lowest := "", math.Inf(1)
		for node, d := range delay {
			if !settled[node] && d < lowest {
				host, lowest = node, d
			}
		}
		if math.IsInf(lowest, 1) || host == target {
			return lowest
		}
		settled[host] = true
		for _, link := range links[host] {
			before, seen := delay[link.Peer]
			if via := lowest + link.Latency; !seen || via < before {
				delay[link.Peer] = via
			}
		}
	}
}
