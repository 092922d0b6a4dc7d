//! What the memo says of people: the unnamed, the accused, uncounted groups, and who was asked.

use super::{entry, places};
use crate::{
    analysis::{self, Cell, Ledger, NO_REQUEST, Party, Pool, Replies, Scope, words},
    dossier::Link,
    export::page::{Item, Prose, Run, Section},
    library::{ClaimRef, Reply, RequestRef, SpeakerRef, Vocabulary},
};

pub(super) fn unnamed<'a>(scope: Scope<'a>) -> Section<'a> {
    let ledger = Ledger::of(scope);
    let mut section = Section::new("What rests on unnamed people, and how many they are");
    section.paragraph(ledger.sentences().join(" "));
    if !ledger.pools.is_empty() {
        section.list(ledger.pools.iter().map(pool), "");
    }
    section
}

/// Somebody's name, before what is said of them.
fn name<'a>(speaker: SpeakerRef<'_>) -> Prose<'a> {
    Prose::from(Run::foreign(speaker.name())) + ": "
}

/// Names in a row: "A, B and C".
fn names<'a>(all: &[&str]) -> Prose<'a> {
    let name = |name: &&str| Prose::from(Run::foreign(*name));
    match all {
        [first @ .., last] if !first.is_empty() => {
            Prose::join(first.iter().map(name), ", ") + " and " + name(last)
        }
        _ => Prose::join(all.iter().map(name), ""),
    }
}

fn pool<'a>(pool: &Pool<'a>) -> Prose<'a> {
    let count = |(at, count): (usize, &analysis::Count<'a>)| {
        let words = if at == 0 { words::sentence(&count.words()) } else { count.words() };
        Prose::from(format!("{words}: ")) + places(count.claims.iter().copied())
    };
    let head = name(pool.speaker) + format!("{}. ", pool.headline());
    let out = head + Prose::join(pool.counts.iter().enumerate().map(count), "; ") + ".";
    match pool.open_sentence() {
        Some(open) => out + format!(" {}.", words::sentence(open)),
        None => out,
    }
}

pub(super) fn accused<'a>(scope: Scope<'a>) -> Section<'a> {
    let replies = Replies::of(scope);
    let mut section = Section::new("Accused, and no request reported");
    let accused: Vec<Prose<'a>> = replies
        .accused_without_request()
        .map(|(party, claims)| name(party.speaker) + places(claims))
        .collect();
    let is_empty = accused.is_empty();
    section.list(accused, "The text reports a request to everyone whom these claims accuse.");
    if !is_empty {
        section.paragraph(format!("To these, {NO_REQUEST}."));
    }
    let reached = [
        (Cell::BodyAsked, "Accused, and the body that they belong to was asked:"),
        (Cell::AskedElsewhere, "Accused, and asked about something else:"),
    ];
    for (mark, heading) in reached {
        let parties = replies.parties.iter().filter_map(|party| marked(&replies, party, mark));
        let parties: Vec<Prose<'a>> = parties.collect();
        if !parties.is_empty() {
            section.paragraph(heading);
            section.list(parties, "");
        }
    }
    section
}

fn marked<'a>(replies: &Replies<'a>, party: &Party<'a>, mark: Cell) -> Option<Prose<'a>> {
    let claims = replies.marked(party, mark);
    (!claims.is_empty()).then(|| name(party.speaker) + places(claims))
}

pub(super) fn uncounted_groups<'a>(scope: Scope<'a>) -> Section<'a> {
    let mut section = Section::new("Uncounted groups, and their named members");
    let uncounted_groups = analysis::uncounted_groups(scope);
    let uncounted_groups = uncounted_groups.iter().map(|plural| {
        let claims = places(plural.claims.iter().copied());
        name(plural.speaker) + claims + format!(": {}", plural.names_sentence())
    });
    section.list(uncounted_groups, "None.");
    section
}

pub(super) fn requests<'a>(scope: Scope<'a>) -> Section<'a> {
    let mut section = Section::new("Requests and replies");
    let requests = scope.requests();
    let has_inferred = requests.iter().any(|request| request.link() == Link::Inferred);
    let none = "The text reports no request about these claims.";
    section.list(requests.into_iter().map(request), none);
    if has_inferred {
        section.paragraph(
            "* The text does not say what the request was about; the curator infers it.",
        );
    }
    let replies: Vec<Item<'a>> = scope.claims().filter_map(unasked_replies).collect();
    if !replies.is_empty() {
        section.paragraph("Denied or answered without a reported request:");
        section.list(replies, "");
    }
    section
}

fn request(request: RequestRef<'_>) -> Item<'_> {
    let to = request.to().map(SpeakerRef::name).collect::<Vec<_>>();
    let (paragraph, reply) = (request.paragraph(), request.reply().label());
    let about = match request.claims().len() {
        0 => "what the text does not say".into(),
        _ => places(request.claims()),
    };
    let mut prose =
        Prose::from(format!("¶{paragraph} ")) + names(&to) + format!(": {reply}; about ") + about;
    if request.link() == Link::Inferred {
        prose = prose + " *";
    }
    Item { prose, below: request.answers().map(entry).collect() }
}

/// The denials of a claim, and the answers to it that came without a request.
fn unasked_replies(claim: ClaimRef<'_>) -> Option<Item<'_>> {
    let is_asked = |answer: &ClaimRef<'_>| {
        let mut requests = claim.dossier().requests();
        requests.any(|request| request.answers().any(|known| known == *answer))
    };
    let below: Vec<Prose<'_>> = claim
        .replies()
        .filter(|reply| matches!(reply.reply(), Reply::Denied | Reply::Answered))
        .flat_map(|reply| reply.claims().filter(|answer| !is_asked(answer)).collect::<Vec<_>>())
        .map(entry)
        .collect();
    (!below.is_empty()).then(|| Item { prose: entry(claim), below })
}
