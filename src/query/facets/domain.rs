//! The values that a library has for the fields with open names.

use crate::{
    library::{ClaimRef, Library},
    query::{Days, Field, Name, Points, Value, asked::Asked},
    text::fold,
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Which values the ids or numbers of a field stand for.
#[derive(Debug)]
pub struct Domain {
    /// For each id the places of its values in the list: several for a speaker who in another
    /// article has an id that is somebody else's in this one.
    places: Vec<Vec<u32>>,
}

impl Domain {
    /// The values that a claim of the library has, in the domain's order, then "without a value"
    /// where the field can be empty; and which ids stand for them.
    pub fn of(field: Field, library: &Library, asked: &Asked) -> (Self, Vec<Value>) {
        let mut used = Vec::new();
        for claim in library.claims() {
            ids(field, claim, asked, |id| set(&mut used, id));
        }
        let mut values = Vec::new();
        let mut places = vec![Vec::new(); used.len()];
        for (value, ids) in candidates(field, library, used.len()) {
            let is_used = |id: &&u32| used.get(**id as usize).is_some_and(|is_used| *is_used);
            let mut ids = ids.iter().filter(is_used).peekable();
            if ids.peek().is_some() {
                ids.for_each(|id| places[*id as usize].push(values.len() as u32));
                values.push(value);
            }
        }
        values.extend(without(field));
        (Domain { places }, values)
    }

    /// The places of the values that an id stands for, which some claim has.
    pub fn places(&self, id: u32) -> &[u32] {
        &self.places[id as usize]
    }
}

fn without(field: Field) -> Option<Value> {
    match field {
        Field::Asked => Some(Value::Asked(None)),
        Field::Against => Some(Value::Against(None)),
        Field::Relayed => Some(Value::Relayed(None)),
        Field::Topic => Some(Value::Topic(None)),
        _ => None,
    }
}

fn set(used: &mut Vec<bool>, id: u32) {
    let id = id as usize;
    if used.len() <= id {
        used.resize(id + 1, false);
    }
    used[id] = true;
}

/// The ids or the number that a claim has in a field; none for the fields of closed vocabularies.
pub fn ids(field: Field, claim: ClaimRef<'_>, asked: &Asked, mut take: impl FnMut(u32)) {
    match field {
        Field::Speaker => take(claim.speaker().key().0),
        Field::Asked => asked.about(claim).iter().for_each(|speaker| take(speaker.0)),
        Field::Against => claim.against().for_each(|speaker| take(speaker.key().0)),
        Field::Relayed => claim.relays().for_each(|speaker| take(speaker.key().0)),
        Field::Topic => claim.topics().for_each(|topic| take(topic.key().0)),
        Field::Paragraph => take(claim.paragraph().into()),
        Field::Dossier | Field::Outlet | Field::Date => take(claim.dossier().key().0),
        Field::Grade
        | Field::Stance
        | Field::Reply
        | Field::Speech
        | Field::Content
        | Field::Status => {}
    }
}

/// What could be a value, in the domain's order, each with the ids that have it.
fn candidates(field: Field, library: &Library, ids: usize) -> Vec<(Value, Vec<u32>)> {
    let speakers = |value: fn(Name) -> Value| speakers(library, value);
    let dossiers = || library.dossiers();
    match field {
        Field::Speaker => speakers(Value::Speaker),
        Field::Asked => speakers(|name| Value::Asked(Some(name))),
        Field::Against => speakers(|name| Value::Against(Some(name))),
        Field::Relayed => speakers(|name| Value::Relayed(Some(name))),
        Field::Topic => library
            .topics()
            .map(|topic| (Value::Topic(Some(Name::new(topic.id()))), vec![topic.key().0]))
            .collect(),
        Field::Paragraph => (1..=u16::MAX)
            .take(ids)
            .map(|paragraph| (Value::Paragraph(Points::One(paragraph)), vec![paragraph.into()]))
            .collect(),
        Field::Dossier => dossiers()
            .map(|dossier| (Value::Dossier(Name::new(dossier.id())), vec![dossier.key().0]))
            .collect(),
        Field::Outlet => outlets(library),
        Field::Date => {
            let mut years: BTreeMap<_, (Value, Vec<u32>)> = BTreeMap::new();
            for dossier in dossiers() {
                let day = dossier.published();
                let year = || (Value::Date(Points::One(Days::year_of(day))), Vec::new());
                years.entry(day.year()).or_insert_with(year).1.push(dossier.key().0);
            }
            years.into_values().collect()
        }
        Field::Grade
        | Field::Stance
        | Field::Reply
        | Field::Speech
        | Field::Content
        | Field::Status => Vec::new(),
    }
}

/// Each id that a speaker has in their first article, with all who have it.
fn speakers(library: &Library, value: fn(Name) -> Value) -> Vec<(Value, Vec<u32>)> {
    let mut seen = HashSet::new();
    let ids = library.speakers().map(|speaker| speaker.id()).filter(|id| seen.insert(*id));
    ids.map(|id| {
        let having = library.names().speakers_by_id(id).iter().map(|speaker| speaker.0);
        (value(Name::new(id)), having.collect())
    })
    .collect()
}

/// Each outlet, in the spelling of its first dossier, with its dossiers.
fn outlets(library: &Library) -> Vec<(Value, Vec<u32>)> {
    let mut places = HashMap::new();
    let mut outlets: Vec<(Value, Vec<u32>)> = Vec::new();
    for dossier in library.dossiers() {
        let place = *places.entry(fold(dossier.outlet())).or_insert(outlets.len());
        if place == outlets.len() {
            outlets.push((Value::Outlet(Name::new(dossier.outlet())), Vec::new()));
        }
        outlets[place].1.push(dossier.key().0);
    }
    outlets
}
