//! Libraries for tests.

use super::Query;
use crate::{
    dossier::{Document, Limits, Source, check::structural},
    library::{Library, Shard},
};
use std::sync::Arc;

pub const REUTERS: &str = include_str!("../../data/reuters-2026-02-12-china-tech.ron");
pub const TUTORIAL: &str = include_str!("../../data/tutorial.ron");

/// A library of dossiers; the one way in which these tests load any.
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
    let sources: Vec<Source> = sources.iter().map(|text| Source::new("test", *text)).collect();
    let parse = |source| crate::dossier::parse(source, &Limits::default()).unwrap();
    library_of(&sources.iter().map(parse).collect::<Vec<_>>())
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
