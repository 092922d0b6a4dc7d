//! Claims by the article that they are of.

use crate::library::{ClaimRef, DossierId, DossierRef};
use std::collections::HashMap;

/// The claims of each dossier, in the order in which the dossiers come first.
pub(super) fn by_dossier<'a>(
    claims: impl IntoIterator<Item = ClaimRef<'a>>,
) -> Vec<(DossierRef<'a>, Vec<ClaimRef<'a>>)> {
    let mut all: Vec<(DossierRef<'a>, Vec<ClaimRef<'a>>)> = Vec::new();
    let mut places: HashMap<DossierId, usize> = HashMap::new();
    for claim in claims {
        let dossier = claim.dossier();
        let place = *places.entry(dossier.key()).or_insert_with(|| {
            all.push((dossier, Vec::new()));
            all.len() - 1
        });
        all[place].1.push(claim);
    }
    all
}
