//! Texts that are kept once, however many dossiers have them.

use super::arena::{Arena, Text};
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use std::hash::BuildHasher;

/// Texts of one line, each once.
#[derive(Debug, Clone, Default)]
pub struct Interner {
    arena: Arena,
    known: HashTable<Text>,
    hashing: RandomState,
}

impl Interner {
    /// A text, if it is there.
    pub fn find(&self, text: &str) -> Option<Text> {
        let is_it = |known: &Text| self.arena.get(*known) == text;
        self.known.find(self.hashing.hash_one(text), is_it).copied()
    }

    /// Puts in a text that is clean, unless it is there.
    pub fn put(&mut self, text: &str) -> Text {
        self.find(text).unwrap_or_else(|| {
            let put = self.arena.put_clean(text);
            let Interner { arena, known, hashing } = self;
            let hash = |it: &Text| hashing.hash_one(arena.get(*it));
            known.insert_unique(hash(&put), put, hash);
            put
        })
    }

    /// A text that was put in.
    pub fn get(&self, text: Text) -> &str {
        self.arena.get(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_is_there_once() {
        let mut words = Interner::default();
        let put: Vec<_> = ["a", "", "b", "a", ""].map(|text| words.put(text)).into();
        assert_eq!((put[0], put[1]), (put[3], put[4]));
        assert_ne!(put[0], put[2]);
        assert_eq!(put.iter().map(|it| words.get(*it)).collect::<String>(), "aba");
        assert_eq!((words.find("b"), words.find("c")), (Some(put[2]), None));
    }
}
