package library

func Dissect(track string) (album, title, format string) {
	slash, dot := -1, len(track)
	for i := len(track) - 1; i >= 0; i-- {
		if track[i] == '/' {
			slash = i
			break
		}
		if track[i] == '.' && dot == len(track) && i > 0 && track[i-1] != '/' {
			dot = i
		}
	}
	switch slash {
	case -1:
		album = "."
	case 0:
		album = "/"
	default:
		album = track[:slash]
	}
	return album, track[slash+1 : dot], track[dot:]
}
