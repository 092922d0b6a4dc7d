//! What claims are about and what they take sides on, to be read.

use super::{
    Part, PropositionId, TopicId,
    shard::{Proposition, Stance, Topic},
};
use crate::dossier::{Basis, Position};

/// What claims are about.
#[derive(Debug, Clone, Copy)]
pub struct TopicRef<'a> {
    part: &'a Part,
    at: u32,
}

impl<'a> TopicRef<'a> {
    pub(super) fn new(part: &'a Part, at: u32) -> Self {
        TopicRef { part, at }
    }

    fn entry(self) -> &'a Topic {
        &self.part.shard.topics[self.at as usize]
    }

    /// Which topic of the library it is.
    pub fn key(self) -> TopicId {
        self.part.topics[self.at as usize]
    }

    /// Its id.
    pub fn id(self) -> &'a str {
        self.part.shard.text(self.entry().id)
    }

    /// Its name on the screen.
    pub fn label(self) -> &'a str {
        self.part.shard.text(self.entry().label)
    }

    /// What it is.
    pub fn gist(self) -> Option<&'a str> {
        self.part.shard.option(self.entry().gist)
    }
}

/// What a stance is toward.
#[derive(Debug, Clone, Copy)]
pub struct PropositionRef<'a> {
    part: &'a Part,
    at: u32,
}

impl<'a> PropositionRef<'a> {
    pub(super) fn new(part: &'a Part, at: u32) -> Self {
        PropositionRef { part, at }
    }

    fn entry(self) -> &'a Proposition {
        &self.part.shard.propositions[self.at as usize]
    }

    /// Which proposition of the library it is.
    pub fn key(self) -> PropositionId {
        self.part.propositions[self.at as usize]
    }

    /// Its id.
    pub fn id(self) -> &'a str {
        self.part.shard.text(self.entry().id)
    }

    /// The proposition, as one sentence.
    pub fn text(self) -> &'a str {
        self.part.shard.text(self.entry().text)
    }

    /// What it is called where there is little room.
    pub fn short(self) -> Option<&'a str> {
        self.part.shard.option(self.entry().short)
    }
}

/// A side that a claim takes.
#[derive(Debug, Clone, Copy)]
pub struct StanceRef<'a> {
    part: &'a Part,
    stance: &'a Stance,
}

impl<'a> StanceRef<'a> {
    pub(super) fn new(part: &'a Part, stance: &'a Stance) -> Self {
        StanceRef { part, stance }
    }

    /// Toward what.
    pub fn proposition(self) -> PropositionRef<'a> {
        PropositionRef::new(self.part, self.stance.on.0)
    }

    /// The side.
    pub fn position(self) -> Position {
        self.stance.position
    }

    /// Whether the speaker says so.
    pub fn basis(self) -> Basis {
        self.stance.basis
    }
}
