//! What an editor would ask about: warnings that make no dossier unusable.

mod address;
mod narration;
mod opinion;
mod plural;
mod replies;
mod unused;
mod wording;

use super::{Code, Problem, problems::Problems, words::Quoted};
use crate::dossier::{Document, Kind, Speaker};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// The warnings about a document, whether or not it is sound.
pub(super) fn editorial(document: &Document<'_>) -> Vec<Problem> {
    let cast = Cast::of(document);
    let mut problems = Problems::default();
    wording::check(document, &mut problems);
    opinion::check(document, &cast, &mut problems);
    plural::check(document, &cast, &mut problems);
    narration::check(document, &mut problems);
    replies::check(document, &cast, &mut problems);
    unused::check(document, &mut problems);
    address::check(document, &mut problems);
    problems.into_found()
}

/// The speakers by their ids; of two with one id, the first.
struct Cast<'d> {
    speakers: HashMap<&'d str, &'d Speaker<'d>, RandomState>,
}

impl<'d> Cast<'d> {
    fn of(document: &'d Document<'d>) -> Self {
        // What is put in last stays.
        let speakers = document.speakers.iter().rev().map(|speaker| (&*speaker.id, speaker));
        Cast { speakers: speakers.collect() }
    }

    /// The speaker of an id; an id of nobody is a problem of its own.
    fn get(&self, id: &str) -> Option<&'d Speaker<'d>> {
        self.speakers.get(id).copied()
    }

    /// The speaker of an id, if it is of this kind.
    fn of_kind(&self, id: &str, kind: Kind) -> Option<&'d Speaker<'d>> {
        self.get(id).filter(|speaker| speaker.kind == kind)
    }
}
