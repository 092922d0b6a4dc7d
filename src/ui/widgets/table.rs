//! A table: rows under headings, one of them under the cursor, and perhaps a line of totals.

use crate::{
    query::Reach,
    text::{cut, width as columns_of},
    ui::{
        Look, Target, Window,
        render::Painter,
        widgets::{
            compose::{Composer, pieces},
            popup::rule,
            scroll,
        },
    },
};
use ratatui::{
    layout::{Constraint, Layout, Rect},
    style::Style,
    text::{Line, Span},
};
use std::borrow::Cow;

/// Before the first column: the cursor.
const MARGIN: usize = 1;
/// The fewest lines of a table that shows its totals.
const WITH_TOTALS: u16 = 3;
/// The fewest lines of a table that sets its totals apart.
const ROOMY: u16 = 8;

/// A line of text in pieces of one style each.
pub type Spans<'a> = Vec<Span<'a>>;

/// Text of one style.
pub fn text<'a>(text: impl Into<Cow<'a, str>>, style: Style) -> Spans<'a> {
    vec![Span::styled(text, style)]
}

/// The columns of the screen that some text takes.
pub fn width_of(spans: &[Span<'_>]) -> usize {
    spans.iter().map(|span| columns_of(&span.content)).sum()
}

/// How wide a column is.
#[derive(Debug, Clone, Copy)]
pub enum Width {
    /// So many columns of the screen.
    Fixed(usize),
    /// A fraction of what the others leave, and a limit to it.
    Share { of: (usize, usize), most: usize },
}

/// All that the columns before leave.
pub const REST: Width = Width::Share { of: (1, 1), most: usize::MAX };

impl From<usize> for Width {
    fn from(columns: usize) -> Self {
        Self::Fixed(columns)
    }
}

type Draw<'t, 'a, T> = Box<dyn Fn(&T, usize, &Painter<'a, '_>) -> Spans<'a> + 't>;

/// A column of a table: all there is to know of it.
pub struct Column<'t, 'a, T> {
    headings: Vec<Cow<'t, str>>,
    widths: Vec<(u16, Width)>,
    gap: usize,
    is_number: bool,
    order: Option<usize>,
    total: Option<String>,
    cell: Draw<'t, 'a, T>,
}

impl<'t, 'a, T> Column<'t, 'a, T> {
    /// A column of text. Of the headings the first that fits is shown. The widths are for tables of
    /// at least so many columns of the screen, the widest first; in a narrower table the column is
    /// left out. The cell of a row is made for the width that there is, and cut off beyond.
    pub fn new(
        headings: impl IntoIterator<Item = impl Into<Cow<'t, str>>>,
        widths: impl IntoIterator<Item = (u16, impl Into<Width>)>,
        cell: impl Fn(&T, usize, &Painter<'a, '_>) -> Spans<'a> + 't,
    ) -> Self {
        Self {
            headings: headings.into_iter().map(Into::into).collect(),
            widths: widths.into_iter().map(|(from, width)| (from, width.into())).collect(),
            gap: 1,
            is_number: false,
            order: None,
            total: None,
            cell: Box::new(cell),
        }
    }

    /// The same with everything at its right end, as numbers stand.
    pub fn number(self) -> Self {
        Self { is_number: true, ..self }
    }

    /// The same with a click on its heading sorting by an order, counted from the first.
    pub fn sorts_by(self, order: usize) -> Self {
        Self { order: Some(order), ..self }
    }

    /// The same with so many blanks before it, where it is not the first.
    pub fn gap(self, gap: usize) -> Self {
        Self { gap, ..self }
    }

    /// The same with a total.
    pub fn total(self, total: String) -> Self {
        Self { total: Some(total), ..self }
    }

    fn heading(&self, width: usize) -> &str {
        let fitting = self.headings.iter().find(|heading| columns_of(heading) <= width);
        fitting.or(self.headings.last()).map_or("", |heading| heading)
    }
}

/// A table.
pub struct Table<'t, 'a, T> {
    /// The columns, from left to right.
    pub columns: Vec<Column<'t, 'a, T>>,
    /// The rows.
    pub rows: &'t [T],
    /// The row under the cursor, counted from the first.
    pub selected: usize,
    /// The order, whose heading stands out.
    pub order: usize,
    /// What a row stands for, by its place.
    pub target: fn(usize, &T) -> Target,
    /// The fewest lines of a table that shows its headings.
    pub headings_from: u16,
    /// What stands before the totals, if there are any.
    pub totals: Option<String>,
}

/// A column, where it begins, and how wide it is.
type ColumnAt<'c, 't, 'a, T> = (&'c Column<'t, 'a, T>, usize, usize);

