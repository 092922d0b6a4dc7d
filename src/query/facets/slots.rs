//! Which values a facet has, and which of them a claim has.

use super::domain::{self, Domain, Ids};
use crate::{
    dossier::Position,
    library::{ClaimRef, Grade, Library, Reply, Status, Strength, Vocabulary},
    query::{Field, GradeValue, Index, Scope, Toward, Value, filter::Target},
};
use std::sync::Arc;

/// The values of one facet of a library. A slot is a place in the list of them.
pub struct Slots<'a> {
    /// "Without a value" comes last, where the field can be empty.
    values: Arc<[Value]>,
    finder: Finder<'a>,
}

/// How a claim's slots are found.
enum Finder<'a> {
    Grade,
    Stance(Target),
    Reply,
    Speech,
    Content,
    Status,
    Open(Field, &'a Domain),
}

impl<'a> Slots<'a> {
    /// The values of a field; `focus` is what the stance facet is toward.
    pub fn new(field: Field, library: &Library, focus: &Toward, index: &'a Index) -> Self {
        let (finder, values) = match field {
            Field::Grade => {
                let letters = Strength::ALL.into_iter().map(GradeValue::Letter);
                let grades = letters.chain([GradeValue::Newsroom]).map(Value::Grade);
                (Finder::Grade, grades.collect())
            }
            Field::Stance => {
                let sides = Position::ALL.iter().copied().map(Some).chain([None]);
                let values = sides.map(|side| Value::Stance(focus.clone(), side));
                (Finder::Stance(Target::new(focus, library)), values.collect())
            }
            Field::Reply => {
                let replies = Reply::ALL.iter().copied().map(Some).chain([None]);
                (Finder::Reply, replies.map(Value::Reply).collect())
            }
            Field::Speech => (Finder::Speech, all(Value::Speech)),
            Field::Content => (Finder::Content, all(Value::Content)),
            Field::Status => (Finder::Status, all(Value::Status)),
            open => {
                let domain = index.domain(open);
                (Finder::Open(open, domain), domain.values().clone())
            }
        };
        Slots { values, finder }
    }

    /// The values.
    pub fn values(&self) -> &Arc<[Value]> {
        &self.values
    }

    /// Counts claims, each once in each of its slots.
    pub fn count<'c>(
        &self,
        claims: impl Iterator<Item = ClaimRef<'c>>,
        scope: Scope<'_>,
        counts: &mut [u32],
    ) {
        let without = self.values.len().saturating_sub(1);
        let mut one = |slot: usize| counts[slot] += 1;
        match &self.finder {
            Finder::Grade => claims.for_each(|claim| {
                one(match claim.grade() {
                    Grade::Sourced { strength, .. } => strength as usize,
                    Grade::Newsroom { .. } => Strength::ALL.len(),
                });
            }),
            Finder::Stance(target) => {
                claims.for_each(|claim| one(target.side_of(claim).map_or(without, place)));
            }
            Finder::Speech => claims.for_each(|claim| one(place(claim.speech()))),
            Finder::Content => claims.for_each(|claim| one(place(claim.content()))),
            Finder::Status if scope.statuses.is_empty() => {
                counts[place(Status::default())] += claims.count() as u32;
            }
            Finder::Status => {
                claims.for_each(|claim| one(place(scope.statuses.get(claim.row()))));
            }
            Finder::Reply => {
                let mut several = Several::new(counts, without);
                claims.for_each(|claim| {
                    several.add(claim.replies().map(|reply| place(reply.reply()) as u32));
                });
            }
            Finder::Open(field, domain) => {
                let mut several = Several::new(counts, without);
                domain::each(*field, claims, |ids| match ids {
                    Ids::One(id) => several.add_each(domain.places(id)),
                    Ids::Several(ids) => {
                        several.add(ids.flat_map(|id| domain.places(id).iter().copied()));
                    }
                });
            }
        }
    }
}

/// Counts claims of which each may have several slots, or none.
struct Several<'c> {
    counts: &'c mut [u32],
    without: usize,
    /// Those of one claim, which are few.
    seen: Vec<u32>,
}

impl<'c> Several<'c> {
    fn new(counts: &'c mut [u32], without: usize) -> Self {
        Several { counts, without, seen: Vec::new() }
    }

    /// A claim with these slots, none of them twice.
    fn add_each(&mut self, slots: &[u32]) {
        slots.iter().for_each(|slot| self.counts[*slot as usize] += 1);
    }

    /// A claim with these slots, or without any.
    fn add(&mut self, mut slots: impl Iterator<Item = u32>) {
        let first = slots.next();
        self.counts[first.map_or(self.without, |slot| slot as usize)] += 1;
        // Most have one.
        let (Some(first), Some(second)) = (first, slots.next()) else { return };
        self.seen.clear();
        self.seen.push(first);
        for slot in std::iter::once(second).chain(slots) {
            if !self.seen.contains(&slot) {
                self.seen.push(slot);
                self.counts[slot as usize] += 1;
            }
        }
    }
}

fn all<V: Vocabulary>(value: fn(V) -> Value) -> Arc<[Value]> {
    V::ALL.iter().copied().map(value).collect()
}

/// The slot of a value of a closed vocabulary, all of which are listed.
fn place<V: Vocabulary>(value: V) -> usize {
    V::ALL.iter().position(|other| *other == value).unwrap_or_default()
}
