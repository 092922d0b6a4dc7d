//! The dossiers, filled from the state.

use super::{layout::Pane as PaneArea, screen::Painter};
use crate::app::Pane;

impl Painter<'_, '_> {
    pub(super) fn dossiers(&mut self, area: PaneArea) {
        self.title(Pane::List, "Dossiers", "", area.title);
        self.list(area.content);
    }
}
