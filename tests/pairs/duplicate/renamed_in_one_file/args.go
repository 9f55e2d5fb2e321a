package flags

func AtLeast(n int) Check {
	return func(owner *Option, words []string) error {
		if len(words) < n {
			return fmt.Errorf("%s needs at least %d word(s), got %d", owner.Name(), n, len(words))
		}
		return nil
	}
}

func NoFewerThan(lowest int) Check {
	return func(option *Option, given []string) error {
		if len(given) < lowest {
			return fmt.Errorf("%s needs at least %d word(s), got %d", option.Name(), lowest, len(given))
		}
		return nil
	}
}
