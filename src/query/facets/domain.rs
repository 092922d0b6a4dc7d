//! The values that a library has for the fields with open names.

use crate::{
    library::{ClaimRef, Library, SpeakerId, SpeakerRef, Vocabulary},
    query::{
        Days, Field, Name, Points, Value,
        parallel::{self, pieces},
    },
    text::fold,
};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::{collections::BTreeMap, iter, sync::Arc};

/// Which values the ids or numbers of a field stand for; none for the fields of closed
/// vocabularies.
#[derive(Debug, Default)]
pub struct Domain {
    values: Arc<[Value]>,
    /// For each id the place of its value in the list; [`NO_PLACE`] or [`SEVERAL_PLACES`].
    places: Vec<u32>,
    /// The places of ids with several: a speaker can have an id that in another article is
    /// somebody else's.
    several: HashMap<u32, Vec<u32>>,
}

/// An id that no claim has.
const NO_PLACE: u32 = u32::MAX;
/// An id that is in [`Domain::several`].
const SEVERAL_PLACES: u32 = u32::MAX - 1;

impl Domain {
    /// Of each field the values that a claim of the library has, in the domain's order, then
    /// "without a value" where the field can be empty; and which ids stand for them.
    pub fn all(library: &Library) -> Vec<Self> {
        let (used, speakers) = (Used::of(library), speakers(library));
        let fields = Field::ALL.iter().zip(&used.0);
        fields.map(|(field, used)| Self::of(*field, library, &speakers, used)).collect()
    }

    fn of(field: Field, library: &Library, speakers: &[Speakers<'_>], used: &[bool]) -> Self {
        let mut values = Vec::new();
        let (mut places, mut several) = (vec![NO_PLACE; used.len()], HashMap::new());
        let is_used = |id: &u32| used.get(*id as usize).is_some_and(|is_used| *is_used);
        candidates(field, library, speakers, used.len(), |ids, value| {
            let mut ids = ids.filter(is_used).peekable();
            if ids.peek().is_none() {
                return;
            }
            let place = values.len() as u32;
            values.push(value());
            for id in ids {
                let own = &mut places[id as usize];
                match std::mem::replace(own, SEVERAL_PLACES) {
                    NO_PLACE => *own = place,
                    SEVERAL_PLACES => several.entry(id).or_insert_with(Vec::new).push(place),
                    first => {
                        several.insert(id, vec![first, place]);
                    }
                }
            }
        });
        values.extend(without(field));
        Domain { values: values.into(), places, several }
    }

    /// The values.
    pub fn values(&self) -> &Arc<[Value]> {
        &self.values
    }

    /// The places of the values that an id stands for; none for an id that no claim has.
    pub fn places(&self, id: u32) -> &[u32] {
        match self.places.get(id as usize) {
            None | Some(&NO_PLACE) => &[],
            Some(&SEVERAL_PLACES) => self.several.get(&id).map_or(&[], Vec::as_slice),
            Some(one) => std::slice::from_ref(one),
        }
    }
}

/// For each field which ids or numbers some claim has.
struct Used(Vec<Vec<bool>>);

impl Used {
    fn of(library: &Library) -> Self {
        let of_piece = |piece: std::ops::Range<usize>| {
            let mut used = Self::nothing();
            for shard in piece.map(|at| library.shard(at)) {
                for (field, used) in Field::ALL.iter().zip(&mut used.0) {
                    each(*field, shard.claims(), |ids| match ids {
                        Ids::One(id) => set(used, id),
                        Ids::Several(ids) => ids.for_each(|id| set(used, id)),
                    });
                }
            }
            used
        };
        let used = parallel::map(&pieces(library), of_piece);
        used.into_iter().reduce(Self::and).unwrap_or_else(Self::nothing)
    }

    fn nothing() -> Self {
        Used(vec![Vec::new(); Field::ALL.len()])
    }

