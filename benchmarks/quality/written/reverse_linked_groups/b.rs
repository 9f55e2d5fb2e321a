pub struct Card {
    pub face: u8,
    pub under: Option<Box<Card>>,
}

pub fn flip_packets(mut deck: Option<Box<Card>>, size: usize) -> Option<Box<Card>> {
    let mut cards = Vec::new();
    while let Some(mut card) = deck {
        deck = card.under.take();
        cards.push(card);
    }
    for packet in cards.chunks_exact_mut(size.max(1)) {
        packet.reverse();
    }
    cards.into_iter().rev().fold(None, |under, mut card| {
        card.under = under;
        Some(card)
    })
}
