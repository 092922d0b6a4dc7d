//! Finding a speaker by a part of the name.

use crate::ui::{
    Hit, Look,
    chrome::Empty,
    widgets::{compose::Composer, look::letter_of, popup::rule},
};
use crate::{library::Grade, text::width as columns_of};
use ratatui::text::Line;
use std::ops::Range;

/// Somebody who was found.
#[derive(Debug, Clone, Copy)]
pub struct FinderRow<'a> {
    /// The name.
    pub name: &'a str,
    /// What matched in it, in bytes.
    pub matched: &'a [Range<usize>],
    /// The best of the grades of the claims; whoever has none is silent.
    pub best: Option<Grade>,
    /// How many claims.
    pub claims: usize,
    /// The other name that matched, and what in it, where the name itself did not.
    pub alias: Option<(&'a str, &'a [Range<usize>])>,
}

/// What the finder shows.
#[derive(Debug, Clone, Copy)]
pub struct Finder<'a> {
    /// What is typed.
    pub typed: &'a str,
    /// The place of the cursor in it, in bytes.
    pub cursor: usize,
    /// The rows from the first visible one on; what does not fit is not drawn.
    pub rows: &'a [FinderRow<'a>],
    /// Which of `rows` is selected.
    pub selected: usize,
    /// What Enter would show, a line each.
    pub foot: &'a [&'a str],
}

/// The finder as lines.
#[derive(Debug, Clone)]
pub struct Drawn<'a> {
    /// The lines.
    pub lines: Vec<Line<'a>>,
    /// Which of the rows is where.
    pub hits: Vec<Hit<usize>>,
    /// The column of the cursor in the first line.
    pub cursor: u16,
}

/// The lines around the rows: what is typed, and a line below it.
const HEAD: u16 = 2;

/// The narrowest finder that has words for its numbers.
const ROOMY: u16 = 50;

/// How many rows there is room for in so many lines, with a foot of so many.
pub fn page(height: u16, foot: usize) -> usize {
    let foot = if foot_fits(height, foot) { foot + 1 } else { 0 };
    usize::from(height.saturating_sub(HEAD)).saturating_sub(foot)
}

/// The foot gives way where fewer than three rows would be left.
fn foot_fits(height: u16, foot: usize) -> bool {
    foot > 0 && usize::from(height) >= usize::from(HEAD) + 3 + 1 + foot
}

impl<'a> Finder<'a> {
    /// The finder in so much room.
    pub fn draw(&self, width: u16, height: u16, look: Look<'_>) -> Drawn<'a> {
        let (typed, cursor) = typed_line(self.typed, self.cursor, width, look);
        let mut lines = vec![typed, rule(width, look)];
        let page = page(height, self.foot.len());
        let rows = self.rows.iter().take(page).enumerate();
        let hit = |(at, _)| Hit { line: HEAD + at as u16, columns: 0..width, target: at };
        let hits = rows.clone().map(hit).collect();
        if self.rows.is_empty() {
            let said = Empty::NoSpeaker { typed: self.typed }.lines(width, look);
            lines.extend(said.into_iter().take(page));
        } else {
            lines.extend(rows.map(|(at, row)| row.line(at == self.selected, width, look)));
        }
        if foot_fits(height, self.foot.len()) {
            lines.resize(usize::from(HEAD) + page, Line::default());
            lines.push(rule(width, look));
            lines.extend(self.foot.iter().map(|text| foot_line(text, width, look)));
        }
        lines.truncate(usize::from(height));
        Drawn { lines, hits, cursor }
    }
}

/// The line in which something is typed, and the column of the cursor in it.
pub(crate) fn typed_line<'a>(
    typed: &'a str,
    cursor: usize,
    width: u16,
    look: Look<'_>,
) -> (Line<'a>, u16) {
    let mut line = Composer::new(width);
    line.skip(1).put(">", look.theme.strong).skip(1);
    let before = typed.get(..cursor).unwrap_or(typed);
    let cursor = line.used() + columns_of(before);
    line.put_cut(typed, look.theme.text, look.glyphs().cut);
    (line.finish(), cursor.min(usize::from(width).saturating_sub(1)) as u16)
}

