//! Propositions: who takes which side, and what is denied that nobody asserts.

use super::{Scope, groups::Groups, words};
use crate::{
    dossier::{Basis, Position},
    library::{ClaimRef, PropositionRef, SourceRef, SpeakerRef},
};

/// A proposition, and who takes a side toward it.
#[derive(Debug, Clone)]
pub struct Sides<'a> {
    /// The proposition.
    pub proposition: PropositionRef<'a>,
    /// Everybody who takes a side, one entry for each speaker and side, in reading order.
    pub sides: Vec<Side<'a>>,
    /// Whether a claim of the articles supports it, be it in the scope or not.
    is_asserted: bool,
    /// Whether something of the articles is undecided, so that one may.
    is_undecided: bool,
    /// How many of the scope's articles have it.
    articles: usize,
}

/// A speaker on one side of a proposition.
#[derive(Debug, Clone)]
pub struct Side<'a> {
    /// Who.
    pub speaker: SpeakerRef<'a>,
    /// The side.
    pub position: Position,
    /// Said where one of the claims says it.
    pub basis: Basis,
    /// The claims that take the side.
    pub claims: Vec<ClaimRef<'a>>,
}

/// The propositions of the scope's dossiers, each once, with who takes which side.
pub fn propositions(scope: Scope<'_>) -> Vec<Sides<'_>> {
    let mut all = Groups::new();
    for dossier in scope.dossiers() {
        let is_undecided = dossier.has_open_places();
        for proposition in dossier.propositions() {
            let sides = all.entry(proposition.key(), || Sides::new(proposition));
            sides.articles += 1;
            sides.is_undecided |= is_undecided;
        }
        for stance in dossier.claims().flat_map(ClaimRef::stances) {
            if stance.position() == Position::Supports
                && let Some(sides) = all.get_mut(&stance.proposition().key())
            {
                sides.is_asserted = true;
            }
        }
    }
    let mut sides = Groups::new();
    for claim in scope.claims() {
        for stance in claim.stances() {
            let on = stance.proposition().key();
            for speaker in claim.all_sources().filter_map(SourceRef::speaker) {
                let key = (on, speaker.key(), stance.position());
                let (_, side) = sides.entry(key, || (on, Side::new(speaker, stance.position())));
                side.add(claim, stance.basis());
            }
        }
    }
    for (on, side) in sides.into_values() {
        if let Some(proposition) = all.get_mut(&on) {
            proposition.sides.push(side);
        }
    }
    all.into_values()
}

impl<'a> Side<'a> {
    fn new(speaker: SpeakerRef<'a>, position: Position) -> Self {
        Side { speaker, position, basis: Basis::Implied, claims: Vec::new() }
    }

    fn add(&mut self, claim: ClaimRef<'a>, basis: Basis) {
        self.claims.push(claim);
        if basis == Basis::Said {
            self.basis = Basis::Said;
        }
    }
}

impl<'a> Sides<'a> {
    fn new(proposition: PropositionRef<'a>) -> Self {
        Sides {
            proposition,
            sides: Vec::new(),
            is_asserted: false,
            is_undecided: false,
            articles: 0,
        }
    }

    /// Those who take a side.
    pub fn on(&self, position: Position) -> impl Iterator<Item = &Side<'a>> + '_ {
        self.sides.iter().filter(move |side| side.position == position)
    }

    /// Whether somebody opposes it and nobody in the articles supports it, not even by
    /// implication or outside the scope.
    pub fn is_asserted_by_nobody(&self) -> bool {
        self.on(Position::Opposes).next().is_some() && !self.is_asserted
    }

    /// "denied by TP-Link Systems; asserted by nobody in this article", where it is so.
    pub fn denial(&self) -> Option<String> {
        if !self.is_asserted_by_nobody() {
            return None;
        }
        let names = |basis: Basis| {
            let sides = self.on(Position::Opposes).filter(move |side| side.basis == basis);
            words::and(sides.map(|side| side.speaker.name()))
        };
        let (said, implied) = (names(Basis::Said), names(Basis::Implied));
        let denied = match (said.as_str(), implied.as_str()) {
            (said, "") => format!("denied by {said}"),
            ("", implied) => format!("denied by implication by {implied}"),
            (said, implied) => format!("denied by {said}, and by implication by {implied}"),
        };
        let place = if self.articles == 1 { "this article" } else { "these articles" };
        let so_far = if self.is_undecided { ", as far as has been decided" } else { "" };
        Some(format!("{denied}; asserted by nobody in {place}{so_far}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, TUTORIAL, library, small};

    #[test]
    fn a_proposition_without_sides_is_denied_by_nobody() {
        let library = small("", "", "");
        let all = propositions(Scope::all(&library));
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].denial(), None);
    }

    #[test]
    fn an_implied_denial_is_called_one() {
        let library = small(
            r#"(id: "a", name: "Ann", kind: Person), (id: "b", name: "Bob", kind: Person)"#,
            r#"(id: "one", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "x",
                stances: [(on: "p", position: Opposes, basis: Implied)]),
               (id: "two", paragraph: 1, speaker: "b", speech: Paraphrase, gist: "x",
                stances: [(on: "p", position: Opposes)]),
               (id: "three", paragraph: 1, speaker: "b", speech: Paraphrase, gist: "x",
                stances: [(on: "p", position: Opposes, basis: Implied)]),"#,
            "",
        );
        let sides = &propositions(Scope::all(&library))[0];
        assert_eq!(
            sides.denial().unwrap(),
            "denied by Bob, and by implication by Ann; asserted by nobody in this article"
        );
        assert_eq!(sides.on(Position::Opposes).map(|side| side.claims.len()).max(), Some(2));
        let rows = [library.find("one").unwrap().row()];
        let alone = &propositions(Scope::rows(&library, &rows))[0];
        assert!(alone.denial().unwrap().starts_with("denied by implication by Ann;"));
    }

    #[test]
    fn what_somebody_outside_the_scope_asserts_is_asserted() {
        let library = library(&[TUTORIAL]);
        let rows = [library.find("fitch-safe").unwrap().row()];
        let all = propositions(Scope::rows(&library, &rows));
        let unsafe_pier = all.iter().find(|sides| sides.proposition.id() == "unsafe").unwrap();
        assert_eq!(unsafe_pier.on(Position::Opposes).count(), 1);
        assert_eq!(unsafe_pier.denial(), None);
    }

    #[test]
    fn the_articles_denials() {
        let library = library(&[REUTERS]);
        let denied: Vec<String> = propositions(Scope::all(&library))
            .iter()
            .filter_map(|sides| Some(format!("{}: {}", sides.proposition.id(), sides.denial()?)))
            .collect();
        insta::assert_snapshot!(denied.join("\n"));
    }
}
