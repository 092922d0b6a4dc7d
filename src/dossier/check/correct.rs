//! Sure corrections, made in the text of a dossier until none is left.

use super::check;
use crate::dossier::{
    diagnostic::{Code, Diagnostic, Fix, Report, Severity},
    limits::Limits,
    source::Source,
    syntax::{Edit, edited},
};
use std::collections::HashSet;

/// How often one file is checked, so that a hostile one costs no minutes.
const MOST_CHECKS: usize = 64;

/// A dossier after its sure corrections.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Corrected {
    /// The whole of it.
    pub source: Source,
    /// What was corrected, in the order in which it was: each problem with its place in the text as
    /// that was then, and its only fix.
    pub made: Vec<Diagnostic>,
    /// What is left.
    pub report: Report,
}

/// Makes every sure correction of a dossier and, once they are made, those that show only then.
///
/// Every byte that no fix is about stays. A fix with which the dossier has more errors than without
/// is not made; what is told only because more of the file can be read is no such error.
pub fn correct(dossier: &Source, article: Option<&[u8]>, limits: &Limits) -> Corrected {
    let check = |source: &Source| check(source, article, limits);
    let report = check(dossier);
    let mut corrected = Corrected { source: dossier.clone(), made: Vec::new(), report };
    let mut refused: HashSet<Key> = HashSet::new();
    let mut most = usize::MAX;
    for _ in 1..MOST_CHECKS {
        let batch = batch(&corrected.report, &refused, most);
        if batch.is_empty() {
            break;
        }
        let mut edits: Vec<_> = batch.iter().flat_map(|it| &it.fixes[0].edits).collect();
        edits.sort_unstable_by_key(|edit| (edit.start, edit.end));
        let source = corrected.source.with_text(edited(corrected.source.text(), edits));
        let report = check(&source);
        let errors = batch.iter().filter(|it| it.severity == Severity::Error).count();
        // Of several, each has to be worth it, and not only all of them together.
        let is_better = match &batch[..] {
            [_] => !is_worse(&corrected.report, &report),
            _ => report.errors() + errors <= corrected.report.errors(),
        };
        match &batch[..] {
            _ if is_better => {
                let mut made = corrected.made;
                made.extend(batch);
                corrected = Corrected { source, made, report };
                most = usize::MAX;
            }
            [only] => _ = refused.insert(key(only)),
            several => most = several.len() / 2,
        }
    }
    corrected
}

/// What tells a problem from others, wherever it stands by then.
type Key = (Code, String, String);

fn key(it: &Diagnostic) -> Key {
    (it.code, it.path.to_string(), it.message.clone())
}

/// The first problems with a sure fix that was not refused, of which no two are about the same
/// bytes.
fn batch(report: &Report, refused: &HashSet<Key>, most: usize) -> Vec<Diagnostic> {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut batch = Vec::new();
    for it in &report.diagnostics {
        let [Fix { is_sure: true, edits, .. }] = &it.fixes[..] else { continue };
        if batch.len() == most {
            break;
        }
        let is_free = edits.iter().all(|edit| is_apart(&taken, edit));
        if is_free && !refused.contains(&key(it)) {
            taken.extend(edits);
            taken.sort_unstable_by_key(|edit| (edit.start, edit.end));
            batch.push(it.clone());
        }
    }
    batch
}

/// Whether an edit touches none of those that are `taken`, which are in order.
fn is_apart(taken: &[&Edit], edit: &Edit) -> bool {
    let next = taken.partition_point(|other| other.end < edit.start);
    taken.get(next).is_none_or(|other| edit.end < other.start)
}

