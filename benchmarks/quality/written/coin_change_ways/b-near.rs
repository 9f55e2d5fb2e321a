pub fn postage_dispense(stamps: &mut [(u32, u32)], postage: u32) -> Option<Vec<u32>> {
    stamps.sort_by(|a, b| b.0.cmp(&a.0));
    let mut rest = postage;
    let mut pieces = Vec::new();
    for (stamp, stock) in stamps.iter_mut() {
        let used = (rest / *stamp).min(*stock);
        rest -= used * *stamp;
        *stock -= used;
        pieces.extend(std::iter::repeat(*stamp).take(used as usize));
    }
    if rest == 0 {
        Some(pieces)
    } else {
        None
    }
}
