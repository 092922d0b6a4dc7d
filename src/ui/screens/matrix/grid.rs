//! The counts of two facets as a grid, its headings and totals always in place: the more claims,
//! the darker the sign or the stronger the background.

use super::{
    MatrixCounts,
    heading::Heading,
    sizes::{RowLayout, Sizes, WIDEST},
};
use crate::{
    library::Library,
    text::width as columns_of,
    ui::{
        Look, Target, Window,
        render::Painter,
        widgets::{compose::Composer, scroll},
    },
};
use ratatui::{layout::Rect, style::Style};

/// More row headings than that are not measured for each frame.
const MEASURED_ROWS: usize = 64;
/// The columns of row headings that are not measured.
const UNMEASURED: usize = 24;
/// More column headings than that stand in no more columns than they must.
const MEASURED_COLUMNS: usize = 12;

/// The counts as they are drawn. Rows and columns are counted from the first; after the last come
/// the totals.
pub(super) struct Grid<'a, 'l> {
    counts: &'a MatrixCounts,
    library: &'a Library,
    look: Look<'l>,
    rows: usize,
    columns: usize,
    /// The row and the column of the cursor.
    cursor: (usize, usize),
    /// Whether no title says what is shown and what is scrolled away, so that the grid has to.
    is_untitled: bool,
    sizes: Sizes,
}

/// A line of a grid.
#[derive(Clone, Copy)]
enum GridLine {
    Blank,
    Head(usize),
    Rule,
    /// A row, or the totals.
    Row(usize),
}

/// A column that is shown.
#[derive(Clone, Copy)]
struct VisibleColumn {
    column: usize,
    width: usize,
    /// Whether columns before it are scrolled away.
    is_after_hidden: bool,
}

/// What the lines of a grid that is drawn have in common.
struct LineLayout {
    heads: usize,
    label: usize,
    columns: Vec<VisibleColumn>,
    /// Whether the totals say that rows are scrolled away.
    hides_rows: bool,
}

impl<'a, 'l> Grid<'a, 'l> {
    pub fn new(
        counts: &'a MatrixCounts,
        cursor: (usize, usize),
        is_untitled: bool,
        library: &'a Library,
        look: Look<'l>,
    ) -> Self {
        let [rows, columns] = counts.sides().map(<[_]>::len);
        let sizes = Sizes::default();
        let mut grid = Self { counts, library, look, rows, columns, cursor, is_untitled, sizes };
        grid.sizes = grid.measure();
        grid
    }

