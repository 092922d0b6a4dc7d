//! The parties and claims of one article, and the orders of the parties.

use crate::{
    analysis::{self, Cell, Tally},
    library::{Library, Reply, Row, SpeakerId, SpeakerRef, Vocabulary},
    text::fold,
    ui::Navigator,
};
use std::{cmp::Reverse, collections::HashSet};

/// Parties and claims of one article.
#[derive(Debug, Clone, Default)]
pub(super) struct ReplyGrid {
    /// How many claims were looked at.
    pub claims: usize,
    /// The claims that accuse somebody or were put to somebody, in reading order.
    pub columns: Vec<Row>,
    /// The parties, in their order.
    pub parties: Vec<PartyLine>,
    /// Those to whom the article reports a request.
    pub asked: HashSet<SpeakerId>,
}

/// A party: somebody who was asked or is accused, or never speaks.
#[derive(Debug, Clone)]
pub struct PartyLine {
    /// Who.
    pub speaker: SpeakerId,
    /// How many requests to it the article reports.
    pub requests: usize,
    /// How many claims have each mark.
    pub totals: Tally<Cell>,
}

impl ReplyGrid {
    pub fn of(nav: &Navigator, order: PartyOrder) -> Self {
        let Some(dossier) = nav.dossier() else { return Self::default() };
        let asked = dossier.requests().flat_map(|request| request.to().map(SpeakerRef::key));
        let mut grid = nav.results().read(Some(dossier), |scope| {
            let replies = analysis::Replies::of(scope);
            let parties = replies.parties.iter().map(|party| PartyLine {
                speaker: party.speaker.key(),
                requests: party.requests,
                totals: party.totals(),
            });
            Self {
                claims: replies.claims,
                columns: replies.columns.iter().map(|claim| claim.row()).collect(),
                parties: parties.collect(),
                asked: asked.collect(),
            }
        });
        order.sort(&mut grid.parties, nav.library());
        grid
    }
}

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
    /// Brings parties, which stand as the article brings them in, into this order.
    fn sort(self, parties: &mut [PartyLine], library: &Library) {
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

impl Vocabulary for PartyOrder {
    const ALL: &'static [Self] = &[
        Self::Article,
        Self::Requests,
        Self::Mark(Cell::Reply(Reply::NoReply)),
        Self::Mark(Cell::NoRequestReported),
        Self::Name,
        Self::Mark(Cell::Reply(Reply::Denied)),
        Self::Mark(Cell::Reply(Reply::Answered)),
        Self::Mark(Cell::Reply(Reply::Declined)),
        Self::Mark(Cell::Reply(Reply::NoComment)),
        Self::Mark(Cell::BodyAsked),
        Self::Mark(Cell::Undecided),
        Self::Mark(Cell::AskedElsewhere),
        Self::Mark(Cell::BodyAskedElsewhere),
    ];

    /// The order's name in a file; a mark is called what it is called in words.
    fn word(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Requests => "requests",
            Self::Name => "name",
            Self::Mark(mark) => mark.label(),
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Article => "in the article's order",
            Self::Requests => "most requests first",
            Self::Name => "by name",
            Self::Mark(Cell::Reply(Reply::Denied)) => "most first: denied",
            Self::Mark(Cell::Reply(Reply::Answered)) => "most first: answered",
            Self::Mark(Cell::Reply(Reply::Declined)) => "most first: declined",
            Self::Mark(Cell::Reply(Reply::NoComment)) => "most first: no comment",
            Self::Mark(Cell::Reply(Reply::NoReply)) => "most first: no reply",
            Self::Mark(Cell::BodyAsked) => "most first: criticised, its body was asked",
            Self::Mark(Cell::Undecided) => "most first: criticised, request undecided",
            Self::Mark(Cell::AskedElsewhere) => {
                "most first: criticised and asked, not said whether about this"
            }
            Self::Mark(Cell::BodyAskedElsewhere) => {
                "most first: criticised, its body was asked, not said whether about this"
            }
            Self::Mark(Cell::NoRequestReported) => "most first: criticised, no request reported",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_by_a_mark_says_which() {
        for mark in Cell::ALL {
            assert_eq!(PartyOrder::Mark(mark).label(), format!("most first: {}", mark.label()));
            assert_eq!(PartyOrder::from_word(mark.label()), Some(PartyOrder::Mark(mark)));
        }
    }
}
