//! One claim in JSON.

use super::{
    Json,
    facts::{FACT, entry, with_facts},
};
use crate::library::{
    ClaimRef, Facts, Grade, MEASURES, ReplyRef, Statuses, Verification, Vocabulary,
};

/// One claim with the reader's own verification of it, as `list --format jsonl` prints it.
pub(super) fn claim<'a>(claim: ClaimRef<'a>, verification: Option<&Verification>) -> Json<'a> {
    let status = verification.map(Verification::status).unwrap_or_default();
    let mut fields = with_facts(
        claim.facts(),
        [
            ("dossier", Some(claim.dossier().id().into())),
            ("id", FACT),
            ("article", Some(entry(claim.dossier()))),
            ("paragraph", FACT),
            ("speaker", Some(claim.speaker().map(entry).into())),
            ("sources", FACT),
            ("speech", FACT),
            ("content", FACT),
            ("quote", FACT),
            ("translation", FACT),
            ("gist", FACT),
            ("anchor", FACT),
            ("grade", Some(decided(claim).map(|grade| grade.to_string()).into())),
            ("strength", Some(decided(claim).map(|_| claim.rule().name).into())),
            ("why", Some(why(claim))),
            ("stances", FACT),
            ("topics", FACT),
            ("against", FACT),
            ("relays", FACT),
            ("rests_on", FACT),
            ("replies", Some(Json::list(claim.replies().map(reply)))),
            ("relations", FACT),
            ("status", Some(status.word().into())),
            ("verification", Some(verification.map(verified).into())),
            ("note", FACT),
            ("proposed", Some(claim.proposed().map(entry).into())),
            ("proposed_grade", Some(proposed_grade(claim).into())),
            ("candidates", Some(Json::list(claim.candidates().map(entry)))),
        ],
    );
    fields.push(("about", Json::list(claim.topics().map(entry))));
    fields.push(("requests", Json::list(claim.requests().map(entry))));
    Json::Object(fields)
}

/// Its grade, where it is decided.
fn decided(claim: ClaimRef<'_>) -> Option<Grade> {
    Some(claim.grade()).filter(|grade| !grade.is_open())
}

/// What its grade would be if what is proposed were right, without the sign that it is undecided.
fn proposed_grade(claim: ClaimRef<'_>) -> Option<String> {
    let grade = claim.grade().to_string();
    grade.strip_suffix('?').filter(|grade| !grade.is_empty()).map(str::to_owned)
}

/// Why the grade is what it is, and last what it measures.
fn why(claim: ClaimRef<'_>) -> Json<'static> {
    let measures = format!("the grade says {MEASURES}");
    Json::list(claim.why().sentences().iter().cloned().chain([measures]))
}

fn reply(reply: ReplyRef<'_>) -> Json<'_> {
    Json::object([
        ("by", reply.by().id().into()),
        ("outcome", reply.reply().word().into()),
        ("paragraph", reply.paragraph().into()),
        ("claims", Json::list(reply.claims().map(ClaimRef::id))),
    ])
}

fn verified(verification: &Verification) -> Json<'static> {
    Json::object([
        ("found", verification.found.word().into()),
        ("since", since(verification).into()),
        ("before_change", verification.is_before_change.into()),
        ("note", verification.note.as_deref().map(str::to_owned).into()),
    ])
}

/// When the reader recorded it: with its offset from UTC, and without the name of the zone, which
/// is not RFC 3339.
pub(in crate::export) fn since(verification: &Verification) -> Option<String> {
    verification.since.as_ref().map(|since| since.strftime("%FT%T%:z").to_string())
}

/// The claims as JSON Lines.
pub fn claim_lines<'a>(
    claims: impl IntoIterator<Item = ClaimRef<'a>>,
    statuses: &Statuses,
) -> String {
    claims.into_iter().map(|it| claim(it, statuses.verification(it.row())).line()).collect()
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
