//! How much a claim says: gists that are read in lists, and quotations that are worth the marks.

use super::{Code, Problem, Problems};
use crate::dossier::{
    Document, Speech,
    check::words::{PARTIAL, count},
    path::Path,
};

/// The most characters of a gist.
const GIST: usize = 100;

pub(super) fn check(document: &Document<'_>, problems: &mut Problems) {
    for (index, claim) in (0..).zip(&document.claims) {
        let path = |field| Path::item_of("claims", index).field(field);
        let characters = claim.gist.chars().count();
        if characters > GIST {
            let message = format!("the gist has {characters} characters");
            problems.push(
                Problem::new(Code::LongGist, path("gist"), message)
                    .with_help(format!("say it in {GIST}, or make it two claims")),
            );
        }
        let words: usize = claim.quote.iter().map(|span| count(span)).sum();
        // A quotation of no words at all is an error of its own.
        if claim.speech == Speech::Partial && (1..PARTIAL).contains(&words) {
            let message = match words {
                1 => "the partial quotation has one word".to_owned(),
                _ => format!("the partial quotation has {words} words"),
            };
            problems.push(
                Problem::new(Code::ShortPartial, path("quote"), message)
                    .with_help("make it a `Paraphrase` with an `anchor` instead of the quote"),
            );
        }
    }
}
