pub fn pow_mod(base: u32, mut exponent: u32, modulus: u32) -> u32 {
    let m = u64::from(modulus);
    let mut factor = u64::from(base) % m;
    let mut acc = 1 % m;
    while exponent > 0 {
        if exponent & 1 == 1 {
            acc = acc * factor % m;
        }
        factor = factor * factor % m;
        exponent >>= 1;
    }
    acc as u32
}
