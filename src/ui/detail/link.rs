//! The claims that a claim leads to.

use crate::{
    dossier::RelationKind,
    library::{ClaimRef, DossierRef, Library, Row, Vocabulary, passive},
};
use std::collections::HashMap;

/// A way from one claim to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link<'a> {
    /// What the other claim is to this one: "disputes", "rests on".
    pub kind: &'static str,
    /// The other claim.
    pub claim: ClaimRef<'a>,
}

/// What leads from a claim to another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Relation(RelationKind),
    Carrier,
    Example,
}

impl Way {
    /// What the other claim is to the one that the way leads from.
    fn there(self) -> &'static str {
        match self {
            Self::Carrier => "rests on",
            Self::Example => "for example",
            Self::Relation(kind) => kind.label(),
        }
    }

    /// What the claim that the way leads from is to the other one.
    fn back(self) -> &'static str {
        match self {
            Self::Carrier => "carries",
            Self::Example => "example of",
            Self::Relation(kind) => passive(kind),
        }
    }

    /// The place among the ways back.
    fn order(self) -> u8 {
        match self {
            Self::Relation(_) => 0,
            Self::Carrier => 1,
            Self::Example => 2,
        }
    }
}

/// The claims that a claim names itself.
fn ways(claim: ClaimRef<'_>) -> impl Iterator<Item = (Way, ClaimRef<'_>)> {
    let carriers = claim.rests_on().map(|carrier| (Way::Carrier, carrier));
    let examples = claim.examples().map(|example| (Way::Example, example));
    let relations = claim.relations().map(|(kind, claim)| (Way::Relation(kind), claim));
    carriers.chain(examples).chain(relations)
}

/// The claims that a claim leads to, in the order in which the detail shows them.
pub fn links(claim: ClaimRef<'_>) -> Vec<Link<'_>> {
    let others = claim.dossier().claims();
    let named = others.flat_map(|other| {
        let ways = ways(other).filter(move |(_, named)| *named == claim);
        ways.map(move |(way, _)| (way, other))
    });
    let mut back: Vec<_> = named.collect();
    back.sort_by_key(|(way, _)| way.order());
    there_and_back(claim, back)
}

fn there_and_back<'a>(
    claim: ClaimRef<'a>,
    back: impl IntoIterator<Item = (Way, ClaimRef<'a>)>,
) -> Vec<Link<'a>> {
    let there = ways(claim).map(|(way, claim)| Link { kind: way.there(), claim });
    let back = back.into_iter().map(|(way, claim)| Link { kind: way.back(), claim });
    there.chain(back).collect()
}

/// The links of all the claims of a dossier, for those who need them of many: to find those of one
/// claim, every other has to be looked at.
#[derive(Debug, Clone, Default)]
pub struct Links {
    back: HashMap<Row, Vec<(Way, Row)>>,
}

impl Links {
    /// Finds who names whom.
    pub fn of(dossier: DossierRef<'_>) -> Self {
        let mut back: HashMap<Row, Vec<(Way, Row)>> = HashMap::new();
        for claim in dossier.claims() {
            for (way, named) in ways(claim) {
                back.entry(named.row()).or_default().push((way, claim.row()));
            }
        }
        back.values_mut().for_each(|ways| ways.sort_by_key(|(way, _)| way.order()));
        Self { back }
    }

    /// The same as [`links`].
    pub fn get<'a>(&self, claim: ClaimRef<'a>, library: &'a Library) -> Vec<Link<'a>> {
        let back = self.back.get(&claim.row()).map_or(&[][..], Vec::as_slice);
        there_and_back(claim, back.iter().map(|(way, row)| (*way, library.claim(*row))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::{REUTERS, TUTORIAL, library};

    fn of(id: &str) -> String {
        let library = library(&[REUTERS, TUTORIAL]);
        let links = links(library.find(id).unwrap());
        let links: Vec<_> =
            links.iter().map(|link| format!("{} {}", link.kind, link.claim.id())).collect();
        links.join(", ")
    }

    #[test]
    fn whatever_leads_to_a_claim_can_be_gone_back() {
        assert_eq!(of("decisions-not-announced"), "");
        assert_eq!(of("residents-reckless"), "for example mudge-feet");
        assert_eq!(of("mudge-feet"), "example of residents-reckless");
        assert_eq!(of("schumer-tough"), "elaborated by schumer-sells-out");
        assert!(of("tplink-ban-shelved").ends_with("carries shelving-lead"));
    }

    #[test]
    fn the_links_of_all_claims_are_those_of_each() {
        let library = library(&[TUTORIAL, REUTERS]);
        for dossier in library.dossiers() {
            let all = Links::of(dossier);
            for claim in dossier.claims() {
                assert_eq!(all.get(claim, &library), links(claim), "{}", claim.id());
            }
        }
    }
}
