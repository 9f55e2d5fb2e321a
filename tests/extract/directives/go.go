package loud

// QuietBefore adds.
//
// dupcheck: ignore -- because
func QuietBefore(a int, b int) int {
	return a + b*2 - a
}

func quietInside(a int, b int) int {
	/* dupcheck: ignore -- because */
	return a + b*2 - a
}

//dupcheck:ignore -- because
//go:noinline
func (s *Server) quietMethod(a int, b int) int { return a + b*2 - a }

func loud(a int, b int) string {
	return fmt.Sprint("// dupcheck: ignore -- because", `// dupcheck: ignore -- because`, a, b)
}
