//! How things look: the theme's styles and the terminal's signs, by what they stand for.

use crate::{
    analysis::Cell,
    config::{Glyphs, Scale, Symbols, Theme},
    dossier::{Basis, Position},
    export::Marks,
    library::{Grade, Reply, Rule, StanceRef, Status, Strength, UNDECIDED, Verification},
    query::Demand,
};
use ratatui::{style::Style, text::Line};
use std::borrow::Cow;

/// The theme and the signs that everything is drawn with.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The styles.
    pub theme: &'a Theme,
    /// Which signs the terminal can show.
    pub symbols: Symbols,
}

/// The letter of a grade; the order is that in which the weakest of several comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Letter {
    /// The newsroom's, which is off the scale and so less than every letter on it.
    Newsroom,
    /// A letter of the scale.
    Scale(Strength),
    /// None yet, which is weaker than all.
    Undecided,
}

impl Letter {
    /// The letter of a rule: nothing of the newsroom's.
    pub fn of(strength: Option<Strength>) -> Self {
        strength.map_or(Letter::Newsroom, Letter::Scale)
    }

    /// The letters in the order of a legend: the scale, then the newsroom, which is off it.
    pub fn all() -> impl Iterator<Item = Letter> {
        Strength::ALL.into_iter().map(Letter::Scale).chain([Letter::Newsroom])
    }

    /// The first rule that gives it.
    pub fn rule(self) -> &'static Rule {
        match self {
            Letter::Newsroom => Rule::of(None),
            Letter::Scale(strength) => strength.rule(),
            Letter::Undecided => &UNDECIDED,
        }
    }

    /// Whether it is enough for a demand: what is undecided is for none.
    pub fn is_enough(self, demand: Demand) -> bool {
        match self {
            Letter::Newsroom => true,
            Letter::Scale(strength) => demand.admits(strength),
            Letter::Undecided => false,
        }
    }
}

/// The letter of a claim's grade.
pub(crate) fn letter_of(grade: Grade) -> Letter {
    match grade {
        Grade::Open { .. } => Letter::Undecided,
        _ => Letter::of(grade.on_scale()),
    }
}

impl<'a> Look<'a> {
    /// The signs.
    pub fn glyphs(self) -> &'static Glyphs {
        self.symbols.glyphs()
    }

    /// `unicode` where the terminal can show it, else `ascii`.
    pub(crate) fn either(self, unicode: &'static str, ascii: &'static str) -> &'static str {
        match self.symbols {
            Symbols::Unicode => unicode,
            Symbols::Ascii => ascii,
        }
    }

    /// What stands between two things of one line.
    pub(crate) fn dot(self) -> &'static str {
        self.either(" · ", "; ")
    }

    /// The style of a letter of the grade.
    pub(crate) fn grade(self, letter: Letter) -> Style {
        match letter {
            Letter::Newsroom => self.theme.grades[None],
            Letter::Scale(strength) => self.theme.grades[Some(strength)],
            Letter::Undecided => self.theme.undecided,
        }
    }

    /// The sign of a letter in the sourcing strip.
    pub(crate) fn bar(self, letter: Letter) -> &'static str {
        self.sign(letter, &self.glyphs().grade, self.glyphs().undecided)
    }

    /// The sign of a letter beside it.
    pub(crate) fn bar_in_list(self, letter: Letter) -> &'static str {
        // Where the bars are the letters, the one beside it is enough.
        let undecided = self.either(self.glyphs().undecided, " ");
        self.sign(letter, &self.glyphs().grade_in_list, undecided)
    }

    fn sign(
        self,
        letter: Letter,
        signs: &Scale<&'static str>,
        undecided: &'static str,
    ) -> &'static str {
        match letter {
            Letter::Newsroom => signs[None],
            Letter::Scale(strength) => signs[Some(strength)],
            Letter::Undecided => undecided,
        }
    }

    /// The sign of a claim that has fallen with the sources that are left out.
    pub(crate) fn fallen_sign(self) -> &'static str {
        self.glyphs().fallen
    }

    /// What has fallen with the sources that are left out, over its own style.
    pub(crate) fn fallen(self, style: Style) -> Style {
        style.patch(self.theme.fallen)
    }

    /// The row under the cursor.
    pub(crate) fn selected(self, mut line: Line<'_>) -> Line<'_> {
        for span in &mut line.spans {
            span.style = span.style.patch(self.theme.cursor);
        }
        line.style(self.theme.cursor)
    }

    /// The sign of a stance, hollow where it is implied.
    pub(crate) fn stance(self, stance: StanceRef<'_>) -> &'static str {
        self.side(stance.position(), stance.basis())
    }

    /// The sign of a side, hollow where it is implied.
    pub(crate) fn side(self, position: Position, basis: Basis) -> &'static str {
        let glyphs = self.glyphs();
        match (position, basis) {
            (Position::Opposes, Basis::Said) => glyphs.opposes,
            (Position::Opposes, Basis::Implied) => glyphs.opposes_implied,
            (Position::Supports, Basis::Said) => glyphs.supports,
            (Position::Supports, Basis::Implied) => glyphs.supports_implied,
            (Position::Explains, _) => glyphs.explains,
        }
    }

    /// The sign of a reply.
    pub(crate) fn reply(self, reply: Reply) -> &'static str {
        let glyphs = self.glyphs();
        match reply {
            Reply::Answered => glyphs.answered,
            Reply::Denied => glyphs.denied,
            Reply::Declined => glyphs.declined,
            Reply::NoComment => glyphs.no_comment,
            Reply::NoReply => glyphs.no_reply,
        }
    }

    /// The sign of what the reader has recorded of a claim.
    pub(crate) fn status(self, verification: &Verification) -> &'static str {
        let glyphs = self.glyphs();
        match verification.found {
            Status::Unchecked => glyphs.noted,
            Status::Checked if verification.is_before_change => glyphs.outdated,
            Status::Checked => glyphs.checked,
            Status::Problem => glyphs.problem,
        }
    }

    /// The sign of what a party has to do with a claim.
    pub(crate) fn cell(self, cell: Cell) -> &'static str {
        match cell {
            Cell::Reply(reply) => self.reply(reply),
            Cell::BodyAsked => self.glyphs().body_asked,
            Cell::Undecided => self.glyphs().undecided,
            Cell::AskedElsewhere => self.glyphs().asked_elsewhere,
            Cell::BodyAskedElsewhere => self.glyphs().body_asked_elsewhere,
            Cell::NoRequestReported => self.glyphs().no_request,
        }
    }

    /// The quotation marks of a language (BCP 47), as far as the terminal can show them.
    pub(crate) fn quotation_marks(self, language: &str) -> Marks {
        match self.symbols {
            Symbols::Unicode => Marks::of(language),
            Symbols::Ascii => Marks { open: "\"", close: "\"" },
        }
    }

    /// A sentence of an analysis, with signs that the terminal can show.
    pub(crate) fn said(self, text: &str) -> Cow<'_, str> {
        match self.symbols {
            Symbols::Unicode => Cow::Borrowed(text),
            Symbols::Ascii => {
                let pilcrow = self.glyphs().paragraph;
                let text = text.replace('¶', pilcrow).replace(" · ", self.dot()).replace('–', "-");
                Cow::Owned(text.replace(['“', '”'], "\""))
            }
        }
    }

    /// What a search matched, over its own style.
    pub(crate) fn matched(self, style: Style) -> Style {
        style.patch(self.theme.matched)
    }
}
