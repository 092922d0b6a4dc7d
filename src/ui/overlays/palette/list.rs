//! Finding an action by its name.

use crate::ui::{
    Hit, Look,
    overlays::finder::list::typed_line,
    widgets::{compose::Composer, popup::rule, rich::Rich, sheet::Sheet},
};
use ratatui::text::Line;

/// Something that the palette can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaletteRow {
    /// Its name.
    pub name: String,
    /// One sentence that says what it does.
    pub help: String,
    /// Its key, or where it has one if not here.
    pub key: String,
    /// Whether it can be done here.
    pub is_here: bool,
}

/// What the palette shows.
#[derive(Debug, Clone, Copy)]
pub struct Palette<'a> {
    /// What is typed.
    pub typed: &'a str,
    /// The place of the cursor in it, in bytes.
    pub cursor: usize,
    /// The rows from the first visible one on; what does not fit is not drawn.
    pub rows: &'a [PaletteRow],
    /// Which of `rows` is selected.
    pub selected: usize,
}

/// The palette as lines.
#[derive(Debug, Clone)]
pub struct Drawn<'a> {
    /// The lines.
    pub lines: Vec<Line<'a>>,
    /// Which of the rows is where.
    pub hits: Vec<Hit<usize>>,
    /// The column of the cursor in the first line.
    pub cursor: u16,
}

/// The lines above the rows: what is typed, and a line below it.
const HEAD: u16 = 2;
/// The lines of the frame around it.
const FRAME: u16 = 2;
/// The columns of the longest name.
const NAME: usize = 19;
/// The columns of keys, and of places where there are keys.
const KEY: usize = 12;
/// The narrowest palette with sentences beside the names.
const ROOMY: u16 = 60;
/// The lines below the rows: the selected one's sentence, where it does not stand beside it.
const FOOT: u16 = 4;

/// How many rows there is room for in so much room.
pub fn page(width: u16, height: u16) -> usize {
    usize::from(height.saturating_sub(HEAD + foot(width, height)))
}

/// The lines of a palette with room for so many rows, its frame included.
pub fn height(rows: usize) -> u16 {
    HEAD + FRAME + u16::try_from(rows).unwrap_or(u16::MAX - HEAD - FRAME)
}

fn foot(width: u16, height: u16) -> u16 {
    if width < ROOMY && height >= HEAD + FOOT + 3 { FOOT } else { 0 }
}

impl<'a> Palette<'a> {
    /// The palette in so much room.
    pub fn draw(&self, width: u16, height: u16, look: Look<'_>) -> Drawn<'a> {
        let (typed, cursor) = typed_line(self.typed, self.cursor, width, look);
        let mut lines = vec![typed, rule(width, look)];
        let page = page(width, height);
        let rows = self.rows.iter().take(page).enumerate();
        let hit = |(at, _)| Hit { line: HEAD + at as u16, columns: 0..width, target: at };
        let hits = rows.clone().map(hit).collect();
        if self.rows.is_empty() {
            let mut line = Composer::new(width);
            line.skip(1).put_cut("No action is called that.", look.theme.text, look.glyphs().cut);
            lines.push(line.finish());
        }
        lines.extend(rows.map(|(at, row)| row.line(at == self.selected, width, look)));
        if foot(width, height) > 0 {
            lines.resize(usize::from(HEAD) + page, Line::default());
            lines.push(rule(width, look));
            let help = self.rows.get(self.selected).map_or("", |row| row.help.as_str());
            let mut sheet = Sheet::new(width, look);
            sheet.text(&Rich::of(help, look.theme.text), 1, 1);
            lines.extend(sheet.lines);
        }
        lines.truncate(usize::from(height));
        Drawn { lines, hits, cursor }
    }
}

impl PaletteRow {
    fn line(&self, is_selected: bool, width: u16, look: Look<'_>) -> Line<'static> {
        let (theme, cut) = (look.theme, look.glyphs().cut);
        let (name, rest) =
            if self.is_here { (theme.strong, theme.text) } else { (theme.muted, theme.muted) };
        let mut line = Composer::new(width);
        line.put(if is_selected { look.glyphs().cursor } else { " " }, theme.strong);
        line.cell(&self.name, NAME, name, cut).skip(1);
        line.cell(&self.key, KEY.min(line.left()), name, cut).skip(1);
        if width >= ROOMY {
            line.put_cut(self.help.clone(), rest, cut);
        }
        let line = line.fill();
        if is_selected { look.selected(line) } else { line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::drawing::{self, ascii, assert_fits, colorless, dark, look};
    use proptest::prelude::*;

    fn rows() -> Vec<PaletteRow> {
        let row = |name: &str, help: &str, key: &str, is_here| PaletteRow {
            name: name.into(),
            help: help.into(),
            key: key.into(),
            is_here,
        };
        vec![
            row("next-proposition", "Show the stances toward the next proposition.", "p", true),
            row("copy", "Copy the selected claim.", "y", true),
            row(
                "toggle-value",
                "Add the filter's value to the query, or remove it.",
                "Space (elsewhere)",
                false,
            ),
        ]
    }

    fn palette(rows: &[PaletteRow]) -> Palette<'_> {
        Palette { typed: "next pr", cursor: 7, rows, selected: 0 }
    }

    #[test]
    fn a_row_says_what_it_does_and_with_which_key() {
        let (rows, theme) = (rows(), dark());
        let picture =
            |width| drawing::symbols(&palette(&rows).draw(width, 11, look(&theme)).lines, width);
        insta::assert_snapshot!([38, 76].map(picture).join("\n"));
        let drawn = Palette { rows: &[], ..palette(&rows) }.draw(40, 9, look(&theme));
        insta::assert_snapshot!(drawing::symbols(&drawn.lines, 40));
    }

    #[test]
    fn ascii_needs_nothing_else() {
        let (rows, theme) = (rows(), colorless());
        let lines = palette(&rows).draw(60, 9, ascii(&theme)).lines;
        assert!(drawing::symbols(&lines, 60).is_ascii());
    }

    properties! {
        #[test]
        fn it_fits_any_room(width in 0_u16..200, height in 0_u16..60) {
            let (rows, theme) = (rows(), dark());
            let drawn = palette(&rows).draw(width, height, look(&theme));
            prop_assert!(drawn.lines.len() <= usize::from(height));
            assert_fits(&drawn.lines, width);
        }
    }
}
