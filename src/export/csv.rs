//! Claims as a table for a spreadsheet, with cells that no spreadsheet runs.

use super::{caveats, json::since, quotes::quoted};
use crate::{
    dossier::Sources,
    library::{
        self, About, Carriers, ClaimRef, Grade, SpeakerRef, Statuses, TranslationRef, Value,
        Verification, Vocabulary,
    },
};
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

/// Each is named by what it is about and by the key that JSON has for it; `_in_words` is a text for
/// people. Columns are added at the end: other programs may count them.
const COLUMNS: [(&str, Cell); 76] = [
    ("dossier_id", Fact(Article, "id")),
    ("claim_id", Fact(Claim, "id")),
    ("article_title", Fact(Article, "title")),
    ("article_outlet", Fact(Article, "outlet")),
    ("article_published", Fact(Article, "published")),
    ("article_url", Fact(Article, "url")),
    ("article_language_in_words", Made(|claim, _| caveats::text_of(claim.dossier()))),
    ("claim_paragraph", Fact(Claim, "paragraph")),
    ("speaker_name", Fact(Speaker, "name")),
    ("speaker_id", Fact(Speaker, "id")),
    ("speaker_kind", Fact(Speaker, "kind")),
    ("speaker_in_words", Made(|claim, _| caveats::who(claim))),
    ("claim_speech_in_words", Made(|claim, _| caveats::speech(claim).to_owned())),
    ("claim_content", Fact(Claim, "content")),
    ("claim_gist", Fact(Claim, "gist")),
    ("claim_quote_in_words", Made(|claim, _| quoted(claim))),
    (
        "claim_translation_in_words",
        Made(|claim, _| caveats::translation(claim).unwrap_or_default()),
    ),
    ("claim_grade", Made(|claim, _| grade(claim.grade()))),
    ("claim_grade_in_words", Made(|claim, _| caveats::attribution(claim))),
    ("claim_stances", Fact(Claim, "stances")),
    ("claim_topics", Fact(Claim, "topics")),
    ("claim_against", Fact(Claim, "against")),
    ("claim_relays", Fact(Claim, "relays")),
    ("claim_rests_on", Fact(Claim, "rests_on")),
    ("claim_relations", Fact(Claim, "relations")),
    ("claim_replies_in_words", Made(|claim, _| caveats::replies(claim))),
    ("verification_status", Made(|_, verification| verification.status().word().to_owned())),
    ("verification_in_words", Made(|_, verification| verification.sentence().unwrap_or_default())),
    (
        "verification_note",
        Made(|_, verification| verification.note.as_deref().unwrap_or_default().into()),
    ),
    ("claim_note", Fact(Claim, "note")),
    ("claim_cites", Fact(Claim, "cites")),
    ("claim_examples", Fact(Claim, "examples")),
    ("claim_anchor", Fact(Claim, "anchor")),
    ("claim_sources_basis", Made(|claim, _| sources(claim).0.to_owned())),
    ("article_byline", Fact(Article, "byline")),
    ("article_place", Fact(Article, "place")),
    ("article_translated", Made(|claim, _| translated(claim).0.to_owned())),
    ("article_note", Fact(Article, "note")),
    ("speaker_role", Fact(Speaker, "role")),
    ("speaker_status", Fact(Speaker, "status")),
    ("speaker_aliases", Fact(Speaker, "aliases")),
    ("speaker_url", Fact(Speaker, "url")),
    ("speaker_reference", Fact(Speaker, "reference")),
    ("speaker_note", Fact(Speaker, "note")),
    ("topic_labels", Fact(Topic, "label")),
    ("topic_gists", Fact(Topic, "gist")),
    ("proposition_texts", Fact(Proposition, "text")),
    ("request_anchors", Fact(Request, "anchor")),
    ("request_quotes", Fact(Request, "quote")),
    ("request_notes", Fact(Request, "note")),
    ("claim_anonymity_in_words", Fact(Claim, "anonymity")),
    ("claim_knows", Fact(Claim, "knows")),
    ("claim_said_in", Fact(Claim, "said_in")),
    ("claim_other_media", Fact(Claim, "other_media")),
    ("speaker_access", Fact(Speaker, "access")),
    ("speaker_part_of", Fact(Speaker, "part_of")),
    ("proposition_shorts", Fact(Proposition, "short")),
    ("claim_strength", Made(|claim, _| claim.rule().name.to_owned())),
    ("claim_speech", Fact(Claim, "speech")),
    (
        "claim_sources_count",
        Made(|claim, _| sources(claim).1.map(|n| n.to_string()).unwrap_or_default()),
    ),
    ("article_language", Fact(Article, "language")),
    ("article_reader_language", Fact(Article, "reader_language")),
    ("article_translated_from", Made(|claim, _| translated(claim).1.to_owned())),
    ("verification_since", Made(|_, verification| since(verification).unwrap_or_default())),
    ("claim_open", Fact(Claim, "open")),
    ("claim_proposed", Fact(Claim, "proposed")),
    ("claim_candidates", Fact(Claim, "candidates")),
    ("claim_seen", Fact(Claim, "seen")),
    ("claim_with_in_words", Made(|claim, _| caveats::other_sources(claim).unwrap_or_default())),
    ("claim_relay_sources_in_words", Fact(Claim, "relay_sources")),
    ("speaker_open", Fact(Speaker, "open")),
    ("speaker_same_as", Fact(Speaker, "same_as")),
    ("article_open", Fact(Article, "open")),
    ("article_open_lists", Fact(Article, "open_lists")),
    ("request_opens", Fact(Request, "open")),
    ("claim_candidates_in_words", Made(|claim, _| candidates(claim))),
];