impl<'a> FinderRow<'a> {
    fn line(&self, is_selected: bool, width: u16, look: Look<'_>) -> Line<'a> {
        let (theme, cut) = (look.theme, look.glyphs().cut);
        let styles = (theme.text, look.matched(theme.text));
        let name = (usize::from(width) * 2 / 5).clamp(14, 38);
        let mut line = Composer::new(width);
        line.put(if is_selected { look.glyphs().cursor } else { " " }, theme.strong);
        line.marked(self.name, name, styles, self.matched, cut).skip(1);
        match self.best {
            Some(grade) => {
                let letter = letter_of(grade);
                let code = format!("{} {grade}", look.bar_in_list(letter));
                line.cell(&code, 7, look.grade(letter), "");
            }
            None => {
                line.cell("silent", 7, theme.muted, "");
            }
        }
        let (claims, columns) = match (self.claims, width >= ROOMY) {
            (0, is_roomy) => (String::new(), if is_roomy { 11 } else { 4 }),
            (1, true) => ("1 claim".to_owned(), 11),
            (more, true) => (format!("{more} claims"), 11),
            (count, false) => (count.to_string(), 4),
        };
        line.cell(&claims, columns, theme.muted, cut);
        if let Some((alias, matched)) = self.alias {
            let styles = (theme.muted, look.matched(theme.muted));
            line.marked(alias, line.left(), styles, matched, cut);
        }
        let line = line.fill();
        if is_selected { look.selected(line) } else { line }
    }
}

fn foot_line<'a>(text: &'a str, width: u16, look: Look<'_>) -> Line<'a> {
    let mut line = Composer::new(width);
    line.skip(1).put_cut(text, look.theme.text, look.glyphs().cut);
    line.finish()
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "one match is one range")]
mod tests {
    use super::*;
    use crate::{
        library::Library,
        ui::drawing::{self, ascii, assert_fits, claim, colorless, dark, look},
    };
    use proptest::prelude::*;

    const FOOT: &[&str] = &[
        "supports commerce-acts · asked in ¶15, ¶16, ¶17",
        "▅ C2 It is actively using its powers",
    ];

    fn rows(library: &Library) -> Vec<FinderRow<'static>> {
        let row = |name, matched, id: Option<&str>, claims, alias| {
            let best = id.map(|id| claim(library, id).grade());
            FinderRow { name, matched, best, claims, alias }
        };
        let commerce = Some("commerce-uses-powers");
        vec![
            row("Commerce Department", &[], commerce, 1, Some(("Handelsministerium", &[0..6]))),
            row("Jeffrey Kessler", &[], None, 0, Some(("Handelsstaatssekretär", &[0..6]))),
            row(
                "Wendy Cutler",
                &[],
                Some("cutler-leverage"),
                6,
                Some(("US-Handelsbeauftragte", &[3..9])),
            ),
            row(
                "Two people on the change at the Commerce office",
                &[4..10],
                Some("christ-replaces"),
                2,
                None,
            ),
        ]
    }

    fn finder<'a>(rows: &'a [FinderRow<'a>]) -> Finder<'a> {
        Finder { typed: "handel", cursor: 6, rows, selected: 0, foot: FOOT }
    }

    #[test]
    fn a_row_says_what_matched_and_how_strong_it_is() {
        let library = drawing::article();
        let (rows, theme) = (rows(&library), dark());
        let pictures = [38, 58, 78, 118, 198].map(|width| {
            drawing::symbols(&finder(&rows).draw(width, 10, look(&theme)).lines, width)
        });
        insta::assert_snapshot!(pictures.join("\n"));
    }

    #[test]
    fn matched_letters_are_underlined() {
        let library = drawing::article();
        let rows = rows(&library);
        for (name, theme) in [("dark", dark()), ("none", colorless())] {
            let lines = finder(&rows).draw(58, 10, look(&theme)).lines;
            insta::assert_snapshot!(format!("finder_{name}"), drawing::styled(&lines, 58, &theme));
        }
    }

    #[test]
    fn nobody_found_says_what_to_do() {
        let theme = dark();
        let finder = Finder { typed: "xyz", cursor: 99, ..finder(&[]) };
        let drawn = finder.draw(58, 10, look(&theme));
        assert_eq!(drawn.cursor, 6);
        assert!(drawn.hits.is_empty());
        insta::assert_snapshot!(drawing::symbols(&drawn.lines, 58));
    }

    #[test]
    fn the_foot_gives_way_before_the_rows() {
        assert_eq!(page(10, 2), 5);
        assert_eq!(page(8, 2), 3);
        assert_eq!(page(7, 2), 5);
        assert_eq!(page(1, 2), 0);
    }

    properties! {
        #[test]
        fn it_fits_any_room(
            width in 0_u16..250, height in 0_u16..80, typed in "\\PC{0,40}", cursor in 0_usize..50,
        ) {
            let library = drawing::article();
            let (rows, theme) = (rows(&library), dark());
            for look in [look(&theme), ascii(&theme)] {
                let drawn = Finder { typed: &typed, cursor, ..finder(&rows) }.draw(width, height, look);
                prop_assert!(drawn.lines.len() <= usize::from(height));
                prop_assert!(drawn.cursor < width.max(1));
                assert_fits(&drawn.lines, width);
            }
        }
    }
}