impl<'t, 'a, T> Table<'t, 'a, T> {
    /// Draws the table with the cursor in sight.
    pub fn draw(&self, area: Rect, painter: &mut Painter<'a, '_>) {
        let foot = match area.height {
            _ if self.totals.is_none() => 0,
            ROOMY.. => 2,
            WITH_TOTALS.. => 1,
            _ => 0,
        };
        let [headings, rows, foot] = Layout::vertical([
            Constraint::Length(u16::from(area.height >= self.headings_from)),
            Constraint::Fill(1),
            Constraint::Length(foot),
        ])
        .areas(area);
        let look = painter.look;
        let rows_and_bar = rows;
        let rows = scroll::beside_scrollbar(rows, self.rows.len());
        let columns = self.placed(rows.width);
        let line = self.headings(&columns, rows.width, look);
        painter.lines(&[line], headings);
        for (column, start, width) in &columns {
            let (x, width) = (headings.x.saturating_add(*start as u16), *width as u16);
            let heading = Rect { x, width, ..headings }.intersection(headings);
            if let Some(order) = column.order {
                painter.frame.add(heading, Target::Heading(order));
            }
        }
        let (height, content) = (usize::from(rows.height), self.rows.len());
        let top = scroll::follow(painter.frame.rows.top, self.selected, height, content);
        painter.frame.rows = Window { top, height, content };
        painter.scrollbar(painter.frame.rows, rows_and_bar);
        for (y, at) in (rows.top()..rows.bottom()).zip(top..content) {
            let area = Rect { y, height: 1, ..rows };
            let line = self.row(at, &columns, area.width, painter);
            painter.lines(&[line], area);
            painter.frame.add(area, (self.target)(at, &self.rows[at]));
        }
        let totals = self.totals(&columns, rows.width, look);
        match foot.height {
            ..2 => painter.lines(&[totals], foot),
            _ => painter.lines(&[rule(area.width, look), totals], foot),
        }
    }

    fn placed(&self, width: u16) -> Vec<ColumnAt<'_, 't, 'a, T>> {
        let widths = self.columns.iter().filter_map(|column| {
            let (_, fitting) = column.widths.iter().find(|(from, _)| width >= *from)?;
            Some((column, *fitting))
        });
        let widths: Vec<_> = widths.collect();
        let gap = |at: usize| if at == 0 { 0 } else { widths[at].0.gap };
        let taken = widths.iter().enumerate().map(|(at, (_, width))| match width {
            Width::Fixed(width) => gap(at) + width,
            Width::Share { .. } => gap(at),
        });
        let mut left = usize::from(width).saturating_sub(MARGIN + taken.sum::<usize>());
        let mut start = MARGIN;
        let mut placed = Vec::new();
        for (at, (column, width)) in widths.iter().enumerate() {
            let width = match *width {
                Width::Fixed(width) => width,
                Width::Share { of: (part, whole), most } => {
                    let share = (left * part / whole).min(most);
                    left -= share;
                    share
                }
            };
            start += gap(at);
            placed.push((*column, start, width));
            start += width;
        }
        placed
    }

    fn headings(
        &self,
        columns: &[ColumnAt<'_, 't, 'a, T>],
        width: u16,
        look: Look<'_>,
    ) -> Line<'a> {
        let mut line = Composer::new(width);
        put_cells(columns, &mut line, look, |column, width| {
            let is_sorted = column.order == Some(self.order);
            let style = if is_sorted { look.theme.strong } else { look.theme.muted };
            text(column.heading(width).to_owned(), style)
        });
        line.finish()
    }

    fn row(
        &self,
        at: usize,
        columns: &[ColumnAt<'_, 't, 'a, T>],
        width: u16,
        painter: &Painter<'a, '_>,
    ) -> Line<'a> {
        let (look, is_selected) = (painter.look, at == self.selected);
        let mut line = Composer::new(width);
        line.put(if is_selected { look.glyphs().cursor } else { " " }, look.theme.strong);
        put_cells(columns, &mut line, look, |column, width| {
            (column.cell)(&self.rows[at], width, painter)
        });
        let line = line.fill();
        if is_selected { look.selected(line) } else { line }
    }

    /// The totals; what stands before them has the room up to the first.
    fn totals(&self, columns: &[ColumnAt<'_, 't, 'a, T>], width: u16, look: Look<'_>) -> Line<'a> {
        let mut line = Composer::new(width);
        let before = columns.iter().take_while(|(column, ..)| column.total.is_none()).last();
        let end = before.map_or(MARGIN, |(_, start, width)| start + width);
        let label = self.totals.as_deref().unwrap_or_default();
        line.skip(MARGIN).cell(label, end - MARGIN, look.theme.text, look.glyphs().cut);
        put_cells(columns, &mut line, look, |column, _| {
            text(column.total.clone().unwrap_or_default(), look.theme.text)
        });
        line.finish()
    }
}

