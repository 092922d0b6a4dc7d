//! One written value of a field, to be read.

use super::{Field, Kind, Points, names, points::Extent};
use crate::{
    library::{Library, Vocabulary},
    query::{
        QueryError, Value,
        error::{any_of, did_you_mean},
        lex::{RawKind, RawValue},
        value::{NONE, Name, OPEN},
    },
    text::nearest,
};

/// The values that one written value means: several only for a name that several have.
pub fn parse(
    field: Field,
    raw: &RawValue<'_>,
    library: &Library,
) -> Result<Vec<Value>, QueryError> {
    let values = field.entry().values;
    let written = Written { field, text: raw.text(), raw, library };
    if written.is_none() && field.without().is_none() {
        let message = format!("every claim has a {}: `none` finds nothing", field.word());
        return Err(written.error(message));
    }
    if written.is_none() {
        return Ok(vec![Value::without(field)]);
    }
    // The screen says `?` and "undecided".
    if field.can_be_open() && [OPEN, "undecided", "?"].iter().any(|word| written.is(word)) {
        return Ok(vec![Value::open(field)]);
    }
    if !matches!(written.bounds(), Bounds::One(_)) && !values.takes_ranges() {
        return Err(written.takes_no_range());
    }
    let choices = values.parse(&written)?.into_iter();
    Ok(choices.map(|choice| Value::new(field, choice)).collect())
}

/// How a value of a scale is written.
#[derive(Debug, Clone, Copy)]
pub enum Bounds<'r> {
    /// By itself.
    One(&'r str),
    /// `a..b`
    Range(&'r str, &'r str),
    /// `>=a`
    Compared(Comparison, &'r str),
}

/// Which part of a scale is meant, seen from a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Less, or for grades weaker.
    Less,
    /// The same or less.
    AtMost,
    /// More, or for grades stronger.
    More,
    /// The same or more.
    AtLeast,
}

/// The longer signs first.
const SIGNS: [(&str, Comparison); 6] = [
    (">=", Comparison::AtLeast),
    ("≥", Comparison::AtLeast),
    ("<=", Comparison::AtMost),
    ("≤", Comparison::AtMost),
    (">", Comparison::More),
    ("<", Comparison::Less),
];

/// One written value of a field.
pub struct Written<'r> {
    field: Field,
    /// The text that it stands for.
    pub text: &'r str,
    raw: &'r RawValue<'r>,
    /// Where names are looked up.
    pub library: &'r Library,
}

impl<'r> Written<'r> {
    /// An error in this place.
    pub fn error(&self, message: impl Into<String>) -> QueryError {
        QueryError::new(self.raw.span.clone(), message)
    }

    /// Whether it is `none`; in quotation marks that is a name like any other.
    fn is_none(&self) -> bool {
        self.is(NONE)
    }

    /// Whether it is this word; in quotation marks that is a name like any other.
    fn is(&self, word: &str) -> bool {
        matches!(self.raw.kind, RawKind::Bare(text) if text.eq_ignore_ascii_case(word))
    }

    /// How it is written.
    pub fn bounds(&self) -> Bounds<'r> {
        let RawKind::Bare(text) = self.raw.kind else { return Bounds::One(self.text) };
        for (sign, comparison) in SIGNS {
            if let Some(value) = text.strip_prefix(sign) {
                return Bounds::Compared(comparison, value);
            }
        }
        text.split_once("..").map_or(Bounds::One(text), |(from, to)| Bounds::Range(from, to))
    }

    fn takes_no_range(&self) -> QueryError {
        let ranged = Field::ALL.iter().filter(|field| field.entry().values.takes_ranges());
        let ranged = crate::text::and(ranged.map(|field| field.word()));
        self.error(format!("`{}:` takes no range", self.field.word())).help(format!(
            "ranges are for {ranged}; join single values with commas, and put a name with dots in \
             quotation marks"
        ))
    }

    /// What a value of the field is.
    fn noun(&self) -> &'static str {
        match self.field {
            Field::Open => "field that can be open",
            field => field.word(),
        }
    }

    /// A word of a vocabulary.
    pub fn word<V: Vocabulary>(&self, typed: &str) -> Result<V, QueryError> {
        let folded = typed.trim().to_lowercase().replace([' ', '_'], "-");
        V::from_word(&folded).ok_or_else(|| {
            let none = self.field.without().map(|_| NONE);
            let open = self.field.can_be_open().then_some(OPEN);
            let words = V::ALL.iter().map(|value| value.word()).chain(none).chain(open);
            let words: Vec<&str> = words.collect();
            let error = self.error(format!("`{typed}` is no {}", self.noun()));
            match nearest(&folded, words.iter().copied(), 2).as_slice() {
                [] => error.help(format!("write {}", any_of(&words))),
                near => did_you_mean(error, near),
            }
        })
    }

    /// The names that a text means, one at least.
    pub fn names(&self, kind: Kind, text: &str) -> Result<Vec<Name>, QueryError> {
        names::find_names(kind, text, &self.raw.span, self.library)
    }

    /// A value of a scale, or a range of them.
    pub fn points<T: Extent>(
        &self,
        parse: impl Fn(&str) -> Option<T>,
        form: &str,
    ) -> Result<Points<T>, QueryError> {
        let wrong = |typed: &str| {
            self.error(format!("`{typed}` is no {}", self.noun()))
                .help(format!("write {form}, or a range: a..b, a.. or ..b"))
        };
        let (from, to) = match self.bounds() {
            Bounds::Range(from, to) => (from, to),
            Bounds::One(one) => return parse(one).map(Points::One).ok_or_else(|| wrong(one)),
            Bounds::Compared(comparison, value) => {
                let value = parse(value).ok_or_else(|| wrong(value))?;
                let ends = match comparison {
                    Comparison::AtLeast => (Some(value), None),
                    Comparison::AtMost => (None, Some(value)),
                    Comparison::More => (value.after(), None),
                    Comparison::Less => (None, value.before()),
                };
                return Points::range(ends.0, ends.1).ok_or_else(|| wrong(self.text));
            }
        };
        let end = |typed: &str| match typed {
            "" => Ok(None),
            typed => parse(typed).map(Some).ok_or_else(|| wrong(typed)),
        };
        Points::range(end(from)?, end(to)?).ok_or_else(|| wrong(self.text))
    }
}
