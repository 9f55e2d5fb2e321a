/// Shard key of a tenant.
pub fn shard_key(tenant: impl IntoIterator<Item = u8>) -> u32 {
    const SEED: u32 = 0x811c_9dc5;
    const STEP: u32 = 16_777_619;
    tenant
        .into_iter()
        .map(u32::from)
        .fold(SEED, |digest, byte| (digest ^ byte).wrapping_mul(STEP))
}
