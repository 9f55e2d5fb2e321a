pub fn sliding_medians(samples: &[f64], width: usize) -> Vec<f64> {
    if width == 0 {
        return Vec::new();
    }
    let mut scratch = Vec::with_capacity(width);
    samples
        .windows(width)
        .map(|window| {
            scratch.clear();
            scratch.extend_from_slice(window);
            scratch.sort_by(f64::total_cmp);
            let mid = width / 2;
            if width % 2 == 1 {
                scratch[mid]
            } else {
                (scratch[mid - 1] + scratch[mid]) / 2.0
            }
        })
        .collect()
}
