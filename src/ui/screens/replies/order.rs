//! The orders in which parties can be listed.

use crate::ui::screens::replies::PartyLine;
use crate::{
    analysis::Cell,
    library::{Library, Reply},
    text::fold,
};
use std::cmp::Reverse;

/// An order of parties. Those who are equal in it stand as the article brings them in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PartyOrder {
    /// As the article brings them in.
    #[default]
    Article,
    /// Those with most requests first.
    Requests,
    /// By name.
    Name,
    /// Those with most claims of one mark first.
    Mark(Cell),
}

impl PartyOrder {
    /// The orders that are gone through; the others are those of a heading that is pressed.
    const ROUND: [Self; 5] = [
        Self::Article,
        Self::Requests,
        Self::Mark(Cell::Reply(Reply::NoReply)),
        Self::Mark(Cell::NoRequestReported),
        Self::Name,
    ];

    /// The order in words.
    pub fn label(self) -> String {
        match self {
            Self::Article => "in the article's order".to_owned(),
            Self::Requests => "most requests first".to_owned(),
            Self::Name => "by name".to_owned(),
            Self::Mark(mark) => format!("most first: {}", mark.label()),
        }
    }

    /// The order's name in a file; a mark is called what it is called in words.
    pub(in crate::ui) fn word(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Requests => "requests",
            Self::Name => "name",
            Self::Mark(mark) => mark.label(),
        }
    }

    /// The order that a name stands for.
    pub(in crate::ui) fn from_word(word: &str) -> Option<Self> {
        let named = [Self::Article, Self::Requests, Self::Name].into_iter();
        named.chain(Cell::ALL.map(Self::Mark)).find(|order| order.word() == word)
    }

    /// The order so many steps on; after the last comes the first.
    pub(crate) fn step(self, steps: usize) -> Self {
        let at = Self::ROUND.iter().position(|order| *order == self);
        at.map_or(Self::Article, |at| Self::ROUND[(at + steps) % Self::ROUND.len()])
    }

    /// The order before this one.
    pub(crate) fn previous(self) -> Self {
        self.step(Self::ROUND.len() - 1)
    }

    /// Brings parties, which stand as the article brings them in, into this order.
    pub(crate) fn sort(self, parties: &mut [PartyLine], library: &Library) {
        match self {
            Self::Article => {}
            Self::Requests => parties.sort_by_key(|party| Reverse(party.requests)),
            Self::Name => parties.sort_by_cached_key(|party| {
                fold(library.speaker(party.speaker).name()).into_owned()
            }),
            Self::Mark(mark) => parties.sort_by_key(|party| Reverse(party.totals.get(mark))),
        }
    }
}