/// Puts something into the columns that are free yet; what does not fit is cut off, visibly.
fn put_cells<'t, 'a, T>(
    columns: &[ColumnAt<'_, 't, 'a, T>],
    line: &mut Composer<'a>,
    look: Look<'_>,
    spans: impl Fn(&Column<'t, 'a, T>, usize) -> Spans<'a>,
) {
    let ellipsis = look.glyphs().cut;
    for (column, start, width) in columns {
        let spans = spans(column, *width);
        let wanted = width_of(&spans);
        line.skip_to(*start);
        let room = (start + width).saturating_sub(line.used()).min(line.left());
        let end = line.used() + room;
        let last = if wanted > room { end - columns_of(ellipsis).min(room) } else { end };
        if column.is_number {
            line.skip(room.saturating_sub(wanted));
        }
        let mut style = Style::new();
        for span in spans {
            style = span.style;
            let kept = cut(&span.content, last - line.used()).0.to_owned();
            let is_whole = kept.len() == span.content.len();
            line.put(kept, style);
            if !is_whole {
                break;
            }
        }
        if last < end {
            line.put(ellipsis, style);
        }
        line.skip_to(end);
    }
}

impl<'a> Painter<'a, '_> {
    /// Some text with what the search matches in it marked.
    pub fn matched(&self, text: &'a str, style: Style, reach: Reach) -> Spans<'a> {
        let matched = self.look.matched(style);
        let pieces = pieces(text, &self.search.ranges(text, reach)).into_iter();
        let styled =
            |(piece, is_match)| Span::styled(piece, if is_match { matched } else { style });
        pieces.map(styled).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config::{Appearance, ColorDepth, ThemeChoice},
        ui::{
            drawing::{self, painted},
            testing::{PLAIN, state},
        },
    };
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;

    fn table<'t>(rows: &'t [&'t str], selected: usize) -> Table<'t, 't, &'t str> {
        let cell = |row: &&'t str, _: usize, _: &Painter<'t, '_>| text(*row, Style::new());
        Table {
            columns: vec![
                Column::new(
                    ["name"],
                    [(40, Width::Share { of: (1, 2), most: 9 }), (0, REST)],
                    cell,
                )
                .sorts_by(0),
                Column::new(["a long heading", "short"], [(40, 14), (12, 5)], cell)
                    .number()
                    .total("99".to_owned()),
                Column::new(["more"], [(40, REST)], cell).gap(2),
            ],
            rows,
            selected,
            order: 0,
            target: |at, _| Target::Line(at),
            headings_from: 2,
            totals: Some("all".to_owned()),
        }
    }

    fn picture(width: u16, height: u16) -> String {
        let state = state(&[PLAIN]);
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let mut painter = Painter::new(&state, &mut buffer);
        let rows: Vec<String> = (1..=12).map(|at| at.to_string()).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        table(&rows, 11).draw(painter.buffer.area, &mut painter);
        drawing::of_buffer(&buffer, |_| None)
    }

    #[test]
    fn a_narrow_table_has_fewer_columns_and_a_low_one_fewer_lines() {
        assert_eq!(
            picture(40, 5),
            "| name      a long heading  more         |\n\
             | 10                    10  10           |\n\
             | 11                    11  11           |\n\
             |▌12                    12  12           |\n\
             | all                   99               |\n"
        );
        assert_eq!(picture(12, 2), "| name  short|\n|▌12       12|\n");
        assert_eq!(picture(8, 1), "|▌12     |\n");
    }

    properties! {
        #[test]
        fn it_stays_inside_with_the_cursor_in_sight(
            width in 0_u16..120, height in 0_u16..40, selected in 0_usize..30,
            rows in prop::collection::vec("\\PC{0,40}", 1..30),
        ) {
            let mut state = state(&[PLAIN]);
            state.cx.settings.appearance = Appearance::new(ThemeChoice::None, ColorDepth::None);
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            let selected = selected % rows.len();
            let area = Rect::new(2, 1, width, height);
            let mut window = Window::default();
            painted(area, |buffer| {
                let mut painter = Painter::new(&state, buffer);
                table(&rows, selected).draw(area, &mut painter);
                window = painter.frame.rows;
            });
            prop_assert!(height == 0 || window.shows(selected));
        }
    }
}
