//! What ends a command, as a sentence for people.

use super::messages::{say, say_line};
use crate::{
    library::FindError,
    text::clean_block,
    work::{WriteError, sentence},
};
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

impl From<WriteError> for CliError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Exists(_) => CliError::Message(format!("{error}; --force replaces it")),
            WriteError::Message(message) => CliError::Message(message),
        }
    }
}

impl From<String> for CliError {
    fn from(message: String) -> Self {
        CliError::Message(message)
    }
}
