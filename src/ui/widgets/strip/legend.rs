//! What the bars mean, at the right of the strip.

use crate::ui::{
    Look,
    widgets::{compose::Composer, look::Letter},
};
use crate::{library::Strength, text::width};

/// What a grade is not; it stands below the letters.
pub const CAVEAT: &str = "how traceable, never how true";

/// What the bars of an article mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Legend {
    form: Form,
    /// Whether a grade of the article is undecided; otherwise nothing is said of that.
    has_undecided: bool,
}

/// How much of the legend there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Letters and bars.
    Letters,
    /// With the name of each letter.
    Names,
}

impl Legend {
    /// The longest legend that fits into so many columns with a blank at its right.
    pub fn fitting(room: u16, has_undecided: bool, look: Look<'_>) -> Option<Self> {
        let fits = |legend: &Self| legend.width(look) < usize::from(room);
        let forms = [Form::Names, Form::Letters].map(|form| Self { form, has_undecided });
        forms.into_iter().find(fits)
    }

    /// The letters with their bars in a line of text, for where the strip has no room.
    pub fn letters_in_words(look: Look<'_>) -> String {
        let legend = Self { form: Form::Letters, has_undecided: false };
        let letters = legend.letters().map(|letter| legend.entry(letter, look));
        letters.collect::<Vec<_>>().join(" ")
    }

    fn letters(self) -> impl Iterator<Item = Letter> {
        Letter::all().chain(self.has_undecided.then_some(Letter::Undecided))
    }

    /// The columns of the letters and of the caveat below them.
    pub fn width(self, look: Look<'_>) -> usize {
        let letters = self.letters().map(|letter| width(&self.entry(letter, look)) + self.gap());
        let letters = self.head().len() + letters.sum::<usize>() - self.gap();
        letters.max(CAVEAT.len())
    }

    /// Adds it to a line.
    pub fn put(self, line: &mut Composer<'_>, look: Look<'_>) {
        line.put(self.head(), look.theme.muted);
        for letter in self.letters() {
            if letter != Letter::Scale(Strength::Document) {
                line.skip(self.gap());
            }
            line.put(self.entry(letter, look), look.grade(letter));
        }
    }

    fn head(self) -> &'static str {
        match self.form {
            Form::Letters => "grade ",
            Form::Names => "",
        }
    }

    fn gap(self) -> usize {
        match self.form {
            Form::Letters => 1,
            Form::Names => 2,
        }
    }

    fn entry(self, letter: Letter, look: Look<'_>) -> String {
        let rule = letter.rule();
        let bar = look.bar(letter);
        // In ASCII the bar of a letter is the letter.
        let code = if bar.starts_with(rule.letter) {
            bar.to_owned()
        } else {
            format!("{}{bar}", rule.letter)
        };
        match self.form {
            Form::Letters => code,
            Form::Names => format!("{code} {}", rule.name),
        }
    }
}
