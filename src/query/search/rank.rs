//! How well something is found.

/// How well something is found: less is better.
///
/// The tier decides, then the place: the speaker's own name or alias comes before a mention.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rank(u32);

impl Rank {
    /// The rank of one word.
    pub fn new(tier: Tier, place: Place) -> Self {
        let tier = match tier {
            Tier::Whole => 0,
            Tier::Beginning => 1_000,
            Tier::Middle => 2_000,
            Tier::Alike { short_of } => 3_000 + short_of.min(999),
        };
        let place = match place {
            Place::Name => 0,
            Place::Alias => 1,
            Place::Gist => 2,
            Place::Quote => 3,
            Place::Translation => 4,
            Place::Topic => 5,
        };
        Rank(tier * 6 + place)
    }

    /// The rank of two words together.
    pub fn and(self, other: Rank) -> Rank {
        Rank(self.0.saturating_add(other.0))
    }
}

/// In which way a word is found in a text, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// It is the whole text.
    Whole,
    /// A word begins with it.
    Beginning,
    /// It stands in the middle of a word.
    Middle,
    /// Its letters stand there in order.
    Alike {
        /// How much less Skim gives than for the word itself.
        short_of: u32,
    },
}

/// Where a word is found, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the speaker's name.
    Name,
    /// In another name of theirs.
    Alias,
    /// In the gist.
    Gist,
    /// In the quoted words.
    Quote,
    /// In the curator's translation of them.
    Translation,
    /// In the label of one of its topics.
    Topic,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tier_decides_and_then_the_place() {
        let tiers = [
            Tier::Whole,
            Tier::Beginning,
            Tier::Middle,
            Tier::Alike { short_of: 3 },
            Tier::Alike { short_of: 4 },
        ];
        use Place::{Alias, Gist, Name, Quote, Topic, Translation};
        let places = [Name, Alias, Gist, Quote, Translation, Topic];
        let ranks = tiers.into_iter().flat_map(|tier| places.map(|place| Rank::new(tier, place)));
        assert!(ranks.is_sorted_by(|a, b| a < b));
    }
}
