//! Requests for comment.

use super::{
    super::{cast::Meant, lexicon::Asked, reading::Sentence},
    NOBODY, Proposed, Proposer, Told, is_silence, seen,
};
use crate::dossier::{Link, Outcome, Request, Str};

impl Proposer<'_> {
    /// Proposes the request that the sentence reports with its `index`-th sign of one.
    pub(super) fn request(&mut self, told: &Told<'_, '_>, index: usize, quote: Vec<Str<'static>>) {
        let (ask, parties) = &told.asks[index];
        let teller = told.cues.iter().find(|it| it.cue.words.start() < ask.words.start());
        let is_told = teller.is_some();
        let outcome = match ask.came {
            Asked::NoReply | Asked::NoReplyFrom => Outcome::NoReply,
            // Who says that there will be no comment has answered.
            Asked::NoComment if is_told => Outcome::Declined,
            Asked::NoComment | Asked::NoCommentFrom => Outcome::NoComment,
            Asked::Declined => Outcome::Declined,
            Asked::Answered => return,
        };
        let mut parties = parties.clone();
        if parties.is_empty()
            && let Some(Meant::Voice(voice)) = teller.and_then(|it| it.meant)
        {
            parties.push(voice.member);
        }
        let mut decide =
            vec!["request: whom, what came of it, and which `claims` it was about".to_owned()];
        if parties.is_empty() {
            decide.push("nobody was found who was asked".to_owned());
        }
        self.add_request(told.sentence, parties, outcome, ask.start(), quote, decide);
    }

    /// Proposes the request that claims of a sentence answer.
    pub(super) fn answered(
        &mut self,
        told: &Told<'_, '_>,
        member: usize,
        claims: Vec<Str<'static>>,
    ) {
        let Some((ask, _)) = told.asks.iter().find(|(ask, _)| !is_silence(ask.came)) else {
            return;
        };
        let decide = vec![
            "request: the answer to a question: which, and which `claims` it was about".to_owned(),
        ];
        let outcome = Outcome::Answered(claims);
        self.add_request(
            told.sentence,
            vec![member],
            outcome,
            *ask.words.start(),
            Vec::new(),
            decide,
        );
    }

    fn add_request(
        &mut self,
        sentence: &Sentence<'_>,
        parties: Vec<usize>,
        outcome: Outcome<'static>,
        at: usize,
        quote: Vec<Str<'static>>,
        decide: Vec<String>,
    ) {
        let members = self.cast.members();
        let mut to: Vec<Str<'_>> =
            parties.iter().map(|member| members[*member].id.clone().into()).collect();
        if to.is_empty() {
            to.push(NOBODY.into());
        }
        let anchor = seen::anchor_at(sentence, at);
        let item = Request {
            paragraph: sentence.paragraph,
            to,
            outcome,
            claims: Vec::new(),
            link: Link::Inferred,
            anchor: Some(anchor.into()),
            quote,
            note: None,
        };
        self.proposals.requests.push(Proposed { item, decide });
    }
}
