//! What a query asks for to mean the claims with a value.

use crate::{
    analysis::{Axis, Value},
    library::{DossierId, Library, Row},
    query::{AnyOf, Field, Value as QueryValue},
};

/// The terms that mean, among some claims, those with a value of an axis.
pub fn terms(axis: Axis, value: Value, claims: &[Row], library: &Library) -> Vec<AnyOf> {
    let mut terms = vec![AnyOf::new(axis.query_value(value, library), [])];
    // One id can be that of several people: the insiders of one article are not another's.
    if let Some(speaker) = axis.speaker(value) {
        let id = library.speaker(speaker).id();
        if library.names().speakers_by_id(id).len() > 1 {
            terms.extend(dossiers(claims, library));
        }
    }
    terms
}

/// The dossiers of some claims.
fn dossiers(claims: &[Row], library: &Library) -> Option<AnyOf> {
    let mut dossiers: Vec<DossierId> =
        claims.iter().map(|row| library.claim(*row).dossier().key()).collect();
    dossiers.sort_unstable();
    dossiers.dedup();
    let names = dossiers.into_iter().map(|dossier| library.dossier(dossier).id());
    let mut dossiers = names.map(|id| QueryValue::named(Field::Dossier, id));
    dossiers.next().map(|first| AnyOf::new(first, dossiers))
}
