pub fn clipboard_is_wide(wide: &[u16]) -> Option<(usize, usize)> {
    let mut pairs = 0;
    let mut broken = 0;
    for decoded in char::decode_utf16(wide.iter().copied()) {
        match decoded {
            Ok(symbol) if symbol.len_utf16() == 2 => pairs += 1,
            Ok(_) => {}
            Err(_) => broken += 1,
        }
    }
    if pairs + broken == 0 {
        None
    } else {
        Some((pairs, broken))
    }
}
