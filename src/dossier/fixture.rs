//! A small sound dossier for tests, and ways to break it.

use super::{
    check::open,
    diagnostic::{Diagnostic, Report},
    limits::Limits,
    source::Source,
};

/// It has one of everything.
pub(crate) const SOUND: &str = r#"#![enable(implicit_some)]
(
    format: 2,
    article: (
        id: "harbour", title: "Harbour fee", outlet: "The Gazette", byline: ["A. Writer"],
        published: "2026-01-31", paragraphs: 4, language: "de",
        translated: Machine(from: "fr"), reader_language: "en",
        sha256: "0000000000000000000000000000000000000000000000000000000000000000",
    ),
    propositions: [(id: "fee", text: "The fee is right.")],
    topics: [(id: "port", label: "The port")],
    speakers: [
        (id: "gazette", name: "The Gazette", kind: Outlet),
        (id: "moreau", name: "Anne Moreau", short: "Moreau", kind: Person, role: "mayor"),
        (id: "insiders", name: "People in the port", short: "insiders", kind: Unnamed),
        (id: "critics", name: "Some critics", kind: Collective),
        (id: "report", name: "The audit", kind: Document, url: "https://example.org/audit"),
        (id: "skippers", name: "The skippers", kind: Party),
    ],
    claims: [
        (
            id: "lead", paragraph: 1, speaker: "gazette", speech: Narration,
            gist: "The town raises the fee.", anchor: "Die Stadt erhebt", rests_on: ["vote"],
        ),
        (
            id: "vote", paragraph: 2, speaker: "moreau", speech: Verbatim,
            quote: ["Wir stimmen ab"], translation: ["We vote"], gist: "The town votes.",
            cites: "the audit", against: ["skippers"], topics: ["port"],
            stances: [(on: "fee", position: Supports, basis: Implied)],
        ),
        (
            id: "doubt", paragraph: 3, speaker: "insiders", speech: Paraphrase,
            gist: "The fee will not pay.", anchor: "so zwei Insider", sources: Stated(2), anonymity: NoReason(),
            relations: [(kind: Disputes, claim: "lead")], relays: ["moreau"],
        ),
        (
            id: "unfair", paragraph: 3, speaker: "critics", speech: Paraphrase,
            gist: "The fee is unfair.", anchor: "einige Kritiker", examples: ["doubt"],
        ),
        // The last one answers.
        (
            id: "reply", paragraph: 4, speaker: "moreau", speech: Partial,
            quote: ["niemand", "soll nun gehen"], translation: ["nobody", "must leave"],
            gist: "Nobody has to leave.", relations: [(kind: Answers, claim: "unfair")],
        ),
    ],
    requests: [
        (paragraph: 4, to: ["moreau"], outcome: Answered(["reply"]), claims: ["unfair"], link: Stated),
        (paragraph: 4, to: ["skippers"], outcome: NoReply, claims: ["vote"], link: Inferred, anchor: "reagierten nicht"),
    ],
)
"#;

/// The text that [`SOUND`] was curated from, but for its hash.
pub(crate) const ARTICLE: &str = r#"
- von A. Writer
Die Stadt erhebt eine Gebühr.

Sie sagte: "Wir stimmen ab", und ging.
Sie bringt nichts ein, so zwei Insider, und einige Kritiker finden sie ungerecht.
Es werde "niemand" verlangt, der "soll nun gehen" sagt. Die Schiffer reagierten nicht.
"#;

/// [`SOUND`] with one thing changed, which it must have.
pub(crate) fn changed(from: &str, to: &str) -> Source {
    assert!(SOUND.contains(from), "the fixture has no {from:?}");
    Source::new("harbour.ron", SOUND.replacen(from, to, 1))
}

/// What is wrong with a source.
pub(crate) fn report(source: &Source) -> Report {
    match open(source, &Limits::default(), |_| ()) {
        Ok(()) => Report::new(source, Vec::new()),
        Err(report) => report,
    }
}

/// The problems of a changed dossier as `CODE path at "text": message (help)`.
pub(crate) fn problems(from: &str, to: &str) -> Vec<String> {
    listed(&changed(from, to))
}

/// Whether what is said of a problem beside the lines of its file fits three lines of 100 columns.
pub(crate) fn is_short(it: &Diagnostic) -> bool {
    let title = format!("{}[{}]: {}", it.severity, it.code, it.message);
    let remarks = it.note.iter().chain(&it.help).map(|it| format!("   = help: {it}"));
    let lines = remarks.chain([title]).map(|line| line.chars().count().div_ceil(100));
    lines.sum::<usize>() <= 3
}

/// The problems of a source, as of [`problems`].
pub(crate) fn listed(source: &Source) -> Vec<String> {
    let line = |it: &Diagnostic| {
        let Diagnostic { code, path, message, .. } = it;
        let text = &source.text()[it.span.clone()];
        let help = it.help.as_deref().unwrap_or("-");
        format!("{code} {path} at {text:?}: {message} ({help})")
    };
    report(source).diagnostics.iter().map(line).collect()
}
