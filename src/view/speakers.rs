//! Who speaks and who is silent, filled from the state.

use super::{layout::Pane as PaneArea, screen::Painter};
use crate::app::Pane;

impl Painter<'_, '_> {
    pub(super) fn speakers(&mut self, area: PaneArea) {
        self.title(Pane::List, "Speakers", "", area.title);
        self.list(area.content);
    }
}
