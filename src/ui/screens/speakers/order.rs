//! The orders in which speakers can be listed.

use crate::ui::screens::speakers::{SpeakerLine, StanceMark};
use crate::{
    dossier::Position,
    library::{Grade, Library, Vocabulary},
    text::fold,
};
use std::cmp::Reverse;

/// An order of speakers. Those who are equal in it stand as the articles bring them in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum SpeakerOrder {
    /// Those with most claims first.
    #[default]
    Claims,
    /// As the articles bring them in; then those whom no claim concerns.
    Article,
    /// By name.
    Name,
    /// By what kind of source they are.
    Kind,
    /// Those who oppose the proposition in focus most often first, then those who explain it,
    /// then those who support it.
    Stance,
    /// By the best of their grades.
    Best,
    /// By their usual grade.
    Usual,
    /// Those who were asked and accused about most claims first.
    Replies,
}

impl Vocabulary for SpeakerOrder {
    /// In the order in which they are gone through.
    const ALL: &'static [Self] = &[
        Self::Claims,
        Self::Article,
        Self::Name,
        Self::Kind,
        Self::Stance,
        Self::Best,
        Self::Usual,
        Self::Replies,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Claims => "claims",
            Self::Article => "article",
            Self::Name => "name",
            Self::Kind => "kind",
            Self::Stance => "stance",
            Self::Best => "best",
            Self::Usual => "usual",
            Self::Replies => "replies",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Claims => "most claims first",
            Self::Article => "in the article's order",
            Self::Name => "by name",
            Self::Kind => "by kind",
            Self::Stance => "opposing first",
            Self::Best => "best grade first",
            Self::Usual => "best usual grade first",
            Self::Replies => "most asked and accused first",
        }
    }
}

impl SpeakerOrder {
    /// Brings speakers into this order.
    pub(crate) fn sort(self, lines: &mut [SpeakerLine], library: &Library) {
        lines.sort_unstable_by_key(|line| (line.first.is_none(), line.first, line.speaker));
        let speaker = |line: &SpeakerLine| library.speaker(line.speaker);
        match self {
            Self::Claims => lines.sort_by_key(|line| Reverse(line.claims.len())),
            Self::Article => {}
            Self::Name => lines.sort_by_cached_key(|line| fold(speaker(line).name()).into_owned()),
            Self::Kind => lines.sort_by_key(|line| speaker(line).kind() as u8),
            Self::Stance => lines.sort_by_cached_key(|line| Reverse(sides(line))),
            Self::Best => lines.sort_by_key(|line| place(line.best)),
            Self::Usual => lines.sort_by_key(|line| place(line.usual)),
            Self::Replies => {
                lines.sort_by_key(|line| Reverse((line.replies.total(), line.requests)));
            }
        }
    }
}

/// How often somebody takes each side: opposing, explaining, supporting.
fn sides(line: &SpeakerLine) -> [usize; 3] {
    [Position::Opposes, Position::Explains, Position::Supports].map(|position| {
        let is_meant = |mark| matches!(mark, StanceMark::Side(side, _) if side == position);
        line.stances.iter().filter(|(mark, _)| is_meant(*mark)).map(|(_, count)| count).sum()
    })
}

/// The place of a grade; whoever has none comes last.
fn place(grade: Option<Grade>) -> (bool, Option<(u8, u8)>) {
    (grade.is_none(), grade.map(Grade::order))
}
