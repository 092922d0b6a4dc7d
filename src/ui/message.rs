//! What happens to the state, and what the state asks for.

use crate::ui::{EditAt, LoadedLibrary, Problem, SearchRequest, SearchResponse, TextRead};
use crate::{
    action::Action,
    clipboard::{CopyError, Receipt},
    config::{Rgb, Sequence},
    export::Format,
    library::{Library, Progress, Row, Statuses},
    query::Advice,
    session::{Notebook, Save, SaveError, Saved},
};
use std::{path::PathBuf, sync::Arc};

/// Something that happens to the state.
#[derive(Debug)]
pub enum Message {
    /// A person wants something done.
    Do(Action),
    /// A person has pressed keys that stand for something only with the next one; none take back
    /// those that were pressed before.
    Begin(Sequence),
    /// A person has pressed keys that begin as some do, and stand for nothing.
    Unknown(Sequence),
    /// A person types a character, where letters are text.
    Type(char),
    /// A person pastes a text.
    Paste(String),
    /// A person does something with the mouse.
    Mouse(Click),
    /// The copy that was asked for is over.
    Copied(Result<Receipt, CopyError>),
    /// Something was kept that was to be kept, or could not be.
    Saved(Result<Saved, SaveError>),
    /// A file was written, and which one and what, or could not be, and why.
    Written(Result<String, String>),
    /// The editor that was asked for has ended, or could not be started for this reason.
    Edited(Result<(), String>),
    /// An address was opened in the person's browser, or could not be for this reason.
    Browsed {
        /// The address.
        address: String,
        /// Why it was not opened.
        opened: Result<(), String>,
    },
    /// Some of the files are not what they were.
    FilesChanged,
    /// Another program has changed what is kept.
    StateChanged,
    /// What is kept by now.
    StateRead(Notebook),
    /// Some of the files were read, and others are being read.
    Loading(Loaded),
    /// The files were read.
    Reloaded(Reloaded),
    /// The search that was asked for is done.
    Found(Box<SearchResponse>),
    /// This is what there is to say to the query of the search with this number.
    Advised {
        /// The number of the search.
        number: u64,
        /// What there is to say.
        advice: Advice,
    },
    /// The text of an article that was asked for is there, or cannot be.
    TextRead(Box<TextRead>),
    /// What is being typed has waited long enough to be saved.
    SaveTyped,
    /// The terminal says which background it has, or has not answered in time.
    Background(Option<Rgb>),
}

impl Message {
    /// Whether a person presses, types or clicks something.
    pub(super) fn is_input(&self) -> bool {
        !self.is_news() && !matches!(self, Self::Copied(_) | Self::Written(_) | Self::Edited(_))
    }

    /// Whether it comes by itself: nobody has done something or waits for it.
    pub(super) fn is_news(&self) -> bool {
        match self {
            Self::Do(_)
            | Self::Begin(_)
            | Self::Unknown(_)
            | Self::Type(_)
            | Self::Paste(_)
            | Self::Mouse(_)
            | Self::Copied(_)
            | Self::Written(_)
            | Self::Edited(_)
            | Self::Browsed { .. } => false,
            Self::Saved(_)
            | Self::FilesChanged
            | Self::StateChanged
            | Self::StateRead(_)
            | Self::Loading(_)
            | Self::Reloaded(_)
            | Self::Found(_)
            | Self::Advised { .. }
            | Self::TextRead(_)
            | Self::SaveTyped
            | Self::Background(_) => true,
        }
    }
}

/// What has been read of many files so far.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// How far it has come.
    pub progress: Progress,
    /// The dossiers, where there are enough new ones to be worth showing.
    pub library: Option<LoadedLibrary>,
    /// What is kept of their claims.
    pub notebook: Notebook,
}

/// What the files are by now.
#[derive(Debug, Clone)]
pub struct Reloaded {
    /// Every dossier that can be used; of one whose file is broken, what it was before.
    pub library: LoadedLibrary,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
    /// What is kept of their claims.
    pub notebook: Notebook,
}

/// Claims in a form, which is made when it is needed: of many it takes its time.
#[derive(Debug, Clone)]
pub struct ExportedClaims {
    pub(crate) library: Arc<Library>,
    pub(crate) statuses: Arc<Statuses>,
    pub(crate) rows: Vec<Row>,
    pub(crate) format: Format,
}

impl ExportedClaims {
    /// The text.
    pub fn text(&self) -> String {
        let claims = self.rows.iter().map(|row| self.library.claim(*row));
        self.format.write(claims, &self.statuses)
    }
}

impl PartialEq for ExportedClaims {
    fn eq(&self, other: &Self) -> bool {
        (&self.rows, self.format) == (&other.rows, other.format)
            && Arc::ptr_eq(&self.library, &other.library)
            && Arc::ptr_eq(&self.statuses, &other.statuses)
    }
}

impl Eq for ExportedClaims {}

/// Something that the state asks for, because it does no input or output itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Take this text to the clipboard; [`Message::Copied`] says what came of it.
    Copy(String),
    /// Write this to a file; [`Message::Written`] says what came of it.
    Write {
        /// The file.
        path: PathBuf,
        /// What is to be in it.
        claims: ExportedClaims,
        /// Whether a file that is there is replaced.
        replaces: bool,
        /// What it is, in words: "3 claims as CSV".
        what: String,
    },
    /// Keep this beyond the end of the program; [`Message::Saved`] says what came of it.
    Save(Save),
    /// Give the terminal to the person's editor; [`Message::Edited`] says what came of it.
    Edit(EditAt),
    /// Open this address in the person's browser; [`Message::Browsed`] says what came of it.
    Browse(String),
    /// Read again what is kept; [`Message::StateRead`] brings it.
    ReadState,
    /// Read the files again; [`Message::Reloaded`] brings what they are by then.
    Reload,
    /// Find the claims; [`Message::Found`] brings them.
    Search(SearchRequest),
    /// Read the text of a dossier's article from this file, and find the dossier's words in it;
    /// [`Message::TextRead`] brings it.
    ReadText {
        /// The id of the dossier.
        dossier: Box<str>,
        /// The file.
        path: PathBuf,
    },
    /// Take the mouse, or leave it to the terminal.
    SetMouse(bool),
    /// Draw everything anew: somebody else has written on the terminal.
    Redraw,
    /// Give the terminal back and stop, as Ctrl-Z does.
    Suspend,
    /// End the program.
    Quit,
}

/// What was done with the mouse, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Click {
    /// The column, from 0.
    pub column: u16,
    /// The row, from 0.
    pub row: u16,
    /// What was done there.
    pub action: MouseAction,
}

/// What can be done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseAction {
    /// The left button went down.
    Press,
    /// The mouse moved with the left button down.
    Drag,
    /// The left button went up.
    Release,
    /// The wheel turned, away from the person.
    WheelUp,
    /// The wheel turned, toward the person.
    WheelDown,
}
