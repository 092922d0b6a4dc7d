//! The proof that a document is structurally right.

use super::structural::names::Names;
use crate::dossier::Document;

/// A document in which every reference was found and nothing contradicts itself.
///
/// Only [`structural`](super::structural()) makes one. What resolves a document starts here and has
/// no errors left to handle.
pub struct Sound<'d> {
    document: &'d Document<'d>,
    names: Names<'d>,
}

impl<'d> Sound<'d> {
    /// For [`structural`](super::structural()) alone, once it has found no error.
    pub(super) fn new(document: &'d Document<'d>, names: Names<'d>) -> Self {
        Sound { document, names }
    }

    /// The document itself.
    pub fn document(&self) -> &'d Document<'d> {
        self.document
    }

    /// The position among the document's speakers of one that it refers to.
    ///
    /// # Panics
    ///
    /// If `id` was not taken from this document; so for the other three.
    pub fn speaker(&self, id: &str) -> u32 {
        found(self.names.speakers.position(id))
    }

    /// The position among the document's claims of one that it refers to.
    pub fn claim(&self, id: &str) -> u32 {
        found(self.names.claims.position(id))
    }

    /// The position among the document's topics of one that it refers to.
    pub fn topic(&self, id: &str) -> u32 {
        found(self.names.topics.position(id))
    }

    /// The position among the document's propositions of one that it refers to.
    pub fn proposition(&self, id: &str) -> u32 {
        found(self.names.propositions.position(id))
    }
}

/// `structural` looked up every id that the document refers to, and makes no `Sound` if one is
/// missing.
fn found(position: Option<u32>) -> u32 {
    position.expect("every id that a sound document refers to was found")
}