    fn row_heading(&self, row: usize) -> Heading<'a> {
        let value = self.counts.all.rows[row];
        Heading::of(self.counts.axes[0], value, self.library, self.look)
    }

    fn column_heading(&self, column: usize) -> Heading<'a> {
        let value = self.counts.all.columns[column];
        Heading::of(self.counts.axes[1], value, self.library, self.look)
    }

    fn measure(&self) -> Sizes {
        let digits = |count: usize| count.checked_ilog10().unwrap_or(0) as usize + 1;
        let label = match self.rows {
            0..=MEASURED_ROWS => (0..self.rows).map(|row| self.row_heading(row).columns()).max(),
            _ => Some(UNMEASURED),
        };
        let least = WIDEST - 4;
        let body = match self.columns {
            0..=MEASURED_COLUMNS => {
                let headings = (0..self.columns).map(|column| self.column_heading(column));
                headings.map(|heading| heading.columns_over(WIDEST).max(least)).max()
            }
            _ => Some(least),
        };
        Sizes {
            label: label.unwrap_or(0).max("all".len()),
            least: if self.columns > 0 { self.column_heading(0).least() } else { 0 },
            digits: digits(self.counts.all.largest()),
            total: digits(self.counts.all.total),
            body: body.unwrap_or(0),
            columns: self.columns,
        }
    }

    /// The lines that it takes in the roomiest form of at most `height`; nothing where it must
    /// scroll in them.
    pub fn height(&self, width: u16, height: u16) -> Option<u16> {
        let lines = RowLayout::fitting(self.rows, self.heads(width), height).height(self.rows);
        u16::try_from(lines).ok().filter(|lines| *lines <= height)
    }

    /// The lines of its column headings, where there is room for them.
    fn heads(&self, width: u16) -> u16 {
        let body = self.sizes.fit(width, 0, 0).body;
        let mut headings =
            (0..self.columns.min(MEASURED_COLUMNS)).map(|at| self.column_heading(at));
        // All letters have their names, or none.
        let has_two_lines = |heading: Heading<'_>| {
            heading.needs_two_lines(body) && (body >= self.sizes.body || !heading.is_grade())
        };
        if headings.any(has_two_lines) { 2 } else { 1 }
    }

    /// Draws the grid with the cursor in sight.
    pub fn draw(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        let form = RowLayout::fitting(self.rows, self.heads(area.width), area.height);
        let height = form.page(area.height);
        let (row, column) = self.cursor;
        let top = match row < self.rows {
            true => scroll::follow(painter.frame.rows.top, row, height, self.rows),
            false => scroll::clamp(painter.frame.rows.top, height, self.rows),
        };
        painter.frame.rows = Window { top, height, content: self.rows };
        let columns = self.sizes.fit(area.width, column, painter.frame.columns.top);
        let (left, end) = (columns.left, columns.left + columns.page);
        painter.frame.columns = Window { top: left, height: columns.page, content: self.columns };
        let shown = (left..end.min(self.columns)).map(|column| VisibleColumn {
            column,
            width: columns.body,
            is_after_hidden: column == left && left > 0,
        });
        let totals = VisibleColumn {
            column: self.columns,
            width: columns.total,
            is_after_hidden: end < self.columns,
        };
        let frame = LineLayout {
            heads: form.heads.into(),
            label: columns.label,
            columns: shown.chain([totals]).collect(),
            hides_rows: self.is_untitled && height < self.rows,
        };
        let lines = self.lines(form, top..(top + height).min(self.rows));
        for (y, line) in (area.top()..area.bottom()).zip(lines) {
            let area = Rect { y, height: 1, ..area };
            match line {
                GridLine::Blank => {}
                GridLine::Head(line) => self.draw_head(line, &frame, area, painter),
                GridLine::Rule => self.draw_rule(area, painter),
                GridLine::Row(row) => self.draw_row(row, &frame, area, painter),
            }
        }
    }

    /// The lines, from the first.
    fn lines(&self, form: RowLayout, shown: std::ops::Range<usize>) -> Vec<GridLine> {
        let mut lines = vec![GridLine::Blank; form.above.into()];
        lines.extend((0..form.heads.into()).map(GridLine::Head));
        lines.extend(form.has_rules.then_some(GridLine::Rule));
        if form.totals == 0 {
            // Without room for totals, they come after the last row.
            lines.push(GridLine::Row(self.cursor.0));
            return lines;
        }
        for row in shown.clone() {
            let gap = if row > shown.start { form.pitch - 1 } else { 0 };
            lines.extend((0..gap).map(|_| GridLine::Blank));
            lines.push(GridLine::Row(row));
        }
        lines.extend(form.has_rules.then_some(GridLine::Rule));
        lines.push(GridLine::Row(self.rows));
        lines
    }

    fn draw_rule(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        let mut line = Composer::new(area.width);
        let columns = line.left().saturating_sub(2);
        line.skip(1).put(self.look.glyphs().horizontal.repeat(columns), self.look.theme.muted);
        painter.lines(&[line.finish()], area);
    }

    /// Bold in the row and the column of the cursor.
    fn style(&self, has_cursor: bool) -> Style {
        if has_cursor { self.look.theme.strong } else { self.look.theme.text }
    }

    /// A line of the headings; a heading stands for the total of what it is over.
    fn draw_head(&self, at: usize, frame: &LineLayout, area: Rect, painter: &mut Painter<'_, '_>) {
        let (look, is_first) = (self.look, at == 0);
        let mut line = Composer::new(area.width);
        let [rows, columns] = self.counts.axes.map(|axis| axis.name());
        let says_more = self.is_untitled && is_first;
        let corner = if says_more { format!("{rows}/{columns}") } else { String::new() };
        line.skip(1).cell(&corner, frame.label, look.theme.muted, look.glyphs().cut);
        add_cell(0, &line, area, (self.rows, self.columns), painter);
        for VisibleColumn { column, width, is_after_hidden } in frame.columns.iter().copied() {
            let start = line.used();
            let is_total = column == self.columns;
            let more = if says_more && is_after_hidden { look.glyphs().cut } else { " " };
            line.put(more, look.theme.strong);
            let style = self.style(column == self.cursor.1);
            if !is_total {
                let heading = self.column_heading(column);
                let forms = heading.over(width, frame.heads);
                // It stands over numbers, which stand at the right.
                let columns = forms[at].columns().min(width);
                line.skip(width - columns);
                heading.put(&forms[at], columns, style, &mut line, look);
            } else if at + 1 == frame.heads {
                line.put(format!("{:>width$}", "all"), style);
            } else {
                line.skip(width);
            }
            add_cell(start, &line, area, (self.rows, column), painter);
        }
        painter.lines(&[line.finish()], area);
    }

    /// A row, or the totals.
    fn draw_row(&self, row: usize, frame: &LineLayout, area: Rect, painter: &mut Painter<'_, '_>) {
        let mut line = Composer::new(area.width);
        line.skip(1);
        let style = self.style(row == self.cursor.0);
        if row < self.rows {
            self.row_heading(row).put_before(frame.label, style, &mut line, self.look);
        } else {
            let cut = self.look.glyphs().cut;
            let all = if frame.hides_rows { format!("all {cut}") } else { "all".to_owned() };
            line.cell(&all, frame.label, style, cut);
        }
        add_cell(0, &line, area, (row, self.columns), painter);
        // Between two cells stands a sign of the cursor, where it is on one of them.
        let [before, after] = self.look.glyphs().cell;
        let mut edge = " ";
        for VisibleColumn { column, width, .. } in frame.columns.iter().copied() {
            let start = line.used();
            let has_cursor = self.cursor == (row, column);
            line.put(if has_cursor { before } else { edge }, self.look.theme.strong);
            edge = if has_cursor { after } else { " " };
            let (text, style) = self.count(row, column, width);
            let theme = self.look.theme;
            line.put(text, if has_cursor { theme.strong.patch(theme.cursor) } else { style });
            add_cell(start, &line, area, (row, column), painter);
        }
        line.put(edge, self.look.theme.strong);
        painter.lines(&[line.finish()], area);
    }

    fn count(&self, row: usize, column: usize, width: usize) -> (String, Style) {
        let claims = self.counts.count(row, column);
        if self.counts.has_fallen(row, column) {
            return fallen(claims, width, self.look);
        }
        let is_total = row == self.rows || column == self.columns;
        match (is_total, claims) {
            (false, _) => shaded(claims, self.counts.all.largest(), width, self.look),
            (true, 0) => (right("0", width), self.look.theme.muted),
            (true, _) => (right(&claims.to_string(), width), self.look.theme.text),
        }
    }
}

