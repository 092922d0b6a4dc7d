//! Fields that are compared, each with what it is called and what is in it.

use super::{Change, pairs::Names};
use crate::{
    analysis::words,
    dossier::{Basis, Sources},
    library::{About, Fact, Facts, StanceRef, Value as Told, Vocabulary},
};
use std::borrow::Cow;

/// In what way something is no longer the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// It has another attribution grade.
    Regraded,
    /// It is somebody else's, or of another number of people.
    Reattributed,
    /// Other words are quoted.
    Requoted,
    /// What the curator says that it says, or the words that find it, are others.
    Reworded,
    /// It takes another side.
    Restanced,
    /// It stands in another paragraph.
    Moved,
    /// It has another id.
    Renamed,
    /// The curator's remarks on it are others.
    Noted,
    /// Something else of it.
    Changed,
}

impl Kind {
    /// All kinds, what an editor looks for first before the others.
    pub const ALL: [Kind; 9] = [
        Kind::Regraded,
        Kind::Reattributed,
        Kind::Requoted,
        Kind::Reworded,
        Kind::Restanced,
        Kind::Moved,
        Kind::Renamed,
        Kind::Noted,
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
            Kind::Noted => "noted",
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
    /// Its name in the dossier.
    pub key: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// What it is called where it differs.
    pub kind: Kind,
    /// How many values it has.
    pub shape: Shape,
}

impl Field {
    pub(super) const fn one(key: &'static str, label: &'static str, kind: Kind) -> Self {
        Field { key, label, kind, shape: Shape::One }
    }

    pub(super) const fn list(key: &'static str, label: &'static str, kind: Kind) -> Self {
        Field { key, label, kind, shape: Shape::List }
    }

    pub(super) const fn set(key: &'static str, label: &'static str, kind: Kind) -> Self {
        Field { key, label, kind, shape: Shape::Set }
    }

    /// Its name for programs, kebab-case.
    pub fn word(self) -> String {
        self.key.replace('_', "-")
    }

    fn of(fact: &Fact<'_>) -> Self {
        let shape = match (&fact.value, fact.key) {
            (Told::Texts(_), "aliases") => Shape::Set,
            (Told::Texts(_), _) | (Told::Speakers(_), "relays") => Shape::List,
            (
                Told::Speakers(_)
                | Told::Claims(_)
                | Told::Topics(_)
                | Told::Stances(_)
                | Told::Relations(_),
                _,
            ) => Shape::Set,
            _ => Shape::One,
        };
        Field { key: fact.key, label: fact.label, kind: Kind::of(fact), shape }
    }
}

impl Kind {
    /// What a change of this fact is called.
    fn of(fact: &Fact<'_>) -> Self {
        match (fact.about, fact.key) {
            (_, "id") => Kind::Renamed,
            (_, "speaker" | "with" | "relays" | "relay_sources" | "sources" | "to") => {
                Kind::Reattributed
            }
            (_, "paragraph") => Kind::Moved,
            (_, "quote") => Kind::Requoted,
            (_, "stances") => Kind::Restanced,
            (_, "note") => Kind::Noted,
            (About::Article, "title") => Kind::Reworded,
            (About::Article, _) => Kind::Changed,
            _ => match fact.value {
                Told::Text(_) | Told::Texts(_) => Kind::Reworded,
                _ => Kind::Changed,
            },
        }
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

/// A field with its values.
pub(super) type Filled = (Field, Vec<Value>);

/// What has fields in which two versions can differ.
pub(super) trait Compared<'a>: Facts<'a> + Copy {
    /// The fields by which what is the same is recognized, the surest first.
    const KEYS: &'static [&'static [&'static str]];

    /// What is compared besides its facts, and before which of them.
    fn derived(self, _: &Names<'a>) -> Vec<(&'static str, Filled)> {
        Vec::new()
    }
}

/// All fields of an entry, those that tell most first; the names are those of the newer version.
pub(super) fn filled<'a, T: Compared<'a>>(entry: T, names: &Names<'a>) -> Vec<Filled> {
    let facts = entry.facts();
    let mut derived = entry.derived(names);
    let mut all = Vec::with_capacity(facts.len() + derived.len());
    for fact in &facts {
        let here = derived.extract_if(.., |(before, _)| *before == fact.key);
        all.extend(here.map(|(_, filled)| filled));
        all.push((Field::of(fact), values(fact, names)));
    }
    for (field, values) in &mut all {
        if field.shape == Shape::Set {
            values.sort_by(|one, other| one.word.cmp(&other.word));
        }
    }
    all
}

/// What a fact says, with what people read where programs read ids.
fn values<'a>(fact: &Fact<'a>, names: &Names<'a>) -> Vec<Value> {
    let words = fact.value.words(&|about, id| names.newer(about, id));
    let labels: Vec<String> = match &fact.value {
        Told::Claims(_) | Told::Relations(_) => {
            return words.into_iter().map(Value::text).collect();
        }
        Told::Sources(sources) => sources.iter().map(|it| counted(*it)).collect(),
        Told::Topics(topics) => topics.iter().map(|topic| topic.label().to_owned()).collect(),
        Told::Stances(stances) => stances.iter().map(|stance| side(*stance, names)).collect(),
        Told::Number(number) if fact.key == "paragraph" => vec![format!("¶{number}")],
        // Hexadecimal digits are the same in either case.
        Told::Text(Some(digits)) if fact.key == "sha256" => {
            return vec![Value::text(digits.to_ascii_lowercase())];
        }
        _ => fact.value.labels().into_iter().map(Cow::into_owned).collect(),
    };
    words.into_iter().zip(labels).map(|(word, label)| Value::new(word, label)).collect()
}

fn counted(sources: Sources) -> String {
    match sources {
        Sources::Stated(n) => words::people(n),
        Sources::Among(n) => format!("{} of a group", words::number(n.into())),
        Sources::Inferred(n) => format!("{}, inferred", words::people(n)),
        Sources::Unstated => "not stated".to_owned(),
    }
}

fn side<'a>(stance: StanceRef<'a>, names: &Names<'a>) -> String {
    let on = names.newer(About::Proposition, stance.proposition().id());
    let implied = if stance.basis() == Basis::Implied { " (implied)" } else { "" };
    format!("{} {on}{implied}", stance.position().label())
}

/// The fields that are not the same.
pub(super) fn changes<'a, T: Compared<'a>>(old: T, new: T, names: &Names<'a>) -> Vec<Change> {
    let (old, new) = (filled(old, names), filled(new, &Names::default()));
    let open = [open_fields(&old), open_fields(&new)];
    let change = |((field, old), (_, new)): (Filled, Filled)| {
        let is_open = |at: usize, values: &[Value]| {
            values.is_empty() && open[at].iter().any(|open| *open == decided_with(field))
        };
        let undecided = [is_open(0, &old), is_open(1, &new)];
        (old != new).then_some(Change { field, old, new, undecided })
    };
    old.into_iter().zip(new).filter_map(change).collect()
}

/// The word of the field in `open` that decides this one, too.
fn decided_with(field: Field) -> String {
    if field.key == "relay_sources" { "relays".to_owned() } else { field.word() }
}

/// The words of the fields that a curator has still to decide.
fn open_fields(all: &[Filled]) -> Vec<String> {
    let open = all.iter().filter(|(field, _)| field.key == "open");
    open.flat_map(|(_, values)| values.iter().map(|value| value.word.clone())).collect()
}
