//! Reading the state folder again, once another program has changed it.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::event::Event;
use super::thread;
use crate::library::Library;
use crate::session::StateDir;

/// Reads what is recorded of a library's claims on a thread of its own, which ends with
/// [`Event::StateRead`].
///
/// # Errors
/// When no thread can be started.
pub fn read_state(
    events: Sender<Event>,
    state_dir: StateDir,
    library: Arc<Library>,
) -> io::Result<()> {
    thread::spawn("state", events, move |events| {
        // What cannot be read was told at the start, or will be when it is saved.
        let (notebook, _) = state_dir.notebook(&library);
        // Nobody listens any more where the program is ending.
        let _ = events.send(Event::StateRead(notebook));
    })
}
