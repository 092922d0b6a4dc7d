//! Dossiers that a command changes: written in place, or shown as a diff.

use super::error::CliError;
use crate::{
    dossier::{Limits, Source},
    text::clean_block,
    work::{self, sentence},
};
use similar::TextDiff;
use std::{
    fs::File,
    io::{self, IsTerminal, Write, stdout},
    path::Path,
};

/// Prints a dossier: every byte of it for a file, and for a terminal what does not act on it.
pub fn print(text: &str, out: &mut impl Write) -> Result<(), CliError> {
    let is_shown = stdout().is_terminal();
    let text = if is_shown { clean_block(text) } else { text.into() };
    Ok(out.write_all(text.as_bytes())?)
}

/// Puts a text in the place of a file of which `source` was read, and which may be written to; what
/// else can be done with a file that may not is `elsewhere`.
///
/// # Errors
///
/// If the file has changed since then, or cannot be written; then it stays as it is.
pub fn replace(
    path: &Path,
    source: &Source,
    text: &str,
    limits: &Limits,
    elsewhere: &str,
) -> Result<(), CliError> {
    // A new file could take the place of one that nobody may write to.
    let file = File::options().write(true).open(path);
    match file.and_then(|file| Ok(file.metadata()?.permissions().readonly())) {
        Ok(false) => {}
        Err(error) if error.kind() != io::ErrorKind::PermissionDenied => {
            return Err(CliError::at(path, format_args!("writing failed: {}", sentence(&error))));
        }
        _ => {
            let message =
                format!("the file is read-only; make it writable with `chmod u+w`, or {elsewhere}");
            return Err(CliError::at(path, message));
        }
    }
    let now = Source::read(path, limits).map_err(|error| CliError::Message(error.to_string()))?;
    if now != *source {
        let message = "the file has changed in the meantime, and was not written; run this again";
        return Err(CliError::at(path, message));
    }
    Ok(work::replace(path, &source.with_mark(text), true)?)
}

/// What differs, as a unified diff for people.
pub fn diff(name: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let unified = diff.unified_diff().header(name, name).to_string();
    clean_block(&unified.replace("\r\n", "\n")).into_owned()
}
