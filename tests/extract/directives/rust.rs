// dupcheck: ignore -- because
#[inline]
#[cfg(any(unix,
          windows))]
pub fn quiet_before(a: usize, b: usize) -> usize {
    a + b * 2 - a
}

/// dupcheck: ignore -- because
fn quiet_documented(a: usize, b: usize) -> usize {
    a + b * 2 - a
}

impl Loud {
    fn shout(a: usize, b: usize) -> String {
        format!("// dupcheck: ignore -- because {} {}", a, b)
    }

    fn quiet_inside(a: usize, b: usize) -> usize {
        /* dupcheck: ignore -- because */
        a + b * 2 - a
    }
}
