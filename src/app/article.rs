//! The article from beginning to end.

use super::State;
use crate::action::Action;

impl State {
    pub(super) fn act_in_article(&mut self, action: Action) {
        self.move_in_list(action);
    }
}
