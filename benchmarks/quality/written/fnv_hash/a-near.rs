/// Bob Jenkins' one-at-a-time hash.
pub fn one_at_a_time(bytes: impl AsRef<[u8]>) -> u32 {
    let mut hash: u32 = 0;
    for &byte in bytes.as_ref() {
        hash = hash.wrapping_add(u32::from(byte));
        hash = hash.wrapping_add(hash << 10);
        hash ^= hash >> 6;
    }
    hash = hash.wrapping_add(hash << 3);
    hash ^= hash >> 11;
    hash.wrapping_add(hash << 15)
}
