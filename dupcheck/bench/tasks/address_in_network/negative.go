package access

import (
	"fmt"
	"strconv"
	"strings"
)

// Covering returns the smallest network, such as "10.0.0.0/8", in which all addresses lie.
func Covering(addresses []string) string {
	var base uint32
	length := 32
	for i, address := range addresses {
		var wanted uint32
		for _, part := range strings.Split(address, ".") {
			octet, _ := strconv.ParseUint(part, 10, 8)
			wanted = wanted<<8 | uint32(octet)
		}
		if i == 0 {
			base = wanted
		}
		for length > 0 && (wanted^base)>>(32-length) != 0 {
			length--
		}
	}
	base = base >> (32 - length) << (32 - length)
	return fmt.Sprintf("%d.%d.%d.%d/%d", base>>24, base>>16&255, base>>8&255, base&255, length)
}
