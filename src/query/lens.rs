//! The two lenses: they change what is shown of the rows, and never remove one.

use super::Name;
use crate::library::{Strength, Vocabulary, vocabulary};
use std::fmt;

/// What a reader demands of a claim's source; each level demands more, and
/// no term at all demands nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Demand {
    /// Somebody counted them: no uncounted groups (F).
    Counted,
    /// D or better: two or more unnamed people at least.
    Several,
    /// A, B or C: a document, a person or an institution with a name.
    Named,
}

impl Demand {
    /// Whether a source of this strength is enough.
    pub fn admits(self, strength: Strength) -> bool {
        strength <= self.weakest()
    }

    /// The weakest strength that is enough.
    pub fn weakest(self) -> Strength {
        match self {
            Demand::Counted => Strength::Unnamed,
            Demand::Several => Strength::SeveralUnnamed,
            Demand::Named => Strength::NamedInstitution,
        }
    }

    /// The level that had this word when the lens was called `strip:`.
    pub(super) fn from_former_word(word: &str) -> Option<Demand> {
        match word {
            "counted" => Some(Demand::Counted),
            "several" => Some(Demand::Several),
            "named" => Some(Demand::Named),
            _ => None,
        }
    }

    /// The next level that demands more than `from`; the last stays.
    pub fn stricter(from: Option<Demand>) -> Option<Demand> {
        let next = from.map_or(0, |from| from as usize + 1);
        Self::ALL.get(next).copied().or(from)
    }

    /// The next level that demands less than `from`; nothing is the least.
    pub fn looser(from: Option<Demand>) -> Option<Demand> {
        Some(Self::ALL[(from? as usize).checked_sub(1)?])
    }
}

// The word says what is left out, as `without:` asks; the label what is left.
vocabulary!(Demand {
    Counted => "groups", "without vague groups";
    Several => "lone", "without lone or uncounted unnamed";
    Named => "unnamed", "named sources only";
});

/// A lens of a query, for those who have no use for one and must say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lens<'q> {
    /// Sources that are left out.
    Without(Demand),
    /// The proposition in focus.
    On(&'q Name),
}

impl Lens<'_> {
    /// The term that does remove rows: `grade:..C`, `stance:shelving=opposes`.
    pub fn instead(&self) -> String {
        match self {
            Lens::Without(demand) => format!("grade:A..{}", demand.weakest().letter()),
            Lens::On(proposition) => format!("stance:{proposition}=opposes"),
        }
    }
}

impl fmt::Display for Lens<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Lens::Without(demand) => write!(f, "without:{}", demand.word()),
            Lens::On(proposition) => write!(f, "on:{proposition}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_drops_one_letter_more() {
        let admitted = |demand: Demand| -> String {
            let admitted = Strength::ALL.into_iter().filter(|strength| demand.admits(*strength));
            admitted.map(Strength::letter).collect()
        };
        assert_eq!(admitted(Demand::Counted), "ABCDE");
        assert_eq!(admitted(Demand::Several), "ABCD");
        assert_eq!(admitted(Demand::Named), "ABC");
    }

    #[test]
    fn the_levels_end_on_both_sides() {
        let mut level = None;
        for expected in [Demand::Counted, Demand::Several, Demand::Named, Demand::Named] {
            level = Demand::stricter(level);
            assert_eq!(level, Some(expected));
        }
        for expected in [Some(Demand::Several), Some(Demand::Counted), None, None] {
            level = Demand::looser(level);
            assert_eq!(level, expected);
        }
    }

    #[test]
    fn a_lens_names_the_term_that_removes_rows() {
        assert_eq!(Lens::Without(Demand::Named).instead(), "grade:A..C");
        let name = Name::new("shelving");
        assert_eq!(Lens::On(&name).instead(), "stance:shelving=opposes");
        assert_eq!(Lens::On(&name).to_string(), "on:shelving");
    }
}
