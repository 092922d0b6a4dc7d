//! The article from beginning to end, filled from the state.

use super::{layout::Pane as PaneArea, screen::Painter};
use crate::app::Pane;

impl Painter<'_, '_> {
    pub(super) fn article(&mut self, area: PaneArea) {
        self.title(Pane::List, "Article", "", area.title);
        self.list(area.content);
    }
}
