//! What the blocks of the article are laid out from.

use crate::ui::{
    Look,
    screens::article::{claim::ArticleClaim, measure::Measure},
    widgets::claim_row::StripResult,
};
use crate::{
    library::{ClaimRef, DossierRef, Row},
    query::Highlighter,
    ui::{Article, Cx},
};

/// What the blocks of the article are laid out from.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// What all parts of the screen share.
    pub cx: &'a Cx,
    /// What the article shows beside its claims.
    pub article: &'a Article,
    /// The dossier of the article.
    pub dossier: DossierRef<'a>,
    /// What the search marks.
    pub search: &'a Highlighter,
    /// Where claims stand in the strip test.
    pub footing: &'a dyn Fn(ClaimRef<'_>) -> StripResult,
    /// How the room is divided.
    pub measure: Measure,
    /// The signs and styles.
    pub look: Look<'a>,
}

impl<'a> Scene<'a> {
    /// The claim of a row of the library.
    pub fn at(&self, row: u32) -> ClaimRef<'a> {
        self.cx.nav.claim(Row(row))
    }

    /// Whether the query means a claim.
    pub fn is_meant(&self, claim: ClaimRef<'_>) -> bool {
        self.article.is_match(claim)
    }

    /// Whether the cursor is on a claim.
    pub fn is_selected(&self, claim: ClaimRef<'_>) -> bool {
        self.cx.nav.selected() == Some(claim)
    }

    /// A claim as it is to be shown.
    pub fn claim(&self, claim: ClaimRef<'a>, is_first: bool) -> ArticleClaim<'a> {
        let nav = &self.cx.nav;
        ArticleClaim {
            claim,
            focus: nav.focus(self.dossier).map(|proposition| proposition.key()),
            text: self.cx.detail.text,
            is_first,
            is_selected: self.is_selected(claim),
            is_marked: self.cx.is_marked(claim),
            is_meant: self.is_meant(claim),
            footing: (self.footing)(claim),
            search: self.search,
        }
    }

    /// The selected claim by itself: its row needs no cursor, and it is there whole, be it meant
    /// or not.
    pub fn claim_below(&self, claim: ClaimRef<'a>) -> ArticleClaim<'a> {
        ArticleClaim { is_selected: false, is_meant: true, ..self.claim(claim, false) }
    }
}
