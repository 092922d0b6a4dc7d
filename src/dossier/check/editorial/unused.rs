//! What nothing in the dossier uses: speakers, propositions, topics.

use super::{Code, Document, Editorial, Kind, Path, Set, Speaker};
use crate::{
    dossier::{Str, open_places::OpenPlace},
    text::fold,
};
use std::slice;

impl Editorial<'_> {
    pub(super) fn check_unused(&mut self) {
        let Document { propositions, topics, speakers, claims, .. } = self.document;
        let unused_speakers =
            self.unused(speakers.iter().map(|it| &*it.id), &used_speakers(self.document));
        if !unused_speakers.is_empty() {
            let words = words(self.document);
            for index in unused_speakers {
                let speaker = &speakers[index as usize];
                // A party acts in the article, and is there for that alone.
                if speaker.kind != Some(Kind::Party) && !is_mentioned(speaker, &words) {
                    let message = "nothing in the dossier refers to this speaker";
                    let path = Path::item_of("speakers", index);
                    self.found.add(Code::UnusedSpeaker, path, message);
                }
            }
        }
        let used =
            claims.iter().flat_map(|claim| &claim.stances).map(|stance| &*stance.on).collect();
        // Of an id in a field that could not be read, nobody knows whether it is misspelled as well.
        let unused = match self.found.has_unread("stances") {
            true => Vec::new(),
            false => self.unused(propositions.iter().map(|it| &*it.id), &used),
        };
        for index in unused {
            let message = "nobody takes a stance on this proposition";
            self.found.add(Code::IdleProposition, Path::item_of("propositions", index), message);
        }
        let used = claims.iter().flat_map(|claim| &claim.topics).map(|topic| &**topic).collect();
        let unused = match self.found.has_unread("topics") {
            true => Vec::new(),
            false => self.unused(topics.iter().map(|it| &*it.id), &used),
        };
        for index in unused {
            let message = "no claim is about this topic";
            self.found.add(Code::UnusedTopic, Path::item_of("topics", index), message);
        }
    }

    /// The indices of the ids that are not used; none of them if an unknown id is used,
    /// because that may be one of them, misspelled.
    fn unused<'i>(&self, ids: impl Iterator<Item = &'i str>, used: &Set<&str>) -> Vec<u32> {
        let ids: Vec<_> = ids.collect();
        let known: Set<&str> = ids.iter().copied().collect();
        if !used.is_subset(&known) {
            return Vec::new();
        }
        let is_unused = |id: &str| !used.contains(id) && !self.found.may_be_named(id);
        (0..).zip(ids).filter(|(_, id)| is_unused(id)).map(|(index, _)| index).collect()
    }
}

/// The ids of those who speak, are asked, accused or relayed.
fn used_speakers<'d>(document: &'d Document<'_>) -> Set<&'d str> {
    let mut used = Set::default();
    let mut add = |ids: &'d [Str<'d>]| used.extend(ids.iter().map(|id| &**id));
    // Whoever could be meant is used too.
    for claim in &document.claims {
        add(claim.speaker.as_slice());
        add(&claim.against);
        could_be_meant(&claim.open).for_each(&mut add);
        claim.relays.iter().for_each(|relay| add(slice::from_ref(&relay.speaker)));
        for source in &claim.with {
            add(source.speaker.as_slice());
            could_be_meant(&source.open).for_each(&mut add);
        }
    }
    for request in &document.requests {
        add(&request.to);
        could_be_meant(&request.open).for_each(&mut add);
    }
    for speaker in &document.speakers {
        add(speaker.part_of.as_slice());
        could_be_meant(&speaker.open).for_each(&mut add);
    }
    used
}

/// The ids of those who could be meant by each of the places of an item.
fn could_be_meant<P: OpenPlace>(open: &[P]) -> impl Iterator<Item = &[Str<'_>]> {
    open.iter().filter_map(OpenPlace::candidates).map(|candidates| candidates.ids)
}

/// The words of what the claims and requests say, folded.
fn words(document: &Document<'_>) -> Set<String> {
    let claims = document.claims.iter().flat_map(|claim| {
        let texts = claim.quote.iter().chain(&claim.translation).chain(&claim.gist);
        texts.chain(&claim.anchor).chain(&claim.cites).chain(&claim.note)
    });
    let requests = (document.requests.iter())
        .flat_map(|request| request.quote.iter().chain(&request.anchor).chain(&request.note));
    let texts = claims.chain(requests).map(|text| fold(text));
    texts.flat_map(|text| split(&text).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Whether one of a speaker's names is there, all its words of it, with a genitive or without.
fn is_mentioned(speaker: &Speaker<'_>, words: &Set<String>) -> bool {
    let is_there = |name: &str| {
        let folded = fold(name);
        let mut parts = split(&folded).peekable();
        let is_word = |part: &str| words.contains(part) || words.contains(&format!("{part}s"));
        parts.peek().is_some() && parts.all(is_word)
    };
    // People are called by their last name.
    let last = speaker.name.as_ref().and_then(|name| name.split_whitespace().last());
    let last = last.filter(|_| speaker.kind == Some(Kind::Person));
    let names = speaker.aliases.iter().chain(&speaker.short).chain(&speaker.name);
    names.map(|name| &**name).chain(last).any(is_there)
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
