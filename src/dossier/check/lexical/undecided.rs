//! What a draft leaves to the curator.

use super::{Code, MOST_PROBLEMS, Placed, Problem};
use crate::{
    dossier::{load::brackets::comments, path::Path, place::Places},
    text::cut,
};

/// What marks a comment that asks for a decision.
const MARKER: &str = "// DECIDE:";
/// The columns of a question that a message shows.
const SHOWN: usize = 120;

pub(super) fn check(text: &str, places: &Places<'_>) -> Vec<Placed> {
    // Most files are no drafts, and need no second look.
    if !text.contains(MARKER) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for comment in comments(text) {
        for (at, _) in text[comment.clone()].match_indices(MARKER) {
            if found.len() == MOST_PROBLEMS {
                return found;
            }
            let start = comment.start + at;
            let line = text[start..comment.end].lines().next().unwrap_or(MARKER).trim_end();
            found.push(Placed::at(
                problem(&line[MARKER.len()..]),
                start..start + line.len(),
                places,
            ));
        }
    }
    found
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
