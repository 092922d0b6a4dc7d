//! How the claims are shown: toward which proposition, in which order, in which words.

use crate::ui::{Browse, State, TextMode, View};
use crate::{
    analysis::Scope,
    library::{DossierRef, PropositionRef, Row, Vocabulary},
    query::{Name, Order},
};
use std::ops::Range;

impl Browse {
    /// The dossier of the selected claim; where none is shown, the one where the reader was, or the
    /// first.
    pub fn dossier(&self) -> Option<DossierRef<'_>> {
        let claim = self.selected().or_else(|| self.spotted());
        claim.map(|claim| claim.dossier()).or_else(|| self.library().dossiers().next())
    }

    /// The proposition in focus for a dossier: the one of the query, or else the dossier's lead.
    pub fn focus<'a>(&'a self, dossier: DossierRef<'a>) -> Option<PropositionRef<'a>> {
        let library = self.library();
        let named = self.query().on().and_then(|on| library.names().proposition_by_id(on.as_str()));
        named.map(|id| library.proposition(id)).or_else(|| dossier.lead())
    }

    /// Reads what the query means, in reading order: all of it, or what is of one dossier.
    /// Without a query whole articles are read, with those in them who never speak.
    pub(crate) fn read<'a, T>(
        &'a self,
        dossier: Option<DossierRef<'a>>,
        reading: impl FnOnce(Scope<'_>) -> T,
    ) -> T {
        let library = self.library();
        if self.query().is_everything() {
            return reading(dossier.map_or(Scope::all(library), |it| Scope::dossier(library, it)));
        }
        let own = dossier.map(rows_of);
        let is_read = |row: &Row| own.as_ref().is_none_or(|own| own.contains(row));
        let matches = self.found().matches().iter().copied();
        let mut rows: Vec<Row> = matches.filter(is_read).collect();
        rows.sort_unstable();
        reading(Scope::rows(library, &rows))
    }

    /// The order of the claims, in words.
    pub fn order_label(&self) -> &'static str {
        match self.order() {
            Order::Rank if !self.query().is_ranked() => Order::Reading.label(),
            order => order.label(),
        }
    }
}

/// The rows of a dossier's claims, which stand together.
fn rows_of(dossier: DossierRef<'_>) -> Range<Row> {
    let mut claims = dossier.claims();
    let len = claims.len() as u32;
    let first = claims.next().map_or(Row(0), |claim| claim.row());
    first..Row(first.0 + len)
}

impl State {
    pub(crate) fn next_proposition(&mut self) {
        let browse = &self.browse;
        let Some(dossier) = browse.dossier() else { return };
        let focus = browse.focus(dossier).map(|proposition| proposition.key());
        let at = dossier.propositions().position(|proposition| Some(proposition.key()) == focus);
        let next = at.map_or(0, |at| at + 1);
        // After the last comes the lead, which needs no word in the query.
        let Some(next) = dossier.propositions().nth(next).or_else(|| dossier.lead()) else {
            return self.say("this article has no propositions to take a side on");
        };
        let is_lead = dossier.lead().is_some_and(|lead| lead.key() == next.key());
        let (name, text) =
            (Name::new(next.id()), format!("stance on {}: {}", next.id(), next.text()));
        self.browse.edit(|query| query.set_on((!is_lead).then_some(name)));
        self.say(text);
    }

    pub(crate) fn sort(&mut self, step: fn(Order) -> Order) {
        let browse = &mut self.browse;
        let mut order = step(browse.order());
        // Without words the best match is the first of the article: the same order twice.
        if order == Order::Reading && !browse.query().is_ranked() {
            order = step(order);
        }
        browse.sort(order);
        let label = browse.order_label();
        self.say(format!("the claims {label}"));
    }

    pub(crate) fn cycle_text(&mut self) {
        let Self { browse, detail, .. } = self;
        let is_article = browse.view() == View::Article;
        let article = browse.dossier().filter(|_| is_article);
        let has_text = article.is_some_and(|article| self.texts.has(article));
        let sentence = match (has_text, detail.text) {
            (true, TextMode::Translation) => {
                detail.text = TextMode::Both;
                "the article's own text"
            }
            // Whose words the quotations have is nothing to choose where the text itself is shown.
            (true, TextMode::Both | TextMode::Original) => {
                detail.text = TextMode::Translation;
                "the claims without the article's own text"
            }
            (false, text) => {
                detail.text = text.next();
                detail.text.sentence()
            }
        };
        self.say(sentence);
    }
}
