/// Smallest number of insertions, deletions and replacements between two texts.
pub fn typo_score(typed: &str, command: &str) -> usize {
    let command: Vec<char> = command.chars().collect();
    let mut costs: Vec<usize> = (0..=command.len()).collect();
    for (line, x) in typed.chars().enumerate() {
        let mut corner = costs[0];
        costs[0] = line + 1;
        for (column, y) in command.iter().enumerate() {
            let swap = corner + usize::from(x != *y);
            corner = costs[column + 1];
            costs[column + 1] = swap.min(costs[column] + 1).min(corner + 1);
        }
    }
    costs[command.len()]
}
