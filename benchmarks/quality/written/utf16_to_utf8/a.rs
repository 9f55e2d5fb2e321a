pub fn encode_utf8_lossy(units: &[u16]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(units.len() * 3);
    let mut rest = units.iter().copied().peekable();
    while let Some(unit) = rest.next() {
        let code = match unit {
            0xD800..=0xDBFF => match rest.next_if(|low| (0xDC00..=0xDFFF).contains(low)) {
                Some(low) => 0x10000 + ((unit as u32 - 0xD800) << 10) + (low as u32 - 0xDC00),
                None => 0xFFFD,
            },
            0xDC00..=0xDFFF => 0xFFFD,
            other => other as u32,
        };
        let tail = |shift: u32| 0x80 | (code >> shift & 0x3F) as u8;
        match code {
            0..=0x7F => bytes.push(code as u8),
            0x80..=0x7FF => bytes.extend([0xC0 | (code >> 6) as u8, tail(0)]),
            0x800..=0xFFFF => bytes.extend([0xE0 | (code >> 12) as u8, tail(6), tail(0)]),
            _ => bytes.extend([0xF0 | (code >> 18) as u8, tail(12), tail(6), tail(0)]),
        }
    }
    bytes
}
