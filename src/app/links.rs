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
    let others = || claim.dossier().claims();
    let carried = others().filter(|other| other.rests_on().any(|carrier| carrier == claim));
    let groups = others().filter(|other| other.examples().any(|example| example == claim));
    carriers
        .chain(examples)
        .chain(outgoing)
        .chain(incoming)
        .chain(carried.map(link("carries")))
        .chain(groups.map(link("example of")))
        .collect()
}

fn passive(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Supports => "supported by",
        RelationKind::Disputes => "disputed by",
        RelationKind::Answers => "answered by",
        RelationKind::Elaborates => "elaborated by",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::{REUTERS, library};

    fn of(id: &str) -> String {
        let library = library(&[REUTERS]);
        let links = links(library.find(id).unwrap());
        let links: Vec<_> =
            links.iter().map(|link| format!("{} {}", link.kind, link.claim.id())).collect();
        links.join(", ")
    }

    #[test]
    fn whatever_leads_to_a_claim_can_be_gone_back() {
        assert_eq!(of("decisions-not-announced"), "");
        assert_eq!(
            of("democrats-protest"),
            "for example schumer-tough, for example schumer-sells-out"
        );
        assert_eq!(
            of("schumer-tough"),
            "elaborated by schumer-sells-out, example of democrats-protest"
        );
        assert!(of("tplink-ban-shelved").ends_with("carries shelving-lead"));
    }
}
