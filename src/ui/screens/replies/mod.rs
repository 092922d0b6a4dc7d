//! Who was asked, and what they replied.

pub(crate) mod grid;
pub(crate) mod legend;
pub(crate) mod list;
mod order;
pub(crate) mod parties;
pub(crate) mod places;
pub(crate) mod render;
pub(crate) mod story;
#[cfg(test)]
mod tests;

pub use order::PartyOrder;

use super::Screen;
use crate::{
    action::Action,
    analysis::{self, Cell, Party, Tally, marks},
    library::{ClaimRef, DossierId, Library, Row, SpeakerId, SpeakerRef},
    session::SessionState,
    ui::{
        Cached, Cursor, Cx, Navigator, Target, hints::Entry, layout, moved, render::Painter,
        scrolled,
    },
};
use ratatui::layout::Rect;
use std::collections::HashSet;

const HINTS: &[Entry] = &[
    (&[Action::Open], "open the claim"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Left, Action::Down, Action::Up, Action::Right], "cell"),
    (&[Action::NextOrder], "order"),
    (&[Action::Copy], "copy"),
    (&[Action::Search], "search"),
    (&[Action::Back], "back"),
    (&[Action::NextSection, Action::PreviousSection], "paragraph"),
    (&[Action::StripLess, Action::StripMore], "strip test"),
    (&[Action::Undo], "undo"),
];

