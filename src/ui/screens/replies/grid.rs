//! Parties and claims: who was asked about what, and what came of it.

use crate::ui::screens::replies::places::Places;
use crate::{
    analysis::{Cell, Tally},
    library::{Grade, SpeakerRef},
    text::width as columns_of,
    ui::{
        Hit, Look,
        widgets::{
            claim_row::StripResult,
            compose::Composer,
            look::{HANGS, letter_of},
        },
    },
};
use ratatui::{style::Style, text::Line};

/// A claim above its cells.
#[derive(Debug, Clone, Copy)]
pub struct GridColumn {
    /// The paragraph that it stands in.
    pub paragraph: u16,
    /// Its grade.
    pub grade: Grade,
    /// Where it stands in the strip test.
    pub footing: StripResult,
    /// Whether it is marked.
    pub is_marked: bool,
}

/// A party before its cells.
#[derive(Debug, Clone)]
pub struct GridRow<'a> {
    /// Who.
    pub party: SpeakerRef<'a>,
    /// What it has to do with each of the claims that are shown.
    pub cells: Vec<Option<Cell>>,
    /// How many of all claims have each mark.
    pub totals: &'a Tally<Cell>,
}

/// The part of the grid that is shown.
#[derive(Debug, Clone, Copy)]
pub struct Grid<'a> {
    /// Where everything stands.
    pub places: Places,
    /// The claims.
    pub columns: &'a [GridColumn],
    /// The parties.
    pub rows: &'a [GridRow<'a>],
    /// The marks that are counted at the right.
    pub totals: &'a [Cell],
    /// Which of all claims are shown: "4–15 of 19"; nothing where all are.
    pub range: &'a str,
    /// Which of the parties the cursor is on.
    pub row: Option<usize>,
    /// Which of the claims is selected, if one of them is.
    pub column: Option<usize>,
}

/// What a mouse can hit, counted from the first that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridPlace {
    /// The heading of the names.
    Names,
    /// The heading of a claim.
    Column(usize),
    /// The heading of a total.
    Total(Cell),
    /// A party's name.
    Row(usize),
    /// The cell of a party and a claim.
    Cell(usize, usize),
}

/// The lines above the rows.
pub const HEAD: u16 = 2;

impl<'a> Grid<'a> {
    /// The headings, then a line for each party; and what can be hit.
    pub fn draw(&self, look: Look<'_>) -> (Vec<Line<'a>>, Vec<Hit<GridPlace>>) {
        let mut lines = vec![self.numbers(look), self.bars(look)];
        lines.extend((0..self.rows.len()).map(|row| self.row(row, look)));
        (lines, self.hits())
    }

