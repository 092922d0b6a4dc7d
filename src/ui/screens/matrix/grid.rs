//! The counts of two facets as a grid, its headings and totals always in place.

use crate::ui::Window;
use crate::ui::{
    Hit, Look,
    screens::matrix::{
        form::{Columns, Lines, WIDEST, Wanted},
        heading::{Form, Heading},
        shade::{Count, under_cursor},
    },
    widgets::{compose::Composer, scroll},
};
use ratatui::{style::Style, text::Line};

/// What the grid shows. Rows and columns are counted from the first; after the last come the
/// totals.
#[derive(Clone, Copy)]
pub struct Grid<'a> {
    /// How many rows there are.
    pub rows: usize,
    /// How many columns there are.
    pub columns: usize,
    /// What stands before a row.
    pub row: &'a dyn Fn(usize) -> Heading<'a>,
    /// What stands over a column.
    pub column: &'a dyn Fn(usize) -> Heading<'a>,
    /// A cell or a total.
    pub count: &'a dyn Fn(usize, usize) -> Count,
    /// The largest count in a cell.
    pub largest: usize,
    /// All claims.
    pub total: usize,
    /// What stands where the headings meet.
    pub corner: &'a str,
    /// Whether signs say that rows or columns are scrolled away, because nothing else does.
    pub marks_hidden: bool,
    /// The row and the column of the cursor.
    pub cursor: (usize, usize),
    /// The first row and the first column that were shown last.
    pub start: (usize, usize),
}

/// The grid as lines.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// The lines.
    pub lines: Vec<Line<'static>>,
    /// Which cell is where; a heading stands for the total of what it is over.
    pub hits: Vec<Hit<(usize, usize)>>,
    /// The rows that are shown.
    pub rows: Window,
    /// The columns that are shown.
    pub columns: Window,
}

/// More row headings than that are not measured for each frame.
const MEASURED_ROWS: usize = 64;
/// The columns of row headings that are not measured.
const UNMEASURED: usize = 24;
/// More column headings than that stand in no more columns than they must.
const MEASURED_COLUMNS: usize = 12;

impl Grid<'_> {
    /// The lines that it takes in the roomiest form of at most `height`; nothing where it must
    /// scroll in them.
    pub fn height(&self, width: u16, height: u16) -> Option<u16> {
        let heads = self.heads(width);
        let lines = Lines::fitting(self.rows, heads, height).height(self.rows);
        u16::try_from(lines).ok().filter(|lines| *lines <= height)
    }

    /// The lines of its column headings, where there is room for them.
    fn heads(&self, width: u16) -> u16 {
        let wanted = self.wanted();
        let body = wanted.fit(width, 0, 0).body;
        let mut headings = (0..self.columns.min(MEASURED_COLUMNS)).map(self.column);
        // All letters have their names, or none.
        let has_two_lines = |heading: Heading<'_>| {
            heading.needs_two_lines(body) && (body >= wanted.body || !heading.is_grade())
        };
        if headings.any(has_two_lines) { 2 } else { 1 }
    }

    /// The grid in so much room.
    pub fn draw(&self, width: u16, height: u16, look: Look<'_>) -> Drawn {
        let form = Lines::fitting(self.rows, self.heads(width), height);
        let page = form.page(height);
        let top = match self.cursor.0 < self.rows {
            true => scroll::follow(self.start.0, self.cursor.0, page, self.rows),
            false => scroll::clamp(self.start.0, page, self.rows),
        };
        let columns = self.wanted().fit(width, self.cursor.1, self.start.1);
        let rows = Window { top, height: page, content: self.rows };
        let hides_rows = self.marks_hidden && page < self.rows;
        let (lines, hits) = (Vec::new(), Vec::new());
        let mut sketch = Sketch { grid: *self, look, width, columns, hides_rows, lines, hits };
        sketch.draw(form, rows);
        let Sketch { mut lines, mut hits, .. } = sketch;
        lines.truncate(usize::from(height));
        hits.retain(|hit| hit.line < height);
        let columns = Window { top: columns.left, height: columns.page, content: self.columns };
        Drawn { lines, hits, rows, columns }
    }

    fn wanted(&self) -> Wanted {
        let digits = |count: usize| count.checked_ilog10().unwrap_or(0) as usize + 1;
        let label = match self.rows {
            0..=MEASURED_ROWS => (0..self.rows).map(|row| (self.row)(row).columns()).max(),
            _ => Some(UNMEASURED),
        };
        let body = match self.columns {
            0..=MEASURED_COLUMNS => {
                let bodies = (0..self.columns).map(|at| (self.column)(at).columns_over(WIDEST));
                bodies.max().map(|body| body.max(WIDEST - 4))
            }
            _ => Some(WIDEST - 4),
        };
        Wanted {
            label: label.unwrap_or(0).max("all".len()),
            least: if self.columns > 0 { (self.column)(0).least() } else { 0 },
            digits: digits(self.largest),
            total: digits(self.total),
            body: body.unwrap_or(0),
            columns: self.columns,
        }
    }
}

