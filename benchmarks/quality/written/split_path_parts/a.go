package paths

import "strings"

func Parts(path string) (dir, stem, ext string) {
	base := path
	if slash := strings.LastIndexByte(path, '/'); slash >= 0 {
		dir, base = path[:slash], path[slash+1:]
		if dir == "" {
			dir = "/"
		}
	}
	if dot := strings.LastIndexByte(base, '.'); dot > 0 {
		return dir, base[:dot], base[dot+1:]
	}
	return dir, base, ""
}
