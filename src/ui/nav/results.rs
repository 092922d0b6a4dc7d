//! What a query finds, and what follows from it for the screen.

use super::{LoadedLibrary, Matches};
use crate::{
    analysis::{Scope, Undecided, Without},
    library::{ClaimRef, DossierRef, Library, PropositionRef, Row},
    query::{Advice, Facet, Query},
};
use std::{ops::Range, sync::Arc};

/// What a query finds in a library. The screen shows one of these whole: its rows are those of its
/// own library.
#[derive(Debug, Clone)]
pub struct Results {
    pub(super) loaded: LoadedLibrary,
    pub(super) query: Query,
    pub(super) matches: Matches,
    pub(super) facets: Vec<Facet>,
    pub(super) without: Option<Arc<Without>>,
    pub(super) undecided: Undecided,
    pub(super) advice: Advice,
}

impl Results {
    /// The library, and what is counted of it.
    pub fn loaded(&self) -> &LoadedLibrary {
        &self.loaded
    }

    /// The library.
    pub fn library(&self) -> &Library {
        self.loaded.library()
    }

    /// The query that was asked.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// The claims, and the selected one.
    pub fn matches(&self) -> &Matches {
        &self.matches
    }

    /// What choosing each value of each filter would leave.
    pub fn facets(&self) -> &[Facet] {
        &self.facets
    }

    /// What stands, where the query demands something of the sources.
    pub fn without(&self) -> Option<&Without> {
        self.without.as_deref()
    }

    /// How much of what was found is still to be decided.
    pub fn undecided(&self) -> Undecided {
        self.undecided
    }

    /// What there is to say to the query.
    pub fn advice(&self) -> &Advice {
        &self.advice
    }

    /// The claim of a row.
    pub fn claim(&self, row: Row) -> ClaimRef<'_> {
        self.library().claim(row)
    }

    /// The proposition in focus for a dossier: that of the query, or else the dossier's lead.
    pub fn focus<'a>(&'a self, dossier: DossierRef<'a>) -> Option<PropositionRef<'a>> {
        let library = self.library();
        let named = self.query.on().and_then(|on| library.names().proposition_by_id(on.as_str()));
        named.map(|id| library.proposition(id)).or_else(|| dossier.lead())
    }

    /// Reads what was found, in reading order: all of it, or what is of one dossier. Without a
    /// query whole articles are read, with those in them who never speak.
    pub fn read<'a, T>(
        &'a self,
        dossier: Option<DossierRef<'a>>,
        read: impl FnOnce(Scope<'_>) -> T,
    ) -> T {
        let library = self.library();
        if self.query.is_everything() {
            return read(dossier.map_or(Scope::all(library), |it| Scope::dossier(library, it)));
        }
        let Range { start, end } = dossier.map_or(0..u32::MAX, DossierRef::rows);
        let found = self.matches.rows().iter().copied();
        let mut rows: Vec<Row> = found.filter(|row| (start..end).contains(&row.0)).collect();
        rows.sort_unstable();
        read(match dossier {
            Some(dossier) => Scope::of_dossier(library, dossier, &rows),
            None => Scope::rows(library, &rows),
        })
    }
}
