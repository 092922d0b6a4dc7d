//! `export`: claims for other programs, or for a text.

use super::{args::Export, failure::Failure, meant, messages::say_line, open::Opening};
use crate::{
    analysis::{Scope, words},
    dossier::{Limits, article_text::fingerprint, decode, read_file},
    export::{self, Format, SourceText},
    library::{ClaimRef, DossierRef},
    text::clean,
};
use std::{io::Write, path::Path};

/// Writes the claims that a query means.
///
/// # Errors
///
/// Where nothing can be opened, the query or the article's text cannot be read, or the file
/// cannot be written.
pub fn run(args: &Export, opening: &Opening<'_>, out: &mut impl Write) -> Result<(), Failure> {
    let library = opening.library()?;
    let statuses = opening.statuses(&library);
    let rows = meant::rows(&args.meant, &library, &statuses)?;
    let claims: Vec<ClaimRef<'_>> = rows.iter().map(|row| library.claim(*row)).collect();
    let text = match (&args.source, args.format) {
        (None, format) => format.write(claims, &statuses),
        (Some(path), Format::Annotations) => {
            with_places(&claims, &Scope::rows(&library, &rows).dossiers(), path)?
        }
        (Some(_), _) => return Err(Failure::SourceWithoutPlaces),
    };
    args.output.write(&text, out)
}

/// The claims as annotations with their places in the article's text, and on stderr what of them
/// does not stand there.
fn with_places(
    claims: &[ClaimRef<'_>],
    dossiers: &[DossierRef<'_>],
    path: &Path,
) -> Result<String, Failure> {
    let read = read_file(path, Limits::default().bytes);
    let text = read.and_then(decode);
    let text = text.map_err(|cause| Failure::Article { path: path.to_owned(), cause })?;
    if dossiers.len() > 1 {
        return Err(Failure::SourceOfSeveral { dossiers: dossiers.len() });
    }
    let name = clean(&path.to_string_lossy()).into_owned();
    if let Some(expected) = dossiers.first().and_then(|dossier| dossier.sha256())
        && !expected.eq_ignore_ascii_case(&fingerprint(text.as_bytes()))
    {
        say_line(format_args!(
            "onrecord: {name}: this is not the text that was curated from; places are those in it"
        ));
    }
    let text = SourceText::new(&text);
    let words = claims.iter().flat_map(|claim| export::words_of(*claim).map(|it| (*claim, it)));
    let missing = words.filter(|(claim, words)| text.find(*claim, words).is_none()).count();
    if missing > 0 {
        say_line(format_args!(
            "onrecord: {name}: {} not in the paragraph and without a place; \
             `onrecord check --source` tells more",
            words::count(missing, "quotation or anchor")
        ));
    }
    Ok(export::annotations(claims.iter().copied(), Some(&text)))
}
