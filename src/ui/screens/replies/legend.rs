//! What the marks of the grid stand for.

use crate::{
    analysis::Cell,
    text::width as columns_of,
    ui::{Look, widgets::compose::Composer},
};
use ratatui::text::Line;

/// The blanks between two marks.
const GAP: usize = 3;

/// The marks with their words: in one line where they fit, if need be in fewer words, and
/// otherwise in as many lines as those take.
pub fn legend(marks: &[Cell], width: u16, look: Look<'_>) -> Vec<Line<'static>> {
    let full = lines(marks, Cell::label, width, look);
    if full.len() <= 1 { full } else { lines(marks, word, width, look) }
}

/// A mark in a word or two.
pub fn word(mark: Cell) -> &'static str {
    match mark {
        Cell::AskedElsewhere => "accused",
        Cell::NoRequestReported => "no request",
        Cell::Reply(_) => mark.label(),
    }
}

fn lines(
    marks: &[Cell],
    label: fn(Cell) -> &'static str,
    width: u16,
    look: Look<'_>,
) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    let mut line = Composer::new(width);
    for mark in marks {
        let (sign, label) = (look.cell(*mark), label(*mark));
        if line.used() > 0 && GAP + columns_of(sign) + 1 + columns_of(label) > line.left() {
            lines.push(std::mem::replace(&mut line, Composer::new(width)).finish());
        }
        line.skip(if line.used() == 0 { 1 } else { GAP });
        line.put(sign, look.theme.strong).skip(1);
        line.put_cut(label, look.theme.muted, look.glyphs().cut);
    }
    if line.used() > 0 {
        lines.push(line.finish());
    }
    lines
}
