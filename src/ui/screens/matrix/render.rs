//! How many claims have which two values, filled from the state.

use super::grid::Grid;
use super::heading::Heading;
use super::shade::Count;
use crate::ui::{
    chrome::Title, layout::Pane as PaneArea, render::Painter, widgets::compose::Composer,
};
use crate::{
    action::Action,
    analysis::{Value, words},
    query::AnyOf,
    ui::{Cell, Counted, Pane, Target, Window},
};
use ratatui::{layout::Rect, style::Style};

/// The lines that what is in a cell takes at least: who says it, and a claim.
const LEAST_CELL: u16 = 2;
/// The lines of a grid that shows little more than its headings.
const LEAST_GRID: u16 = 5;

impl Painter<'_, '_> {
    /// The grid, and below it what is in the cell under the cursor.
    pub(crate) fn matrix(&mut self, area: PaneArea) {
        let matrix = &self.state.screens.matrix;
        let Some(counted) = matrix.counted().filter(|counted| counted.total() > 0) else {
            self.title(Pane::List, "Matrix", "", area.title);
            return self.nothing(area.content);
        };
        let lower = self.grid(counted, matrix.place(), area);
        self.matrix_title(counted, area.title);
        if let Some(cell) = matrix.cell() {
            self.cell(cell, lower);
        }
    }

    /// Draws the grid, and returns what it leaves of the area.
    fn grid(&mut self, counted: &Counted, cursor: (usize, usize), area: PaneArea) -> PaneArea {
        let library = self.cx.nav.library();
        let look = self.look;
        let [rows, columns] = counted.sides();
        let [row_axis, column_axis] = counted.axes;
        let heading = |axis, value: Value| Heading::of(axis, value, library, look);
        // Without a title, the grid says what it shows.
        let is_untitled = area.title.height == 0;
        let corner = match is_untitled {
            true => format!("{}/{}", row_axis.name(), column_axis.name()),
            false => String::new(),
        };
        let grid = Grid {
            rows: rows.len(),
            columns: columns.len(),
            row: &|at| heading(row_axis, rows[at]),
            column: &|at| heading(column_axis, columns[at]),
            count: &|row, column| Count {
                claims: counted.count(row, column),
                has_fallen: counted.has_fallen(row, column),
            },
            largest: counted.largest(),
            total: counted.total(),
            corner: &corner,
            marks_hidden: is_untitled,
            cursor,
            start: (self.cx.frame.rows.top, self.cx.frame.columns.top),
        };
        let (upper, lower) = area.over(lines_below(&grid, area));
        let Rect { width, height, .. } = upper.content;
        let drawn = grid.draw(width, height, look);
        self.lines(&drawn.lines, upper.content);
        self.hits(drawn.hits, upper.content, |(row, column)| Target::Cell(row, column));
        (self.frame.rows, self.frame.columns) = (drawn.rows, drawn.columns);
        lower
    }

    /// What rows and columns are, which of them are in sight, and the keys that change them.
    fn matrix_title(&mut self, counted: &Counted, area: Rect) {
        let [rows, columns] = &counted.names;
        let keys = |next, previous| format!("{} {}", self.cx.key(next), self.cx.key(previous));
        let about = [
            format!(
                "rows: {rows}{}  {}",
                in_sight(self.frame.rows),
                keys(Action::NextRows, Action::PreviousRows)
            ),
            format!(
                "columns: {columns}{}  {}",
                in_sight(self.frame.columns),
                keys(Action::NextColumns, Action::PreviousColumns)
            ),
        ];
        self.title(Pane::List, "Matrix", &about.join(self.look.dot()), area);
    }

    /// Who makes the claims of a cell, and as many of them as there is room for.
    fn cell(&mut self, cell: &Cell, area: PaneArea) {
        let terms: Vec<String> = cell.terms.iter().map(AnyOf::to_string).collect();
        let name = if terms.is_empty() { "all".to_owned() } else { terms.join(" ") };
        let title = Title { name: &name, about: "", has_focus: false };
        self.lines(&[title.line(area.title.width, self.look)], area.title);
        self.sentence(&cell.sentence, self.look.theme.strong, area.content);
        let list = below(area.content, 1);
        let room = usize::from(list.height);
        let fits = cell.claims.len() <= room;
        let seen = if fits { room } else { room.saturating_sub(1) };
        let columns = self.claim_columns(list.width);
        let nav = &self.cx.nav;
        for (y, row) in (list.top()..).zip(cell.claims.iter().take(seen)) {
            let area = Rect { y, height: 1, ..list };
            self.claim_line(nav.claim(*row), false, &columns, area);
            self.frame.add(area, Target::Claim(*row));
        }
        if !fits && room > 0 {
            let more = words::count(cell.claims.len() - seen, "more claim");
            let key = self.cx.key(Action::Open);
            let more = format!("{more}: {key} shows all {}", cell.claims.len());
            self.sentence(&more, self.look.theme.muted, below(list, list.height - 1));
        }
    }

    fn sentence(&mut self, text: &str, style: Style, area: Rect) {
        let mut line = Composer::new(area.width);
        line.skip(1).put_cut(text, style, self.look.glyphs().cut);
        self.lines(&[line.finish()], area);
    }
}

/// The lines of the pane below a grid: what the grid has no use for, and the same for every cell.
fn lines_below(grid: &Grid<'_>, area: PaneArea) -> u16 {
    let Rect { width, height, .. } = area.content;
    let room = height.saturating_sub(LEAST_CELL + area.title.height);
    if room < LEAST_GRID {
        return 0;
    }
    // A grid that must be tight may take more than its share, so as not to scroll.
    let mut rooms = [room.min(height * 2 / 3), room].into_iter();
    let lines = rooms.find_map(|room| grid.height(width, room));
    height - lines.unwrap_or_else(|| (height * 3 / 5).clamp(LEAST_GRID, room))
}

/// "12–20 of 300", where not all are in sight.
fn in_sight(window: Window) -> String {
    let Window { top, height, content } = window;
    if height >= content {
        return String::new();
    }
    format!(" {}–{} of {content}", top + 1, (top + height).min(content))
}

/// An area without so many of its first lines.
fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect { y: area.y + lines, height: area.height - lines, ..area }
}
