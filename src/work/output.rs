//! Writing a file: whole or not at all.

use std::{
    fs::{self, File, Metadata},
    io::{self, Write},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::mpsc::Sender,
};
use tempfile::NamedTempFile;

use super::event::Event;
use super::thread;
use crate::dossier::special;

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// One is there, and is not to be replaced.
    #[error("{} already exists", .0.display())]
    Exists(PathBuf),
    /// What is wrong, and what to do about it.
    #[error("{0}")]
    Message(String),
}

impl WriteError {
    fn at(path: &Path, message: impl std::fmt::Display) -> Self {
        Self::Message(format!("{}: {message}", path.display()))
    }
}

/// Writes a text to a file on a thread of its own, which ends with [`Event::Written`]: what is
/// written, such as "3 claims as CSV", and where. A path that begins with `~/` begins in the
/// reader's home, as in a shell.
pub fn write_apart(
    events: &Sender<Event>,
    path: PathBuf,
    text: impl FnOnce() -> String + Send + 'static,
    replaces: bool,
    what: String,
) {
    let started = thread::spawn("write", events.clone(), move |events| {
        let home = path.strip_prefix("~").ok().zip(etcetera::home_dir().ok());
        let path = home.map_or_else(|| path.clone(), |(rest, home)| home.join(rest));
        let outcome = match replace(&path, &text(), replaces) {
            Ok(()) => Ok(format!("{what}: written to {}", path.display())),
            Err(error @ WriteError::Exists(_)) => Err(format!("{error}; write! replaces it")),
            Err(error) => Err(error.to_string()),
        };
        // Nobody listens any more where the program has ended.
        let _ = events.send(Event::Written(outcome));
    });
    if let Err(error) = started {
        let _ = events.send(Event::Written(Err(format!("nothing was written: {error}"))));
    }
}

/// Writes a file, whole or not at all; one that is there keeps its permissions, and is replaced only
/// with `force`.
///
/// The text goes to a temporary file beside it, onto the disk, and takes its name then. A file that
/// has other names too (hard links), or that is somebody else's, stays the one that it is: the text is
/// copied into it from the temporary file, which is kept if that fails on the way.
///
/// # Errors
///
/// If a file or something else already has the name and may not be replaced, or writing fails.
pub fn replace(path: &Path, text: &str, force: bool) -> Result<(), WriteError> {
    let failed = |error: io::Error| {
        WriteError::at(path, format_args!("writing failed: {}", sentence(&error)))
    };
    // A link stays a link: what it leads to is replaced.
    let target = if force { fs::canonicalize(path) } else { Ok(path.to_owned()) };
    let target = target.unwrap_or_else(|_| path.to_owned());
    let there = fs::metadata(&target).ok();
    must_not_be_taken(path, there.as_ref(), force)?;
    let folder = folder_of(&target)?;
    // What the system says of the temporary file would name it.
    let mut file = temporary(folder).map_err(|error| failed(error.kind().into()))?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    if let Some(there) = there {
        if must_stay(&there, &file).map_err(failed)? {
            return overwrite(path, &target, text, file);
        }
        file.as_file().set_permissions(there.permissions()).map_err(failed)?;
    }
    let placed = if force { file.persist(&target) } else { file.persist_noclobber(&target) };
    placed.map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => WriteError::Exists(path.to_owned()),
        _ => failed(error.error),
    })?;
    sync_folder(folder).map_err(failed)
}

/// Whether the file that is there would be another one if `new` took its name: its other names would
/// keep the old text, or whose it is would change.
fn must_stay(there: &Metadata, new: &NamedTempFile) -> io::Result<bool> {
    let new = new.as_file().metadata()?;
    Ok(there.nlink() > 1 || (there.uid(), there.gid()) != (new.uid(), new.gid()))
}

/// Writes a text, which `copy` has, into a file that is there.
fn overwrite(
    path: &Path,
    target: &Path,
    text: &str,
    copy: NamedTempFile,
) -> Result<(), WriteError> {
    let file = File::options().write(true).open(target);
    let mut file = file.map_err(|error| {
        WriteError::at(path, format_args!("writing failed: {}", sentence(&error)))
    })?;
    // Cut only then, so that what fits the old text needs no more room.
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.set_len(text.len() as u64))
        .and_then(|()| file.sync_all());
    written.map_err(|error| {
        let kept = copy.into_temp_path().keep();
        let kept = kept.map(|kept| format!("; all of the text is in {}", kept.display()));
        let (sentence, kept) = (sentence(&error), kept.unwrap_or_default());
        WriteError::at(path, format_args!("writing failed on the way: {sentence}{kept}"))
    })
}

