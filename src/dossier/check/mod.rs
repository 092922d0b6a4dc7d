//! What a dossier says: is it consistent, what would an editor ask, and does it match its article.

mod allow;
mod collector;
mod comparison;
mod correct;
mod editorial;
mod hidden;
#[cfg(test)]
mod mutations;
mod structural;
#[cfg(test)]
mod tests;
mod undecided;
mod words;

pub use comparison::compare;
pub use correct::{Corrected, correct};
#[cfg(test)]
pub(super) use structural::must_say_something;
pub(super) use structural::unknown_version;
pub use structural::{ValidDossier, structural};
pub use undecided::{MARKER, NO_DAY, UNDECIDED};

use super::{
    diagnostic::{Diagnostic, Report},
    limits::Limits,
    load::parse,
    place::Places,
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
    let document = parse(source, limits)?;
    match structural(&document) {
        Ok(valid) => Ok(resolve(&valid)),
        Err(found) => Err(Report::by_paths(source, found)),
    }
}

/// Everything that can be said of a dossier, and of its article's text if that is given.
///
/// Unlike [`open()`], it reports warnings as well.
pub fn check(dossier: &Source, article: Option<&[u8]>, limits: &Limits) -> Report {
    let document = match parse(dossier, limits) {
        Ok(document) => document,
        Err(report) => return report,
    };
    let places = Places::new(dossier.text());
    let mut by_path: Vec<Diagnostic> = structural(&document).err().unwrap_or_default();
    by_path.extend(editorial(&document));
    by_path.extend(undecided::open_places(&document));
    by_path.extend(article.into_iter().flat_map(|article| compare(&document, article)));
    let mut found = hidden::check(&document, &places);
    found.extend(undecided::earlier_marks(&places));
    found.extend(by_path.into_iter().map(|it| it.at_path(&places)));
    allow::apply(&mut found, &places, true, article.is_some());
    Report::new(dossier, found)
}
