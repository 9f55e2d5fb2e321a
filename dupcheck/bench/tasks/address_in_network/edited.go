package access

import (
	"strconv"
	"strings"
)

func number(address string) (uint32, bool) {
	var n uint32
	for _, part := range strings.Split(address, ".") {
		octet, err := strconv.ParseUint(part, 10, 8)
		if err != nil {
			return 0, false
		}
		n = n<<8 | uint32(octet)
	}
	return n, strings.Count(address, ".") == 3
}

// Allowed tells whether an IPv4 address lies in a network such as "10.0.0.0/8".
func Allowed(address string, networks []string) bool {
	wanted, valid := number(address)
	if !valid {
		return false
	}
	allowed := false
	for _, network := range networks {
		denied := strings.HasPrefix(network, "!")
		network = strings.TrimPrefix(network, "!")
		base, bits, masked := strings.Cut(network, "/")
		length := 32
		if masked {
			length, _ = strconv.Atoi(bits)
		}
		start, known := number(base)
		if known && (wanted^start)>>(32-length) == 0 {
			allowed = !denied
		}
	}
	return allowed
}
