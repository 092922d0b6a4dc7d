//! What a draft leaves to the curator.

use crate::{
    dossier::{
        diagnostic::{Code, Diagnostic, MOST_DIAGNOSTICS},
        path::Path,
        place::Places,
        syntax::brackets::comments,
    },
    text::cut,
};
use memchr::memmem;

/// What begins a comment that asks for a decision.
pub const MARKER: &str = "// DECIDE:";
/// The text of a field that only a person can fill.
pub const UNDECIDED: &str = "(undecided)";
/// The day of publication where the article gives none: the calendar has it, and no article.
pub const NO_DAY: &str = "0001-01-01";
/// The columns of a question that a message shows.
const SHOWN: usize = 120;

/// The decisions that a file leaves open.
pub(super) fn check(places: &Places<'_>) -> Vec<Diagnostic> {
    let text = places.source();
    // Most files are not drafts, and need no second look.
    if ![MARKER, UNDECIDED, NO_DAY].iter().any(|it| text.contains(it)) {
        return Vec::new();
    }
    let comments = comments(text);
    let questions = comments.iter().flat_map(|comment| {
        let markers = memmem::find_iter(text[comment.clone()].as_bytes(), MARKER);
        markers.map(move |at| {
            let start = comment.start + at;
            let line = text[start..comment.end].lines().next().unwrap_or(MARKER).trim_end();
            (question(&line[MARKER.len()..]), start..start + line.len())
        })
    });
    let values = [UNDECIDED, NO_DAY].into_iter().flat_map(|value| {
        let literal = format!("\"{value}\"");
        let found = memmem::find_iter(text.as_bytes(), &literal).collect::<Vec<_>>();
        found.into_iter().map(move |start| start..start + literal.len())
    });
    let is_in_comment = |at: usize| {
        let next = comments.partition_point(|comment| comment.end <= at);
        comments.get(next).is_some_and(|comment| comment.start <= at)
    };
    let forgotten = values
        .filter(|it| !is_in_comment(it.start) && !has_question(text, it.start))
        .map(|span| (undecided("nothing is written here yet").with_help("fill it in"), span));
    let found = questions.chain(forgotten).take(MOST_DIAGNOSTICS);
    found.map(|(diagnostic, span)| diagnostic.at(span, places)).collect()
}

/// Whether a comment on the line of `at`, or right above the item there, asks about it.
fn has_question(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    let above = text[..start].trim_end_matches('\n').lines().next_back().unwrap_or_default();
    text[start..end].contains(MARKER) || above.trim_start().starts_with(MARKER)
}

fn question(question: &str) -> Diagnostic {
    match cut(question.trim(), SHOWN) {
        ("", _) => Diagnostic::new(Code::Undecided, Path::root(), "undecided"),
        (whole, false) => undecided(whole),
        (beginning, true) => undecided(&format!("{beginning}…")),
    }
}

fn undecided(what: &str) -> Diagnostic {
    Diagnostic::new(Code::Undecided, Path::root(), format!("undecided: {what}"))
}
