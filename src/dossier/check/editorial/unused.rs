//! What nothing in the dossier uses: speakers, propositions, topics.

use super::{Code, Problem, Problems};
use crate::{
    dossier::{Document, Kind, Speaker, Str, path::Path},
    text::fold,
};
use foldhash::fast::RandomState;
use std::collections::HashSet;

type Set<T> = HashSet<T, RandomState>;

pub(super) fn check(document: &Document<'_>, problems: &mut Problems) {
    check_speakers(document, problems);
    let stances = document.claims.iter().flat_map(|claim| &claim.stances);
    let judged = stances.map(|stance| &*stance.on).collect();
    for index in idle(document.propositions.iter().map(|it| &*it.id), &judged) {
        let message = "nobody takes a stance on this proposition";
        let path = Path::item_of("propositions", index);
        problems.push(
            Problem::new(Code::IdleProposition, path, message)
                .with_help("add it to the `stances` of who takes one, or remove it"),
        );
    }
    let topics = document.claims.iter().flat_map(|claim| &claim.topics);
    let treated = topics.map(|topic| &**topic).collect();
    for index in idle(document.topics.iter().map(|it| &*it.id), &treated) {
        let message = "no claim is about this topic";
        problems.push(
            Problem::new(Code::UnusedTopic, Path::item_of("topics", index), message)
                .with_help("add it to the `topics` of the claims about it, or remove it"),
        );
    }
}

/// The places of the ids that are not used; none of them where an id is used that is not there,
/// for that may be one of them misspelt.
fn idle<'d>(ids: impl Iterator<Item = &'d str>, used: &Set<&str>) -> Vec<u32> {
    let ids: Vec<_> = ids.collect();
    let known: Set<&str> = ids.iter().copied().collect();
    if !used.is_subset(&known) {
        return Vec::new();
    }
    (0..).zip(ids).filter(|(_, id)| !used.contains(id)).map(|(index, _)| index).collect()
}

fn check_speakers(document: &Document<'_>, problems: &mut Problems) {
    let idle = idle(document.speakers.iter().map(|it| &*it.id), &used(document));
    if idle.is_empty() {
        return;
    }
    let words = words(document);
    for index in idle {
        let speaker = &document.speakers[index as usize];
        // A party acts in the article, and is there for that alone.
        if speaker.kind != Kind::Party && !is_mentioned(speaker, &words) {
            problems.push(
                Problem::new(
                    Code::UnusedSpeaker,
                    Path::item_of("speakers", index),
                    "nothing in the dossier refers to this speaker",
                )
                .with_help("name the id where this speaker is meant, or remove the speaker"),
            );
        }
    }
}

/// The ids of those who speak, are asked, accused or relayed.
fn used<'d>(document: &'d Document<'_>) -> Set<&'d str> {
    let mut used = Set::default();
    for claim in &document.claims {
        used.insert(&*claim.speaker);
        used.extend(claim.relays.iter().chain(&claim.against).map(|id| &**id));
    }
    used.extend(document.requests.iter().flat_map(|request| &request.to).map(|id| &**id));
    used
}

/// The words of what the claims and requests say, folded.
fn words(document: &Document<'_>) -> Set<String> {
    let mut words = Set::default();
    let mut add = |text: &str| {
        let folded = fold(text);
        words.extend(split(&folded).filter(|word| !word.is_empty()).map(str::to_owned));
    };
    for claim in &document.claims {
        add(&claim.gist);
        let texts = claim.quote.iter().chain(&claim.translation);
        texts.chain(&claim.anchor).chain(&claim.cites).chain(&claim.note).for_each(|it| add(it));
    }
    for request in &document.requests {
        let texts = request.quote.iter().chain(&request.anchor).chain(&request.note);
        texts.for_each(|it| add(it));
    }
    words
}

/// Whether one of a speaker's names is there, all its words of it, with a genitive or without.
fn is_mentioned(speaker: &Speaker<'_>, words: &Set<String>) -> bool {
    let is_there = |name: &str| {
        let folded = fold(name);
        let mut parts = split(&folded).filter(|word| !word.is_empty()).peekable();
        let is_word = |part: &str| words.contains(part) || words.contains(&format!("{part}s"));
        parts.peek().is_some() && parts.all(is_word)
    };
    // People are called by their last name.
    let last = match speaker.kind {
        Kind::Person => speaker.name.split_whitespace().last(),
        _ => None,
    };
    let names = speaker.aliases.iter().chain(&speaker.short).map(|it: &Str<'_>| &**it);
    names.chain([&*speaker.name]).chain(last).any(is_there)
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
}
