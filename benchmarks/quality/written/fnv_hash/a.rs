const OFFSET_BASIS: u32 = 0x811C_9DC5;
const PRIME: u32 = 0x0100_0193;

pub fn fnv1a(bytes: impl AsRef<[u8]>) -> u32 {
    let mut hash = OFFSET_BASIS;
    for &byte in bytes.as_ref() {
        hash ^= u32::from(byte);
        hash = hash.wrapping_mul(PRIME);
    }
    hash
}
