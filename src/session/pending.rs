//! Where statuses and notes wait that could not be saved, for the next start.

use super::{Bundle, Notebook, file};
use crate::session::fingerprint::short_digest;
use rustix::{fs::OFlags, process::geteuid};
use std::{
    fs::{self, File},
    io::{self, Read, Write},
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
};
use tempfile::Builder;

/// Folders for files that wait: the state folder itself, and others for where that cannot be
/// written. Others may write into some of them, too: a file is read only if it is this user's own,
/// and nobody else may read or write it.
#[derive(Debug, Clone)]
pub struct PendingFolder {
    /// By which files of this state folder are told from those of another one.
    prefix: String,
    folders: Vec<PathBuf>,
}

impl PendingFolder {
    pub(super) fn of(state: &Path) -> Self {
        let absolute = std::path::absolute(state).unwrap_or_else(|_| state.to_owned());
        let digest = short_digest(&absolute.as_os_str().as_encoded_bytes());
        Self { prefix: format!("onrecord-pending-{digest}-"), folders: vec![state.to_owned()] }
    }

    pub(super) fn add(&mut self, folders: impl IntoIterator<Item = PathBuf>) {
        self.folders.extend(folders);
    }

    /// Leaves statuses and notes for the next start, in the first folder that can be written, and
    /// says in which file. The state folder is left alone if it does not answer.
    ///
    /// # Errors
    /// What the last folder said, where none can be written.
    pub fn leave(&self, pages: &Notebook, is_state_folder_lost: bool) -> io::Result<PathBuf> {
        let text = Bundle::of_pages(pages).print();
        let mut outcome = Err(io::ErrorKind::NotFound.into());
        for folder in self.folders.iter().skip(usize::from(is_state_folder_lost)) {
            outcome = self.write(folder, &text);
            if outcome.is_ok() {
                break;
            }
        }
        outcome
    }

    fn write(&self, folder: &Path, text: &[u8]) -> io::Result<PathBuf> {
        // Whatever has the name already is not followed and not replaced, and nobody else may read
        // the file.
        let mut file = Builder::new().prefix(&self.prefix).suffix(".part").tempfile_in(folder)?;
        file.write_all(text)?;
        file.as_file().sync_all()?;
        // Only a whole file has a name that is looked for.
        let path = file.path().with_extension("json");
        file.persist_noclobber(&path)?;
        // So that the name outlives a crash of the system; the file is there without that.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(path)
    }

    /// The files that wait, with what can be read of them.
    pub fn read(&self) -> Vec<(PathBuf, Notebook)> {
        let entries =
            self.folders.iter().filter_map(|it| fs::read_dir(it).ok()).flatten().flatten();
        let is_one = |path: &PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| name.starts_with(&self.prefix) && name.ends_with(".json"))
        };
        let paths = entries.map(|entry| entry.path()).filter(is_one);
        paths
            .filter_map(|path| Some((read_own(&path)?, path)))
            .map(|(pages, path)| (path, pages))
            .collect()
    }
}

/// What a file holds that nobody else can have written.
fn read_own(path: &Path) -> Option<Notebook> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let flags = flags.bits().cast_signed();
    let file = File::options().read(true).custom_flags(flags).open(path).ok()?;
    let metadata = file.metadata().ok()?;
    let is_own = metadata.uid() == geteuid().as_raw() && metadata.mode() & 0o077 == 0;
    if !(metadata.is_file() && is_own) {
        return None;
    }
    let mut bytes = Vec::new();
    file.take(file::MOST_BYTES).read_to_end(&mut bytes).ok()?;
    Some(Bundle::parse(&bytes).ok()?.notebook())
}
