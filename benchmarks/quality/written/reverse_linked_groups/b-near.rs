pub struct Card {
    pub face: u8,
    pub under: Option<Box<Card>>,
}

pub fn deal(mut deck: Option<Box<Card>>, players: usize) -> Vec<Vec<u8>> {
    let mut hands = vec![Vec::new(); players];
    let mut turn = 0;
    while let Some(mut card) = deck {
        deck = card.under.take();
        hands[turn].push(card.face);
        turn = (turn + 1) % players;
    }
    for hand in hands.iter_mut() {
        hand.sort_unstable();
        hand.reverse();
    }
    hands
}
