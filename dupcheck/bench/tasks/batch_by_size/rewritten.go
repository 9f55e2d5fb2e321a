package transport

func split(payloads []string, most int) (parts [][]string) {
	for begin := 0; begin < len(payloads); {
		room := most - len(payloads[begin])
		end := begin + 1
		for end < len(payloads) && len(payloads[end]) <= room {
			room -= len(payloads[end])
			end++
		}
		parts = append(parts, payloads[begin:end:end])
		begin = end
	}
	return parts
}
