//! Which claims what is recorded belongs to.
//!
//! Records lie under the ids that claims had. Ids are renamed, used again for other claims, and
//! copied into other articles; so a record belongs to a claim only if that claim still is what it
//! was recorded of, or can have become another version of it. What belongs to none is an [`Orphan`]:
//! it is kept and listed, and shown on no claim.

use super::{
    Fingerprint,
    claim_notes::ClaimNotes,
    record::{ClaimSnapshot, Entry, Record},
};
use crate::library::{ClaimRef, DossierRef};
use std::{cell::OnceCell, collections::HashMap};

/// The records of a dossier's page, by the claims that they belong to.
#[derive(Debug, Default)]
pub struct Placement {
    own: HashMap<Box<str>, Entry>,
    orphans: Vec<Orphan>,
    moved: ClaimNotes,
}

/// Records that belong to no claim of the dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// The id that they lie under.
    pub id: String,
    /// Why they belong to none.
    pub why: OrphanCause,
    /// The records.
    pub entry: Entry,
}

/// Why a record belongs to no claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrphanCause {
    /// No claim has the id, and none says what that one said.
    Gone,
    /// Several claims say what that one said.
    Ambiguous,
    /// The id is another claim's by now.
    Reused,
}

impl Placement {
    /// Finds the claims of a dossier that the records of a page belong to.
    pub fn of(page: &ClaimNotes, dossier: DossierRef<'_>) -> Self {
        let claims = Claims::of(dossier);
        let mut placement = Self::default();
        for (id, entry) in &page.claims {
            placement.place(&claims, id, entry);
        }
        placement.forget_what_has_moved();
        placement
    }

    /// What belongs to the claim of this id.
    pub fn own(&self, claim: &str) -> Option<&Entry> {
        self.own.get(claim)
    }

    /// What belongs to none.
    pub fn orphans(&self) -> &[Orphan] {
        &self.orphans
    }

    /// What lies under an id that its claim does not have any more, under the one that it has.
    pub(super) fn moved(&self) -> &ClaimNotes {
        &self.moved
    }

    fn place(&mut self, claims: &Claims<'_>, id: &str, entry: &Entry) {
        for record in &entry.records {
            // A note of an earlier version goes where the status beside it goes.
            let then = match &record.claim {
                ClaimSnapshot { fingerprint: None, .. } => entry.last_claim(),
                then => Some(then),
            };
            let entry = match claims.home(id, then) {
                Ok(home) => {
                    if home.id() != id {
                        self.moved.insert(home.id(), record.clone());
                    }
                    self.own.entry(home.id().into()).or_default()
                }
                Err(why) => {
                    let known = self.orphans.iter().rposition(|it| it.id == id && it.why == why);
                    let at = known.unwrap_or_else(|| {
                        let entry = Entry::default();
                        self.orphans.push(Orphan { id: id.to_owned(), why, entry });
                        self.orphans.len() - 1
                    });
                    &mut self.orphans[at].entry
                }
            };
            entry.records.insert(record.clone());
        }
    }

    /// What has gone with its claim from one id to the next still lies under the first one, and
    /// the claim may have changed since.
    fn forget_what_has_moved(&mut self) {
        let own = &self.own;
        self.orphans.retain_mut(|orphan| {
            let is_placed =
                |record: &Record| own.values().any(|entry| entry.records.contains(record));
            orphan.entry.records.retain(|record| !is_placed(record));
            !orphan.entry.is_empty()
        });
    }
}

/// The claims of a dossier, by their ids and by what they say.
struct Claims<'a> {
    dossier: DossierRef<'a>,
    by_id: HashMap<&'a str, ClaimRef<'a>>,
    /// Worked out only where an id alone does not lead to the claim.
    by_fingerprint: OnceCell<HashMap<Fingerprint, Vec<ClaimRef<'a>>>>,
}

impl<'a> Claims<'a> {
    fn of(dossier: DossierRef<'a>) -> Self {
        let by_id = dossier.claims().map(|claim| (claim.id(), claim)).collect();
        Self { dossier, by_id, by_fingerprint: OnceCell::new() }
    }

    /// The claim that something was recorded of under an id.
    fn home(&self, id: &str, then: Option<&ClaimSnapshot>) -> Result<ClaimRef<'a>, OrphanCause> {
        let claim = self.by_id.get(id).copied();
        let Some((then, print)) = then.and_then(|then| Some((then, then.fingerprint.as_ref()?)))
        else {
            return claim.ok_or(OrphanCause::Gone);
        };
        if let Some(claim) = claim.filter(|claim| Fingerprint::of(*claim) == *print) {
            return Ok(claim);
        }
        match (self.saying(print), claim) {
            ([same], _) => Ok(*same),
            (_, Some(claim)) if then.may_have_become(claim) => Ok(claim),
            ([], None) => Err(OrphanCause::Gone),
            ([], Some(_)) => Err(OrphanCause::Reused),
            (_, _) => Err(OrphanCause::Ambiguous),
        }
    }

    fn saying(&self, print: &Fingerprint) -> &[ClaimRef<'a>] {
        let by_fingerprint = self.by_fingerprint.get_or_init(|| {
            let mut all: HashMap<Fingerprint, Vec<ClaimRef<'a>>> = HashMap::new();
            for claim in self.dossier.claims() {
                all.entry(Fingerprint::of(claim)).or_default().push(claim);
            }
            all
        });
        by_fingerprint.get(print).map_or(&[], Vec::as_slice)
    }
}
