//! What can be seen of something long, and moving in it.

use crate::{action::Action, ui::render::Painter};
use ratatui::{
    layout::Rect,
    widgets::{Scrollbar, ScrollbarOrientation, ScrollbarState, StatefulWidget},
};

/// The fewest lines of a list with a scrollbar.
const WITH_SCROLLBAR: u16 = 4;
/// How many lines stay visible around the selection, where there are any.
const MARGIN: usize = 2;

/// A part of something long.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Window {
    /// The first line that is shown.
    pub top: usize,
    /// How many lines there is room for.
    pub height: usize,
    /// How many lines there are.
    pub content: usize,
}

impl Window {
    /// The last line that can stand first.
    pub fn last_top(self) -> usize {
        self.content.saturating_sub(self.height)
    }

    /// Whether a line is shown.
    pub fn shows(self, line: usize) -> bool {
        (self.top..self.top + self.height).contains(&line)
    }

    /// The lines that a page moves by: one line stays, for the eye to hold on to.
    pub fn page(self) -> usize {
        self.height.saturating_sub(1).max(1)
    }

    /// The lines that half a page moves by.
    pub fn half_page(self) -> usize {
        (self.height / 2).max(1)
    }

    /// Where a movement leads to from line `at`, at most to line `last`; nothing where the action
    /// is no movement.
    fn step(self, at: usize, last: usize, action: Action) -> Option<usize> {
        let to = match action {
            Action::Down => at + 1,
            Action::Up => at.saturating_sub(1),
            Action::First => 0,
            Action::Last => last,
            Action::HalfPageDown => at + self.half_page(),
            Action::HalfPageUp => at.saturating_sub(self.half_page()),
            Action::PageDown => at + self.page(),
            Action::PageUp => at.saturating_sub(self.page()),
            _ => return None,
        };
        Some(to.min(last))
    }
}

impl Painter<'_, '_> {
    /// Draws in the last column of an area, be that free or a line, which part of something long is
    /// in sight, where that is not all of it.
    pub(crate) fn scrollbar(&mut self, window: Window, area: Rect) {
        let Window { top, height, content } = window;
        if content <= height || area.width == 0 || area.height < WITH_SCROLLBAR {
            return;
        }
        let (theme, glyphs) = (self.look.theme, self.look.glyphs());
        let bar = Scrollbar::new(ScrollbarOrientation::VerticalRight)
            .begin_symbol(None)
            .end_symbol(None)
            .track_symbol(None)
            .thumb_symbol(glyphs.thumb)
            .thumb_style(theme.text);
        let mut state = ScrollbarState::new(window.last_top() + 1)
            .position(top)
            .viewport_content_length(height);
        bar.render(area.intersection(self.buffer.area), self.buffer, &mut state);
    }
}

/// What a list leaves of an area to a scrollbar, where it needs one.
pub(crate) fn beside_scrollbar(area: Rect, content: usize) -> Rect {
    let has_bar = content > usize::from(area.height) && area.height >= WITH_SCROLLBAR;
    Rect { width: area.width.saturating_sub(u16::from(has_bar)), ..area }
}

/// The first line of a text after a movement.
pub(crate) fn scrolled(top: usize, action: Action, window: Window) -> usize {
    let (top, last) = (top.min(window.last_top()), window.last_top());
    window.step(top, last, action).unwrap_or(top)
}

/// The lines that a preview moves by.
const STEP: usize = 3;

/// The first line of a preview after a step down or up.
pub(crate) fn stepped(top: usize, action: Action, window: Window) -> usize {
    let top = top.min(window.last_top());
    match action {
        Action::NextSection => (top + STEP).min(window.last_top()),
        Action::PreviousSection => top.saturating_sub(STEP),
        _ => top,
    }
}

/// The selected one of `len` things after a movement; nothing where there is nothing, or where
/// the action is no movement.
pub(crate) fn moved(at: usize, len: usize, action: Action, window: Window) -> Option<usize> {
    window.step(at, len.checked_sub(1)?, action)
}

/// The heading after a line, or before it, as the action asks.
pub(crate) fn section(headings: &[usize], at: usize, action: Action) -> Option<usize> {
    let mut headings = headings.iter().copied();
    match action {
        Action::NextSection => headings.find(|line| *line > at),
        Action::PreviousSection => headings.rfind(|line| *line < at),
        _ => None,
    }
}

/// The first visible line, as near to `top` as it can be with line `selected` of `total` in a
/// page of `page` lines.
pub fn follow(top: usize, selected: usize, page: usize, total: usize) -> usize {
    let margin = MARGIN.min(page.saturating_sub(1) / 2);
    let highest = selected.saturating_sub(margin);
    let lowest = (selected + margin + 1).saturating_sub(page);
    // In a page without lines both would be beyond the selection.
    clamp(top.max(lowest).min(highest.max(lowest)), page, total)
}

/// The first visible line, with no more empty lines at the end than there must be.
pub fn clamp(top: usize, page: usize, total: usize) -> usize {
    top.min(total.saturating_sub(page))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    #[test]
    fn a_page_always_moves() {
        let nothing = Window::default();
        assert_eq!((nothing.page(), nothing.half_page(), nothing.last_top()), (1, 1, 0));
        let window = Window { top: 0, height: 10, content: 12 };
        assert_eq!((window.page(), window.half_page(), window.last_top()), (9, 5, 2));
    }

    #[test]
    fn the_page_moves_only_when_it_must() {
        assert_eq!(follow(10, 15, 10, 100), 10);
        assert_eq!(follow(10, 19, 10, 100), 12);
        assert_eq!(follow(10, 11, 10, 100), 9);
        assert_eq!(follow(10, 0, 10, 100), 0);
        assert_eq!(follow(0, 99, 10, 100), 90);
        assert_eq!(follow(50, 3, 10, 5), 0);
        assert_eq!(follow(7, 3, 1, 5), 3);
    }

    properties! {
        #[test]
        fn the_selection_is_visible(
            top in 0_usize..200, page in 1_usize..50, total in 1_usize..200, at in 0_usize..200,
        ) {
            let selected = at % total;
            let top = follow(top, selected, page, total);
            prop_assert!((top..top + page).contains(&selected));
            prop_assert!(top == 0 || top + page <= total);
        }
    }
}
