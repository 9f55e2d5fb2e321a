package sync

type Row struct {
	ID     string
	Fields map[string]string
}

type Changes struct {
	Added, Removed []Row
	Changed        map[string][]string
}

// ListChanges compares two lists of rows by their ids.
func ListChanges(before, after []Row) Changes {
	changes := Changes{Changed: map[string][]string{}}
	old := make(map[string]Row, len(before))
	for _, row := range before {
		old[row.ID] = row
	}
	for _, row := range after {
		known, found := old[row.ID]
		if !found {
			changes.Added = append(changes.Added, row)
			continue
		}
		delete(old, row.ID)
		for field, value := range row.Fields {
			if known.Fields[field] != value {
				changes.Changed[row.ID] = append(changes.Changed[row.ID], field)
			}
		}
	}
	for _, row := range before {
		if _, gone := old[row.ID]; gone {
			changes.Removed = append(changes.Removed, row)
		}
	}
	return changes
}
