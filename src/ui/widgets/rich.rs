//! Text of several styles that is wrapped as one.

use crate::text::wrap;
use crate::ui::widgets::compose::{Composer, pieces};
use ratatui::style::Style;
use std::ops::Range;

/// Text of several styles.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rich {
    text: String,
    /// Where each run of one style ends.
    runs: Vec<(usize, Style)>,
}

impl Rich {
    /// Text of one style.
    pub fn of(text: &str, style: Style) -> Self {
        Rich::default().put(text, style)
    }

    /// Adds text.
    pub fn put(mut self, text: &str, style: Style) -> Self {
        self.text.push_str(text);
        self.runs.push((self.text.len(), style));
        self
    }

    /// Adds text, the bytes of `ranges` in `matched`.
    pub fn put_marked(
        self,
        text: &str,
        (style, matched): (Style, Style),
        ranges: &[Range<usize>],
    ) -> Self {
        let pieces = pieces(text, ranges).into_iter();
        pieces.fold(self, |rich, (piece, is_match)| {
            rich.put(piece, if is_match { matched } else { style })
        })
    }

    /// Adds other text of several styles.
    pub fn append(mut self, other: Rich) -> Self {
        let before = self.text.len();
        self.text.push_str(&other.text);
        self.runs.extend(other.runs.into_iter().map(|(end, style)| (before + end, style)));
        self
    }

    /// The lines, each with its text in pieces of one style: the first of at most `first`
    /// columns, the others of `rest`.
    pub fn wrap(&self, first: usize, rest: usize) -> Vec<Vec<(&str, Style)>> {
        wrap(&self.text, first, rest).into_iter().map(|line| self.styled(line)).collect()
    }

    /// A line, which is a slice of the text, in pieces of one style.
    fn styled<'t>(&'t self, line: &'t str) -> Vec<(&'t str, Style)> {
        if line.is_empty() {
            return Vec::new();
        }
        let start = line.as_ptr().addr() - self.text.as_ptr().addr();
        let end = start + line.len();
        let mut at = start;
        let mut pieces = Vec::new();
        for (run_end, style) in &self.runs {
            let until = (*run_end).min(end);
            if until > at {
                pieces.push((&self.text[at..until], *style));
                at = until;
            }
        }
        pieces
    }
}

impl<'a> Composer<'a> {
    /// Adds pieces of one line.
    pub fn put_pieces(&mut self, pieces: &[(&str, Style)]) -> &mut Self {
        for (piece, style) in pieces {
            self.put((*piece).to_owned(), *style);
        }
        self
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "one match is one range")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn styles_survive_the_wrapping() {
        let (plain, bold) = (Style::new(), Style::new().bold());
        let rich = Rich::of("one ", plain).put_marked("two three", (plain, bold), &[1..5]);
        let lines = rich.wrap(7, 7);
        assert_eq!(
            lines,
            [vec![("one ", plain), ("t", plain), ("wo", bold)], vec![("t", bold), ("hree", plain)],]
        );
    }

    properties! {
        #[test]
        fn no_letter_is_lost(texts in prop::collection::vec("[a-zä北 ]{0,20}", 0..5), columns in 2_usize..30) {
            let rich = texts.iter().fold(Rich::default(), |rich, text| rich.put(text, Style::new()));
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            let wrapped: String =
                rich.wrap(columns, columns).into_iter().flatten().map(|(text, _)| text).collect();
            prop_assert_eq!(letters(&wrapped), letters(&texts.concat()));
        }
    }
}
