//! Who was asked, and what they replied.

use super::State;
use crate::action::Action;

impl State {
    pub(super) fn act_in_replies(&mut self, action: Action) {
        self.move_in_list(action);
    }

    pub(super) fn press_reply(&mut self, _row: usize, _column: usize) {}
}
