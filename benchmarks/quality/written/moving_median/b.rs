pub fn median_filter(samples: &[f64], span: usize) -> Vec<f64> {
    if span == 0 {
        return Vec::new();
    }
    samples
        .windows(span)
        .map(|frame| {
            let mut frame = frame.to_vec();
            let half = span / 2;
            let (lower, centre, _) = frame.select_nth_unstable_by(half, f64::total_cmp);
            if span % 2 == 1 {
                return *centre;
            }
            let left = lower.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            (left + *centre) / 2.0
        })
        .collect()
}
