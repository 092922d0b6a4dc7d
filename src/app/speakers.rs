//! Who speaks and who is silent.

use super::State;
use crate::action::Action;

impl State {
    pub(super) fn act_in_speakers(&mut self, action: Action) {
        self.move_in_list(action);
    }

    pub(super) fn press_speaker(&mut self, _line: usize) {}

    pub(super) fn sort_speakers(&mut self, _column: usize) {}
}
