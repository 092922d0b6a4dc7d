//! Fields that are compared, each with what it is called and what is in it.

use super::{Change, names::Names};

/// In what way something is no longer the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// It has another attribution grade.
    Regraded,
    /// It is somebody else's, or of another number of people.
    Reattributed,
    /// Other words are quoted.
    Requoted,
    /// The curator's words, or the words that find it, are others.
    Reworded,
    /// It takes another side.
    Restanced,
    /// It stands in another paragraph.
    Moved,
    /// It has another id.
    Renamed,
    /// Something else of it.
    Changed,
}

impl Kind {
    /// All kinds, what an editor looks for first before the others.
    pub const ALL: [Kind; 8] = [
        Kind::Regraded,
        Kind::Reattributed,
        Kind::Requoted,
        Kind::Reworded,
        Kind::Restanced,
        Kind::Moved,
        Kind::Renamed,
        Kind::Changed,
    ];

    /// The word, for people and programs.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Regraded => "regraded",
            Kind::Reattributed => "reattributed",
            Kind::Requoted => "requoted",
            Kind::Reworded => "reworded",
            Kind::Restanced => "restanced",
            Kind::Moved => "moved",
            Kind::Renamed => "renamed",
            Kind::Changed => "changed",
        }
    }
}

/// How many values a field has, and whether their order says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// One or none.
    One,
    /// Several, in an order.
    List,
    /// Several, in no order.
    Set,
}

/// A field of a dossier, or what is derived from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Field {
    /// Its name for programs, kebab-case.
    pub word: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// What it is called where it differs.
    pub kind: Kind,
    /// How many values it has.
    pub shape: Shape,
}

impl Field {
    pub(super) const fn one(word: &'static str, label: &'static str, kind: Kind) -> Self {
        Field { word, label, kind, shape: Shape::One }
    }

    pub(super) const fn list(word: &'static str, label: &'static str, kind: Kind) -> Self {
        Field { word, label, kind, shape: Shape::List }
    }

    pub(super) const fn set(word: &'static str, label: &'static str, kind: Kind) -> Self {
        Field { word, label, kind, shape: Shape::Set }
    }
}

/// A value of a field.
#[derive(Debug, Clone, Eq)]
pub struct Value {
    /// What is compared, and what programs read; ids stand for what it refers to.
    pub word: String,
    /// What people read.
    pub label: String,
}

impl Value {
    pub(super) fn new(word: impl Into<String>, label: impl Into<String>) -> Self {
        Value { word: word.into(), label: label.into() }
    }

    /// A text, which stands for itself.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let word = text.into();
        Value { label: word.clone(), word }
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.word == other.word
    }
}

/// A field, and what makes its values; the names are those of the newer version.
pub(super) type Column<T> = (Field, fn(T, &Names<'_>) -> Vec<Value>);

/// What has fields in which two versions can differ.
pub(super) trait Compared: Copy {
    /// Its fields, those that tell most first.
    fn columns() -> Vec<Column<Self>>;

    /// The fields by which what is the same is recognized, the surest first.
    const KEYS: &'static [&'static [&'static str]];
}

/// The fields that are not the same.
pub(super) fn changes<T: Compared>(old: T, new: T, names: &Names<'_>) -> Vec<Change> {
    let none = Names::default();
    let change = |(field, values): Column<T>| {
        let (old, new) = (in_order(field, values(old, names)), in_order(field, values(new, &none)));
        (old != new).then_some(Change { field, old, new })
    };
    T::columns().into_iter().filter_map(change).collect()
}

/// The values, those of a set by their words.
pub(super) fn in_order(field: Field, mut values: Vec<Value>) -> Vec<Value> {
    if field.shape == Shape::Set {
        values.sort_by(|one, other| one.word.cmp(&other.word));
    }
    values
}

/// No value or one.
pub(super) fn option(text: Option<&str>) -> Vec<Value> {
    text.map(Value::text).into_iter().collect()
}

/// A value for each text.
pub(super) fn texts<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Value> {
    texts.map(Value::text).collect()
}

/// One value.
pub(super) fn one(word: impl Into<String>, label: impl Into<String>) -> Vec<Value> {
    vec![Value::new(word, label)]
}
