//! Requests for comment: who was asked, about what, and who answered.

use super::{At, Quoted, Structural};
use crate::dossier::{
    diagnostic::{Code, Diagnostic, Label},
    open_places::RequestField,
    request::{Outcome, Request},
    text::Str,
};

impl Structural<'_> {
    pub(super) fn check_requests(&mut self) {
        for (index, request) in (0..).zip(&self.document.requests) {
            let at = At { list: "requests", index };
            self.check_paragraph(request.paragraph, at);
            self.check_open_request(request, at);
            self.check_anchor(request.anchor.as_ref(), || at.field("anchor"));
            self.check_repeats(request.claims.iter().map(|id| &**id), || at.field("claims"));
            for (index, id) in (0..).zip(&request.claims) {
                let path = || at.field("claims").item(index);
                self.ids.claims.resolve(id, &mut self.found, path);
            }
            let asked = self.check_asked(request, at);
            if let Some(Outcome::Answered(answers)) = &request.outcome {
                let asked = Some(asked).filter(|_| !request.is_open(RequestField::To));
                self.check_answers(answers, asked.as_deref(), at);
            }
        }
    }

    /// The positions of those who were asked, sorted.
    fn check_asked(&mut self, request: &Request<'_>, at: At) -> Vec<u32> {
        if request.to.is_empty() && !request.is_open(RequestField::To) {
            self.found.add(Code::NobodyAsked, at.field("to"), "the request is addressed to nobody");
        }
        self.check_repeats(request.to.iter().map(|id| &**id), || at.field("to"));
        let mut asked = Vec::with_capacity(request.to.len());
        for (index, id) in (0..).zip(&request.to) {
            let path = || at.field("to").item(index);
            let position = self.ids.speakers.resolve(id, &mut self.found, path);
            self.check_is_somebody(position, path);
            asked.extend(position);
        }
        asked.sort_unstable();
        asked
    }

    /// Reports answers by somebody who is not among `asked`, which is sorted; nobody is where it is
    /// open who was asked.
    fn check_answers(&mut self, answers: &[Str<'_>], asked: Option<&[u32]>, at: At) {
        self.check_repeats(answers.iter().map(|id| &**id), || at.field("outcome"));
        for (index, answer) in (0..).zip(answers) {
            let path = || at.field("outcome").item(index);
            let Some(position) = self.ids.claims.resolve(answer, &mut self.found, path) else {
                continue;
            };
            let claim = &self.document.claims[position as usize];
            let (Some(asked), Some(speaker)) = (asked, claim.decided_speaker()) else { continue };
            // An unknown speaker is reported with the claim.
            let known = self.ids.speakers.position(speaker);
            if known.is_some_and(|it| asked.binary_search(&it).is_err()) {
                let (answer, speaker) = (Quoted(answer), Quoted(speaker));
                let message = format!("{answer} is a claim of {speaker}, who was not asked");
                let diagnostic = Diagnostic::new(Code::AnswerOfOther, path(), message);
                let own = At { list: "claims", index: position }.field("speaker");
                self.found.push(diagnostic.with_label(Label::new(own, "who makes the claim")));
            }
        }
    }
}
