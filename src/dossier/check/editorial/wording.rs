//! How a claim is worded: gists that are read in lists, and quotations that are worth the marks.

use super::{Code, Problem, Problems};
use crate::{
    dossier::{
        Claim, Document, Speech,
        check::words::{PARTIAL, count},
        path::Path,
    },
    text::fold,
};

/// The most characters of a gist.
const GIST: usize = 100;

pub(super) fn check(document: &Document<'_>, problems: &mut Problems) {
    for (index, claim) in (0..).zip(&document.claims) {
        let path = |field| Path::item_of("claims", index).field(field);
        check_gist(claim, path, problems);
        check_partial(claim, path, problems);
        for (field, spans) in [("quote", &claim.quote), ("translation", &claim.translation)] {
            for (slot, _) in (0..).zip(spans).filter(|(_, span)| is_marked(span)) {
                let message = "this stands in quotation marks of its own";
                problems.push(
                    Problem::new(Code::MarkedQuote, path(field).item(slot), message)
                        .with_help("leave out the marks at its beginning and end"),
                );
            }
        }
    }
}

fn check_gist(claim: &Claim<'_>, path: impl FnOnce(&'static str) -> Path, problems: &mut Problems) {
    let characters = claim.gist.chars().count();
    if characters > GIST {
        let message = format!("the gist has {characters} characters");
        problems.push(
            Problem::new(Code::LongGist, path("gist"), message)
                .with_help(format!("say it in {GIST}, or make it two claims")),
        );
    }
}

fn check_partial(
    claim: &Claim<'_>,
    path: impl FnOnce(&'static str) -> Path,
    problems: &mut Problems,
) {
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

/// Whether a text begins and ends with quotation marks of any style, and has none between.
fn is_marked(text: &str) -> bool {
    let folded = fold(text.trim());
    let inside = folded.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    inside.is_some_and(|inside| !inside.contains('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_around_a_quote_are_found_and_marks_inside_are_left() {
        for marked in ["\"We vote\"", "„Wir stimmen ab“", "»Ja«", " “Yes” "] {
            assert!(is_marked(marked), "{marked}");
        }
        for quote in ["We \"vote\"", "\"Yes\" and \"no\"", "'twas the dogs'", "\"", "", "„Ja“, sie"]
        {
            assert!(!is_marked(quote), "{quote}");
        }
    }
}
