//! From text to the values of a field.

use super::{
    Days, Field, GradeRange, GradeValue, Name, Points, QueryError, Range, Toward, Value,
    error::any_of,
    lex::{RawKind, RawValue},
    lookup::{self, Sort},
    name::NONE,
    range::Extent,
};
use crate::{
    dossier::Position,
    library::{Directness, Library, Strength, Vocabulary},
    text::nearest,
};
use std::ops;

/// The values that one written value means: several only for a name that several have.
pub fn parse(
    field: Field,
    raw: &RawValue<'_>,
    library: &Library,
) -> Result<Vec<Value>, QueryError> {
    let reader = Reader { field, text: raw.text(), raw, library };
    if reader.is_none() && !field.can_be_empty() {
        let message = format!("every claim has a {}: `none` finds nothing", field.word());
        return Err(reader.error(message));
    }
    match field {
        Field::Grade => reader.grade().map(one(Value::Grade)),
        Field::Stance => reader.stance(),
        Field::Reply => reader.word_or_none().map(one(Value::Reply)),
        Field::Speech => reader.word().map(one(Value::Speech)),
        Field::Content => reader.word().map(one(Value::Content)),
        Field::Status => reader.word().map(one(Value::Status)),
        Field::Paragraph => reader.points(paragraph, "a number from 1").map(one(Value::Paragraph)),
        Field::Date => reader
            .points(Days::parse, "a date such as 2026, 2026-02 or 2026-02-12")
            .map(one(Value::Date)),
        Field::Speaker => reader.names(Sort::Speaker, Value::Speaker),
        Field::Dossier => reader.names(Sort::Dossier, Value::Dossier),
        Field::Outlet => reader.names(Sort::Outlet, Value::Outlet),
        Field::Topic => reader.names_or_none(Sort::Topic, Value::Topic),
        Field::Asked => reader.names_or_none(Sort::Speaker, Value::Asked),
        Field::Against => reader.names_or_none(Sort::Speaker, Value::Against),
        Field::Relayed => reader.names_or_none(Sort::Speaker, Value::Relayed),
    }
}

fn one<T>(value: fn(T) -> Value) -> impl Fn(T) -> Vec<Value> {
    move |of| vec![value(of)]
}

/// The names that a text means, one at least.
pub fn name_of(
    sort: Sort,
    text: &str,
    span: &ops::Range<usize>,
    library: &Library,
) -> Result<Vec<Name>, QueryError> {
    let found = lookup::find(sort, text, library);
    if !found.is_empty() {
        return Ok(found);
    }
    let message = format!("no {} is called `{text}`", sort.noun());
    let near: Vec<String> =
        lookup::nearest_to(sort, text, library).iter().map(Name::to_string).collect();
    Err(did_you_mean(QueryError::new(span.clone(), message), &near))
}

fn did_you_mean<S: AsRef<str>>(error: QueryError, near: &[S]) -> QueryError {
    match near {
        [] => error,
        near => error.help(format!("did you mean {}?", any_of(near))),
    }
}

fn paragraph(text: &str) -> Option<u16> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|paragraph| is_number && *paragraph > 0)
}

/// One written value of a field.
struct Reader<'r> {
    field: Field,
    text: &'r str,
    raw: &'r RawValue<'r>,
    library: &'r Library,
}