const STORY_HINTS: &[Entry] = &[
    (&[Action::Down, Action::Up], "scroll"),
    (&[Action::Open], "open the claim"),
    (&[Action::PaneLeft], "grid"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
];

/// The grid of parties and claims of one article, as far as it is more than the claims. What
/// stands in a cell is looked up when it is drawn: one request to a thousand parties about a
/// thousand claims is a million cells.
#[derive(Debug, Clone, Default)]
pub struct Replies {
    order: PartyOrder,
    /// The grid, by the results, the article and the order.
    grid: Cached<(u64, Option<DossierId>, PartyOrder), ReplyGrid>,
    cursor: Option<Cursor>,
    /// The place of the party that the cursor is on.
    selected: usize,
    /// The first line of the story that somebody has scrolled to.
    story_top: usize,
}

/// Parties and claims of one article.
#[derive(Debug, Clone, Default)]
struct ReplyGrid {
    /// How many claims were looked at.
    claims: usize,
    columns: Vec<Row>,
    parties: Vec<PartyLine>,
    /// Those to whom the article reports a request.
    asked: HashSet<SpeakerId>,
}

/// A party: somebody who was asked or is accused, or never speaks.
#[derive(Debug, Clone)]
pub struct PartyLine {
    /// Who.
    pub speaker: SpeakerId,
    /// How many requests to it the article reports.
    pub requests: usize,
    /// How many claims have each mark.
    pub totals: Tally<Cell>,
}

impl PartyLine {
    fn of(party: &Party<'_>) -> Self {
        Self { speaker: party.speaker.key(), requests: party.requests, totals: party.totals() }
    }
}

impl ReplyGrid {
    fn of(nav: &Navigator, order: PartyOrder) -> Self {
        let Some(dossier) = nav.dossier() else { return Self::default() };
        let mut grid = nav.results().read(Some(dossier), |scope| {
            let replies = analysis::Replies::of(scope);
            Self {
                claims: replies.claims,
                columns: replies.columns.iter().map(|claim| claim.row()).collect(),
                parties: replies.parties.iter().map(PartyLine::of).collect(),
                asked: HashSet::new(),
            }
        });
        grid.asked = dossier.requests().flat_map(|it| it.to().map(SpeakerRef::key)).collect();
        order.sort(&mut grid.parties, nav.library());
        grid
    }
}

impl Replies {
    fn grid(&self) -> Option<&ReplyGrid> {
        self.grid.get()
    }

    /// How many claims were looked at.
    pub fn claims(&self) -> usize {
        self.grid().map_or(0, |grid| grid.claims)
    }

    /// The claims that accuse somebody or were put to somebody, in reading order.
    pub fn columns(&self) -> &[Row] {
        self.grid().map_or(&[], |grid| &grid.columns)
    }

    /// The parties, in their order.
    pub fn parties(&self) -> &[PartyLine] {
        self.grid().map_or(&[], |grid| &grid.parties)
    }

    /// Their order.
    pub fn order(&self) -> PartyOrder {
        self.order
    }

    /// The place of the party that the cursor is on, if there is one.
    pub fn selected(&self) -> Option<usize> {
        (self.selected < self.parties().len()).then_some(self.selected)
    }

    /// The party that the cursor is on.
    pub fn party(&self) -> Option<&PartyLine> {
        self.parties().get(self.selected)
    }

    /// The column of the selected claim, or else where it would stand: it has none if it neither
    /// accuses anybody nor was put to anybody.
    ///
    /// # Errors
    /// The column that comes after the claim.
    pub fn column(&self, nav: &Navigator) -> Result<usize, usize> {
        let claim = nav.selected_row().ok_or(0_usize)?;
        self.columns().binary_search(&claim)
    }

    /// The first line of the story.
    pub fn story_top(&self) -> usize {
        self.story_top
    }

    fn is_asked(&self, party: SpeakerId) -> bool {
        self.grid().is_some_and(|grid| grid.asked.contains(&party))
    }

    /// Whom a claim of the article concerns, and how.
    pub fn marks<'a>(&self, claim: ClaimRef<'a>) -> impl Iterator<Item = (SpeakerRef<'a>, Cell)> {
        marks(claim, |party| self.is_asked(party))
    }

    /// What a party has to do with a claim of the article.
    pub fn cell(&self, claim: ClaimRef<'_>, party: SpeakerId) -> Option<Cell> {
        Cell::of(claim, party, self.is_asked(party))
    }

    fn place(&self, party: SpeakerId) -> Option<usize> {
        self.parties().iter().position(|line| line.speaker == party)
    }

    /// Puts the cursor on a party, beside the claim that is selected now.
    fn put_cursor(&mut self, party: Option<SpeakerId>, nav: &Navigator) {
        if let Some(party) = party {
            self.cursor = Some(Cursor::on(party, nav));
            self.story_top = 0;
        }
    }

    fn party_id(&self) -> Option<SpeakerId> {
        self.party().map(|party| party.speaker)
    }

    /// Where the cursor was put; if another claim has been selected since, that party only if the
    /// claim concerns it, and otherwise the first whom it concerns.
    fn place_of_cursor(&self, nav: &Navigator) -> Option<usize> {
        let party = self.cursor.as_ref().and_then(|cursor| cursor.speaker(nav.library()));
        let put = party.and_then(|party| self.place(party));
        if self.cursor.as_ref().is_some_and(|cursor| cursor.holds(nav)) && put.is_some() {
            return put;
        }
        let concerned: Vec<SpeakerId> = nav
            .selected()
            .map(|claim| self.marks(claim).map(|(party, _)| party.key()).collect())
            .unwrap_or_default();
        match party {
            Some(party) if concerned.contains(&party) => put,
            _ => concerned.iter().filter_map(|party| self.place(*party)).min().or(put),
        }
    }

    fn sort(&mut self, order: PartyOrder, cx: &mut Cx) {
        // The cursor stays on whoever it is on, be that where the claims have put it.
        self.put_cursor(self.party_id(), &cx.nav);
        self.order = order;
        cx.say(format!("the parties {}", order.label()));
    }

    fn select_party(&mut self, place: usize, cx: &Cx) {
        if let Some(party) = self.parties().get(place).map(|party| party.speaker) {
            self.put_cursor(Some(party), &cx.nav);
            self.selected = place;
        }
    }

    /// Selects the claim of a column, with the cursor on the same party.
    fn select_column(&mut self, column: usize, cx: &mut Cx) {
        let Some(claim) = self.columns().get(column).copied() else { return };
        cx.nav.point_at(claim);
        self.put_cursor(self.party_id(), &cx.nav);
    }

    /// Shows the selected claim in full.
    fn open(&mut self, cx: &mut Cx) {
        let Some(claim) = cx.nav.selected_row() else { return };
        self.put_cursor(self.party_id(), &cx.nav);
        cx.nav.open(claim);
    }

    /// The first column of the next paragraph, or the last of all.
    fn column_of_next_paragraph(&self, nav: &Navigator) -> usize {
        let here = nav.selected().map_or(0, |claim| claim.paragraph());
        let last = self.columns().len().saturating_sub(1);
        self.columns_before(here.saturating_add(1), nav.library()).min(last)
    }

    /// The first column of the paragraph before, or the first of all.
    fn column_of_paragraph_before(&self, nav: &Navigator) -> usize {
        let here = nav.selected().map_or(0, |claim| claim.paragraph());
        let before = self.columns_before(here, nav.library()).checked_sub(1);
        let claim = before.map(|column| nav.claim(self.columns()[column]));
        claim.map_or(0, |claim| self.columns_before(claim.paragraph(), nav.library()))
    }

    /// How many columns are of paragraphs before this one.
    fn columns_before(&self, paragraph: u16, library: &Library) -> usize {
        let is_before = |row: &Row| library.claim(*row).paragraph() < paragraph;
        self.columns().partition_point(is_before)
    }
}

