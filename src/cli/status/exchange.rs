//! Statuses and notes in one file, for a colleague and from one.

use super::super::{
    args::{StatusExport, StatusMerge},
    error::CliError,
    messages::warn,
    open::{Opening, read_stdin},
};
use crate::{
    analysis::words,
    dossier::read_file,
    library::DossierRef,
    session::{Bundle, ClaimNotes, MOST_BYTES, MergeSummary, Save, StateDir, StateErrorCause},
    text::clean,
};
use std::{io::Write, path::Path, process::ExitCode};

/// Statuses and notes of more dossiers than a colleague can have worked on are not taken.
const MOST_DOSSIERS: usize = 10_000;

/// Writes the statuses and notes of the opened dossiers, or of all.
pub(super) fn export(
    args: &StatusExport,
    state_dir: &StateDir,
    opening: &Opening<'_>,
    out: &mut impl Write,
) -> Result<ExitCode, CliError> {
    let library = opening.library()?;
    let (notebook, _) = state_dir.notebook(&library);
    let mut dossiers: Vec<String> =
        library.dossiers().map(DossierRef::id).map(Into::into).collect();
    let all = if args.all { state_dir.dossiers() } else { Ok(Vec::new()) };
    let no_folder = all.as_ref().err().map(ToString::to_string);
    dossiers.extend(all.unwrap_or_default());
    let (bundle, unread) = Bundle::of_dossiers(state_dir, &notebook, &dossiers);
    let unread: Vec<_> = unread.iter().map(ToString::to_string).chain(no_folder).collect();
    unread.iter().for_each(warn);
    let text = String::from_utf8_lossy(&bundle.print()).into_owned();
    args.output.write(&text, out)?;
    Ok(if unread.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Adds a colleague's statuses and notes, and says what that changed.
pub(super) fn merge(
    args: &StatusMerge,
    state_dir: &StateDir,
    out: &mut impl Write,
) -> Result<ExitCode, CliError> {
    let path = &args.file;
    let unusable = |cause: StateErrorCause| {
        let help = "`onrecord status export` writes such a file";
        CliError::at(path, format_args!("{cause}; {help}"))
    };
    let bundle = Bundle::parse(&read(path).map_err(unusable)?).map_err(unusable)?;
    let (theirs, unreadable) = (bundle.notebook(), bundle.unreadable());
    let dossiers = theirs.pages().count();
    if dossiers > MOST_DOSSIERS {
        return Err(CliError::at(
            path,
            format_args!(
                "it has statuses of more than {MOST_DOSSIERS} dossiers, and none was taken"
            ),
        ));
    }
    // A single bad name leaves everything as it is.
    if let Some((dossier, _)) = theirs.pages().find(|(dossier, _)| !StateDir::is_name(dossier)) {
        return Err(CliError::at(
            path,
            format_args!("no dossier can have the id `{dossier}`, and nothing was taken"),
        ));
    }
    let mut has_changed = false;
    for (dossier, page) in theirs.pages() {
        let merged = add(state_dir, dossier, page)?;
        has_changed |= merged.has_changed();
        told(dossier, &merged).iter().try_for_each(|line| writeln!(out, "{}", clean(line)))?;
    }
    if !has_changed {
        writeln!(out, "nothing new")?;
    }
    if unreadable.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let named: Vec<_> = unreadable.iter().take(5).map(String::as_str).collect();
    warn(format_args!(
        "{}: {} cannot be read, and {} left out: {}",
        path.display(),
        words::count(unreadable.len(), "claim"),
        words::verb(unreadable.len(), "was", "were"),
        named.join(", ")
    ));
    Ok(ExitCode::FAILURE)
}

fn read(path: &Path) -> Result<Vec<u8>, StateErrorCause> {
    let read = match path.as_os_str() {
        name if name == "-" => read_stdin(MOST_BYTES),
        _ => read_file(path, MOST_BYTES),
    };
    read.map_err(StateErrorCause::Unreadable)
}

/// Adds a page, and says what is new in it.
fn add(state_dir: &StateDir, dossier: &str, page: &ClaimNotes) -> Result<MergeSummary, CliError> {
    let failed = |cause| {
        CliError::Message(format!(
            "the statuses and notes of {dossier} could not be saved: {cause}"
        ))
    };
    let mut before = state_dir.page(dossier);
    let save = Save::Notes { dossier: dossier.to_owned(), page: page.clone(), change: 0 };
    let saved = state_dir.save(&save).map_err(failed)?;
    if let Some(complaint) = saved.complaint {
        warn(&complaint);
    }
    Ok(before.merge(page))
}

/// What a merge has changed, as lines for people.
fn told(dossier: &str, merged: &MergeSummary) -> Vec<String> {
    if !merged.has_changed() {
        return Vec::new();
    }
    let parts = [
        (merged.statuses, "new status", "new statuses"),
        (merged.notes, "new note", "new notes"),
        (merged.drafts, "new draft", "new drafts"),
        (merged.replaced, "replaced", "replaced"),
    ];
    let parts = parts.iter().filter(|(count, ..)| *count > 0);
    let parts: Vec<_> = parts
        .map(|(count, one, more)| format!("{count} {}", if *count == 1 { one } else { more }))
        .collect();
    let mut lines = vec![format!("{dossier}: {}", parts.join(", "))];
    for (claims, what) in [(&merged.two_statuses, "statuses"), (&merged.two_notes, "notes")] {
        if !claims.is_empty() {
            lines.push(format!("{dossier}: both {what} are kept of {}", claims.join(", ")));
        }
    }
    lines
}
