package edge

import "net/netip"

func trusted(client string, ranges []string) bool {
	ip, err := netip.ParseAddr(client)
	if err != nil || !ip.Is4() {
		return false
	}
	for i := range ranges {
		if single, err := netip.ParseAddr(ranges[i]); err == nil && single == ip {
			return true
		}
		if prefix, err := netip.ParsePrefix(ranges[i]); err == nil && prefix.Contains(ip) {
			return true
		}
	}
	return false
}
