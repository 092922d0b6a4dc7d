//! Wrapping: textwrap's words and line breaking, with widths that know joined emoji.

use super::width::{cut, graphemes, width};
use textwrap::{WordSeparator, core::Fragment, wrap_algorithms::wrap_first_fit};

/// A run of text that is not broken, and the blanks after it.
#[derive(Debug, Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    start: usize,
    blanks: usize,
}

impl Fragment for Piece<'_> {
    fn width(&self) -> f64 {
        width(self.text) as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.blanks as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Breaks `text` into lines, the first of at most `first` columns and the others of `rest`.
///
/// Each line is a slice of `text` without the blanks at its end. Line feeds break always. A
/// word longer than a line is split between graphemes; a grapheme wider than a line is
/// on a line of its own. There is always at least one line.
pub fn wrap(text: &str, first: usize, rest: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        wrap_line(text, paragraph, start, first, rest, &mut lines);
        start += paragraph.len() + 1;
    }
    lines
}

fn wrap_line<'a>(
    text: &'a str,
    paragraph: &'a str,
    start: usize,
    first: usize,
    rest: usize,
    lines: &mut Vec<&'a str>,
) {
    let first = if lines.is_empty() { first } else { rest };
    let pieces = pieces(paragraph, start, first.min(rest).max(1));
    let widths = [first as f64, rest as f64];
    for line in wrap_first_fit(&pieces, &widths) {
        let (Some(from), Some(to)) = (line.first(), line.last()) else {
            lines.push("");
            continue;
        };
        lines.push(&text[from.start..to.start + to.text.len()]);
    }
}

fn pieces(paragraph: &str, start: usize, columns: usize) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = start;
    for word in WordSeparator::UnicodeBreakProperties.find_words(paragraph) {
        let blanks = word.whitespace.len();
        let mut rest = word.word;
        while width(rest) > columns {
            let (head, _) = cut(rest, columns);
            let head = match head {
                "" => first_grapheme(rest),
                head => head,
            };
            if head.len() == rest.len() {
                break;
            }
            pieces.push(Piece { text: head, start: at, blanks: 0 });
            at += head.len();
            rest = &rest[head.len()..];
        }
        pieces.push(Piece { text: rest, start: at, blanks });
        at += rest.len() + blanks;
    }
    pieces
}

fn first_grapheme(text: &str) -> &str {
    graphemes(text).next().map_or(text, |grapheme| grapheme.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::any_text;
    use proptest::prelude::*;

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(wrap("one two three", 7, 7), ["one two", "three"]);
        assert_eq!(wrap("one two three", 3, 9), ["one", "two three"]);
        assert_eq!(wrap("", 5, 5), [""]);
        assert_eq!(wrap("a\n\nb", 5, 5), ["a", "", "b"]);
    }

    #[test]
    fn long_words_break_between_graphemes() {
        assert_eq!(wrap("👩‍👩‍👧👩‍👩‍👧", 2, 2), ["👩‍👩‍👧", "👩‍👩‍👧"]);
        assert_eq!(wrap("北京", 1, 1), ["北", "京"]);
        assert_eq!(wrap("abcdef", 4, 4), ["abcd", "ef"]);
    }

    properties! {
        #[test]
        fn no_text_is_too_wide(text in any_text(), columns in 2_usize..20) {
            for line in wrap(&text, columns, columns) {
                let seen = graphemes(line).filter(|it| it.columns > 0).count();
                prop_assert!(width(line) <= columns || seen == 1, "{line:?}");
            }
        }

        #[test]
        fn lines_fit_and_nothing_is_lost(text in "[a-zäö北👩 \\-]{0,60}", columns in 2_usize..20) {
            let lines = wrap(&text, columns, columns);
            for line in &lines {
                prop_assert!(width(line) <= columns, "{line:?}");
            }
            let letters = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
