//! Plain, slow versions of what a query means, to hold the quick ones to.

use super::{
    super::{Choice, Field, GradeValue, Index, Name, Query, Term, Toward, Value},
    query, random,
};
use crate::{
    dossier::{ClaimField, DossierField, Kind, RequestField},
    library::{ClaimRef, Library, Row, SourceRef, SpeakerRef, Statuses, Vocabulary},
    text::fold,
};
use proptest::prelude::*;

/// Whether somebody has this id in one of the dossiers.
fn has_id(speaker: SpeakerRef<'_>, name: &Name, library: &Library) -> bool {
    let mut everybody = library.dossiers().flat_map(|dossier| dossier.speakers());
    everybody.any(|other| other == speaker && other.id() == name.as_str())
}

fn asked<'a>(claim: ClaimRef<'a>) -> Vec<SpeakerRef<'a>> {
    let requests = claim.dossier().requests();
    let about = requests.filter(|request| request.claims().any(|other| other == claim));
    about.flat_map(|request| request.to()).collect()
}

/// Whether a request may have been about a claim, with one of these fields of it undecided, or be
/// about it.
fn may_be_asked(claim: ClaimRef<'_>, fields: &[RequestField]) -> bool {
    claim.dossier().requests().any(|request| {
        let is_open = |field: &RequestField| request.open().iter().any(|open| open == *field);
        is_open(&RequestField::Claims)
            || request.claims().any(|other| other == claim) && fields.iter().any(is_open)
    })
}

/// Whether a list of a claim's dossier is undecided.
fn is_list_open(claim: ClaimRef<'_>, list: DossierField) -> bool {
    claim.dossier().open_lists().iter().any(|open| open == list)
}

