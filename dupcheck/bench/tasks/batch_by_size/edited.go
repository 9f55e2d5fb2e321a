package queue

// BatchBySize packs messages, in order, into batches of at most limit bytes.
func BatchBySize(messages []string, limit, overhead int) (batches [][]string, rejected []string) {
	var batch []string
	size := 0
	for _, message := range messages {
		cost := len(message) + overhead
		if cost > limit {
			rejected = append(rejected, message)
			continue
		}
		if len(batch) > 0 && size+cost > limit {
			batches = append(batches, batch)
			batch = nil
			size = 0
		}
		batch = append(batch, message)
		size += cost
	}
	if len(batch) > 0 {
		batches = append(batches, batch)
	}
	return batches, rejected
}
