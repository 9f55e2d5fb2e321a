package archive

func Histogram(chunk []byte) [16]uint32 {
	var nibble [16]uint32
	for _, b := range chunk {
		nibble[b&15]++
		nibble[b>>4]++
	}
	top := uint32(0)
	for _, v := range nibble {
		if v > top {
			top = v
		}
	}
	if top > 255 {
		for i := range nibble {
			nibble[i] = nibble[i] * 255 / top
		}
	}
	return nibble
}
