//! The claims that an analysis is about.

use super::words;
use crate::library::{ClaimRef, DossierRef, Library, RequestRef, Row};
use std::{collections::HashSet, fmt};

/// The claims that an analysis is about: all of a library, a dossier's, or a query's rows.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    library: &'a Library,
    of: Of<'a>,
}

/// Who tells what nobody is said to have said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Newsroom<'a> {
    /// The newsroom of this outlet.
    Named(&'a str),
    /// One that is not named.
    One,
    /// Those of several outlets.
    Several,
}

impl<'a> Newsroom<'a> {
    /// The newsroom of an article.
    pub fn of(dossier: DossierRef<'a>) -> Self {
        dossier.decided_outlet().map_or(Newsroom::One, Newsroom::Named)
    }

    /// Whose: "Reuters's", "the newsroom's", "the newsrooms'".
    pub fn possessive(self) -> String {
        match self {
            Newsroom::Named(name) => words::possessive(name),
            Newsroom::One => "the newsroom's".to_owned(),
            Newsroom::Several => "the newsrooms'".to_owned(),
        }
    }
}

impl fmt::Display for Newsroom<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Newsroom::Named(name) => f.write_str(name),
            Newsroom::One => f.write_str("the newsroom"),
            Newsroom::Several => f.write_str("the newsrooms"),
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Of<'a> {
    Library,
    Dossier(DossierRef<'a>),
    Rows(&'a [Row]),
}

impl<'a> Scope<'a> {
    /// Every claim of a library.
    pub fn all(library: &'a Library) -> Self {
        Scope { library, of: Of::Library }
    }

    /// The claims of one dossier of a library.
    pub fn dossier(library: &'a Library, dossier: DossierRef<'a>) -> Self {
        Scope { library, of: Of::Dossier(dossier) }
    }

    /// Some rows of a library, each once, in the order in which they are to be read.
    pub fn rows(library: &'a Library, rows: &'a [Row]) -> Self {
        Scope { library, of: Of::Rows(rows) }
    }

    /// What of a dossier is among the claims; where that is all, the dossier itself, with those in
    /// it who never speak.
    pub(crate) fn of_dossier(
        library: &'a Library,
        dossier: DossierRef<'a>,
        rows: &'a [Row],
    ) -> Self {
        match rows.len() == dossier.claims().len() {
            true => Scope::dossier(library, dossier),
            false => Scope::rows(library, rows),
        }
    }

    /// The library that the claims are in.
    pub fn library(self) -> &'a Library {
        self.library
    }

    /// Whether it takes in all that its articles say: then those who never speak belong to it,
    /// and those whom nothing in it concerns.
    pub fn is_whole(self) -> bool {
        match self.of {
            Of::Library | Of::Dossier(_) => true,
            Of::Rows(rows) => !rows.is_empty() && rows.len() == self.library.len(),
        }
    }

    /// The claims.
    pub fn claims(self) -> impl Iterator<Item = ClaimRef<'a>> + Clone {
        let (run, listed) = match self.of {
            Of::Library => (0..self.library.len() as u32, [].as_slice()),
            Of::Dossier(dossier) => {
                let mut claims = dossier.claims();
                let len = claims.len() as u32;
                let first = claims.next().map_or(0, |claim| claim.row().0);
                (first..first + len, [].as_slice())
            }
            Of::Rows(rows) => (0..0, rows),
        };
        let rows = run.map(Row).chain(listed.iter().copied());
        self.library.claims_at(rows)
    }

    /// The dossiers that the claims are of, each once; all of them for the whole library.
    pub fn dossiers(self) -> Vec<DossierRef<'a>> {
        match self.of {
            Of::Dossier(dossier) => vec![dossier],
            _ if self.is_whole() => self.library.dossiers().collect(),
            _ => {
                let mut seen = HashSet::new();
                let dossiers = self.claims().map(ClaimRef::dossier);
                dossiers.filter(|dossier| seen.insert(dossier.key())).collect()
            }
        }
    }

    /// Ends a sentence about an absence, or about all of something: with [`words::so_far`] while
    /// anything in the articles is undecided.
    pub fn so_far(self, sentence: &str) -> String {
        words::so_far(sentence, self.dossiers().into_iter().any(DossierRef::has_open_places))
    }

    /// Who tells what nobody is said to have said: the outlet, where the claims are of one and it is
    /// decided which.
    pub fn newsroom(self) -> Newsroom<'a> {
        let mut outlets = self.dossiers().into_iter().map(DossierRef::decided_outlet);
        match outlets.next() {
            Some(first) if outlets.all(|other| other == first) => {
                first.map_or(Newsroom::One, Newsroom::Named)
            }
            Some(_) => Newsroom::Several,
            None => Newsroom::One,
        }
    }

    /// The requests for comment that the articles report; for a query's rows, those that were
    /// about one of them or brought one of them as the answer.
    pub fn requests(self) -> Vec<RequestRef<'a>> {
        let all = self.dossiers().into_iter().flat_map(DossierRef::requests);
        if self.is_whole() {
            return all.collect();
        }
        let rows: HashSet<Row> = self.claims().map(ClaimRef::row).collect();
        let concerns = |request: &RequestRef<'a>| {
            request.claims().chain(request.answers()).any(|claim| rows.contains(&claim.row()))
        };
        all.filter(concerns).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, TUTORIAL, library};

    #[test]
    fn a_dossier_without_claims_has_none() {
        let empty = TUTORIAL.split_once("claims: [").unwrap().0.to_owned() + ")";
        let library = library(&[REUTERS, &empty]);
        let dossier = library.dossiers().nth(1).unwrap();
        let scope = Scope::dossier(&library, dossier);
        assert_eq!(scope.claims().count(), 0);
        assert_eq!(scope.dossiers(), [dossier]);
        assert!(Scope::rows(&library, &[]).dossiers().is_empty());
    }

    #[test]
    fn rows_keep_their_order_and_bring_what_concerns_them() {
        let library = library(&[TUTORIAL, REUTERS]);
        let timber = library.find("council-timber").unwrap().row();
        let lead = library.find("shelving-lead").unwrap().row();
        let rows = [lead, timber];
        let scope = Scope::rows(&library, &rows);
        assert_eq!(scope.claims().map(ClaimRef::row).collect::<Vec<_>>(), rows);
        let dossiers: Vec<&str> = scope.dossiers().into_iter().map(DossierRef::id).collect();
        assert_eq!(dossiers, ["reuters-2026-02-12-china-tech", "tutorial"]);
        let asked: Vec<u16> = scope.requests().into_iter().map(RequestRef::paragraph).collect();
        assert_eq!(asked, [11, 6, 7]);
    }

    #[test]
    fn the_library_has_the_claims_of_all() {
        let library = library(&[TUTORIAL, REUTERS]);
        let all = Scope::all(&library);
        assert_eq!(all.claims().count(), library.len());
        assert_eq!(all.dossiers().len(), 2);
    }
}
