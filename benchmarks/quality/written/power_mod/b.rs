pub fn blind(generator: u32, secret: u32, prime: u32) -> u32 {
    let (g, p) = (u64::from(generator), u64::from(prime));
    (0..u32::BITS - secret.leading_zeros())
        .rev()
        .map(|bit| secret >> bit & 1)
        .fold(1 % p, |acc, bit| {
            let squared = acc * acc % p;
            if bit == 1 {
                squared * (g % p) % p
            } else {
                squared
            }
        }) as u32
}