/// Remembers a cell that ends where the line ends so far.
fn add_cell(
    start: usize,
    line: &Composer<'_>,
    area: Rect,
    (row, column): (usize, usize),
    painter: &mut Painter<'_, '_>,
) {
    let (x, width) = (area.x + start as u16, (line.used() - start) as u16);
    painter.frame.add(Rect { x, width, ..area }, Target::Cell(row, column));
}

/// A count in a cell of so many columns, by its share of the largest.
fn shaded(claims: usize, largest: usize, columns: usize, look: Look<'_>) -> (String, Style) {
    let (number, text) = (claims.to_string(), look.theme.text);
    if claims == 0 {
        return (" ".repeat(columns), look.theme.text);
    }
    match look.theme.shades {
        Some(shades) => {
            let shade = shades[step(claims, largest, shades.len())];
            (right(&number, columns), text.patch(shade))
        }
        None => {
            let signs = look.glyphs().shades;
            let sign = signs[step(claims, largest, signs.len())];
            let digits = columns_of(&largest.to_string()) + 1;
            let signs = sign.repeat(columns.saturating_sub(digits));
            let number = right(&number, columns - columns_of(&signs));
            (signs + &number, text)
        }
    }
}

/// The shade of a count among `steps`, from 0; small shares are spread a little, because small
/// counts are many.
fn step(count: usize, largest: usize, steps: usize) -> usize {
    const SPREAD: f64 = 0.75;
    let share = count as f64 / largest.max(1) as f64;
    let step = (share.powf(SPREAD) * steps as f64).ceil() as usize;
    step.clamp(1, steps) - 1
}

/// A count of claims of which none stands.
fn fallen(claims: usize, columns: usize, look: Look<'_>) -> (String, Style) {
    let sign = look.fallen_sign();
    let forms = [format!("{sign} {claims}"), format!("{sign}{claims}")];
    let fitting = forms.into_iter().find(|form| columns_of(form) <= columns);
    let text = right(&fitting.unwrap_or_else(|| claims.to_string()), columns);
    (text, look.fallen(look.theme.text))
}

