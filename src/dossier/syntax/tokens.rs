//! RON as tokens: every byte of any text is in one, and what is broken breaks one line at most.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// What RON takes for white space.
    Blank,
    /// `// ...`, without the end of its line.
    LineComment,
    /// `/* ... */`, with others inside.
    BlockComment,
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `"..."`, `r"..."` or `r#"..."#`.
    Text,
    /// A text of bytes: `b"..."`, `br"..."`.
    Bytes,
    /// `'c'`
    Char,
    /// A number, or a byte: `b'c'`.
    Number,
    /// A name, `true`, or the word of an enum; also raw, as in `r#a-b`.
    Word,
    /// A text that does not end, up to the end of its line.
    UnclosedText,
    /// A block comment that does not end, up to the end of its line.
    UnclosedComment,
    /// A character that RON has only in texts and comments, or in attributes.
    Other,
}

impl TokenKind {
    /// Whether it is a comment.
    pub fn is_comment(self) -> bool {
        matches!(self, Self::LineComment | Self::BlockComment | Self::UnclosedComment)
    }

    /// Whether it has no meaning for the program: a blank or a comment.
    pub fn is_trivia(self) -> bool {
        self == Self::Blank || self.is_comment()
    }
}

/// A token and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// The tokens of a text, one right after the other.
pub struct Tokens<'s> {
    text: &'s str,
    at: usize,
    is_lenient: bool,
    /// The mark that ended the last text, and the same for all before it that begin after that text.
    closing_mark: Option<usize>,
    /// The marks of raw texts that do not occur again.
    missing: Vec<&'s str>,
    /// Whether a block comment has not ended; no later one holds others.
    has_unclosed_comment: bool,
}

impl<'s> Tokens<'s> {
    /// The tokens as ron reads them: a text goes on to the next quotation mark, however far that is.
    pub fn new(text: &'s str) -> Self {
        Tokens {
            text,
            at: 0,
            is_lenient: false,
            closing_mark: None,
            missing: Vec::new(),
            has_unclosed_comment: false,
        }
    }

    /// The same tokens of what is RON. Of anything else, a text that goes on for lines and ends
    /// where neither a comma nor a bracket follows has lost its mark, and ends at its first line.
    pub fn lenient(text: &'s str) -> Self {
        Tokens { is_lenient: true, ..Tokens::new(text) }
    }

    /// What begins at `rest`, the end of the text, and how many bytes it has.
    fn token(&mut self, rest: &'s str) -> (TokenKind, usize) {
        use TokenKind as Kind;
        let bytes = rest.as_bytes();
        match bytes[0] {
            b'(' | b'[' | b'{' => (Kind::Open, 1),
            b')' | b']' | b'}' => (Kind::Close, 1),
            b',' => (Kind::Comma, 1),
            b':' => (Kind::Colon, 1),
            b'"' => self.quoted(Kind::Text, rest, 0),
            b'\'' => char_literal(rest).map_or((Kind::Other, 1), |length| (Kind::Char, length)),
            b'/' if bytes.starts_with(b"//") => (Kind::LineComment, end_of_line(rest)),
            b'/' if bytes.starts_with(b"/*") => self.comment(rest),
            b'0'..=b'9' | b'+' | b'-' | b'.' => {
                let is_inside = |c: char| is_in_word(c) || matches!(c, '+' | '-' | '.');
                (Kind::Number, length_of(rest, is_inside))
            }
            b'b' if bytes.starts_with(b"b\"") => self.quoted(Kind::Bytes, rest, 1),
            b'b' if bytes.starts_with(b"b'") => char_literal(&rest[1..])
                .map_or((Kind::Word, 1), |length| (Kind::Number, 1 + length)),
            b'b' if bytes.starts_with(b"br") && is_raw(&rest[2..]) => {
                self.raw(Kind::Bytes, rest, 2)
            }
            b'r' if is_raw(&rest[1..]) => self.raw(Kind::Text, rest, 1),
            b'r' if bytes.starts_with(b"r#") => {
                let name = length_of(&rest[2..], |c| is_in_word(c) || "+-.".contains(c));
                (Kind::Word, if name > 0 { 2 + name } else { 1 })
            }
            _ => {
                let c = rest.chars().next().unwrap_or_default();
                if is_blank(c) {
                    (Kind::Blank, length_of(rest, is_blank))
                } else if is_in_word(c) {
                    (Kind::Word, length_of(rest, is_in_word))
                } else {
                    (Kind::Other, c.len_utf8())
                }
            }
        }
    }

