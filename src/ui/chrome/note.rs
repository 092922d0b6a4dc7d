//! The line in which a note is written.

use crate::text::width as columns_of;
use crate::ui::{Look, chrome::query::window, widgets::compose::Composer};
use ratatui::text::Line;

/// What the line shows.
#[derive(Debug, Clone, Copy)]
pub struct NoteLine<'a> {
    /// The claim that the note is on.
    pub claim: &'a str,
    /// What is typed.
    pub text: &'a str,
    /// The place of the cursor, in bytes.
    pub cursor: usize,
}

impl NoteLine<'_> {
    /// The line in so many columns, and the column of the cursor.
    pub fn draw(&self, width: u16, look: Look<'_>) -> (Line<'static>, u16) {
        let mut line = Composer::new(width);
        let long = format!("note on {}:", self.claim);
        // What is typed needs the room more.
        let prompt = if columns_of(&long) * 2 < usize::from(width) { &long } else { "note:" };
        line.skip(1).put(prompt.to_owned(), look.theme.muted).skip(1);
        let room = line.left().saturating_sub(1);
        let (text, before) = window(self.text, self.cursor, room);
        let column = (line.used() + before).min(usize::from(width).saturating_sub(1));
        line.cell(text, room, look.theme.strong, look.glyphs().cut);
        (line.fill(), column as u16)
    }
}
