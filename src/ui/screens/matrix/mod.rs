//! How many claims have which two values.

mod counts;
mod grid;
mod heading;
mod sizes;
#[cfg(test)]
mod tests;

pub use counts::{CellClaims, MatrixCounts};

use super::{Screen, View};
use crate::{
    action::Action,
    analysis::{Axis, Value},
    library::Row,
    query::{AnyOf, Field},
    session::SessionState,
    ui::{
        Cached, Cx, Navigator, Pane, Target, ViewData, ViewRequest, Window,
        chrome::Title,
        hints::Entry,
        layout::{self, split_bottom},
        moved,
        overlays::choose::{Options, Setting},
        render::Painter,
        widgets::{
            compose::Composer,
            scroll,
            sheet::{more, visible_lines},
        },
    },
};
use grid::Grid;
use ratatui::layout::Rect;
use std::collections::HashMap;

/// The fewest lines of the pane below the grid: who says what is in a cell, and a claim.
const LEAST_CELL: u16 = 2;
/// The lines of a grid that shows little more than its headings.
const LEAST_GRID: u16 = 5;

const HINTS: &[Entry] = &[
    (&[Action::Open], "narrow to it"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Rows], "rows"),
    (&[Action::Columns], "columns"),
    (&[Action::Left, Action::Down, Action::Up, Action::Right], "cell"),
    (&[Action::Back], "back"),
    (&[Action::NextSection, Action::PreviousSection], "scroll the claims"),
    (&[Action::Copy], "copy"),
    (&[Action::Proposition], "proposition"),
    (&[Action::LeaveOutFewer, Action::LeaveOutMore], "leave out unnamed"),
    (&[Action::Undo], "undo"),
    (&[Action::Search], "search"),
    (&[Action::Filters], "filter"),
    (&[Action::Mark], "mark"),
];

/// The facets that rows and columns can show, in the order in which keys go through them. The
/// stance is toward the proposition in focus, whichever that is.
const FACETS: [Axis; 8] = Axis::ALL;

/// The facet of the rows and that of the columns.
type Facets = [Axis; 2];
/// A row and a column, counted from the first.
type Place = (usize, usize);

/// The matrix, as far as it is more than the claims.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// The facet of the rows and that of the columns, never the same.
    facets: Facets,
    /// Where the cursor was left on each facet: at a value and not at a place, so that no query
    /// moves it. On a facet without an entry it is where most is said most clearly.
    cursor: HashMap<Axis, At>,
    /// The counts, by the results and the facets.
    counts: Cached<(u64, Facets), MatrixCounts>,
    /// The row and the column of the cursor, from the first; after the last come the totals.
    pub(crate) place: Place,
    /// What is behind the count under the cursor, by its values.
    cell: Cached<(u64, Facets, Place), CellClaims>,
    /// The first of its claims that somebody has scrolled to.
    cell_top: usize,
}

/// Where the cursor is on a facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Value(Value),
    Total,
}

impl Default for Matrix {
    fn default() -> Self {
        Self {
            facets: [Axis::of(Field::Stance), Axis::of(Field::Grade)],
            cursor: HashMap::new(),
            counts: Cached::default(),
            place: (0, 0),
            cell: Cached::default(),
            cell_top: 0,
        }
    }
}

impl Matrix {
    /// The counts, once they have been asked for.
    pub fn counts(&self) -> Option<&MatrixCounts> {
        self.counts.get()
    }

    /// What is behind the count under the cursor.
    pub fn cell(&self) -> Option<&CellClaims> {
        self.cell.get()
    }

    /// The place of the cursor on one side: that of its value, or where that would stand; nothing
    /// where it has been put nowhere.
    fn place_on(&self, side: usize, counts: &MatrixCounts) -> Option<usize> {
        let values = counts.sides()[side];
        let nearest = |at: usize| at.min(values.len().saturating_sub(1));
        Some(match self.cursor.get(&self.facets[side])? {
            At::Total => values.len(),
            At::Value(value) => values.binary_search(value).unwrap_or_else(nearest),
        })
    }

    fn go_to(&mut self, (row, column): (usize, usize)) {
        let Some(counts) = self.counts.get() else { return };
        let sides = counts.sides();
        for (side, place) in [row, column].into_iter().enumerate() {
            let value = sides[side].get(place).copied();
            self.cursor.insert(self.facets[side], value.map_or(At::Total, At::Value));
        }
    }

