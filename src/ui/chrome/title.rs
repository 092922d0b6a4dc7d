//! The title of a pane.

use crate::ui::{Look, widgets::compose::Composer};
use ratatui::text::Line;

/// What the title of a pane says.
#[derive(Debug, Clone, Copy)]
pub struct Title<'a> {
    /// The pane.
    pub name: &'a str,
    /// What it shows: "15 of 52 · stance on shelving".
    pub about: &'a str,
    /// Whether keys go to it.
    pub has_focus: bool,
}

impl Title<'_> {
    /// The line.
    pub fn line(&self, width: u16, look: Look<'_>) -> Line<'static> {
        let (theme, glyphs) = (look.theme, look.glyphs());
        let mut line = Composer::new(width);
        line.put(glyphs.horizontal, theme.muted).skip(1);
        if self.has_focus {
            line.put_cut(format!("[{}]", self.name), theme.strong, glyphs.cut);
        } else {
            line.put_cut(self.name.to_owned(), theme.text, glyphs.cut);
        }
        line.skip(1);
        if !self.about.is_empty() && line.left() > 1 {
            line.put_cut(self.about.to_owned(), theme.muted, glyphs.cut).skip(1);
        }
        line.put(glyphs.horizontal.repeat(line.left()), theme.muted);
        line.finish()
    }
}
