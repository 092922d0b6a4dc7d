//! How many columns text takes, and cutting it to fit.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns that `text` takes in a terminal.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { UnicodeWidthStr::width(text) }
}

/// The longest beginning of `text` of at most `columns`, and whether something was cut off.
///
/// A grapheme is never split.
pub fn cut(text: &str, columns: usize) -> (&str, bool) {
    if text.len() <= columns && text.is_ascii() {
        return (text, false);
    }
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += width(grapheme);
        if used > columns {
            return (&text[..at], true);
        }
    }
    (text, false)
}

/// `text` in exactly `columns`: filled up with blanks, or cut off with `ellipsis`.
pub fn pad(text: &str, columns: usize, ellipsis: &str) -> String {
    let (mut kept, was_cut) = cut(text, columns);
    let mut out = String::with_capacity(columns + ellipsis.len());
    if was_cut {
        let (mark, _) = cut(ellipsis, columns);
        kept = cut(text, columns - width(mark)).0;
        out.push_str(kept);
        out.push_str(mark);
    } else {
        out.push_str(kept);
    }
    let missing = columns.saturating_sub(width(&out));
    out.extend(std::iter::repeat_n(' ', missing));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn wide_and_joined_characters_count_as_drawn() {
        assert_eq!(width("北京"), 4);
        assert_eq!(width("👩‍👩‍👧"), 2);
        assert_eq!(width("e\u{301}"), 1);
    }

    #[test]
    fn a_grapheme_is_never_split() {
        assert_eq!(cut("北京", 3), ("北", true));
        assert_eq!(cut("a👩‍👩‍👧b", 2), ("a", true));
        assert_eq!(pad("北京", 3, "…"), "北…");
        assert_eq!(pad("abcdef", 4, "…"), "abc…");
        assert_eq!(pad("ab", 4, "…"), "ab  ");
        assert_eq!(pad("abc", 0, "…"), "");
    }

    proptest! {
        #[test]
        fn padding_is_exact(text in "\\PC{0,20}", columns in 0_usize..30) {
            prop_assert_eq!(width(&pad(&text, columns, "…")), columns);
        }
    }
}
