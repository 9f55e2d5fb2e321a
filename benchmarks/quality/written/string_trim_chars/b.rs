pub fn bare_label<'a>(label: &'a str, frill: &[char]) -> &'a str {
    let mut rest = label.chars();
    loop {
        let kept = rest.as_str();
        if !kept.starts_with(frill) {
            break;
        }
        rest.next();
    }
    while rest.as_str().ends_with(frill) {
        rest.next_back();
    }
    rest.as_str()
}
