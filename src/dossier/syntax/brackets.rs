//! What opens must close: the brackets, texts and comments of a file that does not parse.

use std::ops::Range;

/// A bracket, text or comment that opens or closes wrongly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BracketError {
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

impl BracketError {
    /// Where a reader of the file would notice it.
    pub fn noticed(self, source: &str) -> usize {
        match self {
            Self::Unclosed { .. } => source.len(),
            Self::Mismatched { at, .. }
            | Self::Unopened { at }
            | Self::UnclosedText { at }
            | Self::UnclosedComment { at }
            | Self::TooDeep { at } => at,
        }
    }
}

/// Finds the first error, in one pass over the bytes.
pub fn find_error(source: &str, max_depth: usize) -> Option<BracketError> {
    let mut tokens = Tokens::new(source, max_depth);
    let error = tokens.find_map(Result::err);
    error.or_else(|| {
        let open = tokens.open.len();
        tokens.open.pop().map(|at| BracketError::Unclosed { at, open })
    })
}

/// The innermost bracket that is open at the end of `source`, if there is no error before.
pub fn innermost_open(source: &str) -> Option<usize> {
    let mut tokens = Tokens::new(source, usize::MAX);
    tokens.all(|token| token.is_ok()).then(|| tokens.open.pop())?
}

/// The items of `source`, in bytes of it with their brackets: `article`, and what is in the
/// lists; none if there is an error.
pub fn items(source: &str) -> Vec<Range<usize>> {
    let mut tokens = Tokens::new(source, usize::MAX);
    let mut items = Vec::new();
    let mut start = None;
    while let Some(token) = tokens.next() {
        let Ok(token) = token else { return Vec::new() };
        let depth = tokens.open.len();
        match start {
            None if tokens.is_in_item() => start = Some((token.start, depth)),
            Some((at, inside)) if depth < inside => {
                items.push(at..token.end);
                start = None;
            }
            _ => {}
        }
    }
    items
}

/// The text with which `source` ends, but for blanks, with its quotation marks.
pub fn text_before(source: &str) -> Option<Range<usize>> {
    let mut last = None;
    for token in Tokens::new(source, usize::MAX) {
        let token = token.ok()?;
        match source.as_bytes()[token.start] {
            b'"' | b'r' if token.len() > 1 => last = Some(token),
            byte if byte.is_ascii_whitespace() => {}
            _ => last = None,
        }
    }
    last
}

/// Where the first list of `source` begins that has more than `most` items, and the name of the
/// field whose value it is, if there is no error before.
pub fn long_list(source: &str, most: usize, max_depth: usize) -> Option<(usize, Option<&str>)> {
    let bytes = source.as_bytes();
    // Without so many commas there is none, and counting them costs next to nothing.
    if memchr::memchr_iter(b',', bytes).count() < most {
        return None;
    }
    let mut tokens = Tokens::new(source, max_depth);
    // For each bracket that is open, the commas in it so far.
    let mut commas: Vec<usize> = Vec::new();
    loop {
        let list = tokens.open.last().copied().filter(|&at| bytes[at] == b'[');
        let token = tokens.next()?.ok()?;
        let text = &bytes[token];
        let begins_item =
            !matches!(text[0], b',' | b')' | b']' | b'}') && !is_comment(text) && !is_blank(text);
        if let (Some(at), true) = (list, begins_item)
            && commas.last().is_some_and(|commas| *commas >= most)
        {
            return Some((at, name_before(&source[..at])));
        }
        commas.resize(tokens.open.len(), 0);
        if let (b',', Some(commas)) = (text[0], commas.last_mut()) {
            *commas += 1;
        }
    }
}

/// The name of the field whose value begins where `source` ends.
fn name_before(source: &str) -> Option<&str> {
    let before = source.trim_end().strip_suffix(':')?.trim_end();
    let is_inside = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name = &before[before.trim_end_matches(is_inside).len()..];
    (!name.is_empty()).then_some(name)
}

/// The comments of `source`, in bytes of it, up to the first error.
pub fn comments(source: &str) -> Vec<Range<usize>> {
    let tokens = Tokens::new(source, usize::MAX).map_while(Result::ok);
    tokens.filter(|token| is_comment(&source.as_bytes()[token.clone()])).collect()
}

