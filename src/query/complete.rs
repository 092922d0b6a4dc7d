//! Completion of a query's text while it is typed.

use super::{
    Demand, Facet, Index, Value,
    lex::{COMPARES, Key, Kind, Lexer, RawKind, RawValue},
    search::begins_word,
};
use crate::{
    library::{Library, Vocabulary},
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
    /// How many claims the query finds with it, where that is known.
    pub claims: Option<usize>,
}

/// What could be typed where the cursor stands: the name of a field, or a value of the field that
/// is being typed. A cursor inside a character stands before it. The facets of the query, as far as
/// they are known, say how many claims each value finds.
pub fn complete(
    text: &str,
    cursor: usize,
    library: &Library,
    index: &Index,
    facets: &[Facet],
) -> Completion {
    let boundary = |at: &usize| text.is_char_boundary(*at);
    let cursor = (0..=cursor.min(text.len())).rev().find(boundary).unwrap_or_default();
    let (before, after) = text.split_at(cursor);
    let touching = Lexer::new(before).last().filter(|lexeme| lexeme.span.end == cursor);
    match touching.map(|lexeme| lexeme.kind) {
        None | Some(Kind::Nothing(_)) => keys("", cursor, after),
        Some(Kind::Word(word)) => keys(word, cursor, after),
        Some(Kind::Keyed { key, values }) => match values.last() {
            Some(value) => value_of(key, value, cursor, after, Known { library, index, facets }),
            None => nothing(cursor),
        },
        Some(Kind::Phrase(_) | Kind::Unknown { .. } | Kind::Or(_) | Kind::And) => nothing(cursor),
    }
}

fn nothing(cursor: usize) -> Completion {
    Completion { replace: cursor..cursor, candidates: Vec::new() }
}

/// The fields and lenses that begin with `typed`, which ends at the cursor.
fn keys(typed: &str, cursor: usize, after: &str) -> Completion {
    let rest = &after[..after.find(char::is_whitespace).unwrap_or(after.len())];
    let colon = rest.find(':').map_or(0, |colon| colon + 1);
    let matches = |key: &Key| {
        key.word().get(..typed.len()).is_some_and(|word| word.eq_ignore_ascii_case(typed))
    };
    let candidate = |key: Key| Candidate::new(format!("{}:", key.word()), key.meaning());
    Completion {
        replace: cursor - typed.len()..cursor + colon,
        candidates: Key::all().filter(matches).map(candidate).collect(),
    }
}

/// What could be meant.
#[derive(Clone, Copy)]
struct Known<'a> {
    library: &'a Library,
    index: &'a Index,
    facets: &'a [Facet],
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
            let compared = text.len()
                - text.trim_start_matches([&COMPARES[..], &['=']].concat().as_slice()).len();
            let begin = text.rfind("..").map_or(compared, |dots| dots + 2);
            let rest = after.find(|c: char| c.is_whitespace() || matches!(c, ',' | '|'));
            (value.span.start + begin, &text[begin..], rest.unwrap_or(after.len()))
        }
        RawKind::Quoted(quoted) => {
            (value.span.start, &*quoted.text, usize::from(after.starts_with('"')))
        }
    };
    let candidates = best_first(&fold(typed), options(key, typed, known));
    Completion { replace: start..cursor + rest, candidates }
}

impl Candidate {
    pub(super) fn new(text: impl Into<String>, label: impl Into<String>) -> Self {
        Candidate { text: text.into(), label: label.into(), claims: None }
    }

    pub(super) fn of(value: &Value, library: &Library) -> Self {
        Candidate::new(value.to_string(), value.label(library))
    }
}

/// Everything that could stand after a key, each with what else it is called, folded.
fn options<'a>(key: Key, typed: &str, known: Known<'a>) -> Vec<(Candidate, Vec<&'a str>)> {
    let Known { library, index, facets } = known;
    let bare = |candidate| (candidate, Vec::new());
    match key {
        Key::Without | Key::Strip => {
            let demands = Demand::ALL.iter();
            demands.map(|demand| bare(Candidate::new(demand.word(), demand.label()))).collect()
        }
        Key::On => {
            library.propositions().map(|it| bare(Candidate::new(it.id(), it.text()))).collect()
        }
        Key::Field(field) => {
            let values = index.values(field).iter();
            let facet = facets.iter().find(|facet| facet.field == field);
            let values = values.enumerate().map(|(at, value)| {
                let claims = facet.and_then(|facet| facet.count_at(at));
                let candidate = Candidate { claims, ..Candidate::of(value, library) };
                (candidate, value.other_names(library))
            });
            values.chain(field.more_to_type(typed, library).into_iter().map(bare)).collect()
        }
    }
}

/// Those that have `typed`, which is folded, in their text or in a name.
fn best_first(typed: &str, options: Vec<(Candidate, Vec<&str>)>) -> Vec<Candidate> {
    let likeness = |(candidate, names): &(Candidate, Vec<&str>)| {
        let in_names = names.iter().filter_map(|name| Likeness::of(typed, name)).max();
        let in_names = in_names.max(Likeness::of(typed, &fold(&candidate.label)));
        match Likeness::of(typed, &fold(&candidate.text)) {
            // Worth more than any name that begins with it.
            Some(Likeness::Begins) => Some(Likeness::BeginsInserted),
            inserted => inserted.max(in_names),
        }
    };
    // What no claim has comes after all that some have.
    let key = |it: &(Candidate, Vec<&str>)| Some((it.0.claims == Some(0), Reverse(likeness(it)?)));
    let found = options.into_iter().filter_map(|it| Some((key(&it)?, it.0)));
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(key, _)| *key);
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        library::Statuses,
        query::{Query, tests::shipped},
    };
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static SHIPPED: LazyLock<(Library, Index)> = LazyLock::new(|| {
        let library = shipped();
        let index = Index::of(&library);
        (library, index)
    });

    fn complete(text: &str, cursor: usize) -> Completion {
        let facets = Query::default().facets(&SHIPPED.0, &Statuses::default(), &SHIPPED.1);
        super::complete(text, cursor, &SHIPPED.0, &SHIPPED.1, &facets)
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
            ("witho|", "without:"),
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
            ("without:u|", "without:unnamed"),
            ("on:shel|", "on:shelving"),
            ("date:202|", "date:2026"),
            ("grade>=b|", "grade>=B"),
            ("title:wash|", "title:washington"),
            ("reply:no|", "reply:no-comment"),
        ] {
            assert_eq!(completed(text).0, expected, "{text}");
        }
        assert_eq!(completed("status:|").1, 3);
        assert_eq!(completed("grade:|").1, 8);
    }

    properties! {
        #[test]
        fn every_place_of_every_text_can_be_asked(text in "\\PC{0,20}|[a-z:,\". =\\-]{0,20}", cursor in 0_usize..40) {
            let completion = complete(&text, cursor);
            prop_assert!(text.get(completion.replace).is_some());
        }
    }
}
