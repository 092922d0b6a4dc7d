//! The state folder.

use super::{
    ClaimNotes, Notebook, PendingFolder, Queries, SaveErrorCause, SavedQueries, SessionKey,
    SessionState, Sessions, StateError, StateErrorCause,
    document::Document,
    file::{self, PageFile},
    former,
    lock::{Lock, sweep_temporaries},
};
use crate::{
    config::KeptTheme,
    dossier::ReadErrorCause,
    library::{DossierRef, Library},
};
use jiff::Timestamp;
use rayon::prelude::*;
use std::{
    collections::HashSet,
    ffi::{OsStr, OsString},
    fmt, fs, io,
    path::{Path, PathBuf},
};

/// What is added to the name of a damaged file, before the time when it was found.
const SET_ASIDE: &str = ".damaged-";

/// The longest id that names a file, in bytes: as long as an id can be.
const LONGEST_ID: usize = 64;

/// The state folder. Reading from it changes nothing in it.
#[derive(Debug, Clone)]
pub struct StateDir {
    folder: PathBuf,
    /// Where what cannot be saved waits for the next start.
    pending: PendingFolder,
}

/// Everything that is kept, as far as it can be had.
#[derive(Debug, Default)]
pub struct LoadedState {
    /// The reader's statuses and notes.
    pub notebook: Notebook,
    /// All sessions.
    pub sessions: Sessions,
    /// The queries that were saved under a name.
    pub saved_queries: SavedQueries,
    /// The theme that was chosen on the screen.
    pub theme: KeptTheme,
    /// What cannot be had.
    pub complaints: Vec<StateError>,
    /// How many dossiers have statuses and notes that could not be saved before, and are by now.
    pub made_up_for: usize,
}

/// Something to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Save {
    /// Statuses and notes.
    Notes {
        /// The dossier.
        dossier: String,
        /// All of them.
        page: ClaimNotes,
        /// The last change of a status or a note that is in it, counted from the program's start.
        change: u64,
    },
    /// The end of a session.
    Session {
        /// Which session.
        key: SessionKey,
        /// Where it was left.
        visit: Box<SessionState>,
        /// The queries that were kept in it.
        queries: Queries,
    },
    /// A query under a name.
    Query {
        /// The name.
        name: String,
        /// The query; without one the name is forgotten.
        query: Option<String>,
    },
    /// The theme that was chosen on the screen.
    Theme(KeptTheme),
}

/// What is to be kept, in words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// Statuses and notes of a dossier.
    Notes(String),
    /// Where the session was left.
    Session,
    /// The query that is saved under this name.
    Query(String),
    /// The theme.
    Theme,
}

/// Something was kept.
#[derive(Debug, Default)]
pub struct Saved {
    /// The dossier and all statuses and notes that are kept of it by now, where such were saved:
    /// another program may have added some.
    pub page: Option<(String, ClaimNotes)>,
    /// The last change that is kept, where statuses and notes were saved.
    pub change: u64,
    /// What was in the way.
    pub complaint: Option<StateError>,
}

impl Save {
    /// What it is: of two saves of one subject the later one is enough.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Notes { dossier, .. } => Subject::Notes(dossier.clone()),
            Self::Session { .. } => Subject::Session,
            Self::Query { name, .. } => Subject::Query(name.clone()),
            Self::Theme(_) => Subject::Theme,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Notes(dossier) => write!(f, "the statuses and notes of {dossier}"),
            Self::Session => f.write_str("where you left off"),
            Self::Query(name) => write!(f, "the query {name}"),
            Self::Theme => f.write_str("the theme"),
        }
    }
}

