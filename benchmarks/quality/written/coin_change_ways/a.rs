pub fn payment_combinations(coins: &[usize], total: usize) -> u64 {
    let mut counts = vec![0u64; total + 1];
    counts[0] = 1;
    for &coin in coins {
        for sum in coin..=total {
            counts[sum] += counts[sum - coin];
        }
    }
    counts[total]
}
