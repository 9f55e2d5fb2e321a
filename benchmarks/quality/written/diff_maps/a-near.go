package config

import "fmt"

// Overlay puts the maps on top of each other; two different values of one key are an error.
func Overlay(layers ...map[string]string) (map[string]string, error) {
	all := make(map[string]string)
	for i, layer := range layers {
		for key, value := range layer {
			old, existed := all[key]
			switch {
			case !existed:
				all[key] = value
			case old != value:
				return nil, fmt.Errorf("layer %d: %s is %q, was %q", i, key, value, old)
			}
		}
	}
	return all, nil
}
