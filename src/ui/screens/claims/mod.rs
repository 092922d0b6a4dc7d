//! Moving among the claims, marking them, and following their links.

pub(crate) mod render;

use crate::ui::{Pane, State, View, detail::link::links, moved};
use crate::{
    action::Action,
    library::{ClaimRef, DossierId},
};

impl State {
    pub(crate) fn act_in_list(&mut self, action: Action) {
        match action {
            Action::Open => self.browse.pane = Pane::Detail,
            Action::NextSection => self.next_paragraph(),
            Action::PreviousSection => self.previous_paragraph(),
            _ => self.move_in_list(action),
        }
    }

    pub(crate) fn act_in_detail(&mut self, action: Action) {
        match action {
            Action::Open => {
                // Nobody follows a link unseen.
                if self.detail.show_link(&self.drawn) {
                    self.follow(self.detail.link);
                }
            }
            Action::NextSection => self.next_paragraph(),
            Action::PreviousSection => self.previous_paragraph(),
            _ => self.detail.act(action, &self.drawn),
        }
    }

    pub(crate) fn move_in_list(&mut self, action: Action) {
        let found = self.browse.found();
        let Some(at) = found.selected() else { return };
        if let Some(to) = moved(at, found.len(), action, self.drawn.list) {
            self.browse.select(to);
        }
    }

    /// Goes to the first claim of the next paragraph, or to the last claim of all.
    fn next_paragraph(&mut self) {
        let len = self.browse.found().len();
        let Some(at) = self.browse.found().selected() else { return };
        let here = self.paragraph(at);
        let next = (at..len).find(|place| self.paragraph(*place) != here);
        self.browse.select(next.unwrap_or(len - 1));
    }

    /// Goes to the first claim of the paragraph before, or to the first of all.
    fn previous_paragraph(&mut self) {
        let Some(at) = self.browse.found().selected() else { return };
        let here = self.paragraph(at);
        let last = (0..at).rev().find(|place| self.paragraph(*place) != here);
        let first = last.map(|last| {
            let there = self.paragraph(last);
            (0..last).rev().find(|place| self.paragraph(*place) != there).map_or(0, |end| end + 1)
        });
        self.browse.select(first.unwrap_or(0));
    }

    /// The paragraph that a place of the list is about.
    fn paragraph(&self, place: usize) -> Option<(DossierId, u16)> {
        let claim = self.browse.claim(self.browse.found().row(place)?);
        Some((claim.dossier().key(), claim.paragraph()))
    }

    /// Follows a link of the selected claim, counted from the first.
    pub(crate) fn follow(&mut self, link: usize) {
        let links = self.browse.selected().map(links).unwrap_or_default();
        match links.get(link).map(|link| link.claim.row()) {
            Some(row) => self.browse.follow(row),
            None => self.say("this claim has no link to follow"),
        }
    }

    /// Marks the selected claim, or unmarks it, and moves down; in the matrix, those of the cell.
    pub(crate) fn mark(&mut self) {
        if self.view() == View::Matrix {
            return self.mark_cell();
        }
        let Some(name) = self.browse.selected().map(ClaimRef::name) else { return };
        if !self.marks.remove(&name) {
            self.marks.insert(name);
        }
        self.move_on();
    }
}
