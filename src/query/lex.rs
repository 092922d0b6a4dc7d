//! From text to pieces: what is a word, a phrase, a field with its values. It knows which names
//! are fields, and nothing of their values; it reads any text, and finds no errors.

use super::Field;
use crate::library::Vocabulary;
use std::{borrow::Cow, ops::Range};

/// What can stand before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A field of claims.
    Field(Field),
    /// The lens `without:`.
    Without,
    /// What `without:` was called before; its levels had other words.
    Strip,
    /// The lens `on:`.
    On,
}

impl Key {
    /// All keys of today, fields first.
    pub fn all() -> impl Iterator<Item = Key> {
        Field::ALL.iter().copied().map(Key::Field).chain([Key::Without, Key::On])
    }

    /// The word before the colon.
    pub fn word(self) -> &'static str {
        match self {
            Key::Field(field) => field.word(),
            Key::Without => "without",
            Key::Strip => "strip",
            Key::On => "on",
        }
    }

    /// What it asks, in words.
    pub fn meaning(self) -> &'static str {
        match self {
            Key::Field(field) => field.meaning(),
            Key::Without | Key::Strip => "lens: which sources to leave out, to see what stands",
            Key::On => "lens: the proposition in focus",
        }
    }

    /// What else people call it.
    pub fn also(self) -> &'static [&'static str] {
        match self {
            Key::Field(field) => field.also(),
            Key::Without | Key::Strip => {
                &["strip", "strip test", "stands", "falls", "left", "leave out"]
            }
            Key::On => &["proposition", "propositions"],
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::all().chain([Key::Strip]).find(|key| key.word().eq_ignore_ascii_case(word))
    }
}

/// A piece of a query's text.
#[derive(Debug)]
pub struct Lexeme<'t> {
    pub negated: bool,
    /// All of it, with the minus before it.
    pub span: Range<usize>,
    pub kind: Kind<'t>,
}

