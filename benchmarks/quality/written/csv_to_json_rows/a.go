package table

func Records(rows [][]string) []map[string]string {
	if len(rows) == 0 {
		return nil
	}
	columns := rows[0]
	records := make([]map[string]string, 0, len(rows)-1)
	for _, row := range rows[1:] {
		record := make(map[string]string, len(columns))
		for i, column := range columns {
			if i < len(row) {
				record[column] = row[i]
			} else {
				record[column] = ""
			}
		}
		records = append(records, record)
	}
	return records
}
