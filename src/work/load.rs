//! Reading the files without holding up the screen.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::event::Event;
use super::thread;
use super::watch::{WatchGroup, What};
use crate::dossier::check::check;
use crate::dossier::{Limits, Source, read_file};
use crate::library::{Library, LoadOutcome, Loading};
use crate::session::{LoadedState, Notebook, StateDir};
use crate::ui::{Loaded, LoadedLibrary, Problem, Reloaded};

/// Of so many dossiers at most warnings are told as well: whoever opens more reads them, and does
/// not write them.
const CHECKED: usize = 10;

/// The files that the screen shows, and where it is kept what the reader has recorded of them.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// Files and folders; none for the embedded article.
    pub paths: Vec<PathBuf>,
    /// The text of the only dossier's article, where a person names one.
    pub source: Option<PathBuf>,
    /// How much is read of them.
    pub limits: Limits,
    /// What is wrong that no file of these can change.
    pub standing: Vec<Problem>,
    /// Where statuses, notes and sessions are kept; without it they end with the program.
    pub state_dir: Option<StateDir>,
}

impl Files {
    /// What is wrong with the files that were opened.
    pub fn problems(&self, opened: &LoadOutcome) -> Vec<Problem> {
        let mut problems = self.standing.clone();
        problems.extend(opened.broken.iter().flat_map(Problem::of_broken));
        if !self.paths.is_empty() && opened.library.dossier_count() <= CHECKED {
            problems.extend(warnings(&opened.library, self.source.as_deref(), &self.limits));
        }
        problems
    }

    /// What is kept of the claims of the dossiers that have been read so far: what is wrong with it
    /// is told in the end.
    fn notebook(&self, library: &Library) -> Notebook {
        let state_dir = self.state_dir.as_ref();
        state_dir.map(|state_dir| state_dir.notebook_so_far(library)).unwrap_or_default()
    }

    /// What is read again once it has changed, and what is sent then.
    pub fn watched(&self) -> Vec<WatchGroup> {
        let dossiers = self.paths.iter().cloned().map(What::Dossiers);
        let files = dossiers.chain(self.source.iter().cloned().map(What::File));
        let pages = self
            .state_dir
            .iter()
            .map(|state_dir| What::Folder(state_dir.folder_of_pages(), "json"));
        let all = [
            WatchGroup { what: files.collect(), event: || Event::FilesChanged },
            WatchGroup { what: pages.collect(), event: || Event::StateChanged },
        ];
        all.into_iter().filter(|watched| !watched.what.is_empty()).collect()
    }

    /// Whether there may be several dossiers in them.
    pub fn may_be_several(&self) -> bool {
        self.paths.len() > 1 || self.paths.iter().any(|path| path.is_dir())
    }

    /// Whether reading them takes so long that the screen does not wait for it.
    pub fn are_many(&self) -> bool {
        let is_much =
            |path: &PathBuf| fs::metadata(path).is_ok_and(|it| it.is_dir() || it.len() > LITTLE);
        self.paths.len() > FEW || self.paths.iter().any(is_much)
    }
}

/// So many files are read before the first frame is drawn.
const FEW: usize = 16;

/// A file of so many bytes at most is read before the first frame is drawn.
const LITTLE: u64 = 4 << 20;

/// How often it is said how far the reading has come.
const PACE: Duration = Duration::from_millis(100);

/// What a check says of the dossiers that can be used, of their quotations too where the article's
/// text is at hand.
fn warnings(library: &Library, text: Option<&Path>, limits: &Limits) -> Vec<Problem> {
    let sources = library
        .dossiers()
        .filter_map(|dossier| Source::read(Path::new(dossier.origin()), limits).ok());
    let reports = sources.map(|source| (check(&source, None, limits), source));
    // The errors of a file whose last good state is shown are told already.
    let sound = reports.filter(|(report, _)| report.errors() == 0);
    // A text that cannot be read is told where it would be shown.
    let article = text.and_then(|path| read_file(path, limits.bytes).ok());
    let article = article.filter(|article| std::str::from_utf8(article).is_ok());
    let compared = sound.map(|(report, source)| match &article {
        Some(article) => (check(&source, Some(article), limits), source),
        None => (report, source),
    });
    compared.flat_map(|(report, source)| Problem::of_report(&report, &source)).collect()
}

/// Reads the files on a thread of its own, which reports [`Event::Loading`] and ends with
/// [`Event::Reloaded`]. Of a file that has become unusable the dossier stays what it was in `last`.
///
/// # Errors
/// When no thread can be started.
pub fn load(events: Sender<Event>, files: Files, last: Arc<Library>) -> io::Result<()> {
    thread::spawn("loader", events, move |events| {
        let limits = files.limits;
        let mut loading = Loading::of(&files.paths, &limits, &last);
        let (mut told, mut shown) = (Instant::now(), 0);
        while let Some(progress) = loading.go_on(&limits, &last) {
            if told.elapsed() < PACE {
                continue;
            }
            told = Instant::now();
            let read = &loading.opened.library;
            // Twice as much each time: so all of what is shown meanwhile costs no more than what is
            // shown in the end. What was there before is not replaced by a part of it.
            let is_worth_it = last.is_empty() && read.len() > 2 * shown;
            let library = is_worth_it.then(|| LoadedLibrary::new(Arc::new(read.clone())));
            let read = library.as_ref().map(LoadedLibrary::library);
            shown = read.map_or(shown, |read| read.len());
            let notebook = read.map(|read| files.notebook(read)).unwrap_or_default();
            if events.send(Event::Loading(Loaded { progress, library, notebook })).is_err() {
                // The program has ended.
                return;
            }
        }
        let mut problems = files.problems(&loading.opened);
        let recalled =
            files.state_dir.as_ref().map(|state_dir| state_dir.recall(&loading.opened.library));
        let LoadedState { notebook, complaints, .. } = recalled.unwrap_or_default();
        problems.extend(complaints.iter().map(|it| Problem::new(&it.to_string(), None)));
        let library = LoadedLibrary::new(Arc::new(loading.opened.library));
        let _ = events.send(Event::Reloaded(Reloaded { library, problems, notebook }));
    })
}
