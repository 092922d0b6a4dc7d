//! Finding a claim by its name: `DOSSIER/ID`, or the id alone where it is unique.

use super::{ClaimRef, Library};
use std::fmt;

/// Which claim, in words that stay true when the library grows or is read again: whatever
/// outlives one library holds this, and never a row.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimName {
    dossier: Box<str>,
    claim: Box<str>,
}

impl ClaimName {
    /// The dossier's id.
    pub fn dossier(&self) -> &str {
        &self.dossier
    }

    /// The claim's id in its dossier.
    pub fn claim(&self) -> &str {
        &self.claim
    }

    /// The claim with a full name, as [`ClaimName`]s are written; nothing where it is none.
    pub fn parse(name: &str) -> Option<Self> {
        let (dossier, claim) = name.split_once('/')?;
        Some(ClaimName { dossier: dossier.into(), claim: claim.into() })
    }
}

impl fmt::Display for ClaimName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.dossier, self.claim)
    }
}

impl ClaimRef<'_> {
    /// Its full name.
    pub fn name(self) -> ClaimName {
        ClaimName { dossier: self.dossier().id().into(), claim: self.id().into() }
    }
}

/// A name that does not lead to one claim.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FindError {
    /// No claim has it.
    #[error("no claim is called `{name}`{}", did_you_mean(.nearest))]
    Unknown {
        /// The name.
        name: String,
        /// The names that are most like it, at most three.
        nearest: Vec<String>,
    },
    /// Claims of several dossiers have it.
    #[error("`{name}` is a claim of several dossiers: say which, {}", .candidates.join(" or "))]
    Ambiguous {
        /// The name.
        name: String,
        /// The full names of the claims.
        candidates: Vec<String>,
    },
}

fn did_you_mean(nearest: &[String]) -> String {
    match nearest {
        [] => String::new(),
        names => format!("; did you mean {}?", names.join(" or ")),
    }
}

impl Library {
    /// The claim with a full name, unless it is gone.
    pub fn named(&self, name: &ClaimName) -> Option<ClaimRef<'_>> {
        let dossier = self.dossier(self.names().dossier_by_id(&name.dossier)?);
        dossier.claims().find(|claim| claim.id() == &*name.claim)
    }

    /// The claim with a name, `DOSSIER/ID`, or the id alone where it is unique.
    ///
    /// # Errors
    ///
    /// Where no claim has the name, or more than one.
    pub fn find(&self, name: &str) -> Result<ClaimRef<'_>, FindError> {
        let (dossier, id) = match name.rsplit_once('/') {
            Some((dossier, id)) => (Some(dossier), id),
            None => (None, name),
        };
        let matches = |claim: &ClaimRef<'_>| {
            claim.id() == id && dossier.is_none_or(|dossier| claim.dossier().id() == dossier)
        };
        let mut found = self.claims().filter(matches);
        match (found.next(), found.next()) {
            (Some(claim), None) => Ok(claim),
            (Some(first), Some(second)) => {
                let candidates = [first, second].into_iter().chain(found);
                let candidates = candidates.map(ClaimRef::full_name).collect();
                Err(FindError::Ambiguous { name: name.to_owned(), candidates })
            }
            (None, _) => {
                let ids = self.claims().map(ClaimRef::id);
                let nearest = crate::text::nearest(id, ids, 3);
                let nearest = nearest.into_iter().map(str::to_owned).collect();
                Err(FindError::Unknown { name: name.to_owned(), nearest })
            }
        }
    }
}