/// What a piece is.
#[derive(Debug)]
pub enum Kind<'t> {
    /// A bare word.
    Word(&'t str),
    /// Text in quotation marks.
    Phrase(Quoted<'t>),
    /// A known name, a colon, and values between commas: one at least, perhaps empty.
    Keyed { key: Key, values: Vec<RawValue<'t>> },
    /// An unknown name before a colon.
    Unknown { name: &'t str, whole: &'t str },
    /// A sign that leaves out what follows, with nothing behind it.
    Nothing(&'t str),
    /// `|` or `OR`: what stands before and behind it are alternatives.
    Or(&'t str),
    /// `AND`, which says what is so anyway.
    And,
}

/// A value as it was written.
#[derive(Debug)]
pub struct RawValue<'t> {
    pub span: Range<usize>,
    pub kind: RawKind<'t>,
}

/// How a value was written.
#[derive(Debug)]
pub enum RawKind<'t> {
    Bare(&'t str),
    Quoted(Quoted<'t>),
}

impl RawValue<'_> {
    /// The text that it stands for.
    pub fn text(&self) -> &str {
        match &self.kind {
            RawKind::Bare(text) => text,
            RawKind::Quoted(quoted) => &quoted.text,
        }
    }

    /// The closing quotation mark, if it lacks one.
    pub fn missing_mark(&self) -> Option<char> {
        match self.kind {
            RawKind::Quoted(Quoted { closed: false, closing, .. }) => Some(closing),
            _ => None,
        }
    }
}

/// Text in quotation marks, doubled ones inside it made single.
#[derive(Debug)]
pub struct Quoted<'t> {
    pub text: Cow<'t, str>,
    /// Whether the closing mark is there.
    pub closed: bool,
    /// The mark that closes it.
    pub closing: char,
}

/// The marks that close a quotation that `opening` opens, the usual one first; nothing if it opens
/// none.
fn closing_marks(opening: char) -> Option<&'static [char]> {
    Some(match opening {
        '"' => &['"'],
        '„' => &['“', '”'],
        '“' => &['”', '“'],
        '”' => &['”'],
        '«' => &['»'],
        '»' => &['«', '»'],
        '‹' => &['›'],
        '›' => &['‹', '›'],
        '‚' => &['‘', '’'],
        '‘' => &['’', '‘'],
        _ => return None,
    })
}

/// Whether a text begins with a mark that opens a quotation.
pub fn begins_quoted(text: &str) -> bool {
    text.chars().next().and_then(closing_marks).is_some()
}

/// The pieces of a text, one after the other.
pub struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    /// Begins at the beginning of `text`.
    pub fn new(text: &'t str) -> Self {
        Lexer { text, at: 0 }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Takes what comes before the first character that `ends` it.
    fn take_until(&mut self, ends: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let taken = &rest[..rest.find(ends).unwrap_or(rest.len())];
        self.at += taken.len();
        taken
    }

    /// Takes text in quotation marks, if one that opens a quotation is next.
    fn take_quoted(&mut self) -> Option<Quoted<'t>> {
        let opening = self.rest().chars().next()?;
        let marks = closing_marks(opening)?;
        self.at += opening.len_utf8();
        let rest = self.rest();
        let text = |text: &'t str| if opening == '"' { single_marks(text) } else { text.into() };
        let closing = marks[0];
        let mut from = 0;
        while let Some(at) = rest[from..].find(marks).map(|at| from + at) {
            let behind = at + rest[at..].chars().next().map_or(1, char::len_utf8);
            let next = &rest[behind..];
            from = match opening {
                '"' if next.starts_with('"') => behind + 1,
                // An apostrophe looks the same.
                '‚' | '‘' if next.starts_with(char::is_alphanumeric) => behind,
                _ => {
                    self.at += behind;
                    return Some(Quoted { text: text(&rest[..at]), closed: true, closing });
                }
            };
        }
        self.at = self.text.len();
        Some(Quoted { text: text(rest), closed: false, closing })
    }

    fn take_value(&mut self) -> RawValue<'t> {
        let start = self.at;
        let kind = match self.take_quoted() {
            Some(quoted) => RawKind::Quoted(quoted),
            None => RawKind::Bare(self.take_until(|c| ends_word(c) || c == ',')),
        };
        RawValue { span: start..self.at, kind }
    }

    fn take_values(&mut self) -> Vec<RawValue<'t>> {
        let mut values = vec![self.take_value()];
        while self.rest().starts_with(',') || self.is_before_value() {
            self.at += 1;
            values.push(self.take_value());
        }
        values
    }

    /// Whether a bar is next that another value of the same field stands behind: `grade:A|B`.
    fn is_before_value(&self) -> bool {
        let Some(rest) = self.rest().strip_prefix('|') else { return false };
        let word = rest.split(ends_word).next().unwrap_or_default();
        !word.is_empty() && !word.starts_with(LEAVES_OUT) && matches!(prefix(word), Prefix::None)
    }

    fn take_kind(&mut self, sign: &'t str) -> Kind<'t> {
        if let Some(quoted) = self.take_quoted() {
            return Kind::Phrase(quoted);
        }
        let start = self.at;
        let word = self.take_until(ends_word);
        match prefix(word) {
            Prefix::Known { key, len } => {
                self.at = start + len;
                Kind::Keyed { key, values: self.take_values() }
            }
            Prefix::Unknown(name) => Kind::Unknown { name, whole: word },
            Prefix::None if word.is_empty() => Kind::Nothing(sign),
            Prefix::None => Kind::Word(word),
        }
    }

    /// Takes a sign or word that is about what stands beside it.
    fn take_operator(&mut self) -> Option<Kind<'t>> {
        let rest = self.rest();
        let (len, kind) = match rest.split(ends_word).next() {
            _ if rest.starts_with('|') => (1, Kind::Or("|")),
            Some("OR") => (2, Kind::Or("OR")),
            Some("AND") => (3, Kind::And),
            _ => return None,
        };
        self.at += len;
        Some(kind)
    }

    /// Takes a sign or word that leaves out what follows.
    fn take_negation(&mut self) -> &'t str {
        let rest = self.rest();
        let len = match rest.split(ends_word).next() {
            _ if rest.starts_with(LEAVES_OUT) => 1,
            Some("NOT") => 3,
            _ => 0,
        };
        self.at += len;
        if len > 1 {
            self.skip_blanks();
        }
        &rest[..len]
    }

    fn skip_blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }
}

