//! The help: where it is scrolled to, and what is looked for in it.

pub(crate) mod guide;

use crate::ui::{Layer, Line, State, scrolled};
use crate::{action::Action, config::Context};

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

impl State {
    pub(crate) fn open_help(&mut self) {
        let context = self.context();
        let line = Line::default();
        self.layer = Some(Layer::Help(Help { context, top: 0, line, is_typing: false }));
    }

    pub(crate) fn act_in_help(&mut self, mut help: Help, action: Action) -> Option<Layer> {
        match action {
            Action::Search => help.is_typing = true,
            Action::Accept => help.is_typing = false,
            Action::Close if help.is_typing || !help.line.is_empty() => {
                help = Help { line: Line::default(), is_typing: false, top: 0, ..help };
            }
            Action::Close | Action::Leave => return None,
            _ if help.is_typing && help.line.act(action) => help.top = 0,
            _ => help.top = self.scrolled_help(help.top, action),
        }
        Some(Layer::Help(help))
    }

    pub(crate) fn type_in_help(&mut self, mut help: Help, text: &str) -> Option<Layer> {
        if help.is_typing {
            help.line.insert(text);
            help.top = 0;
        }
        Some(Layer::Help(help))
    }

    /// The first line after a movement.
    fn scrolled_help(&self, top: usize, action: Action) -> usize {
        let headings = self.drawn.headings.iter().copied();
        match action {
            Action::NextSection => headings.into_iter().find(|line| *line > top).unwrap_or(top),
            Action::PreviousSection => headings.rev().find(|line| *line < top).unwrap_or(0),
            _ => scrolled(top, action, self.drawn.popup),
        }
    }
}
