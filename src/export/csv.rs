//! Claims as a table for a spreadsheet, with cells that no spreadsheet runs.

use super::{caveats, quotes::quoted};
use crate::library::{ClaimRef, SpeakerRef, Statuses, TopicRef, Verification, Vocabulary};
use ::csv::{QuoteStyle, WriterBuilder};
use std::borrow::Cow;

/// What makes the text of a cell.
type Cell = fn(ClaimRef<'_>, &Verification) -> String;

const COLUMNS: [(&str, Cell); 30] = [
    ("dossier", |claim, _| claim.dossier().id().to_owned()),
    ("id", |claim, _| claim.id().to_owned()),
    ("title", |claim, _| claim.dossier().title().to_owned()),
    ("outlet", |claim, _| claim.dossier().outlet().to_owned()),
    ("published", |claim, _| claim.dossier().published().to_string()),
    ("url", |claim, _| text(claim.dossier().url())),
    ("text", |claim, _| caveats::text_of(claim.dossier())),
    ("paragraph", |claim, _| claim.paragraph().to_string()),
    ("speaker", |claim, _| claim.speaker().name().to_owned()),
    ("speaker_id", |claim, _| claim.speaker().id().to_owned()),
    ("speaker_kind", |claim, _| claim.speaker().kind().word().to_owned()),
    ("who", |claim, _| caveats::who(claim)),
    ("speech", |claim, _| caveats::speech(claim).to_owned()),
    ("content", |claim, _| claim.content().word().to_owned()),
    ("gist", |claim, _| claim.gist().to_owned()),
    ("quote", |claim, _| quoted(claim)),
    ("translation", |claim, _| caveats::translation(claim).unwrap_or_default()),
    ("grade", |claim, _| claim.grade().to_string()),
    ("attribution", |claim, _| caveats::attribution(claim)),
    ("stances", |claim, _| stances(claim)),
    ("topics", |claim, _| join(claim.topics().map(TopicRef::id))),
    ("against", |claim, _| join(claim.against().map(SpeakerRef::id))),
    ("relays", |claim, _| join(claim.relays().map(SpeakerRef::id))),
    ("rests_on", |claim, _| join(claim.rests_on().map(ClaimRef::id))),
    ("relations", |claim, _| relations(claim)),
    ("replies", |claim, _| caveats::replies(claim)),
    ("status", |_, verification| verification.status().word().to_owned()),
    ("verification", |_, verification| verification.sentence().unwrap_or_default()),
    ("status_note", |_, verification| text(verification.note.as_deref())),
    ("note", |claim, _| text(claim.note())),
];

/// The claims as CSV with a header line; several values in a cell are joined by "; ".
pub fn csv<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>, statuses: &Statuses) -> String {
    // Every cell is quoted: a spreadsheet that separates by semicolons keeps lists in one cell.
    let mut writer = WriterBuilder::new().quote_style(QuoteStyle::Always).from_writer(Vec::new());
    let nothing = Verification::default();
    let header = COLUMNS.map(|(name, _)| Cow::Borrowed(name));
    let rows = claims.into_iter().map(|claim| {
        let verification = statuses.verification(claim.row()).unwrap_or(&nothing);
        COLUMNS.map(|(_, cell)| harmless(cell(claim, verification)))
    });
    for row in std::iter::once(header).chain(rows) {
        let cells = row.iter().map(|cell| cell.as_bytes());
        // All rows have as many cells, and a vector takes all that is written to it.
        writer.write_record(cells).expect("a row of equal length can be written to memory");
    }
    let bytes = writer.into_inner().expect("memory can be flushed");
    String::from_utf8(bytes).expect("texts and commas are UTF-8")
}

/// A cell that spreadsheets take for text: what could begin a formula gets an apostrophe before
/// it, as OWASP advises ("CSV Injection").
fn harmless(cell: String) -> Cow<'static, str> {
    const BEGIN_FORMULAS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    let begins = cell.starts_with(BEGIN_FORMULAS) || cell.trim_start().starts_with(BEGIN_FORMULAS);
    Cow::Owned(if begins { format!("'{cell}") } else { cell })
}

fn text(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

fn join<S: AsRef<str>>(items: impl Iterator<Item = S>) -> String {
    let mut out = String::new();
    for item in items {
        if !out.is_empty() {
            out.push_str("; ");
        }
        out.push_str(item.as_ref());
    }
    out
}

fn stances(claim: ClaimRef<'_>) -> String {
    join(claim.stances().map(|stance| {
        let (on, position) = (stance.proposition().id(), stance.position().word());
        format!("{on}={position} ({})", stance.basis().word())
    }))
}

fn relations(claim: ClaimRef<'_>) -> String {
    join(claim.relations().map(|(kind, other)| format!("{} {}", kind.word(), other.id())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        library::Status,
        reading::testing::{REUTERS, TUTORIAL, library, small},
    };

    #[test]
    fn formulas_are_text() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("+49", "'+49"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            (" =1", "' =1"),
            ("＝1", "'＝1"),
            ("1=1", "1=1"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell.to_owned()), expected);
        }
    }

    #[test]
    fn a_reader_gets_back_what_was_written() {
        let library = small(
            r#"(id: "a", name: "=A, \"B\"; C", kind: Person)"#,
            r#"(id: "one", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "-1, \"x\"")"#,
            "",
        );
        let text = csv(library.claims(), &Statuses::default());
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let names = reader.headers().unwrap().clone();
        let row = reader.records().next().unwrap().unwrap();
        let cell = |name: &str| &row[names.iter().position(|known| known == name).unwrap()];
        assert_eq!(cell("speaker"), "'=A, \"B\"; C");
        assert_eq!(cell("gist"), "'-1, \"x\"");
        assert_eq!(cell("replies"), "none reported to this claim");
        assert!(reader.records().next().is_none());
    }

    #[test]
    fn without_claims_there_is_the_header() {
        assert_eq!(csv([], &Statuses::default()).lines().count(), 1);
    }

    #[test]
    fn the_tutorial_and_a_translation() {
        let library = library(&[TUTORIAL, REUTERS]);
        let mut statuses = Statuses::default();
        let chosen = ["pier-lead", "no-crane", "fitch-knots", "feith-islands"];
        let chosen = chosen.map(|id| library.find(id).unwrap());
        statuses.set(chosen[1].row(), Status::Problem);
        insta::assert_snapshot!(csv(chosen, &statuses));
    }
}
