package config

import "sort"

type Changes struct {
	Added, Removed, Changed []string
}

func Compare(before, after map[string]string) Changes {
	var c Changes
	for key, value := range after {
		old, existed := before[key]
		switch {
		case !existed:
			c.Added = append(c.Added, key)
		case old != value:
			c.Changed = append(c.Changed, key)
		}
	}
	for key := range before {
		if _, kept := after[key]; !kept {
			c.Removed = append(c.Removed, key)
		}
	}
	sort.Strings(c.Added)
	sort.Strings(c.Removed)
	sort.Strings(c.Changed)
	return c
}
