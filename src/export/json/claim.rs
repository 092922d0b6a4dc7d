//! One claim in JSON.

use super::line;
use crate::{
    dossier::Sources,
    library::{
        ClaimRef, MEASURES, SpeakerRef, Statuses, TopicRef, TranslationRef, Verification,
        Vocabulary,
    },
};
use serde::Serialize;

/// One claim, as `list --format jsonl` prints it.
#[derive(Debug, Serialize)]
pub struct ClaimJson<'a> {
    dossier: &'a str,
    id: &'a str,
    article: ArticleJson<'a>,
    paragraph: u16,
    speaker: SpeakerJson<'a>,
    sources: Option<SourcesJson>,
    speech: &'static str,
    content: &'static str,
    quote: Vec<&'a str>,
    translation: Vec<&'a str>,
    gist: &'a str,
    anchor: Option<&'a str>,
    grade: String,
    strength: &'static str,
    why: Vec<String>,
    stances: Vec<StanceJson<'a>>,
    topics: Vec<&'a str>,
    against: Vec<&'a str>,
    relays: Vec<&'a str>,
    rests_on: Vec<&'a str>,
    replies: Vec<ReplyJson<'a>>,
    relations: Vec<RelationJson<'a>>,
    status: &'static str,
    verification: Option<VerificationJson<'a>>,
    note: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ArticleJson<'a> {
    title: &'a str,
    outlet: &'a str,
    published: String,
    url: Option<&'a str>,
    language: &'a str,
    translated: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct SpeakerJson<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    role: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct SourcesJson {
    count: Option<u16>,
    basis: &'static str,
}

#[derive(Debug, Serialize)]
struct StanceJson<'a> {
    on: &'a str,
    position: &'static str,
    basis: &'static str,
}

#[derive(Debug, Serialize)]
struct ReplyJson<'a> {
    by: &'a str,
    outcome: &'static str,
    paragraph: u16,
    claims: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct RelationJson<'a> {
    kind: &'static str,
    claim: &'a str,
}

#[derive(Debug, Serialize)]
struct VerificationJson<'a> {
    found: &'static str,
    since: Option<String>,
    before_change: bool,
    note: Option<&'a str>,
}

impl<'a> ClaimJson<'a> {
    /// A claim with the reader's own verification of it.
    pub fn new(claim: ClaimRef<'a>, verification: Option<&'a Verification>) -> Self {
        ClaimJson {
            dossier: claim.dossier().id(),
            id: claim.id(),
            article: ArticleJson::new(claim),
            paragraph: claim.paragraph(),
            speaker: SpeakerJson::new(claim.speaker()),
            sources: claim.sources().map(SourcesJson::new),
            speech: claim.speech().word(),
            content: claim.content().word(),
            quote: claim.quote().collect(),
            translation: claim.translation().collect(),
            gist: claim.gist(),
            anchor: claim.anchor(),
            grade: claim.grade().to_string(),
            strength: claim.grade().name(),
            why: why(claim),
            stances: claim
                .stances()
                .map(|stance| StanceJson {
                    on: stance.proposition().id(),
                    position: stance.position().word(),
                    basis: stance.basis().word(),
                })
                .collect(),
            topics: claim.topics().map(TopicRef::id).collect(),
            against: claim.against().map(SpeakerRef::id).collect(),
            relays: claim.relays().map(SpeakerRef::id).collect(),
            rests_on: claim.rests_on().map(ClaimRef::id).collect(),
            replies: claim
                .replies()
                .map(|reply| ReplyJson {
                    by: reply.by().id(),
                    outcome: reply.reply().word(),
                    paragraph: reply.paragraph(),
                    claims: reply.claims().map(ClaimRef::id).collect(),
                })
                .collect(),
            relations: claim
                .relations()
                .map(|(kind, other)| RelationJson { kind: kind.word(), claim: other.id() })
                .collect(),
            status: verification.map(Verification::status).unwrap_or_default().word(),
            verification: verification.map(VerificationJson::new),
            note: claim.note(),
        }
    }
}

