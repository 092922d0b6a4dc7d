//! Which entry of the older version is which of the newer one.

use super::{
    Changed, Difference, Differences,
    field::{Compared, Filled, changes, filled},
};
use crate::library::About;
use std::collections::{HashMap, VecDeque};

/// The entries of two versions, and which are the same.
#[derive(Debug)]
pub(super) struct Pairs<T> {
    old: Vec<T>,
    new: Vec<T>,
    /// For each of the older version the place of the same in the newer one.
    to_new: Vec<Option<usize>>,
    /// The way back.
    to_old: Vec<Option<usize>>,
}

impl<'a, T: Compared<'a>> Pairs<T> {
    /// Pairs entries by one key after the other, the surest first. Entries that share a key pair
    /// in reading order.
    pub(super) fn of(
        old: impl Iterator<Item = T>,
        new: impl Iterator<Item = T>,
        names: &Names<'a>,
    ) -> Self {
        let (old, new): (Vec<T>, Vec<T>) = (old.collect(), new.collect());
        let (to_new, to_old) = (vec![None; old.len()], vec![None; new.len()]);
        let mut pairs = Pairs { old, new, to_new, to_old };
        for key in T::KEYS {
            pairs.pair_by(key, names);
        }
        pairs
    }

    fn pair_by(&mut self, key: &[&str], names: &Names<'a>) {
        let none = Names::default();
        let mut waiting: HashMap<Vec<Vec<String>>, VecDeque<usize>> = HashMap::new();
        for (at, entry) in self.old.iter().enumerate() {
            if self.to_new[at].is_none()
                && let Some(key) = key_of(filled(*entry, names), key)
            {
                waiting.entry(key).or_default().push_back(at);
            }
        }
        for (at, entry) in self.new.iter().enumerate() {
            if self.to_old[at].is_none()
                && let Some(key) = key_of(filled(*entry, &none), key)
                && let Some(same) = waiting.get_mut(&key).and_then(VecDeque::pop_front)
            {
                self.to_old[at] = Some(same);
                self.to_new[same] = Some(at);
            }
        }
    }

    /// What both versions have, in the order of the newer one.
    pub(super) fn both(&self) -> impl Iterator<Item = (T, T)> + '_ {
        let new = self.new.iter().zip(&self.to_old);
        new.filter_map(|(new, old)| Some((self.old[(*old)?], *new)))
    }

    /// The ids of what both versions have.
    pub(super) fn ids(&self, id: fn(T) -> &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.both().map(move |(old, new)| (id(old), id(new)))
    }

    /// What is not the same.
    pub(super) fn differences(&self, names: &Names<'a>) -> Differences<T> {
        let (mut all, mut same) = (Vec::new(), 0);
        self.removed_from(0, &mut all);
        for (new, old) in self.new.iter().zip(&self.to_old) {
            let Some(at) = *old else {
                all.push(Difference::Added(*new));
                continue;
            };
            let changes = changes(self.old[at], *new, names);
            if changes.is_empty() {
                same += 1;
            } else {
                let changed = Changed { old: self.old[at], new: *new, changes };
                all.push(Difference::Changed(changed));
            }
            self.removed_from(at + 1, &mut all);
        }
        Differences { all, same }
    }

    /// What was removed from `start` on, up to the first that is still there.
    fn removed_from(&self, start: usize, all: &mut Vec<Difference<T>>) {
        let run = self.old[start..].iter().zip(&self.to_new[start..]);
        let removed = run.take_while(|(_, new)| new.is_none());
        all.extend(removed.map(|(old, _)| Difference::Removed(*old)));
    }
}

/// What an entry is recognized by; nothing where it has none of the fields.
fn key_of(fields: Vec<Filled>, key: &[&str]) -> Option<Vec<Vec<String>>> {
    let of_key = fields.into_iter().filter(|(field, _)| key.contains(&field.key));
    let values: Vec<Vec<String>> =
        of_key.map(|(_, values)| values.into_iter().map(|value| value.word).collect()).collect();
    values.iter().any(|values| !values.is_empty()).then_some(values)
}

/// Ids of the older version, and those that the newer one has instead; without entries, the ids as
/// they are.
#[derive(Debug, Default)]
pub(super) struct Names<'a>(HashMap<(About, &'a str), &'a str>);

impl<'a> Names<'a> {
    /// Adds ids of the older version with those of the newer one.
    pub(super) fn put(&mut self, about: About, ids: impl Iterator<Item = (&'a str, &'a str)>) {
        self.0.extend(ids.map(|(old, new)| ((about, old), new)));
    }

    /// The id that the newer version has for this one.
    pub(super) fn newer(&self, about: About, id: &'a str) -> &'a str {
        self.0.get(&(about, id)).copied().unwrap_or(id)
    }
}
