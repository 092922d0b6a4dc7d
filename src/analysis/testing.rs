//! Libraries for tests.

use crate::{
    dossier::{Document, check::structural},
    library::{Library, Shard},
};
use ron::extensions::Extensions;
use std::sync::Arc;

pub(crate) const TUTORIAL: &str = include_str!("../../data/tutorial.ron");
pub(crate) const REUTERS: &str = include_str!("../../data/reuters-2026-02-12-china-tech.ron");

/// A library of dossiers as they are written.
pub(crate) fn library(sources: &[&str]) -> Library {
    let mut library = Library::default();
    for source in sources {
        add(&mut library, &document(source));
    }
    library
}

/// The one way in which these tests bring a dossier into a library.
pub(crate) fn add(library: &mut Library, document: &Document<'_>) {
    let mut shard = Shard::default();
    let sound = structural(document).unwrap_or_else(|problems| panic!("{problems:#?}"));
    shard.add(&sound, "test");
    library.add(Arc::new(shard.finish())).unwrap();
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
            format: 2,
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
