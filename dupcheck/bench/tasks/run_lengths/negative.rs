/// Writes out runs of letters: "a3b1" becomes "aaab"; None if a count is missing.
pub fn write_runs(text: &str) -> Option<String> {
    let mut decoded = String::new();
    let mut chars = text.chars().peekable();
    while let Some(current) = chars.next() {
        let mut count = 0;
        let mut digits = 0;
        while let Some(digit) = chars.peek().and_then(|c| c.to_digit(10)) {
            chars.next();
            count = count * 10 + digit as usize;
            digits += 1;
        }
        if digits == 0 {
            return None;
        }
        decoded.extend(std::iter::repeat(current).take(count));
    }
    Some(decoded)
}
