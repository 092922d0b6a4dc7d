//! The values of the fields.

use super::{Days, Extent, Field, Name, Points, Range, name::NONE};
use crate::{
    dossier::{Content, Position, Speech},
    library::{Directness, Grade, Reply, Status, Strength, Vocabulary},
};
use std::fmt;

/// One value of a field. Where a field can be empty, `None` is "without a value".
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// A grade, a letter or a range of letters.
    Grade(GradeValue),
    /// A side toward a proposition, or none.
    Stance(Toward, Option<Position>),
    /// A reply to the claim.
    Reply(Option<Reply>),
    /// How the words come.
    Speech(Speech),
    /// What sort of claim it is.
    Content(Content),
    /// Who makes it.
    Speaker(Name),
    /// A topic.
    Topic(Option<Name>),
    /// A paragraph, or a range of them.
    Paragraph(Points<u16>),
    /// Somebody who was asked for comment.
    Asked(Option<Name>),
    /// Somebody accused.
    Against(Option<Name>),
    /// Somebody whose words are passed on.
    Relayed(Option<Name>),
    /// The reader's verification.
    Status(Status),
    /// A dossier.
    Dossier(Name),
    /// An outlet.
    Outlet(Name),
    /// A day, month or year, or a range of them.
    Date(Points<Days>),
}

/// What a stance is toward.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Toward {
    /// The lead proposition of each dossier.
    Lead,
    /// This proposition, in whichever dossier.
    Proposition(Name),
}

/// A grade, a letter or a range of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GradeValue {
    /// `N`, with and without claims that carry it.
    Newsroom,
    /// `B` is `B1` to `B3`.
    Letter(Strength),
    /// `B2`
    Exact(Strength, Directness),
    /// `A..C`; the newsroom lies in no range.
    Range(GradeRange),
}

/// A range of letters that never parts B from C, which are one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GradeRange(Range<Strength>);

impl GradeRange {
    /// The range between two letters, in whichever order they come: one that begins with C
    /// begins with B, one that ends in B ends in C. Nothing without ends.
    pub fn new(from: Option<Strength>, to: Option<Strength>) -> Option<Self> {
        let (from, to) = match (from, to) {
            (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
            ends => ends,
        };
        let first = from.map(|from| same_step(from).min().unwrap_or(from));
        let last = to.map(|to| same_step(to).max().unwrap_or(to));
        Range::new(first, last).map(GradeRange)
    }

    fn strengths(self) -> impl Iterator<Item = Strength> {
        Strength::ALL.into_iter().filter(move |strength| self.0.contains(*strength))
    }
}

fn same_step(strength: Strength) -> impl Iterator<Item = Strength> {
    Strength::ALL.into_iter().filter(move |other| other.step() == strength.step())
}

impl Extent for Strength {
    type Point = Strength;

    fn first(self) -> Strength {
        self
    }

    fn last(self) -> Strength {
        self
    }
}

impl GradeValue {
    /// Whether it means a grade.
    pub fn contains(self, grade: Grade) -> bool {
        match (self, grade) {
            (GradeValue::Newsroom, Grade::Newsroom { .. }) => true,
            (GradeValue::Letter(letter), Grade::Sourced { strength, .. }) => letter == strength,
            (GradeValue::Exact(letter, digit), Grade::Sourced { strength, directness }) => {
                letter == strength && digit == directness
            }
            (GradeValue::Range(range), Grade::Sourced { strength, .. }) => {
                range.0.contains(strength)
            }
            _ => false,
        }
    }

    fn covers(self, other: GradeValue) -> bool {
        match (self, other) {
            (GradeValue::Letter(letter), GradeValue::Exact(of, _)) => letter == of,
            (GradeValue::Range(range), GradeValue::Letter(of) | GradeValue::Exact(of, _)) => {
                range.0.contains(of)
            }
            (a, b) => a == b,
        }
    }

    /// What is left when another, which it covers or is covered by, is taken out.
    fn without(self, other: GradeValue) -> Vec<GradeValue> {
        let letters: Vec<GradeValue> = match self {
            GradeValue::Range(range) if self.covers(other) => {
                range.strengths().map(GradeValue::Letter).collect()
            }
            single => vec![single],
        };
        let rest = letters.into_iter().flat_map(|value| match (value, other) {
            (GradeValue::Letter(a), GradeValue::Exact(b, out)) if a == b => {
                let digits = Directness::ALL.into_iter().filter(|digit| *digit != out);
                digits.map(|digit| GradeValue::Exact(a, digit)).collect()
            }
            (value, other) if other.covers(value) => Vec::new(),
            (value, _) => vec![value],
        });
        rest.collect()
    }
}

impl Value {
    /// The field that it is a value of.
    pub fn field(&self) -> Field {
        match self {
            Value::Grade(_) => Field::Grade,
            Value::Stance(..) => Field::Stance,
            Value::Reply(_) => Field::Reply,
            Value::Speech(_) => Field::Speech,
            Value::Content(_) => Field::Content,
            Value::Speaker(_) => Field::Speaker,
            Value::Topic(_) => Field::Topic,
            Value::Paragraph(_) => Field::Paragraph,
            Value::Asked(_) => Field::Asked,
            Value::Against(_) => Field::Against,
            Value::Relayed(_) => Field::Relayed,
            Value::Status(_) => Field::Status,
            Value::Dossier(_) => Field::Dossier,
            Value::Outlet(_) => Field::Outlet,
            Value::Date(_) => Field::Date,
        }
    }

