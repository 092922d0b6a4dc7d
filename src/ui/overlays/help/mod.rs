//! The help: where it is scrolled to, and what is looked for in it.

pub(crate) mod guide;

use super::{After, Overlay};
use crate::{
    action::Action,
    config::Context,
    ui::{Cx, FrameInfo, Line, hints::Entry, layout::Screen, render::Painter, scrolled},
};
use ratatui::layout::Rect;

const HINTS: &[Entry] = &[
    (&[Action::Down, Action::Up], "scroll"),
    (&[Action::NextSection, Action::PreviousSection], "heading"),
    (&[Action::Search], "look for"),
    (&[Action::Leave], "close"),
    (&[Action::PageDown, Action::PageUp], "page"),
];

const SEARCH_HINTS: &[Entry] = &[(&[Action::Accept], "scroll"), (&[Action::Close], "show all")];

/// The help while it is open.
#[derive(Debug, Clone)]
pub struct Help {
    /// What it was asked for: its keys come first.
    pub context: Context,
    /// The first line that is shown.
    pub top: usize,
    /// What is looked for: only entries that have all of its words are shown.
    pub line: Line,
    /// Whether letters are text, because it is being typed.
    pub is_typing: bool,
}

impl Help {
    /// The help for a place, whose keys come first.
    pub fn new(context: Context) -> Self {
        Self { context, top: 0, line: Line::default(), is_typing: false }
    }

    /// The first line after a movement.
    fn moved(&self, action: Action, frame: &FrameInfo) -> usize {
        let headings = frame.headings.iter().copied();
        match action {
            Action::NextSection => {
                headings.into_iter().find(|line| *line > self.top).unwrap_or(self.top)
            }
            Action::PreviousSection => headings.rev().find(|line| *line < self.top).unwrap_or(0),
            _ => scrolled(self.top, action, frame.popup),
        }
    }
}

impl Overlay for Help {
    fn context(&self) -> Context {
        if self.is_typing { Context::HelpSearch } else { Context::Help }
    }

    fn update(&mut self, action: Action, cx: &mut Cx) -> After {
        match action {
            Action::Search => self.is_typing = true,
            Action::Accept => self.is_typing = false,
            Action::Close if self.is_typing || !self.line.is_empty() => {
                *self = Self::new(self.context);
            }
            Action::Close | Action::Leave => return After::Close,
            _ if self.is_typing && self.line.act(action) => self.top = 0,
            _ => self.top = self.moved(action, &cx.frame),
        }
        After::Stay
    }

    fn type_in(&mut self, text: &str, _: &mut Cx) {
        if self.is_typing {
            self.line.insert(text);
            self.top = 0;
        }
    }

    fn hints(&self) -> &'static [Entry] {
        if self.is_typing { SEARCH_HINTS } else { HINTS }
    }

    fn render(&self, screen: &Screen, area: Rect, painter: &mut Painter<'_, '_>) {
        painter.help(self, screen.popup(area, super::LARGE));
    }
}
