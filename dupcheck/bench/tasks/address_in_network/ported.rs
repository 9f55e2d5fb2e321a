fn number(address: &str) -> Option<u32> {
    let octets: Vec<u8> = address.split('.').map(|o| o.parse().ok()).collect::<Option<_>>()?;
    <[u8; 4]>::try_from(octets).ok().map(u32::from_be_bytes)
}

pub fn allowed(address: &str, networks: &[&str]) -> bool {
    let Some(wanted) = number(address) else {
        return false;
    };
    networks.iter().any(|network| {
        let (base, bits) = network.split_once('/').unwrap_or((network, "32"));
        let length: u32 = bits.parse().unwrap_or(32);
        match number(base) {
            Some(start) => length == 0 || (wanted ^ start) >> (32 - length) == 0,
            None => false,
        }
    })
}
