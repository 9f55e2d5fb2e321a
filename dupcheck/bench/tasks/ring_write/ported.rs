pub struct Ring {
    data: Vec<u8>,
    head: usize,
    used: usize,
}

impl Ring {
    /// Appends bytes; returns how many there was room for.
    pub fn write(&mut self, bytes: &[u8]) -> usize {
        let capacity = self.data.len();
        let mut written = 0;
        while written < bytes.len() && self.used < capacity {
            let tail = (self.head + self.used) % capacity;
            self.data[tail] = bytes[written];
            self.used += 1;
            written += 1;
        }
        written
    }
}
