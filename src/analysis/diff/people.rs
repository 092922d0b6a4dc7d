//! By what articles, speakers, requests, topics and propositions are known again, and what is
//! compared besides their facts.

use super::{
    field::{Compared, Field, Filled, Kind, Value},
    names::Names,
};
use crate::library::{About, DossierRef, PropositionRef, RequestRef, SpeakerRef, TopicRef};

impl<'a> Compared<'a> for DossierRef<'a> {
    /// There is one in each version.
    const KEYS: &'static [&'static [&'static str]] = &[];

    fn derived(self, names: &Names<'a>) -> Vec<(&'static str, Filled)> {
        let lead = self.lead().map(|lead| names.newer(About::Proposition, lead.id()));
        let field = Field::one("lead", "lead proposition", Kind::Changed);
        vec![("note", (field, lead.map(Value::text).into_iter().collect()))]
    }
}

impl<'a> Compared<'a> for SpeakerRef<'a> {
    const KEYS: &'static [&'static [&'static str]] = &[&["id"], &["name"]];
}

impl<'a> Compared<'a> for RequestRef<'a> {
    /// Requests have no ids: the same is what asks the same people at the same place, or about
    /// the same.
    const KEYS: &'static [&'static [&'static str]] = &[
        &["to", "paragraph", "outcome", "answers", "claims", "link", "anchor", "quote", "note"],
        &["to", "paragraph", "anchor"],
        &["to", "claims"],
        &["to", "anchor"],
        &["to", "paragraph"],
        &["anchor"],
    ];
}

impl<'a> Compared<'a> for TopicRef<'a> {
    const KEYS: &'static [&'static [&'static str]] = &[&["id"], &["label"]];
}

impl<'a> Compared<'a> for PropositionRef<'a> {
    const KEYS: &'static [&'static [&'static str]] = &[&["id"], &["text"]];
}