    fn numbers(&self, look: Look<'_>) -> Line<'a> {
        let (theme, places) = (look.theme, self.places);
        let mut line = Composer::new(places.width);
        line.skip_to(places.name_start());
        let range = if self.range.is_empty() { look.glyphs().paragraph } else { self.range };
        line.cell(range, places.names, theme.muted, look.glyphs().cut);
        for (at, column) in self.columns.iter().enumerate() {
            let sign = match (column.is_marked, column.footing) {
                (true, _) => look.glyphs().marked,
                (false, StripResult::Dependent) => HANGS,
                (false, _) => "",
            };
            let number = column.paragraph.to_string();
            let columns = columns_of(sign) + columns_of(&number);
            line.skip_to((places.claim_start(at) + places.cell).saturating_sub(columns));
            line.put(sign, theme.strong).put(number, self.style_of(at, theme.text, look));
        }
        if places.total.is_some() {
            line.skip_to(places.totals_start() + 1).put("in all", theme.muted);
        }
        line.finish()
    }

    fn bars(&self, look: Look<'_>) -> Line<'a> {
        let (theme, places) = (look.theme, self.places);
        let mut line = Composer::new(places.width);
        line.skip_to(places.name_start()).cell("party", places.names, theme.muted, "");
        for (at, column) in self.columns.iter().enumerate() {
            let letter = letter_of(column.grade);
            let (bar, style) = match column.footing {
                StripResult::Removed => (look.fallen_sign(), look.fallen(look.grade(letter))),
                StripResult::Kept | StripResult::Dependent => {
                    (look.bar(letter), look.grade(letter))
                }
            };
            line.skip_to(places.claim_start(at) + places.cell - 1).put(bar, style);
        }
        for (at, mark) in self.totals.iter().enumerate() {
            let Some(total) = places.total else { break };
            line.skip_to(places.totals_start() + (at + 1) * total - 1);
            line.put(look.cell(*mark), theme.strong);
        }
        line.finish()
    }

    fn row(&self, at: usize, look: Look<'_>) -> Line<'a> {
        let (theme, glyphs, places) = (look.theme, look.glyphs(), self.places);
        let row = &self.rows[at];
        let is_selected = self.row == Some(at);
        let mut line = Composer::new(places.width);
        line.put(if is_selected { glyphs.cursor } else { " " }, theme.strong);
        let room = places.names.saturating_sub(1);
        let name = match row.party.name() {
            name if columns_of(name) <= room => name,
            _ => row.party.short(),
        };
        let mut style = if is_selected { theme.strong } else { theme.text };
        if is_selected && self.column.is_none() {
            style = style.patch(theme.cursor);
        }
        line.cell(name, room, style, glyphs.cut);
        for (column, cell) in row.cells.iter().enumerate() {
            let sign = cell.map_or(" ", |cell| look.cell(cell));
            let style = self.style_of(column, theme.strong, look);
            line.skip_to(places.claim_start(column));
            if is_selected && self.column == Some(column) {
                let cursor = look.theme.cursor;
                line.cell(glyphs.cursor, places.cell - 1, cursor, "")
                    .put(sign, style.patch(cursor));
            } else {
                line.skip(places.cell - 1).put(sign, style);
            }
        }
        for (at, mark) in self.totals.iter().enumerate() {
            let Some(total) = places.total else { break };
            line.skip_to(places.totals_start() + at * total);
            match row.totals.get(*mark) {
                0 => {}
                count => {
                    line.put(format!("{count:>total$}"), theme.text);
                }
            }
        }
        line.finish()
    }

    /// The style of what stands in a claim's column.
    fn style_of(&self, column: usize, style: Style, look: Look<'_>) -> Style {
        match self.columns.get(column).map(|column| column.footing) {
            Some(StripResult::Removed) => look.fallen(style),
            _ if self.column == Some(column) => style.patch(look.theme.strong),
            _ => style,
        }
    }

    fn hits(&self) -> Vec<Hit<GridPlace>> {
        let places = self.places;
        let columns = |start: usize, width: usize| start as u16..(start + width) as u16;
        let claims = self.columns.iter().enumerate();
        let claims: Vec<_> =
            claims.map(|(at, _)| (at, columns(places.claim_start(at), places.cell))).collect();
        let names = columns(0, places.claim_start(0));
        let mut hits = Vec::new();
        for line in 0..HEAD {
            hits.push(Hit { line, columns: names.clone(), target: GridPlace::Names });
            for (at, columns) in &claims {
                let target = GridPlace::Column(*at);
                hits.push(Hit { line, columns: columns.clone(), target });
            }
            for (at, mark) in self.totals.iter().enumerate() {
                let Some(total) = places.total else { break };
                let columns = columns(places.totals_start() + at * total, total);
                hits.push(Hit { line, columns, target: GridPlace::Total(*mark) });
            }
        }
        for row in 0..self.rows.len() {
            let line = HEAD + row as u16;
            hits.push(Hit { line, columns: 0..places.width, target: GridPlace::Row(row) });
            for (at, columns) in &claims {
                let target = GridPlace::Cell(row, *at);
                hits.push(Hit { line, columns: columns.clone(), target });
            }
        }
        hits
    }
}
