//! Noticing that the files have changed.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::event::Event;
use super::thread;

/// How long files have to be left alone before they count as saved: editors write in several
/// steps, and a checkout changes many files.
const CALM: Duration = Duration::from_millis(60);

/// However long files keep changing, they are read again after so many calms.
const MOST_CALMS: usize = 16;

/// Watches the files as long as it lives.
#[derive(Debug)]
pub struct Watcher {
    _system: RecommendedWatcher,
}

/// Which files matter.
#[derive(Debug, Default)]
struct Interest {
    /// Folders with all the dossiers in and below them.
    folders: Vec<PathBuf>,
    /// Single files by folder and name: an editor may replace the file itself by another one.
    files: HashSet<(PathBuf, OsString)>,
}

impl Watcher {
    /// Reports [`Event::FilesChanged`] whenever a dossier at or below one of the paths changes.
    ///
    /// # Errors
    ///
    /// When the system cannot watch, or one of the folders cannot be watched.
    pub fn of(events: Sender<Event>, paths: &[PathBuf]) -> notify::Result<Self> {
        let interest = Interest::in_paths(paths);
        let watched = interest.watched();
        let (sender, changes) = mpsc::channel();
        let mut system =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                // What cannot be told exactly may have been anything.
                if event.is_ok_and(|event| !interest.is_met(&event)) {
                    return;
                }
                // Nobody listens any more once the program ends.
                let _ = sender.send(());
            })?;
        for (folder, mode) in watched {
            system.watch(&folder, mode)?;
        }
        thread::spawn("watcher", events, move |events| report(&changes, events))?;
        Ok(Self { _system: system })
    }
}

impl Interest {
    fn in_paths(paths: &[PathBuf]) -> Self {
        let mut interest = Self::default();
        for path in paths {
            if path.is_dir() {
                interest.folders.push(real(path));
            } else if let Some(name) = path.file_name() {
                interest.files.insert((real(folder_of(path)), name.to_owned()));
            }
        }
        interest
    }

    fn watched(&self) -> Vec<(PathBuf, RecursiveMode)> {
        let folders = self.folders.iter().map(|folder| (folder.clone(), RecursiveMode::Recursive));
        let parents: HashSet<&PathBuf> = self.files.iter().map(|(folder, _)| folder).collect();
        let is_apart = |parent: &&&PathBuf| !self.folders.contains(parent);
        let parents = parents.iter().filter(is_apart);
        folders
            .chain(parents.map(|parent| ((*parent).clone(), RecursiveMode::NonRecursive)))
            .collect()
    }

    fn is_met(&self, event: &notify::Event) -> bool {
        // Reading is no change; this program reads, too.
        let is_change = match event.kind {
            EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
            _ => true,
        };
        is_change && event.paths.iter().any(|path| self.is_one(path))
    }

    fn is_one(&self, path: &Path) -> bool {
        let is_dossier = path.extension().is_none_or(|end| end == "ron");
        let is_below = || self.folders.iter().any(|folder| path.starts_with(folder));
        let name = || path.file_name().unwrap_or_default().to_owned();
        // A name without an ending may be a folder that came or went.
        (is_dossier && is_below()) || self.files.contains(&(folder_of(path).to_owned(), name()))
    }
}

/// The folder that a file is in.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// The path as the system reports it.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Sends one event for changes that come together.
fn report(changes: &Receiver<()>, events: &Sender<Event>) {
    while changes.recv().is_ok() {
        let mut calms = 0..MOST_CALMS;
        while calms.next().is_some() && changes.recv_timeout(CALM).is_ok() {
            while changes.try_recv().is_ok() {}
            std::thread::sleep(CALM);
        }
        if events.send(Event::FilesChanged).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const SOON: Duration = Duration::from_secs(20);
    const NOT_YET: Duration = Duration::from_millis(400);

    fn is_told(events: &Receiver<Event>) -> bool {
        matches!(events.recv_timeout(SOON), Ok(Event::FilesChanged))
    }

    #[test]
    fn saving_is_noticed_however_the_editor_does_it_and_reading_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ron");
        fs::write(&file, "()").unwrap();
        let (sender, events) = mpsc::channel();
        let _watcher = Watcher::of(sender, std::slice::from_ref(&file)).unwrap();
        fs::read(&file).unwrap();
        fs::write(folder.path().join("b.ron"), "()").unwrap();
        assert!(events.recv_timeout(NOT_YET).is_err(), "nothing of ours has changed");
        fs::write(&file, "(1)").unwrap();
        assert!(is_told(&events), "written in place");
        fs::write(folder.path().join(".a.swp"), "(2)").unwrap();
        fs::rename(folder.path().join(".a.swp"), &file).unwrap();
        assert!(is_told(&events), "renamed over it");
        fs::remove_file(&file).unwrap();
        assert!(is_told(&events), "removed");
    }

    #[test]
    fn below_a_folder_every_dossier_counts() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("2026");
        fs::create_dir(&below).unwrap();
        let (sender, events) = mpsc::channel();
        let _watcher = Watcher::of(sender, &[folder.path().to_owned()]).unwrap();
        fs::write(below.join("notes.txt"), "").unwrap();
        assert!(events.recv_timeout(NOT_YET).is_err());
        fs::write(below.join("new.ron"), "()").unwrap();
        assert!(is_told(&events));
    }
}
