use std::collections::VecDeque;

pub fn ceiling_filter(samples: &[f64], span: usize) -> Vec<f64> {
    let mut candidates: VecDeque<usize> = VecDeque::new();
    let mut peaks = Vec::new();
    for (at, &sample) in samples.iter().enumerate() {
        while candidates.back().map_or(false, |&c| samples[c] <= sample) {
            candidates.pop_back();
        }
        candidates.push_back(at);
        if candidates[0] + span <= at {
            candidates.pop_front();
        }
        if at + 1 >= span {
            peaks.push(samples[candidates[0]]);
        }
    }
    peaks
}
