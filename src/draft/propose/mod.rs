//! From sentences to proposals: who seems to say what, and who seems to have been asked.

mod claims;
mod facts;
mod quotations;
mod requests;

use super::{
    grammar::Grammar,
    registry::{Ids, Mention, SpeakerRegistry},
    sentence::Sentence,
};
use crate::dossier::{Claim, Request};
use facts::SentenceFacts;

/// The id of the speaker of what nobody can be found for.
pub const NOBODY: &str = "undecided";

/// Something proposed, and what a curator should look at.
#[derive(Debug)]
pub struct Proposal<T> {
    /// As it would be in the dossier.
    pub item: T,
    /// What was found and is to be decided, a line each.
    pub decide: Vec<String>,
}

/// What the draft has among the claims of a paragraph, in the order of the text.
#[derive(Debug)]
pub enum Entry {
    /// A claim to decide.
    Claim(Box<Proposal<Claim<'static>>>),
    /// Something that is not a claim, and not left out in silence.
    Remark(String),
}

/// Everything that is proposed for an article but its speakers.
#[derive(Debug, Default)]
pub struct Proposals {
    /// The claims and remarks of each paragraph.
    pub paragraphs: Vec<(u16, Vec<Entry>)>,
    /// The requests for comment.
    pub requests: Vec<Proposal<Request<'static>>>,
}

/// Makes proposals, paragraph after paragraph.
pub struct Proposer<'a> {
    pub grammar: &'a Grammar,
    pub registry: SpeakerRegistry<'a>,
    /// Whether readers read another language than the article's.
    pub is_translated: bool,
    pub proposals: Proposals,
    /// The id of the newsroom.
    pub outlet: String,
    pub claim_ids: Ids,
}

impl Proposer<'_> {
    /// Proposes what the sentences of one paragraph report.
    pub fn paragraph(&mut self, number: u16, sentences: &[Sentence<'_>]) {
        let all: Vec<_> = sentences.iter().map(|sentence| self.facts(sentence)).collect();
        let mut entries = Vec::new();
        let requests = self.proposals.requests.len();
        for (index, facts) in all.iter().enumerate() {
            let is_attribution = |next: &&SentenceFacts<'_>| next.is_attribution();
            let next = all.get(index + 1).filter(|_| facts.is_bare()).filter(is_attribution);
            let is_after_bare = index.checked_sub(1).is_some_and(|before| all[before].is_bare());
            match next {
                Some(next) => self.attributed_next(facts, next, &mut entries),
                None if facts.is_bare() => self.narration(facts, all.len(), &mut entries),
                None if facts.is_attribution() && is_after_bare => {}
                None => self.claims(facts, context(&all, index), &mut entries),
            }
        }
        let is_asked = self.proposals.requests.len() > requests;
        if entries.is_empty() && !is_asked {
            entries.push(Entry::Remark(match sentences.first() {
                Some(first) => {
                    let beginning = first.excerpt(&(0..first.words.len()));
                    format!("nothing is proposed here; it begins \"{beginning}\"")
                }
                None => "nothing is proposed here; it has no words".to_owned(),
            }));
        }
        self.proposals.paragraphs.push((number, entries));
    }
}

/// Who can be the speaker of a sentence that names none, and why: who speaks in the sentence before
/// it, or after it, or before the paragraph.
fn context(all: &[SentenceFacts<'_>], index: usize) -> Option<Mention> {
    let before = all[..index].last().and_then(|it| it.cues.last()?.mention());
    let after = || all.get(index + 1).and_then(|it| it.cues.first()?.mention());
    let guess = |mention: Mention, guess| Some(mention.guessed(guess));
    if let Some(before) = before {
        guess(before, "nobody is said to say it: read as who speaks before")
    } else if let Some(after) = after() {
        guess(after, "nobody is said to say it: read as who speaks next")
    } else {
        guess(all[index].before?, "nobody is said to say it: read as the last before")
    }
}
