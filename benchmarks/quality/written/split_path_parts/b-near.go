package library

import "fmt"

func FreeName(track string, taken map[string]bool) string {
	dot := len(track)
	for i := len(track) - 1; i > 0 && track[i] != '/'; i-- {
		if track[i] == '.' && track[i-1] != '/' {
			dot = i
			break
		}
	}
	name := track
	for n := 2; taken[name]; n++ {
		name = fmt.Sprintf("%s (%d)%s", track[:dot], n, track[dot:])
	}
	taken[name] = true
	return name
}
