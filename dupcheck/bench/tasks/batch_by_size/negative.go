package queue

// BatchEvenly gives each message to the batch that is the smallest so far.
func BatchEvenly(messages []string, count int) [][]string {
	batches := make([][]string, count)
	sizes := make([]int, count)
	for _, message := range messages {
		smallest := 0
		for i, size := range sizes {
			if size < sizes[smallest] {
				smallest = i
			}
		}
		batches[smallest] = append(batches[smallest], message)
		sizes[smallest] += len(message)
	}
	return batches
}
