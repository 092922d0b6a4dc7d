//! What killed programs have left behind.

use super::{
    file,
    lock::{Lock, is_alive},
};
use std::{fs, path::Path};

/// Removes files that were still being written when their program was killed.
pub(super) fn temporaries(folder: &Path) {
    let folders = [folder.to_owned(), folder.join("status")];
    let entries = || folders.iter().filter_map(|it| fs::read_dir(it).ok()).flatten().flatten();
    let is_left = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        name.to_str().and_then(file::writer_of).is_some_and(|writer| !is_alive(writer))
    };
    if !entries().any(|entry| is_left(&entry)) {
        return;
    }
    // A process of another computer has the lock as long as it writes. Where the lock cannot be
    // had, the files stay for the next time.
    let Ok(_lock) = Lock::take(folder) else { return };
    for entry in entries().filter(is_left) {
        let _ = fs::remove_file(entry.path());
    }
}
