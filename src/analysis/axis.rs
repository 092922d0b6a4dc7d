//! The facets that a matrix can stand on.

use crate::{
    library::{ClaimRef, Library, PropositionId, SpeakerId, Vocabulary},
    query::{Codes, Context, Field, Name, OPEN_CODE, Sign, Target, Toward, Value as QueryValue},
};
use std::borrow::Cow;

/// A facet of a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Axis {
    /// The field whose values stand on it.
    pub field: Field,
    /// What a stance is toward; nothing for each dossier's lead proposition.
    pub toward: Option<PropositionId>,
}

/// A value of a facet; the order is that of rows and columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    /// A value, as the field numbers them.
    Code(u32),
    /// No side, no topic, no reply reported.
    Without,
}

impl Axis {
    /// Every axis, in the order in which keys go through them; stances toward each dossier's lead.
    pub const ALL: [Axis; 8] = [
        Axis::of(Field::Speaker),
        Axis::of(Field::Stance),
        Axis::of(Field::Grade),
        Axis::of(Field::Topic),
        Axis::of(Field::Speech),
        Axis::of(Field::Content),
        Axis::of(Field::Reply),
        Axis::of(Field::Dossier),
    ];

    /// The values of a field; stances toward each dossier's lead.
    pub const fn of(field: Field) -> Self {
        Axis { field, toward: None }
    }

    /// The stances toward one proposition.
    pub const fn stance(toward: PropositionId) -> Self {
        Axis { field: Field::Stance, toward: Some(toward) }
    }

    /// The facet's name, as queries have it.
    pub fn name(self) -> &'static str {
        self.field.word()
    }

    /// The values of a claim, each once; at least one.
    pub fn values(self, claim: ClaimRef<'_>) -> Vec<Value> {
        let mut values = Vec::new();
        self.values_into(claim, &mut values);
        values
    }

    /// Puts the values of a claim, each once and at least one, in the place of what is in `values`.
    pub(super) fn values_into(self, claim: ClaimRef<'_>, values: &mut Vec<Value>) {
        let focus = self.toward.map_or(Target::Lead, Target::One);
        let codes: Codes = self.field.codes(claim, Context { statuses: None, focus });
        values.clear();
        values.extend(codes.into_iter().map(|code| Value::Code(self.field.listed(code))));
        values.sort_unstable();
        values.dedup();
        if values.is_empty() {
            values.push(Value::Without);
        }
    }

    /// Whether a claim has a value.
    pub fn has(self, claim: ClaimRef<'_>, value: Value) -> bool {
        self.values(claim).contains(&value)
    }

    /// The values that always have a row, whether a claim has them or not: closed vocabularies
    /// keep their order and never jump.
    pub(super) fn fixed(self) -> Vec<Value> {
        if !self.field.is_closed() {
            return Vec::new();
        }
        let without = self.field.without().map(|_| Value::Without);
        self.field.listed_codes().map(Value::Code).chain(without).collect()
    }

    /// A value's heading.
    pub fn label(self, value: Value, library: &Library) -> Cow<'_, str> {
        self.field.heading(value.code(), library)
    }

    /// A value's sign.
    pub fn sign(self, value: Value, library: &Library) -> Sign {
        value.code().map_or(Sign::None, |code| self.field.value(code, library).sign())
    }

    /// What a query asks for to mean the claims with a value.
    pub fn query_value(self, value: Value, library: &Library) -> QueryValue {
        let value = match value.code() {
            Some(code) => self.field.value(code, library),
            None => QueryValue::without(self.field),
        };
        match self.toward {
            Some(on) => value.toward(&Toward::Proposition(Name::new(library.proposition(on).id()))),
            None => value,
        }
    }

    /// Who it is, where the facet is that of speakers.
    pub fn speaker(self, value: Value) -> Option<SpeakerId> {
        let code = value.code().filter(|code| self.field == Field::Speaker && *code != OPEN_CODE);
        code.map(SpeakerId)
    }
}

impl Value {
    fn code(self) -> Option<u32> {
        match self {
            Value::Code(code) => Some(code),
            Value::Without => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, TUTORIAL, library};
    use std::collections::BTreeSet;

    #[test]
    fn every_claim_has_a_value_on_every_axis() {
        let library = library(&[TUTORIAL]);
        let lead = library.propositions().next().unwrap().key();
        for axis in Axis::ALL.into_iter().chain([Axis::stance(lead)]) {
            for claim in library.claims() {
                let values = axis.values(claim);
                assert!(!values.is_empty() && values.is_sorted());
                for value in values {
                    assert!(axis.has(claim, value));
                    assert!(!axis.label(value, &library).is_empty());
                }
            }
            assert!(axis.fixed().is_sorted(), "{}", axis.name());
        }
    }

    #[test]
    fn the_lead_is_each_dossiers_own() {
        let library = library(&[TUTORIAL, REUTERS]);
        let sides = |axis: Axis| {
            let sided = library.claims().filter(|claim| !axis.has(*claim, Value::Without));
            sided.map(|claim| claim.dossier().id()).collect::<BTreeSet<_>>().len()
        };
        let lead = library.propositions().next().unwrap().key();
        assert_eq!((sides(Axis::of(Field::Stance)), sides(Axis::stance(lead))), (2, 1));
    }
}
