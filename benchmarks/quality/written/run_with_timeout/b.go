package gateway

import (
	"context"
	"time"
)

// Within leaves a late query running; its answer is dropped.
func Within[T any](patience time.Duration, query func() (T, error)) (answer T, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	finished := make(chan func() (T, error), 1)
	go func() {
		got, failure := query()
		finished <- func() (T, error) { return got, failure }
	}()
	select {
	case result := <-finished:
		return result()
	case <-ctx.Done():
		return answer, ctx.Err()
	}
}
