//! What can go wrong, as sentences. None of it ends the program.

use super::Subject;
use crate::dossier::ReadErrorCause;
use std::{
    fmt, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Why a file of the state folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StateErrorCause {
    /// It is not what the program writes.
    #[error("it is damaged")]
    Damaged,
    /// A later version of the program wrote it.
    #[error("a newer version of onrecord wrote it; use that version")]
    Newer,
    /// It cannot be read.
    #[error("it cannot be read: {}", reason(.0))]
    Unreadable(ReadErrorCause),
    /// Of some claims it says something that cannot be read.
    #[error("what it says of {} cannot be read, and stays as it stands", claims(.0))]
    Entries(Vec<String>),
    /// It has both sides of a conflict.
    #[error("a version control system left both sides of a conflict in it; onrecord uses both")]
    Conflict,
    /// It waits for a state folder that can be written.
    #[error("these changes could not be saved before, and still cannot; they stay there")]
    Pending,
}

/// Why it cannot be read: that reading failed is said already.
fn reason(cause: &ReadErrorCause) -> String {
    match cause {
        ReadErrorCause::Failed(error) => error.to_string(),
        cause => cause.to_string(),
    }
}

/// The ids of claims, at most three.
fn claims(ids: &[String]) -> String {
    let named: Vec<_> = ids.iter().take(3).map(String::as_str).collect();
    match ids.len() - named.len() {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

/// A file of the state folder that was not used.
#[derive(Debug)]
pub struct StateError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub fault: StateErrorCause,
    /// Where it was moved to, so that another can take its place.
    pub moved_to: Option<PathBuf>,
}

impl StateError {
    pub(super) fn new(path: &Path, fault: StateErrorCause) -> Self {
        Self { path: path.to_owned(), fault, moved_to: None }
    }
}

impl fmt::Display for StateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let colon = match self.fault {
            StateErrorCause::Entries(_) | StateErrorCause::Conflict | StateErrorCause::Pending => {
                ":"
            }
            StateErrorCause::Damaged | StateErrorCause::Newer | StateErrorCause::Unreadable(_) => {
                " is not used:"
            }
        };
        write!(f, "{}{colon} {}", self.path.display(), self.fault)?;
        let set_aside = self.moved_to.as_ref().and_then(|path| path.file_name());
        match set_aside {
            Some(name) => write!(f, ", and was set aside as {}", name.display()),
            None => Ok(()),
        }
    }
}

/// Something could not be kept.
#[derive(Debug, thiserror::Error)]
#[error("{subject} could not be saved: {cause}")]
pub struct SaveError {
    /// What could not be kept.
    pub subject: Subject,
    /// What happened.
    pub cause: SaveErrorCause,
}

/// Why something could not be kept.
#[derive(Debug, Clone, thiserror::Error)]
pub enum SaveErrorCause {
    /// The system refuses.
    #[error("{error}: {}", .path.display())]
    Failed {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: Arc<io::Error>,
    },
    /// The file has something that must not be lost.
    #[error("{fault}: {}", .path.display())]
    Kept {
        /// The file.
        path: PathBuf,
        /// Why it cannot be added to.
        fault: Arc<StateErrorCause>,
    },
    /// No file can have the dossier's name.
    #[error("the dossier's id cannot be the name of a file")]
    NoFileName,
    /// Another program is about to write, and does not end: it was stopped, or waits itself.
    #[error("{}, holds the lock", match .holder {
        Some(pid) => format!("another onrecord, process {pid}"),
        None => "another onrecord process".to_owned(),
    })]
    Held {
        /// The number of its process.
        holder: Option<i32>,
    },
    /// The file system did not answer in time.
    #[error("the file system does not answer")]
    TooSlow,
    /// The thread that saves has been lost.
    #[error("the program failed while saving")]
    Interrupted,
}
