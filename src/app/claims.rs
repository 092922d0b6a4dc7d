//! Moving among the claims, marking them, and following their links.

use super::{Pane, State, links, moved};
use crate::{action::Action, library::ClaimRef};

impl State {
    pub(super) fn act_in_list(&mut self, action: Action) {
        match action {
            Action::Open => self.browse.pane = Pane::Detail,
            Action::NextSection => self.go_to_paragraph(1),
            Action::PreviousSection => self.go_to_paragraph(-1),
            _ => self.move_in_list(action),
        }
    }

    pub(super) fn act_in_detail(&mut self, action: Action) {
        match action {
            Action::Open => {
                // Nobody follows a link unseen.
                if self.detail.show_link(&self.drawn) {
                    self.follow(self.detail.link);
                }
            }
            Action::NextSection => self.go_to_paragraph(1),
            Action::PreviousSection => self.go_to_paragraph(-1),
            _ => self.detail.act(action, &self.drawn),
        }
    }

    pub(super) fn move_in_list(&mut self, action: Action) {
        let found = self.browse.found();
        let Some(at) = found.selected() else { return };
        if let Some(to) = moved(at, found.len(), action, self.drawn.list) {
            self.browse.select(to);
        }
    }

    /// Goes to the first claim of the next paragraph, or of the one before.
    fn go_to_paragraph(&mut self, direction: i8) {
        let browse = &self.browse;
        let found = browse.found();
        let Some(at) = found.selected() else { return };
        let paragraph = |place: usize| {
            let claim = browse.claim(found.row(place)?);
            Some((claim.dossier().key(), claim.paragraph()))
        };
        let here = paragraph(at);
        let to = if direction > 0 {
            (at..found.len()).find(|place| paragraph(*place) != here)
        } else {
            let other = (0..at).rev().find(|place| paragraph(*place) != here);
            other.map(|last| {
                let there = paragraph(last);
                (0..last)
                    .rev()
                    .take_while(|place| paragraph(*place) == there)
                    .last()
                    .unwrap_or(last)
            })
        };
        let end = if direction > 0 { found.len() - 1 } else { 0 };
        self.browse.select(to.unwrap_or(end));
    }

    /// Follows a link of the selected claim, counted from the first.
    pub(super) fn follow(&mut self, link: usize) {
        let links = self.browse.selected().map(links).unwrap_or_default();
        match links.get(link).map(|link| link.claim.row()) {
            Some(row) => self.browse.follow(row),
            None => self.say("this claim has no link to follow"),
        }
    }

    /// Marks the selected claim, or unmarks it, and moves down.
    pub(super) fn mark(&mut self) {
        let Some(name) = self.browse.selected().map(ClaimRef::name) else { return };
        if !self.marks.remove(&name) {
            self.marks.insert(name);
        }
        self.move_in_list(Action::Down);
    }
}
