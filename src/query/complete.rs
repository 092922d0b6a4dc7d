//! Completion of a query's text while it is typed.

use super::{
    Demand, Field, GradeValue, Index, Toward, Value, facets,
    lex::{Key, Kind, Lexer, RawKind, RawValue},
    lookup::{self, Sort},
    search::begins_word,
};
use crate::{
    library::{Directness, Library, Strength, Vocabulary},
    text::fold,
};
use std::{cmp::Reverse, ops::Range};

/// What could be typed at a place of a query's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// The bytes that a candidate takes the place of.
    pub replace: Range<usize>,
    /// The candidates, those first that begin as what is typed; none where anything can follow.
    pub candidates: Vec<Candidate>,
}

/// What could be typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What takes the place.
    pub text: String,
    /// What it means.
    pub label: String,
}

/// What could be typed where the cursor stands: the name of a field, or a value of the field that
/// is being typed. A cursor inside a character stands before it.
pub fn complete(text: &str, cursor: usize, library: &Library, index: &Index) -> Completion {
    let boundary = |at: &usize| text.is_char_boundary(*at);
    let cursor = (0..=cursor.min(text.len())).rev().find(boundary).unwrap_or_default();
    let (before, after) = text.split_at(cursor);
    let touching = Lexer::new(before).last().filter(|lexeme| lexeme.span.end == cursor);
    match touching.map(|lexeme| lexeme.kind) {
        None | Some(Kind::Nothing) => keys("", cursor, after),
        Some(Kind::Word(word)) => keys(word, cursor, after),
        Some(Kind::Keyed { key, values }) => match values.last() {
            Some(value) => value_of(key, value, cursor, after, Known { library, index }),
            None => nothing(cursor),
        },
        Some(Kind::Phrase(_) | Kind::Unknown { .. }) => nothing(cursor),
    }
}

fn nothing(cursor: usize) -> Completion {
    Completion { replace: cursor..cursor, candidates: Vec::new() }
}

/// The fields and lenses that begin with `typed`, which ends at the cursor.
fn keys(typed: &str, cursor: usize, after: &str) -> Completion {
    let rest = &after[..after.find(char::is_whitespace).unwrap_or(after.len())];
    let colon = rest.find(':').map_or(0, |colon| colon + 1);
    let is_meant = |key: &Key| {
        key.word().get(..typed.len()).is_some_and(|word| word.eq_ignore_ascii_case(typed))
    };
    let candidate =
        |key: Key| Candidate { text: format!("{}:", key.word()), label: key.meaning().to_owned() };
    Completion {
        replace: cursor - typed.len()..cursor + colon,
        candidates: Key::all().filter(is_meant).map(candidate).collect(),
    }
}

/// What could be meant.
#[derive(Clone, Copy)]
struct Known<'a> {
    library: &'a Library,
    index: &'a Index,
}

/// The values that are like the one being typed, which ends at the cursor.
fn value_of(
    key: Key,
    value: &RawValue<'_>,
    cursor: usize,
    after: &str,
    known: Known<'_>,
) -> Completion {
    let (start, typed, rest) = match &value.kind {
        RawKind::Bare(text) => {
            // The end of a range is typed as a value of its own.
            let begin = text.rfind("..").map_or(0, |dots| dots + 2);
            let rest = after.find(|c: char| c.is_whitespace() || c == ',');
            (value.span.start + begin, &text[begin..], rest.unwrap_or(after.len()))
        }
        RawKind::Quoted(quoted) => {
            (value.span.start, &*quoted.text, usize::from(after.starts_with('"')))
        }
    };
    let found = match key {
        Key::Field(field) if field.is_of_speakers() => speakers(field, typed, known),
        _ => like(typed, options(key, typed, known)),
    };
    let candidates = best_first(found);
    Completion { replace: start..cursor + rest, candidates }
}

/// A candidate, and how like it is to what is typed.
type Found = (Reverse<Likeness>, Candidate);

impl Candidate {
    fn new(text: impl Into<String>, label: impl Into<String>) -> Self {
        Candidate { text: text.into(), label: label.into() }
    }

    fn of(value: &Value, library: &Library) -> Self {
        Candidate::new(value.to_string(), value.label(library))
    }
}

/// Everything that could stand after a key; of long lists what `typed` begins.
fn options(key: Key, typed: &str, known: Known<'_>) -> Vec<Candidate> {
    let library = known.library;
    match key {
        Key::Strip => {
            Demand::ALL.iter().map(|demand| Candidate::new(demand.word(), demand.label())).collect()
        }
        Key::On => propositions("", library).collect(),
        Key::Field(Field::Stance) => match typed.split_once('=') {
            None => values(Field::Stance, &Toward::Lead, known)
                .chain(propositions("=", library))
                .collect(),
            Some((on, _)) => lookup::find(Sort::Proposition, on, library)
                .into_iter()
                .flat_map(|on| values(Field::Stance, &Toward::Proposition(on), known))
                .collect(),
        },
        Key::Field(Field::Grade) if !typed.is_empty() => {
            values(Field::Grade, &Toward::Lead, known).chain(exact_grades(library)).collect()
        }
        Key::Field(field) => values(field, &Toward::Lead, known).collect(),
    }
}

/// The values that the facet of a field has.
fn values<'a>(
    field: Field,
    focus: &Toward,
    known: Known<'a>,
) -> impl Iterator<Item = Candidate> + use<'a> {
    let Known { library, index } = known;
    let values = facets::values(field, library, focus, index);
    (0..values.len()).map(move |at| Candidate::of(&values[at], library))
}

fn exact_grades(library: &Library) -> impl Iterator<Item = Candidate> {
    let exact = |strength| Directness::ALL.map(|digit| GradeValue::Exact(strength, digit));
    let grades = Strength::ALL.into_iter().flat_map(exact);
    grades.map(|grade| Candidate::of(&Value::Grade(grade), library))
}

