//! Plain, slow versions of what a query means, to hold the quick ones to.

use super::{
    AnyOf, GradeValue, Index, Name, Points, Query, Scope, Toward, Value, random, testing::query,
};
use crate::{
    library::{ClaimRef, Library, Row, SpeakerRef, Vocabulary},
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

fn one_of(speakers: &[SpeakerRef<'_>], name: &Option<Name>, library: &Library) -> bool {
    match name {
        Some(name) => speakers.iter().any(|speaker| has_id(*speaker, name, library)),
        None => speakers.is_empty(),
    }
}

fn grade(claim: ClaimRef<'_>, grade: GradeValue) -> bool {
    let shown = claim.grade().to_string();
    let written = grade.to_string();
    match written.split_once("..") {
        _ if grade == GradeValue::Newsroom => shown.starts_with('N'),
        Some((from, to)) => {
            let letter = &shown[..1];
            letter != "N" && (from.is_empty() || from <= letter) && (to.is_empty() || letter <= to)
        }
        None => shown.starts_with(&written),
    }
}

/// Whether a claim has a value.
fn has(claim: ClaimRef<'_>, value: &Value, scope: Scope<'_>) -> bool {
    let library = scope.library;
    let published = claim.dossier().published().to_string();
    match value {
        Value::Grade(wanted) => grade(claim, *wanted),
        Value::Stance(toward, side) => {
            let on = match toward {
                Toward::Lead => claim.dossier().lead().map(|lead| lead.id().to_owned()),
                Toward::Proposition(name) => Some(name.as_str().to_owned()),
            };
            let of_claim =
                claim.stances().find(|stance| on.as_deref() == Some(stance.proposition().id()));
            of_claim.map(|stance| stance.position()) == *side
        }
        Value::Reply(Some(reply)) => claim.replies().any(|record| record.reply() == *reply),
        Value::Reply(None) => claim.replies().next().is_none(),
        Value::Speech(speech) => claim.speech() == *speech,
        Value::Content(content) => claim.content() == *content,
        Value::Speaker(name) => has_id(claim.speaker(), name, library),
        Value::Topic(Some(name)) => claim.topics().any(|topic| topic.id() == name.as_str()),
        Value::Topic(None) => claim.topics().next().is_none(),
        Value::Paragraph(Points::One(paragraph)) => claim.paragraph() == *paragraph,
        Value::Paragraph(Points::Range(range)) => {
            let (from, to) = (range.from().unwrap_or(0), range.to().unwrap_or(u16::MAX));
            (from..=to).contains(&claim.paragraph())
        }
        Value::Asked(name) => one_of(&asked(claim), name, library),
        Value::Against(name) => one_of(&claim.against().collect::<Vec<_>>(), name, library),
        Value::Relayed(name) => one_of(&claim.relays().collect::<Vec<_>>(), name, library),
        Value::Status(status) => scope.statuses.get(claim.row()) == *status,
        Value::Dossier(name) => claim.dossier().id() == name.as_str(),
        Value::Outlet(name) => fold(claim.dossier().outlet()) == fold(name.as_str()),
        Value::Date(Points::One(days)) => published.starts_with(&days.to_string()),
        Value::Date(Points::Range(range)) => {
            let cut = |end: &str| published[..end.len()].to_owned();
            range.from().map(|end| end.to_string()).is_none_or(|end| end <= cut(&end))
                && range.to().map(|end| end.to_string()).is_none_or(|end| cut(&end) <= end)
        }
    }
}

fn meets(claim: ClaimRef<'_>, values: &AnyOf, negated: bool, scope: Scope<'_>) -> bool {
    values.values().iter().any(|value| has(claim, value, scope)) != negated
}

properties! {
    #[test]
    fn a_query_means_the_claims_that_meet_every_term(
        (library, statuses) in random::libraries(),
        text in random::queries(),
    ) {
        let scope = Scope { library: &library, statuses: &statuses };
        let query = query(&text, &library);
        let mut words = query.clone();
        words.terms.retain(|term| term.is_text());
        let expected: Vec<Row> = words
            .select(scope)
            .into_iter()
            .filter(|row| {
                let mut fields = query.terms().iter().filter_map(|term| Some((term.values()?, term.negated)));
                fields.all(|(values, negated)| meets(library.claim(*row), values, negated, scope))
            })
            .collect();
        prop_assert_eq!(&query.select(scope), &expected, "{}", query);
        for claim in library.claims() {
            prop_assert_eq!(query.matches(claim, scope), expected.contains(&claim.row()));
        }
    }

    #[test]
    fn a_facet_counts_what_choosing_each_value_leaves(
        (library, statuses) in random::libraries(),
        text in random::queries(),
        on in proptest::sample::select(&["", " on:shelving", " on:exposure"][..]),
    ) {
        let scope = Scope { library: &library, statuses: &statuses };
        let query = query(&format!("{text}{on}"), &library);
        for facet in query.facets(scope, &Index::of(&library)) {
            for (at, value) in facet.values().iter().enumerate() {
                let mut only = query.clone();
                only.only(value.clone());
                let left = only.select(scope).len();
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
        let scope = Scope { library: &library, statuses: &statuses };
        let query = query(&text, &library);
        let values = |query: &Query| -> Vec<Vec<Value>> {
            let facets = query.facets(scope, &Index::of(&library)).into_iter();
            facets.map(|facet| facet.values().to_vec()).collect()
        };
        let (free, asked) = (values(&Query::default()), values(&query));
        prop_assert_eq!(free, asked);
    }
}
