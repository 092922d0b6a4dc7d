//! Requests for comment: who was asked, about what, and who answered.

use super::{
    At, Code, Problem, Problems, Quoted,
    claims::{check_anchor, check_paragraph},
    names::Names,
    text::{must_name_once, must_say_something},
};
use crate::dossier::{Document, Outcome, Request, Str};

pub(super) fn check(document: &Document<'_>, names: &Names<'_>, problems: &mut Problems) {
    for (index, request) in (0..).zip(&document.requests) {
        let at = At { list: "requests", index };
        check_paragraph(request.paragraph, &document.article, at, problems);
        if let Some(anchor) = &request.anchor {
            check_anchor(anchor, at, problems);
        }
        for (index, span) in (0..).zip(&request.quote) {
            must_say_something(span, problems, || at.field("quote").item(index));
        }
        let asked = check_asked(request, names, at, problems);
        if let Outcome::Answered(answers) = &request.outcome {
            check_answers(document, names, answers, &asked, at, problems);
        }
    }
}

/// Reports answers by somebody who is not among `asked`, which is sorted.
fn check_answers(
    document: &Document<'_>,
    names: &Names<'_>,
    answers: &[Str<'_>],
    asked: &[u32],
    at: At,
    problems: &mut Problems,
) {
    must_name_once(answers, problems, || at.field("outcome"));
    for (index, answer) in (0..).zip(answers) {
        let path = || at.field("outcome").item(index);
        let Some(claim) = names.claims.resolve(answer, problems, path) else {
            continue;
        };
        let speaker = &document.claims[claim as usize].speaker;
        let Some(position) = names.speakers.position(speaker) else {
            continue; // reported with the claim
        };
        if asked.binary_search(&position).is_err() {
            let (answer, speaker) = (Quoted(answer), Quoted(speaker));
            let message = format!("{answer} is a claim of {speaker}, who was not asked");
            problems.push(
                Problem::new(Code::AnswerOfOther, path(), message)
                    .with_help("add the speaker to `to`, or name another claim"),
            );
        }
    }
}

/// Resolves what a request is about and to whom; the positions of those who were asked, sorted.
fn check_asked(
    request: &Request<'_>,
    names: &Names<'_>,
    at: At,
    problems: &mut Problems,
) -> Vec<u32> {
    if request.to.is_empty() {
        problems.push(
            Problem::new(Code::NobodyAsked, at.field("to"), "the request is addressed to nobody")
                .with_help("name the speakers who were asked"),
        );
    }
    must_name_once(&request.claims, problems, || at.field("claims"));
    for (index, id) in (0..).zip(&request.claims) {
        names.claims.resolve(id, problems, || at.field("claims").item(index));
    }
    must_name_once(&request.to, problems, || at.field("to"));
    let mut asked = Vec::with_capacity(request.to.len());
    for (index, id) in (0..).zip(&request.to) {
        asked.extend(names.speakers.resolve(id, problems, || at.field("to").item(index)));
    }
    asked.sort_unstable();
    asked
}
