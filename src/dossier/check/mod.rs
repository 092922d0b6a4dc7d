//! What a dossier says: is it consistent, what would an editor ask, and does it match its article.

mod allow;
mod collector;
mod comparison;
mod correct;
mod editorial;
#[cfg(test)]
mod faults;
mod hidden;
#[cfg(test)]
mod mutations;
#[cfg(test)]
mod seeded;
mod structural;
#[cfg(test)]
mod tests;
mod undecided;
mod words;

pub(super) use comparison::{Compared, Item};
pub use correct::{Corrected, correct};
#[cfg(test)]
pub(super) use structural::must_say_something;
use structural::structural_beside;
pub(super) use structural::unknown_version;
pub use structural::{ValidDossier, structural};
pub use undecided::{MARKER, NO_DAY, UNDECIDED};

use super::{
    diagnostic::{Diagnostic, Report, Severity},
    document::Document,
    limits::Limits,
    load::{Gaps, Reading, parse_whole, read},
    source::Source,
};
use editorial::editorial;

/// Reads a dossier and hands it, proved valid, to `resolve`.
///
/// The document borrows from the source, and is gone afterwards.
///
/// # Errors
///
/// Every error in the file, each with its place.
pub fn open<T>(
    source: &Source,
    limits: &Limits,
    resolve: impl FnOnce(&ValidDossier<'_>) -> T,
) -> Result<T, Report> {
    if let Ok(document) = parse_whole(source.text(), limits)
        && let Ok(valid) = structural(&document)
    {
        return Ok(resolve(&valid));
    }
    Err(read(source, limits, |reading| {
        Report::new(source, told(reading, |it, gaps| structural_beside(it, None, gaps)))
    }))
}

/// Everything that can be said of a dossier, and of its article's text if that is given.
///
/// Unlike [`open()`], it reports warnings as well.
pub fn check(dossier: &Source, article: Option<&[u8]>, limits: &Limits) -> Report {
    read(dossier, limits, |reading| {
        let is_read = reading.document.is_some();
        let mut found = undecided::earlier_marks(&reading.places);
        if let Some(document) = &reading.document {
            found.extend(hidden::check(document, &reading.places));
        }
        found.extend(told(reading, |document, gaps| {
            let compared = article.map(|article| Compared::of(document, gaps, article));
            // What comes of a wrong paragraph that the text tells is told by the comparison alone.
            let mut corrected = compared.as_ref().map(|it| it.corrected(document));
            if let Some(corrected) = &mut corrected {
                // That the text has fewer paragraphs is told by the comparison, too.
                let had = document.article.paragraphs;
                corrected.article.paragraphs = corrected.article.paragraphs.max(had);
            }
            let mut found = match &corrected {
                Some(corrected) => {
                    let written = document.claims.iter().map(|it| it.paragraph);
                    structural_beside(corrected, Some(&written.collect::<Vec<_>>()), gaps)
                }
                None => structural_beside(document, None, gaps),
            };
            found.extend(editorial(document, gaps));
            found.extend(undecided::open_places(document));
            found.extend(compared.into_iter().flat_map(|it| it.problems(document)));
            found
        }));
        // What an error hides may be what a comment accepts.
        let is_complete = is_read && found.iter().all(|it| it.severity != Severity::Error);
        allow::apply(&mut found, dossier.text(), is_complete, article.is_some());
        let report = Report::new(dossier, found);
        if is_read { report } else { report.unchecked() }
    })
}

/// What is wrong with what was read, as `check` finds it, and with what could not be: each at its
/// place, and nothing that may only follow from the other.
fn told<'r>(
    reading: Reading<'r>,
    check: impl FnOnce(&Document<'r>, &Gaps<'r>) -> Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let Reading { document, gaps, places, mut found } = reading;
    let checked = document.as_ref().map(|document| check(document, &gaps));
    let checked = checked.unwrap_or_default().into_iter();
    let checked = checked.map(|it| it.at_path(&places));
    found.extend(checked.filter(|it| !gaps.may_explain(it)));
    found
}
