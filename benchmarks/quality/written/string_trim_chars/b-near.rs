pub fn label_pieces<'a>(label: &'a str, frill: &[char]) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let mut rest = label;
    while let Some(at) = rest.find(frill) {
        if at > 0 {
            pieces.push(&rest[..at]);
        }
        let width = rest[at..].chars().next().map_or(0, char::len_utf8);
        rest = &rest[at + width..];
    }
    if !rest.is_empty() {
        pieces.push(rest);
    }
    pieces
}