/// Why the grade is what it is, and last what it measures.
fn why(claim: ClaimRef<'_>) -> Vec<String> {
    let mut why = claim.why().sentences().to_vec();
    why.push(format!("the grade says {MEASURES}"));
    why
}

impl<'a> ArticleJson<'a> {
    fn new(claim: ClaimRef<'a>) -> Self {
        let dossier = claim.dossier();
        ArticleJson {
            title: dossier.title(),
            outlet: dossier.outlet(),
            published: dossier.published().to_string(),
            url: dossier.url(),
            language: dossier.language(),
            translated: match dossier.translation() {
                TranslationRef::Original => "original",
                TranslationRef::Human(_) => "human",
                TranslationRef::Machine(_) => "machine",
            },
        }
    }
}

impl<'a> SpeakerJson<'a> {
    pub(super) fn new(speaker: SpeakerRef<'a>) -> Self {
        SpeakerJson {
            id: speaker.id(),
            name: speaker.name(),
            kind: speaker.kind().word(),
            role: speaker.role(),
        }
    }
}

impl<'a> VerificationJson<'a> {
    fn new(verification: &'a Verification) -> Self {
        VerificationJson {
            found: verification.found.word(),
            // With its offset from UTC, and without the name of the zone, which is not RFC 3339.
            since: verification.since.as_ref().map(|since| since.strftime("%FT%T%:z").to_string()),
            before_change: verification.is_before_change,
            note: verification.note.as_deref(),
        }
    }
}

impl SourcesJson {
    fn new(sources: Sources) -> Self {
        let (count, basis) = match sources {
            Sources::Stated(n) => (Some(n), "stated"),
            Sources::Among(n) => (Some(n), "among"),
            Sources::Inferred(n) => (Some(n), "inferred"),
            Sources::Unstated => (None, "unstated"),
        };
        SourcesJson { count, basis }
    }
}

/// The claims as JSON Lines.
pub fn claim_lines<'a>(
    claims: impl IntoIterator<Item = ClaimRef<'a>>,
    statuses: &Statuses,
) -> String {
    let json = |it: ClaimRef<'a>| line(&ClaimJson::new(it, statuses.verification(it.row())));
    claims.into_iter().map(json).collect()
}

/// The claims as one JSON array, a claim a line.
pub fn claims<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>, statuses: &Statuses) -> String {
    let lines = claim_lines(claims, statuses);
    match lines.strip_suffix('\n') {
        None => "[]\n".to_owned(),
        Some(lines) => format!("[\n{}\n]\n", lines.replace('\n', ",\n")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        library::Status,
        reading::testing::{REUTERS, TUTORIAL, library},
    };

    #[test]
    fn no_claims_are_an_empty_array() {
        let none = Statuses::default();
        assert_eq!(claims([], &none), "[]\n");
        assert_eq!(claim_lines([], &none), "");
    }

    #[test]
    fn an_array_has_what_the_lines_have() {
        let library = library(&[TUTORIAL]);
        let none = Statuses::default();
        let array: Vec<serde_json::Value> =
            serde_json::from_str(&claims(library.claims(), &none)).unwrap();
        let lines = claim_lines(library.claims(), &none);
        let lines = lines.lines().map(|line| serde_json::from_str(line).unwrap());
        assert_eq!(array, lines.collect::<Vec<serde_json::Value>>());
    }

    #[test]
    fn the_keys_are_a_promise() {
        let library = library(&[TUTORIAL, REUTERS]);
        let mut statuses = Statuses::default();
        let chosen = ["repair-moved", "pier-painted", "kessler-approval", "shelving-lead"];
        let chosen = chosen.map(|id| library.find(id).unwrap());
        statuses.set(chosen[0].row(), Status::Checked);
        insta::assert_snapshot!(claim_lines(chosen, &statuses));
    }
}
