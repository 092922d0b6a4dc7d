//! Writing to stdout, or to a file: whole or not at all.

use super::{args::Output, failure::Failure};
use std::{
    fs::{self, File},
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
    /// Where there is a file already that is not to be replaced, or something that is no file, or
    /// writing fails.
    pub fn write(&self, text: &str, out: &mut impl Write) -> Result<(), Failure> {
        match &self.file {
            Some(path) if path.as_os_str() != "-" => replace(path, text, self.force),
            _ => Ok(out.write_all(text.as_bytes())?),
        }
    }
}

fn replace(path: &Path, text: &str, force: bool) -> Result<(), Failure> {
    let failed = |cause: io::Error| Failure::Write { path: path.to_owned(), cause };
    // A link stays a link: what it leads to is replaced.
    let target = if force { fs::canonicalize(path) } else { Ok(path.to_owned()) };
    let target = target.unwrap_or_else(|_| path.to_owned());
    let there = fs::metadata(&target).ok();
    if force && there.as_ref().is_some_and(|there| !there.is_file()) {
        return Err(Failure::NoFile { path: path.to_owned() });
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(Failure::NoFolder { folder: folder.to_owned() });
    }
    // What the system says of the temporary file would name it.
    let mut file = temporary(folder).map_err(|error| failed(error.kind().into()))?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    if let Some(there) = there.filter(|_| force) {
        file.as_file().set_permissions(there.permissions()).map_err(failed)?;
    }
    file.as_file().sync_all().map_err(failed)?;
    let placed = if force { file.persist(&target) } else { file.persist_noclobber(&target) };
    placed.map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => Failure::Exists { path: path.to_owned() },
        _ => failed(error.error),
    })?;
    sync_folder(folder).map_err(failed)
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
