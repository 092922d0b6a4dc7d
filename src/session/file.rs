//! One file of the state folder: JSON, read with care, and written whole or not at all.

use super::{StateErrorCause, conflict, document::Document, document::PageRead};
use crate::dossier::{ReadErrorCause, read_file};
use std::{
    fs::{self, DirBuilder, File},
    io::{self, Write},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};
use tempfile::{Builder, NamedTempFile};

/// A file beyond this size is neither read nor written.
pub const MOST_BYTES: u64 = 64 << 20;

/// So many links at most lead to a file.
const MOST_LINKS: usize = 16;

/// The beginning of the names of files that are still being written; the number of the process
/// follows.
const TEMPORARY: &str = ".onrecord-";

/// What a file holds; nothing where there is no file.
///
/// # Errors
/// When there is something else than such a file, or it cannot be read.
pub(super) fn read(path: &Path) -> Result<Option<Document>, StateErrorCause> {
    match read_file(path, MOST_BYTES) {
        Ok(bytes) => Document::parse(&bytes).map(Some),
        Err(ReadErrorCause::Missing) => Ok(None),
        Err(cause) => Err(StateErrorCause::Unreadable(cause)),
    }
}

/// A page's file, which two versions of it may have become.
#[derive(Debug, Default)]
pub(super) struct PageFile {
    /// What it holds.
    pub document: Document,
    /// What can be read of that.
    pub read: PageRead,
    /// Whether it has the two sides of a conflict; then it holds both.
    pub is_conflict: bool,
}

/// What a page's file holds; nothing where there is no file.
///
/// # Errors
/// When there is something else than such a file, or it cannot be read.
pub(super) fn read_page(path: &Path) -> Result<Option<PageFile>, StateErrorCause> {
    let bytes = match read_file(path, MOST_BYTES) {
        Ok(bytes) => bytes,
        Err(ReadErrorCause::Missing) => return Ok(None),
        Err(cause) => return Err(StateErrorCause::Unreadable(cause)),
    };
    let fault = match Document::parse(&bytes) {
        Ok(document) => {
            let read = document.page()?;
            return Ok(Some(PageFile { document, read, is_conflict: false }));
        }
        Err(fault) => fault,
    };
    let Some([ours, theirs]) = conflict::sides(&bytes) else { return Err(fault) };
    let mut document = Document::parse(ours.as_bytes())?;
    let theirs = Document::parse(theirs.as_bytes())?.page()?;
    let mut read = document.add(&theirs.page)?;
    read.unreadable.extend(theirs.unreadable);
    Ok(Some(PageFile { document, read, is_conflict: true }))
}

/// Writes a file so that at every moment there is the old one or the new one, for nobody but its
/// owner to read. A link stays one: what it leads to is replaced.
///
/// # Errors
/// When the system refuses; the old file is there as before.
pub(super) fn write(path: &Path, document: &Document) -> io::Result<()> {
    // The name of the temporary file means nothing to anybody.
    write_whole(path, &document.print()).map_err(|error| match error.raw_os_error() {
        Some(_) => error,
        None => error.kind().into(),
    })
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let target = target(path);
    let folder = target.parent().unwrap_or(Path::new("."));
    create_folder(folder)?;
    let mut file = temporary(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&target)?;
    // So that the new name, too, outlives a crash of the system.
    File::open(folder)?.sync_all()
}

/// Where a file really lies, or would: at the end of the links that lead to it.
pub(super) fn target(path: &Path) -> PathBuf {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(next) = fs::read_link(&target) else { break };
        let folder = target.parent().unwrap_or(Path::new("."));
        target = folder.join(next);
    }
    target
}

/// Creates a folder, and those that it lies in, as the XDG specification asks for.
///
/// # Errors
/// When the system refuses.
pub(super) fn create_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// A file that is still being written, which says by its name who writes it.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let prefix = format!("{TEMPORARY}{}-", std::process::id());
    Builder::new().prefix(&prefix).suffix(".tmp").tempfile_in(folder)
}

/// The process that writes a file of this name, if it is one that is still being written.
pub(super) fn writer_of(name: &str) -> Option<i32> {
    let rest = name.strip_prefix(TEMPORARY)?.strip_suffix(".tmp")?;
    rest.split_once('-')?.0.parse().ok()
}