/// Whether a new file can be put where `there` is: nothing, or a file that may be replaced.
fn must_not_be_taken(path: &Path, there: Option<&Metadata>, force: bool) -> Result<(), WriteError> {
    let Some(there) = there else { return Ok(()) };
    let name = path.display();
    if there.is_dir() {
        let message = format!("{name} is a folder; name the file to write in it");
        return Err(WriteError::Message(message));
    }
    match special(there.file_type()) {
        Some(special) => Err(WriteError::Message(format!(
            "{name} is {special}, which no file can replace; to write into it: > {name}"
        ))),
        None if force => Ok(()),
        None => Err(WriteError::Exists(path.to_owned())),
    }
}

/// The folder that a file is to be written to.
fn folder_of(target: &Path) -> Result<&Path, WriteError> {
    // What ends with a stroke names a folder.
    let names_folder = target.as_os_str().as_encoded_bytes().ends_with(b"/");
    let folder = if names_folder { Some(target) } else { target.parent() };
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    match fs::metadata(folder) {
        Ok(there) if there.is_dir() => Ok(folder),
        Ok(_) => {
            let message = format!("{} is a file, not a folder to write to", folder.display());
            Err(WriteError::Message(message))
        }
        Err(_) => Err(WriteError::at(folder, "there is no such folder to write to")),
    }
}

/// A file beside the one that is to be, readable by whom new files are readable by.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
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

/// What the system says, and what to do about it where that is known.
pub fn sentence(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full; make room, and run it again".to_owned(),
        io::ErrorKind::QuotaExceeded => "your share of the disk is used up; make room".to_owned(),
        io::ErrorKind::FileTooLarge => "the file would be larger than it may be".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => {
            "the disk is read-only; name a place elsewhere".to_owned()
        }
        io::ErrorKind::PermissionDenied => {
            "permission denied; name a place where you may write".to_owned()
        }
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{sync::mpsc, time::Duration};

    #[test]
    fn a_file_is_replaced_only_where_that_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.md");
        let write = |text: &'static str, replaces| {
            let (sender, events) = mpsc::channel();
            write_apart(&sender, path.clone(), || text.into(), replaces, "1 claim".into());
            match events.recv_timeout(Duration::from_secs(9)).unwrap() {
                Event::Written(outcome) => outcome,
                other => panic!("{other:?}"),
            }
        };
        let name = path.display();
        assert_eq!(write("one", false), Ok(format!("1 claim: written to {name}")));
        let refused = Err(format!("{name} already exists; write! replaces it"));
        assert_eq!(
            (write("two", false), fs::read_to_string(&path).unwrap()),
            (refused, "one".to_owned())
        );
        assert!(write("three", true).is_ok());
        assert_eq!(fs::read_to_string(&path).unwrap(), "three");
    }

    #[test]
    fn a_file_of_several_names_stays_one() {
        let folder = tempfile::tempdir().unwrap();
        let [path, other] = ["a.ron", "b.ron"].map(|name| folder.path().join(name));
        fs::write(&path, "a long text").unwrap();
        fs::hard_link(&path, &other).unwrap();
        for text in ["short", "a text that is longer than the first", ""] {
            replace(&path, text, true).unwrap();
            assert_eq!(fs::read_to_string(&other).unwrap(), text);
        }
        assert_eq!(fs::metadata(&path).unwrap().nlink(), 2);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "nothing else is left");
        // With one name left, it is replaced.
        fs::remove_file(&other).unwrap();
        let before = fs::metadata(&path).unwrap().ino();
        replace(&path, "whole", true).unwrap();
        assert_ne!(fs::metadata(&path).unwrap().ino(), before);
    }

    #[test]
    fn a_file_that_cannot_be_written_into_stays_as_it_is() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let [path, other] = ["a.ron", "b.ron"].map(|name| folder.path().join(name));
        fs::write(&path, "old").unwrap();
        fs::hard_link(&path, &other).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
        // Root may write to anything.
        if File::options().write(true).open(&path).is_err() {
            assert!(replace(&path, "new", true).is_err());
            assert_eq!(fs::read_to_string(&other).unwrap(), "old");
        }
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "nothing else is left");
    }
}
