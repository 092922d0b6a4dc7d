//! The threads that wait for input and signals, those that copy, read and write, and those that search
//! and save; and the person's own editor, which the drawing thread waits for.
//!
//! Each of them reports to the one thread that owns the state and the screen, by sending an
//! [`Event`]. None of them uses the processor while nothing happens.

mod browser;
mod copy;
mod editor;
mod event;
mod input;
mod load;
mod output;
mod pause;
mod reread;
mod save;
mod search;
mod signals;
mod text;
mod thread;
mod tty;
mod watch;

pub use browser::browse;
pub use copy::copy;
pub use editor::{EditError, Editor};
pub use event::{Ending, Event};
pub use input::{Input, Parked, PendingReply};
pub use load::{Files, load};
pub use output::{WriteError, replace, sentence, write_apart};
pub use reread::read_state;
pub use save::{Saver, Unsaved};
pub use search::SearchHandle;
pub use signals::{TerminalLoan, end_process, stop_process_group, watch_signals};
pub use text::{read_text, text_of};
pub use tty::has_terminal;
pub use watch::Watcher;
