//! Claims as a table for a spreadsheet, with cells that no spreadsheet runs.

use super::{caveats, quotes::quoted};
use crate::library::{self, About, ClaimRef, Statuses, Verification, Vocabulary};
use ::csv::{QuoteStyle, WriterBuilder};
use std::borrow::Cow;

/// What makes the text of a cell.
#[derive(Debug, Clone, Copy)]
enum Cell {
    /// The dossier has it.
    Fact(About, &'static str),
    /// It is made of facts.
    Made(fn(ClaimRef<'_>, &Verification) -> String),
}

use About::{Article, Claim, Proposition, Request, Speaker, Topic};
use Cell::{Fact, Made};

/// Columns are added at the end: other programs may count them.
const COLUMNS: [(&str, Cell); 57] = [
    ("dossier", Fact(Article, "id")),
    ("id", Fact(Claim, "id")),
    ("title", Fact(Article, "title")),
    ("outlet", Fact(Article, "outlet")),
    ("published", Fact(Article, "published")),
    ("url", Fact(Article, "url")),
    ("text", Made(|claim, _| caveats::text_of(claim.dossier()))),
    ("paragraph", Fact(Claim, "paragraph")),
    ("speaker", Fact(Speaker, "name")),
    ("speaker_id", Fact(Speaker, "id")),
    ("speaker_kind", Fact(Speaker, "kind")),
    ("who", Made(|claim, _| caveats::who(claim))),
    ("speech", Made(|claim, _| caveats::speech(claim).to_owned())),
    ("content", Fact(Claim, "content")),
    ("gist", Fact(Claim, "gist")),
    ("quote", Made(|claim, _| quoted(claim))),
    ("translation", Made(|claim, _| caveats::translation(claim).unwrap_or_default())),
    ("grade", Made(|claim, _| claim.grade().to_string())),
    ("attribution", Made(|claim, _| caveats::attribution(claim))),
    ("stances", Fact(Claim, "stances")),
    ("topics", Fact(Claim, "topics")),
    ("against", Fact(Claim, "against")),
    ("relays", Fact(Claim, "relays")),
    ("rests_on", Fact(Claim, "rests_on")),
    ("relations", Fact(Claim, "relations")),
    ("replies", Made(|claim, _| caveats::replies(claim))),
    ("status", Made(|_, verification| verification.status().word().to_owned())),
    ("verification", Made(|_, verification| verification.sentence().unwrap_or_default())),
    (
        "status_note",
        Made(|_, verification| verification.note.as_deref().unwrap_or_default().into()),
    ),
    ("note", Fact(Claim, "note")),
    ("cites", Fact(Claim, "cites")),
    ("examples", Fact(Claim, "examples")),
    ("anchor", Fact(Claim, "anchor")),
    ("sources", Fact(Claim, "sources")),
    ("byline", Fact(Article, "byline")),
    ("place", Fact(Article, "place")),
    ("translated", Fact(Article, "translated")),
    ("article_note", Fact(Article, "note")),
    ("speaker_role", Fact(Speaker, "role")),
    ("speaker_status", Fact(Speaker, "status")),
    ("speaker_aliases", Fact(Speaker, "aliases")),
    ("speaker_url", Fact(Speaker, "url")),
    ("speaker_reference", Fact(Speaker, "reference")),
    ("speaker_note", Fact(Speaker, "note")),
    ("topic_labels", Fact(Topic, "label")),
    ("topic_gists", Fact(Topic, "gist")),
    ("propositions", Fact(Proposition, "text")),
    ("request_anchors", Fact(Request, "anchor")),
    ("request_quotes", Fact(Request, "quote")),
    ("request_notes", Fact(Request, "note")),
    ("anonymity", Fact(Claim, "anonymity")),
    ("knows", Fact(Claim, "knows")),
    ("said_in", Fact(Claim, "said_in")),
    ("other_media", Fact(Claim, "other_media")),
    ("speaker_access", Fact(Speaker, "access")),
    ("speaker_part_of", Fact(Speaker, "part_of")),
    ("propositions_short", Fact(Proposition, "short")),
];

impl Cell {
    fn text(
        self,
        claim: ClaimRef<'_>,
        facts: &[library::Fact<'_>],
        verification: &Verification,
    ) -> String {
        match self {
            Made(make) => make(claim, verification),
            Fact(about, key) => {
                let facts = facts.iter().filter(|fact| fact.is(about, key));
                let words: Vec<_> = facts.flat_map(|it| it.value.words(&|_, id| id)).collect();
                words.join("; ")
            }
        }
    }
}

/// The claims as CSV with a header line; several values in a cell are joined by "; ".
pub fn csv<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>, statuses: &Statuses) -> String {
    // Every cell is quoted: a spreadsheet that separates by semicolons keeps lists in one cell.
    let mut writer = WriterBuilder::new().quote_style(QuoteStyle::Always).from_writer(Vec::new());
    let nothing = Verification::default();
    let header = COLUMNS.map(|(name, _)| Cow::Borrowed(name));
    let rows = claims.into_iter().map(|claim| {
        let verification = statuses.verification(claim.row()).unwrap_or(&nothing);
        let facts = claim.all_facts();
        COLUMNS.map(|(_, cell)| harmless(cell.text(claim, &facts, verification)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::testing::{REUTERS, TUTORIAL, library, small},
        library::Status,
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
