//! Many dossiers, made up: what holds of one article holds of thousands.

#[path = "../benches/synthetic/mod.rs"]
mod synthetic;

use onrecord::{
    dossier::{self, Limits, Source},
    library::{Library, Shard},
};
use std::sync::Arc;

const SEED: u64 = 7;

/// A library of so many claims.
fn library(claims: usize) -> Library {
    let mut library = Library::default();
    for dossier in synthetic::dossiers(SEED, claims) {
        let source = Source::new(dossier.id, dossier.text);
        let mut shard = Shard::default();
        dossier::open(&source, &Limits::default(), |sound| shard.add(sound, source.name()))
            .unwrap_or_else(|report| panic!("{report}"));
        library.add(Arc::new(shard.finish())).unwrap();
    }
    library
}

#[test]
fn the_synthetic_dossiers_are_sound_and_the_same_each_time() {
    let library = library(3_000);
    assert_eq!(library.len(), 3_000);
    let texts = |claims| synthetic::dossiers(SEED, claims).into_iter().map(|it| it.text);
    assert!(texts(500).eq(texts(500)));
    let few: Vec<_> = texts(500).collect();
    let many: Vec<_> = texts(1_000).collect();
    assert_eq!(few[..few.len() - 1], many[..few.len() - 1]);
}
