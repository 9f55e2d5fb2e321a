use std::collections::HashMap;

type Memo = HashMap<(usize, usize), usize>;

fn steps(source: &[u8], target: &[u8], memo: &mut Memo) -> usize {
    let key = (source.len(), target.len());
    if let Some(&known) = memo.get(&key) {
        return known;
    }
    let answer = match (source.split_first(), target.split_first()) {
        (None, _) => target.len(),
        (_, None) => source.len(),
        (Some((s, source_rest)), Some((t, target_rest))) if s == t => {
            steps(source_rest, target_rest, memo)
        }
        (Some((_, source_rest)), Some((_, target_rest))) => {
            let substitute = steps(source_rest, target_rest, memo);
            let delete = steps(source_rest, target, memo);
            let insert = steps(source, target_rest, memo);
            1 + *[substitute, delete, insert].iter().min().unwrap()
        }
    };
    memo.insert(key, answer);
    answer
}
