/// Length of the longest sequence of letters that both texts have in the same order.
pub fn common_length(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = vec![0; right.len() + 1];
    for a in left.chars() {
        let mut diagonal = row[0];
        for (j, b) in right.iter().enumerate() {
            let extended = diagonal + 1;
            diagonal = row[j + 1];
            row[j + 1] = if a == *b {
                extended
            } else {
                row[j].max(row[j + 1])
            };
        }
    }
    row[right.len()]
}
