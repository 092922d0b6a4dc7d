//! Writing to stdout, or to a file: whole or not at all.

use super::{
    args::Output,
    error::{CliError, sentence},
};
use crate::dossier::special;
use std::{
    fs::{self, File, Metadata},
    io::{self, Write},
    path::Path,
};

impl Output {
    /// Writes a text to the file that was named, or to `out`.
    ///
    /// The file is there whole or is what it was before: the text goes to a temporary file beside
    /// it, onto the disk, and takes its name then.
    ///
    /// # Errors
    ///
    /// If a file or something else already has the name and may not be replaced, or writing fails.
    pub fn write(&self, text: &str, out: &mut impl Write) -> Result<(), CliError> {
        match &self.file {
            Some(path) if path.as_os_str() != "-" => replace(path, text, self.force),
            _ => Ok(out.write_all(text.as_bytes())?),
        }
    }
}

/// Writes a file, whole or not at all; one that is there keeps its permissions, and is replaced only
/// with `force`.
///
/// # Errors
///
/// As for [`Output::write`].
pub fn replace(path: &Path, text: &str, force: bool) -> Result<(), CliError> {
    let failed =
        |error: io::Error| CliError::at(path, format_args!("writing failed: {}", sentence(&error)));
    // A link stays a link: what it leads to is replaced.
    let target = if force { fs::canonicalize(path) } else { Ok(path.to_owned()) };
    let target = target.unwrap_or_else(|_| path.to_owned());
    let there = fs::metadata(&target).ok();
    must_not_be_taken(path, there.as_ref(), force)?;
    let folder = folder_of(&target)?;
    // What the system says of the temporary file would name it.
    let mut file = temporary(folder).map_err(|error| failed(error.kind().into()))?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    if let Some(there) = there {
        file.as_file().set_permissions(there.permissions()).map_err(failed)?;
    }
    file.as_file().sync_all().map_err(failed)?;
    let placed = if force { file.persist(&target) } else { file.persist_noclobber(&target) };
    placed.map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => exists(path),
        _ => failed(error.error),
    })?;
    sync_folder(folder).map_err(failed)
}

fn exists(path: &Path) -> CliError {
    format!("{} already exists; --force replaces it", path.display()).into()
}

/// Whether a new file can be put where `there` is: nothing, or a file that may be replaced.
fn must_not_be_taken(path: &Path, there: Option<&Metadata>, force: bool) -> Result<(), CliError> {
    let Some(there) = there else { return Ok(()) };
    let name = path.display();
    if there.is_dir() {
        return Err(format!("{name} is a folder; name the file to write in it").into());
    }
    match special(there.file_type()) {
        Some(special) => Err(format!(
            "{name} is {special}, which no file can replace; to write into it: > {name}"
        )
        .into()),
        None if force => Ok(()),
        None => Err(exists(path)),
    }
}

/// The folder that a file is to be written to.
fn folder_of(target: &Path) -> Result<&Path, CliError> {
    // What ends with a stroke names a folder.
    let names_folder = target.as_os_str().as_encoded_bytes().ends_with(b"/");
    let folder = if names_folder { Some(target) } else { target.parent() };
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    match fs::metadata(folder) {
        Ok(there) if there.is_dir() => Ok(folder),
        Ok(_) => Err(format!("{} is a file, not a folder to write to", folder.display()).into()),
        Err(_) => Err(CliError::at(folder, "there is no such folder to write to")),
    }
}

/// A file beside the one that is to be, readable by whom new files are readable by.
fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".onrecord-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Brings the new name onto the disk.
fn sync_folder(folder: &Path) -> io::Result<()> {
    // Elsewhere a folder cannot be opened as a file.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
