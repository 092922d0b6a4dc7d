//! Where something has to happen for a file to change.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Component, Path, PathBuf};

use super::view::View;

/// How many links are followed for one path, as the system does.
const MOST_LINKS: usize = 40;

/// Folders, each with what matters in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Places(BTreeMap<PathBuf, Interest>);

/// What matters in a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Interest {
    /// Device and inode: another folder of that name has to be watched anew.
    identity: (u64, u64),
    /// Entries of these names.
    names: BTreeSet<OsString>,
    /// Entries with these endings.
    endings: BTreeSet<&'static str>,
    /// Entries that are folders.
    has_folders: bool,
}

impl Places {
    /// The places of several views.
    pub fn of_all(views: &[View]) -> Self {
        let mut all = Self::default();
        for (folder, interest) in views.iter().flat_map(|view| &view.places.0) {
            let known = all.0.entry(folder.clone()).or_default();
            known.identity = interest.identity;
            known.names.extend(interest.names.iter().cloned());
            known.endings.extend(&interest.endings);
            known.has_folders |= interest.has_folders;
        }
        all
    }

    /// Adds all that leads to a path: the folders that it lies in, and those of the links on the
    /// way, as far as they are there. A file is saved by renaming another one over it, a folder is
    /// moved, a link is pointed elsewhere.
    pub fn add_way_to(&mut self, path: &Path) {
        let Ok(path) = std::path::absolute(path) else { return };
        let parts = |path: &Path| -> Vec<OsString> {
            path.components().rev().map(|part| part.as_os_str().to_owned()).collect()
        };
        let (mut at, mut ahead, mut links) = (PathBuf::new(), parts(&path), 0);
        while let Some(part) = ahead.pop() {
            match Path::new(&part).components().next() {
                Some(Component::ParentDir) => _ = at.pop(),
                Some(Component::Normal(name)) => {
                    self.add_name(&at, name);
                    let next = at.join(name);
                    match fs::read_link(&next) {
                        Ok(target) if links < MOST_LINKS => {
                            links += 1;
                            ahead.extend(parts(&target));
                        }
                        _ if fs::symlink_metadata(&next).is_ok() => at = next,
                        _ => return,
                    }
                }
                Some(Component::RootDir) => at = PathBuf::from("/"),
                _ => {}
            }
        }
    }

    fn add_name(&mut self, folder: &Path, name: &OsStr) {
        // Much happens in the root folder, and nobody renames what is in it.
        if folder.parent().is_some() {
            let interest = self.interest(folder);
            interest.map(|interest| interest.names.insert(name.to_owned()));
        }
    }

    /// Adds a folder in which files with some endings matter, and so do folders where those below
    /// it are watched, too.
    pub fn add_folder(&mut self, folder: &Path, endings: &[&'static str], has_folders: bool) {
        let Ok(folder) = folder.canonicalize() else { return };
        let interest = self.interest(&folder);
        if let Some(interest) = interest {
            interest.endings.extend(endings);
            interest.has_folders |= has_folders;
        }
    }

    fn interest(&mut self, folder: &Path) -> Option<&mut Interest> {
        if !self.0.contains_key(folder) {
            let metadata = fs::metadata(folder).ok()?;
            let identity = (metadata.dev(), metadata.ino());
            self.0.insert(folder.to_owned(), Interest { identity, ..Interest::default() });
        }
        self.0.get_mut(folder)
    }

    /// A folder that cannot be looked into cannot be watched, and that this changes is seen from
    /// the one that it is in.
    pub fn remove(&mut self, folder: &Path) {
        if let Ok(folder) = folder.canonicalize() {
            self.0.remove(&folder);
        }
    }

    /// The folders.
    pub fn folders(&self) -> impl Iterator<Item = &Path> {
        self.0.keys().map(PathBuf::as_path)
    }

    /// One folder of each device.
    pub fn devices(&self) -> impl Iterator<Item = &Path> {
        let mut seen = BTreeSet::new();
        let first = self.0.iter().filter(move |(_, interest)| seen.insert(interest.identity.0));
        first.map(|(folder, _)| folder.as_path())
    }

    /// Whether this is one of the folders.
    pub fn contains(&self, path: &Path) -> bool {
        self.0.contains_key(path)
    }

    /// Whether something that happens to this path can change a file.
    pub fn concern(&self, path: &Path) -> bool {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return false };
        let is_met = |interest: &Interest| {
            let ending = path.extension().and_then(OsStr::to_str);
            interest.names.contains(name)
                || ending.is_some_and(|ending| interest.endings.contains(ending))
                || (interest.has_folders && path.is_dir())
        };
        self.contains(path) || self.0.get(folder).is_some_and(is_met)
    }
}
