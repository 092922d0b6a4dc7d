//! Moving in lists and texts.

use crate::action::Action;
use crate::ui::Window;

/// The first line of a text after a movement.
pub(crate) fn scrolled(top: usize, action: Action, window: Window) -> usize {
    let top = top.min(window.last_top());
    let to = match action {
        Action::Down => top + 1,
        Action::Up => top.saturating_sub(1),
        Action::First => 0,
        Action::Last => window.last_top(),
        Action::HalfPageDown => top + window.half_page(),
        Action::HalfPageUp => top.saturating_sub(window.half_page()),
        Action::PageDown => top + window.page(),
        Action::PageUp => top.saturating_sub(window.page()),
        _ => top,
    };
    to.min(window.last_top())
}

/// The selected one of `len` things after a movement; nothing where there is nothing, or where
/// the action is no movement.
pub(crate) fn moved(at: usize, len: usize, action: Action, window: Window) -> Option<usize> {
    let last = len.checked_sub(1)?;
    let to = match action {
        Action::Down => at + 1,
        Action::Up => at.saturating_sub(1),
        Action::First => 0,
        Action::Last => last,
        Action::HalfPageDown => at + window.half_page(),
        Action::HalfPageUp => at.saturating_sub(window.half_page()),
        Action::PageDown => at + window.page(),
        Action::PageUp => at.saturating_sub(window.page()),
        _ => return None,
    };
    Some(to.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = Window { top: 0, height: 4, content: 10 };

    #[test]
    fn a_text_scrolls_to_its_last_page_and_no_further() {
        assert_eq!(scrolled(5, Action::PageDown, WINDOW), 6);
        assert_eq!(scrolled(6, Action::Down, WINDOW), 6);
        assert_eq!(scrolled(99, Action::Up, WINDOW), 5);
        assert_eq!(scrolled(3, Action::PageUp, WINDOW), 0);
        assert_eq!(scrolled(0, Action::Last, Window::default()), 0);
    }

    #[test]
    fn in_an_empty_list_there_is_nothing_to_move_to() {
        assert_eq!(moved(0, 0, Action::Down, WINDOW), None);
        assert_eq!(moved(0, 3, Action::Copy, WINDOW), None);
        assert_eq!(moved(2, 3, Action::PageDown, WINDOW), Some(2));
        assert_eq!(moved(2, 3, Action::HalfPageUp, WINDOW), Some(0));
    }
}
