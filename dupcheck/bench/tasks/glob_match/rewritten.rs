pub fn fits(mask: &str, file: &str) -> bool {
    let mask: Vec<char> = mask.chars().collect();
    let mut reachable = vec![false; mask.len() + 1];
    reachable[0] = true;
    let spread = |states: &mut Vec<bool>| {
        for i in 0..mask.len() {
            states[i + 1] |= states[i] && mask[i] == '*';
        }
    };
    spread(&mut reachable);
    for letter in file.chars() {
        let mut following = vec![false; mask.len() + 1];
        for (i, &wanted) in mask.iter().enumerate().filter(|(i, _)| reachable[*i]) {
            following[i] |= wanted == '*';
            following[i + 1] |= wanted == '?' || wanted == letter;
        }
        spread(&mut following);
        reachable = following;
    }
    reachable[mask.len()]
}
