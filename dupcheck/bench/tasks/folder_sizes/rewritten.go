package usage

import "strings"

type File struct {
	Path  string
	Bytes int64
}

func Accumulate(listing []File) map[string]int64 {
	occupied := make(map[string]int64)
	for _, file := range listing {
		parent := file.Path
		for {
			cut := strings.LastIndexByte(parent, '/')
			if cut <= 0 {
				break
			}
			parent = parent[:cut]
			occupied[parent] += file.Bytes
		}
	}
	return occupied
}
