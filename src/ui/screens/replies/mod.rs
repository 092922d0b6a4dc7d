//! Who was asked, and what they replied.

pub(crate) mod grid;
pub(crate) mod legend;
pub(crate) mod list;
pub(crate) mod parties;
pub(crate) mod places;
pub(crate) mod render;
pub(crate) mod story;

mod order;
#[cfg(test)]
mod tests;

pub use order::PartyOrder;

use crate::ui::{Browse, Cursor, Pane, State, moved, scrolled};
use crate::{
    action::Action,
    analysis::{self, Cell, Party, Tally, marks},
    library::{ClaimRef, DossierId, Row, SpeakerId, SpeakerRef},
};
use std::collections::HashSet;

/// The grid of parties and claims of one article, as far as it is more than the claims. What
/// stands in a cell is looked up when it is drawn: one request to a thousand parties about a
/// thousand claims is a million cells.
#[derive(Debug, Clone, Default)]
pub struct Replies {
    /// How many claims were looked at.
    claims: usize,
    columns: Vec<Row>,
    parties: Vec<PartyLine>,
    /// Those to whom the article reports a request.
    asked: HashSet<SpeakerId>,
    order: PartyOrder,
    cursor: Option<Cursor>,
    /// The place of the party that the cursor is on.
    selected: usize,
    /// The first line of the story that somebody has scrolled to.
    story_top: usize,
    /// The generation of the claims, the article and the order that the grid was made for.
    made_for: Option<(u64, DossierId, PartyOrder)>,
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

impl Replies {
    /// How many claims were looked at.
    pub fn claims(&self) -> usize {
        self.claims
    }

    /// The claims that accuse somebody or were put to somebody, in reading order.
    pub fn columns(&self) -> &[Row] {
        &self.columns
    }

    /// The parties, in their order.
    pub fn parties(&self) -> &[PartyLine] {
        &self.parties
    }

    /// Their order.
    pub fn order(&self) -> PartyOrder {
        self.order
    }

    /// The place of the party that the cursor is on, if there is one.
    pub fn selected(&self) -> Option<usize> {
        (self.selected < self.parties.len()).then_some(self.selected)
    }

    /// The party that the cursor is on.
    pub fn party(&self) -> Option<&PartyLine> {
        self.parties.get(self.selected)
    }

    /// The column of the selected claim, or else where it would stand: it has none if it neither
    /// accuses anybody nor was put to anybody.
    ///
    /// # Errors
    /// The column that comes after the claim.
    pub fn column(&self, browse: &Browse) -> Result<usize, usize> {
        let claim = browse.selected().ok_or(0_usize)?;
        self.columns.binary_search(&claim.row())
    }

    /// The first line of the story.
    pub fn story_top(&self) -> usize {
        self.story_top
    }

    /// Whom a claim of the article concerns, and how.
    pub fn marks<'a>(&self, claim: ClaimRef<'a>) -> impl Iterator<Item = (SpeakerRef<'a>, Cell)> {
        marks(claim, |party| self.asked.contains(&party))
    }

    /// What a party has to do with a claim of the article.
    pub fn cell(&self, claim: ClaimRef<'_>, party: SpeakerId) -> Option<Cell> {
        Cell::of(claim, party, self.asked.contains(&party))
    }

    fn place(&self, party: SpeakerId) -> Option<usize> {
        self.parties.iter().position(|line| line.speaker == party)
    }

    /// Takes an order of the parties.
    pub(crate) fn take_order(&mut self, order: PartyOrder) {
        self.order = order;
    }

    /// Puts the cursor on a party, beside the claim that is selected now.
    pub(crate) fn put_cursor(&mut self, party: SpeakerId, browse: &Browse) {
        self.cursor = Some(Cursor::on(party, browse));
        self.story_top = 0;
    }

    /// Reads the article again where another one or other claims are shown, and finds the cursor.
    pub(crate) fn settle(&mut self, browse: &Browse) {
        let Some(dossier) = browse.dossier() else {
            return *self = Self { order: self.order, ..Self::default() };
        };
        let made_for = Some((browse.generation(), dossier.key(), self.order));
        if self.made_for != made_for {
            browse.read(Some(dossier), |scope| self.read(&analysis::Replies::of(scope)));
            let requests = dossier.requests();
            self.asked = requests.flat_map(|request| request.to().map(SpeakerRef::key)).collect();
            self.order.sort(&mut self.parties, browse.library());
            self.made_for = made_for;
        }
        self.selected = self.place_of_cursor(browse).unwrap_or(0);
    }

    fn read(&mut self, replies: &analysis::Replies<'_>) {
        self.claims = replies.claims;
        self.columns = replies.columns.iter().map(|claim| claim.row()).collect();
        self.parties = replies.parties.iter().map(PartyLine::of).collect();
    }

    /// Where the cursor was put; if another claim has been selected since, that party only if the
    /// claim concerns it, and otherwise the first whom it concerns.
    fn place_of_cursor(&self, browse: &Browse) -> Option<usize> {
        let party = self.cursor.as_ref().and_then(|cursor| cursor.speaker(browse.library()));
        let put = party.and_then(|party| self.place(party));
        if self.cursor.as_ref().is_some_and(|cursor| cursor.holds(browse)) && put.is_some() {
            return put;
        }
        let concerned: Vec<SpeakerId> = browse
            .selected()
            .map(|claim| self.marks(claim).map(|(party, _)| party.key()).collect())
            .unwrap_or_default();
        match party {
            Some(party) if concerned.contains(&party) => put,
            _ => concerned.iter().filter_map(|party| self.place(*party)).min().or(put),
        }
    }
}

