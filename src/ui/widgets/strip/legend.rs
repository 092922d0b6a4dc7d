//! What the bars mean, at the right of the strip.

use crate::ui::{
    Look,
    widgets::{
        compose::Composer,
        look::{Letter, letters},
    },
};
use crate::{
    library::{Rule, Strength},
    text::width,
};

/// What a grade is not; it stands below the letters.
pub const CAVEAT: &str = "how traceable, never how true";

/// How much of the legend there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Legend {
    /// Letters and bars.
    Letters,
    /// With the name of each letter.
    Names,
}

impl Legend {
    /// The longest legend that fits into so many columns with a blank at its right.
    pub fn fitting(room: u16, look: Look<'_>) -> Option<Self> {
        let fits = |legend: &Self| legend.width(look) < usize::from(room);
        [Self::Names, Self::Letters].into_iter().find(fits)
    }

    /// The columns of the letters and of the caveat below them.
    pub fn width(self, look: Look<'_>) -> usize {
        let letters = letters().map(|letter| width(&self.entry(letter, look)) + self.gap());
        let letters = self.head().len() + letters.sum::<usize>() - self.gap();
        letters.max(CAVEAT.len())
    }

    /// Adds it to a line.
    pub fn put(self, line: &mut Composer<'_>, look: Look<'_>) {
        line.put(self.head(), look.theme.muted);
        for letter in letters() {
            if letter != Some(Strength::Document) {
                line.skip(self.gap());
            }
            line.put(self.entry(letter, look), look.grade(letter));
        }
    }

    fn head(self) -> &'static str {
        match self {
            Legend::Letters => "grade ",
            Legend::Names => "",
        }
    }

    fn gap(self) -> usize {
        match self {
            Legend::Letters => 1,
            Legend::Names => 2,
        }
    }

    fn entry(self, letter: Letter, look: Look<'_>) -> String {
        let rule = Rule::of(letter);
        let bar = look.bar(letter);
        // In ASCII the bar of a letter is the letter.
        let code = if bar.starts_with(rule.letter) {
            bar.to_owned()
        } else {
            format!("{}{bar}", rule.letter)
        };
        match self {
            Legend::Letters => code,
            Legend::Names => format!("{code} {}", rule.name),
        }
    }
}
