//! How many claims have which two values, filled from the state.

use super::{layout::Pane as PaneArea, screen::Painter};
use crate::app::Pane;

impl Painter<'_, '_> {
    pub(super) fn matrix(&mut self, area: PaneArea) {
        self.title(Pane::List, "Matrix", "", area.title);
        self.list(area.content);
    }
}
