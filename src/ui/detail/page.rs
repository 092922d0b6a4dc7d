//! How much of the text can be seen, and saying how much cannot.

use crate::text::width as columns_of;
use crate::ui::{Look, widgets::compose::Composer};
use ratatui::text::Line;

/// How many of `total` lines can be seen in `room`, one line being kept for saying that there
/// are more.
pub fn page(room: usize, total: usize) -> usize {
    if total > room && room > 1 { room - 1 } else { room }
}

/// What says how many lines there are above and below.
pub fn more(above: usize, below: usize, width: u16, look: Look<'_>) -> Line<'static> {
    let mut parts = Vec::new();
    if above > 0 {
        parts.push(format!("{} {above} above", look.either("↑", "^")));
    }
    if below > 0 {
        parts.push(format!("{} {below} more", look.either("↓", "v")));
    }
    let text = parts.join("  ");
    let mut line = Composer::new(width);
    line.skip(usize::from(width).saturating_sub(columns_of(&text) + 1));
    line.put(text, look.theme.muted);
    line.finish()
}