fn one_of(speakers: &[SpeakerRef<'_>], name: Option<&Name>, library: &Library) -> bool {
    match name {
        Some(name) => speakers.iter().any(|speaker| has_id(*speaker, name, library)),
        None => speakers.is_empty(),
    }
}

fn grade(claim: ClaimRef<'_>, grade: GradeValue) -> bool {
    let shown = claim.grade().to_string();
    let written = grade.to_string();
    match written.split_once("..") {
        _ if shown.ends_with('?') => false,
        _ if grade == GradeValue::Newsroom => shown.starts_with('N'),
        Some((from, to)) => {
            let letter = &shown[..1];
            letter != "N" && (from.is_empty() || from <= letter) && (to.is_empty() || letter <= to)
        }
        None => shown.starts_with(&written),
    }
}

/// Of what kind somebody is whose part in a claim is decided.
fn kind_of(source: SourceRef<'_>) -> Option<Kind> {
    source.speaker().and_then(|speaker| speaker.kind())
}

fn first(claim: ClaimRef<'_>) -> SourceRef<'_> {
    claim.all_sources().next().unwrap()
}

fn is_open(claim: ClaimRef<'_>, field: ClaimField) -> bool {
    claim.open().iter().any(|open| open == field)
}

/// Whether a field of a claim is undecided.
fn is_undecided(claim: ClaimRef<'_>, field: Field) -> bool {
    match field {
        Field::Grade => claim.grade().to_string().ends_with('?'),
        Field::Stance => {
            let may_be = is_list_open(claim, DossierField::Propositions);
            is_open(claim, ClaimField::Stances) || may_be && claim.stances().next().is_none()
        }
        Field::Reply => {
            let fields = [RequestField::To, RequestField::Outcome];
            claim.replies().next().is_none() && may_be_asked(claim, &fields)
        }
        Field::Asked => asked(claim).is_empty() && may_be_asked(claim, &[RequestField::To]),
        Field::Speech => is_open(claim, ClaimField::Speech),
        Field::Content => is_open(claim, ClaimField::Content),
        Field::Anonymity => is_open(claim, ClaimField::Anonymity),
        Field::Knows => is_open(claim, ClaimField::Knows),
        Field::SaidIn => is_open(claim, ClaimField::SaidIn),
        Field::Speaker => is_open(claim, ClaimField::Speaker),
        Field::Kind => is_open(claim, ClaimField::Speaker) || kind_of(first(claim)).is_none(),
        Field::Topic => {
            let may_be = is_list_open(claim, DossierField::Topics);
            is_open(claim, ClaimField::Topics) || may_be && claim.topics().next().is_none()
        }
        Field::Against => is_open(claim, ClaimField::Against),
        Field::Relayed => is_open(claim, ClaimField::Relays),
        Field::Outlet => claim.dossier().decided_outlet().is_none(),
        Field::Date => claim.dossier().published().is_none(),
        _ => false,
    }
}

/// Whether a claim has a value.
fn has(claim: ClaimRef<'_>, value: &Value, library: &Library, statuses: &Statuses) -> bool {
    let dossier = claim.dossier();
    let name = value.choice().name();
    let sources: Vec<SourceRef<'_>> = claim.all_sources().collect();
    let newsroom = [None, Some(Kind::Outlet), Some(Kind::Hearsay)];
    let has_a_source = !newsroom.contains(&kind_of(sources[0]));
    let people = |speakers: &[SpeakerRef<'_>]| one_of(speakers, name, library);
    let range = |from: &dyn Fn(&str) -> bool, to: &dyn Fn(&str) -> bool| {
        let written = value.to_string();
        written.split_once("..").map(|(a, b)| (a.is_empty() || from(a)) && (b.is_empty() || to(b)))
    };
    match (value.field(), value.choice()) {
        (field, Choice::Open(_)) => is_undecided(claim, field),
        // What is undecided has no value, and is not without one.
        (field, _) if is_undecided(claim, field) => false,
        (Field::Open, Choice::Word(word)) => claim.open_words().any(|it| it.word() == *word),
        (Field::Open, _) => claim.open_words().next().is_none(),
        (Field::Candidate, _) => {
            let all =
                sources.iter().flat_map(|it| it.proposed().into_iter().chain(it.candidates()));
            people(&all.collect::<Vec<_>>())
        }
        (Field::Grade, Choice::Grade(wanted)) => grade(claim, *wanted),
        (Field::Stance, Choice::Stance(toward, side)) => {
            let on = match toward {
                Toward::Lead => dossier.lead().map(|lead| lead.id().to_owned()),
                Toward::Proposition(name) => Some(name.as_str().to_owned()),
            };
            let of_claim =
                claim.stances().find(|stance| on.as_deref() == Some(stance.proposition().id()));
            of_claim.map(|stance| stance.position()) == *side
        }
        (Field::Reply, Choice::None) => claim.replies().next().is_none(),
        (Field::Reply, Choice::Word(word)) => claim.replies().any(|it| it.reply().word() == *word),
        (Field::Speech, Choice::Word(word)) => claim.speech().map(Vocabulary::word) == Some(*word),
        (Field::Anonymity, choice) => match choice {
            Choice::Word(word) => {
                sources.iter().any(|it| it.reason().is_some_and(|it| it.word() == *word))
            }
            _ => {
                let unnamed = [Some(Kind::Unnamed), Some(Kind::Collective)];
                sources.iter().all(|it| it.reason().is_none())
                    && sources.iter().any(|it| unnamed.contains(&kind_of(*it)))
            }
        },
        (Field::Knows, choice) => match choice {
            Choice::Word(word) => {
                sources.iter().any(|it| it.knows().is_some_and(|it| it.word() == *word))
            }
            _ => has_a_source && sources.iter().all(|it| it.knows().is_none()),
        },
        (Field::SaidIn, choice) => match choice {
            Choice::Word(word) => claim.said_in().is_some_and(|it| it.word() == *word),
            _ => has_a_source && claim.said_in().is_none(),
        },
        (Field::Content, Choice::Word(word)) => {
            claim.content().map(Vocabulary::word) == Some(*word)
        }
        (Field::Status, Choice::Word(word)) => statuses.get(claim.row()).word() == *word,
        (Field::Note, choice) => {
            let recorded = statuses.verification(claim.row());
            let kept = recorded.is_some_and(|it| it.note.is_some());
            let unfinished = recorded.is_some_and(|it| it.unfinished_note.is_some());
            match choice {
                Choice::Word("kept") => kept,
                Choice::Word("unfinished") => unfinished,
                _ => !kept && !unfinished,
            }
        }
        (Field::Speaker, _) => {
            people(&sources.iter().filter_map(|it| it.speaker()).collect::<Vec<_>>())
        }
        (Field::Topic, _) => match name {
            Some(name) => claim.topics().any(|topic| topic.id() == name.as_str()),
            None => claim.topics().next().is_none(),
        },
        (Field::Paragraph, _) => {
            let (own, number) = (claim.paragraph(), |end: &str| end.parse::<u16>().unwrap());
            range(&|from| number(from) <= own, &|to| own <= number(to))
                .unwrap_or_else(|| own.to_string() == value.to_string())
        }
        (Field::Asked, _) => people(&asked(claim)),
        (Field::Against, _) => people(&claim.against().collect::<Vec<_>>()),
        (Field::Relayed, _) => people(&claim.relays().collect::<Vec<_>>()),
        (Field::Kind, Choice::Word(word)) => {
            sources.iter().filter_map(|it| kind_of(*it)).any(|kind| kind.word() == *word)
        }
        (Field::Translated, Choice::Word(word)) => *word == "original",
        (Field::Title, _) => {
            let over = [dossier.decided_title(), dossier.decided_outlet()];
            let wanted = fold(name.unwrap().as_str()).into_owned();
            over.into_iter().flatten().any(|text| fold(text).contains(&wanted))
        }
        (Field::Dossier, _) => name.is_some_and(|name| dossier.id() == name.as_str()),
        (Field::Outlet, _) => name.is_some_and(|it| fold(dossier.outlet()) == fold(it.as_str())),
        (Field::Date, _) => {
            let published = dossier.published().unwrap().to_string();
            let cut = |end: &str| published[..end.len()].to_owned();
            range(&|from| *from <= *cut(from), &|to| *cut(to) <= *to)
                .unwrap_or_else(|| published.starts_with(&value.to_string()))
        }
        (field, choice) => unreachable!("{}:{choice} has no slow version here", field.word()),
    }
}

fn meets(claim: ClaimRef<'_>, term: &Term, library: &Library, statuses: &Statuses) -> bool {
    term.alternatives().iter().any(|term| match term.values() {
        Some(values) => {
            let has = |value: &Value| has(claim, value, library, statuses);
            values.values().iter().any(has) != term.negated
        }
        None => {
            let alone = Query { terms: vec![term.clone()], ..Query::default() };
            alone.matches(claim, library, statuses)
        }
    })
}

properties! {
    #[test]
    fn a_query_means_the_claims_that_meet_every_term(
        (library, statuses) in random::libraries(),
        text in random::queries(),
    ) {
        let query = query(&text, &library);
        let is_meant = |row: &Row| {
            let claim = library.claim(*row);
            query.terms().iter().all(|term| meets(claim, term, &library, &statuses))
        };
        let expected: Vec<Row> =
            library.claims().map(|claim| claim.row()).filter(is_meant).collect();
        let mut found = query.select(&library, &statuses);
        // What is no text changes nothing in the order.
        let mut words = query.clone();
        words.terms.retain(|term| term.alternatives().iter().any(|term| term.is_text()));
        let ranked: Vec<Row> =
            words.select(&library, &statuses).into_iter().filter(is_meant).collect();
        prop_assert_eq!(&found, &ranked, "{}", query);
        found.sort_unstable();
        prop_assert_eq!(&found, &expected, "{}", query);
        for claim in library.claims() {
            prop_assert_eq!(query.matches(claim, &library, &statuses), expected.contains(&claim.row()));
        }
    }

    #[test]
    fn a_facet_counts_what_choosing_each_value_leaves(
        (library, statuses) in random::libraries(),
        text in random::queries(),
        on in proptest::sample::select(&["", " on:shelving", " on:exposure"][..]),
    ) {
        let query = query(&format!("{text}{on}"), &library);
        for facet in query.facets(&library, &statuses, &Index::of(&library)) {
            for (at, value) in facet.values().iter().enumerate() {
                let mut only = query.clone();
                only.only(value.clone());
                let left = only.select(&library, &statuses).len();
                let field = facet.field.word();
                prop_assert_eq!(facet.count(at), left, "{} with {}: {}", query, field, value);
            }
        }
    }

    #[test]
    fn the_facets_of_all_queries_have_the_same_values(
        (library, statuses) in random::libraries(),
        text in random::queries(),
    ) {
        let query = query(&text, &library);
        let values = |query: &Query| -> Vec<Vec<Value>> {
            let facets = query.facets(&library, &statuses, &Index::of(&library)).into_iter();
            facets.map(|facet| facet.values().to_vec()).collect()
        };
        let (free, asked) = (values(&Query::default()), values(&query));
        prop_assert_eq!(free, asked);
    }
}
