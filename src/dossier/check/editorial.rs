//! What an editor would ask about: warnings that make no dossier unusable.

use super::{Code, Problem};
use crate::dossier::{Document, path::Path};

/// The most characters of a gist.
const GIST: usize = 100;

/// The warnings about a document.
pub(super) fn editorial(document: &Document<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, claim) in (0..).zip(&document.claims) {
        let characters = claim.gist.chars().count();
        if characters > GIST {
            let path = Path::item_of("claims", index).field("gist");
            let message = format!("the gist has {characters} characters");
            problems.push(
                Problem::new(Code::LongGist, path, message)
                    .with_help(format!("say it in {GIST}, or make it two claims")),
            );
        }
    }
    problems
}
