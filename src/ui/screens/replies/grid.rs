//! Parties and claims: who was asked about what, and what came of it.

use super::{PartyLine, Replies};
use crate::{
    analysis::Cell,
    library::{ClaimRef, DossierRef, SpeakerId},
    text::width as columns_of,
    ui::{
        Look, Target, Window,
        render::Painter,
        widgets::{claim_row::Fate, compose::Composer, look::letter_of, scroll},
    },
};
use foldhash::{HashMap, HashMapExt};
use ratatui::{layout::Rect, style::Style, text::Line};

/// The lines above the rows.
pub(super) const HEAD: u16 = 2;
/// Before the names: the cursor.
const MARGIN: usize = 1;
/// Before the totals.
const GAP: usize = 1;
/// The blanks between two marks of the legend.
const LEGEND_GAP: usize = 3;
/// The columns of the names where there are many claims, and where nothing else needs the room.
const LEAST_NAMES: usize = 24;
const MOST_NAMES: usize = 32;
/// Claims are worth more room than totals until so many fit.
const LEAST_COLUMNS: usize = 6;

/// Where names, cells and totals stand, the same for each line.
#[derive(Debug, Clone, Copy)]
struct Places {
    /// The columns of the names.
    names: usize,
    /// The columns of a claim.
    cell: usize,
    /// How many claims there is room for.
    claims: usize,
    /// The columns of a total; nothing where there is no room for them.
    total: Option<usize>,
}

impl Places {
    /// The places in so many columns, for so many claims in paragraphs whose numbers have so many
    /// digits, and so many totals of so many digits.
    fn new(
        width: u16,
        claims: usize,
        paragraph_digits: usize,
        (totals, total_digits): (usize, usize),
    ) -> Self {
        let room = usize::from(width);
        let names = (room / 6).clamp(10, LEAST_NAMES).min(room.saturating_sub(MARGIN));
        // A sign stands before the number, or a blank.
        let cell = paragraph_digits.max(2) + 1;
        let left = room.saturating_sub(MARGIN + names);
        let total = total_digits.max(1) + 2;
        let for_totals = GAP + totals * total;
        let needed = claims.min(LEAST_COLUMNS) * cell;
        let has_totals = totals > 0 && left >= needed + for_totals;
        let for_claims = if has_totals { left - for_totals } else { left };
        let claims = (for_claims / cell).min(claims);
        let spare = for_claims - claims * cell;
        let names = names + spare.saturating_sub(1).min(MOST_NAMES - LEAST_NAMES);
        Places { names, cell, claims, total: has_totals.then_some(total) }
    }

    /// Where a claim's cells begin, counted from the first that is shown.
    fn claim(&self, at: usize) -> usize {
        MARGIN + self.names + at * self.cell
    }

    /// Where a mark's totals begin and how wide they are, where there is room for them.
    fn total(&self, at: usize) -> Option<(usize, usize)> {
        self.total.map(|total| (self.claim(self.claims) + GAP + at * total, total))
    }
}

/// The part of the grid that is shown.
struct Grid<'a> {
    places: Places,
    width: u16,
    claims: Vec<(ClaimRef<'a>, Fate)>,
    /// The marks of these claims, by the party and the claim's place.
    cells: HashMap<(SpeakerId, usize), Cell>,
    /// The marks that are counted at the right.
    marks: Vec<Cell>,
    /// Which of the claims is selected, if one of them is.
    column: Option<usize>,
}

impl Replies {
    /// Draws the grid, and below it what its marks stand for, where there is room.
    pub(super) fn draw_grid(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        let nav = &painter.cx.nav;
        let marks = self.marks_that_occur();
        let legend = legend(&marks, area.width, painter.look);
        let below = legend.len() as u16;
        let has_legend = area.height >= HEAD + 3 + below;
        let page = area.height.saturating_sub(HEAD + if has_legend { below } else { 0 });
        let rows_and_bar = Rect { y: area.y.saturating_add(HEAD), height: page, ..area };
        let width = scroll::beside_scrollbar(rows_and_bar, self.parties().len()).width;
        let places = self.places(width, marks.len(), nav.dossier());
        let window = |before: Window, at, height, content| Window {
            top: scroll::follow(before.top, at, height, content),
            height,
            content,
        };
        let column = self.column(nav);
        let (parties, claims) = (self.parties().len(), self.columns().len());
        let near = column.unwrap_or_else(|next| next).min(claims.saturating_sub(1));
        let rows = window(painter.frame.rows, self.selected, usize::from(page), parties);
        let columns = window(painter.frame.columns, near, places.claims, claims);
        (painter.frame.rows, painter.frame.columns) = (rows, columns);
        painter.scrollbar(rows, rows_and_bar);
        let shown = self.columns().iter().skip(columns.top).take(places.claims);
        let shown = shown.map(|row| nav.claim(*row)).map(|claim| (claim, painter.cx.fate(claim)));
        let mut grid = Grid {
            places,
            width,
            claims: shown.collect(),
            cells: HashMap::new(),
            marks,
            column: column.ok().map(|column| column - columns.top),
        };
        for (column, (claim, _)) in grid.claims.iter().enumerate() {
            for (party, mark) in self.marks(*claim) {
                let cell = grid.cells.entry((party.key(), column)).or_insert(mark);
                *cell = mark.min(*cell);
            }
        }
        let mut lines = vec![grid.numbers(columns, painter), grid.bars(painter)];
        let parties = self.parties().iter().enumerate().skip(rows.top).take(rows.height);
        for (at, party) in parties {
            lines.push(grid.row(party, at == self.selected, painter));
        }
        painter.lines(&lines, area);
        if has_legend {
            // Behind an empty line, where one is free.
            let y = (area.y + lines.len() as u16 + 1).min(area.bottom() - below);
            painter.lines(&legend, Rect { y, height: below, ..area });
        }
        self.add_targets(&grid, area, lines.len() as u16 - HEAD, painter);
    }

