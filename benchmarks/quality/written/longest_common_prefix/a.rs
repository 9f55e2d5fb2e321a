pub fn shared_prefix<'a>(texts: &[&'a str]) -> &'a str {
    let Some((&first, others)) = texts.split_first() else {
        return "";
    };
    let mut end = first.len();
    for other in others {
        end = first[..end]
            .char_indices()
            .zip(other.chars())
            .take_while(|((_, a), b)| a == b)
            .last()
            .map_or(0, |((start, a), _)| start + a.len_utf8());
    }
    &first[..end]
}
