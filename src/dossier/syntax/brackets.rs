//! What opens must close: the brackets, texts and comments of a file that does not parse.

use super::tokens::{Token, TokenKind, Tokens};
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

impl BracketError {
    /// The same error of a text in which `by` bytes stand before the one that it was found in.
    #[must_use]
    pub fn moved(self, by: usize) -> Self {
        match self {
            Self::Unclosed { at, open } => Self::Unclosed { at: at + by, open },
            Self::Mismatched { open, at } => Self::Mismatched { open: open + by, at: at + by },
            Self::Unopened { at } => Self::Unopened { at: at + by },
            Self::UnclosedText { at } => Self::UnclosedText { at: at + by },
            Self::UnclosedComment { at } => Self::UnclosedComment { at: at + by },
            Self::TooDeep { at } => Self::TooDeep { at: at + by },
        }
    }
}

/// Finds the first error, in one pass over the bytes.
pub fn find_error(source: &str, max_depth: usize) -> Option<BracketError> {
    let mut tokens = Balanced::new(source, max_depth);
    let error = tokens.find_map(Result::err);
    error.or_else(|| {
        let open = tokens.open.len();
        tokens.open.pop().map(|at| BracketError::Unclosed { at, open })
    })
}

/// The innermost bracket that is open at the end of `source`, if there is no error before.
pub fn innermost_open(source: &str) -> Option<usize> {
    let mut tokens = Balanced::new(source, usize::MAX);
    tokens.all(|token| token.is_ok()).then(|| tokens.open.pop())?
}

/// The items of `source`, in bytes of it with their brackets: `article`, and what is in the
/// lists; none if there is an error.
pub fn items(source: &str) -> Vec<Range<usize>> {
    let mut tokens = Balanced::new(source, usize::MAX);
    let mut items = Vec::new();
    let mut start = None;
    while let Some(token) = tokens.next() {
        let Ok(Token { range, .. }) = token else { return Vec::new() };
        let depth = tokens.open.len();
        match start {
            None if tokens.is_in_item() => start = Some((range.start, depth)),
            Some((at, inside)) if depth < inside => {
                items.push(at..range.end);
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
    for token in Balanced::new(source, usize::MAX) {
        let token = token.ok()?;
        match token.kind {
            TokenKind::Text => last = Some(token.range),
            TokenKind::Blank => {}
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
    let mut tokens = Balanced::new(source, max_depth);
    // For each bracket that is open, the commas in it so far.
    let mut commas: Vec<usize> = Vec::new();
    loop {
        let list = tokens.open.last().copied().filter(|&at| bytes[at] == b'[');
        let kind = tokens.next()?.ok()?.kind;
        let begins_item = !matches!(kind, TokenKind::Comma | TokenKind::Close) && !kind.is_trivia();
        if let (Some(at), true) = (list, begins_item)
            && commas.last().is_some_and(|commas| *commas >= most)
        {
            return Some((at, name_before(&source[..at])));
        }
        commas.resize(tokens.open.len(), 0);
        if let (TokenKind::Comma, Some(commas)) = (kind, commas.last_mut()) {
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

/// The comments of `source`, in bytes of it.
pub fn comments(source: &str) -> Vec<Range<usize>> {
    let tokens = Tokens::lenient(source);
    tokens.filter(|token| token.kind.is_comment()).map(|token| token.range).collect()
}

/// The places of non-ASCII characters outside of texts and comments, up to the first
/// error.
pub fn bare_characters(source: &str) -> Vec<usize> {
    let tokens = Balanced::new(source, usize::MAX).map_while(Result::ok);
    let bare = tokens.filter(|token| {
        matches!(token.kind, TokenKind::Blank | TokenKind::Word | TokenKind::Other)
    });
    let places = bare.flat_map(|Token { range: Range { start, end }, .. }| {
        source[start..end].char_indices().map(move |(at, c)| (start + at, c))
    });
    places.filter(|(_, c)| !c.is_ascii()).map(|(at, _)| at).collect()
}

/// The tokens of a file up to the first error, and the brackets that are open after them.
struct Balanced<'s> {
    bytes: &'s [u8],
    tokens: Tokens<'s>,
    max_depth: usize,
    /// Where the brackets were opened that are open now.
    open: Vec<usize>,
    has_failed: bool,
}

impl Iterator for Balanced<'_> {
    type Item = Result<Token, BracketError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_failed {
            return None;
        }
        let token = self.tokens.next()?;
        let checked = self.check(token);
        self.has_failed = checked.is_err();
        Some(checked)
    }
}

impl<'s> Balanced<'s> {
    fn new(source: &'s str, max_depth: usize) -> Self {
        Balanced {
            bytes: source.as_bytes(),
            tokens: Tokens::new(source),
            max_depth,
            open: Vec::new(),
            has_failed: false,
        }
    }

    fn check(&mut self, token: Token) -> Result<Token, BracketError> {
        let at = token.range.start;
        match token.kind {
            TokenKind::Open => {
                self.open.push(at);
                if self.open.len() > self.max_depth {
                    return Err(BracketError::TooDeep { at });
                }
            }
            TokenKind::Close => {
                let open = self.open.pop().ok_or(BracketError::Unopened { at })?;
                if self.bytes[at] != partner(self.bytes[open]) {
                    return Err(BracketError::Mismatched { open, at });
                }
            }
            TokenKind::UnclosedText => return Err(BracketError::UnclosedText { at }),
            TokenKind::UnclosedComment => return Err(BracketError::UnclosedComment { at }),
            _ => {}
        }
        Ok(token)
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
}

/// The bracket that closes what `opening` opens.
pub fn partner(opening: u8) -> u8 {
    match opening {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
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
        assert_eq!(comments("// a\n)// b").len(), 2);
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
