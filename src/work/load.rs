//! Reading the files again without holding up the screen.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::event::Event;
use super::thread;
use crate::app::{Reloaded, Trouble};
use crate::dossier::check::check;
use crate::dossier::{Limits, Source};
use crate::library::{self, Library, Opened};
use crate::session::Memory;

/// Of so many dossiers at most warnings are told as well: whoever opens more reads them, and does
/// not write them.
const CHECKED: usize = 10;

/// The files that the screen shows, and where it is kept what the reader has recorded of them.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// Files and folders; none for the embedded article.
    pub paths: Vec<PathBuf>,
    /// What is wrong that no file of these can change.
    pub standing: Vec<Trouble>,
    /// Where statuses, notes and sessions are kept; without it they end with the program.
    pub memory: Option<Memory>,
}

impl Files {
    /// What is wrong with the files that were opened.
    pub fn troubles(&self, opened: &Opened) -> Vec<Trouble> {
        let mut troubles = self.standing.clone();
        troubles.extend(opened.broken.iter().flat_map(Trouble::of_broken));
        if !self.paths.is_empty() && opened.library.dossier_count() <= CHECKED {
            troubles.extend(warnings(&opened.library));
        }
        troubles
    }

    fn reload(&self, last: &Library) -> Reloaded {
        let opened = library::reopen(&self.paths, &Limits::default(), last);
        let mut troubles = self.troubles(&opened);
        let memory = self.memory.as_ref();
        let kept = memory.map(|memory| memory.notebook(&opened.library));
        let (notebook, complaints) = kept.unwrap_or_default();
        troubles.extend(complaints.iter().map(|it| Trouble::told(&it.to_string(), None)));
        Reloaded { library: Arc::new(opened.library), troubles, notebook }
    }
}

/// What a check says of the dossiers that can be used.
fn warnings(library: &Library) -> Vec<Trouble> {
    let limits = Limits::default();
    let sources = library
        .dossiers()
        .filter_map(|dossier| Source::read(std::path::Path::new(dossier.origin()), &limits).ok());
    let reports = sources.map(|source| (check(&source, None, &limits), source));
    // The errors of a file whose last good state is shown are told already.
    let sound = reports.filter(|(report, _)| report.errors() == 0);
    sound.flat_map(|(report, source)| Trouble::of_report(&report, &source)).collect()
}

/// Reads the files again on a thread of its own, which ends with [`Event::Reloaded`]. Of a file
/// that has become unusable the dossier stays what it was in `last`.
///
/// # Errors
/// When no thread can be started.
pub fn reload(events: Sender<Event>, files: Files, last: Arc<Library>) -> io::Result<()> {
    thread::spawn("loader", events, move |events| {
        // Nobody listens any more where the program has ended.
        let _ = events.send(Event::Reloaded(files.reload(&last)));
    })
}
