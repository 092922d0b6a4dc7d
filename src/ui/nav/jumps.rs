//! The ways between queries, claims and screens, and back again.

use super::{Navigator, Selection};
use crate::{
    library::Row,
    query::Query,
    ui::{Pane, View, reader::undo::Done},
};

/// Where undoing a query returns to.
#[derive(Debug, Clone, PartialEq)]
pub struct UndoEntry {
    /// Which claims were wanted.
    pub query: Query,
    /// Where the reader was.
    pub selection: Selection,
    /// The screen, where it changed with the query.
    pub view: Option<View>,
}

/// Where a jump began.
#[derive(Debug, Clone)]
pub(super) struct Jump {
    view: View,
    pane: Pane,
    selection: Selection,
    /// The query, where the jump changed it.
    query: Option<Query>,
    /// Where it led.
    landed: (View, Query),
}

impl Navigator {
    /// What undoing would return to if something happened now.
    pub fn undo_entry(&self) -> UndoEntry {
        UndoEntry { query: self.query.clone(), selection: self.selection.clone(), view: None }
    }

    /// Shows what a query finds without a word in the history: it is still being typed.
    pub fn try_out(&mut self, query: Query, before: &UndoEntry) {
        self.selection = selection_after(&query, before);
        self.query = query;
        self.search();
    }

    /// Returns to where `before` was, as if nothing had been tried out.
    pub fn return_to(&mut self, before: UndoEntry) {
        (self.query, self.selection) = (before.query, before.selection);
        self.view = before.view.unwrap_or(self.view);
        self.search();
    }

    /// Keeps what was tried out: it can be undone.
    pub fn keep(&mut self, before: UndoEntry) {
        if before.query != self.query {
            self.history.record(Done::Query(before));
        }
    }

    /// Shows what a query finds; says whether that is something else.
    pub fn look_for(&mut self, query: Query) -> bool {
        let is_new = query != self.query;
        if is_new {
            let before = self.undo_entry();
            self.try_out(query, &before);
            self.keep(before);
        }
        is_new
    }

    /// Shows what the query finds after a change; says whether that is another query.
    pub fn edit(&mut self, change: impl FnOnce(&mut Query)) -> bool {
        let mut query = self.query.clone();
        change(&mut query);
        self.look_for(query)
    }

    /// Shows what the query finds after a change, from its first claim, in a view, and remembers
    /// the way back.
    pub fn jump(&mut self, view: View, change: impl FnOnce(&mut Query)) {
        let start = Jump { query: Some(self.query.clone()), ..self.here() };
        let before =
            UndoEntry { view: (view != self.view).then_some(self.view), ..self.undo_entry() };
        let mut query = self.query.clone();
        change(&mut query);
        if query != self.query {
            self.try_out(query, &before);
            self.keep(before);
        }
        (self.view, self.pane) = (view, Pane::List);
        self.select(Selection::First);
        self.landed(start);
    }

    /// Goes to a claim, whether the query finds it or not, and remembers the way back.
    pub fn follow(&mut self, row: Row) {
        let start = self.here();
        self.point_at(row);
        self.landed(start);
    }

    /// Shows a claim in full, whether the query finds it or not, and remembers the way back.
    pub fn open(&mut self, row: Row) {
        let start = self.here();
        (self.view, self.pane) = (View::Claims, Pane::Detail);
        self.point_at(row);
        self.landed(start);
    }

    fn landed(&mut self, start: Jump) {
        self.jumps.push(Jump { landed: (self.view, self.query.clone()), ..start });
    }

    fn here(&self) -> Jump {
        // The claim on the screen, which may be another one than the reader last went to.
        let selected = self.selected().map(|claim| Selection::Near(claim.name()));
        let selection = selected.unwrap_or_else(|| self.selection.clone());
        let landed = (self.view, self.query.clone());
        Jump { view: self.view, pane: self.pane, selection, query: None, landed }
    }

    /// Returns to where the last jump began; says whether there was one.
    pub fn back(&mut self) -> bool {
        let Some(jump) = self.jumps.pop() else { return false };
        if let Some(query) = jump.query {
            self.look_for(query);
        }
        (self.view, self.pane) = (jump.view, jump.pane);
        // The claim was on the screen when the jump began, whatever the query means now.
        self.select(match jump.selection {
            Selection::Near(claim) => Selection::At(claim),
            other => other,
        });
        true
    }

    /// Returns from another view or query to where the last jump began, if the reader is still where
    /// it led; says whether they were.
    pub fn take_back_jump(&mut self) -> bool {
        let is_last = |jump: &Jump| {
            (jump.view != self.view || jump.query.is_some())
                && (self.view, &self.query) == (jump.landed.0, &jump.landed.1)
        };
        self.jumps.last().is_some_and(is_last) && self.back()
    }

    /// Whether there is a way back.
    pub fn can_go_back(&self) -> bool {
        !self.jumps.is_empty()
    }

    /// Whether something can be undone.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }
}

/// Words put the best match first; whatever else changes, the reader stays where they are.
fn selection_after(query: &Query, before: &UndoEntry) -> Selection {
    if query.is_ranked() && query.words() != before.query.words() {
        Selection::First
    } else {
        before.selection.clone().unpinned()
    }
}
