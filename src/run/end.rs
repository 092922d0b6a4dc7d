//! How the program ends.

use std::io;
use std::process::ExitCode;

use crate::app::Trouble;
use crate::session::SaveError;
use crate::work::{self, Ending};

/// The end of the program. The terminal is whole by then.
#[derive(Debug)]
pub struct Outcome {
    /// How it ended; an error where the terminal failed.
    pub ended: io::Result<Ended>,
    /// What could not be saved, and is lost.
    pub unsaved: Vec<SaveError>,
}

/// How the program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// A person quit.
    Quit,
    /// It had to end.
    Forced(Ending),
    /// None of the dossiers could be used, for these reasons.
    NothingLoaded(Vec<Trouble>),
}

impl Ended {
    /// Ends the process as it has to be: after a signal by that signal, so that whoever started
    /// the program learns the truth.
    pub fn exit(self) -> ExitCode {
        match self {
            Self::Quit => ExitCode::SUCCESS,
            // The panic has been reported.
            Self::Forced(Ending::ThreadLost(_)) => ExitCode::from(101),
            Self::Forced(ending) => work::end_process(ending),
            Self::NothingLoaded(_) => ExitCode::from(2),
        }
    }
}
