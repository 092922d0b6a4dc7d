//! What is wrong with the files: a list, and below it the selected one as `check` prints it.

use crate::ui::{
    Hit, Look,
    widgets::{compose::Composer, popup::rule, rich::Rich, sheet::Sheet},
};
use crate::{dossier::check::Severity, ui::Problem};
use ratatui::text::Line;

/// What the list shows.
#[derive(Debug, Clone, Copy)]
pub struct Problems<'a> {
    /// The rows from the first visible one on; what does not fit is not drawn.
    pub rows: &'a [Problem],
    /// Which of `rows` is selected.
    pub selected: usize,
}

/// The list as lines.
#[derive(Debug, Clone)]
pub struct Drawn<'a> {
    /// The lines.
    pub lines: Vec<Line<'a>>,
    /// Which of the rows is where.
    pub hits: Vec<Hit<usize>>,
}

/// The least lines for the selected one as `check` prints it, with a line above it.
const LEAST_WHOLE: u16 = 9;

/// How many rows there is room for: half of it, the rest is the selected one's.
pub fn page(height: u16) -> usize {
    let below = if height >= 2 * LEAST_WHOLE { LEAST_WHOLE.max(height / 2) } else { 0 };
    usize::from(height - below)
}

impl<'a> Problems<'a> {
    /// The list in so much room.
    pub fn draw(&self, width: u16, height: u16, look: Look<'_>) -> Drawn<'a> {
        let page = page(height);
        let rows = self.rows.iter().take(page).enumerate();
        let hit = |(at, _)| Hit { line: at as u16, columns: 0..width, target: at };
        let hits = rows.clone().map(hit).collect();
        let mut lines: Vec<Line<'a>> =
            rows.map(|(at, trouble)| row(trouble, at == self.selected, width, look)).collect();
        if page < usize::from(height) {
            // The list takes no more than it needs.
            lines.push(rule(width, look));
            lines.extend(
                self.rows.get(self.selected).into_iter().flat_map(|it| whole(it, width, look)),
            );
        }
        lines.truncate(usize::from(height));
        Drawn { lines, hits }
    }
}

/// All that there is to say; the lines of a file are cut off, and sentences are wrapped.
fn whole<'a>(trouble: &'a Problem, width: u16, look: Look<'_>) -> Vec<Line<'a>> {
    let mut sheet = Sheet::new(width, look);
    let Some(snippet) = &trouble.snippet else {
        sheet.text(&Rich::of(&trouble.line, look.theme.text), 1, 1);
        return sheet.lines;
    };
    let line = |text| {
        let mut line = Composer::new(width);
        line.skip(1).put_cut(text, look.theme.text, look.glyphs().cut);
        line.finish()
    };
    snippet.lines().map(line).collect()
}

fn row<'a>(trouble: &'a Problem, is_selected: bool, width: u16, look: Look<'_>) -> Line<'a> {
    let theme = look.theme;
    let mut line = Composer::new(width);
    line.put(if is_selected { look.glyphs().cursor } else { " " }, theme.strong);
    let (word, style) = match trouble.severity {
        Severity::Error => ("error", theme.error),
        Severity::Warning => ("warning", theme.strong),
        Severity::Info => ("note", theme.text),
    };
    line.cell(word, 8, style, "");
    line.put_cut(trouble.line.as_str(), theme.text, look.glyphs().cut);
    let line = line.fill();
    if is_selected { look.selected(line) } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::drawing::{self, assert_fits, dark, look};
    use proptest::prelude::*;

    fn rows() -> Vec<Problem> {
        let broken = "(\n  format: 1,\n  article: (id: \"A\",\n)";
        let source = crate::dossier::Source::new("news/broken.ron", broken);
        let report = crate::dossier::check::check(&source, None, &Default::default());
        let mut rows = Problem::of_report(&report, &source);
        rows.push(Problem::new("keys.ron:3:4: no context is named `lists`", None));
        rows.push(Problem {
            severity: Severity::Info,
            ..Problem::new("a.ron:1:1: a long gist", None)
        });
        rows
    }

    #[test]
    fn the_selected_one_is_told_as_check_tells_it() {
        let (rows, theme) = (rows(), dark());
        let drawn = Problems { rows: &rows, selected: 0 }.draw(90, 20, look(&theme));
        insta::assert_snapshot!(drawing::symbols(&drawn.lines, 90));
        assert_eq!(drawn.hits.len(), rows.len());
    }

    properties! {
        #[test]
        fn it_fits_any_room(width in 0_u16..200, height in 0_u16..60, selected in 0_usize..5) {
            let (rows, theme) = (rows(), dark());
            let drawn = Problems { rows: &rows, selected }.draw(width, height, look(&theme));
            prop_assert!(drawn.lines.len() <= usize::from(height));
            assert_fits(&drawn.lines, width);
        }
    }
}
