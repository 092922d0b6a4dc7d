//! `diff`: what two versions of a dossier differ in, and what two curators agree on.

use super::{args::Diff, error::CliError, open::Opening, terminal, values::DiffFormat};
use crate::{
    analysis::{
        agreement::{NotComparable, agreement},
        diff::diff,
    },
    export::{self, json},
    library::{DossierRef, Library},
};
use std::{
    io::Write,
    path::{Path, PathBuf},
    slice::from_ref,
};

/// Prints what differs, or what is agreed on.
///
/// # Errors
///
/// Where one of the two cannot be read, or is no single dossier; and where agreement is asked for
/// and they are not of one text.
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
    let columns = terminal::columns().unwrap_or(100);
    let text = if args.agreement {
        let agreement = agreement(old, new).map_err(not_comparable)?;
        match args.format {
            DiffFormat::Text => export::agreement(&agreement, columns),
            DiffFormat::Jsonl => json::agreement_line(&agreement),
        }
    } else {
        let diff = diff(old, new);
        match args.format {
            DiffFormat::Text => export::diff(&diff, columns),
            DiffFormat::Jsonl => json::diff_lines(&diff),
        }
    };
    Ok(out.write_all(text.as_bytes())?)
}

/// Why the two cannot be compared, and what to do about it.
fn not_comparable(error: NotComparable) -> CliError {
    let help = match error {
        NotComparable::TooMuch => "",
        NotComparable::NothingInCommon => {
            "; `onrecord check FILE --source TEXT` says what to write"
        }
        NotComparable::OtherText | NotComparable::OtherParagraphs(..) => {
            "; without --agreement, `onrecord diff` compares two versions"
        }
    };
    CliError::Message(format!("{error}{help}"))
}

/// The dossier at a path, if there is one and no other.
fn only<'a>(library: &'a Library, path: &Path) -> Result<DossierRef<'a>, CliError> {
    let mut dossiers = library.dossiers();
    match (dossiers.next(), dossiers.next()) {
        (Some(dossier), None) => Ok(dossier),
        _ => Err(CliError::at(path, "this folder holds several dossiers; name the file of one")),
    }
}
