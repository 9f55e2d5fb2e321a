pub fn clipboard_bytes(wide: &[u16]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(wide.len() * 3);
    let mut scratch = [0u8; 4];
    for decoded in char::decode_utf16(wide.iter().copied()) {
        let symbol = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
        bytes.extend_from_slice(symbol.encode_utf8(&mut scratch).as_bytes());
    }
    bytes
}
