package feedback

import (
	"sort"
	"strings"
	"unicode"
)

type Term struct {
	Text string
	Hits int
}

func TopTerms(limit int, comments string) []Term {
	seen := map[string]int{}
	most := 0
	for _, term := range strings.FieldsFunc(strings.ToLower(comments), func(r rune) bool {
		return !unicode.IsLetter(r) && r != '\''
	}) {
		seen[term]++
		most = max(most, seen[term])
	}
	buckets := make([][]string, most+1)
	for text, hits := range seen {
		buckets[hits] = append(buckets[hits], text)
	}
	var top []Term
	for hits := most; hits > 0; hits-- {
		sort.Strings(buckets[hits])
		for _, text := range buckets[hits] {
			if len(top) == limit {
				return top
			}
			top = append(top, Term{text, hits})
		}
	}
	return top
}