fn propositions(after: &str, library: &Library) -> impl Iterator<Item = Candidate> {
    library
        .propositions()
        .map(move |one| Candidate::new(format!("{}{after}", one.id()), one.text()))
}

/// The speakers with a part in some claim, the one that the field is about, who have `typed` in
/// one of their names; and "without a value".
fn speakers(field: Field, typed: &str, known: Known<'_>) -> Vec<Found> {
    let Known { library, index } = known;
    let folded = fold(typed);
    let in_names = |value: &Value| {
        let Some(id) = value.speaker() else {
            return Likeness::of(&folded, &fold(&value.label(library)));
        };
        let having = library.names().speakers_by_id(id.as_str()).iter();
        let labels = having.flat_map(|speaker| library.labels_of(*speaker));
        labels.filter_map(|label| Likeness::of(&folded, library.label(*label).folded)).max()
    };
    let found = index.values(field).iter().filter_map(|value| {
        let text = value.to_string();
        let likeness = Likeness::of_inserted(&folded, &text, in_names(value))?;
        Some((Reverse(likeness), Candidate::new(text, value.label(library))))
    });
    found.collect()
}

/// Those that have `typed` in their text or label.
fn like(typed: &str, possible: Vec<Candidate>) -> Vec<Found> {
    let folded = fold(typed);
    let found = possible.into_iter().filter_map(|one| {
        let in_label = Likeness::of(&folded, &fold(&one.label));
        let likeness = Likeness::of_inserted(&folded, &one.text, in_label)?;
        Some((Reverse(likeness), one))
    });
    found.collect()
}

fn best_first(mut found: Vec<Found>) -> Vec<Candidate> {
    found.sort_by_key(|(likeness, _)| *likeness);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Where what is typed stands in a name, or in the text that would be inserted; the last is best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Anywhere,
    BeginsWord,
    Begins,
    BeginsInserted,
}

impl Likeness {
    fn of(typed: &str, name: &str) -> Option<Self> {
        let places = name.match_indices(typed).map(|(at, _)| match at {
            0 => Likeness::Begins,
            at if begins_word(name, at) => Likeness::BeginsWord,
            _ => Likeness::Anywhere,
        });
        places.max()
    }

    /// With what would be inserted, which is worth more where it begins with what is typed.
    fn of_inserted(typed: &str, text: &str, in_names: Option<Self>) -> Option<Self> {
        match Likeness::of(typed, &fold(text)) {
            Some(Likeness::Begins) => Some(Likeness::BeginsInserted),
            inserted => inserted.max(in_names),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::testing::shipped;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static SHIPPED: LazyLock<(Library, Index)> = LazyLock::new(|| {
        let library = shipped();
        let index = Index::of(&library);
        (library, index)
    });

    fn complete(text: &str, cursor: usize) -> Completion {
        super::complete(text, cursor, &SHIPPED.0, &SHIPPED.1)
    }

    /// Completes at the bar; gives the text with the first candidate in its place, and how many
    /// there are.
    fn completed(text: &str) -> (String, usize) {
        let cursor = text.find('|').unwrap();
        let text = text.replace('|', "");
        let completion = complete(&text, cursor);
        let mut out = text.clone();
        if let Some(first) = completion.candidates.first() {
            out.replace_range(completion.replace, &first.text);
        }
        (out, completion.candidates.len())
    }

    #[test]
    fn where_anything_can_follow_nothing_is_offered() {
        for text in ["\"a|", "\"a b\"|", "xyz:a|", "xyz|", "speaker:xyzzy|", "stance:xyz=|"] {
            assert_eq!(completed(text), (text.replace('|', ""), 0), "{text}");
        }
    }

    #[test]
    fn the_beginning_of_a_field_becomes_the_field() {
        for (text, expected) in [
            ("spea|", "speaker:"),
            ("a -SPEA| b", "a -speaker: b"),
            ("spea|ker:feith", "speaker:feith"),
            ("str|", "strip:"),
        ] {
            assert_eq!(completed(text).0, expected, "{text}");
        }
        let all = Key::all().count();
        for text in ["|", "a |", "-|", "a | b"] {
            assert_eq!(completed(text).1, all, "{text}");
        }
    }

    #[test]
    fn the_beginning_of_a_value_becomes_the_value() {
        for (text, expected) in [
            ("speaker:pot|", "speaker:pottinger"),
            ("speaker:feith,pot|xyz b", "speaker:feith,pottinger b"),
            ("speaker:handelsm|", "speaker:commerce"),
            ("speaker:\"matt p|\" x", "speaker:pottinger x"),
            ("asked:whi|", "asked:white-house"),
            ("topic:earth|", "topic:rare-earths"),
            ("grade:b2|", "grade:B2"),
            ("grade:A..c|", "grade:A..C"),
            ("stance:expo|", "stance:exposure="),
            ("stance:exposure=op|", "stance:exposure=opposes"),
            ("strip:n|", "strip:named"),
            ("on:shel|", "on:shelving"),
            ("date:202|", "date:2026"),
            ("reply:no|", "reply:no-comment"),
        ] {
            assert_eq!(completed(text).0, expected, "{text}");
        }
        assert_eq!(completed("status:|").1, 3);
        assert_eq!(completed("grade:|").1, 7);
    }

    properties! {
        #[test]
        fn every_place_of_every_text_can_be_asked(text in "\\PC{0,20}|[a-z:,\". =\\-]{0,20}", cursor in 0_usize..40) {
            let completion = complete(&text, cursor);
            prop_assert!(text.get(completion.replace).is_some());
        }
    }
}
