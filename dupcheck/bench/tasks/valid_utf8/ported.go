package text

// ValidUTF8 tells whether bytes are well-formed UTF-8: no overlong forms, no surrogates.
func ValidUTF8(s []byte) bool {
	smallest := [4]uint32{0, 0x80, 0x800, 0x10000}
	for i := 0; i < len(s); {
		lead := s[i]
		i++
		more := 0
		switch {
		case lead >= 0xF0:
			more = 3
		case lead >= 0xE0:
			more = 2
		case lead >= 0x80:
			more = 1
		}
		if (lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || i+more > len(s) {
			return false
		}
		code := uint32(lead)
		if more > 0 {
			code &= 0x7F >> (more + 1)
		}
		for k := 0; k < more; k++ {
			if s[i]&0xC0 != 0x80 {
				return false
			}
			code = code<<6 | uint32(s[i]&0x3F)
			i++
		}
		if code < smallest[more] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) {
			return false
		}
	}
	return true
}