/// What stands before something that is left out.
const LEAVES_OUT: [char; 2] = ['-', '!'];

fn ends_word(c: char) -> bool {
    c.is_whitespace() || c == '|'
}

impl<'t> Iterator for Lexer<'t> {
    type Item = Lexeme<'t>;

    fn next(&mut self) -> Option<Lexeme<'t>> {
        self.skip_blanks();
        let start = self.at;
        if self.rest().is_empty() {
            return None;
        }
        let (sign, kind) = match self.take_operator() {
            Some(operator) => ("", operator),
            None => {
                let sign = self.take_negation();
                (sign, self.take_kind(sign))
            }
        };
        Some(Lexeme { negated: !sign.is_empty(), span: start..self.at, kind })
    }
}

fn single_marks(text: &str) -> Cow<'_, str> {
    if text.contains("\"\"") { text.replace("\"\"", "\"").into() } else { text.into() }
}

/// What stands before the first colon of a word.
enum Prefix<'t> {
    None,
    /// A key, and where its values begin.
    Known {
        key: Key,
        len: usize,
    },
    Unknown(&'t str),
}

/// The sign of a paragraph, as the screen writes it.
const PARAGRAPH: char = '¶';

/// A known name before a colon is always a key, and so is one before a comparison: `grade>=B`. A
/// colon at either end of the word, after a digit or before `//` belongs to the word.
fn prefix(word: &str) -> Prefix<'_> {
    let begins_number = |c: char| c.is_ascii_digit() || COMPARES.contains(&c) || c == '.';
    if word.strip_prefix(PARAGRAPH).is_some_and(|rest| rest.starts_with(begins_number)) {
        let key = Key::Field(Field::Paragraph);
        return Prefix::Known { key, len: PARAGRAPH.len_utf8() };
    }
    let is_compared = word.find(|c| COMPARES.contains(&c) || matches!(c, ':' | '='));
    if let Some(at) = is_compared
        && let Some(key) = Key::from_word(&word[..at])
    {
        let has_sign = word[at..].starts_with([':', '=']);
        return Prefix::Known { key, len: at + usize::from(has_sign) };
    }
    let Some((name, rest)) = word.split_once(':') else { return Prefix::None };
    let after_digit = name.ends_with(|c: char| c.is_ascii_digit());
    if name.is_empty() || after_digit || rest.is_empty() || rest.starts_with("//") {
        Prefix::None
    } else {
        Prefix::Unknown(name)
    }
}

/// The signs that a comparison begins with.
pub const COMPARES: [char; 4] = ['<', '>', '≤', '≥'];

