//! Choosing what to copy, and in which form.

pub(crate) mod actions;
pub(crate) mod preview;

use crate::ui::{Window, scrolled};
use crate::{action::Action, export::Format, library::Vocabulary};

/// Which claims to copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The selected one.
    This,
    /// Those that are marked.
    Marked,
    /// All that are shown.
    Shown,
    /// All of the selected one's dossier, shown or not.
    Dossier,
}

impl Which {
    /// Every choice.
    pub const ALL: [Self; 4] = [Self::This, Self::Marked, Self::Shown, Self::Dossier];
}

/// The columns of the popup, from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Which claims.
    Which,
    /// In which form.
    Format,
}

/// Choosing what to copy, and in which form, beside a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copying {
    /// Which claims.
    pub which: Which,
    /// In which form.
    pub format: Format,
    /// Where the keys go.
    pub column: Column,
    /// The first line of the preview that is shown.
    pub top: usize,
}

impl Copying {
    /// The choice that needs the fewest keys: whoever marked claims wants those.
    pub fn new(has_marks: bool) -> Self {
        let which = if has_marks { Which::Marked } else { Which::This };
        Self { which, format: Format::Plain, column: Column::Which, top: 0 }
    }

    /// Moves in the popup: among the choices by steps, in the preview by pages.
    pub(crate) fn act(&mut self, action: Action, preview: Window) {
        match (action, self.column) {
            (Action::PaneLeft, _) => self.column = Column::Which,
            (Action::PaneRight, _) => self.column = Column::Format,
            (Action::PageDown | Action::PageUp | Action::HalfPageDown | Action::HalfPageUp, _) => {
                self.scroll(action, preview)
            }
            (_, Column::Which) => self.choose(step(action, &Which::ALL, self.which), self.format),
            (_, Column::Format) => self.choose(self.which, step(action, Format::ALL, self.format)),
        }
    }

    /// Moves in the preview.
    pub(crate) fn scroll(&mut self, action: Action, preview: Window) {
        self.top = scrolled(self.top, action, preview);
    }

    /// A click on a choice, counted from the first over both columns.
    pub(crate) fn press(&mut self, place: usize) {
        if let Some(which) = Which::ALL.get(place) {
            self.column = Column::Which;
            self.choose(*which, self.format);
        } else if let Some(format) = Format::ALL.get(place - Which::ALL.len()) {
            self.column = Column::Format;
            self.choose(self.which, *format);
        }
    }

    /// Chooses; the preview starts anew where that changes it.
    fn choose(&mut self, which: Which, format: Format) {
        if (which, format) != (self.which, self.format) {
            (self.which, self.format, self.top) = (which, format, 0);
        }
    }
}

/// The choice beside `now` that a movement leads to.
fn step<T: Copy + PartialEq>(action: Action, all: &[T], now: T) -> T {
    let place = all.iter().position(|one| *one == now).unwrap_or(0);
    let next = match action {
        Action::Down => place + 1,
        Action::Up => place.saturating_sub(1),
        Action::First => 0,
        Action::Last => all.len() - 1,
        _ => place,
    };
    all.get(next).copied().unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: &[Action]) -> Copying {
        let mut copying = Copying::new(false);
        let preview = Window { top: 0, height: 5, content: 20 };
        actions.iter().for_each(|action| copying.act(*action, preview));
        copying
    }

    #[test]
    fn at_the_ends_nothing_happens() {
        let copying = after(&[Action::Up, Action::PaneLeft]);
        assert_eq!(copying, Copying::new(false));
        let copying = after(&[Action::Last, Action::Down, Action::Down]);
        assert_eq!(copying.which, Which::Dossier);
    }

    #[test]
    fn whoever_marked_claims_wants_those() {
        assert_eq!(Copying::new(true).which, Which::Marked);
        assert_eq!(Copying::new(false).which, Which::This);
    }

    #[test]
    fn another_choice_is_previewed_from_its_start() {
        use Action::{Down, PageDown, PaneRight, Up};
        let scrolled = [PaneRight, PageDown, PageDown];
        assert_eq!(after(&scrolled).top, 8);
        assert_eq!(after(&[&scrolled[..], &[Up]].concat()).top, 8);
        let other = after(&[&scrolled[..], &[Down]].concat());
        assert_eq!((other.top, other.format), (0, Format::Markdown));
    }
}
