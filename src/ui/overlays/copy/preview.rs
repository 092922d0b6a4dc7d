//! Choosing what to copy and how, with a preview.

use crate::text::width as columns_of;
use crate::ui::{
    Hit, Look,
    widgets::{compose::Composer, popup::rule, rich::Rich, scroll, sheet::Sheet},
};
use ratatui::text::Line;

/// Choices of which one is taken.
#[derive(Debug, Clone, Copy)]
pub struct Choices<'a> {
    /// The choices: "this claim", "5 shown"; or the forms.
    pub labels: &'a [&'a str],
    /// Which is taken.
    pub taken: usize,
}

/// One of the two columns of choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What is copied.
    What,
    /// In which form.
    Form,
}

/// What the popup shows.
#[derive(Debug, Clone, Copy)]
pub struct Preview<'a> {
    /// What can be copied.
    pub what: Choices<'a>,
    /// In which forms.
    pub forms: Choices<'a>,
    /// The column that keys go to.
    pub focus: Side,
    /// What would be copied, or its beginning: all of it is wrapped.
    pub text: &'a str,
    /// The first line of it to show.
    pub top: usize,
}

/// The popup as lines.
#[derive(Debug, Clone)]
pub struct Drawn<'a> {
    /// The lines that can be seen.
    pub lines: Vec<Line<'a>>,
    /// Which choices are where.
    pub hits: Vec<Hit<(Side, usize)>>,
    /// The first line shown of the text.
    pub top: usize,
    /// How many lines of the text can be seen at once.
    pub page: usize,
    /// How many lines it has.
    pub height: usize,
}

impl<'a> Preview<'a> {
    /// The popup in so much room.
    pub fn draw(&self, width: u16, height: u16, look: Look<'_>) -> Drawn<'a> {
        let (mut lines, hits) = self.choices(width, height, look);
        if lines.len() < usize::from(height) {
            lines.push(rule(width, look));
        }
        let page = usize::from(height) - lines.len();
        let mut sheet = Sheet::new(width, look);
        sheet.text(&Rich::of(self.text, look.theme.text), 1, 1);
        let total = sheet.lines.len();
        let top = scroll::clamp(self.top, page, total);
        lines.extend(sheet.lines.into_iter().skip(top).take(page));
        Drawn { lines, hits, top, page, height: total }
    }

    /// Both columns, no more of them than lets the taken choices be seen in half of the room.
    fn choices(
        &self,
        width: u16,
        height: u16,
        look: Look<'_>,
    ) -> (Vec<Line<'a>>, Vec<Hit<(Side, usize)>>) {
        let rows = self.what.labels.len().max(self.forms.labels.len());
        let page = rows.min(usize::from(height).div_ceil(2));
        let columns = [(Side::What, self.what), (Side::Form, self.forms)];
        let widths = columns.map(|(_, choices)| choices.width().min(usize::from(width) / 2));
        let (mut lines, mut hits) = (Vec::new(), Vec::new());
        for at in 0..page {
            let mut line = Composer::new(width);
            for ((side, choices), columns) in columns.into_iter().zip(widths) {
                let top = scroll::follow(0, choices.taken, page, choices.labels.len());
                let start = line.used();
                if let Some(label) = choices.labels.get(top + at) {
                    let is_taken = top + at == choices.taken;
                    let has_cursor = is_taken && self.focus == side;
                    put_choice(label, columns, is_taken, has_cursor, &mut line, look);
                    let columns = start as u16..line.used() as u16;
                    hits.push(Hit { line: at as u16, columns, target: (side, top + at) });
                }
                line.skip_to(start + columns + 2);
            }
            lines.push(line.finish());
        }
        (lines, hits)
    }
}

impl Choices<'_> {
    /// The columns of the longest label, and of the sign before it.
    fn width(&self) -> usize {
        self.labels.iter().map(|label| columns_of(label) + 3).max().unwrap_or_default()
    }
}

fn put_choice<'a>(
    label: &'a str,
    columns: usize,
    is_taken: bool,
    has_cursor: bool,
    line: &mut Composer<'a>,
    look: Look<'_>,
) {
    let theme = look.theme;
    let style = if is_taken { theme.strong } else { theme.text };
    let style = if has_cursor { style.patch(theme.cursor) } else { style };
    let cursor = if is_taken { look.glyphs().cursor } else { " " };
    line.put(cursor, style).put(" ", style);
    line.cell(label, columns.saturating_sub(2), style, look.glyphs().cut);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::drawing::{self, WIDTHS, assert_fits, colorless, dark, look};
    use proptest::prelude::*;

    const WHAT: &[&str] = &["this claim", "3 marked", "52 shown"];
    const FORMS: &[&str] = &["plain text", "Markdown", "RON", "CSV", "JSON"];
    const TEXT: &str = "Anne Moreau, mayor:\n„Wir stimmen über die neue Hafengebühr ab, und zwar \
         noch in diesem Jahr, mit oder ohne den Rat.“\nAttribution: B1, named person, quoted \
         (how traceable, not how true)\nReplies: none reported";

    fn preview(text: &str) -> Preview<'_> {
        Preview {
            what: Choices { labels: WHAT, taken: 0 },
            forms: Choices { labels: FORMS, taken: 1 },
            focus: Side::Form,
            text,
            top: 0,
        }
    }

    #[test]
    fn choices_stand_over_what_would_be_copied() {
        let theme = dark();
        let pictures = WIDTHS.map(|width| {
            drawing::symbols(&preview(TEXT).draw(width, 12, look(&theme)).lines, width)
        });
        insta::assert_snapshot!(pictures.join("\n"));
    }

    #[test]
    fn the_column_with_the_focus_has_the_cursor() {
        for (name, theme) in [("dark", dark()), ("none", colorless())] {
            let lines = preview(TEXT).draw(60, 6, look(&theme)).lines;
            insta::assert_snapshot!(format!("preview_{name}"), drawing::styled(&lines, 60, &theme));
        }
    }

    #[test]
    fn nothing_to_copy_is_no_panic() {
        let theme = dark();
        let none = Choices { labels: &[], taken: 3 };
        let drawn = Preview { what: none, forms: none, ..preview("") }.draw(30, 5, look(&theme));
        assert!(drawn.hits.is_empty());
    }

    properties! {
        #[test]
        fn it_fits_any_room(
            width in 0_u16..250, height in 0_u16..80, text in "[a-z 北\n]{0,200}",
            top in 0_usize..50, taken in 0_usize..5,
        ) {
            let theme = dark();
            let forms = Choices { labels: FORMS, taken };
            let drawn = Preview { forms, top, ..preview(&text) }.draw(width, height, look(&theme));
            prop_assert!(drawn.lines.len() <= usize::from(height));
            assert_fits(&drawn.lines, width);
            let is_taken = |hit: &Hit<_>| hit.target == (Side::Form, taken);
            prop_assert!(height == 0 || width < 8 || drawn.hits.iter().any(is_taken));
        }
    }
}
