//! The line below the strip: the numbers of the paragraphs, and which one is selected.

use crate::text::width;
use crate::ui::{Look, widgets::strip::Cell};
use ratatui::style::Style;

/// The columns that a number may reach beyond the last cell, and the blanks after it.
pub const OVERHANG: u16 = 5;

/// The distances between numbers, from which the first is taken at which they stand apart.
const STEPS: [u16; 10] = [5, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 20_000];

/// A piece of the ruler.
#[derive(Debug)]
pub struct Label {
    /// Where it begins, from the strip's first column.
    pub column: u16,
    /// What it says.
    pub text: String,
    /// How.
    pub style: Style,
}

impl Label {
    fn end(&self) -> u16 {
        self.column + width(&self.text) as u16
    }

    fn touches(&self, other: &Label) -> bool {
        self.column <= other.end() && other.column <= self.end()
    }
}

/// The labels of the ruler in the order of their columns; `selected` is the column and the
/// paragraph of the selected claim, whose mark puts numbers aside that it would touch.
pub fn labels(
    cells: &[Cell<'_>],
    selected: Option<(u16, u16)>,
    room: u16,
    look: Look<'_>,
) -> Vec<Label> {
    let mark = selected.map(|(column, paragraph)| mark(column, paragraph, room, look));
    let mut labels = numbers(cells, look);
    labels.retain(|label| {
        label.end() <= room && mark.as_ref().is_none_or(|mark| !label.touches(mark))
    });
    labels.extend(mark);
    labels.sort_by_key(|label| label.column);
    labels
}

/// The mark of the selected claim: beside it the paragraph, on the side where there is room.
fn mark(column: u16, paragraph: u16, room: u16, look: Look<'_>) -> Label {
    let glyphs = look.glyphs();
    let (arrow, style) = (glyphs.strip_selection, look.theme.strong);
    let number = format!("{}{paragraph}", glyphs.paragraph);
    let columns = width(&number) as u16;
    if column + 1 + columns <= room {
        Label { column, text: format!("{arrow}{number}"), style }
    } else if columns <= column {
        Label { column: column - columns, text: format!("{number}{arrow}"), style }
    } else {
        Label { column, text: arrow.to_owned(), style }
    }
}

/// The numbers 1, 5, 10, ..., or at the first larger step at which they stand apart.
fn numbers(cells: &[Cell<'_>], look: Look<'_>) -> Vec<Label> {
    let Some(last) = cells.last() else { return Vec::new() };
    let mut labels = Vec::new();
    for step in STEPS {
        labels = (1..=last.paragraph)
            .filter(|paragraph| *paragraph == 1 || paragraph % step == 0)
            .map(|paragraph| number(cells, paragraph, look))
            .collect();
        if labels.windows(2).all(|pair| !pair[0].touches(&pair[1])) {
            break;
        }
    }
    labels
}

fn number(cells: &[Cell<'_>], paragraph: u16, look: Look<'_>) -> Label {
    let at = cells.partition_point(|cell| cell.paragraph < paragraph);
    // A pooled cell stands for the paragraphs up to the next one.
    let is_exact = cells.get(at).is_some_and(|cell| cell.paragraph == paragraph);
    let at = if is_exact { at } else { at.saturating_sub(1) };
    Label { column: cells[at].column, text: paragraph.to_string(), style: look.theme.muted }
}
