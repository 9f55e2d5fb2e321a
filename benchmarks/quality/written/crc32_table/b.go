package archive

func Fingerprint(chunk []byte) uint32 {
	var nibble [16]uint32
	for i := range nibble {
		v := uint32(i)
		for step := 0; step < 4; step++ {
			if v&1 != 0 {
				v = v>>1 ^ 0xEDB88320
			} else {
				v >>= 1
			}
		}
		nibble[i] = v
	}
	sum := ^uint32(0)
	for _, b := range chunk {
		sum ^= uint32(b)
		sum = nibble[sum&15] ^ sum>>4
		sum = nibble[sum&15] ^ sum>>4
	}
	return ^sum
}