    fn move_by(&mut self, action: Action, cx: &Cx) {
        let Some(counts) = self.counts() else { return };
        let [rows, columns] = counts.sides();
        let (row, column) = self.place;
        // The totals come after the last value.
        let along = |at, values: &[Value], action, window: Window| {
            moved(at, values.len() + 1, action, window).unwrap_or(at)
        };
        let across = |action| (row, along(column, columns, action, cx.frame.columns));
        let to = match action {
            Action::Left => across(Action::Up),
            Action::Right => across(Action::Down),
            Action::FirstColumn => across(Action::First),
            Action::LastColumn => across(Action::Last),
            _ => (along(row, rows, action, cx.frame.rows), column),
        };
        if to != self.place {
            self.go_to(to);
        }
    }

    /// The facets that a side can show: never that of the other one.
    fn facets_of(&self, side: usize, cx: &Cx) -> Vec<Axis> {
        let is_possible = |facet: &Axis| {
            *facet != self.facets[1 - side]
                && (*facet != Axis::of(Field::Dossier) || cx.nav.views().contains(&View::Dossiers))
        };
        FACETS.into_iter().filter(is_possible).collect()
    }

    /// Shows the claims under the cursor in the list, and asks the query for them.
    fn open(&self, cx: &mut Cx) {
        let Some(cell) = self.cell() else { return };
        if cell.claims.is_empty() {
            return cx.say(cell.sentence.clone());
        }
        let terms = cell.terms.clone();
        cx.nav.jump(View::Claims, |query| {
            terms.into_iter().for_each(|values| query.narrow(values));
        });
    }
}

impl Screen for Matrix {
    fn sync(&mut self, cx: &mut Cx) {
        let Some(counts) = self.counts.get() else { return };
        let nav = &cx.nav;
        self.place = match [0, 1].map(|side| self.place_on(side, counts)) {
            [Some(row), Some(column)] => (row, column),
            [None, None] => counts.start,
            put => counts.start_beside(put, nav.library()),
        };
        // The rows of stale counts are claims of results that are no more.
        let key = (counts.generation, counts.facets, self.place);
        if !self.cell.is_for(&key) {
            self.cell_top = 0;
        }
        self.cell.update(key, || CellClaims::of(counts, self.place, nav.results()));
    }

    fn request(&self) -> Option<ViewRequest> {
        let facets = self.facets;
        Some(ViewRequest::new(move |results| MatrixCounts::of(results, facets)))
    }

    fn is_stale(&self, generation: u64) -> bool {
        !self.counts.is_for(&(generation, self.facets))
    }

    fn receive(&mut self, data: ViewData, generation: u64) {
        if let Ok(mut counts) = data.downcast::<MatrixCounts>() {
            counts.generation = generation;
            self.counts.set((generation, counts.facets), *counts);
        }
    }

    fn clear(&mut self) {
        self.counts.clear();
        self.cell.clear();
    }

    fn update(&mut self, action: Action, cx: &mut Cx) {
        match action {
            Action::Open => self.open(cx),
            Action::NextSection | Action::PreviousSection => {
                self.cell_top = scroll::stepped(self.cell_top, action, cx.frame.detail);
            }
            _ => self.move_by(action, cx),
        }
    }

    fn options(&self, setting: Setting, cx: &Cx) -> Option<Options> {
        let side = side(setting)?;
        let facets = self.facets_of(side, cx);
        let current = facets.iter().position(|facet| *facet == self.facets[side]);
        let row = |it: &Axis| (counts::name(*it, cx.nav.results()).to_string(), String::new());
        Some(Options { rows: facets.iter().map(row).collect(), current })
    }

    fn choose(&mut self, setting: Setting, at: usize, cx: &mut Cx) {
        let Some(side) = side(setting) else { return };
        if let Some(facet) = self.facets_of(side, cx).get(at) {
            self.facets[side] = *facet;
            let side = ["rows", "columns"][side];
            cx.say(format!("{side}: {}", counts::name(*facet, cx.nav.results())));
        }
    }

    fn click(&mut self, target: Target, cx: &mut Cx) {
        match target {
            Target::Cell(row, column) if self.place == (row, column) => self.open(cx),
            Target::Cell(row, column) => self.go_to((row, column)),
            // Below the matrix no claim is selected.
            Target::Claim(row) => cx.nav.open(row),
            _ => {}
        }
    }

    fn chosen(&self, _: &Navigator) -> Vec<Row> {
        self.cell().map(|cell| cell.claims.clone()).unwrap_or_default()
    }

    fn subject(&self, nav: &Navigator) -> Option<Row> {
        super::only(&self.chosen(nav))
    }

    /// Marks the claims under the cursor, or unmarks them where all are marked.
    fn mark(&mut self, cx: &mut Cx) {
        self.mark_chosen(cx);
    }

