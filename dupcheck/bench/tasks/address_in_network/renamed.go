package firewall

import (
	"strconv"
	"strings"
)

func number(peer string) (uint32, bool) {
	var n uint32
	for _, part := range strings.Split(peer, ".") {
		octet, err := strconv.ParseUint(part, 10, 8)
		if err != nil {
			return 0, false
		}
		n = n<<8 | uint32(octet)
	}
	return n, strings.Count(peer, ".") == 3
}

// matchesRule tells whether an IPv4 peer lies in a rule such as "10.0.0.0/8".
func matchesRule(peer string, rules []string) bool {
	source, parsed := number(peer)
	if !parsed {
		return false
	}
	for _, rule := range rules {
		prefix, suffix, hasSuffix := strings.Cut(rule, "/")
		width := 32
		if hasSuffix {
			width, _ = strconv.Atoi(suffix)
		}
		origin, fine := number(prefix)
		if fine && (source^origin)>>(32-width) == 0 {
			return true
		}
	}
	return false
}
