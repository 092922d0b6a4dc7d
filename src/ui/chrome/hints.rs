//! The last lines: a message, and which keys work now.

use crate::text::width as columns_of;
use crate::ui::{Look, widgets::compose::Composer};
use ratatui::text::Line;

/// As many hints as fit, the most useful first: keys and words.
pub fn hints(hints: &[(&str, &str)], width: u16, look: Look<'_>) -> Line<'static> {
    let mut line = Composer::new(width);
    line.skip(1);
    for (at, (keys, word)) in hints.iter().enumerate() {
        let gap = if at == 0 { 0 } else { 2 };
        if gap + columns_of(keys) + 1 + columns_of(word) > line.left() {
            break;
        }
        line.skip(gap).put((*keys).to_owned(), look.theme.strong).skip(1);
        line.put((*word).to_owned(), look.theme.muted);
    }
    line.finish()
}

/// What the program has to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message<'a> {
    /// What was done, or what there is to know.
    Note(&'a str),
    /// What went wrong.
    Error(&'a str),
}

impl Message<'_> {
    /// The line.
    pub fn line(self, width: u16, look: Look<'_>) -> Line<'static> {
        let (text, style) = match self {
            Message::Note(text) => (text, look.theme.text),
            Message::Error(text) => (text, look.theme.error),
        };
        let mut line = Composer::new(width);
        line.skip(1).put_cut(text.to_owned(), style, look.glyphs().cut);
        line.fill()
    }
}