impl State {
    pub(crate) fn act_in_replies(&mut self, action: Action) {
        let replies = &self.replies;
        let column = replies.column(&self.browse);
        match action {
            Action::Right => self.select_column(column.map_or_else(|next| next, |at| at + 1)),
            Action::Left => {
                if let Some(before) = column.unwrap_or_else(|next| next).checked_sub(1) {
                    self.select_column(before);
                }
            }
            Action::NextSection => self.select_column(self.column_of_next_paragraph()),
            Action::PreviousSection => self.select_column(self.column_of_paragraph_before()),
            Action::NextOrder => self.order_parties(replies.order.step(1)),
            Action::PreviousOrder => self.order_parties(replies.order.previous()),
            Action::Open => self.open_cell(),
            _ => {
                let to = moved(replies.selected, replies.parties.len(), action, self.drawn.rows);
                if let Some(to) = to {
                    self.select_party(to);
                }
            }
        }
    }

    /// Scrolls the story of the cell, or opens its claim.
    pub(crate) fn act_in_story(&mut self, action: Action) {
        match action {
            Action::Open => self.open_cell(),
            _ => self.scroll_story(action),
        }
    }

    pub(crate) fn scroll_story(&mut self, action: Action) {
        self.replies.story_top = scrolled(self.replies.story_top, action, self.drawn.detail);
    }

    /// A click: the same as going there; on the cell of the cursor, as opening it.
    pub(crate) fn press_reply(&mut self, party: usize, column: usize) {
        self.browse.pane = Pane::List;
        let is_there = self.replies.selected() == Some(party);
        if is_there && self.replies.column(&self.browse) == Ok(column) {
            return self.open_cell();
        }
        self.select_party(party);
        self.select_column(column);
    }

    /// A click on a party's name: on that of the cursor as opening its cell.
    pub(crate) fn press_party(&mut self, party: usize) {
        self.browse.pane = Pane::List;
        if self.replies.selected() == Some(party) {
            self.open_cell();
        } else {
            self.select_party(party);
        }
    }

    /// A click on a heading: on that of a claim selects it; behind those of the claims stand the
    /// heading of the names and those of the totals, which sort.
    pub(crate) fn press_reply_heading(&mut self, heading: usize) {
        match heading.checked_sub(self.replies.columns.len()) {
            None => self.select_column(heading),
            Some(0) => self.order_parties(PartyOrder::Name),
            Some(total) => {
                if let Some(mark) = Cell::ALL.get(total - 1) {
                    self.order_parties(PartyOrder::Mark(*mark));
                }
            }
        }
    }

    fn order_parties(&mut self, order: PartyOrder) {
        // The cursor stays on whoever it is on, be that where the claims have put it.
        if let Some(party) = self.replies.party().map(|party| party.speaker) {
            self.replies.put_cursor(party, &self.browse);
        }
        self.replies.order = order;
        self.say(format!("the parties {}", order.label()));
    }

    fn select_party(&mut self, place: usize) {
        if let Some(party) = self.replies.parties.get(place).map(|party| party.speaker) {
            self.replies.put_cursor(party, &self.browse);
            self.replies.selected = place;
        }
    }

    /// Selects the claim of a column, with the cursor on the same party.
    fn select_column(&mut self, column: usize) {
        let Some(claim) = self.replies.columns.get(column).copied() else { return };
        self.browse.point_at(claim);
        if let Some(party) = self.replies.party().map(|party| party.speaker) {
            self.replies.put_cursor(party, &self.browse);
        }
    }

    /// Shows the selected claim in full.
    fn open_cell(&mut self) {
        let Some(claim) = self.browse.selected().map(|claim| claim.row()) else { return };
        if let Some(party) = self.replies.party().map(|party| party.speaker) {
            self.replies.put_cursor(party, &self.browse);
        }
        self.browse.open(claim);
    }

    /// The first column of the next paragraph, or the last of all.
    fn column_of_next_paragraph(&self) -> usize {
        let here = self.browse.selected().map_or(0, |claim| claim.paragraph());
        let last = self.replies.columns.len().saturating_sub(1);
        self.columns_before(here.saturating_add(1)).min(last)
    }

    /// The first column of the paragraph before, or the first of all.
    fn column_of_paragraph_before(&self) -> usize {
        let here = self.browse.selected().map_or(0, |claim| claim.paragraph());
        let before = self.columns_before(here).checked_sub(1);
        let claim = before.map(|column| self.browse.claim(self.replies.columns[column]));
        claim.map_or(0, |claim| self.columns_before(claim.paragraph()))
    }

    /// How many columns are of paragraphs before this one.
    fn columns_before(&self, paragraph: u16) -> usize {
        let is_before = |row: &Row| self.browse.claim(*row).paragraph() < paragraph;
        self.replies.columns.partition_point(is_before)
    }
}
