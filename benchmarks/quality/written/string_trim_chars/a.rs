pub fn strip_chars<'a>(set: &str, text: &'a str) -> &'a str {
    let kept = |&(_, c): &(usize, char)| !set.contains(c);
    let Some((start, _)) = text.char_indices().find(kept) else {
        return "";
    };
    let end = text
        .char_indices()
        .rev()
        .find(kept)
        .map_or(start, |(at, c)| at + c.len_utf8());
    &text[start..end]
}
