//! Who was asked, and what they replied, filled from the state.

use super::grid::{Grid, GridColumn, GridPlace, GridRow, HEAD};
use super::legend::legend;
use super::places::{Content, Places};
use super::story::Story;
use crate::ui::{
    layout::Pane as PaneArea,
    render::Painter,
    widgets::{
        claim_row::{ClaimRow, Columns as ClaimColumns},
        rich::Rich,
        scroll,
        sheet::Sheet,
    },
};
use crate::{
    analysis::Cell,
    library::{ClaimRef, DossierRef, SpeakerId, SpeakerRef},
    text::width,
    ui::{Pane, PartyLine, Target, Window},
};
use ratatui::{layout::Rect, text::Line};
use std::collections::HashMap;

/// The narrowest grid; below it the parties are listed.
const GRID: u16 = 60;
/// The least lines of the whole view in which the story of a cell has a place below the grid.
const WITH_STORY: u16 = 9;

impl<'a> Painter<'a, '_> {
    /// Parties and claims, and the story of the cell under the cursor.
    pub(crate) fn replies(&mut self, area: PaneArea) {
        let replies = &self.state.screens.replies;
        self.replies_title(area.title);
        if replies.parties().is_empty() && replies.columns().is_empty() {
            return self.no_replies(area.content);
        }
        if area.content.width < GRID {
            return self.party_list(area.content);
        }
        let is_roomy = area.title.height > 0 && area.content.height >= WITH_STORY;
        let lower = if is_roomy { self.story_height(area.content) } else { 0 };
        let (grid, story) = area.over(lower);
        self.reply_grid(grid.content);
        if is_roomy {
            self.story_title(story.title);
            self.story(story.content);
        }
    }

    fn replies_title(&mut self, area: Rect) {
        let replies = &self.state.screens.replies;
        let about = format!(
            "{} of {} claims put to somebody or accusing somebody{}{}",
            replies.columns().len(),
            replies.claims(),
            self.look.dot(),
            replies.order().label(),
        );
        self.title(Pane::List, "Replies", &about, area);
    }

    /// Why there is nobody, where there is something to read.
    fn no_replies(&mut self, area: Rect) {
        let nav = &self.cx.nav;
        if nav.matches().is_empty() {
            return self.nothing(area);
        }
        self.frame.add(area, Target::Pane(Pane::List));
        let (said, more) = match nav.query().is_everything() {
            true => (
                "The text reports no request for comment, and no claim accuses anybody.",
                "That does not mean that nobody was asked.",
            ),
            false => (
                "No claim that the query means accuses anybody, and the text reports no request \
                 for comment on one.",
                "That does not mean that nobody was asked.",
            ),
        };
        let mut sheet = Sheet::new(area.width, self.look);
        sheet.text(&Rich::of(said, self.look.theme.strong), 1, 1);
        sheet.text(&Rich::of(more, self.look.theme.text), 1, 1);
        self.lines(&sheet.lines, area);
    }

    /// The grid, and below it what its marks stand for, where there is room.
    fn reply_grid(&mut self, area: Rect) {
        self.frame.add(area, Target::Pane(Pane::List));
        let marks = self.marks_that_occur();
        let legend = legend(&marks, area.width, self.look);
        let below = legend.len() as u16;
        let has_legend = area.height >= HEAD + 3 + below;
        let rows = area.height.saturating_sub(HEAD + if has_legend { below } else { 0 });
        let replies = &self.state.screens.replies;
        let columns = replies.columns();
        let places = self.places(area.width, &marks);
        let selected = replies.column(&self.cx.nav);
        let window = |top, height, content| Window { top, height, content };
        let row = replies.selected().unwrap_or(0);
        let rows_top =
            scroll::follow(self.frame.rows.top, row, usize::from(rows), replies.parties().len());
        let column = selected.unwrap_or_else(|next| next);
        let column = column.min(columns.len().saturating_sub(1));
        let columns_top =
            scroll::follow(self.frame.columns.top, column, places.claims, columns.len());
        self.frame.rows = window(rows_top, usize::from(rows), replies.parties().len());
        self.frame.columns = window(columns_top, places.claims, columns.len());
        let shown = columns.iter().skip(columns_top).take(places.claims);
        let columns: Vec<ClaimRef<'a>> = shown.map(|claim| self.cx.nav.claim(*claim)).collect();
        let parties = replies.parties().iter().skip(rows_top).take(usize::from(rows));
        let grid = Grid {
            places,
            columns: &columns.iter().map(|claim| self.grid_column(*claim)).collect::<Vec<_>>(),
            rows: &self.grid_rows(parties.collect(), &columns),
            totals: &marks,
            range: &self.range_of_columns(),
            row: replies.selected().map(|row| row - rows_top),
            column: selected.ok().map(|column| column - columns_top),
        };
        let (lines, hits) = grid.draw(self.look);
        self.lines(&lines, area);
        if has_legend {
            // Behind an empty line, where one is free.
            let top = (area.y + lines.len() as u16 + 1).min(area.bottom() - below);
            self.lines(&legend, Rect { y: top, height: below, ..area });
        }
        self.hits(hits, area, |place| {
            target(place, rows_top, columns_top, replies.columns().len())
        });
    }

    /// The marks that somebody has, the most telling first.
    fn marks_that_occur(&self) -> Vec<Cell> {
        let parties = self.state.screens.replies.parties();
        let occurs = |mark: &Cell| parties.iter().any(|party| party.totals.get(*mark) > 0);
        Cell::ALL.into_iter().filter(occurs).collect()
    }

    fn places(&self, width: u16, marks: &[Cell]) -> Places {
        let replies = &self.state.screens.replies;
        let digits = |number: usize| number.checked_ilog10().unwrap_or(0) as usize + 1;
        let totals = replies.parties().iter().flat_map(|party| party.totals.iter());
        let largest = totals.map(|(_, count)| count).max().unwrap_or(0);
        let paragraphs = self.cx.nav.dossier().map_or(0, DossierRef::paragraphs);
        let content = Content {
            claims: replies.columns().len(),
            paragraph_digits: digits(paragraphs.into()),
            totals: marks.len(),
            total_digits: digits(largest),
        };
        Places::new(width, content)
    }

    /// Which of the claims are shown, where not all are.
    fn range_of_columns(&self) -> String {
        let Window { top, height, content } = self.frame.columns;
        if height >= content || height == 0 {
            return String::new();
        }
        let dash = self.look.either("–", "-");
        format!("{}{dash}{} of {content}", top + 1, top + height)
    }

    fn grid_column(&self, claim: ClaimRef<'_>) -> GridColumn {
        GridColumn {
            paragraph: claim.paragraph(),
            grade: claim.grade(),
            footing: self.footing(claim),
            is_marked: self.cx.is_marked(claim),
        }
    }

    /// The rows of some parties, with the marks of some claims.
    fn grid_rows(&self, parties: Vec<&'a PartyLine>, claims: &[ClaimRef<'a>]) -> Vec<GridRow<'a>> {
        let library = self.cx.nav.library();
        let mut rows: Vec<GridRow<'a>> = Vec::new();
        let mut places: HashMap<SpeakerId, usize> = HashMap::new();
        for party in parties {
            places.insert(party.speaker, rows.len());
            rows.push(GridRow {
                party: library.speaker(party.speaker),
                cells: vec![None; claims.len()],
                totals: &party.totals,
            });
        }
        for (column, claim) in claims.iter().enumerate() {
            for (party, mark) in self.state.screens.replies.marks(*claim) {
                let Some(row) = places.get(&party.key()) else { continue };
                let cell = &mut rows[*row].cells[column];
                *cell = Some(cell.map_or(mark, |known| known.min(mark)));
            }
        }
        rows
    }

    /// The lines of the story and its title: what the grid leaves, and at least two fifths, be it
    /// long or short, so that the grid stands still while the cursor moves.
    fn story_height(&self, area: Rect) -> u16 {
        let legend = legend(&self.marks_that_occur(), area.width, self.look).len();
        let wanted = self.state.screens.replies.parties().len() + legend + usize::from(HEAD) + 1;
        let wanted = u16::try_from(wanted).unwrap_or(u16::MAX);
        area.height.saturating_sub(wanted).max((area.height * 2 / 5).min(12))
    }

    fn story_title(&mut self, area: Rect) {
        let replies = &self.state.screens.replies;
        let nav = &self.cx.nav;
        let party = replies.party().map(|party| nav.library().speaker(party.speaker));
        let cell = self.selected_cell();
        let role = party.and_then(SpeakerRef::role);
        let about = cell.map(Cell::label).into_iter().chain(role);
        let about: String = about.map(|about| format!("{}{about}", self.look.dot())).collect();
        let name = party.map_or("", SpeakerRef::name);
        self.title(Pane::Detail, name, about.trim_start(), area);
    }

    pub(crate) fn selected_cell(&self) -> Option<Cell> {
        let replies = &self.state.screens.replies;
        let (claim, party) = self.cx.nav.selected().zip(replies.party())?;
        replies.cell(claim, party.speaker)
    }

    /// What is reported of the reply under the cursor.
    pub(crate) fn story(&mut self, area: Rect) {
        self.frame.add(area, Target::Pane(Pane::Detail));
        let (replies, nav) = (&self.state.screens.replies, &self.cx.nav);
        let Some(dossier) = nav.dossier() else { return };
        let story = Story {
            dossier,
            claim: nav.selected(),
            party: replies.party().map(|party| nav.library().speaker(party.speaker)),
            cell: self.selected_cell(),
            row: &|claim, width| self.story_row(claim, width),
            top: replies.story_top(),
        };
        let drawn = story.draw(area.width, area.height, self.look);
        self.lines(&drawn.lines, area);
        self.frame.detail = Window { top: drawn.top, height: drawn.page, content: drawn.height };
        self.hits(drawn.hits, area, Target::Claim);
    }

    fn story_row(&self, claim: ClaimRef<'a>, width: u16) -> Line<'a> {
        let row = ClaimRow {
            claim,
            focus: self.cx.nav.focus(claim.dossier()).map(|focus| focus.key()),
            is_selected: false,
            is_marked: self.cx.is_marked(claim),
            verification: self.verification(claim),
            footing: self.footing(claim),
            matched_name: &[],
            matched_gist: &[],
        };
        let columns = ClaimColumns::new(width, claim.dossier().paragraphs());
        row.line(&columns.with_status(self.has_statuses()), self.look)
    }
}

/// What is worth saying of marks that are missing, in so many columns.
pub(crate) fn advice(columns: usize) -> &'static str {
    let long = "No request reported means that the text reports none. It does not mean that none \
                was made.";
    if width(long) + 2 <= columns {
        long
    } else {
        "No request reported: that does not mean that none was made."
    }
}

/// What a place of the grid stands for, with the first row and the first of so many claims that
/// are shown.
fn target(place: GridPlace, rows_top: usize, columns_top: usize, claims: usize) -> Target {
    match place {
        GridPlace::Names => Target::Heading(claims),
        GridPlace::Column(column) => Target::Heading(columns_top + column),
        GridPlace::Total(mark) => {
            let at = Cell::ALL.iter().position(|cell| *cell == mark).unwrap_or(0);
            Target::Heading(claims + 1 + at)
        }
        GridPlace::Row(row) => Target::Line(rows_top + row),
        GridPlace::Cell(row, column) => Target::Cell(rows_top + row, columns_top + column),
    }
}