impl Reader<'_> {
    fn error(&self, message: impl Into<String>) -> QueryError {
        QueryError::new(self.raw.span.clone(), message)
    }

    /// Whether it is `none`; in quotation marks that is a name like any other.
    fn is_none(&self) -> bool {
        matches!(self.raw.kind, RawKind::Bare(text) if text.eq_ignore_ascii_case(NONE))
    }

    /// The two ends, if it is written as a range.
    fn ends(&self) -> Option<(&str, &str)> {
        match self.raw.kind {
            RawKind::Bare(text) => text.split_once(".."),
            RawKind::Quoted(_) => None,
        }
    }

    fn refuse_range(&self) -> Result<(), QueryError> {
        match self.ends() {
            None => Ok(()),
            Some(_) => {
                let message = format!("`{}:` takes no range", self.field.word());
                let help = "ranges are for grade, paragraph and date; join single values with \
                            commas, and put a name with dots in quotation marks";
                Err(self.error(message).help(help))
            }
        }
    }

    fn names(&self, sort: Sort, value: fn(Name) -> Value) -> Result<Vec<Value>, QueryError> {
        self.refuse_range()?;
        let names = name_of(sort, self.text, &self.raw.span, self.library)?;
        Ok(names.into_iter().map(value).collect())
    }

    fn names_or_none(
        &self,
        sort: Sort,
        value: fn(Option<Name>) -> Value,
    ) -> Result<Vec<Value>, QueryError> {
        if self.is_none() {
            return Ok(vec![value(None)]);
        }
        self.refuse_range()?;
        let names = name_of(sort, self.text, &self.raw.span, self.library)?;
        Ok(names.into_iter().map(|name| value(Some(name))).collect())
    }

    fn word<V: Vocabulary>(&self) -> Result<V, QueryError> {
        self.refuse_range()?;
        self.word_in(self.text)
    }

    fn word_or_none<V: Vocabulary>(&self) -> Result<Option<V>, QueryError> {
        if self.is_none() { Ok(None) } else { self.word().map(Some) }
    }

    fn word_in<V: Vocabulary>(&self, typed: &str) -> Result<V, QueryError> {
        let folded = typed.trim().to_lowercase().replace([' ', '_'], "-");
        V::from_word(&folded).ok_or_else(|| {
            let none = self.field.can_be_empty().then_some(NONE);
            let words: Vec<&str> = V::ALL.iter().map(|value| value.word()).chain(none).collect();
            let error = self.error(format!("`{typed}` is no {}", self.field.word()));
            match nearest(&folded, words.iter().copied(), 2).as_slice() {
                [] => error.help(format!("write {}", any_of(&words))),
                near => did_you_mean(error, near),
            }
        })
    }

    fn stance(&self) -> Result<Vec<Value>, QueryError> {
        self.refuse_range()?;
        let position = |typed: &str| -> Result<Option<Position>, QueryError> {
            if typed.eq_ignore_ascii_case(NONE) { Ok(None) } else { self.word_in(typed).map(Some) }
        };
        let Some((proposition, side)) = self.text.rsplit_once('=') else {
            return match position(self.text) {
                Ok(position) => Ok(vec![Value::Stance(Toward::Lead, position)]),
                Err(error) => Err(self.without_a_side().unwrap_or(error)),
            };
        };
        let position = position(side)?;
        let on = name_of(Sort::Proposition, proposition, &self.raw.span, self.library)?;
        let toward = on.into_iter().map(Toward::Proposition);
        Ok(toward.map(|toward| Value::Stance(toward, position)).collect())
    }

    /// What to say of a proposition without a side.
    fn without_a_side(&self) -> Option<QueryError> {
        let on = lookup::find(Sort::Proposition, self.text, self.library).into_iter().next()?;
        let message = format!("the side that is taken toward `{on}` is missing");
        let sides: Vec<String> = Position::ALL
            .iter()
            .map(|side| side.word())
            .chain([NONE])
            .map(|side| format!("stance:{on}={side}"))
            .collect();
        Some(self.error(message).help(format!("write {}", any_of(&sides))))
    }

    fn points<T: Extent>(
        &self,
        parse: impl Fn(&str) -> Option<T>,
        form: &str,
    ) -> Result<Points<T>, QueryError> {
        let wrong = |typed: &str| {
            self.error(format!("`{typed}` is no {}", self.field.word()))
                .help(format!("write {form}, or a range: a..b, a.. or ..b"))
        };
        let Some((from, to)) = self.ends() else {
            return parse(self.text).map(Points::One).ok_or_else(|| wrong(self.text));
        };
        let end = |typed: &str| match typed {
            "" => Ok(None),
            typed => parse(typed).map(Some).ok_or_else(|| wrong(typed)),
        };
        let range = Range::new(end(from)?, end(to)?).ok_or_else(|| wrong(self.text))?;
        Ok(Points::Range(range))
    }

    fn grade(&self) -> Result<GradeValue, QueryError> {
        // A better grade is a letter nearer to A: `>=C` is `..C`.
        let (from, to) = match (self.text.strip_prefix(">="), self.text.strip_prefix("<=")) {
            (Some(to), _) => ("", to),
            (_, Some(from)) => (from, ""),
            _ => match self.ends() {
                Some(ends) => ends,
                None => return self.single_grade(),
            },
        };
        let range = GradeRange::new(self.end_letter(from)?, self.end_letter(to)?);
        range.map(GradeValue::Range).ok_or_else(|| self.no_grade())
    }

    fn single_grade(&self) -> Result<GradeValue, QueryError> {
        if self.text.eq_ignore_ascii_case("n") {
            return Ok(GradeValue::Newsroom);
        }
        let mut chars = self.text.chars();
        let letter = chars.next().and_then(Strength::from_letter).ok_or_else(|| self.no_grade())?;
        match (chars.next(), chars.next()) {
            (None, _) => Ok(GradeValue::Letter(letter)),
            (Some(digit), None) => {
                let digit =
                    digit.to_digit(10).and_then(|digit| Directness::from_digit(digit as u8));
                digit.map(|digit| GradeValue::Exact(letter, digit)).ok_or_else(|| self.no_grade())
            }
            _ => Err(self.no_grade()),
        }
    }

    fn end_letter(&self, text: &str) -> Result<Option<Strength>, QueryError> {
        if text.eq_ignore_ascii_case("n") {
            let message = "N, the newsroom, lies in no range: it is off the scale";
            return Err(self.error(message).help("add it by itself: `grade:A..C,N`"));
        }
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Ok(None),
            (Some(letter), None) => {
                Strength::from_letter(letter).map(Some).ok_or_else(|| self.no_grade())
            }
            _ => Err(self.no_grade()),
        }
    }

    fn no_grade(&self) -> QueryError {
        self.error(format!("`{}` is no grade", self.text)).help(
            "write a letter from A to F, or N for the newsroom; a letter and a digit from 1 to 3, \
             such as B2; or a range of letters, such as A..C",
        )
    }
}
