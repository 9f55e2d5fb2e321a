package imports

func Label(sheet [][]string) []map[string]string {
	var labelled []map[string]string
	for n, cells := range sheet {
		if n == 0 {
			continue
		}
		entry := map[string]string{}
		for _, title := range sheet[0] {
			entry[title] = ""
		}
		for col, cell := range cells {
			if col == len(sheet[0]) {
				break
			}
			entry[sheet[0][col]] = cell
		}
		labelled = append(labelled, entry)
	}
	return labelled
}
