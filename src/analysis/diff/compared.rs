//! By what the parts of a dossier are known again, and what is compared besides their facts.

use super::{
    Change,
    field::{Compared, Field, Filled, Kind, Value},
    pairs::{Names, Pairs},
};
use crate::library::{
    About, ClaimRef, DossierRef, PropositionRef, ReplyRef, RequestRef, SpeakerRef, TopicRef,
    Vocabulary,
};

impl<'a> Compared<'a> for ClaimRef<'a> {
    /// A claim with another id is the same where it has the same words: those of the article
    /// first, because the gist is the curator's.
    const KEYS: &'static [&'static [&'static str]] = &[
        &["id"],
        &["quote", "anchor", "gist", "speaker"],
        &["quote", "anchor", "gist"],
        &["quote", "anchor", "speaker"],
        &["gist", "speaker"],
        &["quote"],
        &["gist"],
        &["anchor"],
    ];

    fn derived(self, names: &Names<'a>) -> Vec<(&'static str, Filled)> {
        let grade = Field::one("grade", "grade", Kind::Regraded);
        let code = self.grade().to_string();
        let label = format!("{} {code}", self.rule().name);
        let replies = Field::set("replies", "replies", Kind::Changed);
        let replied = self.replies().map(|reply| replied(reply, names)).collect();
        vec![("speaker", (grade, vec![Value::new(code, label)])), ("against", (replies, replied))]
    }
}

fn replied<'a>(reply: ReplyRef<'a>, names: &Names<'a>) -> Value {
    let (by, what, paragraph) = (reply.by(), reply.reply(), reply.paragraph());
    let claims = reply.claims().map(|claim| format!(" {}", names.newer(About::Claim, claim.id())));
    let claims: String = claims.collect();
    let id = names.newer(About::Speaker, by.id());
    Value::new(
        format!("{id} {} {paragraph}{claims}", what.word()),
        format!("{}: {} (¶{paragraph}{claims})", by.name(), what.label()),
    )
}

/// The claims that stand in another order without standing in another paragraph.
pub(super) fn order(pairs: &Pairs<ClaimRef<'_>>) -> Option<Change> {
    let stayed = pairs.both().filter(|(old, new)| old.paragraph() == new.paragraph());
    let new: Vec<(ClaimRef<'_>, &str)> = stayed.map(|(old, new)| (old, new.id())).collect();
    let mut old = new.clone();
    old.sort_by_key(|(claim, _)| claim.row());
    let differs = |((one, _), (other, _)): (&(ClaimRef<'_>, _), &(ClaimRef<'_>, _))| one != other;
    let first = old.iter().zip(&new).position(differs)?;
    let last = old.iter().zip(&new).rposition(differs)?;
    let ids = |claims: &[(ClaimRef<'_>, &str)]| {
        claims[first..=last].iter().map(|(_, id)| Value::text(*id)).collect()
    };
    let field = Field::list("order", "order of claims", Kind::Changed);
    Some(Change { field, old: ids(&old), new: ids(&new), undecided: [false; 2] })
}

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