/// The places of non-ASCII characters outside of texts and comments, up to the first
/// error.
pub fn bare_characters(source: &str) -> Vec<usize> {
    let starts = Tokens::new(source, usize::MAX).map_while(Result::ok).map(|token| token.start);
    starts.filter(|&at| !source.as_bytes()[at].is_ascii() && source.is_char_boundary(at)).collect()
}

fn is_comment(token: &[u8]) -> bool {
    token.starts_with(b"//") || token.starts_with(b"/*")
}

fn is_blank(token: &[u8]) -> bool {
    token[0].is_ascii_whitespace()
}

/// The tokens of a file, in bytes of it: a bracket, a text, a comment, or a single other byte.
struct Tokens<'s> {
    bytes: &'s [u8],
    at: usize,
    max_depth: usize,
    /// Where the brackets were opened that are open now.
    open: Vec<usize>,
}

impl Iterator for Tokens<'_> {
    type Item = Result<Range<usize>, BracketError>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let length = self.length(start, rest);
        // Nothing comes after an error.
        self.at = length.map_or(self.bytes.len(), |length| start + length);
        Some(length.map(|length| start..start + length))
    }
}

impl<'s> Tokens<'s> {
    fn new(source: &'s str, max_depth: usize) -> Self {
        Tokens { bytes: source.as_bytes(), at: 0, max_depth, open: Vec::new() }
    }

    /// The length of the token that begins at `start` with `rest`.
    fn length(&mut self, start: usize, rest: &[u8]) -> Result<usize, BracketError> {
        match rest[0] {
            b'(' | b'[' | b'{' => {
                self.open.push(start);
                if self.open.len() > self.max_depth {
                    return Err(BracketError::TooDeep { at: start });
                }
            }
            closing @ (b')' | b']' | b'}') => {
                let open = self.open.pop().ok_or(BracketError::Unopened { at: start })?;
                if closing != partner(self.bytes[open]) {
                    return Err(BracketError::Mismatched { open, at: start });
                }
            }
            b'"' => return end_of_text(rest).ok_or(BracketError::UnclosedText { at: start }),
            b'\'' => return Ok(char_literal(rest)),
            b'/' if rest.starts_with(b"//") => {
                return Ok(memchr::memchr(b'\n', rest).unwrap_or(rest.len()));
            }
            b'/' if rest.starts_with(b"/*") => {
                return end_of_comment(rest).ok_or(BracketError::UnclosedComment { at: start });
            }
            b'r' if self.begins_word() => {
                let hashes = rest[1..].iter().take_while(|&&b| b == b'#').count();
                if rest.get(1 + hashes) == Some(&b'"') {
                    let ending = [b"\"".as_slice(), &rest[1..1 + hashes]].concat();
                    let inside = memchr::memmem::find(&rest[2 + hashes..], &ending);
                    return inside
                        .map(|length| 2 + hashes + length + ending.len())
                        .ok_or(BracketError::UnclosedText { at: start });
                }
            }
            _ => {}
        }
        Ok(1)
    }

    /// Whether the brackets that are open are the dossier's, then a list's or none, then an item's.
    fn is_in_item(&self) -> bool {
        let kind = |at: usize| self.bytes[at];
        match self.open[..] {
            [dossier, item] => [dossier, item].map(kind) == *b"((",
            [dossier, list, item] => [dossier, list, item].map(kind) == *b"([(",
            _ => false,
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
        assert_eq!(find_error(text, 9), None);
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
    fn each_error_is_found() {
        let error = |text| find_error(text, 3);
        assert_eq!(error("([ "), Some(BracketError::Unclosed { at: 1, open: 2 }));
        assert_eq!(error("(])"), Some(BracketError::Mismatched { open: 0, at: 1 }));
        assert_eq!(error("())"), Some(BracketError::Unopened { at: 2 }));
        assert_eq!(error("(\"a)\\\""), Some(BracketError::UnclosedText { at: 1 }));
        assert_eq!(error("(r##\"a\"#)"), Some(BracketError::UnclosedText { at: 1 }));
        assert_eq!(error("( /* /* */ )"), Some(BracketError::UnclosedComment { at: 2 }));
        assert_eq!(error("(({[]}))"), Some(BracketError::TooDeep { at: 3 }));
    }
}
