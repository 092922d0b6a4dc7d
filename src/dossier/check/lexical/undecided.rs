//! What a draft leaves to the curator.

use super::{Code, MOST_PROBLEMS, Placed, Problem};
use crate::{
    dossier::{load::brackets::comments, path::Path, place::Places},
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

pub(super) fn check(text: &str, places: &Places<'_>) -> Vec<Placed> {
    let is_draft = [MARKER, UNDECIDED, NO_DAY].iter().any(|it| text.contains(it));
    // Most files are no drafts, and need no second look.
    if !is_draft {
        return Vec::new();
    }
    let comments = comments(text);
    let asked = comments.iter().flat_map(|comment| {
        let markers = memmem::find_iter(text[comment.clone()].as_bytes(), MARKER);
        markers.map(move |at| {
            let start = comment.start + at;
            let line = text[start..comment.end].lines().next().unwrap_or(MARKER).trim_end();
            (problem(&line[MARKER.len()..]), start..start + line.len())
        })
    });
    let left = [UNDECIDED, NO_DAY].into_iter().flat_map(|stand_in| {
        let literal = format!("\"{stand_in}\"");
        let found = memmem::find_iter(text.as_bytes(), &literal).collect::<Vec<_>>();
        found.into_iter().map(move |start| start..start + literal.len())
    });
    let is_in_comment = |at: usize| {
        let next = comments.partition_point(|comment| comment.end <= at);
        comments.get(next).is_some_and(|comment| comment.start <= at)
    };
    let left = left
        .filter(|it| !is_in_comment(it.start) && !is_asked(text, it.start))
        .map(|span| (forgotten(), span));
    asked
        .chain(left)
        .take(MOST_PROBLEMS)
        .map(|(problem, span)| Placed::at(problem, span, places))
        .collect()
}

/// Whether a comment on the line of `at`, or right above the item there, asks about it.
fn is_asked(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    let above = text[..start].trim_end_matches('\n').lines().next_back().unwrap_or_default();
    text[start..end].contains(MARKER) || above.trim_start().starts_with(MARKER)
}

fn problem(question: &str) -> Problem {
    let message = match cut(question.trim(), SHOWN) {
        ("", _) => "undecided".to_owned(),
        (whole, false) => format!("undecided: {whole}"),
        (beginning, true) => format!("undecided: {beginning}…"),
    };
    Problem::new(Code::Undecided, Path::root(), message)
        .with_help("decide it, correct what stands there, and remove the comment")
}

fn forgotten() -> Problem {
    Problem::new(Code::Undecided, Path::root(), "undecided: nothing is written here yet")
        .with_help("write what belongs here")
}