impl Screen for Replies {
    fn sync(&mut self, cx: &mut Cx) {
        let party = cx.nav.party.take();
        let nav = &cx.nav;
        let key = (nav.generation(), nav.dossier().map(|dossier| dossier.key()), self.order);
        self.grid.update(key, || ReplyGrid::of(nav, self.order));
        self.put_cursor(party, nav);
        self.selected = self.place_of_cursor(nav).unwrap_or(0);
    }

    fn clear(&mut self) {
        self.grid.clear();
    }

    fn update(&mut self, action: Action, cx: &mut Cx) {
        let column = self.column(&cx.nav);
        match action {
            Action::Right => self.select_column(column.map_or_else(|next| next, |at| at + 1), cx),
            Action::Left => {
                if let Some(before) = column.unwrap_or_else(|next| next).checked_sub(1) {
                    self.select_column(before, cx);
                }
            }
            Action::NextSection => self.select_column(self.column_of_next_paragraph(&cx.nav), cx),
            Action::PreviousSection => {
                self.select_column(self.column_of_paragraph_before(&cx.nav), cx);
            }
            Action::NextOrder => self.sort(self.order.step(1), cx),
            Action::PreviousOrder => self.sort(self.order.previous(), cx),
            Action::Open => self.open(cx),
            _ => {
                if let Some(to) = moved(self.selected, self.parties().len(), action, cx.frame.rows)
                {
                    self.select_party(to, cx);
                }
            }
        }
    }

    fn update_lower(&mut self, action: Action, cx: &mut Cx) {
        match action {
            Action::Open => self.open(cx),
            _ => self.scroll_lower(action, cx),
        }
    }

    fn scroll_lower(&mut self, action: Action, cx: &mut Cx) {
        self.story_top = scrolled(self.story_top, action, cx.frame.detail);
    }

    fn click(&mut self, target: Target, cx: &mut Cx) {
        match target {
            Target::Line(party) if self.selected() == Some(party) => self.open(cx),
            Target::Line(party) => self.select_party(party, cx),
            Target::Cell(party, column) => {
                if self.selected() == Some(party) && self.column(&cx.nav) == Ok(column) {
                    return self.open(cx);
                }
                self.select_party(party, cx);
                self.select_column(column, cx);
            }
            // Behind the headings of the claims stand that of the names and those of the totals.
            Target::Heading(at) => match at.checked_sub(self.columns().len()) {
                None => self.select_column(at, cx),
                Some(0) => self.sort(PartyOrder::Name, cx),
                Some(total) => {
                    if let Some(mark) = Cell::ALL.get(total - 1) {
                        self.sort(PartyOrder::Mark(*mark), cx);
                    }
                }
            },
            _ => cx.press_claim(target),
        }
    }

    fn has_order(&self) -> bool {
        true
    }

    fn move_on(&mut self, cx: &mut Cx) {
        self.update(Action::Right, cx);
    }

    fn hints(&self, _: &Navigator) -> &'static [Entry] {
        HINTS
    }

    fn lower_hints(&self) -> &'static [Entry] {
        STORY_HINTS
    }

    fn save(&self, visit: &mut SessionState) {
        visit.parties = self.order.word().to_owned();
    }

    fn restore(&mut self, visit: &SessionState) {
        self.order = PartyOrder::from_word(&visit.parties).unwrap_or_default();
    }

    fn render(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        painter.replies(area);
    }

    fn render_lower(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        painter.story(area);
    }

    fn advice(&self, width: usize, _: &Painter<'_, '_>) -> Option<String> {
        Some(render::advice(width).to_owned())
    }

    fn cursor(&self, nav: &Navigator) -> Option<Target> {
        let row = self.selected()?;
        let line = |_| Target::Line(row);
        Some(self.column(nav).map_or_else(line, |column| Target::Cell(row, column)))
    }
}
