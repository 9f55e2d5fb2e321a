package async

import "time"

// Every calls f in intervals until the returned function is called.
func Every(interval time.Duration, f func(time.Time)) (stop func()) {
	done := make(chan struct{})
	finished := make(chan struct{})
	ticker := time.NewTicker(interval)
	go func() {
		defer close(finished)
		defer ticker.Stop()
		for {
			select {
			case now := <-ticker.C:
				f(now)
			case <-done:
				return
			}
		}
	}()
	return func() {
		close(done)
		<-finished
	}
}
