//! The state folder.

use super::{
    Complaint, Fault, Notebook, Page, Queries, SaveError, SaveErrorCause, SessionKey, Sessions,
    Visit, file,
};
use crate::{
    config::KeptTheme,
    dossier::ReadErrorCause,
    library::{DossierRef, Library},
};
use jiff::Timestamp;
use rustix::fs::{FlockOperation, flock};
use rustix::io::{Errno, retry_on_intr};
use serde::{Serialize, de::DeserializeOwned};
use std::{
    collections::HashSet,
    ffi::{OsStr, OsString},
    fmt,
    fs::{self, File},
    io,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// The longest id that names a file, in bytes: as long as an id can be.
const LONGEST_ID: usize = 64;

/// The state folder. Reading from it changes nothing in it.
#[derive(Debug, Clone)]
pub struct Memory {
    folder: PathBuf,
}

/// Everything that is kept, as far as it can be had.
#[derive(Debug, Default)]
pub struct Recalled {
    /// The reader's statuses and notes.
    pub notebook: Notebook,
    /// All sessions.
    pub sessions: Sessions,
    /// The theme that was chosen on the screen.
    pub theme: KeptTheme,
    /// What cannot be had.
    pub complaints: Vec<Complaint>,
}

/// Something to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Save {
    /// Statuses and notes.
    Page {
        /// The dossier.
        dossier: String,
        /// All of them.
        page: Page,
    },
    /// The end of a session.
    Session {
        /// Which session.
        key: SessionKey,
        /// Where it was left.
        visit: Box<Visit>,
        /// The queries that were kept in it.
        queries: Queries,
    },
    /// The theme that was chosen on the screen.
    Theme(KeptTheme),
}

/// What is to be kept, in words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// Statuses and notes of a dossier.
    Page(String),
    /// Where the session was left.
    Session,
    /// The theme.
    Theme,
    /// All that was not saved at the end.
    Rest,
}

/// Something was kept.
#[derive(Debug, Default)]
pub struct Saved {
    /// The dossier and all statuses and notes that are kept of it by now, where such were saved:
    /// another program may have added some.
    pub page: Option<(String, Page)>,
    /// What was in the way.
    pub complaint: Option<Complaint>,
}

impl Save {
    /// What it is: of two saves of one subject the later one is enough.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Page { dossier, .. } => Subject::Page(dossier.clone()),
            Self::Session { .. } => Subject::Session,
            Self::Theme(_) => Subject::Theme,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(dossier) => write!(f, "the statuses and notes of {dossier}"),
            Self::Session => f.write_str("where you left off"),
            Self::Theme => f.write_str("the theme"),
            Self::Rest => f.write_str("what was still to be saved"),
        }
    }
}

impl Memory {
    /// A folder, which need not be there yet.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The statuses and notes of a library's dossiers, and why some of them cannot be had.
    /// Nothing is written.
    pub fn notebook(&self, library: &Library) -> (Notebook, Vec<Complaint>) {
        self.pages(library, |path| match file::read(path) {
            Ok(page) => (page.unwrap_or_default(), None),
            Err(fault) => (Page::default(), Some(Complaint::new(path, fault))),
        })
    }

    /// Everything that is kept of a library and of all sessions, and why some of it cannot be had.
    /// Damaged files are set aside.
    pub fn recall(&self, library: &Library) -> Recalled {
        let (notebook, mut complaints) = self.pages(library, |path| self.read_or_set_aside(path));
        let (sessions, complaint) = self.read_or_set_aside(&self.path_of_sessions());
        complaints.extend(complaint);
        let (theme, complaint) = self.read_or_set_aside(&self.path_of_theme());
        complaints.extend(complaint);
        Recalled { notebook, sessions, theme, complaints }
    }

    fn pages(
        &self,
        library: &Library,
        read: impl Fn(&Path) -> (Page, Option<Complaint>),
    ) -> (Notebook, Vec<Complaint>) {
        let (mut notebook, mut complaints) = (Notebook::default(), Vec::new());
        let folder = self.folder_of_pages();
        let names = names_in(&folder).unwrap_or_else(|fault| {
            complaints.push(Complaint::new(&folder, fault));
            HashSet::new()
        });
        for id in library.dossiers().map(DossierRef::id) {
            // Most dossiers have no page, and there may be thousands of them.
            let Some(name) = name_of_page(id).filter(|name| names.contains(OsStr::new(name)))
            else {
                continue;
            };
            let (page, complaint) = read(&folder.join(name));
            notebook.merge(id, &page);
            complaints.extend(complaint);
        }
        (notebook, complaints)
    }

    /// What a file holds; a damaged one is set aside.
    fn read_or_set_aside<T: Default + DeserializeOwned>(
        &self,
        path: &Path,
    ) -> (T, Option<Complaint>) {
        let fault = match file::read(path) {
            Ok(kept) => return (kept.unwrap_or_default(), None),
            Err(fault) => fault,
        };
        // Once more, while no other program is about to put a sound one in its place.
        let again = match fault {
            Fault::Damaged => self.lock().ok().and_then(|_lock| to_change(path).ok()),
            _ => None,
        };
        again.unwrap_or_else(|| (T::default(), Some(Complaint::new(path, fault))))
    }

