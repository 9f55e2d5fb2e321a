pub struct TokenBucket {
    capacity: f64,
    per_second: f64,
    tokens: f64,
    updated_ms: u64,
}

impl TokenBucket {
    pub fn try_take(&mut self, now_ms: u64, cost: f64) -> bool {
        let elapsed = now_ms.saturating_sub(self.updated_ms) as f64 / 1000.0;
        self.tokens = self.capacity.min(self.tokens + elapsed * self.per_second);
        self.updated_ms = now_ms;
        if self.tokens < cost {
            return false;
        }
        self.tokens -= cost;
        true
    }
}
