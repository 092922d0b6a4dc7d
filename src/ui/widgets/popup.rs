//! The frame of what lies over the panes.

use crate::text::width as columns_of;
use crate::ui::{
    Look,
    widgets::{compose::Composer, paint},
};
use ratatui::{buffer::Buffer, layout::Rect, text::Line};

/// The smallest area that has room for a frame.
const FRAMED: (u16, u16) = (20, 6);

/// The frame of a popup.
#[derive(Debug, Clone, Copy)]
pub struct Popup<'a> {
    /// What stands in its upper line.
    pub title: &'a str,
    /// What stands in its lower line.
    pub foot: &'a str,
}

impl Popup<'_> {
    /// Clears `area`, draws the frame where there is room for one, and returns what is inside.
    pub fn draw(&self, area: Rect, look: Look<'_>, buffer: &mut Buffer) -> Rect {
        let area = area.intersection(buffer.area);
        clear(area, look, buffer);
        if area.width < FRAMED.0 || area.height < FRAMED.1 {
            return area;
        }
        let inner = Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2);
        let (top, bottom) = (look.either("┌┐", "++"), look.either("└┘", "++"));
        let first = Rect { height: 1, ..area };
        let last = Rect { y: area.bottom() - 1, ..first };
        paint::lines(&[edge(self.title, top, area.width, look)], first, buffer);
        paint::lines(&[edge(self.foot, bottom, area.width, look)], last, buffer);
        let side = Rect { width: 1, ..inner };
        paint::side(Rect { x: area.x, ..side }, look, buffer);
        paint::side(Rect { x: area.right() - 1, ..side }, look, buffer);
        inner
    }
}

/// A line across a popup.
pub fn rule(width: u16, look: Look<'_>) -> Line<'static> {
    let mut line = Composer::new(width);
    line.put(look.glyphs().horizontal.repeat(usize::from(width)), look.theme.muted);
    line.finish()
}

fn edge(text: &str, corners: &str, width: u16, look: Look<'_>) -> Line<'static> {
    let (theme, glyphs) = (look.theme, look.glyphs());
    let (left, right) = corners.split_at(corners.len() / 2);
    let room = usize::from(width) - 2;
    let mut line = Composer::new(width);
    line.put(left.to_owned(), theme.muted);
    if !text.is_empty() {
        let kept = columns_of(text).min(room.saturating_sub(4));
        line.put(glyphs.horizontal, theme.muted).skip(1);
        line.cell(text, kept, theme.strong, glyphs.cut).skip(1);
    }
    let missing = line.left().saturating_sub(1);
    line.put(glyphs.horizontal.repeat(missing), theme.muted).put(right.to_owned(), theme.muted);
    line.finish()
}

/// Makes an area as if nothing had been drawn there.
pub(crate) fn clear(area: Rect, look: Look<'_>, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        // The second half of a wide character would be drawn over the frame.
        if area.x > buffer.area.x && columns_of(buffer[(area.x - 1, y)].symbol()) > 1 {
            buffer[(area.x - 1, y)].set_symbol(" ");
        }
        for x in area.left()..area.right() {
            buffer[(x, y)].reset();
            buffer[(x, y)].set_style(look.theme.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::drawing::{self, dark, look, painted};

    const POPUP: Popup<'_> = Popup { title: "Find a speaker  3 of 26", foot: "⏎ show  Esc back" };

    #[test]
    fn what_is_below_is_gone() {
        let theme = dark();
        let area = Rect::new(2, 1, 30, 6);
        let buffer = painted(area, |buffer| {
            POPUP.draw(area, look(&theme), buffer);
        });
        insta::assert_snapshot!(drawing::of_buffer(&buffer, |_| None));
    }

    #[test]
    fn a_wide_character_below_the_edge_goes_whole() {
        let theme = dark();
        let mut buffer = Buffer::with_lines(["a北京京京京京京京京京京京京"; 6]);
        POPUP.draw(Rect::new(2, 0, 20, 6), look(&theme), &mut buffer);
        assert_eq!(buffer[(1, 0)].symbol(), " ");
        assert_eq!(buffer[(2, 0)].symbol(), "┌");
    }

    properties! {
        #[test]
        fn it_stays_inside(x in 0_u16..9, y in 0_u16..9, width in 0_u16..250, height in 0_u16..80) {
            let theme = dark();
            let area = Rect::new(x, y, width, height);
            painted(area, |buffer| {
                let inner = POPUP.draw(area, look(&theme), buffer);
                assert_eq!(inner.intersection(area), inner);
            });
        }
    }
}
