//! What is read, and what was counted of it once.

use crate::ui::People;
use crate::{library::Library, query::Index};
use std::sync::Arc;

/// A library, and what was counted of it once: on the thread that has read it, where it is large.
#[derive(Debug, Clone)]
pub struct Holdings {
    library: Arc<Library>,
    index: Arc<Index>,
    people: Arc<People>,
    sourced: usize,
}

impl Holdings {
    /// Goes through a library once.
    pub fn of(library: Arc<Library>) -> Self {
        Self {
            index: Arc::new(Index::of(&library)),
            people: Arc::new(People::of(&library)),
            sourced: library.claims().filter(|claim| claim.grade().is_sourced()).count(),
            library,
        }
    }

    /// What is read.
    pub fn library(&self) -> &Arc<Library> {
        &self.library
    }

    /// What queries need to know of it.
    pub fn index(&self) -> &Arc<Index> {
        &self.index
    }

    /// What it has of each speaker.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// How many claims somebody is said to have made; the others are the newsroom's own.
    pub fn sourced(&self) -> usize {
        self.sourced
    }
}
