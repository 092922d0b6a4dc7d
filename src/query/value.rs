//! The values of the fields, and the names among them.

use super::{
    Days, Field, GradeValue, Points, Toward,
    lex::{COMPARES, begins_quoted},
};
use crate::dossier::Position;
use std::fmt;

/// One value of a field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Value {
    field: Field,
    choice: Choice,
}

/// What a value is, by kind and not by field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Choice {
    /// Without a value.
    None,
    /// A curator has still to decide it; of a stance, toward what it would be.
    Open(Option<Toward>),
    /// A word of a closed vocabulary.
    Word(&'static str),
    /// Somebody or something of the library.
    Name(Name),
    /// A number, or a range of them.
    Number(Points<u16>),
    /// A day, month or year, or a range of them.
    Days(Points<Days>),
    /// A grade, a letter or a range of letters.
    Grade(GradeValue),
    /// A side toward a proposition, or none.
    Stance(Toward, Option<Position>),
}

/// The id of a speaker, topic, proposition or dossier, or the name of an outlet: as text, so
/// that a query can be printed, and outlive a library.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(Box<str>);

impl Name {
    /// A name that stands in a library.
    pub fn new(id: &str) -> Self {
        Name(id.into())
    }

    /// The id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    /// As a value in a query: in quotation marks where it would be read otherwise without.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let needs_quotes = self.0.is_empty()
            || [NONE, OPEN].iter().any(|word| self.0.eq_ignore_ascii_case(word))
            || self.0.contains("..")
            || self.0.starts_with(COMPARES)
            || begins_quoted(&self.0)
            || self.0.contains(|c: char| c.is_whitespace() || matches!(c, ',' | '"' | '|'));
        if needs_quotes { f.write_str(&quoted(&self.0)) } else { f.write_str(&self.0) }
    }
}

/// The value that stands for "without a value".
pub(super) const NONE: &str = "none";

/// The value that stands for "still to be decided".
pub(super) const OPEN: &str = "open";

/// Text in quotation marks; a mark inside is doubled.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

impl Value {
    pub(super) fn new(field: Field, choice: Choice) -> Self {
        Value { field, choice }
    }

    /// Somebody or something by id, for a field whose values are names.
    pub fn named(field: Field, id: &str) -> Self {
        Value::new(field, Choice::Name(Name::new(id)))
    }

    /// "Without a value"; toward the lead proposition, where it is a stance.
    pub fn without(field: Field) -> Self {
        let choice = match field {
            Field::Stance => Choice::Stance(Toward::Lead, None),
            _ => Choice::None,
        };
        Value::new(field, choice)
    }

    /// "Still to be decided".
    pub fn open(field: Field) -> Self {
        Value::new(field, Choice::Open((field == Field::Stance).then_some(Toward::Lead)))
    }

    /// The same; of a stance, the same side toward `toward`.
    pub fn toward(self, toward: &Toward) -> Self {
        let choice = match self.choice {
            Choice::Stance(_, side) => Choice::Stance(toward.clone(), side),
            Choice::Open(Some(_)) => Choice::Open(Some(toward.clone())),
            other => other,
        };
        Value { choice, ..self }
    }

    /// The field that it is a value of.
    pub fn field(&self) -> Field {
        self.field
    }

    /// What it is.
    pub fn choice(&self) -> &Choice {
        &self.choice
    }

    /// Whether it is "without a value".
    pub fn is_without(&self) -> bool {
        matches!(self.choice, Choice::None | Choice::Stance(_, None))
    }

    /// What a stance is toward.
    pub(super) fn is_toward(&self) -> Option<&Toward> {
        match &self.choice {
            Choice::Stance(toward, _) | Choice::Open(Some(toward)) => Some(toward),
            _ => None,
        }
    }

    /// Whether both are choices of one facet: of one field, and for stances toward the same.
    pub(super) fn is_sibling(&self, other: &Value) -> bool {
        (self.field, self.is_toward()) == (other.field, other.is_toward())
    }

    /// Whether it means all that `other` means: `A..C` covers `B`.
    pub(super) fn covers(&self, other: &Value) -> bool {
        self.field == other.field
            && match (&self.choice, &other.choice) {
                (Choice::Grade(a), Choice::Grade(b)) => a.covers(*b),
                (Choice::Number(a), Choice::Number(Points::One(b))) => a.covers(*b),
                (Choice::Days(a), Choice::Days(Points::One(b))) => a.covers(*b),
                (a, b) => a == b,
            }
    }

    /// What is left of it when `other` is taken out: itself, if they have nothing in common.
    pub(super) fn minus(&self, other: &Value) -> Vec<Value> {
        let left: Vec<Choice> = match (&self.choice, &other.choice) {
            (Choice::Grade(a), Choice::Grade(b)) => {
                a.without(*b).into_iter().map(Choice::Grade).collect()
            }
            (Choice::Number(a), Choice::Number(Points::One(b))) if a.covers(*b) => {
                a.without(*b).map(Choice::Number).collect()
            }
            (Choice::Days(a), Choice::Days(Points::One(b))) if a.covers(*b) => {
                a.without(*b).map(Choice::Days).collect()
            }
            _ if other.covers(self) => Vec::new(),
            (a, _) => vec![a.clone()],
        };
        left.into_iter().map(|choice| Value::new(self.field, choice)).collect()
    }
}

impl Choice {
    /// The name, if it is one.
    pub fn name(&self) -> Option<&Name> {
        match self {
            Choice::Name(name) => Some(name),
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.choice.fmt(f)
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use crate::library::Vocabulary;
        match self {
            Choice::None => f.write_str(NONE),
            Choice::Open(toward) => {
                if let Some(Toward::Proposition(proposition)) = toward {
                    write!(f, "{proposition}=")?;
                }
                f.write_str(OPEN)
            }
            Choice::Word(word) => f.write_str(word),
            Choice::Name(name) => name.fmt(f),
            Choice::Number(points) => points.fmt(f),
            Choice::Days(points) => points.fmt(f),
            Choice::Grade(grade) => grade.fmt(f),
            Choice::Stance(toward, side) => {
                if let Toward::Proposition(proposition) = toward {
                    write!(f, "{proposition}=")?;
                }
                f.write_str(side.map_or(NONE, Vocabulary::word))
            }
        }
    }
}
