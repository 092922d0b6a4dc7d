//! What the threads report.

use crate::clipboard::{CopyError, CopyOutcome};
use crate::config::{Key, Rgb};
use crate::query::Advice;
use crate::session::{Notebook, SaveError, Saved};
use crate::ui::{Click, Loaded, Reloaded, SearchResponse, TextRead};

/// Something that happened, for the thread that owns the state.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed, or repeats while it is held.
    Key(Key),
    /// Alt and this key were pressed, or Escape and then this key: a terminal sends the same.
    AltOrEscape(Key),
    /// Several characters came at once, from somebody who types fast or from a paste.
    Text(String),
    /// Something was done with the mouse.
    Mouse(Click),
    /// A text was pasted, which is never a series of keys.
    Paste(String),
    /// The terminal's background has this colour.
    Background(Rgb),
    /// The terminal can tell when its colours change.
    TellsOfColors,
    /// The terminal's colours have changed.
    ColorsChanged,
    /// The terminal has another size, or shows nothing of what was drawn any more.
    Resized,
    /// Somebody asks the process to stop as Ctrl-Z does.
    Stopped,
    /// The process runs again after a stop, and others may have used the terminal meanwhile.
    Continued,
    /// A copy has gone as far as commands can take it.
    Copied(Result<CopyOutcome, CopyError>),
    /// An address was opened in the person's browser, or could not be for this reason.
    Browsed {
        /// The address.
        address: String,
        /// Why it was not opened.
        opened: Result<(), String>,
    },
    /// A file was written, and which one and what, or could not be, and why.
    Written(Result<String, String>),
    /// Something was saved, or could not be.
    Saved(Result<Saved, SaveError>),
    /// Some of the files are not what they were.
    FilesChanged,
    /// Some of the statuses and notes in the state folder are not what they were: this program has
    /// saved some, or another one has.
    StateChanged,
    /// The state folder was read again: what is recorded of the claims by now.
    StateRead(Notebook),
    /// Some of the files were read, and others are being read.
    Loading(Loaded),
    /// The files were read.
    Reloaded(Reloaded),
    /// The search that was asked for is done.
    Found(Box<SearchResponse>),
    /// What there is to say to the query of the search with this number, if there is anything.
    Advised {
        /// The number of the search.
        number: u64,
        /// What there is to say.
        advice: Option<Advice>,
    },
    /// The text of an article has been read, or cannot be.
    TextRead(Box<TextRead>),
    /// What is being typed has waited long enough to be saved.
    SaveDue,
    /// The program has to end.
    End(Ending),
}

impl Event {
    /// Whether a person did it on the terminal.
    pub fn is_input(&self) -> bool {
        matches!(
            self,
            Self::Key(_) | Self::AltOrEscape(_) | Self::Text(_) | Self::Mouse(_) | Self::Paste(_)
        )
    }
}

/// Why the program has to end without having been asked by a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// A signal asks for it, by its number.
    Signal(i32),
    /// The terminal's other end is closed.
    HungUp,
    /// The thread of that name is lost, by a panic that has been reported.
    ThreadLost(&'static str),
    /// The terminal's input cannot be read any more.
    InputLost,
}
