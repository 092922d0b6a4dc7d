//! Putting together what has one key.

use crate::library::{ClaimRef, DossierRef};
use foldhash::{HashMap, HashMapExt};
use std::hash::Hash;

/// Values by their keys, in the order in which the keys first came.
#[derive(Debug)]
pub(crate) struct Groups<K, V> {
    places: HashMap<K, usize>,
    values: Vec<V>,
}

impl<K: Eq + Hash, V> Groups<K, V> {
    pub fn new() -> Self {
        Groups { places: HashMap::new(), values: Vec::new() }
    }

    /// The value of a key; it is created if the key is new.
    pub fn entry(&mut self, key: K, create: impl FnOnce() -> V) -> &mut V {
        let place = *self.places.entry(key).or_insert_with(|| {
            self.values.push(create());
            self.values.len() - 1
        });
        &mut self.values[place]
    }

    /// The value of a key, if there is one.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.places.get(key).map(|place| &mut self.values[*place])
    }

    pub fn into_values(self) -> Vec<V> {
        self.values
    }
}

/// The claims of each dossier, in the order in which the dossiers first come.
pub(crate) fn by_dossier<'a>(
    claims: impl IntoIterator<Item = ClaimRef<'a>>,
) -> Vec<(DossierRef<'a>, Vec<ClaimRef<'a>>)> {
    let mut groups = Groups::new();
    for claim in claims {
        let dossier = claim.dossier();
        groups.entry(dossier.key(), || (dossier, Vec::new())).1.push(claim);
    }
    groups.into_values()
}
