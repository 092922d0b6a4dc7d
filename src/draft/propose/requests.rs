//! Requests for comment.

use super::{
    super::{
        lexicon::RequestOutcome,
        registry::{Candidate, Mention},
    },
    Proposal, Proposer, SentenceFacts,
    facts::exact,
};
use crate::dossier::{OpenInRequest, Outcome, Request, Str};
use std::ops::Range;

impl<'a> Proposer<'a> {
    /// Proposes the request that the sentence reports with its `index`-th cue of one.
    pub(super) fn request(
        &mut self,
        facts: &SentenceFacts<'_, 'a>,
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
            parties.extend(teller.and_then(|it| it.mention()).map(Mention::guessed));
        }
        let words = request.start()..*request.words.end() + 1;
        self.add_request(facts, &parties, outcome, words, quote);
    }

    /// Proposes the request that claims of a sentence answer.
    pub(super) fn answered(
        &mut self,
        facts: &SentenceFacts<'_, 'a>,
        speaker: Mention,
        claims: Vec<Str<'static>>,
    ) {
        let answered = facts.requests.iter().find(|(it, _)| it.outcome == RequestOutcome::Answered);
        if let Some((request, _)) = answered {
            let words = *request.words.start()..*request.words.end() + 1;
            self.add_request(facts, &[speaker], Outcome::Answered(claims), words, Vec::new());
        }
    }

    /// Adds a request that these words report.
    fn add_request(
        &mut self,
        facts: &SentenceFacts<'_, 'a>,
        parties: &[Mention],
        outcome: Outcome<'static>,
        words: Range<usize>,
        quote: Vec<Str<'static>>,
    ) {
        let speakers = self.registry.speakers();
        let to: Vec<_> = parties.iter().map(|it| speakers[it.speaker].id.clone()).collect();
        let is_certain = !parties.is_empty() && parties.iter().all(|it| !it.is_guess);
        let others: &[Candidate<'_>] = if is_certain { &[] } else { &facts.recent };
        let proposed: Vec<_> = to.iter().map(String::as_str).collect();
        let or = self.registry.ids_of(others.iter().copied(), &proposed);
        let open = vec![
            OpenInRequest::To {
                seen: exact(facts.sentence, &words).map(Str::from),
                or: or.into_iter().map(Str::from).collect(),
            },
            OpenInRequest::Outcome,
            OpenInRequest::Claims,
            OpenInRequest::Link,
        ];
        let item = Request {
            paragraph: facts.sentence.paragraph,
            to: to.into_iter().map(Str::from).collect(),
            outcome: Some(outcome),
            claims: Vec::new(),
            link: None,
            anchor: Some(facts.sentence.anchor(words.start).to_owned().into()),
            quote,
            note: None,
            open,
        };
        self.proposals.requests.push(Proposal { item, remarks: Vec::new() });
    }
}
