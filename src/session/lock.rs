//! The lock that keeps two programs from writing at the same moment.

use super::{SaveErrorCause, file};
use rustix::{
    fs::{FlockOperation, flock},
    io::{Errno, retry_on_intr},
    process::{Pid, test_kill_process},
};
use std::{
    fs::{self, File},
    io::{self, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
    thread::sleep,
    time::{Duration, Instant},
};

/// How long another program is waited for. To save takes it a few milliseconds, unless it was
/// stopped or its file system does not answer.
const PATIENCE: Duration = Duration::from_millis(300);

/// How often it is tried in that time.
const PACE: Duration = Duration::from_millis(5);

/// As long as this lives, no other program writes.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "the lock ends with the file")] File);

impl Lock {
    /// Takes the lock of a folder, which is created where there is none.
    ///
    /// # Errors
    /// When another program holds it, or the system refuses.
    pub fn take(folder: &Path) -> Result<Self, SaveErrorCause> {
        let failed = |error: io::Error| SaveErrorCause::Failed {
            path: folder.to_owned(),
            error: error.into(),
        };
        file::create_folder(folder).map_err(failed)?;
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(folder.join("lock"))
            .map_err(failed)?;
        let deadline = Instant::now() + PATIENCE;
        loop {
            match retry_on_intr(|| flock(&file, FlockOperation::NonBlockingLockExclusive)) {
                Ok(()) => break,
                // Not every file system has locks. Two programs that save at the same moment are
                // rare, and each has still everything that it knows.
                Err(Errno::NOTSUP | Errno::NOSYS | Errno::NOLCK) => return Ok(Self(file)),
                Err(Errno::WOULDBLOCK) if Instant::now() < deadline => sleep(PACE),
                Err(Errno::WOULDBLOCK) => {
                    return Err(SaveErrorCause::Held { holder: holder(&mut file) });
                }
                Err(error) => return Err(failed(error.into())),
            }
        }
        // Only to say who it is: on a full disk nobody is named.
        let _ = sign(&mut file);
        Ok(Self(file))
    }
}

fn sign(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    writeln!(file, "{}", std::process::id())
}

/// Who holds the lock, as far as that can be told: the number may be an earlier holder's, or that
/// of a process on another computer.
fn holder(file: &mut File) -> Option<i32> {
    let mut text = String::new();
    file.take(32).read_to_string(&mut text).ok()?;
    text.trim().parse().ok().filter(|pid| is_alive(*pid))
}

/// Whether a process of that number runs.
fn is_alive(pid: i32) -> bool {
    let Some(pid) = Pid::from_raw(pid).filter(|_| pid > 0) else { return false };
    // Another user's process may not be asked, and is there.
    !matches!(test_kill_process(pid), Err(Errno::SRCH))
}

/// Removes files that were still being written when their program was killed.
pub(super) fn sweep_temporaries(folder: &Path) {
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