/// Whether there are more errors than before, of what was told before.
///
/// A file that is not RON hides what is wrong with its values, and values that cannot be read hide
/// what is wrong between them.
fn is_worse(before: &Report, after: &Report) -> bool {
    let count = |report: &Report, last: Code| {
        let is_told = |it: &&Diagnostic| it.severity == Severity::Error && it.code <= last;
        report.diagnostics.iter().filter(is_told).count()
    };
    let is_more = |last| count(after, last) > count(before, last);
    let is_ron = count(before, Code::Unclosed) == 0;
    let is_read = before.is_complete() && count(before, Code::TooLong) == 0;
    is_more(Code::Unclosed)
        || is_ron && is_more(Code::TooLong)
        || is_read && after.errors() > before.errors()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::fixture::*;
    use proptest::prelude::*;

    /// Faults of [`SOUND`], each with one right correction: what it has, and what is there instead.
    const FAULTS: &[(&str, &str)] = &[
        ("format: 2", "format: 1"),
        ("format: 2", "format: 0"),
        ("id: \"harbour\"", "id: \"Harbour\""),
        ("paragraphs: 4", "paragraphs: \"4\""),
        ("byline: [\"A. Writer\"]", "byline: \"A. Writer\""),
        ("byline: [\"A. Writer\"]", "byline: [\"A. Writer\", \"\"]"),
        ("\"2026-01-31\"", "\"2026/1/31\""),
        ("\"2026-01-31\"", "\"2026–01–31\""),
        ("reader_language: \"en\"", "reader_language: en"),
        ("translated: Machine(from", "translated: machne(from"),
        (
            "\"0000000000000000000000000000000000000000000000000000000000000000\"",
            "\"0000000000000000000000000000000000000000000000000000000000000000  a.txt\"",
        ),
        ("(id: \"fee\", text", "(id: \"fee\", txt"),
        (
            "topics: [(id: \"port\", label: \"The port\")]",
            "topics: (id: \"port\", label: \"The port\")",
        ),
        ("kind: Outlet", "kind: \"Outlet\""),
        ("role: \"mayor\"", "role: \"mayor\", short: \"Moreau\""),
        ("kind: Unnamed", "kind: Unnmaed"),
        ("(id: \"critics\", name", "(id: \"Critics\", name"),
        ("url: \"https://example.org/audit\"", "url: \"example.org/audit\""),
        ("rests_on: [\"vote\"]", "rests_on: [\"vote\", \"vote\"]"),
        ("speaker: \"moreau\", speech: Verbatim", "speaker: \"moerau\", speech: Verbatim"),
        ("speaker: \"moreau\", speech: Partial", "speaker: \"Moreau\", speech: Partial"),
        ("speech: Verbatim", "speech: Verbtim"),
        ("quote: [\"Wir stimmen ab\"]", "quote: \"Wir stimmen ab\""),
        ("\"We vote\"", "\"“We vote”\""),
        ("gist: \"The town votes.\"", "gst: \"The town votes.\""),
        ("gist: \"The town votes.\"", "gist: \"The \u{200b}town\u{202e} votes.\""),
        ("against: [\"skippers\"]", "against: [skippers]"),
        (
            "stances: [(on: \"fee\", position: Supports, basis: Implied)]",
            "stances: (on: \"fee\", position: Supports, basis: Implied)",
        ),
        (
            "[(on: \"fee\", position: Supports, basis: Implied)]",
            "[(on: \"fee\", position: Supports, basis: Implied), (on: \"fee\", position: Supports, basis: Implied)]",
        ),
        ("position: Supports", "position: support"),
        ("sources: Stated(2)", "sources: Statd(2)"),
        ("relays: [\"moreau\"]", "relays: [\"moreau\", \"moreau\"]"),
        ("examples: [\"doubt\"]", "example: [\"doubt\"]"),
        ("// The last one answers.", "// The last\u{feff} one answers."),
        (
            "relations: [(kind: Answers, claim: \"unfair\")]",
            "relations: (kind: Answers, claim: \"unfair\")",
        ),
        ("claim: \"unfair\"", "claim: \"ufnair\""),
        // What is not RON.
        ("gist: \"The town votes.\",\n", "gist: \"The town votes.\"\n"),
        ("(id: \"critics\", name", "(id: \"critics\" name"),
        ("kind: Outlet),", "kind: Outlet)"),
        ("kind: Party),", "kind: Party),,"),
        ("language: \"de\",\n", "language: \"de\",,\n"),
        ("[\"skippers\"], topics", "[\"skippers\"]; topics"),
        ("0000\",\n    ),", "0000,\n    ),"),
        ("rests_on: [\"vote\"],\n", "rests_on: [\"vote\",\n"),
        ("topics: [\"port\"],\n", "topics: [\"port\",\n"),
        ("rests_on: [\"vote\"],\n        ),\n", "rests_on: [\"vote\"],\n"),
        (
            "relations: [(kind: Answers, claim: \"unfair\")],\n        ),",
            "relations: [(kind: Answers, claim: \"unfair\")],\n        ,",
        ),
        ("    ],\n    requests: [", "    requests: ["),
        ("    ],\n    claims: [", "    ,\n    claims: ["),
        ("    claims: [\n", "    claims: [\n    claims: [\n"),
        ("one answers.\n", "one answers.\n        // allow(W008): it is meant\n"),
        ("to: [\"skippers\"]", "to: \"skippers\""),
        ("claims: [\"vote\"], link: Inferred", "claims: [\"vote\"], link: Infered"),
    ];

    /// Others, whose items are told apart by what else is right.
    const ALONE: &[(&str, &str)] =
        &[("    claims: [\n", "    claims:\n"), ("    speakers: [\n", "    speakers:   \n")];

    fn corrected(text: &str) -> Corrected {
        correct(&Source::new("x", text), None, &Limits::default())
    }

    fn with_faults(faults: &[(&str, &str)]) -> String {
        faults.iter().fold(SOUND.to_owned(), |text, (from, to)| text.replacen(from, to, 1))
    }

    #[test]
    fn what_has_one_right_correction_is_corrected() {
        for fault in FAULTS.iter().chain(ALONE) {
            let text = with_faults(&[*fault]);
            assert_ne!(text, SOUND, "{fault:?}");
            let corrected = corrected(&text);
            assert_eq!(corrected.source.text(), SOUND, "{fault:?}: {}", corrected.report);
            assert!(!corrected.made.is_empty() && corrected.report.diagnostics.is_empty());
        }
    }

    #[test]
    fn what_somebody_has_to_decide_stays() {
        for (from, to) in [
            ("speaker: \"critics\"", "speaker: \"critic\""),
            ("sources: Stated(2)", "sources: Ustated"),
            ("topics: [\"port\"]", "topics: [\"port\"], sources: Stated(3)"),
            ("speech: Narration", "speech: Paraphrase"),
            ("gist: \"The town votes.\"", "gist: \"\""),
            ("gist: \"The town votes.\"", "gist: null"),
            // The speaker may be wrong instead, and a group would become somebody named.
            ("topics: [\"port\"]", "topics: [\"port\"], sources: Unstated"),
            ("topics: [\"port\"]", "topics: [\"port\"], sources: Stated(1)"),
            // Nobody knows whether a bare word is meant as a text.
            ("gist: \"The town votes.\"", "gist: Unknown"),
            ("title: \"Harbour fee\"", "title: None"),
            // Several places agree, and one does not.
            ("(id: \"skippers\"", "(id: \"skipers\""),
            ("role: \"mayor\"", "role: \"mayor\", short: \"Anne\""),
            ("quote: [\"Wir stimmen ab\"]", "quote: [\"Wir stimmen\u{200b} ab\"]"),
        ] {
            let source = changed(from, to);
            let corrected = corrected(source.text());
            assert_eq!(corrected.source.text(), source.text(), "{to}");
            assert!(corrected.made.is_empty() && !corrected.report.diagnostics.is_empty(), "{to}");
        }
    }

    #[test]
    fn what_would_be_worse_is_left() {
        // Without its empty address, the document could not be looked up at all.
        let address = "kind: Document, url: \"https://example.org/audit\"";
        let text = SOUND.replace(address, "kind: Document, url: \"\", reference: \"\"");
        let corrected = corrected(&text);
        let codes: Vec<_> = corrected.report.diagnostics.iter().map(|it| it.code).collect();
        assert_eq!(codes, [Code::Unretrievable], "{}", corrected.report);
    }

    properties! {
        #[test]
        fn faults_of_different_kinds_are_all_corrected(
            faults in prop::sample::subsequence(FAULTS, 1..6),
        ) {
            let is_apart = |(n, one): (usize, &&(&str, &str))| {
                let place = |it: &(&str, &str)| (SOUND.find(it.0).unwrap(), it.0.len());
                let (start, length) = place(one);
                faults[..n].iter().all(|other| {
                    let (other, other_length) = place(other);
                    start + length <= other || other + other_length <= start
                })
            };
            let apart = faults.iter().enumerate().filter(|(n, one)| is_apart((*n, one)));
            let apart: Vec<_> = apart.map(|(_, fault)| *fault).collect();
            let corrected = corrected(&with_faults(&apart));
            prop_assert_eq!(corrected.source.text(), SOUND, "{:?}: {}", apart, corrected.report);
        }
    }
}
