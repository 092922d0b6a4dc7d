//! The dossiers side by side: how many claims they have, and what these rest on.

use super::{Scope, Undecided};
use crate::{
    dossier::Kind,
    library::{ClaimRef, DossierId, Row},
};
use std::ops::Range;

/// The dossiers that claims are of, in the order of the library.
#[derive(Debug, Clone, Default)]
pub struct Dossiers {
    /// A row for each that has one of the claims.
    pub rows: Vec<DossierRow>,
    /// All of them together.
    pub total: Sourcing,
    /// How much of all of them is still to be decided.
    pub undecided: Undecided,
    claims: Vec<Row>,
}

/// One dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierRow {
    /// Which.
    pub dossier: DossierId,
    /// What its claims rest on.
    pub sourcing: Sourcing,
    /// How much of them is still to be decided.
    pub undecided: Undecided,
    claims: Range<usize>,
}

/// What claims rest on, as far as names go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sourcing {
    /// All claims.
    pub claims: usize,
    /// Those that somebody is said to have made; the others are the newsroom's own.
    pub sourced: usize,
    /// Those of which it is undecided who makes them, or how.
    pub undecided: usize,
    /// The sourced ones of people who are not named: grades D and E.
    pub unnamed: usize,
    /// The sourced ones of groups that nobody counted: grade F.
    pub uncounted: usize,
}

impl Dossiers {
    /// The dossiers of the claims.
    pub fn of(scope: Scope<'_>) -> Self {
        let library = scope.library();
        let mut claims: Vec<Row> = scope.claims().map(ClaimRef::row).collect();
        claims.sort_unstable();
        let undecided = Undecided::of(scope);
        let mut dossiers = Dossiers { claims, undecided, ..Dossiers::default() };
        let mut start = 0;
        for dossier in library.dossiers() {
            let mut own = dossier.claims();
            let len = own.len() as u32;
            let Some(first) = own.next() else { continue };
            let beyond = first.row().0 + len;
            let rest = &dossiers.claims[start..];
            let end = start + rest.partition_point(|row| row.0 < beyond);
            if start < end {
                let own = &dossiers.claims[start..end];
                let sourcing = Sourcing::of(own.iter().map(|row| library.claim(*row)));
                let own = match scope.is_whole() {
                    true => Scope::dossier(library, dossier),
                    false => Scope::rows(library, own),
                };
                let undecided = Undecided::of(own);
                dossiers.total.add(sourcing);
                dossiers.rows.push(DossierRow {
                    dossier: dossier.key(),
                    sourcing,
                    undecided,
                    claims: start..end,
                });
            }
            start = end;
        }
        dossiers
    }

    /// The claims of a row, in reading order.
    pub fn claims(&self, row: &DossierRow) -> &[Row] {
        &self.claims[row.claims.clone()]
    }
}

impl Sourcing {
    /// The sourcing of claims.
    pub fn of<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> Self {
        let mut sourcing = Sourcing::default();
        for claim in claims {
            let is_sourced = claim.grade().is_sourced();
            let kind = claim.strongest_source().kind().filter(|_| is_sourced);
            sourcing.claims += 1;
            sourcing.sourced += usize::from(is_sourced);
            sourcing.undecided += usize::from(claim.grade().is_open());
            sourcing.uncounted += usize::from(kind == Some(Kind::Collective));
            sourcing.unnamed += usize::from(kind == Some(Kind::Unnamed));
        }
        sourcing
    }

    fn add(&mut self, other: Sourcing) {
        self.claims += other.claims;
        self.sourced += other.sourced;
        self.undecided += other.undecided;
        self.unnamed += other.unnamed;
        self.uncounted += other.uncounted;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{
        Profile,
        testing::{REUTERS, TUTORIAL, library},
    };

    #[test]
    fn a_dossier_without_claims_has_no_row() {
        let empty = TUTORIAL.split_once("claims: [").unwrap().0.to_owned() + ")";
        let library = library(&[&empty, REUTERS]);
        let dossiers = Dossiers::of(Scope::all(&library));
        assert_eq!(dossiers.rows.len(), 1);
        assert_eq!(library.dossier(dossiers.rows[0].dossier).id(), "reuters-2026-02-12-china-tech");
        assert!(Dossiers::of(Scope::rows(&library, &[])).rows.is_empty());
    }

    #[test]
    fn each_row_is_the_profile_of_its_claims() {
        let library = library(&[TUTORIAL, REUTERS]);
        let mut rows: Vec<Row> = library.claims().map(ClaimRef::row).collect();
        // As words rank them.
        rows.retain(|row| row.0 % 3 != 1);
        rows.reverse();
        let dossiers = Dossiers::of(Scope::rows(&library, &rows));
        assert_eq!(dossiers.rows.len(), 2);
        let mut seen: Vec<Row> = Vec::new();
        for row in &dossiers.rows {
            let claims = dossiers.claims(row);
            let profile = Profile::of(Scope::rows(&library, claims));
            assert_eq!(
                row.sourcing,
                Sourcing {
                    claims: profile.claims(),
                    sourced: profile.sourced(),
                    undecided: profile.undecided,
                    unnamed: profile.unnamed(),
                    uncounted: profile.uncounted(),
                }
            );
            assert!(claims.iter().all(|it| library.claim(*it).dossier().key() == row.dossier));
            seen.extend(claims);
        }
        rows.reverse();
        assert_eq!(seen, rows);
        let all = Profile::of(Scope::rows(&library, &rows));
        assert_eq!(dossiers.total.unnamed, all.unnamed());
        assert_eq!(dossiers.total.claims, rows.len());
    }
}
