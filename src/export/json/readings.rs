//! Speakers, requests and numbers in JSON Lines.

use super::{facts::Entry, line};
use crate::{
    analysis::{
        Cell, Ledger, NO_REQUEST, Pool, Profile, Replies, Scope, SpeakerRow, Speakers, Tally,
    },
    library::{ClaimRef, DossierRef, Grade, MEASURES, RequestRef, Vocabulary},
};
use serde::{Serialize, Serializer};

/// Counts as a JSON object, in the domain's order.
#[derive(Debug)]
struct Counts(Vec<(&'static str, usize)>);

impl Counts {
    fn of<T: Copy + Eq>(tally: &Tally<T>, word: fn(T) -> &'static str) -> Self {
        Counts(tally.iter().map(|(value, count)| (word(value), count)).collect())
    }
}

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// The requests for comment as JSON Lines, as `replies --format jsonl` prints them.
pub fn request_lines(scope: Scope<'_>) -> String {
    scope.requests().into_iter().map(|request| line(&RequestJson::new(request))).collect()
}

#[derive(Debug, Serialize)]
pub(super) struct RequestJson<'a> {
    dossier: &'a str,
    #[serde(flatten)]
    request: Entry<'a>,
}

impl<'a> RequestJson<'a> {
    pub(super) fn new(request: RequestRef<'a>) -> Self {
        RequestJson { dossier: request.dossier().id(), request: Entry::new(request) }
    }
}

/// The speakers as JSON Lines, as `speakers --format jsonl` prints them.
pub fn speaker_lines(scope: Scope<'_>) -> String {
    Speakers::of(scope).rows.iter().map(|row| line(&SpeakerLine::new(row))).collect()
}

#[derive(Debug, Serialize)]
struct SpeakerLine<'a> {
    id: &'a str,
    name: &'a str,
    short: &'a str,
    kind: &'static str,
    role: Option<&'a str>,
    status: Option<&'static str>,
    aliases: Vec<&'a str>,
    silent: bool,
    /// Full names, because a speaker may have claims in several dossiers.
    claims: Vec<String>,
    best_grade: Option<String>,
    usual_grade: Option<String>,
    grades_measure: &'static str,
    stances: Vec<SpeakerStance<'a>>,
    requests: usize,
    replies: Counts,
    accused_without_request: Vec<String>,
    note: Option<&'a str>,
    url: Option<&'a str>,
    reference: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct SpeakerStance<'a> {
    claim: String,
    on: &'a str,
    position: &'static str,
    basis: &'static str,
}

impl<'a> SpeakerLine<'a> {
    fn new(row: &SpeakerRow<'a>) -> Self {
        let speaker = row.speaker;
        let grade = |grade: Option<Grade>| grade.map(|grade| grade.to_string());
        let names = |claims: &[ClaimRef<'_>]| claims.iter().map(|it| it.full_name()).collect();
        SpeakerLine {
            id: speaker.id(),
            name: speaker.name(),
            short: speaker.short(),
            kind: speaker.kind().word(),
            role: speaker.role(),
            status: speaker.tenure().map(Vocabulary::word),
            aliases: speaker.aliases().collect(),
            silent: row.is_silent,
            claims: names(&row.claims),
            best_grade: grade(row.best()),
            usual_grade: grade(row.usual()),
            grades_measure: MEASURES,
            stances: row.claims.iter().flat_map(|claim| stances(*claim)).collect(),
            requests: row.requests,
            replies: Counts::of(&row.replies, cell_word),
            accused_without_request: names(&row.accused_without_request),
            note: speaker.note(),
            url: speaker.url(),
            reference: speaker.reference(),
        }
    }
}

fn stances(claim: ClaimRef<'_>) -> impl Iterator<Item = SpeakerStance<'_>> {
    claim.stances().map(move |stance| SpeakerStance {
        claim: claim.full_name(),
        on: stance.proposition().id(),
        position: stance.position().word(),
        basis: stance.basis().word(),
    })
}

fn cell_word(cell: Cell) -> &'static str {
    match cell {
        Cell::Reply(reply) => reply.word(),
        Cell::AskedElsewhere => "accused-asked-elsewhere",
        Cell::NoRequestReported => "accused-no-request-reported",
    }
}

/// The numbers as one line of JSON, as `stats --format jsonl` prints them.
pub fn stats_line(scope: Scope<'_>) -> String {
    line(&Stats::new(scope))
}

#[derive(Debug, Serialize)]
struct Stats<'a> {
    dossiers: Vec<&'a str>,
    claims: usize,
    sourced: usize,
    newsroom: usize,
    newsroom_resting_on_claims: usize,
    strengths: Counts,
    grades_measure: &'static str,
    unnamed: usize,
    uncounted: usize,
    speech: Counts,
    content: Counts,
    speakers: usize,
    named_speakers: usize,
    unnamed_people: UnnamedPeople<'a>,
    newsroom_judgements: Vec<String>,
    newsroom_forecasts: Vec<String>,
    requests: usize,
    accused_without_request: Vec<&'a str>,
    no_request_means: &'static str,
}

#[derive(Debug, Serialize)]
struct UnnamedPeople<'a> {
    at_least: Option<u16>,
    at_least_if_no_pool_shares_anybody: Option<usize>,
    pools: Vec<PoolJson<'a>>,
}

#[derive(Debug, Serialize)]
struct PoolJson<'a> {
    speaker: &'a str,
    claims: usize,
    at_least: Option<u16>,
}

impl<'a> Stats<'a> {
    fn new(scope: Scope<'a>) -> Self {
        let (profile, ledger, replies) =
            (Profile::of(scope), Ledger::of(scope), Replies::of(scope));
        let names =
            |claims: &[ClaimRef<'_>]| claims.iter().map(|claim| claim.full_name()).collect();
        let pool = |pool: &Pool<'a>| PoolJson {
            speaker: pool.speaker.id(),
            claims: pool.claims().count(),
            at_least: pool.at_least(),
        };
        Stats {
            dossiers: scope.dossiers().into_iter().map(DossierRef::id).collect(),
            claims: profile.claims(),
            sourced: profile.sourced(),
            newsroom: profile.newsroom,
            newsroom_resting_on_claims: profile.newsroom_resting,
            strengths: Counts::of(&profile.strengths, |strength| strength.name()),
            grades_measure: MEASURES,
            unnamed: profile.unnamed(),
            uncounted: profile.uncounted(),
            speech: Counts::of(&profile.speech, Vocabulary::word),
            content: Counts::of(&profile.content, Vocabulary::word),
            speakers: profile.speaker_counts.len(),
            named_speakers: profile.named_speakers(),
            unnamed_people: UnnamedPeople {
                at_least: ledger.at_least(),
                at_least_if_no_pool_shares_anybody: ledger.at_least_if_apart(),
                pools: ledger.pools.iter().map(pool).collect(),
            },
            newsroom_judgements: names(&profile.judgements),
            newsroom_forecasts: names(&profile.forecasts),
            requests: replies.requests.len(),
            accused_without_request: replies
                .accused_without_request()
                .map(|(party, _)| party.speaker.id())
                .collect(),
            no_request_means: NO_REQUEST,
        }
    }
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
