//! From sentences to proposals: who seems to say what, and who seems to have been asked.

mod claims;
mod facts;
mod quotations;
mod requests;

use super::{
    grammar::Grammar,
    registry::{Candidate, Ids, Mention, SpeakerRegistry},
    sentence::Sentence,
};
use crate::dossier::{Claim, Request};
use facts::{AttributedCue, SentenceFacts, prefer};

/// Something proposed, and what a curator should look at.
#[derive(Debug)]
pub struct Proposal<T> {
    /// As it is in the dossier, with what is open in it.
    pub item: T,
    /// What else was found, a comment each.
    pub remarks: Vec<String>,
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

/// Who says something, as far as it is known, and why.
#[derive(Debug, Clone, Default)]
struct Attribution<'a> {
    /// Who is proposed.
    mention: Option<Mention>,
    /// The words that show it.
    seen: Option<String>,
    /// Who else could be meant, the likeliest first.
    or: Vec<Candidate<'a>>,
}

impl<'a> Proposer<'a> {
    /// Proposes what the sentences of one paragraph report.
    pub fn paragraph(&mut self, number: u16, sentences: &[Sentence<'_>]) {
        let all: Vec<_> = sentences.iter().map(|sentence| self.facts(sentence)).collect();
        let mut entries = Vec::new();
        let requests = self.proposals.requests.len();
        for (index, facts) in all.iter().enumerate() {
            let is_attribution = |next: &&SentenceFacts<'_, '_>| next.is_attribution();
            let next = all.get(index + 1).filter(|_| facts.is_bare()).filter(is_attribution);
            let is_after_bare = index.checked_sub(1).is_some_and(|before| all[before].is_bare());
            match next {
                Some(next) => self.attributed_next(facts, next, &mut entries),
                None if facts.is_bare() => {
                    let before = before(&all, index);
                    self.narration(facts, all.len(), before, &mut entries);
                }
                None if facts.is_attribution() && is_after_bare => {}
                None => self.claims(facts, &context(&all, index), &mut entries),
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

/// Who can be the speaker of a sentence that names none: who speaks in the sentence before it, or
/// after it, or before the paragraph. Whoever is quoted goes on in a sentence that is nothing but a
/// quotation; elsewhere nobody is proposed.
fn context<'a>(all: &[SentenceFacts<'_, 'a>], index: usize) -> Attribution<'a> {
    let before = before(all, index);
    let next = all.get(index + 1).and_then(|it| it.cues.first());
    let mut or = all[index].recent.clone();
    or.extend(all.get(index + 1).iter().flat_map(|next| &next.named));
    let likely = [all[index].before, next.and_then(AttributedCue::mention)];
    let likely = likely.into_iter().chain([before.and_then(AttributedCue::mention)]);
    likely.flatten().for_each(|mention| prefer(&mut or, mention));
    let speaker = before
        .filter(|_| all[index].is_quotation())
        .and_then(|cue| Some((cue.mention()?, &cue.seen)));
    match speaker {
        Some((mention, seen)) => {
            Attribution { mention: Some(mention.guessed()), seen: seen.clone(), or }
        }
        None => Attribution { or, ..Attribution::default() },
    }
}

/// The last who is said to speak in the sentence before this one of a paragraph.
fn before<'f, 'a>(all: &'f [SentenceFacts<'_, 'a>], index: usize) -> Option<&'f AttributedCue<'a>> {
    all[..index].last()?.cues.last()
}