fn right(text: &str, columns: usize) -> String {
    " ".repeat(columns.saturating_sub(columns_of(text))) + text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::Axis,
        config::{Appearance, ColorDepth, Symbols, ThemeChoice},
        query::Field,
        ui::{
            FrameInfo,
            drawing::{ascii, colorless, dark, look, painted},
            testing::{REUTERS, press, state, type_in},
        },
    };

    fn cell(claims: usize, columns: usize) -> String {
        let theme = colorless();
        shaded(claims, 11, columns, look(&theme)).0
    }

    #[test]
    fn without_colours_signs_say_how_many() {
        assert_eq!([cell(0, 10), cell(1, 10)], ["          ", "░░░░░░░  1"]);
        assert_eq!([cell(4, 10), cell(11, 10)], ["▒▒▒▒▒▒▒  4", "▓▓▓▓▓▓▓ 11"]);
        assert_eq!([cell(11, 4), cell(11, 3), cell(11, 2)], ["▓ 11", " 11", "11"]);
        let theme = colorless();
        assert_eq!(shaded(4, 11, 6, ascii(&theme)).0, "%%%  4");
    }

    #[test]
    fn more_claims_have_a_stronger_shade() {
        let theme = dark();
        let shades = theme.shades.unwrap();
        let shade = |claims| {
            let style = shaded(claims, 100, 5, look(&theme)).1;
            shades.iter().position(|shade| shade.bg == style.bg)
        };
        let steps = [0, 1, 11, 12, 29, 30, 50, 51, 74, 75, 100].map(shade);
        let [quiet, shaded @ ..] = steps;
        assert_eq!(quiet, None);
        assert_eq!(shaded.map(Option::unwrap), [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
    }

    #[test]
    fn what_has_fallen_has_no_shade_and_keeps_its_count() {
        let theme = dark();
        let (text, style) = fallen(3, 6, look(&theme));
        assert_eq!((text.as_str(), style.bg), ("   ╌ 3", None));
        assert!(style.add_modifier.contains(ratatui::style::Modifier::DIM));
        assert_eq!(fallen(3, 2, look(&theme)).0, "╌3");
        assert_eq!(fallen(3, 1, look(&theme)).0, "3");
    }

    properties! {
        #[test]
        fn it_fits_any_room_with_the_cursor_in_sight(
            width in 0_u16..250, height in 0_u16..80,
            cursor in (0_usize..20, 0_usize..20), start in (0_usize..20, 0_usize..20),
            rows in 0_usize..7, columns in 0_usize..7, symbols in 0_usize..2,
        ) {
            let axes = [
                Axis::of(Field::Speaker), Axis::of(Field::Stance), Axis::of(Field::Grade), Axis::of(Field::Topic), Axis::of(Field::Speech), Axis::of(Field::Content),
                Axis::of(Field::Reply),
            ];
            let mut state = state(&[REUTERS]);
            press(&mut state, "/");
            type_in(&mut state, "without:unnamed");
            press(&mut state, "enter");
            state.cx.settings.appearance = Appearance::new(ThemeChoice::None, ColorDepth::None);
            state.cx.settings.symbols = [Symbols::Unicode, Symbols::Ascii][symbols];
            let counts = MatrixCounts::of(state.nav().results(), [axes[rows], axes[columns]]);
            let [all_rows, all_columns] = counts.sides().map(<[_]>::len);
            let cursor = (cursor.0 % (all_rows + 1), cursor.1 % (all_columns + 1));
            let area = Rect::new(1, 1, width, height);
            let mut frame = FrameInfo::default();
            let mut lines = None;
            painted(area, |buffer| {
                let mut painter = Painter::new(&state, buffer);
                painter.frame.rows.top = start.0;
                painter.frame.columns.top = start.1;
                let library = state.nav().library();
                let grid = Grid::new(&counts, cursor, true, library, painter.look);
                grid.draw(area, &mut painter);
                lines = grid.height(width, height);
                frame = painter.frame;
            });
            let cells = frame.targets.iter().filter(|(_, it)| matches!(it, Target::Cell(..)));
            let cells: Vec<Rect> = cells.map(|(cell, _)| *cell).collect();
            for (at, cell) in cells.iter().enumerate() {
                assert!(cell.is_empty() || cell.intersection(area) == *cell);
                let is_apart = |other: &Rect| cell.intersection(*other).is_empty();
                assert!(cells[..at].iter().all(is_apart), "two cells lie at one place");
            }
            if width >= 20 && height >= 1 {
                let cursor = Target::Cell(cursor.0, cursor.1);
                assert!(frame.targets.iter().any(|(_, it)| *it == cursor), "the cursor is seen");
            }
            if let Some(lines) = lines {
                let shown = frame.rows.content <= frame.rows.height;
                assert!(shown && lines <= height, "all rows are shown where it says so");
            }
        }
    }
}
