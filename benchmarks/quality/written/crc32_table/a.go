package checksum

const polynomial = 0xEDB88320

func CRC32(data []byte) uint32 {
	var table [256]uint32
	for i := range table {
		entry := uint32(i)
		for bit := 0; bit < 8; bit++ {
			if entry&1 == 1 {
				entry = entry>>1 ^ polynomial
			} else {
				entry >>= 1
			}
		}
		table[i] = entry
	}

	sum := ^uint32(0)
	for _, b := range data {
		sum = table[byte(sum)^b] ^ sum>>8
	}
	return ^sum
}
