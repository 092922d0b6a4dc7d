//! Why a claim has another grade than before.

use super::Changed;
use crate::{
    analysis::words,
    dossier::Sources,
    library::{Carriers, ClaimRef, Directness, Grade},
};

impl Changed<ClaimRef<'_>> {
    /// What gives the claim another grade, as ends of a sentence: "four people are stated".
    /// Nothing where the grade is the same.
    pub fn because(&self) -> Vec<String> {
        let (old, new) = (self.old, self.new);
        if old.grade() == new.grade() {
            return Vec::new();
        }
        let mut causes = Vec::new();
        let source = |claim: ClaimRef<'_>| {
            let source = claim.strongest_source();
            (source.kind(), source.speaker().map(|speaker| speaker.access()))
        };
        if new.grade().is_open() {
            return vec![format!("{} to be decided", is_or_are(new))];
        }
        if old.grade().is_open() {
            return vec![format!("{} decided", is_or_are(old))];
        }
        if source(old) != source(new) {
            causes.push(new.rule().when.to_owned());
        } else if let Some(sources) = new.sources()
            && old.sources() != Some(sources)
        {
            causes.push(counted(sources));
        }
        match (old.grade(), new.grade()) {
            (Grade::Sourced { directness: before, .. }, Grade::Sourced { directness, .. }) => {
                causes.extend((before != directness).then(|| given(directness).to_owned()));
            }
            (Grade::Newsroom { .. }, Grade::Newsroom { rests_on }) => causes.push(match rests_on {
                Carriers::Best(best) => format!(
                    "the strongest claim that it rests on is graded {} {}",
                    new.carrier_rule().map_or("", |rule| rule.name),
                    best.letter()
                ),
                Carriers::Open => "what it rests on is undecided".to_owned(),
                Carriers::None => "it rests on no attributed claim".to_owned(),
            }),
            // The rule has said it: only the newsroom is off the scale.
            (Grade::Newsroom { .. }, Grade::Sourced { .. })
            | (Grade::Sourced { .. }, Grade::Newsroom { .. })
            | (Grade::Open { .. }, _)
            | (_, Grade::Open { .. }) => {}
        }
        causes
    }
}

/// What is open in a claim's grade, as the beginning of a sentence: "who makes the claim is".
fn is_or_are(claim: ClaimRef<'_>) -> String {
    let are = if claim.open_in_grade().nth(1).is_some() { "are" } else { "is" };
    format!("{} {are}", words::and(claim.open_in_grade()))
}

fn counted(sources: Sources) -> String {
    match sources {
        Sources::Stated(1) => "one person is stated".to_owned(),
        Sources::Stated(n) => format!("{} are stated", words::people(n)),
        Sources::Among(1) => "one of a group is counted".to_owned(),
        Sources::Among(n) => format!("{} of a group are counted", words::number(n.into())),
        Sources::Inferred(_) => "the number of people is inferred, not stated".to_owned(),
        Sources::Unstated => "the number of people is not stated".to_owned(),
    }
}

fn given(directness: Directness) -> &'static str {
    match directness {
        Directness::Verbatim => "it is quoted word for word",
        Directness::Partial => "words of it are quoted",
        Directness::Paraphrase => "it is in the newsroom's words",
    }
}
