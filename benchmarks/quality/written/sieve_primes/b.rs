pub fn table_sizes(limit: usize) -> Vec<usize> {
    let mut smallest = vec![0; limit + 1];
    let mut sizes: Vec<usize> = Vec::new();
    for candidate in 2..=limit {
        if smallest[candidate] == 0 {
            smallest[candidate] = candidate;
            sizes.push(candidate);
        }
        for &size in &sizes {
            if size > smallest[candidate] || candidate * size > limit {
                break;
            }
            smallest[candidate * size] = size;
        }
    }
    sizes
}
