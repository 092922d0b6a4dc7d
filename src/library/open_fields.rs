//! Which fields of an item a curator has still to decide.

use super::Vocabulary;
use std::{fmt, marker::PhantomData};

/// The open fields of an item, at most sixteen.
pub struct OpenFields<F> {
    bits: u16,
    of: PhantomData<fn() -> F>,
}

impl<F> Clone for OpenFields<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for OpenFields<F> {}

impl<F: Vocabulary> fmt::Debug for OpenFields<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(Vocabulary::word)).finish()
    }
}

impl<F: Vocabulary> OpenFields<F> {
    /// Whether none is open.
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// Whether a field is open.
    pub fn has(self, field: F) -> bool {
        // Nearly always none is.
        self.bits != 0 && self.iter().any(|open| open == field)
    }

    /// The open fields, in the order of their vocabulary.
    pub fn iter(self) -> impl Iterator<Item = F> + Clone {
        F::ALL.iter().enumerate().filter(move |(at, _)| self.bits & (1 << at) != 0).map(|it| *it.1)
    }

    /// How many are open.
    pub fn len(self) -> usize {
        self.bits.count_ones() as usize
    }
}

impl<F: Vocabulary> FromIterator<F> for OpenFields<F> {
    fn from_iter<I: IntoIterator<Item = F>>(fields: I) -> Self {
        let bit = |field: F| F::ALL.iter().position(|it| *it == field).map_or(0, |at| 1 << at);
        let bits = fields.into_iter().fold(0, |bits, field| bits | bit(field));
        OpenFields { bits, of: PhantomData }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::ClaimField;

    #[test]
    fn every_field_of_a_claim_has_its_bit() {
        let all: OpenFields<ClaimField> = ClaimField::ALL.iter().copied().collect();
        assert_eq!(all.len(), ClaimField::ALL.len());
        assert!(ClaimField::ALL.iter().all(|field| all.has(*field)));
        for field in ClaimField::ALL {
            let one: OpenFields<ClaimField> = [*field, *field].into_iter().collect();
            assert_eq!(one.iter().collect::<Vec<_>>(), [*field]);
        }
        assert!(OpenFields::<ClaimField>::from_iter([]).is_empty());
    }
}