/// Whom the claim could be by, by name: who is proposed, then the others.
fn candidates(claim: ClaimRef<'_>) -> String {
    let names: Vec<&str> = claim.possible_speakers().map(SpeakerRef::name).collect();
    names.join(BETWEEN)
}

/// The grade, as no program takes it for something else: csvkit reads a column of `N` as False.
fn grade(grade: Grade) -> String {
    match grade {
        Grade::Newsroom { rests_on: Carriers::None } => "N(none)".to_owned(),
        grade => grade.to_string(),
    }
}

/// Where the number of unnamed people comes from, and the number.
fn sources(claim: ClaimRef<'_>) -> (&'static str, Option<u16>) {
    match claim.sources() {
        Some(Sources::Stated(n)) => ("stated", Some(n)),
        Some(Sources::Among(n)) => ("among", Some(n)),
        Some(Sources::Inferred(n)) => ("inferred", Some(n)),
        Some(Sources::Unstated) => ("unstated", None),
        None => ("", None),
    }
}

/// Whether the text is a translation, and from which language.
fn translated(claim: ClaimRef<'_>) -> (&'static str, &str) {
    match claim.dossier().translation() {
        TranslationRef::Undecided => ("", ""),
        TranslationRef::Original => ("original", ""),
        TranslationRef::Human(from) => ("human", from),
        TranslationRef::Machine(from) => ("machine", from),
    }
}

/// What parts the values of a cell from each other; no value has it inside.
const BETWEEN: &str = "; ";

