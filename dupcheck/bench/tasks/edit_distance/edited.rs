/// Smallest number of insertions, deletions and replacements between two texts.
pub fn edit_distance(left: &str, right: &str, limit: usize) -> Option<usize> {
    let right: Vec<char> = right.to_lowercase().chars().collect();
    let left = left.to_lowercase();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
        if row.iter().min() > Some(&limit) {
            return None;
        }
    }
    Some(row[right.len()]).filter(|distance| *distance <= limit)
}
