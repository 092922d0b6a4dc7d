//! Libraries for tests, and plain versions of what is tested.

pub mod random;
mod reference;

use super::Query;
use crate::{
    dossier::{Document, Limits, Source, check::structural},
    library::{Library, Shard},
};
use std::sync::Arc;

pub const REUTERS: &str = include_str!("../../../data/reuters-2026-02-12-china-tech.ron");
pub const TUTORIAL: &str = include_str!("../../../data/tutorial.ron");

/// A library of dossiers.
pub fn library_of(documents: &[Document<'_>]) -> Library {
    let mut library = Library::default();
    for document in documents {
        let sound = structural(document).unwrap_or_else(|problems| panic!("{problems:?}"));
        let mut shard = Shard::default();
        shard.add(&sound, "test");
        library.add(Arc::new(shard.finish())).unwrap();
    }
    library
}

/// A library of dossiers as they are written.
pub fn library(sources: &[&str]) -> Library {
    let mut library = Library::default();
    for text in sources {
        library.add_source(Source::new("test", *text), &Limits::default()).unwrap();
    }
    library
}

/// Both dossiers that come with the program.
pub fn shipped() -> Library {
    library(&[REUTERS, TUTORIAL])
}

/// A query that can be read.
pub fn query(text: &str, library: &Library) -> Query {
    Query::parse(text, library).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// What a query prints as.
pub fn printed(text: &str, library: &Library) -> String {
    query(text, library).to_string()
}
