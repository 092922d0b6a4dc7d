//! Libraries for tests.

use crate::{
    dossier::{self, Document, Limits, Source},
    library::{Library, Shard},
};
use ron::extensions::Extensions;
use std::sync::Arc;

pub(crate) const TUTORIAL: &str = include_str!("../../data/tutorial.ron");
pub(crate) const REUTERS: &str = include_str!("../../data/reuters-2026-02-12-china-tech.ron");

/// A library of dossiers as they are written; the one way in which these tests load any.
pub(crate) fn library(sources: &[&str]) -> Library {
    let mut library = Library::default();
    for source in sources {
        let mut shard = Shard::default();
        let source = Source::new("test", *source);
        dossier::open(&source, &Limits::default(), |sound| shard.add(sound, "test"))
            .unwrap_or_else(|report| panic!("{report}"));
        library.add(Arc::new(shard.finish())).unwrap();
    }
    library
}

/// A dossier as it is written.
pub(crate) fn document(source: &str) -> Document<'_> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(source).unwrap()
}

/// A library of one dossier that has only what a test is about.
pub(crate) fn small(speakers: &str, claims: &str, requests: &str) -> Library {
    library(&[&small_source("small", speakers, claims, requests)])
}

/// The dossier of [`small`], with an id.
pub(crate) fn small_source(id: &str, speakers: &str, claims: &str, requests: &str) -> String {
    // No reading looks at anchors: a test need not write them.
    let claims = claims.replace(" gist:", " anchor: \"x\", gist:");
    format!(
        r#"(
            format: 1,
            article: (id: "{id}", title: "A test", outlet: "Paper", published: "2026-01-02",
                paragraphs: 9, language: "en"),
            propositions: [(id: "p", text: "It is right.")],
            topics: [(id: "t", label: "Topic")],
            speakers: [{speakers}],
            claims: [{claims}],
            requests: [{requests}],
        )"#
    )
}
