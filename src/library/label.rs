//! What speakers and topics are called: each text once, folded once, however many have it.

use super::{
    Library, SpeakerId, TopicId,
    arena::Text,
    interner::Interner,
    shard::{Shard, Speaker},
};
use crate::text::fold;
use foldhash::HashMap;
use smallvec::SmallVec;

/// A text that is the name, another name or the short name of speakers, or the label of topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LabelId(pub u32);

/// A text that speakers or topics are called by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LabelRef<'a> {
    /// As it is written where it stands first.
    pub text: &'a str,
    /// The same, folded for the search.
    pub folded: &'a str,
}

/// All that the speakers and topics of a library are called.
#[derive(Debug, Clone, Default)]
pub(super) struct Labels {
    distinct: Vec<Label>,
    ids: HashMap<Text, LabelId>,
    of_speakers: Vec<SmallVec<[LabelId; 4]>>,
    of_topics: Vec<SmallVec<[LabelId; 4]>>,
}

/// A label and the same folded, among the words of the library's names.
#[derive(Debug, Clone, Copy)]
struct Label {
    text: Text,
    folded: Text,
}

impl Labels {
    /// Adds what an article calls a speaker.
    pub fn add(&mut self, id: SpeakerId, speaker: &Speaker, shard: &Shard, words: &mut Interner) {
        let at = id.0 as usize;
        if self.of_speakers.len() <= at {
            self.of_speakers.resize(at + 1, SmallVec::new());
        }
        let aliases = shard.items(speaker.aliases).iter().copied();
        for text in [speaker.name].into_iter().chain(aliases).chain([speaker.short]) {
            let label = self.label(shard.text(text), words);
            let own = &mut self.of_speakers[at];
            if !own.contains(&label) {
                own.push(label);
            }
        }
    }

    /// Adds what an article calls a topic.
    pub fn add_topic(&mut self, id: TopicId, written: &str, words: &mut Interner) {
        let at = id.0 as usize;
        if self.of_topics.len() <= at {
            self.of_topics.resize(at + 1, SmallVec::new());
        }
        let label = self.label(written, words);
        if !self.of_topics[at].contains(&label) {
            self.of_topics[at].push(label);
        }
    }

    fn label(&mut self, written: &str, words: &mut Interner) -> LabelId {
        let text = words.put(written);
        *self.ids.entry(text).or_insert_with(|| {
            self.distinct.push(Label { text, folded: words.put(&fold(written)) });
            LabelId(self.distinct.len() as u32 - 1)
        })
    }
}

impl Library {
    /// Each text that speakers or topics are called by, in the order of their [`LabelId`]s.
    pub fn labels(&self) -> impl ExactSizeIterator<Item = LabelRef<'_>> {
        self.names.labels.distinct.iter().map(|label| self.label_ref(*label))
    }

    /// A text that speakers or topics are called by.
    pub fn label(&self, id: LabelId) -> LabelRef<'_> {
        self.label_ref(self.names.labels.distinct[id.0 as usize])
    }

    fn label_ref(&self, label: Label) -> LabelRef<'_> {
        let words = &self.names.words;
        LabelRef { text: words.get(label.text), folded: words.get(label.folded) }
    }

    /// What a speaker is called, in all articles that have them: the name in the first of these,
    /// then whatever else.
    pub fn labels_of(&self, speaker: SpeakerId) -> &[LabelId] {
        self.names.labels.of_speakers.get(speaker.0 as usize).map_or(&[], SmallVec::as_slice)
    }

    /// What a topic is called, in all articles that have it.
    pub fn labels_of_topic(&self, topic: TopicId) -> &[LabelId] {
        self.names.labels.of_topics.get(topic.0 as usize).map_or(&[], SmallVec::as_slice)
    }
}
