//! How the program ends.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::session::{Bundle, Notebook, PendingFolder, Save, SaveError, SaveErrorCause};
use crate::ui::Problem;
use crate::work::{self, Ending, Unsaved};

/// The end of the program. The terminal is whole by then.
#[derive(Debug)]
pub struct Outcome {
    /// How it ended; an error where the terminal failed.
    pub ended: io::Result<Ended>,
    /// What could not be saved.
    pub leftover: Leftover,
}

/// What could not be saved at the end.
#[derive(Debug, Default)]
pub struct Leftover {
    /// What it is, and why.
    pub errors: Vec<SaveError>,
    /// Where the statuses and notes are, if such are among it.
    pub refuge: Option<Refuge>,
}

/// Where statuses and notes are that could not be saved.
#[derive(Debug)]
pub enum Refuge {
    /// In this file, which the next start takes up.
    File(PathBuf),
    /// Nowhere: what `onrecord status merge -` takes, in a line of ASCII.
    Text(String),
}

impl Leftover {
    /// Leaves statuses and notes that could not be saved to the next start, where that is possible.
    pub(super) fn of(unsaved: Vec<Unsaved>, pending: &PendingFolder) -> Self {
        let mut pages = Notebook::default();
        for Unsaved { save, .. } in &unsaved {
            if let Save::Notes { dossier, page, .. } = save {
                pages.merge(dossier, page);
            }
        }
        let is_folder_lost = |it: &Unsaved| matches!(it.cause, SaveErrorCause::TooSlow);
        let is_folder_lost = unsaved.iter().any(is_folder_lost);
        let refuge = (pages.pages().next().is_some()).then(|| {
            let left = pending.leave(&pages, is_folder_lost);
            let text = |_| Refuge::Text(Bundle::of_pages(&pages).print_in_ascii());
            left.map_or_else(text, Refuge::File)
        });
        let error = |Unsaved { save, cause }| SaveError { subject: save.subject(), cause };
        Self { errors: unsaved.into_iter().map(error).collect(), refuge }
    }
}

/// How the program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// A person quit.
    Quit,
    /// It had to end.
    Forced(Ending),
    /// None of the dossiers could be used, for these reasons.
    NothingLoaded(Vec<Problem>),
}

impl Ended {
    /// Ends the process as it has to be: after a signal by that signal, so that whoever started
    /// the program learns the truth.
    pub fn exit(self, leftover: &Leftover) -> ExitCode {
        match self {
            Self::Quit if leftover.errors.is_empty() => ExitCode::SUCCESS,
            Self::Quit => ExitCode::FAILURE,
            // The panic has been reported.
            Self::Forced(Ending::ThreadLost(_)) => ExitCode::from(101),
            Self::Forced(ending) => work::end_process(ending),
            Self::NothingLoaded(_) => ExitCode::from(2),
        }
    }
}