    /// The columns in which the grid has room for all claims and totals.
    pub(super) fn grid_width(&self, dossier: Option<DossierRef<'_>>) -> u16 {
        let marks = self.marks_that_occur().len();
        let places = self.places(u16::MAX, marks, dossier);
        let end = places.total(marks).map_or_else(|| places.claim(places.claims), |(end, _)| end);
        u16::try_from(end + 1).unwrap_or(u16::MAX)
    }

    fn places(&self, width: u16, totals: usize, dossier: Option<DossierRef<'_>>) -> Places {
        let digits = |number: usize| number.checked_ilog10().unwrap_or(0) as usize + 1;
        let counts = self.parties().iter().flat_map(|party| party.totals.iter());
        let largest = counts.map(|(_, count)| count).max().unwrap_or(0);
        let paragraphs = dossier.map_or(0, DossierRef::paragraphs);
        let totals = (totals, digits(largest));
        Places::new(width, self.columns().len(), digits(paragraphs.into()), totals)
    }

    /// What can be hit: behind the headings of the claims come those of the names and the totals.
    fn add_targets(&self, grid: &Grid<'_>, area: Rect, rows: u16, painter: &mut Painter<'_, '_>) {
        let Window { top, .. } = painter.frame.columns;
        let first = painter.frame.rows.top;
        let mut add = |start: usize, width: usize, (line, height), target| {
            let (x, y) = (area.x + start as u16, area.y + line);
            let hit = Rect { x, y, width: width as u16, height }.intersection(area);
            painter.frame.add(hit, target);
        };
        let (places, all) = (grid.places, self.columns().len());
        add(0, places.claim(0), (0, HEAD), Target::Heading(all));
        for row in 0..rows {
            let target = Target::Line(first + usize::from(row));
            add(0, usize::from(grid.width), (HEAD + row, 1), target);
        }
        for at in 0..grid.claims.len() {
            add(places.claim(at), places.cell, (0, HEAD), Target::Heading(top + at));
            for row in 0..rows {
                let target = Target::Cell(first + usize::from(row), top + at);
                add(places.claim(at), places.cell, (HEAD + row, 1), target);
            }
        }
        for (at, mark) in grid.marks.iter().enumerate() {
            let place = Cell::ALL.iter().position(|cell| cell == mark).unwrap_or(0);
            if let Some((start, width)) = places.total(at) {
                add(start, width, (0, HEAD), Target::Heading(all + 1 + place));
            }
        }
    }
}

