package queue

// BatchBySize packs messages, in order, into batches of at most limit bytes.
func BatchBySize(messages []string, limit int) [][]string {
	var batches [][]string
	var batch []string
	size := 0
	for _, message := range messages {
		if len(batch) > 0 && size+len(message) > limit {
			batches = append(batches, batch)
			batch = nil
			size = 0
		}
		batch = append(batch, message)
		size += len(message)
	}
	if len(batch) > 0 {
		batches = append(batches, batch)
	}
	return batches
}
