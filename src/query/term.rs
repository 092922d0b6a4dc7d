//! The terms of a query.

use super::{Field, Value, lex::is_word, value::quoted};
use crate::{library::Vocabulary, text::clean};
use std::fmt;

/// One condition of a query; a claim must meet them all.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Term {
    /// Whether it leaves out what it would otherwise keep.
    pub negated: bool,
    /// What it asks for.
    pub matter: Matter,
}

/// What a term asks for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Matter {
    /// One of several values of a field.
    Field(AnyOf),
    /// A bare word: text that a query reads as one without quotation marks. [`Matter::text`] makes
    /// them.
    Word(Box<str>),
    /// Words in this order: text without what could steer a terminal.
    Phrase(Box<str>),
    /// Alternatives, of which a claim must meet one: two at least, and none of them is made of
    /// others. [`Term::or`] makes them.
    Either(Vec<Term>),
}

/// Values of one field, of which one is enough: at least one, each once.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AnyOf {
    field: Field,
    values: Vec<Value>,
}

impl AnyOf {
    /// A value and those of `others` that are of its field too.
    pub fn new(first: Value, others: impl IntoIterator<Item = Value>) -> Self {
        let field = first.field();
        let mut values = vec![first];
        for value in others {
            if value.field() == field && !values.contains(&value) {
                values.push(value);
            }
        }
        AnyOf { field, values }
    }

    /// Takes the values of another, each once.
    fn extend(&mut self, others: &AnyOf) {
        for value in &others.values {
            if !self.values.contains(value) {
                self.values.push(value.clone());
            }
        }
    }

    /// The field.
    pub fn field(&self) -> Field {
        self.field
    }

    /// The values, in the order in which they were given.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// Whether one of the values means all that `value` means.
    pub(super) fn covers(&self, value: &Value) -> bool {
        self.values.iter().any(|own| own.covers(value))
    }

    /// Whether it is about the same facet as `value` and no other.
    pub(super) fn is_of_facet(&self, value: &Value) -> bool {
        self.values.iter().all(|own| own.is_sibling(value))
    }

    /// Adds a value of the field, in place of those that it covers.
    pub(super) fn add(&mut self, value: Value) {
        if value.field() == self.field {
            self.values.retain(|own| !value.covers(own));
            self.values.push(value);
        }
    }

    /// Takes out what `value` means; false if nothing would be left, and nothing is done then.
    pub(super) fn remove(&mut self, value: &Value) -> bool {
        let left: Vec<Value> = self.values.iter().flat_map(|own| own.minus(value)).collect();
        let is_something_left = !left.is_empty();
        if is_something_left {
            self.values = left;
        }
        is_something_left
    }
}

impl fmt::Display for AnyOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, value) in self.values.iter().enumerate() {
            let before = if at == 0 { self.field.word() } else { "" };
            let separator = if at == 0 { ':' } else { ',' };
            write!(f, "{before}{separator}{value}")?;
        }
        Ok(())
    }
}

impl Term {
    /// A positive term of field values.
    pub fn of(values: AnyOf) -> Self {
        Term { negated: false, matter: Matter::Field(values) }
    }

    /// The values, if it is about a field.
    pub fn values(&self) -> Option<&AnyOf> {
        match &self.matter {
            Matter::Field(values) => Some(values),
            _ => None,
        }
    }

    /// Whether it is a word or a phrase, or all its alternatives are.
    pub fn is_text(&self) -> bool {
        self.alternatives().iter().all(|term| term.values().is_none())
    }

    /// The terms of which a claim must meet one: itself, unless it is made of others.
    pub fn alternatives(&self) -> &[Term] {
        match &self.matter {
            Matter::Either(terms) => terms,
            _ => std::slice::from_ref(self),
        }
    }

    /// A term that a claim meets that meets this one or another. Values of one field become one
    /// term.
    pub fn or(self, other: Term) -> Term {
        let mut terms = match self.matter {
            Matter::Either(terms) => terms,
            matter => vec![Term { matter, ..self }],
        };
        for term in other.alternatives() {
            if terms.contains(term) {
                continue;
            }
            match terms.iter_mut().find_map(|own| own.home_of(term)) {
                Some((values, others)) => values.extend(others),
                None => terms.push(term.clone()),
            }
        }
        match <[Term; 1]>::try_from(terms) {
            Ok([only]) => only,
            Err(terms) => Term { negated: false, matter: Matter::Either(terms) },
        }
    }

    /// Its values and those of another term that can stand among them.
    fn home_of<'t>(&mut self, other: &'t Term) -> Option<(&mut AnyOf, &'t AnyOf)> {
        let others = other.values()?;
        match &mut self.matter {
            Matter::Field(own) if own.field == others.field && !self.negated && !other.negated => {
                Some((own, others))
            }
            _ => None,
        }
    }
}

impl Matter {
    /// A word, or a phrase where the text would be read otherwise without quotation marks;
    /// nothing if there is nothing to see in it.
    pub fn text(text: &str) -> Option<Self> {
        let cleaned = clean(text);
        if is_word(&cleaned) {
            Some(Matter::Word(cleaned.into()))
        } else {
            Matter::phrase(&cleaned)
        }
    }

    /// A phrase; nothing if there is nothing to see in it.
    pub fn phrase(text: &str) -> Option<Self> {
        let cleaned = clean(text);
        let is_something = !cleaned.trim().is_empty();
        is_something.then(|| Matter::Phrase(cleaned.into()))
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negated {
            f.write_str("-")?;
        }
        match &self.matter {
            Matter::Field(values) => values.fmt(f),
            Matter::Word(word) => f.write_str(word),
            Matter::Phrase(phrase) => f.write_str(&quoted(phrase)),
            Matter::Either(terms) => {
                for (at, term) in terms.iter().enumerate() {
                    write!(f, "{}{term}", if at == 0 { "" } else { " OR " })?;
                }
                Ok(())
            }
        }
    }
}
