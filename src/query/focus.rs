//! The proposition in focus.

use super::{Field, Name, Query, Term, Toward, Value};
use crate::library::Library;

impl Query {
    /// The proposition that the stance facet and the marks are about: that of the `on:` lens, or
    /// the lead of each dossier.
    ///
    /// Where all dossiers have one lead, both say the same; then it is spelled as the query's
    /// own stance terms spell it, so that the facet shows them as chosen.
    pub fn focus(&self, library: &Library) -> Toward {
        let named = self.on().cloned().map_or(Toward::Lead, Toward::Proposition);
        let Some(lead) = common_lead(library) else { return named };
        let same = [named.clone(), Toward::Lead, Toward::Proposition(lead)];
        let is_used = |toward: &&Toward| {
            let stance = Value::without(Field::Stance).toward(toward);
            self.terms().iter().any(|term: &Term| term.of_facet(&stance).is_some())
        };
        if !same[1..].contains(&named) {
            return named;
        }
        same.iter().find(is_used).unwrap_or(&named).clone()
    }
}

/// The proposition that is the lead of every dossier.
fn common_lead(library: &Library) -> Option<Name> {
    let mut leads = library.dossiers().map(|dossier| dossier.lead().map(|lead| lead.id()));
    let first = leads.next()??;
    leads.all(|lead| lead == Some(first)).then(|| Name::new(first))
}
