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
            Key::Without | Key::Strip => &["strip", "strip test", "stands", "falls", "left"],
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
    /// A minus with nothing behind it.
    Nothing,
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

    /// Whether it lacks its closing quotation mark.
    pub fn is_unclosed(&self) -> bool {
        matches!(self.kind, RawKind::Quoted(Quoted { closed: false, .. }))
    }
}

/// Text in quotation marks, doubled ones inside it made single.
#[derive(Debug)]
pub struct Quoted<'t> {
    pub text: Cow<'t, str>,
    /// Whether the closing mark is there.
    pub closed: bool,
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

    /// Takes text in quotation marks, the first of which is next.
    fn take_quoted(&mut self) -> Quoted<'t> {
        self.at += 1;
        let rest = self.rest();
        let mut from = 0;
        while let Some(mark) = rest[from..].find('"').map(|at| from + at) {
            if !rest[mark + 1..].starts_with('"') {
                self.at += mark + 1;
                return Quoted { text: single_marks(&rest[..mark]), closed: true };
            }
            from = mark + 2;
        }
        self.at = self.text.len();
        Quoted { text: single_marks(rest), closed: false }
    }

    fn take_value(&mut self) -> RawValue<'t> {
        let start = self.at;
        let kind = if self.rest().starts_with('"') {
            RawKind::Quoted(self.take_quoted())
        } else {
            RawKind::Bare(self.take_until(|c| c.is_whitespace() || c == ','))
        };
        RawValue { span: start..self.at, kind }
    }

    fn take_values(&mut self) -> Vec<RawValue<'t>> {
        let mut values = vec![self.take_value()];
        while self.rest().starts_with(',') {
            self.at += 1;
            values.push(self.take_value());
        }
        values
    }

    fn take_kind(&mut self) -> Kind<'t> {
        if self.rest().starts_with('"') {
            return Kind::Phrase(self.take_quoted());
        }
        let start = self.at;
        let word = self.take_until(char::is_whitespace);
        match prefix(word) {
            Prefix::Known(key) => {
                self.at = start + key.word().len() + 1;
                Kind::Keyed { key, values: self.take_values() }
            }
            Prefix::Unknown(name) => Kind::Unknown { name, whole: word },
            Prefix::None if word.is_empty() => Kind::Nothing,
            Prefix::None => Kind::Word(word),
        }
    }
}

impl<'t> Iterator for Lexer<'t> {
    type Item = Lexeme<'t>;

    fn next(&mut self) -> Option<Lexeme<'t>> {
        self.at += self.rest().len() - self.rest().trim_start().len();
        let start = self.at;
        let negated = self.rest().starts_with('-');
        if self.rest().is_empty() {
            return None;
        }
        self.at += usize::from(negated);
        let kind = self.take_kind();
        Some(Lexeme { negated, span: start..self.at, kind })
    }
}

fn single_marks(text: &str) -> Cow<'_, str> {
    if text.contains("\"\"") { text.replace("\"\"", "\"").into() } else { text.into() }
}

/// What stands before the first colon of a word.
enum Prefix<'t> {
    None,
    Known(Key),
    Unknown(&'t str),
}

/// A known name before a colon is always a key; a colon at either end of the word, after a digit
/// or before `//` belongs to the word.
fn prefix(word: &str) -> Prefix<'_> {
    let Some((name, rest)) = word.split_once(':') else { return Prefix::None };
    if let Some(key) = Key::from_word(name) {
        return Prefix::Known(key);
    }
    let after_digit = name.ends_with(|c: char| c.is_ascii_digit());
    if name.is_empty() || after_digit || rest.is_empty() || rest.starts_with("//") {
        Prefix::None
    } else {
        Prefix::Unknown(name)
    }
}

/// Whether a query reads `text` as a bare word.
pub fn is_word(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with(['-', '"'])
        && !text.contains(char::is_whitespace)
        && matches!(prefix(text), Prefix::None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexed(text: &str) -> Vec<String> {
        let show = |lexeme: Lexeme<'_>| {
            let kind = match lexeme.kind {
                Kind::Word(word) => format!("word {word}"),
                Kind::Phrase(Quoted { text, closed }) => format!("phrase {text} {closed}"),
                Kind::Keyed { key, values } => {
                    let values: Vec<&str> = values.iter().map(RawValue::text).collect();
                    format!("{} {}", key.word(), values.join("|"))
                }
                Kind::Unknown { name, .. } => format!("unknown {name}"),
                Kind::Nothing => "nothing".to_owned(),
            };
            if lexeme.negated { format!("-{kind}") } else { kind }
        };
        Lexer::new(text).map(show).collect()
    }

    #[test]
    fn a_colon_belongs_to_the_word_after_digits_before_slashes_and_before_a_blank() {
        for word in ["12:30", "http://x", "note:", ":x", "a:b"] {
            let expected = if word == "a:b" { "unknown a" } else { &format!("word {word}") };
            assert_eq!(lexed(word), [expected]);
        }
        assert_eq!(lexed("note: x"), ["word note:", "word x"]);
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
        assert_eq!(lexed("-a - b"), ["-word a", "-nothing", "word b"]);
        assert_eq!(lexed(r#"-"a""#), [r"-phrase a true"]);
    }
}
