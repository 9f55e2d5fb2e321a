/// Whether a topic matches a subscription, in which "*" stands for anything and "?" for one letter.
pub fn topic_matches(subscription: &[u8], topic: &[u8]) -> bool {
    let (mut s, mut t) = (0, 0);
    let mut resume: Option<(usize, usize)> = None;
    while t < topic.len() {
        match subscription.get(s) {
            Some(b'#') => {
                resume = Some((s, t));
                s += 1;
            }
            Some(&byte) if byte == b'+' || byte == topic[t] => {
                s += 1;
                t += 1;
            }
            _ => match resume {
                Some((wild, from)) => {
                    s = wild + 1;
                    t = from + 1;
                    resume = Some((wild, t));
                }
                None => return false,
            },
        }
    }
    subscription[s..].iter().all(|&byte| byte == b'#')
}
