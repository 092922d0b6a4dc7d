//! The dossiers.

use super::State;
use crate::action::Action;

impl State {
    pub(super) fn act_in_dossiers(&mut self, action: Action) {
        self.move_in_list(action);
    }

    pub(super) fn press_dossier(&mut self, _line: usize) {}

    pub(super) fn sort_dossiers(&mut self, _column: usize) {}
}
