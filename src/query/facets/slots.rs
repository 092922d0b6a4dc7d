//! Which values a facet has, and which of them a claim has.

use super::domain::{self, Domain};
use crate::{
    dossier::Position,
    library::{ClaimRef, Grade, Library, Reply, Strength, Vocabulary},
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
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The values, when nothing is to be counted any more.
    pub fn into_values(self) -> Arc<[Value]> {
        self.values
    }

    /// Gives each slot of a claim to `take`, once; `seen` is room to remember them in.
    pub fn of_claim(
        &self,
        claim: ClaimRef<'_>,
        scope: Scope<'_>,
        seen: &mut Vec<u32>,
        mut take: impl FnMut(usize),
    ) {
        let without = self.values.len().checked_sub(1);
        let one = match &self.finder {
            Finder::Grade => Some(match claim.grade() {
                Grade::Sourced { strength, .. } => strength as usize,
                Grade::Newsroom { .. } => Strength::ALL.len(),
            }),
            Finder::Stance(target) => target.side_of(claim).map(place).or(without),
            Finder::Speech => Some(place(claim.speech())),
            Finder::Content => Some(place(claim.content())),
            Finder::Status => Some(place(scope.statuses.get(claim.row()))),
            Finder::Reply => {
                seen.clear();
                claim.replies().for_each(|reply| add(seen, place(reply.reply()) as u32));
                return give(seen, without, take);
            }
            Finder::Open(field, domain) => {
                seen.clear();
                domain::ids(*field, claim, |id| {
                    domain.places(id).iter().for_each(|place| add(seen, *place));
                });
                return give(seen, without, take);
            }
        };
        one.into_iter().for_each(&mut take);
    }
}

/// Remembers a slot; a claim has few.
fn add(seen: &mut Vec<u32>, slot: u32) {
    if !seen.contains(&slot) {
        seen.push(slot);
    }
}

fn give(seen: &[u32], without: Option<usize>, mut take: impl FnMut(usize)) {
    seen.iter().for_each(|slot| take(*slot as usize));
    without.filter(|_| seen.is_empty()).into_iter().for_each(take);
}

fn all<V: Vocabulary>(value: fn(V) -> Value) -> Arc<[Value]> {
    V::ALL.iter().copied().map(value).collect()
}

/// The slot of a value of a closed vocabulary, all of which are listed.
fn place<V: Vocabulary>(value: V) -> usize {
    V::ALL.iter().position(|other| *other == value).unwrap_or_default()
}
