//! Requests for comment.

use super::{
    super::{lexicon::RequestOutcome, sentence::Sentence},
    NOBODY, Proposal, Proposer, SentenceFacts,
};
use crate::dossier::{Link, Outcome, Request, Str};

impl Proposer<'_> {
    /// Proposes the request that the sentence reports with its `index`-th cue of one.
    pub(super) fn request(
        &mut self,
        facts: &SentenceFacts<'_>,
        index: usize,
        quote: Vec<Str<'static>>,
    ) {
        let (request, parties) = &facts.requests[index];
        let teller = facts.cues.iter().find(|it| it.cue.words.start() < request.words.start());
        let outcome = match request.outcome {
            RequestOutcome::NoReply | RequestOutcome::NoReplyFrom => Outcome::NoReply,
            // Who says that there will be no comment has answered.
            RequestOutcome::NoComment if teller.is_some() => Outcome::Declined,
            RequestOutcome::NoComment | RequestOutcome::NoCommentFrom => Outcome::NoComment,
            RequestOutcome::Declined => Outcome::Declined,
            RequestOutcome::Answered => return,
        };
        let mut parties = parties.clone();
        if parties.is_empty() {
            parties.extend(teller.and_then(|it| it.mention()).map(|mention| mention.speaker));
        }
        let mut decide =
            vec!["request: who was asked, with which outcome, and about which `claims`".to_owned()];
        if parties.is_empty() {
            decide.push("nobody was found who was asked".to_owned());
        }
        self.add_request(facts.sentence, &parties, outcome, request.start(), quote, decide);
    }

    /// Proposes the request that claims of a sentence answer.
    pub(super) fn answered(
        &mut self,
        facts: &SentenceFacts<'_>,
        speaker: usize,
        claims: Vec<Str<'static>>,
    ) {
        let answered = facts.requests.iter().find(|(it, _)| it.outcome == RequestOutcome::Answered);
        if let Some((request, _)) = answered {
            let question =
                "request: the answer to a question: which, and about which `claims`".to_owned();
            let (outcome, at) = (Outcome::Answered(claims), *request.words.start());
            self.add_request(facts.sentence, &[speaker], outcome, at, Vec::new(), vec![question]);
        }
    }

    fn add_request(
        &mut self,
        sentence: &Sentence<'_>,
        parties: &[usize],
        outcome: Outcome<'static>,
        at: usize,
        quote: Vec<Str<'static>>,
        decide: Vec<String>,
    ) {
        let speakers = self.registry.speakers();
        let mut to: Vec<Str<'_>> =
            parties.iter().map(|speaker| speakers[*speaker].id.clone().into()).collect();
        if to.is_empty() {
            to.push(NOBODY.into());
        }
        let item = Request {
            paragraph: sentence.paragraph,
            to,
            outcome: Some(outcome),
            claims: Vec::new(),
            link: Some(Link::Inferred),
            anchor: Some(sentence.anchor(at).to_owned().into()),
            quote,
            note: None,
            open: Vec::new(),
        };
        self.proposals.requests.push(Proposal { item, decide });
    }
}