    /// The id of the speaker that it is about, if it is about one.
    pub fn speaker(&self) -> Option<&Name> {
        match self {
            Value::Speaker(name) => Some(name),
            Value::Asked(name) | Value::Against(name) | Value::Relayed(name) => name.as_ref(),
            _ => None,
        }
    }

    /// Whether both are choices of one facet: of one field, and for stances toward the same.
    pub(super) fn is_sibling(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Stance(toward, _), Value::Stance(other, _)) => toward == other,
            _ => self.field() == other.field(),
        }
    }

    /// Whether it means all that `other` means: `A..C` covers `B`.
    pub(super) fn covers(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Grade(a), Value::Grade(b)) => a.covers(*b),
            (Value::Paragraph(a), Value::Paragraph(Points::One(b))) => a.covers(*b),
            (Value::Date(a), Value::Date(Points::One(b))) => a.covers(*b),
            (a, b) => a == b,
        }
    }

    /// What is left of it when `other` is taken out: itself, if they have nothing in common.
    pub(super) fn without(&self, other: &Value) -> Vec<Value> {
        match (self, other) {
            (Value::Grade(a), Value::Grade(b)) => {
                a.without(*b).into_iter().map(Value::Grade).collect()
            }
            (Value::Paragraph(a), Value::Paragraph(Points::One(b))) if a.covers(*b) => {
                a.without(*b).map(Value::Paragraph).collect()
            }
            (Value::Date(a), Value::Date(Points::One(b))) if a.covers(*b) => {
                a.without(*b).map(Value::Date).collect()
            }
            (a, b) if b.covers(a) => Vec::new(),
            (a, _) => vec![a.clone()],
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Grade(grade) => grade.fmt(f),
            Value::Stance(Toward::Lead, position) => word(*position, f),
            Value::Stance(Toward::Proposition(proposition), position) => {
                write!(f, "{proposition}=")?;
                word(*position, f)
            }
            Value::Reply(reply) => word(*reply, f),
            Value::Speech(speech) => f.write_str(speech.word()),
            Value::Content(content) => f.write_str(content.word()),
            Value::Status(status) => f.write_str(status.word()),
            Value::Speaker(name) | Value::Dossier(name) | Value::Outlet(name) => name.fmt(f),
            Value::Topic(name)
            | Value::Asked(name)
            | Value::Against(name)
            | Value::Relayed(name) => match name {
                Some(name) => name.fmt(f),
                None => f.write_str(NONE),
            },
            Value::Paragraph(points) => points.fmt(f),
            Value::Date(points) => points.fmt(f),
        }
    }
}

fn word<V: Vocabulary>(value: Option<V>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(value.map_or(NONE, V::word))
}

impl fmt::Display for GradeValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GradeValue::Newsroom => f.write_str("N"),
            GradeValue::Letter(strength) => write!(f, "{}", strength.letter()),
            GradeValue::Exact(strength, directness) => {
                write!(f, "{}{}", strength.letter(), directness.digit())
            }
            GradeValue::Range(GradeRange(range)) => {
                let letter =
                    |end: Option<Strength>| end.map_or(String::new(), |end| end.letter().into());
                write!(f, "{}..{}", letter(range.from()), letter(range.to()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(from: Option<char>, to: Option<char>) -> String {
        let letter = |letter: Option<char>| letter.and_then(Strength::from_letter);
        GradeValue::Range(GradeRange::new(letter(from), letter(to)).unwrap()).to_string()
    }

    #[test]
    fn a_range_never_parts_b_from_c() {
        assert_eq!(range(Some('A'), Some('B')), "A..C");
        assert_eq!(range(Some('C'), None), "B..");
        assert_eq!(range(None, Some('B')), "..C");
        assert_eq!(range(Some('C'), Some('B')), "B..C");
        assert_eq!(range(Some('F'), Some('D')), "D..F");
        assert_eq!(GradeRange::new(None, None), None);
    }

    #[test]
    fn the_newsroom_lies_in_no_range() {
        let all = GradeValue::Range(GradeRange::new(Some(Strength::Document), None).unwrap());
        for rests_on in [None, Some(Strength::Document)] {
            assert!(!all.contains(Grade::Newsroom { rests_on }));
            assert!(GradeValue::Newsroom.contains(Grade::Newsroom { rests_on }));
        }
    }

    #[test]
    fn a_letter_comes_out_of_a_range() {
        let left = |value: GradeValue, out| {
            let rest = value.without(out).into_iter().map(|value| value.to_string());
            rest.collect::<Vec<_>>().join(",")
        };
        use Strength::*;
        let range = GradeValue::Range(GradeRange::new(None, Some(SeveralUnnamed)).unwrap());
        assert_eq!(left(range, GradeValue::Letter(NamedPerson)), "A,C,D");
        let exact = GradeValue::Exact(NamedPerson, Directness::Partial);
        assert_eq!(left(GradeValue::Letter(NamedPerson), exact), "B1,B3");
        assert_eq!(left(exact, GradeValue::Letter(NamedPerson)), "");
        assert_eq!(left(exact, GradeValue::Letter(Document)), "B2");
    }
}
