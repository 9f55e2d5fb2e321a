pub fn shared_stem(keys: &[&str]) -> String {
    let (Some(lowest), Some(highest)) = (keys.iter().min(), keys.iter().max()) else {
        return String::new();
    };
    lowest
        .chars()
        .zip(highest.chars())
        .take_while(|(l, h)| l == h)
        .map(|(l, _)| l)
        .collect()
}
