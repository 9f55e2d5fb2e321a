package flags

func AtLeast(n int) Check {
	return func(owner *Option, words []string) error {
		if len(words) < n {
			return fmt.Errorf("needs at least %d word(s), got %d", n, len(words))
		}
		return nil
	}
}

func AtMost(n int) Check {
	return func(owner *Option, words []string) error {
		if len(words) > n {
			return fmt.Errorf("takes at most %d word(s), got %d", n, len(words))
		}
		return nil
	}
}
