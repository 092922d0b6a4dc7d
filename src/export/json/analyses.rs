//! Speakers, requests and numbers in JSON Lines.

use super::{
    Json,
    facts::{FACT, entry, with_facts},
};
use crate::{
    analysis::{
        Cell, Ledger, NO_REQUEST, Pool, Profile, Replies, Scope, SpeakerRow, Speakers, Tally,
        Undecided,
    },
    library::{ClaimRef, DossierRef, Facts, Grade, MEASURES, RequestRef, Vocabulary},
};

/// Counts as a JSON object, in the domain's order.
fn counts<T: Copy + Eq>(tally: &Tally<T>, word: fn(T) -> &'static str) -> Json<'static> {
    Json::object(tally.iter().map(|(value, count)| (word(value), count.into())))
}

/// Full names, because claims may be of several dossiers.
fn names(claims: &[ClaimRef<'_>]) -> Json<'static> {
    Json::list(claims.iter().map(|claim| claim.full_name()))
}

/// The requests for comment as JSON Lines, as `replies --format jsonl` prints them.
pub fn request_lines(scope: Scope<'_>) -> String {
    scope.requests().into_iter().map(|it| request(it).line()).collect()
}

pub(super) fn request(request: RequestRef<'_>) -> Json<'_> {
    let dossier = ("dossier", request.dossier().id().into());
    match entry(request) {
        Json::Object(fields) => Json::object([dossier].into_iter().chain(fields)),
        other => other,
    }
}

/// The speakers as JSON Lines, as `speakers --format jsonl` prints them.
pub fn speaker_lines(scope: Scope<'_>) -> String {
    Speakers::of(scope).rows.iter().map(|row| speaker(row).line()).collect()
}

fn speaker<'a>(row: &SpeakerRow<'a>) -> Json<'a> {
    let grade = |grade: Option<Grade>| Some(grade.map(|grade| grade.to_string()).into());
    let stances = row.claims.iter().flat_map(|claim| stances(*claim));
    Json::Object(with_facts(
        row.speaker.facts(),
        [
            ("id", FACT),
            ("name", FACT),
            ("short", FACT),
            ("kind", FACT),
            ("role", FACT),
            ("status", FACT),
            ("aliases", FACT),
            ("silent", Some(row.is_silent.into())),
            ("claims", Some(names(&row.claims))),
            ("proposed_claims", Some(names(&row.proposed))),
            ("best_grade", grade(row.best())),
            ("usual_grade", grade(row.usual())),
            ("grades_measure", Some(MEASURES.into())),
            ("stances", Some(Json::list(stances))),
            ("requests", Some(row.requests.into())),
            ("replies", Some(counts(&row.replies, cell_word))),
            ("accused_without_request", Some(names(&row.accused_without_request))),
            ("note", FACT),
            ("url", FACT),
            ("reference", FACT),
        ],
    ))
}

fn stances(claim: ClaimRef<'_>) -> impl Iterator<Item = Json<'_>> {
    claim.stances().map(move |stance| {
        Json::object([
            ("claim", claim.full_name().into()),
            ("on", stance.proposition().id().into()),
            ("position", stance.position().word().into()),
            ("basis", stance.basis().word().into()),
        ])
    })
}

fn cell_word(cell: Cell) -> &'static str {
    match cell {
        Cell::Reply(reply) => reply.word(),
        Cell::BodyAsked => "accused-body-asked",
        Cell::Undecided => "accused-undecided",
        Cell::AskedElsewhere => "accused-asked-elsewhere",
        Cell::BodyAskedElsewhere => "accused-body-asked-elsewhere",
        Cell::NoRequestReported => "accused-no-request-reported",
    }
}

/// The numbers as one line of JSON, as `stats --format jsonl` prints them.
pub fn stats_line(scope: Scope<'_>) -> String {
    let (profile, ledger, replies) = (Profile::of(scope), Ledger::of(scope), Replies::of(scope));
    let pool = |pool: &Pool<'_>| {
        Json::object([
            ("speaker", pool.speaker.id().to_owned().into()),
            ("claims", pool.claims().count().into()),
            ("at_least", pool.at_least().into()),
        ])
    };
    let unnamed_people = Json::object([
        ("at_least", ledger.at_least().into()),
        ("at_least_if_no_pool_shares_anybody", ledger.at_least_if_apart().into()),
        ("pools", Json::list(ledger.pools.iter().map(pool))),
    ]);
    let accused = replies.accused_without_request().map(|(party, _)| party.speaker.id());
    let fields = [
        ("dossiers", Json::list(scope.dossiers().into_iter().map(DossierRef::id))),
        ("claims", profile.claims().into()),
        ("sourced", profile.sourced().into()),
        ("newsroom", profile.newsroom.into()),
        ("undecided", profile.undecided.into()),
        ("open_places", Undecided::of(scope).places.into()),
        ("newsroom_resting_on_claims", profile.newsroom_resting.into()),
        ("strengths", counts(&profile.strengths, |rule| rule.name)),
        ("grades_measure", MEASURES.into()),
        ("unnamed", profile.unnamed().into()),
        ("uncounted", profile.uncounted().into()),
        ("hearsay", profile.hearsay().into()),
        ("speech", counts(&profile.speech, Vocabulary::word)),
        ("content", counts(&profile.content, Vocabulary::word)),
        ("speakers", profile.speaker_counts.len().into()),
        ("named_speakers", profile.named_speakers().into()),
        ("unnamed_people", unnamed_people),
        ("newsroom_judgements", names(&profile.judgements)),
        ("newsroom_forecasts", names(&profile.forecasts)),
        ("requests", replies.requests.len().into()),
        ("accused_without_request", Json::list(accused)),
        ("no_request_means", NO_REQUEST.into()),
    ];
    Json::object(fields).line()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, TUTORIAL, library};

    #[test]
    fn a_query_without_claims_has_numbers() {
        let library = library(&[TUTORIAL]);
        let nothing = Scope::rows(&library, &[]);
        let stats: serde_json::Value = serde_json::from_str(&stats_line(nothing)).unwrap();
        assert_eq!(stats["claims"], 0);
        assert!(stats["unnamed_people"]["at_least"].is_null());
        assert_eq!(speaker_lines(nothing) + &request_lines(nothing), "");
    }

    #[test]
    fn the_requests() {
        insta::assert_snapshot!(request_lines(Scope::all(&library(&[TUTORIAL]))));
    }

    #[test]
    fn the_speakers() {
        insta::assert_snapshot!(speaker_lines(Scope::all(&library(&[TUTORIAL]))));
    }

    #[test]
    fn the_numbers() {
        insta::assert_snapshot!(stats_line(Scope::all(&library(&[REUTERS]))));
    }
}