    /// Keeps something, together with what other programs have kept in the meantime.
    ///
    /// # Errors
    /// When that is not possible; what was kept before is still there.
    pub fn save(&self, save: &Save) -> Result<Saved, SaveError> {
        self.try_save(save).map_err(|cause| SaveError { subject: save.subject(), cause })
    }

    fn try_save(&self, save: &Save) -> Result<Saved, SaveErrorCause> {
        let _lock = self.lock().map_err(|error| failed(&self.folder, error))?;
        match save {
            Save::Page { dossier, page } => {
                let name = name_of_page(dossier).ok_or(SaveErrorCause::NoFileName)?;
                let path = self.folder_of_pages().join(name);
                let (page, complaint) = change(&path, |kept: &mut Page| _ = kept.merge(page))?;
                Ok(Saved { page: Some((dossier.clone(), page)), complaint })
            }
            Save::Session { key, visit, queries } => {
                let leave = |sessions: &mut Sessions| sessions.leave(key, visit, queries);
                let (_, complaint) = change(&self.path_of_sessions(), leave)?;
                Ok(Saved { page: None, complaint })
            }
            Save::Theme(theme) => {
                let choose = |kept: &mut KeptTheme| *kept = *theme;
                let (_, complaint) = change(&self.path_of_theme(), choose)?;
                Ok(Saved { page: None, complaint })
            }
        }
    }

    /// Waits until no other program writes, until the file is dropped.
    fn lock(&self) -> io::Result<File> {
        file::create_folder(&self.folder)?;
        let lock = File::options()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(self.folder.join("lock"))?;
        match retry_on_intr(|| flock(&lock, FlockOperation::LockExclusive)) {
            // Not every file system has locks. Two programs that save at the same moment are rare,
            // and each has still everything that it knows.
            Ok(()) | Err(Errno::NOTSUP | Errno::NOSYS | Errno::NOLCK) => Ok(lock),
            Err(error) => Err(error.into()),
        }
    }

    /// The folder with the statuses and notes, a file for each dossier; it need not be there yet.
    pub fn folder_of_pages(&self) -> PathBuf {
        self.folder.join("status")
    }

    fn path_of_sessions(&self) -> PathBuf {
        self.folder.join("sessions.json")
    }

    fn path_of_theme(&self) -> PathBuf {
        self.folder.join("theme.json")
    }
}

/// The names in a folder; none where there is no folder.
fn names_in(folder: &Path) -> Result<HashSet<OsString>, Fault> {
    match fs::read_dir(folder) {
        Ok(entries) => Ok(entries.flatten().map(|entry| entry.file_name()).collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(HashSet::new()),
        Err(error) => Err(Fault::Unreadable(ReadErrorCause::Failed(error))),
    }
}

/// The name of a dossier's page. Ids are short, in small letters, digits and hyphens; what is
/// not names no file.
fn name_of_page(dossier: &str) -> Option<String> {
    let is_plain = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    let is_name = (1..=LONGEST_ID).contains(&dossier.len()) && dossier.bytes().all(is_plain);
    is_name.then(|| format!("{dossier}.json"))
}

/// Changes what a file holds, under the lock.
fn change<T: Default + Serialize + DeserializeOwned>(
    path: &Path,
    change: impl FnOnce(&mut T),
) -> Result<(T, Option<Complaint>), SaveErrorCause> {
    let (mut kept, complaint) = to_change(path)?;
    change(&mut kept);
    file::write(path, &kept).map_err(|error| failed(path, error))?;
    Ok((kept, complaint))
}

/// What a file holds, to be changed under the lock; a damaged one is set aside first.
fn to_change<T: Default + DeserializeOwned>(
    path: &Path,
) -> Result<(T, Option<Complaint>), SaveErrorCause> {
    match file::read(path) {
        Ok(kept) => Ok((kept.unwrap_or_default(), None)),
        Err(fault @ Fault::Damaged) => {
            let moved_to = Some(set_aside(path).map_err(|error| failed(path, error))?);
            Ok((T::default(), Some(Complaint { moved_to, ..Complaint::new(path, fault) })))
        }
        Err(fault) => Err(SaveErrorCause::Kept { path: path.to_owned(), fault }),
    }
}

/// Moves a damaged file out of the way: somebody may still read more in it than this program.
fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let now = Timestamp::now().strftime("%Y-%m-%dT%H%M%S%.3fZ");
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".damaged-{now}"));
    let to = path.with_file_name(name);
    fs::rename(path, &to)?;
    Ok(to)
}

fn failed(path: &Path, error: io::Error) -> SaveErrorCause {
    SaveErrorCause::Failed { path: path.to_owned(), error }
}
