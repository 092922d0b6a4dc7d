//! Setting a line: pieces of text one after the other, never beyond the columns that there are.

use crate::text::{cut, pad, shorten, width};
use ratatui::{
    style::Style,
    text::{Line, Span},
};
use std::{borrow::Cow, ops::Range};

/// A line in the making.
#[derive(Debug)]
pub struct Composer<'a> {
    spans: Vec<Span<'a>>,
    columns: usize,
    left: usize,
}

impl<'a> Composer<'a> {
    /// An empty line of at most `columns`.
    pub fn new(columns: u16) -> Self {
        let columns = usize::from(columns);
        Composer { spans: Vec::new(), columns, left: columns }
    }

    /// The columns that are free.
    pub fn left(&self) -> usize {
        self.left
    }

    /// The columns that are taken.
    pub fn used(&self) -> usize {
        self.columns - self.left
    }

    /// Adds as much of `text` as there is room for.
    pub fn put(&mut self, text: impl Into<Cow<'a, str>>, style: Style) -> &mut Self {
        let text = match text.into() {
            Cow::Borrowed(text) => Cow::Borrowed(cut(text, self.left).0),
            Cow::Owned(mut text) => {
                text.truncate(cut(&text, self.left).0.len());
                Cow::Owned(text)
            }
        };
        if !text.is_empty() {
            self.left -= width(&text);
            self.spans.push(Span::styled(text, style));
        }
        self
    }

    /// Adds `text`, with `ellipsis` where there is no room for all of it.
    pub fn put_cut(
        &mut self,
        text: impl Into<Cow<'a, str>>,
        style: Style,
        ellipsis: &str,
    ) -> &mut Self {
        let text = text.into();
        if width(&text) <= self.left {
            self.put(text, style)
        } else {
            self.put(pad(&text, self.left, ellipsis), style)
        }
    }

    /// Adds `text` in exactly `columns`, or in what is left.
    pub fn cell(&mut self, text: &str, columns: usize, style: Style, ellipsis: &str) -> &mut Self {
        self.put(pad(text, columns.min(self.left), ellipsis), style)
    }

    /// Adds `text` in exactly `columns`, or in what is left, with the bytes of `ranges` in
    /// `matched`.
    pub fn marked(
        &mut self,
        text: impl Into<Cow<'a, str>>,
        columns: usize,
        (style, matched): (Style, Style),
        ranges: &[Range<usize>],
        ellipsis: &str,
    ) -> &mut Self {
        let columns = columns.min(self.left);
        let end = self.used() + columns;
        let style_of = |is_match| if is_match { matched } else { style };
        let mark = match text.into() {
            Cow::Borrowed(text) => {
                let (kept, mark) = shorten(text, columns, ellipsis);
                for (piece, is_match) in pieces(kept, ranges) {
                    self.put(piece, style_of(is_match));
                }
                mark.to_owned()
            }
            Cow::Owned(text) => {
                let (kept, mark) = shorten(&text, columns, ellipsis);
                for (piece, is_match) in pieces(kept, ranges) {
                    self.put(piece.to_owned(), style_of(is_match));
                }
                mark.to_owned()
            }
        };
        self.put(mark, style);
        self.skip_to(end)
    }

    /// Adds `columns` blanks.
    pub fn skip(&mut self, columns: usize) -> &mut Self {
        self.put(" ".repeat(columns.min(self.left)), Style::new())
    }

    /// Adds blanks up to a column, where it lies ahead.
    pub fn skip_to(&mut self, column: usize) -> &mut Self {
        self.skip(column.saturating_sub(self.used()))
    }

    /// The line.
    pub fn finish(self) -> Line<'a> {
        Line::from(self.spans)
    }

    /// The line, filled with blanks.
    pub fn fill(mut self) -> Line<'a> {
        self.skip(self.left);
        self.finish()
    }
}

/// `text` in pieces, each inside or outside of `ranges`, which stand in order; what lies outside
/// of `text` is passed over.
pub(crate) fn pieces<'t>(text: &'t str, ranges: &[Range<usize>]) -> Vec<(&'t str, bool)> {
    let mut pieces = Vec::with_capacity(2 * ranges.len() + 1);
    let mut at = 0;
    for range in ranges {
        let end = range.end.min(text.len());
        let (Some(before), Some(inside)) = (text.get(at..range.start), text.get(range.start..end))
        else {
            continue;
        };
        pieces.extend([(before, false), (inside, true)]);
        at = end;
    }
    pieces.push((&text[at..], false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "one match is one range")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ranges_that_do_not_fit_the_text_are_passed_over() {
        assert_eq!(pieces("Straße", &[4..5, 9..12]), [("Straße", false)]);
        assert_eq!(pieces("abcd", &[2..9, 1..3]), [("ab", false), ("cd", true)]);
        assert_eq!(pieces("", &[0..1]), []);
    }

    #[test]
    fn a_cell_is_filled_or_cut() {
        let mut line = Composer::new(9);
        line.cell("ab", 4, Style::new(), "…").put_cut("wide 北京", Style::new(), "…");
        assert_eq!(line.finish().to_string(), "ab  wide…");
    }

    properties! {
        #[test]
        fn a_line_is_never_wider(
            texts in prop::collection::vec("\\PC{0,12}", 0..5),
            columns in 0_u16..30,
            ranges in prop::collection::vec((0_usize..12, 0_usize..12), 0..4),
        ) {
            let ranges: Vec<_> = ranges.iter().map(|(start, end)| *start..*end).collect();
            let mut line = Composer::new(columns);
            for text in &texts {
                line.put(text.as_str(), Style::new());
                line.marked(text, 5, (Style::new(), Style::new().bold()), &ranges, "…");
            }
            let line = line.fill().to_string();
            prop_assert_eq!(width(&line), usize::from(columns));
        }
    }
}
