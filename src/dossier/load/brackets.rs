//! What opens must close: the brackets, texts and comments of a file that does not parse.

use std::ops::{
    ControlFlow::{self, Break, Continue},
    Range,
};

/// The first thing that opens or closes wrongly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slip {
    /// The bracket at `at` is open at the end of the file, the innermost of `open`.
    Unclosed { at: usize, open: usize },
    /// The bracket opened at `open` is closed at `at` by one of another kind.
    Mismatched { open: usize, at: usize },
    /// The bracket at `at` closes nothing.
    Unopened { at: usize },
    /// The text that begins at `at` does not end.
    UnclosedText { at: usize },
    /// The comment that begins at `at` does not end.
    UnclosedComment { at: usize },
    /// The bracket at `at` is one too deep.
    TooDeep { at: usize },
}

impl Slip {
    /// Where a reader of the file would notice.
    pub(super) fn noticed(self, source: &str) -> usize {
        match self {
            Slip::Unclosed { .. } => source.len(),
            Slip::Mismatched { at, .. }
            | Slip::Unopened { at }
            | Slip::UnclosedText { at }
            | Slip::UnclosedComment { at }
            | Slip::TooDeep { at } => at,
        }
    }
}

/// Finds the first slip, in one pass over the bytes.
pub(super) fn find_slip(source: &str, max_depth: usize) -> Option<Slip> {
    let mut scan = Scan::new(source);
    while scan.at < scan.bytes.len() {
        if let Break(slip) = scan.step(max_depth) {
            return Some(slip);
        }
    }
    let open = scan.open.len();
    scan.open.pop().map(|at| Slip::Unclosed { at, open })
}

/// The innermost bracket that is open at the end of `source`, if nothing slips before.
pub(super) fn innermost_open(source: &str) -> Option<usize> {
    let mut scan = Scan::new(source);
    while scan.at < scan.bytes.len() {
        if scan.step(usize::MAX).is_break() {
            return None;
        }
    }
    scan.open.pop()
}

/// The items of `source`, in bytes of it with their brackets: `article`, and what stands in the
/// lists; none where a bracket slips.
pub(super) fn items(source: &str) -> Vec<Range<usize>> {
    let mut scan = Scan::new(source);
    let mut items = Vec::new();
    let mut start = None;
    while scan.at < scan.bytes.len() {
        if scan.step(usize::MAX).is_break() {
            return Vec::new();
        }
        let open = scan.open.len();
        match start {
            None if scan.is_in_item() => start = scan.open.last().map(|&at| (at, open)),
            Some((at, depth)) if open < depth => {
                items.push(at..scan.at);
                start = None;
            }
            _ => {}
        }
    }
    items
}

/// The text with which `source` ends, but for blanks, with its quotation marks.
pub(super) fn text_before(source: &str) -> Option<Range<usize>> {
    let mut scan = Scan::new(source);
    let mut last = None;
    while scan.at < scan.bytes.len() {
        let start = scan.at;
        if scan.step(usize::MAX).is_break() {
            return None;
        }
        match scan.bytes[start] {
            b'"' | b'r' if scan.at > start + 1 => last = Some(start..scan.at),
            b if b.is_ascii_whitespace() => {}
            _ => last = None,
        }
    }
    last
}

/// A list that is longer than it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::dossier) struct LongList<'s> {
    /// Where it begins.
    pub at: usize,
    /// The field whose value it is.
    pub name: Option<&'s str>,
}

/// The first list of `source` with more than `most` items, if nothing slips before.
pub(in crate::dossier) fn long_list(
    source: &str,
    most: usize,
    max_depth: usize,
) -> Option<LongList<'_>> {
    // Without so many commas there is none, and counting them costs next to nothing.
    if memchr::memchr_iter(b',', source.as_bytes()).count() < most {
        return None;
    }
    let mut scan = Scan::new(source);
    // For each bracket that is open, the commas in it so far.
    let mut commas = Vec::new();
    while scan.at < scan.bytes.len() {
        let start = scan.at;
        let begins_item = match scan.bytes[start] {
            b',' | b')' | b']' | b'}' => false,
            b'/' => !matches!(scan.bytes.get(start + 1), Some(b'/' | b'*')),
            byte => !byte.is_ascii_whitespace(),
        };
        if begins_item
            && commas.last().is_some_and(|commas| *commas >= most)
            && let Some(&at) = scan.open.last().filter(|&&at| scan.bytes[at] == b'[')
        {
            return Some(LongList { at, name: name_before(&source[..at]) });
        }
        if scan.step(max_depth).is_break() {
            return None;
        }
        commas.resize(scan.open.len(), 0);
        if let (b',', Some(commas)) = (scan.bytes[start], commas.last_mut()) {
            *commas += 1;
        }
    }
    None
}

