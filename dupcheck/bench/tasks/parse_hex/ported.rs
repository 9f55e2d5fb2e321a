/// Reads bytes such as "0a:ff" or "0AFF"; None if the text is malformed.
pub fn parse_hex(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == ':' && !bytes.is_empty() {
            continue;
        }
        let high = c.to_digit(16)?;
        let low = chars.next()?.to_digit(16)?;
        bytes.push((high << 4 | low) as u8);
    }
    Some(bytes)
}
