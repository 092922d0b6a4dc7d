//! What the threads report.

use crossterm::event::{
    Event as TerminalEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind,
};

use crate::app::{Answer, Click, Loaded, MouseAction, Reloaded, TextRead};
use crate::clipboard::{Carried, CopyError};
use crate::config::Key;
use crate::session::{Notebook, SaveError, Saved};

/// Something that happened, for the thread that owns the state.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed, or repeats while it is held.
    Key(Key),
    /// Something was done with the mouse.
    Mouse(Click),
    /// A text was pasted, which is never a series of keys.
    Paste(String),
    /// The terminal has another size, or may have.
    Resized,
    /// Somebody asks the process to stop as Ctrl-Z does.
    Stopped,
    /// The process runs again after a stop, and others may have used the terminal meanwhile.
    Continued,
    /// A copy has gone as far as commands can take it.
    Copied(Result<Carried, CopyError>),
    /// Something was saved, or could not be.
    Saved(Result<Saved, SaveError>),
    /// Some of the files are not what they were.
    FilesChanged,
    /// Another program has changed the state folder.
    StateChanged,
    /// The state folder was read again: what is recorded of the claims by now.
    StateRead(Notebook),
    /// Some of the files were read, and others are being read.
    Loading(Loaded),
    /// The files were read.
    Reloaded(Reloaded),
    /// It is known which claims the query means, or which of the first.
    Answered(Box<Answer>),
    /// The text of an article has been read, or cannot be.
    TextRead(Box<TextRead>),
    /// The program has to end.
    End(Ending),
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

impl Event {
    /// The event for what the terminal reports, if it means anything here.
    pub(super) fn of_terminal(event: TerminalEvent) -> Option<Self> {
        match event {
            // Windows and some protocols report that a key was released, too.
            TerminalEvent::Key(key) if key.kind == KeyEventKind::Release => None,
            TerminalEvent::Key(key) => Some(Self::Key(key.into())),
            TerminalEvent::Mouse(mouse) => click(mouse).map(Self::Mouse),
            TerminalEvent::Paste(text) => Some(Self::Paste(text)),
            // The signals thread reports the size.
            TerminalEvent::Resize(..) | TerminalEvent::FocusGained | TerminalEvent::FocusLost => {
                None
            }
        }
    }
}

fn click(mouse: MouseEvent) -> Option<Click> {
    let action = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseAction::Press,
        MouseEventKind::ScrollUp => MouseAction::WheelUp,
        MouseEventKind::ScrollDown => MouseAction::WheelDown,
        _ => return None,
    };
    Some(Click { column: mouse.column, row: mouse.row, action })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    #[test]
    fn releases_are_nothing_and_repeats_are_presses() {
        let key = |kind| {
            let event = KeyEvent::new_with_kind(KeyCode::Char('j'), KeyModifiers::NONE, kind);
            Event::of_terminal(TerminalEvent::Key(event))
        };
        assert!(key(KeyEventKind::Release).is_none());
        assert!(matches!(key(KeyEventKind::Repeat), Some(Event::Key(_))));
        assert!(matches!(key(KeyEventKind::Press), Some(Event::Key(_))));
    }

    #[test]
    fn only_the_left_button_and_the_wheel_mean_something() {
        let mouse = |kind| {
            let modifiers = KeyModifiers::NONE;
            let event = MouseEvent { kind, column: 3, row: 4, modifiers };
            click(event).map(|click| click.action)
        };
        let press = mouse(MouseEventKind::Down(MouseButton::Left));
        assert_eq!(press, Some(MouseAction::Press));
        assert_eq!(mouse(MouseEventKind::ScrollUp), Some(MouseAction::WheelUp));
        assert_eq!(mouse(MouseEventKind::ScrollDown), Some(MouseAction::WheelDown));
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Right)), None);
        assert_eq!(mouse(MouseEventKind::Moved), None);
    }
}
