//! Who was asked, and what they replied, filled from the state.

use super::{layout::Pane as PaneArea, screen::Painter};
use crate::app::Pane;

impl Painter<'_, '_> {
    pub(super) fn replies(&mut self, area: PaneArea) {
        self.title(Pane::List, "Replies", "", area.title);
        self.list(area.content);
    }
}
