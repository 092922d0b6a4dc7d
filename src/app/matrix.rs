//! How many claims have which two values.

use super::{Browse, State};
use crate::action::Action;

/// The matrix, as far as it is more than the claims.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    /// The generation of the claims that it was counted for.
    generation: u64,
}

impl Matrix {
    /// Counts again, where something has changed.
    pub(super) fn settle(&mut self, browse: &Browse) {
        self.generation = browse.generation();
    }
}

impl State {
    pub(super) fn act_in_matrix(&mut self, action: Action) {
        self.move_in_list(action);
    }

    pub(super) fn press_matrix(&mut self, _row: usize, _column: usize) {}
}
