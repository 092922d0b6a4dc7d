//! What ends a command, as a sentence for people.

use super::messages::{say, say_line};
use crate::{library::FindError, text::clean_block};
use std::{fmt::Display, io, path::Path, process::ExitCode};

/// Why a command could not do what it was asked to.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// What is wrong, and what to do about it.
    #[error("{0}")]
    Message(String),
    /// No claim has the name.
    #[error(transparent)]
    Find(#[from] FindError),
    /// No dossier could be used: what is wrong with each, rendered for stderr.
    #[error("{0}")]
    NothingLoaded(String),
    /// The terminal failed.
    #[error("the terminal failed: {0}")]
    Terminal(io::Error),
    /// The output cannot be written.
    #[error("the output could not be written: {}", sentence(.0))]
    Output(#[from] io::Error),
}

impl CliError {
    /// An error about a file or a folder.
    pub fn at(path: &Path, message: impl Display) -> Self {
        CliError::Message(format!("{}: {message}", path.display()))
    }

    /// Prints on stderr what went wrong, and gives the exit code.
    pub fn report(&self) -> ExitCode {
        match self {
            CliError::Terminal(error) | CliError::Output(error)
                if error.kind() == io::ErrorKind::BrokenPipe =>
            {
                return ExitCode::SUCCESS;
            }
            // The renderer has cleaned what it quotes and styled the rest.
            CliError::NothingLoaded(rendered) => say(rendered),
            error => say_line(format_args!("onrecord: {}", clean_block(&error.to_string()))),
        }
        ExitCode::from(2)
    }
}

impl From<String> for CliError {
    fn from(message: String) -> Self {
        CliError::Message(message)
    }
}

/// What the system says, and what to do about it where that is known.
pub fn sentence(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full; make room, and run it again".to_owned(),
        io::ErrorKind::QuotaExceeded => "your share of the disk is used up; make room".to_owned(),
        io::ErrorKind::FileTooLarge => "the file would be larger than it may be".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => {
            "the disk is read-only; name a place elsewhere".to_owned()
        }
        io::ErrorKind::PermissionDenied => {
            "permission denied; name a place where you may write".to_owned()
        }
        _ => error.to_string(),
    }
}
