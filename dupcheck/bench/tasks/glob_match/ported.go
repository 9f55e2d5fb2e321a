package match

// Glob tells whether a name matches a pattern with "*" for anything and "?" for one letter.
func Glob(pattern, name string) bool {
	p, n := 0, 0
	star, start := -1, 0
	for n < len(name) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, start = p, n
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == name[n]):
			p++
			n++
		case star >= 0:
			start++
			p, n = star+1, start
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == '*' {
		p++
	}
	return p == len(pattern)
}
