//! The walk through a folder of dossiers: for those who read it, and for those who watch it.

use std::{collections::HashSet, os::unix::fs::MetadataExt, path::Path};
use walkdir::{DirEntry, WalkDir};

/// Everything in and below a folder, in the order of the names, links followed. A folder that links
/// reach in several ways is entered once: there could be more ways than anybody can go.
pub fn walk(folder: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> + use<> {
    let mut seen = HashSet::new();
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name();
    walk.into_iter().filter_entry(move |entry| is_first_time(entry, &mut seen))
}

/// Whether the name is that of a dossier.
pub fn is_dossier(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "ron")
}

/// Whether an entry is no folder that was walked before.
fn is_first_time(entry: &DirEntry, seen: &mut HashSet<(u64, u64)>) -> bool {
    // Of one that is gone by now the walk itself says so.
    let folder = entry.file_type().is_dir().then(|| entry.metadata().ok()).flatten();
    folder.is_none_or(|folder| seen.insert((folder.dev(), folder.ino())))
}
