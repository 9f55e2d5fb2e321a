/// Runs of equal letters as letter and repeats: "aaab" becomes "a3b1".
pub fn pack_row(pixels: &str) -> String {
    let mut packed = String::new();
    let mut stream = pixels.chars().peekable();
    while let Some(colour) = stream.next() {
        let mut repeats = 1;
        while stream.peek() == Some(&colour) {
            stream.next();
            repeats += 1;
        }
        packed.push(colour);
        packed.push_str(&repeats.to_string());
    }
    packed
}
