//! The one way the terminal is taken and given back.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Device;

/// The alternate screen, bracketed paste, and no cursor.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?25l";

/// The opposite of [`ENTER`], [`MOUSE_ON`], [`COLOR_REPORTS_ON`] and of whatever a frame was in the
/// middle of.
const LEAVE: &[u8] =
    b"\x1b[?2026l\x1b[?2031l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";

/// Presses, the wheel, and motion while a button is held: reports of every motion would wake the
/// program for nothing. A terminal that knows no motion goes on telling presses.
pub(super) const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";

/// Has the terminal tell when its colours change.
pub(super) const COLOR_REPORTS_ON: &[u8] = b"\x1b[?2031h";

/// Leaves the mouse to the terminal, for selecting text with it.
pub(super) const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// A share in the taken terminal: any clone gives it back, and only the first one does.
#[derive(Clone)]
pub struct Hold {
    device: Arc<dyn Device>,
    held: Arc<AtomicBool>,
}

impl Hold {
    /// A hold on `device`, which is not taken yet.
    pub fn new(device: impl Device + 'static) -> Self {
        Self { device: Arc::new(device), held: Arc::new(AtomicBool::new(false)) }
    }

    /// Gives the terminal back as it was found. Safe to call from any thread, any number of times.
    ///
    /// Failures are not reported: this is the last thing that happens to the terminal, and one
    /// that is gone needs nothing.
    pub fn give_back(&self) {
        if self.held.swap(false, Ordering::SeqCst) {
            let _ = self.device.write_soon(LEAVE);
            self.device.drop_input();
            let _ = self.device.set_raw(false);
        }
    }

    /// Whether the terminal is the program's at the moment.
    pub fn is_held(&self) -> bool {
        self.held.load(Ordering::SeqCst)
    }

    /// Takes the terminal, or takes it again after somebody else changed its modes.
    pub(super) fn take(&self) -> io::Result<()> {
        // Held before the first change, so that whoever gives it back undoes half a taking too.
        self.held.store(true, Ordering::SeqCst);
        self.device
            .set_raw(true)
            .and_then(|()| self.device.write(ENTER))
            .inspect_err(|_| self.give_back())
    }

    pub(super) fn device(&self) -> &dyn Device {
        &*self.device
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::testing::{Call, Recorder};

    #[test]
    fn a_terminal_that_was_never_taken_is_not_touched() {
        let recorder = Recorder::new(80, 24);
        Hold::new(recorder.clone()).give_back();
        assert_eq!(recorder.calls(), []);
    }

    #[test]
    fn it_is_given_back_once_however_many_ask() {
        let recorder = Recorder::new(80, 24);
        let hold = Hold::new(recorder.clone());
        hold.take().unwrap();
        let other = hold.clone();
        other.give_back();
        hold.give_back();
        assert_eq!(
            recorder.calls(),
            [
                Call::Raw(true),
                Call::Write(ENTER.to_vec()),
                Call::Write(LEAVE.to_vec()),
                Call::Raw(false),
            ]
        );
        assert!(!hold.is_held());
    }

    #[test]
    fn half_a_taking_is_undone() {
        let recorder = Recorder::failing_writes();
        let hold = Hold::new(recorder.clone());
        assert!(hold.take().is_err());
        assert!(!hold.is_held());
        assert_eq!(recorder.calls(), [Call::Raw(true), Call::Raw(false)]);
    }
}
