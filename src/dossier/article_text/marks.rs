//! Finding what an article quotes, whichever marks it uses and though one may be missing.

use std::ops::Range;

/// What quotation marks there are in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuotationMarks {
    /// What is between an opening and a closing mark, without them, in the order of the text.
    /// Quotations inside quotations are part of them.
    pub whole: Vec<Range<usize>>,
    /// The closing marks that close nothing.
    pub unopened: Vec<usize>,
    /// Where the words begin after an opening mark that is never closed.
    pub unclosed: Vec<usize>,
}

/// Finds the quotation marks of a text and what belongs together.
pub(super) fn marks(text: &str) -> QuotationMarks {
    let mut marks = QuotationMarks::default();
    let mut open: Vec<Open> = Vec::new();
    let mut before = None;
    let mut rest = text.chars();
    let mut at = 0;
    while let Some(c) = rest.next() {
        let after = rest.clone().next();
        if let Some(closed) = open.iter().rposition(|it| it.closing.contains(&c))
            && !begins(c, before, after)
            && !is_apostrophe(c, before)
        {
            // What was opened inside and not closed there is closed by nothing.
            marks.unclosed.extend(open.drain(closed + 1..).filter_map(Open::left));
            let start = open.pop().map_or(at, |it| it.start);
            if text[start..at].contains(char::is_alphanumeric) {
                marks.whole.truncate(marks.whole.partition_point(|it| it.start < start));
                marks.whole.push(start..at);
            }
        } else if let Some(closing) = closed_by(c).filter(|_| !ends(c, before, after)) {
            // No orthography nests deeper, and each level is looked at for every mark.
            if open.len() == DEEPEST {
                marks.unclosed.extend(open.remove(0).left());
            }
            open.push(Open { mark: c, start: at + c.len_utf8(), closing });
        } else if is_mark(c) && before.is_some_and(|c| !c.is_whitespace()) {
            marks.unopened.push(at);
        }
        before = Some(c);
        at += c.len_utf8();
    }
    marks.unclosed.extend(open.into_iter().filter_map(Open::left));
    marks.unclosed.sort_unstable();
    // An unclosed mark before the quotation swallowed what was unclosed or unopened inside it.
    let whole = &marks.whole;
    let is_inside = |at: &usize| {
        let next = whole.partition_point(|it| it.end < *at);
        whole.get(next).is_some_and(|it| it.contains(at))
    };
    marks.unopened.retain(|at| !is_inside(at));
    marks.unclosed.retain(|at| !is_inside(at));
    marks
}

/// How many quotations can be nested.
const DEEPEST: usize = 4;

struct Open {
    mark: char,
    start: usize,
    closing: &'static [char],
}

impl Open {
    /// Where it began, if it is never closed: a single mark was an apostrophe then.
    fn left(self) -> Option<usize> {
        (!is_single(self.mark)).then_some(self.start)
    }
}

/// The marks that close what `mark` opens.
fn closed_by(mark: char) -> Option<&'static [char]> {
    match mark {
        '"' => Some(&['"']),
        '„' => Some(&['“', '”', '"']),
        '“' => Some(&['”', '“']),
        '«' => Some(&['»']),
        '»' => Some(&['«', '»']),
        '‚' => Some(&['‘', '’']),
        '‘' => Some(&['’']),
        '\'' => Some(&['\'']),
        _ => None,
    }
}

/// Whether a mark may be an apostrophe as well.
fn is_single(mark: char) -> bool {
    matches!(mark, '‚' | '‘' | '’' | '\'')
}

/// Whether a mark that could close a quotation is rather an apostrophe: there is no punctuation
/// before it, as in British print before the mark that closes.
fn is_apostrophe(mark: char, before: Option<char>) -> bool {
    let closes = before.is_some_and(|c| matches!(c, ',' | '.' | '!' | '?' | '…'));
    matches!(mark, '’' | '\'') && !closes
}

/// Whether a character is a double quotation mark of any style.
pub fn is_mark(c: char) -> bool {
    matches!(c, '"' | '„' | '“' | '”' | '«' | '»')
}

/// Whether a mark that could close what is open opens something: it is before a word and not
/// after one.
fn begins(mark: char, before: Option<char>, after: Option<char>) -> bool {
    let is_closing = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '!' | '?');
    mark != '”' && is_apart(before) && after.is_some_and(|c| !is_closing(c))
}

