//! Who was asked and who replied: silence beside an answer, accusations that nobody was asked
//! about.

use super::{Cast, Code, Problem, Problems, Quoted};
use crate::dossier::{Claim, Document, Outcome, RelationKind, Request, path::Path};
use foldhash::fast::RandomState;
use std::collections::{HashMap, HashSet};

type Map<K, V> = HashMap<K, V, RandomState>;

pub(super) fn check(document: &Document<'_>, cast: &Cast<'_>, problems: &mut Problems) {
    let answers = Answers::of(document, problems);
    check_silence(document, &answers, problems);
    check_accusations(document, cast, &answers, problems);
}

/// What answers each claim: by whom, and with which claim.
struct Answers<'d> {
    by_claim: Map<&'d str, Vec<(&'d str, &'d str)>>,
}

impl<'d> Answers<'d> {
    fn of(document: &'d Document<'d>, problems: &mut Problems) -> Self {
        let mut answers = Answers { by_claim: Map::default() };
        for claim in &document.claims {
            for relation in &claim.relations {
                if matches!(relation.kind, RelationKind::Answers | RelationKind::Disputes) {
                    answers.add(&relation.claim, claim);
                }
            }
        }
        answers.add_requested(document, problems);
        answers
    }

    /// Adds what came back to a request as an answer to each claim that it was about.
    fn add_requested(&mut self, document: &'d Document<'d>, problems: &mut Problems) {
        let claims: Map<&str, &Claim<'_>> =
            document.claims.iter().map(|claim| (&*claim.id, claim)).collect();
        for request in &document.requests {
            let Outcome::Answered(ids) = &request.outcome else { continue };
            if !problems.may_compare(ids.len().saturating_mul(request.claims.len())) {
                return;
            }
            for answer in ids.iter().filter_map(|id| claims.get(&**id)) {
                request.claims.iter().for_each(|about| self.add(about, answer));
            }
        }
    }

    fn add(&mut self, about: &'d str, answer: &'d Claim<'d>) {
        self.by_claim.entry(about).or_default().push((&answer.speaker, &answer.id));
    }

    fn to(&self, claim: &str) -> &[(&'d str, &'d str)] {
        self.by_claim.get(claim).map_or(&[], Vec::as_slice)
    }
}

/// Requests with no reply, from somebody who does reply.
fn check_silence(document: &Document<'_>, answers: &Answers<'_>, problems: &mut Problems) {
    let silent =
        |request: &Request<'_>| matches!(request.outcome, Outcome::NoReply | Outcome::NoComment);
    let requests = (0..).zip(&document.requests);
    for (index, request) in requests.filter(|(_, request)| silent(request)) {
        for (slot, about) in (0..).zip(&request.claims) {
            let answers = answers.to(about);
            if !problems.may_compare(answers.len().saturating_mul(request.to.len())) {
                return;
            }
            let asked = |who: &str| request.to.iter().any(|asked| **asked == *who);
            if let Some((who, answer)) = answers.iter().find(|(who, _)| asked(who)) {
                let path = Path::item_of("requests", index).field("claims").item(slot);
                let (who, about, answer) = (Quoted(who), Quoted(about), Quoted(answer));
                let message =
                    format!("{who} is shown as not replying to {about}, but {answer} is a reply");
                problems.push(Problem::new(Code::SilentAndAnswering, path, message).with_help(
                    "make the outcome `Answered([...])`, or take the claim out of this request",
                ));
            }
        }
    }
}

/// Accusations about which the text reports no request to the accused.
fn check_accusations(
    document: &Document<'_>,
    cast: &Cast<'_>,
    answers: &Answers<'_>,
    problems: &mut Problems,
) {
    let mut about: Map<&str, Vec<&Request<'_>>> = Map::default();
    let mut asked: HashSet<&str, RandomState> = HashSet::default();
    for request in &document.requests {
        asked.extend(request.to.iter().map(|id| &**id));
        for id in &request.claims {
            about.entry(id).or_default().push(request);
        }
    }
    for (index, claim) in (0..).zip(&document.claims) {
        let requests = about.get(&*claim.id).map_or(&[][..], Vec::as_slice);
        let answers = answers.to(&claim.id);
        let compared = requests.iter().map(|request| request.to.len()).sum::<usize>();
        let compared = (compared + answers.len()).saturating_mul(claim.against.len());
        if !problems.may_compare(compared) {
            return;
        }
        for (slot, accused) in (0..).zip(&claim.against) {
            let Some(speaker) = cast.get(accused) else { continue };
            let is_asked = requests.iter().any(|request| request.to.contains(accused));
            if is_asked || answers.iter().any(|(who, _)| **who == **accused) {
                continue;
            }
            let name = Quoted(&speaker.name);
            let (message, help) = if asked.contains(&**accused) {
                (
                    format!("{name} is accused, and was asked about other claims only"),
                    "add this claim to the request's `claims` if it was about it; if not, leave it",
                )
            } else {
                (
                    format!("{name} is accused, and no request for comment is reported"),
                    "add one to `requests` if the article reports it; if not, leave it",
                )
            };
            let path = Path::item_of("claims", index).field("against").item(slot);
            problems.push(Problem::new(Code::AccusedNotAsked, path, message).with_help(help));
        }
    }
}
