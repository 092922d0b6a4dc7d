//! What claims are compared by.

use super::{
    Change,
    field::{Compared, Field, Filled, Kind, Value},
    names::Names,
    pairs::Pairs,
};
use crate::library::{About, ClaimRef, ReplyRef, Vocabulary};

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
        let label = format!("{} {code}", self.grade().name());
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
    Some(Change { field, old: ids(&old), new: ids(&new) })
}