impl Cell {
    fn text(
        self,
        claim: ClaimRef<'_>,
        facts: &[library::Fact<'_>],
        verification: &Verification,
    ) -> String {
        let (about, key) = match self {
            Made(make) => return make(claim, verification),
            Fact(about, key) => (about, key),
        };
        let facts = facts.iter().filter(|fact| fact.is(about, key));
        let values: Vec<String> = match about {
            Article | Claim => facts.flat_map(|fact| words(fact, about)).collect(),
            // The other sources stand in a column of their own.
            Speaker if claim.speaker().is_none() => Vec::new(),
            Speaker => facts.take(1).flat_map(|fact| words(fact, about)).collect(),
            // Several topics, propositions or requests: each has its place, in every column.
            Topic | Proposition | Request => {
                facts.map(|fact| words(fact, about).join(" … ")).collect()
            }
        };
        let is_told = values.iter().any(|value| !value.trim().is_empty());
        if is_told { values.join(BETWEEN) } else { String::new() }
    }
}

/// The values of a fact; those of a list without what parts them, for which they have a blank that
/// does not break.
fn words(fact: &library::Fact<'_>, about: About) -> Vec<String> {
    let is_listed = match fact.value {
        Value::Texts(_) => true,
        _ => matches!(about, Topic | Proposition | Request),
    };
    let words = fact.value.words(&|_, id| id).into_iter();
    words
        .map(|it| if is_listed { it.replace(BETWEEN, ";\u{A0}") } else { it.into_owned() })
        .collect()
}

/// The claims as CSV with a header line; several values in a cell are joined by "; ", and what the
/// dossier does not say is an empty cell.
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

/// A cell that every reader takes for text: an apostrophe stands before what could begin a
/// formula, as OWASP advises ("CSV Injection"), and before a word that is no word to some reader.
/// It is a typographic one: DuckDB takes `'` at the start of a cell for an escape, and drops it.
fn harmless(cell: String) -> Cow<'static, str> {
    const BEGIN_FORMULAS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    let begins = cell.starts_with(BEGIN_FORMULAS) || cell.trim_start().starts_with(BEGIN_FORMULAS);
    Cow::Owned(if begins || is_misread(&cell) { format!("’{cell}") } else { cell })
}