/// The name of the field whose value begins where `source` ends.
fn name_before(source: &str) -> Option<&str> {
    let before = source.trim_end().strip_suffix(':')?.trim_end();
    let is_inside = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name = &before[before.trim_end_matches(is_inside).len()..];
    (!name.is_empty()).then_some(name)
}

/// The comments of `source`, in bytes of it, up to what slips.
pub(in crate::dossier) fn comments(source: &str) -> Vec<Range<usize>> {
    let mut scan = Scan::new(source);
    let mut comments = Vec::new();
    while scan.at < scan.bytes.len() {
        let start = scan.at;
        let is_comment =
            scan.bytes[start..].starts_with(b"//") || scan.bytes[start..].starts_with(b"/*");
        if scan.step(usize::MAX).is_break() {
            break;
        }
        if is_comment {
            comments.push(start..scan.at);
        }
    }
    comments
}

/// Where characters that ASCII does not have stand outside of texts and comments, up to what slips.
pub(super) fn bare_characters(source: &str) -> Vec<usize> {
    let mut scan = Scan::new(source);
    let mut found = Vec::new();
    while scan.at < scan.bytes.len() {
        if !scan.bytes[scan.at].is_ascii() && source.is_char_boundary(scan.at) {
            found.push(scan.at);
        }
        if scan.step(usize::MAX).is_break() {
            break;
        }
    }
    found
}

struct Scan<'s> {
    bytes: &'s [u8],
    at: usize,
    /// Where the brackets were opened that are open now.
    open: Vec<usize>,
}

impl<'s> Scan<'s> {
    fn new(source: &'s str) -> Self {
        Scan { bytes: source.as_bytes(), at: 0, open: Vec::new() }
    }

    /// Passes one token, or one byte that is nobody's beginning.
    fn step(&mut self, max_depth: usize) -> ControlFlow<Slip> {
        let start = self.at;
        let rest = &self.bytes[start..];
        match rest[0] {
            b'(' | b'[' | b'{' => {
                self.open.push(start);
                self.at += 1;
                if self.open.len() > max_depth {
                    return Break(Slip::TooDeep { at: start });
                }
            }
            closing @ (b')' | b']' | b'}') => {
                self.at += 1;
                let Some(open) = self.open.pop() else {
                    return Break(Slip::Unopened { at: start });
                };
                if closing != partner(self.bytes[open]) {
                    return Break(Slip::Mismatched { open, at: start });
                }
            }
            b'"' => {
                return self.pass(end_of_text(rest), Slip::UnclosedText { at: start });
            }
            b'\'' => self.at += char_literal(rest),
            b'/' if rest.starts_with(b"//") => {
                self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            }
            b'/' if rest.starts_with(b"/*") => {
                return self.pass(end_of_comment(rest), Slip::UnclosedComment { at: start });
            }
            b'r' if self.begins_word() => {
                let hashes = rest[1..].iter().take_while(|&&b| b == b'#').count();
                if rest.get(1 + hashes) == Some(&b'"') {
                    let ending = [b"\"".as_slice(), &rest[1..1 + hashes]].concat();
                    let text = &rest[2 + hashes..];
                    let length = memchr::memmem::find(text, &ending).map(|end| end + ending.len());
                    return self
                        .pass(length.map(|it| it + 2 + hashes), Slip::UnclosedText { at: start });
                }
                self.at += 1;
            }
            _ => self.at += 1,
        }
        Continue(())
    }