/// Whether a mark that could open something cannot: it is after a word and not before one.
fn ends(mark: char, before: Option<char>, after: Option<char>) -> bool {
    match mark {
        '"' => !is_apart(before) || after.is_none_or(char::is_whitespace),
        '„' => false,
        '‘' => !is_apart(before) || !after.is_some_and(char::is_alphabetic),
        '\'' => !is_apart(before) || !after.is_some_and(char::is_uppercase),
        _ => {
            before.is_some_and(|c| !c.is_whitespace())
                && after.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation())
        }
    }
}

/// Whether words can begin after `before`.
fn is_apart(before: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '/' | '-' | '–' | '—'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quoted(text: &str) -> Vec<&str> {
        marks(text).whole.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn each_style_is_found() {
        assert_eq!(quoted("\"a b\", sagte er, \"c.\""), ["a b", "c."]);
        assert_eq!(quoted("„a“ “b” «c» »d« »e»"), ["a", "b", "c", "d", "e"]);
        assert_eq!(quoted("« Bon », dit-il. „a” “b“"), [" Bon ", "a", "b"]);
        assert_eq!(quoted("(\"a\")-\"b\""), ["a", "b"]);
        assert_eq!(quoted("„a ‚b‘ c“"), ["a ‚b‘ c"]);
        assert_eq!(quoted("Er nannte es ‚gut‘."), ["gut"]);
    }

    #[test]
    fn single_marks_are_no_apostrophes() {
        assert_eq!(quoted("‘We’re late,’ she said. ‘It’s Mum’s.’"), ["We’re late,", "It’s Mum’s."]);
        assert_eq!(quoted("'We're late,' she said."), ["We're late,"]);
        assert_eq!(quoted("the ‘90s, rock 'n' roll, the dogs’ ‘Den’"), Vec::<&str>::new());
        assert_eq!(marks("the ‘Den, dogs' and 'Em."), QuotationMarks::default());
    }

    #[test]
    fn quotations_inside_quotations_are_part_of_them() {
        assert_eq!(quoted("„Er sagte “gut” dazu“, sagte sie."), ["Er sagte “gut” dazu"]);
        assert_eq!(quoted("\"Er sagte \"gut\" dazu\", sagte sie."), ["Er sagte \"gut\" dazu"]);
        assert_eq!(quoted("»Er sagte »gut« dazu«"), ["Er sagte »gut« dazu"]);
    }

    #[test]
    fn a_missing_or_stray_mark_spoils_no_other() {
        assert_eq!(quoted("Iran und Russland\", sagte er. \"Gut\"."), ["Gut"]);
        assert_eq!(quoted("Iran und Russland“, sagte er. „Gut“."), ["Gut"]);
        assert_eq!(quoted("\"Nie geschlossen. Dann \"gut\"."), ["gut"]);
        assert_eq!(quoted("»Nie geschlossen, sagte er. »Gut.«"), ["Gut."]);
        assert_eq!(quoted("\"\" \"…\" \""), Vec::<&str>::new());
    }

    #[test]
    fn what_is_missing_is_told() {
        let found = marks("man kann \"hart\" sein, bis zuletzt\", sagte er. \"Gut\".");
        assert_eq!((found.whole.len(), &found.unopened[..]), (2, &[33][..]));
        let found = marks("Er sagte: „Nie geschlossen. Dann „gut“.");
        assert_eq!((found.whole.len(), &found.unclosed[..]), (1, &[13][..]));
        assert_eq!(
            marks("12\" mal 5' und 90s"),
            QuotationMarks { unopened: vec![2], ..QuotationMarks::default() }
        );
    }

    properties! {
        #[test]
        fn quotations_lie_apart_in_order(text in "[aA \"„“”«»,.‚‘’'ß]{0,60}") {
            let found = marks(&text);
            let mut end = 0;
            for range in &found.whole {
                prop_assert!(end <= range.start && text.get(range.clone()).is_some());
                end = range.end;
            }
            for at in found.unopened.iter().chain(&found.unclosed) {
                prop_assert!(text.is_char_boundary(*at));
                prop_assert!(!found.whole.iter().any(|range| range.contains(at)));
            }
        }
    }
}
