pub fn compress(input: &str) -> String {
    input
        .chars()
        .fold(Vec::<(char, usize)>::new(), |mut runs, letter| {
            match runs.last_mut() {
                Some((seen, times)) if *seen == letter => *times += 1,
                _ => runs.push((letter, 1)),
            }
            runs
        })
        .iter()
        .map(|(letter, times)| format!("{letter}{times}"))
        .collect()
}
