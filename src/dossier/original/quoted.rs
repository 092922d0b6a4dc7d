//! Finding what an article quotes, whichever marks it uses and though one may be missing.

use std::ops::Range;

/// The ranges between quotation marks, without the marks.
///
/// An opening mark that is never closed, or a closing one that closes nothing, is passed over.
pub(super) fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &[char])> = None;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match open {
            Some((start, closing)) if closing.contains(&c) && !opens_straight(c, before) => {
                if text[start..at].contains(char::is_alphanumeric) {
                    found.push(start..at);
                }
                open = None;
            }
            _ => {
                if let Some(closing) = closed_by(c)
                    && (c != '"' || opens_straight(c, before))
                {
                    open = Some((end, closing));
                }
            }
        }
        before = Some(c);
    }
    found
}

/// The marks that close what `mark` opens.
fn closed_by(mark: char) -> Option<&'static [char]> {
    match mark {
        '"' => Some(&['"']),
        '„' => Some(&['“', '”', '"']),
        '“' => Some(&['”', '“']),
        '«' => Some(&['»']),
        '»' => Some(&['«', '»']),
        _ => None,
    }
}

/// Whether a straight mark opens: what closes stands right after a word or its punctuation.
fn opens_straight(mark: char, before: Option<char>) -> bool {
    mark == '"'
        && before
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '/' | '-' | '–' | '—'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        quotations(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn each_style_is_found() {
        assert_eq!(quoted("\"a b\", sagte er, \"c.\""), ["a b", "c."]);
        assert_eq!(quoted("„a“ “b” «c» »d« »e»"), ["a", "b", "c", "d", "e"]);
        assert_eq!(quoted("(\"a\")-\"b\""), ["a", "b"]);
        assert_eq!(quoted("„a ‚b‘ c“"), ["a ‚b‘ c"]);
    }

    #[test]
    fn a_missing_or_stray_mark_spoils_no_other() {
        assert_eq!(quoted("Iran und Russland\", sagte er. \"Gut\"."), ["Gut"]);
        assert_eq!(quoted("\"Nie geschlossen. Dann \"gut\"."), ["gut"]);
        assert_eq!(quoted("\"\" \"…\" \""), Vec::<&str>::new());
    }
}
