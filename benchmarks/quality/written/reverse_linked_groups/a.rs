pub struct ListNode {
    pub val: i32,
    pub next: Option<Box<ListNode>>,
}

pub fn flip_groups(head: Option<Box<ListNode>>, k: usize) -> Option<Box<ListNode>> {
    let mut nodes = Vec::new();
    let mut rest = head;
    while let Some(mut node) = rest {
        rest = node.next.take();
        nodes.push(node);
    }
    if k > 1 {
        for group in nodes.chunks_exact_mut(k) {
            group.reverse();
        }
    }
    nodes.into_iter().rev().fold(None, |tail, mut node| {
        node.next = tail;
        Some(node)
    })
}
