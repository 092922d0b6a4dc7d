//! The claims that a claim leads to.

use crate::{
    dossier::RelationKind,
    library::{ClaimRef, Vocabulary},
};

/// A way from one claim to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link<'a> {
    /// What the other claim is to this one: "disputes", "rests on".
    pub kind: &'static str,
    /// The other claim.
    pub claim: ClaimRef<'a>,
}

/// The claims that a claim leads to, in the order in which the detail shows them.
pub fn links(claim: ClaimRef<'_>) -> Vec<Link<'_>> {
    let link = |kind| move |claim| Link { kind, claim };
    let outgoing = claim.relations().map(|(kind, claim)| Link { kind: kind.label(), claim });
    let incoming = claim.related_by().map(|(kind, claim)| Link { kind: passive(kind), claim });
    let carriers = claim.rests_on().map(link("rests on"));
    let examples = claim.examples().map(link("for example"));
    carriers.chain(examples).chain(outgoing).chain(incoming).collect()
}

fn passive(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Supports => "supported by",
        RelationKind::Disputes => "disputed by",
        RelationKind::Answers => "answered by",
        RelationKind::Elaborates => "elaborated by",
    }
}
