//! Which values a facet has, and which of them a claim has.

use super::domain::{self, Domain};
use crate::{
    dossier::Position,
    library::{ClaimRef, Library, Reply, Strength, Vocabulary},
    query::{Field, GradeValue, Scope, Toward, Value, asked::Asked, filter::Target},
};

/// The values of one facet of a library. A slot is a place in the list of them.
pub struct Slots {
    /// "Without a value" comes last, where the field can be empty.
    values: Vec<Value>,
    finder: Finder,
}

/// How a claim's slots are found.
enum Finder {
    Grade,
    Stance(Target),
    Reply,
    Speech,
    Content,
    Status,
    Open(Field, Domain),
}

impl Slots {
    /// The values of a field; `focus` is what the stance facet is toward.
    pub fn new(field: Field, library: &Library, focus: &Toward, asked: &Asked) -> Self {
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
                let (domain, values) = Domain::of(open, library, asked);
                (Finder::Open(open, domain), values)
            }
        };
        Slots { values, finder }
    }

    /// The values.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The values, when nothing is to be counted.
    pub fn into_values(self) -> Vec<Value> {
        self.values
    }

    /// Puts the slots of the values that a claim has into `slots`, each once.
    pub fn of_claim(
        &self,
        claim: ClaimRef<'_>,
        scope: Scope<'_>,
        asked: &Asked,
        slots: &mut Vec<usize>,
    ) {
        slots.clear();
        match &self.finder {
            Finder::Grade => slots.extend(self.values.iter().position(
                |value| matches!(value, Value::Grade(grade) if grade.contains(claim.grade())),
            )),
            Finder::Stance(target) => slots.extend(target.side_of(claim).and_then(place)),
            Finder::Reply => slots.extend(claim.replies().filter_map(|reply| place(reply.reply()))),
            Finder::Speech => slots.extend(place(claim.speech())),
            Finder::Content => slots.extend(place(claim.content())),
            Finder::Status => slots.extend(place(scope.statuses.get(claim.row()))),
            Finder::Open(field, domain) => domain::ids(*field, claim, asked, |id| {
                slots.extend(domain.places(id).iter().map(|place| *place as usize));
            }),
        }
        if slots.is_empty() {
            slots.extend(self.values.len().checked_sub(1));
        }
        slots.sort_unstable();
        slots.dedup();
    }
}

fn all<V: Vocabulary>(value: fn(V) -> Value) -> Vec<Value> {
    V::ALL.iter().copied().map(value).collect()
}

fn place<V: Vocabulary>(value: V) -> Option<usize> {
    V::ALL.iter().position(|other| *other == value)
}
