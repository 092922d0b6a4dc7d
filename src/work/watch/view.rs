//! What files are when one looks at them.

use std::fs::{self, Metadata};
use std::hash::{BuildHasher, Hash};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::{Duration, SystemTime};

use foldhash::quality::FixedState;

use super::places::Places;
use super::remote::is_remote;
use super::{WatchGroup, What};
use crate::library::{is_dossier, walk};

/// What watched files are at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct View {
    /// Another number as soon as one of them is another file, or has been written to.
    pub fingerprint: u64,
    /// When one of them was changed last, as far as they are there.
    pub newest: Option<SystemTime>,
    /// Where something has to happen for one of them to change.
    pub places: Places,
    /// Whether another computer, or another program in its stead, can change them without an event.
    pub is_remote: bool,
}

impl View {
    /// Looks at everything.
    pub fn of(watched: &WatchGroup) -> Self {
        let mut view = Self::default();
        for what in &watched.what {
            match what {
                What::Dossiers(path) if path.is_dir() => view.add_folder_of_dossiers(path),
                What::Dossiers(path) => {
                    view.add_file(path);
                    view.add_file(&path.with_extension("txt"));
                }
                What::File(path) => view.add_file(path),
                What::Folder(folder, ending) => view.add_folder(folder, ending),
            }
        }
        view.is_remote = view.places.devices().any(is_remote);
        view
    }

    fn add_file(&mut self, path: &Path) {
        self.places.add_way_to(path);
        self.add_state(path);
    }

    fn add_folder(&mut self, folder: &Path, ending: &'static str) {
        self.places.add_way_to(folder);
        self.places.add_folder(folder, &[ending], false);
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let files = entries.map(|entry| entry.path());
        files
            .filter(|path| path.extension().is_some_and(|it| it == ending))
            .for_each(|path| self.add_state(&path));
    }

    /// The walk is that of whoever reads them.
    fn add_folder_of_dossiers(&mut self, folder: &Path) {
        self.places.add_way_to(folder);
        for entry in walk(folder) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(folder);
                    // A link that leads nowhere, or a folder that cannot be looked into.
                    self.places.add_way_to(path);
                    self.places.remove(path);
                    self.add((path, "not walked"));
                    continue;
                }
            };
            let path = entry.path();
            if entry.path_is_symlink() {
                self.places.add_way_to(path);
            }
            if entry.file_type().is_dir() {
                self.places.add_folder(path, &["ron", "txt"], true);
                self.add((path, "folder"));
            } else if is_dossier(path) {
                self.add_state(path);
                self.add_state(&path.with_extension("txt"));
            }
        }
    }

    fn add_state(&mut self, path: &Path) {
        let metadata = fs::metadata(path).ok();
        self.newest = self.newest.max(metadata.as_ref().and_then(changed));
        // Not the time alone: a file that is moved over another one may be older than that.
        self.add((path, metadata.as_ref().map(state)));
    }

    /// In whatever order things come, their sum is the same.
    fn add(&mut self, thing: impl Hash) {
        self.fingerprint = self.fingerprint.wrapping_add(FixedState::with_seed(0).hash_one(thing));
    }
}

/// All that changes with a file, as far as the system says it.
fn state(file: &Metadata) -> impl Hash + use<> {
    let written = (file.mtime(), file.mtime_nsec());
    let changed = (file.ctime(), file.ctime_nsec());
    (file.dev(), file.ino(), file.mode(), file.len(), written, changed)
}

/// When a file was changed last, by the clock of its file system, which nobody can set for it.
fn changed(file: &Metadata) -> Option<SystemTime> {
    let seconds = u64::try_from(file.ctime()).ok()?;
    let nanoseconds = u32::try_from(file.ctime_nsec()).ok()?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::new(seconds, nanoseconds))
}
