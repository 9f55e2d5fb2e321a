package settings

import (
	"fmt"
	"sort"
	"strings"
)

func Encode(all map[string]map[string]string) string {
	var document strings.Builder
	titles := make([]string, 0, len(all))
	for title := range all {
		titles = append(titles, title)
	}
	sort.Strings(titles)
	for _, title := range titles {
		if title != "" {
			fmt.Fprintf(&document, "[%s]\n", title)
		}
		names := make([]string, 0, len(all[title]))
		for name := range all[title] {
			names = append(names, name)
		}
		sort.Strings(names)
		for _, name := range names {
			fmt.Fprintf(&document, "%s = %s\n", name, all[title][name])
		}
	}
	return document.String()
}
