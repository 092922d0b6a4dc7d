//! What is wrong with a dossier, where, and what to do about it.

mod code;
mod editorial;
mod json;
mod lexical;
#[cfg(test)]
mod mutations;
mod problem;
mod problems;
pub mod render;
mod sound;
mod source;
mod structural;
mod summary;
#[cfg(test)]
mod tests;
mod words;

pub use code::{Code, NoSuchCode};
pub use json::json;
pub use lexical::{MARKER, NO_DAY, UNDECIDED};
pub use problem::{Placed, Problem, Report, Severity};
pub(super) use problems::MOST_PROBLEMS;
pub use render::{render, render_one};
pub use sound::Sound;
pub use source::source;
pub(super) use structural::is_well_formed;
pub use structural::structural;
pub use summary::{Counts, summary};

use super::{Limits, Source, parse, place::Places};
use editorial::editorial;
use lexical::lexical;

/// Everything that can be said of a dossier, and of its article's text where that is at hand.
///
/// Unlike [`open`](super::open()) it reports warnings as well.
pub fn check(dossier: &Source, article: Option<&[u8]>, limits: &Limits) -> Report {
    let document = match parse(dossier, limits) {
        Ok(document) => document,
        Err(report) => return report,
    };
    let mut problems = structural(&document).err().unwrap_or_default();
    problems.extend(editorial(&document));
    if let Some(article) = article {
        problems.extend(source(&document, article));
    }
    let places = Places::new(dossier.text());
    let mut placed = lexical(&document, dossier.text(), &places);
    placed.extend(problems.into_iter().map(|problem| Placed::by_path(problem, &places)));
    Report::new(dossier.name(), placed)
}