    fn and(mut self, other: Used) -> Self {
        for (own, others) in self.0.iter_mut().zip(other.0) {
            let ids = (0..).zip(others).filter(|(_, is_used)| *is_used);
            ids.for_each(|(id, _)| set(own, id));
        }
        self
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

/// What a claim has in a field.
pub enum Ids<'i> {
    /// An id, or a number.
    One(u32),
    /// Ids, as many as there are.
    Several(&'i mut dyn Iterator<Item = u32>),
}

/// Gives the ids that each claim has in a field, or its number, to `take`; nothing in the fields
/// of closed vocabularies.
pub fn each<'c>(
    field: Field,
    claims: impl Iterator<Item = ClaimRef<'c>>,
    mut take: impl FnMut(Ids<'_>),
) {
    let speaker = |speaker: SpeakerRef<'_>| speaker.key().0;
    let mut one = |id: u32| take(Ids::One(id));
    match field {
        Field::Speaker => claims.for_each(|claim| one(speaker(claim.speaker()))),
        Field::Paragraph => claims.for_each(|claim| one(claim.paragraph().into())),
        Field::Dossier | Field::Outlet | Field::Date => {
            claims.for_each(|claim| one(claim.dossier().key().0));
        }
        Field::Asked => {
            claims.for_each(|claim| take(Ids::Several(&mut claim.asked().map(speaker))))
        }
        Field::Against => {
            claims.for_each(|claim| take(Ids::Several(&mut claim.against().map(speaker))))
        }
        Field::Relayed => {
            claims.for_each(|claim| take(Ids::Several(&mut claim.relays().map(speaker))))
        }
        Field::Topic => {
            claims.for_each(|claim| {
                take(Ids::Several(&mut claim.topics().map(|topic| topic.key().0)))
            });
        }
        Field::Grade
        | Field::Stance
        | Field::Reply
        | Field::Speech
        | Field::Content
        | Field::Status => {}
    }
}

/// Gives what could be a value to `take`, in the domain's order: the ids that have it, and what
/// makes it.
fn candidates(
    field: Field,
    library: &Library,
    speakers: &[Speakers<'_>],
    ids: usize,
    mut take: impl FnMut(&mut dyn Iterator<Item = u32>, &dyn Fn() -> Value),
) {
    let mut each_speaker = |value: fn(Name) -> Value| {
        for Speakers { id, having } in speakers {
            take(&mut having.iter().map(|speaker| speaker.0), &|| value(Name::new(id)));
        }
    };
    match field {
        Field::Speaker => each_speaker(Value::Speaker),
        Field::Asked => each_speaker(|name| Value::Asked(Some(name))),
        Field::Against => each_speaker(|name| Value::Against(Some(name))),
        Field::Relayed => each_speaker(|name| Value::Relayed(Some(name))),
        Field::Topic => library.topics().for_each(|topic| {
            let value = || Value::Topic(Some(Name::new(topic.id())));
            take(&mut iter::once(topic.key().0), &value);
        }),
        Field::Paragraph => (1..=u16::MAX).take(ids).for_each(|paragraph| {
            let value = || Value::Paragraph(Points::One(paragraph));
            take(&mut iter::once(paragraph.into()), &value);
        }),
        Field::Dossier => library.dossiers().for_each(|dossier| {
            let value = || Value::Dossier(Name::new(dossier.id()));
            take(&mut iter::once(dossier.key().0), &value);
        }),
        Field::Outlet => outlets(library).into_iter().for_each(|(outlet, dossiers)| {
            take(&mut dossiers.into_iter(), &|| Value::Outlet(Name::new(outlet)));
        }),
        Field::Date => years(library).into_iter().for_each(|(year, dossiers)| {
            take(&mut dossiers.into_iter(), &|| Value::Date(Points::One(year)));
        }),
        Field::Grade
        | Field::Stance
        | Field::Reply
        | Field::Speech
        | Field::Content
        | Field::Status => {}
    }
}

/// Those who have an id.
struct Speakers<'l> {
    id: &'l str,
    having: &'l [SpeakerId],
}

/// Each id that a speaker has in their first article.
fn speakers(library: &Library) -> Vec<Speakers<'_>> {
    let mut seen = HashSet::new();
    let ids = library.speakers().map(|speaker| speaker.id()).filter(|id| seen.insert(*id));
    ids.map(|id| Speakers { id, having: library.names().speakers_by_id(id) }).collect()
}

/// Each outlet, in the spelling of its first dossier, with its dossiers.
fn outlets(library: &Library) -> Vec<(&str, Vec<u32>)> {
    let mut places = HashMap::new();
    let mut outlets: Vec<(&str, Vec<u32>)> = Vec::new();
    for dossier in library.dossiers() {
        let place = *places.entry(fold(dossier.outlet())).or_insert(outlets.len());
        if place == outlets.len() {
            outlets.push((dossier.outlet(), Vec::new()));
        }
        outlets[place].1.push(dossier.key().0);
    }
    outlets
}

/// Each year, with its dossiers.
fn years(library: &Library) -> Vec<(Days, Vec<u32>)> {
    let mut years: BTreeMap<_, (Days, Vec<u32>)> = BTreeMap::new();
    for dossier in library.dossiers() {
        let day = dossier.published();
        let year = years.entry(day.year()).or_insert_with(|| (Days::year_of(day), Vec::new()));
        year.1.push(dossier.key().0);
    }
    years.into_values().collect()
}