    /// Whether the brackets that are open are the dossier's, then a list's or none, then an item's.
    fn is_in_item(&self) -> bool {
        let mut open = self.open.iter().map(|&at| self.bytes[at]);
        let kinds = [open.next(), open.next(), open.next(), open.next()];
        matches!(
            kinds,
            [Some(b'('), Some(b'('), None, None] | [Some(b'('), Some(b'['), Some(b'('), None]
        )
    }

    fn pass(&mut self, length: Option<usize>, otherwise: Slip) -> ControlFlow<Slip> {
        match length {
            Some(length) => {
                self.at += length;
                Continue(())
            }
            None => Break(otherwise),
        }
    }

    /// Whether what begins here is not the middle of a word.
    fn begins_word(&self) -> bool {
        let before = self.at.checked_sub(1).map(|at| self.bytes[at]);
        before.is_none_or(|b| !(b.is_ascii_alphanumeric() || b == b'_'))
    }
}

fn partner(opening: u8) -> u8 {
    match opening {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// The length of a text with its quotation marks.
fn end_of_text(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// The length of a block comment, which may hold others.
fn end_of_comment(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0usize;
    let mut at = 0;
    loop {
        at += memchr::memchr2(b'/', b'*', bytes.get(at..)?)?;
        match bytes[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => {
                (depth, at) = (depth - 1, at + 2);
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => at += 1,
        }
    }
}

/// The length of a character in single quotation marks; 1 of a lone mark.
fn char_literal(bytes: &[u8]) -> usize {
    let longest = &bytes[..bytes.len().min(12)];
    let inside = if longest.get(1) == Some(&b'\\') { 3 } else { 2 };
    let end = longest.iter().skip(inside).position(|&b| b == b'\'');
    end.map_or(1, |end| inside + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_texts_and_comments_is_no_bracket() {
        let text = r###"( "(\"[" r#"("["# /* ( /* [ */ */ // {
            '(' '\'' ['a'] for_r: "r" )"###;
        assert_eq!(find_slip(text, 9), None);
    }

    #[test]
    fn items_are_found_by_their_brackets() {
        let text =
            "#![enable(implicit_some)] // (\n(a: (b: [(1)]), c: [(d: (2)), /*(*/ (\")\")], e: 1)";
        let found: Vec<_> = items(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["(b: [(1)])", "(d: (2))", "(\")\")"]);
        assert!(items("(a: [(b)])]").is_empty());
    }

    #[test]
    fn a_text_is_found_before_a_place() {
        let text = "(a: \"b\", c: \"d\n e: \" f";
        let before = |at: &str| Some(&text[text_before(&text[..text.find(at)?])?]);
        assert_eq!(before("f"), Some("\"d\n e: \""));
        assert_eq!(before(", c"), Some("\"b\""));
        assert_eq!(before("c:"), None);
        assert_eq!(text_before("r#\"a\"# "), Some(0..6));
    }

    #[test]
    fn comments_are_told_from_texts() {
        let text =
            "( \"// no\" // é yes\n r#\"/* \" no */\"# /* yes /* too */ */ '/' / \"\\\"// no\" //";
        let found: Vec<_> = comments(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["// é yes", "/* yes /* too */ */", "//"]);
        assert_eq!(comments("// a\n)// b").len(), 1);
    }

    #[test]
    fn each_slip_is_found() {
        let slip = |text| find_slip(text, 3);
        assert_eq!(slip("([ "), Some(Slip::Unclosed { at: 1, open: 2 }));
        assert_eq!(slip("(])"), Some(Slip::Mismatched { open: 0, at: 1 }));
        assert_eq!(slip("())"), Some(Slip::Unopened { at: 2 }));
        assert_eq!(slip("(\"a)\\\""), Some(Slip::UnclosedText { at: 1 }));
        assert_eq!(slip("(r##\"a\"#)"), Some(Slip::UnclosedText { at: 1 }));
        assert_eq!(slip("( /* /* */ )"), Some(Slip::UnclosedComment { at: 2 }));
        assert_eq!(slip("(({[]}))"), Some(Slip::TooDeep { at: 3 }));
    }
}
