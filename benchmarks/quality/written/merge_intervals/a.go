package spans

import "sort"

type Span struct {
	From, To int
}

// Compact does not modify its argument.
func Compact(in []Span) []Span {
	spans := make([]Span, 0, len(in))
	for _, s := range in {
		if s.To < s.From {
			s.From, s.To = s.To, s.From
		}
		spans = append(spans, s)
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i].From < spans[j].From })

	var out []Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.From <= out[n-1].To {
			if s.To > out[n-1].To {
				out[n-1].To = s.To
			}
			continue
		}
		out = append(out, s)
	}
	return out
}