    /// A text whose first quotation mark is at `mark` of `rest`.
    fn quoted(&mut self, kind: TokenKind, rest: &str, mark: usize) -> (TokenKind, usize) {
        let inside = self.at + mark + 1;
        // Which mark is next is the same from everywhere before it. Without this, each of many
        // marks that open nothing would be followed to the end of the text.
        let end = match self.closing_mark {
            Some(end) if inside <= end => end,
            _ => closing_mark(self.text, inside),
        };
        self.closing_mark = Some(end);
        let unclosed = (TokenKind::UnclosedText, end_of_line(rest));
        let Some(after) = self.text.get(end + 1..) else { return unclosed };
        let length = end + 1 - self.at;
        let has_lost_its_mark = self.is_lenient && length > unclosed.1 && !ends_a_value(after);
        if has_lost_its_mark { unclosed } else { (kind, length) }
    }

    /// A raw text whose hashes, if any, begin at `hashes` of `rest`.
    fn raw(&mut self, kind: TokenKind, rest: &'s str, hashes: usize) -> (TokenKind, usize) {
        let marks = &rest[hashes..];
        let marks = &marks[..length_of(marks, |c| c == '#')];
        let inside = hashes + marks.len() + 1;
        if !self.missing.contains(&marks) {
            let ends = memchr::memchr_iter(b'"', &rest.as_bytes()[inside..]);
            for end in ends.map(|at| inside + at + 1) {
                if rest[end..].starts_with(marks) {
                    let after = &rest[end + marks.len()..];
                    // One with hashes has not lost them by accident.
                    let has_lost_its_mark = self.is_lenient
                        && marks.is_empty()
                        && end > end_of_line(rest)
                        && !ends_a_value(after);
                    let unclosed = (TokenKind::UnclosedText, end_of_line(rest));
                    return if has_lost_its_mark { unclosed } else { (kind, end + marks.len()) };
                }
            }
            self.missing.push(marks);
        }
        (TokenKind::UnclosedText, end_of_line(rest))
    }

    fn comment(&mut self, rest: &str) -> (TokenKind, usize) {
        let line = end_of_line(rest);
        let end = if self.has_unclosed_comment {
            memchr::memmem::find(&rest.as_bytes()[2..line], b"*/").map(|at| 2 + at + 2)
        } else {
            end_of_comment(rest.as_bytes())
        };
        self.has_unclosed_comment |= end.is_none();
        end.map_or((TokenKind::UnclosedComment, line), |end| (TokenKind::BlockComment, end))
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let start = self.at;
        let rest = &self.text[start..];
        if rest.is_empty() {
            return None;
        }
        let (kind, length) = self.token(rest);
        self.at = start + length;
        Some(Token { kind, range: start..self.at })
    }
}

/// Whether a character separates tokens in RON.
pub fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// How many bytes of characters are at the beginning of `text` for which `is_inside`.
fn length_of(text: &str, is_inside: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_inside(c)).unwrap_or(text.len())
}

/// How many bytes are left of the line.
fn end_of_line(rest: &str) -> usize {
    let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
    rest[..end].trim_end_matches('\r').len().max(1)
}

/// Whether hashes, if any, and a quotation mark follow.
fn is_raw(rest: &str) -> bool {
    rest.trim_start_matches('#').starts_with('"')
}

/// Where the first quotation mark at or after `at` is that has no `\` before it; the length of
/// `text` if there is none.
fn closing_mark(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        match memchr::memchr2(b'"', b'\\', rest) {
            None => return bytes.len(),
            Some(next) if rest[next] == b'"' => return at + next,
            Some(next) => at += next + 2,
        }
    }
}

