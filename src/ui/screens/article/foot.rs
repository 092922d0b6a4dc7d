//! The selected claim below the text: its whole sentence, for which the margin has no room, and
//! what answers it.

use crate::ui::{
    chrome::Title,
    layout::Pane as PaneArea,
    render::Painter,
    screens::article::{
        measure::{Kind, Measure},
        notes,
        scene::Scene,
    },
};
use crate::{
    library::DossierRef,
    ui::{Pane, Target},
};

/// The least lines of an article that has room for more than the text.
const WITH_CLAIM: u16 = 15;
/// The narrowest screen on which every claim's sentence is one line.
const ONE_LINE: u16 = 114;

/// How many lines the selected claim takes of an area, its title included.
pub fn height(area: PaneArea) -> u16 {
    let is_roomy = area.title.height > 0 && area.content.height >= WITH_CLAIM;
    match area.content.width {
        _ if !is_roomy => 0,
        ..ONE_LINE => 3,
        ONE_LINE.. => 2,
    }
}

impl Painter<'_, '_> {
    /// The selected claim, and in its title what answers it and what it stands on.
    pub(crate) fn foot_of_text(&mut self, dossier: DossierRef<'_>, area: PaneArea) {
        let selected = self.cx.nav.selected();
        let Some(claim) = selected.filter(|claim| claim.dossier() == dossier) else { return };
        let width = area.content.width;
        let scene = Scene {
            cx: self.cx,
            article: &self.state.screens.article,
            dossier,
            search: &self.search,
            footing: &|claim| self.cx.strip_result(claim),
            measure: Measure::new(Kind::Text, width, dossier.paragraphs()),
            look: self.look,
        };
        let shown = scene.claim_below(claim);
        let lines = shown.note((width, area.content.height.into()), scene.measure, self.look);
        let links = scene.article.links(claim, &self.cx.nav);
        let notes = notes::of_claim(claim, &links, self.look);
        let about = notes::sentence(claim.id(), &notes, self.look);
        let title = Title { name: "Claim", about: &about, has_focus: false };
        self.lines(&[title.line(area.title.width, self.look)], area.title);
        self.lines(&lines, area.content);
        self.frame.add(area.title, Target::Pane(Pane::List));
        self.frame.add(area.content, Target::Claim(claim.row()));
    }
}
