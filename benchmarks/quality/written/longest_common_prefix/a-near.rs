/// The longest end of `left` with which `right` begins.
pub fn overlap<'a>(left: &'a str, right: &str) -> &'a str {
    let starts = left.char_indices().map(|(start, _)| start);
    let longest = left.len().min(right.len());
    for start in starts {
        let tail = &left[start..];
        if tail.len() > longest {
            continue;
        }
        if right.starts_with(tail) {
            return tail;
        }
    }
    ""
}