/// Whether a text can end before `after` in RON.
fn ends_a_value(after: &str) -> bool {
    let mut rest = after.trim_start_matches(is_blank);
    // A comment may stand between; nothing is said about what follows it.
    rest = if rest.starts_with("//") || rest.starts_with("/*") { "" } else { rest };
    rest.is_empty() || rest.starts_with([',', ':', ')', ']', '}'])
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

/// The most bytes of an escape: `\u{10ffff}`.
const LONGEST_ESCAPE: usize = 10;

/// The length of a character in single quotation marks.
fn char_literal(rest: &str) -> Option<usize> {
    let c = rest[1..].chars().next()?;
    let inside = if c == '\\' {
        // What is escaped may itself be a mark.
        let escape = rest.as_bytes().get(3..)?;
        let longest = &escape[..escape.len().min(LONGEST_ESCAPE - 1)];
        2 + memchr::memchr(b'\'', longest)?
    } else {
        c.len_utf8()
    };
    rest.as_bytes()[1 + inside..].starts_with(b"'").then_some(inside + 2)
}

#[cfg(test)]
mod tests {
    use super::{TokenKind as Kind, *};

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        let tokens = Tokens::lenient(text).filter(|token| token.kind != Kind::Blank);
        tokens.map(|token| (token.kind, &text[token.range])).collect()
    }

    #[test]
    fn each_kind_is_told() {
        let text = "(r#a-b: -1.5e+3, \u{85} b'\\'' br#\"\"x\"# b\"\\\"\" '\\u{10ffff}' '“' rest r\"\"\u{2028}]";
        assert_eq!(
            kinds(text),
            [
                (Kind::Open, "("),
                (Kind::Word, "r#a-b"),
                (Kind::Colon, ":"),
                (Kind::Number, "-1.5e+3"),
                (Kind::Comma, ","),
                (Kind::Number, "b'\\''"),
                (Kind::Bytes, "br#\"\"x\"#"),
                (Kind::Bytes, "b\"\\\"\""),
                (Kind::Char, "'\\u{10ffff}'"),
                (Kind::Char, "'“'"),
                (Kind::Word, "rest"),
                (Kind::Text, "r\"\""),
                (Kind::Close, "]"),
            ]
        );
    }

    #[test]
    fn what_does_not_end_ends_at_its_line() {
        use Kind::{BlockComment, Comma, Number, Text, UnclosedComment, UnclosedText, Word};
        assert_eq!(kinds("\"a\r\n1"), [(UnclosedText, "\"a"), (Number, "1")]);
        assert_eq!(kinds("r#\"a\"\n1"), [(UnclosedText, "r#\"a\""), (Number, "1")]);
        assert_eq!(kinds("/* a /* */\n1"), [(UnclosedComment, "/* a /* */"), (Number, "1")]);
        assert_eq!(
            kinds("/*\n/* /* */1"),
            [(UnclosedComment, "/*"), (BlockComment, "/* /* */"), (Number, "1")]
        );
        // A text may go on for lines, but then ends where a text may end.
        assert_eq!(kinds("\"a\nb\"\n ,"), [(Text, "\"a\nb\""), (Comma, ",")]);
        assert_eq!(kinds("\"a,\n\"b\","), [(UnclosedText, "\"a,"), (Text, "\"b\""), (Comma, ",")]);
        let strict: Vec<_> = Tokens::new("\"a,\n\"b").map(|token| token.kind).collect();
        assert_eq!(strict, [Text, Word]);
    }

    #[test]
    fn marks_that_open_nothing_take_no_time() {
        for piece in ["\"\n\\", "r#\"\n", "/*\n", "'", "b'", "\"\\\"\n"] {
            let text = piece.repeat(200_000);
            assert_eq!(
                Tokens::lenient(&text).map(|token| token.range.len()).sum::<usize>(),
                text.len()
            );
        }
    }
}
