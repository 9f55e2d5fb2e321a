package audit

import (
	"slices"
	"strings"
)

type field struct{ name, value string }

func Changes(now, then map[string]string) (gained, lost, altered []string) {
	flatten := func(m map[string]string) (fields []field) {
		for name, value := range m {
			fields = append(fields, field{name, value})
		}
		slices.SortFunc(fields, func(a, b field) int { return strings.Compare(a.name, b.name) })
		return fields
	}
	fresh, old := flatten(now), flatten(then)
	for len(fresh) > 0 || len(old) > 0 {
		switch {
		case len(old) == 0 || len(fresh) > 0 && fresh[0].name < old[0].name:
			gained = append(gained, fresh[0].name)
			fresh = fresh[1:]
		case len(fresh) == 0 || old[0].name < fresh[0].name:
			lost = append(lost, old[0].name)
			old = old[1:]
		default:
			if fresh[0].value != old[0].value {
				altered = append(altered, old[0].name)
			}
			fresh, old = fresh[1:], old[1:]
		}
	}
	return gained, lost, altered
}
