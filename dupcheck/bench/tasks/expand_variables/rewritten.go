package deploy

import "regexp"

var placeholder = regexp.MustCompile(`\$\$|\$\{([^}:]*)(?::-([^}]*))?\}`)

func interpolate(source string, env map[string]string) string {
	return placeholder.ReplaceAllStringFunc(source, func(found string) string {
		if found == "$$" {
			return "$"
		}
		groups := placeholder.FindStringSubmatch(found)
		if known, ok := env[groups[1]]; ok && len(known) > 0 {
			return known
		}
		return groups[2]
	})
}