/// A grid in the making.
struct Sketch<'a, 'l> {
    grid: Grid<'a>,
    look: Look<'l>,
    width: u16,
    columns: Columns,
    /// Whether a sign says that rows are scrolled away.
    hides_rows: bool,
    lines: Vec<Line<'static>>,
    hits: Vec<Hit<(usize, usize)>>,
}

impl<'a> Sketch<'a, '_> {
    fn draw(&mut self, form: Lines, rows: Window) {
        let end = (rows.top + rows.height).min(self.grid.rows);
        self.blank(form.above);
        self.heads(form.heads);
        self.rule(form.has_rules);
        if form.totals == 0 {
            // Without room for totals, they come after the last row.
            return self.row(self.grid.cursor.0);
        }
        for row in rows.top..end {
            if row > rows.top {
                self.blank(form.pitch - 1);
            }
            self.row(row);
        }
        self.rule(form.has_rules);
        self.row(self.grid.rows);
    }

    fn blank(&mut self, lines: u16) {
        self.lines.extend((0..lines).map(|_| Line::default()));
    }

    fn rule(&mut self, is_there: bool) {
        if is_there {
            let mut line = Composer::new(self.width);
            let columns = line.left().saturating_sub(2);
            line.skip(1).put(self.look.glyphs().horizontal.repeat(columns), self.look.theme.muted);
            self.lines.push(line.finish());
        }
    }

    /// The columns of the grid that are shown, the totals last.
    fn shown(&self) -> impl Iterator<Item = usize> + use<'a> {
        let Columns { left, page, .. } = self.columns;
        let Grid { columns, .. } = self.grid;
        (left..(left + page).min(columns)).chain([columns])
    }

    /// Whether columns are scrolled away before one that is shown.
    fn hides_before(&self, column: usize) -> bool {
        let Columns { left, page, .. } = self.columns;
        let is_total = column == self.grid.columns;
        if is_total { left + page < column } else { column == left && left > 0 }
    }

    fn columns_of(&self, column: usize) -> usize {
        if column == self.grid.columns { self.columns.total } else { self.columns.body }
    }

    /// Bold in the row and the column of the cursor.
    fn style(&self, has_cursor: bool) -> Style {
        if has_cursor { self.look.theme.strong } else { self.look.theme.text }
    }

    /// Remembers a cell that ends where the line ends so far.
    fn hit(&mut self, start: usize, line: &Composer<'_>, target: (usize, usize)) {
        let columns = start as u16..line.used() as u16;
        self.hits.push(Hit { line: self.lines.len() as u16, columns, target });
    }

    fn heads(&mut self, lines: u16) {
        let grid = self.grid;
        let heads: Vec<Head<'a>> = self.shown().map(|column| self.head(column, lines)).collect();
        for at in 0..usize::from(lines) {
            let mut line = Composer::new(self.width);
            let corner = if at == 0 { grid.corner } else { "" };
            line.skip(1);
            line.cell(corner, self.columns.label, self.look.theme.muted, self.look.glyphs().cut);
            self.hit(0, &line, (grid.rows, grid.columns));
            for head in &heads {
                let start = line.used();
                let has_more = grid.marks_hidden && at == 0 && self.hides_before(head.column);
                let more = match (has_more, head.column < grid.columns) {
                    (false, _) => " ",
                    (true, true) => self.look.either("‹", "<"),
                    (true, false) => self.look.either("›", ">"),
                };
                line.put(more, self.look.theme.strong);
                let (columns, style) =
                    (self.columns_of(head.column), self.style(head.column == grid.cursor.1));
                match &head.heading {
                    Some(heading) => {
                        heading.put(&head.forms[at], columns, style, &mut line, self.look);
                    }
                    None if at + 1 == usize::from(lines) => {
                        line.put(format!("{:>columns$}", "all"), style);
                    }
                    None => {
                        line.skip(columns);
                    }
                }
                self.hit(start, &line, (grid.rows, head.column));
            }
            self.lines.push(line.finish());
        }
    }

    fn head(&self, column: usize, lines: u16) -> Head<'a> {
        let heading = (column < self.grid.columns).then(|| (self.grid.column)(column));
        let forms = heading.as_ref().map(|heading| heading.over(self.columns.body, lines));
        Head { column, heading, forms: forms.unwrap_or_default() }
    }

    /// A row, or the totals.
    fn row(&mut self, row: usize) {
        let grid = self.grid;
        let mut line = Composer::new(self.width);
        line.skip(1);
        let style = self.style(row == grid.cursor.0);
        if row < grid.rows {
            (grid.row)(row).put_before(self.columns.label, style, &mut line, self.look);
        } else {
            let cut = self.look.glyphs().cut;
            let all = if self.hides_rows { format!("all {cut}") } else { "all".to_owned() };
            line.cell(&all, self.columns.label, style, cut);
        }
        self.hit(0, &line, (row, grid.columns));
        let mut is_after_cursor = false;
        for column in self.shown() {
            let start = line.used();
            let has_cursor = grid.cursor == (row, column);
            self.edge(has_cursor, is_after_cursor, &mut line);
            self.put_count(row, column, has_cursor, &mut line);
            self.hit(start, &line, (row, column));
            is_after_cursor = has_cursor;
        }
        self.edge(false, is_after_cursor, &mut line);
        self.lines.push(line.finish());
    }

    /// What stands between two cells: a sign of the cursor, where it is on one of them.
    fn edge(&self, is_before_cursor: bool, is_after_cursor: bool, line: &mut Composer<'_>) {
        let [before, after] = self.look.glyphs().cell;
        let sign = match (is_before_cursor, is_after_cursor) {
            (true, _) => before,
            (false, true) => after,
            (false, false) => " ",
        };
        line.put(sign, self.look.theme.strong);
    }

    fn put_count(&self, row: usize, column: usize, has_cursor: bool, line: &mut Composer<'_>) {
        let grid = self.grid;
        let count = (grid.count)(row, column);
        let columns = self.columns_of(column);
        let (text, style) = if row < grid.rows && column < grid.columns {
            count.cell(columns, grid.largest, self.look)
        } else {
            count.total(columns, self.look)
        };
        line.put(text, if has_cursor { under_cursor(style) } else { style });
    }
}