    fn hints(&self, _: &Navigator) -> &'static [Entry] {
        HINTS
    }

    fn save(&self, visit: &mut SessionState) {
        visit.matrix = self.facets.map(|facet| facet.name().to_owned()).to_vec();
    }

    /// Takes facets by their names, where they are two that can stand there.
    fn restore(&mut self, visit: &SessionState) {
        let facet = |name: &String| FACETS.into_iter().find(|facet| facet.name() == name);
        if let [rows, columns] = visit.matrix.as_slice()
            && let (Some(rows), Some(columns)) = (facet(rows), facet(columns))
            && rows != columns
        {
            self.facets = [rows, columns];
        }
    }

    fn render(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        let Some(counts) = self.counts().filter(|counts| counts.all.total > 0) else {
            painter.title(Pane::List, "Matrix", "", area.title);
            return painter.nothing(area.content);
        };
        let (library, is_untitled) = (painter.cx.nav.library(), area.title.height == 0);
        let grid = Grid::new(counts, self.place, is_untitled, library, painter.look);
        let (upper, lower) = painter.over(area, lines_below(&grid, area));
        grid.draw(upper.content, painter);
        draw_title(counts, area.title, painter);
        if let Some(cell) = self.cell() {
            draw_cell(cell, self.cell_top, lower, painter);
        }
    }

    fn advice(&self, width: usize, _: &Painter<'_, '_>) -> Option<String> {
        let advice = match width {
            80.. => {
                "A claim with two values stands in each of its cells; the totals count it once."
            }
            _ => "A claim with two values stands in each of its cells.",
        };
        Some(advice.to_owned())
    }

    fn cursor(&self, _: &Navigator) -> Option<Target> {
        self.counts().map(|_| Target::Cell(self.place.0, self.place.1))
    }
}

/// The place among the facets of what is chosen for one side.
fn side(setting: Setting) -> Option<usize> {
    match setting {
        Setting::Rows => Some(0),
        Setting::Columns => Some(1),
        Setting::Proposition | Setting::Order | Setting::Compared => None,
    }
}

/// The lines of the pane below a grid: what the grid has no use for, and the same for every cell.
fn lines_below(grid: &Grid<'_, '_>, area: layout::Pane) -> u16 {
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

/// Says what rows and columns are, which of them are in sight, and the keys that change them.
fn draw_title(counts: &MatrixCounts, area: Rect, painter: &mut Painter<'_, '_>) {
    let side = |side: &str, name: &str, window: Window, action| {
        let Window { top, height, content } = window;
        let in_sight = match height >= content {
            true => String::new(),
            false => {
                let (to, last) = (painter.look.either("–", " to "), (top + height).min(content));
                format!(" {}{to}{last} of {content}", top + 1)
            }
        };
        format!("{side}: {name}{in_sight}  {}", painter.cx.key(action))
    };
    let [rows, columns] = &counts.names;
    let frame = &painter.frame;
    let rows = side("rows", rows, frame.rows, Action::Rows);
    let columns = side("columns", columns, frame.columns, Action::Columns);
    let about = [rows, columns].join(painter.look.dot());
    painter.title(Pane::List, "Matrix", &about, area);
}

/// Says who makes the claims of a cell, and shows those from one on for which there is room.
fn draw_cell(cell: &CellClaims, top: usize, area: layout::Pane, painter: &mut Painter<'_, '_>) {
    let terms: Vec<String> = cell.terms.iter().map(AnyOf::to_string).collect();
    let name = if terms.is_empty() { "all".to_owned() } else { terms.join(" ") };
    let title = Title { name: &name, about: "", has_focus: false };
    painter.lines(&[title.line(area.title.width, painter.look)], area.title);
    let (_, list) = split_bottom(area.content, area.content.height.saturating_sub(1));
    painter.frame.add(area.content, Target::Preview);
    draw_sentence(&cell.sentence, area.content, painter);
    let (room, content) = (usize::from(list.height), cell.claims.len());
    let height = visible_lines(room, content);
    let top = scroll::clamp(top, height, content);
    painter.frame.detail = Window { top, height, content };
    let columns = painter.cx.claim_columns(list.width);
    let shown = cell.claims.iter().skip(top).take(height);
    for (y, row) in (list.top()..list.bottom()).zip(shown) {
        let area = Rect { y, height: 1, ..list };
        let claim = painter.cx.claim_view(painter.cx.nav.claim(*row)).unselected();
        painter.claim_line(claim, &columns, area);
        painter.frame.add(area, Target::Claim(*row));
    }
    if height < room {
        let more = more(top, content.saturating_sub(top + height), list.width, painter.look);
        painter.lines(&[more], split_bottom(list, 1).1);
    }
}

fn draw_sentence(text: &str, area: Rect, painter: &mut Painter<'_, '_>) {
    let mut line = Composer::new(area.width);
    line.skip(1).put_cut(text, painter.look.theme.strong, painter.look.glyphs().cut);
    painter.lines(&[line.finish()], area);
}