impl<'a> Grid<'a> {
    /// The paragraphs; over the names which of the claims are shown, where not all are.
    fn numbers(&self, shown: Window, painter: &Painter<'_, '_>) -> Line<'a> {
        let (look, theme, places) = (painter.look, painter.look.theme, self.places);
        let Window { top, height, content } = shown;
        let range = match height >= content || height == 0 {
            true => look.glyphs().paragraph.to_owned(),
            false => {
                format!("{}{}{} of {content}", top + 1, look.either("–", " to "), top + height)
            }
        };
        let mut line = Composer::new(self.width);
        line.skip(MARGIN).cell(&range, places.names, theme.muted, look.glyphs().cut);
        for (at, (claim, footing)) in self.claims.iter().enumerate() {
            let sign = match footing {
                _ if painter.cx.is_marked(*claim) => look.glyphs().marked,
                Fate::Dependent => look.glyphs().dependent,
                _ => "",
            };
            let number = claim.paragraph().to_string();
            let columns = columns_of(sign) + columns_of(&number);
            line.skip_to((places.claim(at) + places.cell).saturating_sub(columns));
            line.put(sign, theme.strong).put(number, self.style(at, theme.text, painter));
        }
        if let Some((start, _)) = places.total(0) {
            line.skip_to(start + 1).put("in all", theme.muted);
        }
        line.finish()
    }

    fn bars(&self, painter: &Painter<'_, '_>) -> Line<'a> {
        let (look, theme, places) = (painter.look, painter.look.theme, self.places);
        let mut line = Composer::new(self.width);
        line.skip(MARGIN).cell("party", places.names, theme.muted, "");
        for (at, (claim, footing)) in self.claims.iter().enumerate() {
            let letter = letter_of(claim.grade());
            let (bar, style) = match footing {
                Fate::Removed => (look.fallen_sign(), look.fallen(look.grade(letter))),
                Fate::Kept | Fate::Dependent => (look.bar(letter), look.grade(letter)),
            };
            line.skip_to(places.claim(at) + places.cell - 1).put(bar, style);
        }
        for (at, mark) in self.marks.iter().enumerate() {
            if let Some((start, width)) = places.total(at) {
                line.skip_to(start + width - 1).put(look.cell(*mark), theme.strong);
            }
        }
        line.finish()
    }

    fn row(&self, party: &PartyLine, is_selected: bool, painter: &Painter<'a, '_>) -> Line<'a> {
        let (look, theme, places) = (painter.look, painter.look.theme, self.places);
        let glyphs = look.glyphs();
        let speaker = painter.cx.nav.library().speaker(party.speaker);
        let mut line = Composer::new(self.width);
        line.put(if is_selected { glyphs.cursor } else { " " }, theme.strong);
        let room = places.names.saturating_sub(1);
        let name = match speaker.name() {
            name if columns_of(name) <= room => name,
            _ => speaker.short(),
        };
        let mut style = if is_selected { theme.strong } else { theme.text };
        if is_selected && self.column.is_none() {
            style = style.patch(theme.cursor);
        }
        line.cell(name, room, style, glyphs.cut);
        for at in 0..self.claims.len() {
            let cell = self.cells.get(&(party.speaker, at));
            let sign = cell.map_or(" ", |cell| look.cell(*cell));
            let style = self.style(at, theme.strong, painter);
            line.skip_to(places.claim(at));
            if is_selected && self.column == Some(at) {
                line.cell(glyphs.cursor, places.cell - 1, theme.cursor, "");
                line.put(sign, style.patch(theme.cursor));
            } else {
                line.skip(places.cell - 1).put(sign, style);
            }
        }
        for (at, mark) in self.marks.iter().enumerate() {
            let count = party.totals.get(*mark);
            if let Some((start, width)) = places.total(at).filter(|_| count > 0) {
                line.skip_to(start).put(format!("{count:>width$}"), theme.text);
            }
        }
        line.finish()
    }

    /// The style of what stands in a claim's column.
    fn style(&self, column: usize, style: Style, painter: &Painter<'_, '_>) -> Style {
        match self.claims[column].1 {
            Fate::Removed => painter.look.fallen(style),
            _ if self.column == Some(column) => style.patch(painter.look.theme.strong),
            _ => style,
        }
    }
}

/// What the marks stand for: in one line where that fits, if need be in fewer words, and otherwise
/// in as many lines as it takes.
pub(super) fn legend(marks: &[Cell], width: u16, look: Look<'_>) -> Vec<Line<'static>> {
    let full = legend_lines(marks, Cell::label, width, look);
    if full.len() <= 1 { full } else { legend_lines(marks, word, width, look) }
}

/// A mark in a word or two.
pub(super) fn word(mark: Cell) -> &'static str {
    match mark {
        Cell::BodyAsked => "body asked",
        Cell::Undecided => "undecided",
        Cell::AskedElsewhere => "asked, unclear",
        Cell::BodyAskedElsewhere => "body asked, unclear",
        Cell::NoRequestReported => "no request",
        Cell::Reply(_) => mark.label(),
    }
}

fn legend_lines(
    marks: &[Cell],
    label: fn(Cell) -> &'static str,
    width: u16,
    look: Look<'_>,
) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    let mut line = Composer::new(width);
    for mark in marks {
        let (sign, label) = (look.cell(*mark), label(*mark));
        let wanted = LEGEND_GAP + columns_of(sign) + 1 + columns_of(label);
        if line.used() > 0 && wanted > line.left() {
            lines.push(std::mem::replace(&mut line, Composer::new(width)).finish());
        }
        line.skip(if line.used() == 0 { 1 } else { LEGEND_GAP });
        line.put(sign, look.theme.strong).skip(1);
        line.put_cut(label, look.theme.muted, look.glyphs().cut);
    }
    if line.used() > 0 {
        lines.push(line.finish());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn totals_go_before_claims_do() {
        let claims = |width| {
            let places = Places::new(width, 19, 2, (6, 1));
            (places.claims, places.total.is_some())
        };
        assert_eq!(claims(120), (19, true));
        assert_eq!(claims(80), (15, true));
        assert_eq!(claims(60), (10, true));
        assert_eq!(claims(40), (9, false));
        assert_eq!(claims(0), (0, false));
    }

    properties! {
        #[test]
        fn everything_stands_inside(
            width in 0_u16..300, claims in 0_usize..2_000, paragraph_digits in 0_usize..6,
            totals in 0_usize..8, total_digits in 0_usize..8,
        ) {
            let places = Places::new(width, claims, paragraph_digits, (totals, total_digits));
            let end = places.total(totals).map_or(0, |(end, _)| end);
            prop_assert!(width < 2 || end <= usize::from(width));
            prop_assert!(width == 0 || places.claim(places.claims) <= usize::from(width));
            prop_assert!(places.claims <= claims);
        }
    }
}
