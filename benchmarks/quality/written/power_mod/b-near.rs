pub fn unblind(factor: u32, prime: u32) -> Option<u32> {
    let (mut r, mut next_r) = (i64::from(prime), i64::from(factor));
    let (mut t, mut next_t) = (0i64, 1i64);
    while next_r != 0 {
        let quotient = r / next_r;
        (r, next_r) = (next_r, r - quotient * next_r);
        (t, next_t) = (next_t, t - quotient * next_t);
    }
    if r != 1 {
        return None;
    }
    Some(t.rem_euclid(i64::from(prime)) as u32)
}
