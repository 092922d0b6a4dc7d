//! What is wrong with a dossier, where, and what to do about it.

mod code;
mod editorial;
#[cfg(test)]
mod mutations;
mod problem;
pub mod render;
mod sound;
mod source;
mod structural;
#[cfg(test)]
mod tests;

pub use code::{Code, NoSuchCode};
pub(super) use problem::MOST_PROBLEMS;
pub use problem::{Placed, Problem, Report, Severity};
pub use render::{render, render_one};
pub use sound::Sound;
pub use source::source;
pub use structural::structural;

use super::{Document, Limits, Source, parse};

/// Everything that can be said of a dossier, and of its article's text where that is at hand.
///
/// Unlike [`open`](super::open()) it reports warnings as well.
pub fn check(dossier: &Source, article: Option<&[u8]>, limits: &Limits) -> Report {
    let document = match parse(dossier, limits) {
        Ok(document) => document,
        Err(report) => return report,
    };
    let mut problems = all(&document);
    if let Some(article) = article {
        problems.extend(source(&document, article));
    }
    Report::by_paths(dossier.name(), dossier.text(), problems)
}

/// The problems of every severity that a document has by itself.
pub fn all(document: &Document<'_>) -> Vec<Problem> {
    let mut problems = structural(document).err().unwrap_or_default();
    problems.extend(editorial::editorial(document));
    problems
}