/// Whether a query reads `text` as a bare word.
pub fn is_word(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with(LEAVES_OUT)
        && !begins_quoted(text)
        && !text.contains(ends_word)
        && !["OR", "AND", "NOT"].contains(&text)
        && matches!(prefix(text), Prefix::None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexed(text: &str) -> Vec<String> {
        let show = |lexeme: Lexeme<'_>| {
            let kind = match lexeme.kind {
                Kind::Word(word) => format!("word {word}"),
                Kind::Phrase(Quoted { text, closed, .. }) => format!("phrase {text} {closed}"),
                Kind::Keyed { key, values } => {
                    let values: Vec<&str> = values.iter().map(RawValue::text).collect();
                    format!("{} {}", key.word(), values.join("|"))
                }
                Kind::Unknown { name, .. } => format!("unknown {name}"),
                Kind::Nothing(sign) => format!("nothing {sign}"),
                Kind::Or(sign) => format!("or {sign}"),
                Kind::And => "and".to_owned(),
            };
            if lexeme.negated { format!("-{kind}") } else { kind }
        };
        Lexer::new(text).map(show).collect()
    }

    #[test]
    fn a_colon_belongs_to_the_word_after_digits_before_slashes_and_before_a_blank() {
        for word in ["12:30", "http://x", "noted:", ":x", "a:b"] {
            let expected = if word == "a:b" { "unknown a" } else { &format!("word {word}") };
            assert_eq!(lexed(word), [expected]);
        }
        assert_eq!(lexed("noted: x"), ["word noted:", "word x"]);
    }

    #[test]
    fn a_known_name_before_a_colon_is_always_a_field() {
        assert_eq!(lexed("Speaker:x"), ["speaker x"]);
        assert_eq!(lexed("speaker: x"), ["speaker ", "word x"]);
        assert_eq!(lexed("date://x"), ["date //x"]);
    }

    #[test]
    fn values_stand_between_commas() {
        assert_eq!(lexed(r#"topic:a,"b, c",,d e"#), ["topic a|b, c||d", "word e"]);
        assert_eq!(lexed("-topic:a"), ["-topic a"]);
        assert_eq!(lexed("topic:a,"), ["topic a|"]);
    }

    #[test]
    fn quotation_marks_inside_are_doubled() {
        assert_eq!(lexed(r#""a ""b"" c""#), [r#"phrase a "b" c true"#]);
        assert_eq!(lexed(r#""open"#), ["phrase open false"]);
        assert_eq!(lexed(r#"""#), ["phrase  false"]);
        assert_eq!(lexed(r#"a"b"#), [r#"word a"b"#]);
    }

    #[test]
    fn a_minus_negates_what_it_touches() {
        assert_eq!(lexed("-a - b"), ["-word a", "-nothing -", "word b"]);
        assert_eq!(lexed(r#"-"a""#), [r"-phrase a true"]);
        assert_eq!(lexed("!a !topic:b a!"), ["-word a", "-topic b", "word a!"]);
        assert_eq!(lexed("NOT a NOT  topic:b NOTE"), ["-word a", "-topic b", "word NOTE"]);
        assert_eq!(lexed("not a NOT"), ["word not", "word a", "-nothing NOT"]);
    }

    #[test]
    fn what_stands_around_a_bar_or_the_word_are_alternatives() {
        assert_eq!(lexed("a|b | c"), ["word a", "or |", "word b", "or |", "word c"]);
        assert_eq!(lexed("a OR b ORB or"), ["word a", "or OR", "word b", "word ORB", "word or"]);
        assert_eq!(lexed("a AND b"), ["word a", "and", "word b"]);
        assert_eq!(lexed("topic:a|b grade:A|topic:c"), ["topic a|b", "grade A", "or |", "topic c"]);
        assert_eq!(lexed(r#""a b"|c"#), ["phrase a b true", "or |", "word c"]);
    }

    #[test]
    fn typographic_quotation_marks_are_quotation_marks() {
        for text in ["„a b“", "“a b”", "«a b»", "»a b«", "‚a b‘", "‘a b’", "„a b”", "›a b‹"]
        {
            assert_eq!(lexed(text), ["phrase a b true"], "{text}");
            let closing = text.chars().last().unwrap();
            assert_eq!(lexed(text.trim_end_matches(closing)), ["phrase a b false"], "{text}");
        }
        assert_eq!(lexed("speaker:„a b“,c"), ["speaker a b|c"]);
        assert_eq!(lexed("‘it’s it’ don’t"), ["phrase it’s it true", "word don’t"]);
        assert_eq!(lexed("“the \"best\" deal”"), ["phrase the \"best\" deal true"]);
    }

    #[test]
    fn comparisons_and_the_sign_of_a_paragraph_are_read_as_fields() {
        assert_eq!(lexed("grade>=B,N paragraph<5"), ["grade >=B|N", "paragraph <5"]);
        assert_eq!(lexed("speaker=x a=b a>b"), ["speaker x", "word a=b", "word a>b"]);
        assert_eq!(
            lexed("¶22 ¶3..5 ¶>4 ¶ ¶x"),
            ["paragraph 22", "paragraph 3..5", "paragraph >4", "word ¶", "word ¶x"]
        );
    }
}
