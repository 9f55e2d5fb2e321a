package a

func init() {
	register("lower", strings.ToLower, "text in lower case")
	register("upper", strings.ToUpper, "text in upper case")
	register("trim", strings.TrimSpace, "text without blanks")
	register("title", titled, "each word with a capital")
}