impl StateDir {
    /// A folder, which need not be there yet.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        Self { pending: PendingFolder::of(&folder), folder }
    }

    /// The same, with folders for what cannot be saved in it, the best first.
    pub fn with_refuges(mut self, refuges: impl IntoIterator<Item = PathBuf>) -> Self {
        self.pending.add(refuges);
        self
    }

    /// Where what cannot be saved waits for the next start.
    pub fn pending(&self) -> &PendingFolder {
        &self.pending
    }

    /// The statuses and notes of a library's dossiers, and why some of them cannot be had.
    /// Nothing is written.
    pub fn notebook(&self, library: &Library) -> (Notebook, Vec<StateError>) {
        let read = |path: &Path| match file::read_page(path) {
            Ok(page) => (page.unwrap_or_default(), None),
            Err(fault) => (PageFile::default(), Some(StateError::new(path, fault))),
        };
        let (mut notebook, names, complaints) = self.pages(library, read);
        former::adopt(&mut notebook, library, || self.pages_of_others(library, &names));
        for (_, pages) in self.pending.read() {
            notebook.merge_all(&pages);
        }
        (notebook, complaints)
    }

    /// The statuses and notes of the dossiers that have been read so far. Nothing is written.
    pub fn notebook_so_far(&self, library: &Library) -> Notebook {
        let read = |path: &Path| (file::read_page(path).ok().flatten().unwrap_or_default(), None);
        self.pages(library, read).0
    }

    /// Everything that is kept of a library and of all sessions, and why some of it cannot be had.
    /// Damaged files are set aside; what could not be saved before is.
    pub fn recall(&self, library: &Library) -> LoadedState {
        sweep_temporaries(&self.folder);
        let (made_up_for, waiting) = self.make_up();
        let read = |path: &Path| self.read_or_set_aside(path, file::read_page);
        let (mut notebook, names, mut complaints) = self.pages(library, read);
        former::adopt(&mut notebook, library, || self.pages_of_others(library, &names));
        for (path, pages) in waiting {
            notebook.merge_all(&pages);
            complaints.push(StateError::new(&path, StateErrorCause::Pending));
        }
        let path = self.path_of_sessions();
        let ((_, sessions), complaint) = self.read_or_set_aside(&path, read_sessions);
        complaints.extend(complaint);
        let read_theme = |path: &Path| file::read(path)?.map(|it| it.fields()).transpose();
        let (theme, complaint) = self.read_or_set_aside(&self.path_of_theme(), read_theme);
        complaints.extend(complaint);
        let path = self.path_of_queries();
        let ((_, saved_queries), complaint) = self.read_or_set_aside(&path, read_queries);
        complaints.extend(complaint);
        LoadedState { notebook, sessions, saved_queries, theme, complaints, made_up_for }
    }

    /// Saves what could not be saved before. Returns of how many dossiers, and what still cannot.
    fn make_up(&self) -> (usize, Vec<(PathBuf, Notebook)>) {
        let (mut made_up_for, mut waiting) = (0, Vec::new());
        for (path, pages) in self.pending.read() {
            let save = |(dossier, page): (&str, &ClaimNotes)| {
                self.save(&Save::Notes { dossier: dossier.into(), page: page.clone(), change: 0 })
            };
            match pages.pages().map(save).collect::<Result<Vec<_>, _>>() {
                Ok(saved) => {
                    made_up_for += saved.len();
                    // Where it cannot be removed, it is saved once more the next time, which
                    // changes nothing.
                    let _ = fs::remove_file(path);
                }
                Err(_) => waiting.push((path, pages)),
            }
        }
        (made_up_for, waiting)
    }

    fn pages(
        &self,
        library: &Library,
        read: impl Fn(&Path) -> (PageFile, Option<StateError>),
    ) -> (Notebook, HashSet<OsString>, Vec<StateError>) {
        let (mut notebook, mut complaints) = (Notebook::default(), Vec::new());
        let folder = self.folder_of_pages();
        let names = names_in(&folder).unwrap_or_else(|fault| {
            complaints.push(StateError::new(&folder, fault));
            HashSet::new()
        });
        for id in library.dossiers().map(DossierRef::id) {
            // Most dossiers have no page, and there may be thousands of them.
            let Some(name) = name_of_page(id).filter(|name| names.contains(OsStr::new(name)))
            else {
                continue;
            };
            let path = folder.join(name);
            let (PageFile { read, is_conflict, .. }, complaint) = read(&path);
            notebook.merge(id, &read.page);
            complaints.extend(complaint);
            if is_conflict {
                complaints.push(StateError::new(&path, StateErrorCause::Conflict));
            }
            if !read.unreadable.is_empty() {
                complaints.push(StateError::new(&path, StateErrorCause::Entries(read.unreadable)));
            }
        }
        (notebook, names, complaints)
    }

    /// The pages of dossiers that are not open, as far as they can be read.
    fn pages_of_others(&self, library: &Library, names: &HashSet<OsString>) -> Vec<ClaimNotes> {
        let folder = self.folder_of_pages();
        let open: HashSet<&str> = library.dossiers().map(DossierRef::id).collect();
        let is_other =
            |name: &&OsString| dossier_of_page(name).is_some_and(|id| !open.contains(id));
        // There may be thousands of them.
        let others: Vec<&OsString> = names.iter().filter(is_other).collect();
        let read = |name: &&OsString| file::read_page(&folder.join(name)).ok().flatten();
        others.par_iter().filter_map(read).map(|page| page.read.page).collect()
    }

    /// The ids of all dossiers that have a page, in order.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn dossiers(&self) -> Result<Vec<String>, StateError> {
        let folder = self.folder_of_pages();
        let names = names_in(&folder).map_err(|fault| StateError::new(&folder, fault))?;
        let ids = names.iter().filter_map(|name| dossier_of_page(name));
        let mut ids: Vec<String> = ids.map(str::to_owned).collect();
        ids.sort_unstable();
        Ok(ids)
    }

    /// Whether a dossier can have this id: then it can have a page.
    pub fn is_name(dossier: &str) -> bool {
        name_of_page(dossier).is_some()
    }

    /// The damaged files that were set aside, by which statuses and notes may be missed.
    pub fn set_aside(&self) -> Vec<PathBuf> {
        let folders = [self.folder.clone(), self.folder_of_pages()];
        let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
        let paths = entries.flatten().map(|entry| entry.path());
        let is_one = |path: &PathBuf| {
            let name = path.file_name().and_then(OsStr::to_str);
            name.is_some_and(|name| name.contains(SET_ASIDE))
        };
        let mut paths: Vec<PathBuf> = paths.filter(is_one).collect();
        paths.sort_unstable();
        paths
    }

    /// The page of a dossier, as far as it can be read.
    pub fn page(&self, dossier: &str) -> ClaimNotes {
        let file = self.page_file(dossier).ok().flatten().unwrap_or_default();
        file.read.page
    }

    /// The page of a dossier as it stands in its file; nothing where there is none.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn page_file(&self, dossier: &str) -> Result<Option<PageFile>, StateError> {
        let Some(name) = name_of_page(dossier) else { return Ok(None) };
        let path = self.folder_of_pages().join(name);
        file::read_page(&path).map_err(|fault| StateError::new(&path, fault))
    }

    /// What a file holds; a damaged one is set aside.
    fn read_or_set_aside<T: Default>(
        &self,
        path: &Path,
        read: impl Fn(&Path) -> Result<Option<T>, StateErrorCause>,
    ) -> (T, Option<StateError>) {
        let cause = match read(path) {
            Ok(kept) => return (kept.unwrap_or_default(), None),
            Err(cause) => cause,
        };
        // Once more, while no other program is about to put a sound one in its place.
        let again = match cause {
            StateErrorCause::Damaged => {
                Lock::take(&self.folder).ok().and_then(|_lock| to_change(path, read).ok())
            }
            _ => None,
        };
        again.unwrap_or_else(|| (T::default(), Some(StateError::new(path, cause))))
    }

    /// Keeps something, together with what other programs have kept in the meantime.
    ///
    /// # Errors
    /// When that is not possible; what was kept before is still there.
    pub fn save(&self, save: &Save) -> Result<Saved, SaveErrorCause> {
        let _lock = Lock::take(&self.folder)?;
        match save {
            Save::Notes { dossier, page, change } => {
                let name = name_of_page(dossier).ok_or(SaveErrorCause::NoFileName)?;
                let path = self.folder_of_pages().join(name);
                let (mut kept, complaint) = to_change(&path, file::read_page)?;
                let read = kept.document.add(page).map_err(|fault| in_the_way(&path, fault))?;
                file::write(&path, &kept.document).map_err(|error| failed(&path, error))?;
                Ok(Saved { page: Some((dossier.clone(), read.page)), change: *change, complaint })
            }
            Save::Session { key, visit, queries } => {
                let path = self.path_of_sessions();
                let ((mut document, sessions), complaint) = to_change(&path, read_sessions)?;
                sessions.leave_in(&mut document, key, visit, queries);
                file::write(&path, &document).map_err(|error| failed(&path, error))?;
                Ok(Saved { complaint, ..Saved::default() })
            }
            Save::Query { name, query } => {
                let path = self.path_of_queries();
                let ((mut document, _), complaint) = to_change(&path, read_queries)?;
                SavedQueries::change_in(&mut document, name, query.as_deref());
                file::write(&path, &document).map_err(|error| failed(&path, error))?;
                Ok(Saved { complaint, ..Saved::default() })
            }
            Save::Theme(theme) => {
                let path = self.path_of_theme();
                if let Err(fault @ StateErrorCause::Newer) = file::read(&path) {
                    return Err(in_the_way(&path, fault));
                }
                let document = Document::of_fields(theme).unwrap_or_default();
                file::write(&path, &document).map_err(|error| failed(&path, error))?;
                Ok(Saved::default())
            }
        }
    }

    /// The folder with the statuses and notes, a file for each dossier; it need not be there yet.
    pub fn folder_of_pages(&self) -> PathBuf {
        self.folder.join("status")
    }

    fn path_of_sessions(&self) -> PathBuf {
        self.folder.join("sessions.json")
    }

    fn path_of_queries(&self) -> PathBuf {
        self.folder.join("queries.json")
    }

    fn path_of_theme(&self) -> PathBuf {
        self.folder.join("theme.json")
    }
}

