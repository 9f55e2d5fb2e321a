/// Runs of equal letters as letter and count: "aaab" becomes "a3b1".
pub fn run_lengths(text: &str) -> String {
    let mut encoded = String::new();
    let mut chars = text.chars().peekable();
    while let Some(current) = chars.next() {
        let mut count = 1;
        while count < 9 && chars.peek() == Some(&current) {
            chars.next();
            count += 1;
        }
        if current.is_ascii_digit() {
            encoded.push('\\');
        }
        encoded.push(current);
        if count > 1 {
            encoded.push_str(&count.to_string());
        }
    }
    encoded
}
