//! The article from beginning to end, filled from the state.

use super::flow::Flow;
use super::measure::{Kind, Measure};
use super::paragraphs::Paragraphs;
use super::scene::Scene;
use super::window::Shown;
use crate::ui::{
    chrome::{Empty, Title},
    layout::Pane as PaneArea,
    render::Painter,
    widgets::paint,
};
use crate::{
    analysis::AnnotatedText,
    library::DossierRef,
    ui::{Pane, SourceText, Target, TextMode},
};
use ratatui::layout::Rect;
use std::sync::Arc;

impl Painter<'_, '_> {
    /// The article of the selected claim: its text where it is at hand, else its claims.
    pub(crate) fn article(&mut self, area: PaneArea) {
        let Some(dossier) = self.cx.nav.dossier() else {
            return self.empty_article(Empty::NoDossier, area);
        };
        let text = self.shown_text(dossier);
        if text.is_none() && dossier.claims().len() == 0 {
            return self.empty_article(Empty::NoClaims, area);
        }
        let paragraphs = text.as_ref().map_or(0, |text| text.paragraphs().len());
        // No text has more of them than can be counted.
        let paragraphs = dossier.paragraphs().max(paragraphs as u16);
        let kind = if text.is_some() { Kind::Text } else { Kind::Claims };
        let measure = Measure::new(kind, area.content.width, paragraphs);
        let has_foot = text.is_some() && self.cx.nav.selected().is_some();
        let below = if has_foot { super::foot::height(area) } else { 0 };
        let (area, claim) = area.over(below);
        let height = usize::from(area.content.height);
        let shown = self.show_article(dossier, text.as_deref(), measure, height);
        self.article_title(dossier, text.is_some(), measure, area.title);
        self.put_article(shown, measure, area);
        if below > 0 {
            self.foot_of_text(dossier, claim);
        }
    }

    fn empty_article(&mut self, empty: Empty<'_>, area: PaneArea) {
        self.title(Pane::List, "Article", "", area.title);
        self.lines(&empty.lines(area.content.width, self.look), area.content);
    }

    /// The text of a dossier's article, where it is at hand; whoever reads translations only has
    /// the claims instead, for the text has none.
    pub(crate) fn shown_text(&self, dossier: DossierRef<'_>) -> Option<Arc<AnnotatedText>> {
        match self.cx.texts.text(dossier) {
            SourceText::Read(text) if self.cx.detail.text != TextMode::Translation => Some(text),
            _ => None,
        }
    }

    fn show_article(
        &self,
        dossier: DossierRef<'_>,
        text: Option<&AnnotatedText>,
        measure: Measure,
        height: usize,
    ) -> Shown {
        let scene = Scene {
            cx: self.cx,
            article: &self.state.screens.article,
            dossier,
            search: &self.search,
            footing: &|claim| self.cx.strip_result(claim),
            measure,
            look: self.look,
        };
        if let Some(text) = text {
            let paragraphs = Paragraphs { scene, text };
            let lay = |at| paragraphs.block(at);
            let flow = Flow::new(text.paragraphs().len(), &lay);
            self.window(&flow, |row| paragraphs.block_of(row), height)
        } else {
            let start = dossier.rows().start;
            let lay = |at| scene.claim_block(at);
            let flow = Flow::new(dossier.claims().len(), &lay);
            self.window(&flow, |row| row.saturating_sub(start) as usize, height)
        }
    }

    /// What is seen of the article, whose selected claim stands in a block of it.
    fn window(&self, flow: &Flow<'_>, block_of: impl Fn(u32) -> usize, height: usize) -> Shown {
        let selected = self.cx.nav.selected().map(|claim| claim.row());
        let marked = selected.map(|row| (block_of(row.0), row));
        let top = super::window::top(
            flow,
            self.cx.frame.article.top,
            self.state.screens.article.scrolled(),
            marked,
            height,
        );
        super::window::show(flow, top, height, selected)
    }

    fn put_article(&mut self, shown: Shown, measure: Measure, area: PaneArea) {
        let [text, between, margin] = measure.areas(area.content);
        self.lines(&shown.text, text);
        self.lines(&shown.margin, margin);
        if measure.margin.is_some() {
            let line = Rect { y: area.title.y, ..between };
            let line = Rect { height: area.title.height + between.height, ..line };
            paint::vertical(line, self.look, self.buffer);
        }
        self.hits(shown.in_text, text, Target::Claim);
        self.hits(shown.in_margin, margin, Target::Claim);
        self.frame.article = shown.sight;
    }

    fn article_title(
        &mut self,
        dossier: DossierRef<'_>,
        has_text: bool,
        measure: Measure,
        area: Rect,
    ) {
        let [text, _, margin] = measure.areas(area);
        let about = self.about_article(dossier, has_text);
        self.title(Pane::List, "Article", &about, text);
        let name = if has_text { "claims" } else { "replies and relations" };
        let title = Title { name, about: "", has_focus: false };
        if measure.margin.is_some() {
            self.lines(&[title.line(margin.width, self.look)], margin);
        }
    }
}
