//! Putting lines on the screen, never outside of their area.

use super::Look;
use ratatui::{buffer::Buffer, layout::Rect, text::Line};

/// Paints lines into `area`, one below the other; what does not fit is left out.
pub fn lines<'l, 'a: 'l>(
    lines: impl IntoIterator<Item = &'l Line<'a>>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let area = area.intersection(buffer.area);
    // Without a column, `Buffer::set_line` would look at a cell beyond the area.
    if area.width == 0 {
        return;
    }
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        buffer.set_line(area.x, y, line, area.width);
    }
}

/// Paints the line that stands between two panes.
pub fn vertical(area: Rect, look: Look<'_>, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    if area.width == 0 {
        return;
    }
    for y in area.top()..area.bottom() {
        buffer.set_string(area.x, y, look.glyphs().vertical, look.theme.muted);
    }
}
