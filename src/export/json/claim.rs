//! One claim in JSON.

use super::{
    facts::{Entry, Json},
    line,
};
use crate::library::{ClaimRef, Facts, MEASURES, ReplyRef, Statuses, Verification, Vocabulary};
use serde::{Serialize, Serializer, ser::SerializeMap};

/// One claim, as `list --format jsonl` prints it.
#[derive(Debug)]
pub struct ClaimJson<'a> {
    claim: ClaimRef<'a>,
    verification: Option<&'a Verification>,
}

impl<'a> ClaimJson<'a> {
    /// A claim with the reader's own verification of it.
    pub fn new(claim: ClaimRef<'a>, verification: Option<&'a Verification>) -> Self {
        ClaimJson { claim, verification }
    }
}

/// The keys in the order that other programs know; facts that are not among them follow.
const KEYS: [&str; 25] = [
    "dossier",
    "id",
    "article",
    "paragraph",
    "speaker",
    "sources",
    "speech",
    "content",
    "quote",
    "translation",
    "gist",
    "anchor",
    "grade",
    "strength",
    "why",
    "stances",
    "topics",
    "against",
    "relays",
    "rests_on",
    "replies",
    "relations",
    "status",
    "verification",
    "note",
];

impl Serialize for ClaimJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ClaimJson { claim, verification } = *self;
        let facts = claim.facts();
        let mut map = serializer.serialize_map(None)?;
        for key in KEYS {
            map.serialize_key(key)?;
            match key {
                "dossier" => map.serialize_value(claim.dossier().id()),
                "article" => map.serialize_value(&Entry::new(claim.dossier())),
                "speaker" => map.serialize_value(&Entry::new(claim.speaker())),
                "grade" => map.serialize_value(&claim.grade().to_string()),
                "strength" => map.serialize_value(claim.grade().name()),
                "why" => map.serialize_value(&why(claim)),
                "replies" => {
                    map.serialize_value(&claim.replies().map(ReplyJson::new).collect::<Vec<_>>())
                }
                "status" => {
                    let status = verification.map(Verification::status).unwrap_or_default();
                    map.serialize_value(status.word())
                }
                "verification" => map.serialize_value(&verification.map(VerificationJson::new)),
                key => {
                    let fact = facts.iter().find(|fact| fact.key == key);
                    map.serialize_value(&fact.map(|fact| Json(&fact.value)))
                }
            }?;
        }
        for fact in facts.iter().filter(|fact| !KEYS.contains(&fact.key)) {
            map.serialize_entry(fact.key, &Json(&fact.value))?;
        }
        map.serialize_entry("about", &claim.topics().map(Entry::new).collect::<Vec<_>>())?;
        map.serialize_entry("requests", &claim.requests().map(Entry::new).collect::<Vec<_>>())?;
        map.end()
    }
}

/// Why the grade is what it is, and last what it measures.
fn why(claim: ClaimRef<'_>) -> Vec<String> {
    let mut why = claim.why().sentences().to_vec();
    why.push(format!("the grade says {MEASURES}"));
    why
}

#[derive(Debug, Serialize)]
struct ReplyJson<'a> {
    by: &'a str,
    outcome: &'static str,
    paragraph: u16,
    claims: Vec<&'a str>,
}

impl<'a> ReplyJson<'a> {
    fn new(reply: ReplyRef<'a>) -> Self {
        ReplyJson {
            by: reply.by().id(),
            outcome: reply.reply().word(),
            paragraph: reply.paragraph(),
            claims: reply.claims().map(ClaimRef::id).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct VerificationJson<'a> {
    found: &'static str,
    since: Option<String>,
    before_change: bool,
    note: Option<&'a str>,
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
        analysis::testing::{REUTERS, TUTORIAL, library},
        library::Status,
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
