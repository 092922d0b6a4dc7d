//! One speaker, by ids: what outlives the library's borrow and is worked out once.

use crate::{
    analysis::{Cell, SpeakerRow, Tally},
    dossier::{Basis, Position},
    library::{ClaimRef, Grade, Row, SpeakerId},
    ui::Results,
};

/// A speaker, and what the claims that are shown say of them.
#[derive(Debug, Clone)]
pub struct SpeakerLine {
    /// Who.
    pub speaker: SpeakerId,
    /// Their claims that are shown, in reading order.
    pub claims: Vec<Row>,
    /// The first claim that is theirs, accuses them, was put to them or passes on their words.
    pub first: Option<Row>,
    /// How many claims of others pass on their words.
    pub relayed: usize,
    /// Whether no claim of their articles is theirs.
    pub is_silent: bool,
    /// How many requests to them the articles report.
    pub requests: usize,
    /// What they replied to claims, and the claims that accuse them.
    pub replies: Tally<Cell>,
    /// The best of their grades.
    pub best: Option<Grade>,
    /// The grade that most of their claims have.
    pub usual: Option<Grade>,
    /// One mark for each of the claims.
    pub stances: Tally<StanceMark>,
    /// Whether one of the claims stands, and answers or rests on a fallen one.
    pub hangs: bool,
}

/// What a claim shows of its stance on the proposition in focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StanceMark {
    /// It takes this side.
    Side(Position, Basis),
    /// It takes none.
    NoSide,
    /// It has fallen in the strip test.
    Fallen,
}

impl StanceMark {
    /// All marks, in the order in which they are counted.
    pub const ALL: [Self; 7] = [
        Self::Side(Position::Opposes, Basis::Said),
        Self::Side(Position::Opposes, Basis::Implied),
        Self::Side(Position::Explains, Basis::Said),
        Self::Side(Position::Supports, Basis::Implied),
        Self::Side(Position::Supports, Basis::Said),
        Self::NoSide,
        Self::Fallen,
    ];

    /// The mark of a claim, toward what is in focus for its dossier.
    pub fn of(claim: ClaimRef<'_>, results: &Results) -> Self {
        if results.strip_test().is_some_and(|test| !test.keeps(claim)) {
            return Self::Fallen;
        }
        let focus = results.focus(claim.dossier());
        let stance = focus.and_then(|focus| claim.stance_on(focus.key()));
        match stance.map(|stance| (stance.position(), stance.basis())) {
            None => Self::NoSide,
            // Who explains takes no side that could be implied.
            Some((Position::Explains, _)) => Self::Side(Position::Explains, Basis::Said),
            Some((position, basis)) => Self::Side(position, basis),
        }
    }
}

impl SpeakerLine {
    /// What is to be kept of a row of the reading.
    pub(crate) fn of(row: &SpeakerRow<'_>, results: &Results) -> Self {
        let hangs = |claim: &ClaimRef<'_>| results.strip_test().is_some_and(|it| it.hangs(*claim));
        let marks = row.claims.iter().map(|claim| StanceMark::of(*claim, results));
        Self {
            speaker: row.speaker.key(),
            claims: row.claims.iter().map(|claim| claim.row()).collect(),
            first: row.first,
            relayed: row.relayed,
            is_silent: row.is_silent,
            requests: row.requests,
            replies: row.replies.clone(),
            best: row.best(),
            usual: row.usual(),
            stances: Tally::over(&StanceMark::ALL, marks),
            hangs: row.claims.iter().any(hangs),
        }
    }

    /// Whether all that they say has fallen in the strip test.
    pub fn has_fallen(&self) -> bool {
        !self.claims.is_empty() && self.stances.get(StanceMark::Fallen) == self.claims.len()
    }
}
