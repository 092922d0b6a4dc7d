//! Statuses and notes of dossiers that had another id.
//!
//! A dossier without a page of its own may have had another id before: then its claims are found
//! again in the page that nobody else has open.

use super::{Fingerprint, Notebook, claim_notes::ClaimNotes, record::Entry};
use crate::library::{ClaimRef, DossierRef, Library};
use std::collections::{HashMap, HashSet};

/// Adds what pages of dossiers that are not open have recorded of claims of those that have no
/// page. The pages are read only if there is such a dossier.
pub(super) fn adopt(
    notebook: &mut Notebook,
    library: &Library,
    pages: impl FnOnce() -> Vec<ClaimNotes>,
) {
    let is_new = |dossier: &DossierRef<'_>| notebook.page(dossier.id()).is_none();
    if !library.dossiers().any(|dossier| is_new(&dossier)) {
        return;
    }
    let pages = pages();
    if pages.is_empty() {
        return;
    }
    let known = Known::of(&pages);
    let mut found: HashMap<Fingerprint, Vec<ClaimRef<'_>>> = HashMap::new();
    for claim in library.dossiers().filter(is_new).flat_map(DossierRef::claims) {
        // To work out the fingerprints of a whole library would take too long.
        if known.may_have(claim) {
            found.entry(Fingerprint::of(claim)).or_default().push(claim);
        }
    }
    for (id, entry) in pages.iter().flat_map(ClaimNotes::entries) {
        let mut adopted = HashMap::new();
        pick(id, entry, &found, &mut adopted);
        for (dossier, page) in adopted {
            notebook.merge(dossier, &page);
        }
    }
}

/// By what claims are told quickly that are in none of the pages.
struct Known<'a> {
    ids: HashSet<&'a str>,
    gists: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(pages: &'a [ClaimNotes]) -> Self {
        let entries = || pages.iter().flat_map(ClaimNotes::entries);
        let then = entries().filter_map(|(_, entry)| entry.last_claim());
        Self {
            ids: entries().map(|(id, _)| id).collect(),
            gists: then.filter_map(|claim| claim.gist.as_deref()).collect(),
        }
    }

    fn may_have(&self, claim: ClaimRef<'_>) -> bool {
        self.ids.contains(claim.id()) || claim.gist().is_some_and(|gist| self.gists.contains(gist))
    }
}

/// Puts records under the only claim that says what they were recorded of.
fn pick<'a>(
    id: &str,
    entry: &Entry,
    found: &HashMap<Fingerprint, Vec<ClaimRef<'a>>>,
    adopted: &mut HashMap<&'a str, ClaimNotes>,
) {
    for record in &entry.records {
        let own = record.claim.fingerprint.as_ref();
        let beside = || entry.last_claim().and_then(|claim| claim.fingerprint.as_ref());
        let Some(claims) = own.or_else(beside).and_then(|print| found.get(print)) else { continue };
        // Of several that say the same, the one that has kept its id.
        let mut same_id = claims.iter().filter(|claim| claim.id() == id);
        let claim = match claims.as_slice() {
            [claim] => Some(claim),
            _ => same_id.next().filter(|_| same_id.next().is_none()),
        };
        if let Some(claim) = claim {
            let page = adopted.entry(claim.dossier().id()).or_default();
            page.insert(claim.id(), record.clone());
        }
    }
}
