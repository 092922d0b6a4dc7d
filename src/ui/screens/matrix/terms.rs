//! What a query asks for to mean the claims with a value.

use crate::{
    analysis::{Axis, Value},
    library::{DossierId, Library, Row},
    query::{AnyOf, GradeValue, Name, Toward, Value as Wanted},
};

/// The terms that mean, among some claims, those with a value of an axis.
pub fn terms(axis: Axis, value: Value, claims: &[Row], library: &Library) -> Vec<AnyOf> {
    let mut terms = vec![AnyOf::new(wanted(axis, value, library), [])];
    // One id can be that of several people: the insiders of one article are not another's.
    if let Value::Speaker(speaker) = value {
        let id = library.speaker(speaker).id();
        if library.names().speakers_by_id(id).len() > 1 {
            terms.extend(dossiers(claims, library));
        }
    }
    terms
}

fn wanted(axis: Axis, value: Value, library: &Library) -> Wanted {
    let toward = || match axis {
        Axis::Stance(on) => Toward::Proposition(Name::new(library.proposition(on).id())),
        _ => Toward::Lead,
    };
    match value {
        Value::Speaker(speaker) => Wanted::Speaker(Name::new(library.speaker(speaker).id())),
        Value::Stance(position) => Wanted::Stance(toward(), Some(position)),
        Value::Grade(strength) => Wanted::Grade(GradeValue::Letter(strength)),
        Value::Newsroom => Wanted::Grade(GradeValue::Newsroom),
        Value::Topic(topic) => Wanted::Topic(Some(Name::new(library.topic(topic).id()))),
        Value::Speech(speech) => Wanted::Speech(speech),
        Value::Content(content) => Wanted::Content(content),
        Value::Reply(reply) => Wanted::Reply(Some(reply)),
        Value::Dossier(dossier) => Wanted::Dossier(Name::new(library.dossier(dossier).id())),
        Value::Without => match axis {
            Axis::Topic => Wanted::Topic(None),
            Axis::Reply => Wanted::Reply(None),
            _ => Wanted::Stance(toward(), None),
        },
    }
}

/// The dossiers of some claims.
fn dossiers(claims: &[Row], library: &Library) -> Option<AnyOf> {
    let mut dossiers: Vec<DossierId> =
        claims.iter().map(|row| library.claim(*row).dossier().key()).collect();
    dossiers.sort_unstable();
    dossiers.dedup();
    let names = dossiers.into_iter().map(|dossier| library.dossier(dossier).id());
    let mut dossiers = names.map(|id| Wanted::Dossier(Name::new(id)));
    dossiers.next().map(|first| AnyOf::new(first, dossiers))
}