/// Whether pandas, R, DuckDB, Polars or csvkit may take a cell for a missing value, for true or
/// false, or for a number that is none.
fn is_misread(cell: &str) -> bool {
    const MISSING: [&str; 10] =
        ["na", "n/a", "#n/a", "#na", "<na>", "#n/a n/a", "none", "null", ".", "nan"];
    const LOGICAL: [&str; 8] = ["true", "false", "t", "f", "yes", "no", "y", "n"];
    const NUMBERS: [&str; 4] = ["inf", "infinity", "1.#ind", "1.#qnan"];
    let cell = cell.trim();
    let words = MISSING.iter().chain(&LOGICAL).chain(&NUMBERS);
    words.into_iter().any(|word| cell.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::testing::{REUTERS, TUTORIAL, library, small},
        library::{By, Library, Status},
    };
    use proptest::{collection::vec, prelude::*};
    use std::collections::HashMap;

    properties! {
        #[test]
        fn what_is_joined_comes_apart(values in vec("[; a\u{A0}]{1,6}", 1..5)) {
            let value = Value::Texts(values.iter().map(String::as_str).collect());
            let (label, by) = ("other names", By::Curator);
            let key = "aliases";
            let fact = library::Fact { about: Speaker, key, label, by, is_verified: false, value };
            let cell = words(&fact, Speaker).join(BETWEEN);
            let without = |text: &str| text.replace('\u{A0}', " ");
            let apart: Vec<String> = cell.split(BETWEEN).map(without).collect();
            prop_assert_eq!(apart, values.iter().map(|it| without(it)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn formulas_are_text() {
        for (cell, expected) in [
            ("=1+1", "’=1+1"),
            ("+49", "’+49"),
            ("-", "’-"),
            ("@SUM(A1)", "’@SUM(A1)"),
            ("\t=1", "’\t=1"),
            ("\r=1", "’\r=1"),
            (" =1", "’ =1"),
            ("＝1", "’＝1"),
            ("1=1", "1=1"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell.to_owned()), expected);
        }
    }

    #[test]
    fn no_word_is_taken_for_a_missing_or_a_logical_value() {
        for (cell, expected) in [
            ("NA", "’NA"),
            ("na", "’na"),
            ("N/A", "’N/A"),
            ("None", "’None"),
            ("null", "’null"),
            ("NaN", "’NaN"),
            ("F", "’F"),
            ("t", "’t"),
            ("TRUE", "’TRUE"),
            (" no ", "’ no "),
            ("N", "’N"),
            (".", "’."),
            ("inf", "’inf"),
            ("Nah", "Nah"),
            ("none reported", "none reported"),
            ("N(none)", "N(none)"),
            ("F3", "F3"),
            ("Christopher Null", "Christopher Null"),
        ] {
            assert_eq!(harmless(cell.to_owned()), expected);
        }
    }

    #[test]
    fn a_column_says_what_it_is_about() {
        let names = COLUMNS.map(|(name, _)| name);
        let about = ["dossier", "claim", "article", "speaker", "verification"];
        // Those of which a claim may have several are in the plural.
        let several = ["topic", "proposition", "request"];
        for (at, name) in names.iter().enumerate() {
            let (first, key) = name.split_once('_').unwrap();
            assert!(about.contains(&first) || several.contains(&first) && key.ends_with('s'));
            assert!(!names[..at].contains(name), "{name} is there twice");
        }
    }

    /// The rows as a reader gets them, by the names of their columns.
    fn read(library: &Library) -> Vec<HashMap<String, String>> {
        let text = csv(library.claims(), &Statuses::default());
        ::csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
    }

    #[test]
    fn a_grade_and_a_number_stand_in_columns_of_their_own() {
        let library = library(&[TUTORIAL, REUTERS]);
        for (row, claim) in read(&library).iter().zip(library.claims()) {
            assert_eq!(row["claim_strength"], claim.rule().name);
            assert_eq!(row["claim_grade"].replace("(none)", ""), claim.grade().to_string());
            let people = format!("{:?}", claim.sources());
            let people: String = people.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(row["claim_sources_count"], people);
            let is_translated = claim.dossier().is_translated();
            assert_eq!(row["article_translated_from"], if is_translated { "en" } else { "" });
            assert_eq!(row["article_published"], claim.dossier().published().unwrap().to_string());
        }
    }

    #[test]
    fn a_list_comes_apart_where_its_values_do() {
        let aliases = "aliases: [\"a; b\", \"c;\", \";d\"]";
        let library = small(
            &format!(r#"(id: "a", name: "A; B", kind: Person, {aliases})"#),
            r#"(id: "one", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "x; y")"#,
            "",
        );
        let row = &read(&library)[0];
        let values: Vec<&str> = row["speaker_aliases"].split("; ").collect();
        assert_eq!(values, ["a;\u{A0}b", "c;", ";d"]);
        assert_eq!((&*row["speaker_name"], &*row["claim_gist"]), ("A; B", "x; y"), "no lists");
    }

    #[test]
    fn what_belongs_together_has_the_same_place_in_each_list() {
        let library = library(&[TUTORIAL, REUTERS]);
        let (mut gists, mut notes) = (0, 0);
        for (row, claim) in read(&library).iter().zip(library.claims()) {
            let has = |column: &str, told: Vec<bool>| {
                let values: Vec<bool> =
                    row[column].split("; ").map(|value| !value.is_empty()).collect();
                let nothing = told.iter().all(|is| !is);
                assert_eq!(values, if nothing { vec![false] } else { told }, "{column}");
                usize::from(!nothing)
            };
            has("topic_labels", claim.topics().map(|_| true).collect());
            gists += has("topic_gists", claim.topics().map(|it| it.gist().is_some()).collect());
            notes += has("request_notes", claim.requests().map(|it| it.note().is_some()).collect());
            let quotes = claim.requests().map(|it| it.quote().len() > 0);
            has("request_quotes", quotes.collect());
        }
        assert!(gists > 0 && notes > 0);
    }

    #[test]
    fn what_a_dossier_does_not_say_is_an_empty_cell() {
        let library = small(
            r#"(id: "a", name: "A", kind: Person, role: "", note: " ")"#,
            r#"(id: "one", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "x")"#,
            "",
        );
        let row = &read(&library)[0];
        for column in
            ["article_url", "speaker_role", "speaker_note", "claim_sources_count", "topic_gists"]
        {
            assert_eq!(row[column], "", "{column}");
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
        assert_eq!(cell("speaker_name"), "’=A, \"B\"; C");
        assert_eq!(cell("claim_gist"), "’-1, \"x\"");
        assert_eq!(cell("claim_replies_in_words"), "none reported to this claim");
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