/// What stands over a column; the totals have no heading of a value.
struct Head<'a> {
    column: usize,
    heading: Option<Heading<'a>>,
    forms: [Form; 2],
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{Axis, Matrix, Scope, Value},
        ui::drawing::{article, ascii, assert_fits, colorless, look},
    };

    fn drawn(axes: [Axis; 2], cursor: (usize, usize), start: (usize, usize), size: (u16, u16)) {
        let (library, theme) = (article(), colorless());
        let counts = Matrix::of(Scope::all(&library), axes[0], axes[1]);
        let (rows, columns) = (counts.rows.len(), counts.columns.len());
        let cursor = (cursor.0 % (rows + 1), cursor.1 % (columns + 1));
        let (width, height) = size;
        for look in [look(&theme), ascii(&theme)] {
            let heading = |axis, value: Value| Heading::of(axis, value, &library, look);
            let grid = Grid {
                rows,
                columns,
                row: &|at| heading(axes[0], counts.rows[at]),
                column: &|at| heading(axes[1], counts.columns[at]),
                count: &|row, column| Count {
                    claims: counts
                        .count(counts.rows.get(row).copied(), counts.columns.get(column).copied()),
                    has_fallen: row == 1,
                },
                largest: counts.largest(),
                total: counts.total,
                corner: "a/b",
                marks_hidden: true,
                cursor,
                start,
            };
            let drawn = grid.draw(width, height, look);
            assert!(drawn.lines.len() <= usize::from(height));
            assert_fits(&drawn.lines, width);
            let mut taken = vec![vec![false; usize::from(width)]; usize::from(height)];
            for hit in &drawn.hits {
                for column in hit.columns.clone() {
                    let cell = &mut taken[usize::from(hit.line)][usize::from(column)];
                    assert!(!*cell, "two cells lie at one place");
                    *cell = true;
                }
            }
            if width >= 20 && height >= 1 {
                assert!(drawn.hits.iter().any(|hit| hit.target == cursor), "the cursor is seen");
            }
            if let Some(lines) = grid.height(width, height) {
                let shown = drawn.rows.content <= drawn.rows.height;
                assert!(shown && lines <= height, "all rows are shown where it says so");
            }
        }
    }

    properties! {
        #[test]
        fn it_fits_any_room_with_the_cursor_in_sight(
            width in 0_u16..250, height in 0_u16..80,
            cursor in (0_usize..20, 0_usize..20), start in (0_usize..20, 0_usize..20),
            rows in 0_usize..7, columns in 0_usize..7,
        ) {
            let axes = Axis::ALL;
            drawn([axes[rows], axes[columns]], cursor, start, (width, height));
        }
    }
}