/// The names in a folder; none where there is no folder.
fn names_in(folder: &Path) -> Result<HashSet<OsString>, StateErrorCause> {
    match fs::read_dir(folder) {
        Ok(entries) => Ok(entries.flatten().map(|entry| entry.file_name()).collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(HashSet::new()),
        Err(error) => Err(StateErrorCause::Unreadable(ReadErrorCause::Failed(error))),
    }
}

/// The name of a dossier's page. Ids are short, in small letters, digits and hyphens; what is
/// not names no file.
fn name_of_page(dossier: &str) -> Option<String> {
    let is_plain = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    let is_name = (1..=LONGEST_ID).contains(&dossier.len()) && dossier.bytes().all(is_plain);
    is_name.then(|| format!("{dossier}.json"))
}

/// The dossier whose page has this name, if it is the name of one.
fn dossier_of_page(name: &OsStr) -> Option<&str> {
    let dossier = name.to_str()?.strip_suffix(".json")?;
    name_of_page(dossier).map(|_| dossier)
}

/// What a file holds, to be changed under the lock; a damaged one is set aside first.
fn to_change<T: Default>(
    path: &Path,
    read: impl Fn(&Path) -> Result<Option<T>, StateErrorCause>,
) -> Result<(T, Option<StateError>), SaveErrorCause> {
    match read(path) {
        Ok(kept) => Ok((kept.unwrap_or_default(), None)),
        Err(cause) => Ok((T::default(), Some(clear_away(path, cause)?))),
    }
}

/// The file of the sessions, if it can be read as that.
fn read_sessions(path: &Path) -> Result<Option<(Document, Sessions)>, StateErrorCause> {
    let document = file::read(path)?;
    document.map(|it| Sessions::of(&it).map(|sessions| (it, sessions))).transpose()
}

/// The file of the queries that were saved under a name, if it can be read as that.
fn read_queries(path: &Path) -> Result<Option<(Document, SavedQueries)>, StateErrorCause> {
    let document = file::read(path)?;
    document.map(|it| SavedQueries::of(&it).map(|queries| (it, queries))).transpose()
}

/// Makes room where a damaged file is, and says so.
///
/// # Errors
/// When the file is not damaged, but is not to be replaced either.
fn clear_away(path: &Path, fault: StateErrorCause) -> Result<StateError, SaveErrorCause> {
    let StateErrorCause::Damaged = fault else { return Err(in_the_way(path, fault)) };
    let moved_to = Some(set_aside(path).map_err(|error| failed(path, error))?);
    Ok(StateError { moved_to, ..StateError::new(path, fault) })
}

/// Moves a damaged file out of the way: somebody may still read more in it than this program. A
/// link to it stays.
fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let path = file::target(path);
    let now = Timestamp::now().strftime("%Y-%m-%dT%H%M%S%.3fZ");
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!("{SET_ASIDE}{now}"));
    let to = path.with_file_name(name);
    fs::rename(&path, &to)?;
    Ok(to)
}

fn in_the_way(path: &Path, fault: StateErrorCause) -> SaveErrorCause {
    SaveErrorCause::Kept { path: path.to_owned(), fault: fault.into() }
}

fn failed(path: &Path, error: io::Error) -> SaveErrorCause {
    SaveErrorCause::Failed { path: path.to_owned(), error: error.into() }
}
