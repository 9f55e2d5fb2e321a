package upload

// GroupForUpload packs documents, in order, into groups of at most quota bytes.
func GroupForUpload(documents []string, quota int) [][]string {
	var groups [][]string
	var group []string
	weight := 0
	for _, document := range documents {
		if len(group) > 0 && weight+len(document) > quota {
			groups = append(groups, group)
			group = nil
			weight = 0
		}
		group = append(group, document)
		weight += len(document)
	}
	if len(group) > 0 {
		groups = append(groups, group)
	}
	return groups
}
