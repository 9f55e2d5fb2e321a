pub fn primes_up_to(limit: usize) -> Vec<usize> {
    let mut composite = vec![false; limit + 1];
    let mut primes = Vec::new();
    for candidate in 2..=limit {
        if composite[candidate] {
            continue;
        }
        primes.push(candidate);
        for multiple in (candidate * candidate..=limit).step_by(candidate) {
            composite[multiple] = true;
        }
    }
    primes
}
