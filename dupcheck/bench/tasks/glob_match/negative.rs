/// Lengths of what two names have in common at their beginnings and at their ends.
pub fn common_ends(pattern: &[u8], name: &[u8]) -> (usize, usize) {
    let (mut p, mut n) = (0, 0);
    let limit = pattern.len().min(name.len());
    while p < limit {
        match pattern.get(p) {
            Some(&c) if c == name[p] => {
                p += 1;
            }
            _ => break,
        }
    }
    while n < limit - p {
        match pattern.get(pattern.len() - 1 - n) {
            Some(&c) if c == name[name.len() - 1 - n] => {
                n += 1;
            }
            _ => return (p, n),
        }
    }
    (p, n)
}
