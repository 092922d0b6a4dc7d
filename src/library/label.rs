//! What speakers are called: each text once, folded once, however many have it.

use super::{
    Library, SpeakerId,
    arena::Text,
    shard::{Shard, Speaker},
};
use crate::text::fold;
use std::collections::HashMap;

/// A text that is the name, another name or the short name of speakers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LabelId(pub u32);

/// A text that speakers are called by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LabelRef<'a> {
    /// As it is written where it stands first.
    pub text: &'a str,
    /// The same, folded for the search.
    pub folded: &'a str,
}

/// All that the speakers of a library are called.
#[derive(Debug, Clone, Default)]
pub(super) struct Labels {
    distinct: Vec<Label>,
    ids: HashMap<Box<str>, LabelId>,
    of_speakers: Vec<Vec<LabelId>>,
}

#[derive(Debug, Clone)]
struct Label {
    part: u32,
    text: Text,
    folded: Box<str>,
}

impl Labels {
    /// Adds what an article calls a speaker; `part` is the shard's place in the library.
    pub fn add(&mut self, id: SpeakerId, speaker: &Speaker, shard: &Shard, part: u32) {
        let at = id.0 as usize;
        if self.of_speakers.len() <= at {
            self.of_speakers.resize(at + 1, Vec::new());
        }
        let aliases = shard.items(speaker.aliases).iter().copied();
        for text in [speaker.name].into_iter().chain(aliases).chain([speaker.short]) {
            let label = self.label(text, shard, part);
            let own = &mut self.of_speakers[at];
            if !own.contains(&label) {
                own.push(label);
            }
        }
    }

    fn label(&mut self, text: Text, shard: &Shard, part: u32) -> LabelId {
        let written = shard.text(text);
        if let Some(known) = self.ids.get(written) {
            return *known;
        }
        let id = LabelId(self.distinct.len() as u32);
        self.distinct.push(Label { part, text, folded: fold(written).into() });
        self.ids.insert(written.into(), id);
        id
    }
}

impl Library {
    /// Each text that speakers are called by, in the order of their [`LabelId`]s.
    pub fn labels(&self) -> impl ExactSizeIterator<Item = LabelRef<'_>> {
        self.names.labels.distinct.iter().map(|label| self.label_ref(label))
    }

    /// A text that speakers are called by.
    pub fn label(&self, id: LabelId) -> LabelRef<'_> {
        self.label_ref(&self.names.labels.distinct[id.0 as usize])
    }

    fn label_ref<'a>(&'a self, label: &'a Label) -> LabelRef<'a> {
        let text = self.parts[label.part as usize].shard.text(label.text);
        LabelRef { text, folded: &label.folded }
    }

    /// What a speaker is called, in all articles that have them: the name in the first of these,
    /// then whatever else.
    pub fn labels_of(&self, speaker: SpeakerId) -> &[LabelId] {
        self.names.labels.of_speakers.get(speaker.0 as usize).map_or(&[], Vec::as_slice)
    }
}
