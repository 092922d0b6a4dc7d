//! `diff`: what two versions of a dossier differ in.

use super::{args::Diff, error::CliError, open::Opening, terminal, values::DiffFormat};
use crate::{
    analysis::diff::diff,
    export::{self, json},
    library::{DossierRef, Library},
};
use std::{
    io::Write,
    path::{Path, PathBuf},
    slice::from_ref,
};

/// Prints what differs.
///
/// # Errors
///
/// Where one of the two cannot be read, or is no single dossier.
pub fn run(args: &Diff, opening: &Opening<'_>, out: &mut impl Write) -> Result<(), CliError> {
    let open =
        |path: &PathBuf| Opening { paths: from_ref(path), state_dir: None, ..*opening }.library();
    // Whoever has two broken files sees the problems of both.
    let (old, new) = match (open(&args.old), open(&args.new)) {
        (Err(CliError::NothingLoaded(old)), Err(CliError::NothingLoaded(new))) => {
            return Err(CliError::NothingLoaded(old + &new));
        }
        (old, new) => (old?, new?),
    };
    let (old, new) = (only(&old, &args.old)?, only(&new, &args.new)?);
    let diff = diff(old, new);
    let text = match args.format {
        DiffFormat::Text => export::diff(&diff, terminal::columns().unwrap_or(100)),
        DiffFormat::Jsonl => json::diff_lines(&diff),
    };
    Ok(out.write_all(text.as_bytes())?)
}

/// The dossier at a path, if there is one and no other.
fn only<'a>(library: &'a Library, path: &Path) -> Result<DossierRef<'a>, CliError> {
    let mut dossiers = library.dossiers();
    match (dossiers.next(), dossiers.next()) {
        (Some(dossier), None) => Ok(dossier),
        _ => Err(CliError::at(path, "this folder holds several dossiers; name the file of one")),
    }
}
