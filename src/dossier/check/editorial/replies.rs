//! Who was asked and who replied: silence beside an answer, accusations that nobody was asked
//! about.

use super::{Code, Diagnostic, Editorial, Map, Path, Quoted, Set};
use crate::dossier::{
    claim::{Claim, RelationKind},
    open_places::{ClaimField, RequestField},
    request::{Outcome, Request},
    speaker::Tenure,
};

/// What answers each claim: by whom, and with which claim.
type Answers<'d> = Map<&'d str, Vec<(&'d str, &'d str)>>;

impl<'d> Editorial<'d> {
    pub(super) fn check_replies(&mut self) {
        let answers = self.answers();
        self.check_silence(&answers);
        self.check_accusations(&answers);
    }

    fn answers(&mut self) -> Answers<'d> {
        let mut answers = Answers::default();
        let mut add = |about: &'d str, answer: &'d Claim<'d>| {
            if let Some(speaker) = answer.decided_speaker() {
                answers.entry(about).or_default().push((&**speaker, &*answer.id));
            }
        };
        let mut claims: Map<&str, &Claim<'_>> = Map::default();
        for claim in &self.document.claims {
            claims.insert(&claim.id, claim);
            for relation in &claim.relations {
                if matches!(relation.kind, RelationKind::Answers | RelationKind::Disputes) {
                    add(&relation.claim, claim);
                }
            }
        }
        // What came back to a request answers each claim that it was about.
        for request in &self.document.requests {
            let Some(Outcome::Answered(ids)) = &request.outcome else { continue };
            if !self.found.may_compare(ids.len().saturating_mul(request.claims.len())) {
                break;
            }
            for answer in ids.iter().filter_map(|id| claims.get(&**id)) {
                request.claims.iter().for_each(|about| add(about, answer));
            }
        }
        answers
    }

    /// Requests with no reply, from somebody who does reply.
    fn check_silence(&mut self, answers: &Answers<'_>) {
        let is_silent = |request: &Request<'_>| {
            matches!(request.outcome, Some(Outcome::NoReply | Outcome::NoComment))
                && !request.is_open(RequestField::Outcome)
        };
        let requests = (0..).zip(&self.document.requests);
        for (index, request) in requests.filter(|(_, request)| is_silent(request)) {
            for (slot, about) in (0..).zip(&request.claims) {
                let answers = answers.get(&**about).map_or(&[][..], Vec::as_slice);
                if !self.found.may_compare(answers.len().saturating_mul(request.to.len())) {
                    return;
                }
                let is_asked = |who: &str| request.to.iter().any(|asked| **asked == *who);
                if let Some((who, answer)) = answers.iter().find(|(who, _)| is_asked(who)) {
                    let path = Path::item_of("requests", index).field("claims").item(slot);
                    let (who, about, answer) = (Quoted(who), Quoted(about), Quoted(answer));
                    let message = format!(
                        "{who} is shown as not replying to {about}, but {answer} is a reply"
                    );
                    self.found.add(Code::SilentAndAnswering, path, message);
                }
            }
        }
    }

    /// Whom a request is put to if it is put to somebody: themselves, and the bodies that they
    /// belong to at the time of the article.
    fn reached_with(&self, id: &'d str) -> impl Iterator<Item = &'d str> {
        let body = |id: &&'d str| {
            let speaker = self.speakers.get(*id)?;
            let is_current = speaker.status != Some(Tenure::Former);
            speaker.part_of.as_deref().filter(|_| is_current)
        };
        // A circle is an error of its own.
        std::iter::successors(Some(id), body).take(self.speakers.len())
    }

    /// Accusations about which the text reports no request to the accused.
    fn check_accusations(&mut self, answers: &Answers<'_>) {
        let mut about: Map<&str, Vec<&Request<'_>>> = Map::default();
        let mut asked: Set<&str> = Set::default();
        // Of an undecided request nobody can say whether it was about a claim.
        let is_undecided = |request: &&Request<'_>| {
            request.is_open(RequestField::To) || request.is_open(RequestField::Claims)
        };
        if self.document.requests.iter().any(|request| is_undecided(&request)) {
            return;
        }
        for request in &self.document.requests {
            asked.extend(request.to.iter().map(|id| &**id));
            for id in &request.claims {
                about.entry(id).or_default().push(request);
            }
        }
        for (path, claim) in self.claims().filter(|(_, it)| !it.is_open(ClaimField::Against)) {
            let requests = about.get(&*claim.id).map_or(&[][..], Vec::as_slice);
            let answers = answers.get(&*claim.id).map_or(&[][..], Vec::as_slice);
            let compared = requests.iter().map(|request| request.to.len()).sum::<usize>();
            let compared = (compared + answers.len()).saturating_mul(claim.against.len());
            if !self.found.may_compare(compared) {
                return;
            }
            for (slot, accused) in (0..).zip(&claim.against) {
                let Some(speaker) = self.speakers.get(&**accused) else { continue };
                // A request to a body is one to whoever belongs to it.
                let reached: Vec<&str> = self.reached_with(accused).collect();
                let is_asked = requests
                    .iter()
                    .any(|request| request.to.iter().any(|to| reached.contains(&&**to)));
                if is_asked || answers.iter().any(|(who, _)| **who == **accused) {
                    continue;
                }
                let (what, help) = match reached.iter().any(|who| asked.contains(who)) {
                    true => (
                        "no request to it has this claim",
                        "add this claim to the request's `claims` if the text says that it was about it; otherwise leave it",
                    ),
                    false => (
                        "no request for comment is reported",
                        "add one to `requests` if the article reports it; otherwise leave it",
                    ),
                };
                let path = || path.clone().field("against").item(slot);
                self.found.push_once("accused", accused, path, |_, path| {
                    let message = format!("{} is criticised, and {what}", Quoted(speaker.called()));
                    Diagnostic::new(Code::AccusedNotAsked, path, message).with_help(help)
                });
            }
        }
    }
}
