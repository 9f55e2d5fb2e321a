package store

func (s *Store) OpenIndex(path string) (*Index, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	header, err := readHeader(file)
	if err != nil {
		return nil, err
	}
	return newIndex(header, file), nil
}

func (s *Store) Replay(id string) (*Journal, error) {
	journal, err := s.journals.Find(id)
	if err != nil {
		return nil, err
	}
	events, err := journal.Events()
	if err != nil {
		return nil, err
	}
	return journal.Apply(events), nil
}
