//! Putting lines on the screen, never outside of their area.

use crate::text::graphemes;
use crate::ui::Look;
use ratatui::{
    buffer::{Buffer, CellDiffOption, CellWidth},
    layout::Rect,
    text::Line,
};
use std::num::NonZeroU16;

/// Paints lines into `area`, one below the other; what does not fit is left out.
pub fn lines<'l, 'a: 'l>(
    lines: impl IntoIterator<Item = &'l Line<'a>>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let area = area.intersection(buffer.area);
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        self::line(line, Rect { y, height: 1, ..area }, buffer);
    }
}

/// Paints one line, grapheme for grapheme: each takes as many cells as it was measured with.
///
/// `Buffer::set_line` would draw what no terminal draws as wide as it is counted; see
/// [`drawn`](crate::text::drawn).
fn line(line: &Line<'_>, area: Rect, buffer: &mut Buffer) {
    let mut x = area.x;
    for span in line {
        let style = line.style.patch(span.style);
        for grapheme in graphemes(&span.content).filter(|grapheme| grapheme.columns > 0) {
            if grapheme.columns > usize::from(area.right() - x) {
                return;
            }
            // No wider than the area, so it is a number of columns.
            let columns = grapheme.columns as u16;
            let cell = &mut buffer[(x, area.y)];
            cell.set_symbol(&grapheme.drawn()).set_style(style);
            // The screen counts the sound marks of half-width letters twice.
            if let Some(counted) = NonZeroU16::new(columns).filter(|_| cell.cell_width() != columns)
            {
                cell.set_diff_option(CellDiffOption::ForcedWidth(counted));
            }
            let end = x + columns;
            (x + 1..end).for_each(|covered| buffer[(covered, area.y)].reset());
            x = end;
        }
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
    use crate::{
        text::{any_text, width},
        ui::drawing::{self, dark, look, painted},
    };
    use proptest::prelude::*;
    use ratatui::{buffer::Cell, text::Span};

    /// The cells of a row that texts are painted into, up to where nothing was: how wide the screen
    /// believes each to be.
    fn cells_of(texts: &[String]) -> Vec<(String, usize)> {
        const UNTOUCHED: &str = "\u{2592}";
        let area = Rect::new(0, 0, 300, 1);
        let mut buffer = Buffer::filled(area, Cell::new(UNTOUCHED));
        let line = Line::from(texts.iter().map(Span::raw).collect::<Vec<_>>());
        lines(&[line], area, &mut buffer);
        let mut cells = Vec::new();
        let mut x = 0;
        while buffer[(x, 0)].symbol() != UNTOUCHED {
            let cell = &buffer[(x, 0)];
            cells.push((cell.symbol().to_owned(), cell.cell_width().into()));
            x += cell.cell_width();
        }
        cells
    }

    #[test]
    fn no_selector_is_drawn_and_letters_of_two_cells_stay_two() {
        let cells = |text: &str| cells_of(&[text.to_owned()]);
        let cell = |symbol: &str, width| (symbol.to_owned(), width);
        assert_eq!(cells("⌚\u{FE0E}✔\u{FE0F}"), [cell("⌚", 2), cell("✔", 1)]);
        assert_eq!(cells("لا"), [cell("ل", 1), cell("ا", 1)]);
        assert_eq!(cells("ｶﾞa"), [cell("ｶﾞ", 2), cell("a", 1)]);
        assert_eq!(cells("\u{301}a\u{7}b"), [cell("a", 1), cell("b", 1)]);
    }

    #[test]
    fn a_line_between_panes_is_joined_to_their_titles() {
        let theme = dark();
        let mut buffer = Buffer::with_lines(["─── ──", "ab  cd", "ab  ──", "─── cd", "─── ──"]);
        vertical(Rect::new(3, 0, 1, 5), look(&theme), &mut buffer);
        let picture = drawing::of_buffer(&buffer, |_| None);
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

    properties! {
        #[test]
        fn what_is_drawn_is_as_wide_as_it_was_measured(
            texts in prop::collection::vec(any_text(), 1..4),
        ) {
            let cells = cells_of(&texts);
            let drawn: usize = cells.iter().map(|(_, width)| width).sum();
            prop_assert_eq!(drawn, texts.iter().map(|text| width(text)).sum::<usize>());
            for (symbol, believed) in cells {
                prop_assert_eq!(width(&symbol), believed, "{:?}", symbol);
            }
        }

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
