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

    /// Lays a style over some bytes of the text.
    pub fn lay(&mut self, range: &Range<usize>, style: Style) {
        self.split(range.start);
        self.split(range.end);
        let mut start = 0;
        for (end, under) in &mut self.runs {
            if range.contains(&start) {
                *under = under.patch(style);
            }
            start = *end;
        }
    }

    /// Ends a run at a byte, unless that lies within a character.
    fn split(&mut self, at: usize) {
        let run = self.runs.partition_point(|(end, _)| *end < at);
        if self.text.is_char_boundary(at)
            && let Some(&(end, style)) = self.runs.get(run)
            && at < end
        {
            self.runs.insert(run, (at, style));
        }
    }

    /// The lines, each with its text in pieces of one style: the first of at most `first`
    /// columns, the others of `rest`.
    pub fn wrap(&self, first: usize, rest: usize) -> Vec<Vec<(&str, Style)>> {
        let lines = wrap(&self.text, first, rest).into_iter();
        lines.map(|line| self.pieces(within(line, &self.text))).collect()
    }

    /// Some bytes of the text in pieces of one style.
    pub fn pieces(&self, Range { mut start, end }: Range<usize>) -> Vec<(&str, Style)> {
        let mut pieces = Vec::new();
        for (run_end, style) in &self.runs {
            let until = (*run_end).min(end);
            if until > start {
                pieces.push((&self.text[start..until], *style));
                start = until;
            }
        }
        pieces
    }
}

/// The bytes of a text that a part of it, a slice of it, takes.
pub(crate) fn within(part: &str, text: &str) -> Range<usize> {
    // A line without text is a slice of nothing.
    if part.is_empty() {
        return 0..0;
    }
    let start = part.as_ptr().addr() - text.as_ptr().addr();
    start..start + part.len()
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
    use ratatui::style::Color;

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

    #[test]
    fn a_later_style_lies_over_the_earlier_ones() {
        let mut rich = Rich::of("0123456789", Style::new());
        rich.lay(&(2..6), Style::new().fg(Color::Red));
        rich.lay(&(4..8), Style::new().bold());
        let (red, bold) = (Style::new().fg(Color::Red), Style::new().bold());
        let expected = [("1", Style::new()), ("23", red), ("45", red.bold()), ("67", bold)];
        assert_eq!(rich.pieces(1..8), expected);
        assert_eq!(rich.pieces(9..9), []);
    }

    properties! {
        #[test]
        fn styles_take_no_byte_away(
            text in "[a-zä北]{0,20}",
            ranges in prop::collection::vec((0_usize..50, 0_usize..50), 0..5),
        ) {
            let mut rich = Rich::of(&text, Style::new());
            for (start, end) in ranges {
                rich.lay(&(start..end), Style::new().bold());
            }
            let pieces = rich.pieces(0..text.len());
            prop_assert_eq!(pieces.iter().map(|(piece, _)| *piece).collect::<String>(), text);
        }

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
