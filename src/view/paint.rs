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

/// Paints a standing line.
pub(super) fn side(area: Rect, look: Look<'_>, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        buffer.set_string(area.x, y, look.glyphs().vertical, look.theme.muted);
    }
}

/// Paints the line that stands between two panes, joined to the lines of theirs that meet it;
/// so it comes after them.
pub fn vertical(area: Rect, look: Look<'_>, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    if area.width == 0 {
        return;
    }
    for y in area.top()..area.bottom() {
        let meets = |x: u16| {
            let cell = buffer.cell((x, y));
            cell.is_some_and(|cell| cell.symbol() == look.glyphs().horizontal)
        };
        let (left, right) = (area.x > 0 && meets(area.x - 1), meets(area.x + 1));
        let sign = match (left, right) {
            (false, false) => look.glyphs().vertical,
            (false, true) => look.either("├", "+"),
            (true, false) => look.either("┤", "+"),
            (true, true) if y == area.top() => look.either("┬", "+"),
            (true, true) => look.either("┼", "+"),
        };
        buffer.set_string(area.x, y, sign, look.theme.muted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::testing::{self, dark, look, painted};
    use proptest::prelude::*;

    #[test]
    fn a_line_between_panes_is_joined_to_their_titles() {
        let theme = dark();
        let mut buffer = Buffer::with_lines(["─── ──", "ab  cd", "ab  ──", "─── cd", "─── ──"]);
        vertical(Rect::new(3, 0, 1, 5), look(&theme), &mut buffer);
        let picture = testing::of_buffer(&buffer, |_| None);
        assert_eq!(picture, "|───┬──|\n|ab │cd|\n|ab ├──|\n|───┤cd|\n|───┼──|\n");
    }

    #[test]
    fn an_area_beyond_the_screen_is_no_panic() {
        let theme = dark();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 0));
        lines(&[Line::from("北京")], Rect::new(0, 0, 5, 1), &mut buffer);
        lines(&[Line::from("北京")], Rect::new(9, 9, 0, 5), &mut buffer);
        vertical(Rect::new(9, 0, 1, 7), look(&theme), &mut buffer);
    }

    proptest! {
        #[test]
        fn nothing_is_painted_outside(
            x in 0_u16..9, y in 0_u16..9, width in 0_u16..250, height in 0_u16..80,
            texts in prop::collection::vec("[a-z北👩\u{200D}\u{301} ]{0,90}", 0..9),
        ) {
            let texts: Vec<_> = texts.into_iter().map(Line::from).collect();
            let area = Rect::new(x, y, width, height);
            painted(area, |buffer| lines(&texts, area, buffer));
        }
    }
}
