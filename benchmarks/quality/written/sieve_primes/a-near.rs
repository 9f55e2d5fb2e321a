/// How many numbers divide each number from 1 to the limit; the entry of 0 stays 0.
pub fn divisor_counts(limit: usize) -> Vec<u32> {
    let mut counts = vec![0; limit + 1];
    for divisor in 1..=limit {
        for multiple in (divisor..=limit).step_by(divisor) {
            counts[multiple] += 1;
        }
    }
    counts
}
