//! What an editor would ask about: warnings that do not make a dossier unusable.

mod narration;
mod plural;
mod replies;
mod unused;
mod wording;

pub(super) use wording::inside_marks;

use super::{
    collector::Collector,
    words::{PARTIAL, Quoted, count, is_same_language},
};
use crate::dossier::{
    claim::{Claim, Content, OtherSource},
    diagnostic::{Change, Code, Correction, Diagnostic},
    document::{Document, FORMAT},
    load::Gaps,
    open_places::ClaimField,
    path::Path,
    speaker::{Kind, Speaker},
};
use foldhash::fast::RandomState;
use std::collections::{HashMap, HashSet};

type Map<K, V> = HashMap<K, V, RandomState>;
type Set<T> = HashSet<T, RandomState>;

/// The warnings about a document, whether or not it is valid, but for those that may only follow
/// from what could not be read.
pub(super) fn editorial(document: &Document<'_>, gaps: &Gaps<'_>) -> Vec<Diagnostic> {
    // Of two speakers with one id, the first counts: what is put in last stays.
    let speakers = document.speakers.iter().rev().map(|speaker| (&*speaker.id, speaker));
    let mut checks =
        Editorial { document, speakers: speakers.collect(), found: Collector::beside(gaps) };
    checks.check_wording();
    checks.check_opinions();
    checks.check_plurals();
    checks.check_narration();
    checks.check_replies();
    checks.check_unused();
    checks.check_addresses();
    checks.check_format();
    checks.check_sources();
    checks.found.into_found()
}

/// The checks, what they look at, and what they found.
struct Editorial<'d> {
    document: &'d Document<'d>,
    speakers: Map<&'d str, &'d Speaker<'d>>,
    found: Collector<'d>,
}

impl<'d> Editorial<'d> {
    /// The claims, each with its path.
    fn claims(&self) -> impl Iterator<Item = (Path, &'d Claim<'d>)> + use<'d> {
        (0..)
            .zip(&self.document.claims)
            .map(|(index, claim)| (Path::item_of("claims", index), claim))
    }

    /// The speaker with an id, if it is of this kind, and that is decided; an unknown id is a problem
    /// of its own.
    fn of_kind(&self, id: &str, kind: Kind) -> Option<&'d Speaker<'d>> {
        self.speakers.get(id).copied().filter(|speaker| speaker.decided_kind() == Some(kind))
    }

    /// Who makes a claim, if it is decided who does and that they are of this kind.
    fn maker_of_kind(&self, claim: &Claim<'_>, kind: Kind) -> Option<&'d Speaker<'d>> {
        self.of_kind(claim.decided_speaker()?, kind)
    }

    /// A version of the format that this program reads and no longer writes.
    fn check_format(&mut self) {
        let format = self.document.format;
        if (1..FORMAT).contains(&format) {
            let message = format!("the format is version {format}, and {FORMAT} is the newest");
            self.found.add(Code::EarlierFormat, Path::root().field("format"), message);
        }
    }

    /// Unnamed people of whom no claim says why they are not named, or how they know.
    fn check_sources(&mut self) {
        let claims = &self.document.claims;
        // Where it is still to be decided, it is not silent.
        let is_told = |claim: &&Claim<'_>| {
            claim.anonymity.is_some()
                || claim.knows.is_some()
                || claim.is_open(ClaimField::Anonymity)
                || claim.is_open(ClaimField::Knows)
        };
        let is_source_told = |it: &&OtherSource<'_>| {
            it.anonymity.is_some() || it.knows.is_some() || !it.open.is_empty()
        };
        let others = claims.iter().flat_map(|claim| &claim.with);
        let told: Set<&str> = (claims.iter().filter(is_told))
            .filter_map(Claim::decided_speaker)
            .chain(others.clone().filter(is_source_told).filter_map(|it| it.speaker.as_ref()))
            .map(|id| &**id)
            .collect();
        let speaking: Set<&str> = (claims.iter().filter_map(Claim::decided_speaker))
            .chain(others.filter_map(|it| it.speaker.as_ref()))
            .map(|id| &**id)
            .collect();
        for (index, speaker) in (0..).zip(&self.document.speakers) {
            let id = &*speaker.id;
            if speaker.decided_kind() == Some(Kind::Unnamed)
                && speaking.contains(id)
                && !told.contains(id)
            {
                let message = format!(
                    "no claim of {} says why they are not named, or how they know",
                    Quoted(speaker.called())
                );
                self.found.add(Code::SilentOnSource, Path::item_of("speakers", index), message);
            }
        }
    }

    /// Judgements and forecasts of people without a name, and of the newsroom.
    fn check_opinions(&mut self) {
        for (path, claim) in self.claims().filter(|(_, it)| !it.is_open(ClaimField::Content)) {
            let Some(maker) = claim.decided_speaker() else { continue };
            let opinion = match claim.content {
                Content::Fact => continue,
                Content::Judgement => "judgement",
                Content::Forecast => "forecast",
            };
            // What is passed on is the opinion of whom it comes from, the last in the row.
            let origin = claim.relays.last().map_or(maker, |relay| &relay.speaker);
            let is_unnamed = self.of_kind(origin, Kind::Unnamed).is_some();
            if let Some(speaker) = self.of_kind(maker, Kind::Unnamed).filter(|_| is_unnamed) {
                let name = Quoted(speaker.called());
                let message = format!("this {opinion} comes from people without a name: {name}");
                self.found.add(Code::UnnamedOpinion, path.field("content"), message);
            } else if claim.content == Content::Judgement
                && claim.rests_on.is_empty()
                && !claim.is_open(ClaimField::RestsOn)
                && self.of_kind(maker, Kind::Outlet).is_some()
            {
                let message =
                    "this is a judgement in the newsroom's own voice, and it rests on no claim";
                self.found.add(Code::NewsroomJudgement, path.field("content"), message);
            }
        }
    }
}
