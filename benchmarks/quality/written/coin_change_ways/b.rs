pub fn postage_variants(stamps: &[u32], postage: u32) -> u64 {
    match stamps.split_first() {
        _ if postage == 0 => 1,
        None => 0,
        Some((&stamp, others)) => (0..=postage / stamp)
            .map(|pieces| postage_variants(others, postage - pieces * stamp))
            .sum(),
    }
}
