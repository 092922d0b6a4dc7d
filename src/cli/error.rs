//! What ends a command, as a sentence for people.

use super::messages::{say, say_line};
use crate::{
    dossier::ReadErrorCause,
    draft::NoDraft,
    library::FindError,
    session::{SaveErrorCause, StateErrorCause},
    text::clean_block,
};
use std::{io, path::PathBuf, process::ExitCode};

/// Why a command could not do what it was asked to.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// A path stands before a command.
    #[error(
        "a command comes first: write `onrecord {command} --data {}`", .path.display()
    )]
    PathBeforeCommand {
        /// The path.
        path: PathBuf,
        /// The command.
        command: String,
    },
    /// A path is not there, and looks like a command.
    #[error("there is no file or folder {}; did you mean the command `{command}`?", .path.display())]
    NearCommand {
        /// The path.
        path: PathBuf,
        /// The command that it is near.
        command: String,
    },
    /// The screen was asked for without a terminal to show it on.
    #[error(
        "the screen needs a terminal on its input and output: \
         `onrecord list` prints the claims instead"
    )]
    NoTerminal,
    /// No dossier could be used.
    #[error("{told}")]
    NothingLoaded {
        /// What is wrong with each, as lines for stderr.
        told: String,
    },
    /// A folder was named where one dossier is wanted.
    #[error("{}: this folder holds several dossiers; name the file of one", .path.display())]
    SeveralDossiers {
        /// The folder.
        path: PathBuf,
    },
    /// The article's text is given for a form that shows no places in it.
    #[error("--source goes with --format annotations: no other form says where words stand")]
    SourceWithoutPlaces,
    /// The text of one article is given for the claims of several.
    #[error(
        "--source is the text of one article, and these are claims of {dossiers} dossiers: choose \
         one with dossier:ID"
    )]
    SourceOfSeveral {
        /// How many.
        dossiers: usize,
    },
    /// There is a file already where one is to be written.
    #[error("{} is there already; --force replaces it", .path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A folder is named where a file is to be written.
    #[error("{} is a folder; name the file to write in it", .path.display())]
    IsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A device, a pipe or a socket is named where a file is to be written.
    #[error("{0} is {special}, and no file can take its place; to write into it: > {0}", .path.display())]
    IsSpecial {
        /// What is there.
        path: PathBuf,
        /// What it is, with its article.
        special: &'static str,
    },
    /// A file cannot be written where there is no folder for it.
    #[error("{}: there is no such folder to write to", .folder.display())]
    NoFolder {
        /// The folder.
        folder: PathBuf,
    },
    /// A file is named as the folder to write to.
    #[error("{} is a file, not a folder that another file could be written to", .file.display())]
    FileAsFolder {
        /// The file.
        file: PathBuf,
    },
    /// A file cannot be written.
    #[error("{}: writing failed: {}", .path.display(), sentence(.cause))]
    Write {
        /// The file.
        path: PathBuf,
        /// What happened.
        cause: io::Error,
    },
    /// A text was named for more than one article.
    #[error(
        "--source is the text of one article, and {dossiers} dossiers are open: name one of them, \
         or save each text as NAME.txt beside NAME.ron, where it is found"
    )]
    SourceForSeveral {
        /// How many dossiers are open.
        dossiers: usize,
    },
    /// A text would be replaced by its own draft.
    #[error("{}: this is the article itself; give the draft another name", .path.display())]
    OverItself {
        /// The file.
        path: PathBuf,
    },
    /// No draft can be made of a text.
    #[error("{}: {cause}", .path.display())]
    NoDraft {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: NoDraft,
    },
    /// The article's text cannot be read.
    #[error("{}: {cause}", .path.display())]
    Article {
        /// The file.
        path: PathBuf,
        /// What happened.
        cause: ReadErrorCause,
    },
    /// A query that says nothing that can be done.
    #[error("{message}\n  {query}\n  {marks}{help}")]
    Query {
        /// What is wrong.
        message: String,
        /// The query as typed.
        query: String,
        /// Carets under the part that is meant.
        marks: String,
        /// What to do, on a line of its own, or nothing.
        help: String,
    },
    /// A query with a lens where there is nothing to see through it.
    #[error("`{lens}` is a lens for the screen, which removes no claim; use {instead}")]
    Lens {
        /// The lens as typed.
        lens: String,
        /// The filter that comes nearest.
        instead: String,
    },
    /// No claim has the name.
    #[error(transparent)]
    Find(#[from] FindError),
    /// There is no state folder, or it is to be left alone.
    #[error(
        "there are no statuses without a state folder: set HOME or XDG_STATE_HOME, and leave out \
         --no-state"
    )]
    NoState,
    /// A file of statuses and notes cannot be used.
    #[error("{}: {fault}; `onrecord status export` writes such a file", .path.display())]
    StatusFile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: StateErrorCause,
    },
    /// A file has statuses and notes of very many dossiers.
    #[error("{}: these are statuses of more than {most} dossiers, and none was taken", .path.display())]
    StatusOfTooMany {
        /// The file.
        path: PathBuf,
        /// How many are taken.
        most: usize,
    },
    /// A file has statuses and notes of what can be no dossier.
    #[error("{}: no dossier can have the id `{dossier}`, and nothing was taken", .path.display())]
    StatusOfNoDossier {
        /// The file.
        path: PathBuf,
        /// The id.
        dossier: String,
    },
    /// A colleague's statuses and notes cannot be saved.
    #[error("the statuses and notes of {dossier} could not be saved: {cause}")]
    StatusNotSaved {
        /// The dossier.
        dossier: String,
        /// Why.
        cause: SaveErrorCause,
    },
    /// There is no such command.
    #[error("there is no command `{name}`: `onrecord --help` lists them")]
    NoCommand {
        /// What was asked for.
        name: String,
    },
    /// There is no such thing to explain.
    #[error(
        "`{what}` is nothing that can be explained: try `grade`, a grade such as D3, the code of a problem such as E007, or one of the files `fields`, `tutorial`, `example`, `keys` and `themes`"
    )]
    NothingToExplain {
        /// What was asked for.
        what: String,
    },
    /// The terminal failed.
    #[error("the terminal failed: {0}")]
    Terminal(io::Error),
    /// What is printed cannot be written.
    #[error("what is printed could not be written: {}", sentence(.0))]
    Output(#[from] io::Error),
}

/// What the system says, and what to do about it where that is known.
fn sentence(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full; make room, and run it again".to_owned(),
        io::ErrorKind::QuotaExceeded => "your share of the disk is used up; make room".to_owned(),
        io::ErrorKind::FileTooLarge => "the file would be larger than it may be".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => {
            "the disk cannot be written to; name a place elsewhere".to_owned()
        }
        io::ErrorKind::PermissionDenied => {
            "permission denied; name a place where you may write".to_owned()
        }
        _ => error.to_string(),
    }
}

impl CliError {
    /// Says on stderr what went wrong, and gives the exit code.
    pub fn report(&self) -> ExitCode {
        match self {
            CliError::Terminal(error) | CliError::Output(error)
                if error.kind() == io::ErrorKind::BrokenPipe =>
            {
                ExitCode::SUCCESS
            }
            // The renderer has cleaned what it quotes and styled the rest.
            CliError::NothingLoaded { told } => {
                say(told);
                ExitCode::from(2)
            }
            failure => {
                say_line(format_args!("onrecord: {}", clean_block(&failure.to_string())));
                ExitCode::from(2)
            }
        }
    }
}
