//! What the threads report.

use crossterm::event::{
    Event as TerminalEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind,
};

use crate::clipboard::{Carried, CopyError};
use crate::config::Key;

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
    /// The wheel turned, away from the person.
    WheelUp,
    /// The wheel turned, toward the person.
    WheelDown,
}

impl Event {
    /// The event for what the terminal reports, if it means anything here.
    pub(super) fn of_terminal(event: TerminalEvent) -> Option<Self> {
        match event {
            // Windows and some protocols report that a key was released, too.
            TerminalEvent::Key(key) if key.kind == KeyEventKind::Release => None,
            TerminalEvent::Key(key) => Some(Self::Key(key.into())),
            TerminalEvent::Mouse(mouse) => Click::of_terminal(mouse).map(Self::Mouse),
            TerminalEvent::Paste(text) => Some(Self::Paste(text)),
            // The signals thread reports the size.
            TerminalEvent::Resize(..) | TerminalEvent::FocusGained | TerminalEvent::FocusLost => {
                None
            }
        }
    }
}

impl Click {
    fn of_terminal(mouse: MouseEvent) -> Option<Self> {
        let action = match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => MouseAction::Press,
            MouseEventKind::ScrollUp => MouseAction::WheelUp,
            MouseEventKind::ScrollDown => MouseAction::WheelDown,
            _ => return None,
        };
        Some(Self { column: mouse.column, row: mouse.row, action })
    }
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
            Click::of_terminal(event).map(|click| click.action)
        };
        let press = mouse(MouseEventKind::Down(MouseButton::Left));
        assert_eq!(press, Some(MouseAction::Press));
        assert_eq!(mouse(MouseEventKind::ScrollUp), Some(MouseAction::WheelUp));
        assert_eq!(mouse(MouseEventKind::ScrollDown), Some(MouseAction::WheelDown));
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Right)), None);
        assert_eq!(mouse(MouseEventKind::Moved), None);
    }
}
