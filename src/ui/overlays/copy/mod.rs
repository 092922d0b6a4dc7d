//! Choosing what to copy, and in which form; and copying it.

pub(crate) mod preview;
pub(crate) mod render;

use super::{After, Overlay};
use crate::{
    action::Action,
    analysis::words,
    clipboard::{CopyError, Receipt},
    config::Context,
    export::Format,
    library::Vocabulary,
    ui::{
        Cx, Effect, Parcel, State, Target, Window, hints::Entry, layout::Screen, render::Painter,
        scrolled,
    },
};
use ratatui::layout::Rect;

const HINTS: &[Entry] = &[
    (&[Action::Accept], "copy"),
    (&[Action::Down, Action::Up], "choose"),
    (&[Action::PaneLeft, Action::PaneRight], "column"),
    (&[Action::Leave], "close"),
];

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
    fn act(&mut self, action: Action, preview: Window) {
        match (action, self.column) {
            (Action::PaneLeft, _) => self.column = Column::Which,
            (Action::PaneRight, _) => self.column = Column::Format,
            (Action::PageDown | Action::PageUp | Action::HalfPageDown | Action::HalfPageUp, _) => {
                self.scroll_preview(action, preview)
            }
            (_, Column::Which) => self.choose(step(action, &Which::ALL, self.which), self.format),
            (_, Column::Format) => self.choose(self.which, step(action, Format::ALL, self.format)),
        }
    }

    /// Moves in the preview.
    fn scroll_preview(&mut self, action: Action, preview: Window) {
        self.top = scrolled(self.top, action, preview);
    }

    /// A click on a choice, counted from the first over both columns.
    fn press(&mut self, place: usize) {
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

impl Overlay for Copying {
    fn context(&self) -> Context {
        Context::Copying
    }

    fn update(&mut self, action: Action, cx: &mut Cx) -> After {
        match action {
            Action::Accept => return After::Copy(self.which, self.format),
            Action::Close | Action::Leave => return After::Close,
            _ => self.act(action, cx.frame.popup),
        }
        After::Stay
    }

    fn click(&mut self, place: usize, _: &mut Cx) -> After {
        self.press(place);
        After::Stay
    }

    fn scroll(&mut self, direction: Action, cx: &mut Cx) -> After {
        self.scroll_preview(direction, cx.frame.popup);
        After::Stay
    }

    fn hints(&self) -> &'static [Entry] {
        HINTS
    }

    fn render(&self, screen: &Screen, area: Rect, painter: &mut Painter<'_, '_>) {
        painter.copying(self, screen.popup(area, super::LARGE));
    }

    fn cursor(&self) -> Option<Target> {
        Some(Target::Choice(match self.column {
            Column::Which => self.which as usize,
            Column::Format => {
                let form = Format::ALL.iter().position(|form| *form == self.format)?;
                Which::ALL.len() + form
            }
        }))
    }
}

impl State {
    /// Copies claims in a form.
    pub(crate) fn copy(&mut self, which: Which, format: Format) {
        let claims = self.claims_of(which);
        if claims.is_empty() {
            return self.cx.fail(match which {
                Which::This | Which::Shown | Which::Dossier => {
                    "nothing was copied: no claim is shown"
                }
                Which::Marked => "nothing was copied: no claim is marked",
            });
        }
        let mut what = words::count(claims.len(), "claim");
        if format != Format::Plain {
            what = format!("{what} as {}", format.label());
        }
        let text = format.write(claims, self.cx.nav.statuses());
        let effect = self.cx.copies.send(Parcel { what, text });
        self.cx.run(effect);
    }
}

impl Cx {
    /// The copy on its way has arrived, or has not.
    pub(crate) fn copied(&mut self, outcome: Result<Receipt, CopyError>) {
        let (notice, next) = self.copies.arrived(outcome);
        // Whoever wants to leave has to hear that nothing was copied.
        self.is_leaving &= !notice.is_error;
        self.notice = Some(notice);
        if self.is_leaving && !self.copies.is_busy() {
            self.run([Effect::Quit]);
        } else {
            self.run(next);
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
