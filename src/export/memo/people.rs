//! What the memo says of people: the unnamed, the accused, uncounted groups, and who was asked.

use super::{entry, places};
use crate::{
    analysis::{self, Cell, Ledger, NO_REQUEST, Party, Pool, Replies, Scope, words},
    dossier::{RelationKind, RequestField},
    export::page::{Item, Prose, Run, Section},
    library::{ClaimRef, Reply, RequestRef, SpeakerRef, Vocabulary},
};
use std::iter;

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

fn pool<'a>(pool: &Pool<'a>) -> Prose<'a> {
    let count = |(at, count): (usize, &analysis::Count<'a>)| {
        let words = pool.words(count);
        let words = if at == 0 { words::sentence(&words) } else { words };
        Prose::from(format!("{words}: ")) + places(count.claims.iter().copied())
    };
    let head = name(pool.speaker) + format!("{}. ", pool.headline());
    let out = head + Prose::join(pool.counts.iter().enumerate().map(count), "; ");
    let out = match pool.relayed.is_empty() {
        true => out + ".",
        false => {
            let heading = match pool.counts.is_empty() {
                true => "Quoted at second hand: ",
                false => "; quoted at second hand: ",
            };
            let relayed = pool.relayed.iter().map(|it| count((1, it)));
            out + heading + Prose::join(relayed, "; ") + "."
        }
    };
    let out = match pool.open_sentence() {
        Some(open) => out + format!(" {}.", words::sentence(open)),
        None => out,
    };
    let told = [("Why they are not named", "anonymity"), ("How they know", "knows")];
    told.into_iter().fold(out, |out, (heading, key)| out + told_of(pool, heading, key))
}

/// What the text says in one field of the claims of a group, with the paragraphs that say it.
fn told_of<'a>(pool: &Pool<'a>, heading: &str, key: &str) -> Prose<'a> {
    let mut told: Vec<(String, Vec<ClaimRef<'a>>)> = Vec::new();
    for source in pool.sources() {
        let claim = source.claim();
        let facts = source.own_facts().into_iter().filter(|fact| fact.key == key);
        for label in facts.flat_map(|fact| fact.value.labels()) {
            match told.iter_mut().find(|(known, _)| *known == *label) {
                Some((_, claims)) => claims.push(claim),
                None => told.push((label.into_owned(), vec![claim])),
            }
        }
    }
    if told.is_empty() {
        return Prose::from("");
    }
    let told = told.into_iter().map(|(label, claims)| {
        Prose::from(Run::foreign(label)) + format!(" ({})", words::paragraphs(claims))
    });
    Prose::from(format!(" {heading}: ")) + Prose::join(told, "; ") + "."
}

pub(super) fn accused<'a>(scope: Scope<'a>) -> Section<'a> {
    let replies = Replies::of(scope);
    let mut section = Section::new("Criticised, and no request reported");
    let accused: Vec<Prose<'a>> = replies
        .accused_without_request()
        .map(|(party, claims)| name(party.speaker) + places(claims))
        .collect();
    let is_empty = accused.is_empty();
    section.list(accused, &replies.nobody_without_request());
    if !is_empty {
        section.paragraph(format!("To these, {NO_REQUEST}."));
    }
    let reached = [
        (Cell::BodyAsked, "Criticised, and the body that they belong to was asked:"),
        (
            Cell::Undecided,
            "Criticised, and undecided whether they were asked about these claims, or what came of it:",
        ),
        (
            Cell::AskedElsewhere,
            "Criticised, and asked, while the text does not say whether about these claims:",
        ),
        (
            Cell::BodyAskedElsewhere,
            "Criticised, and the body that they belong to was asked, while the text does not say \
             whether about these claims:",
        ),
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
    let dossier = claims.first()?.dossier();
    let reached: Vec<_> = iter::once(party.speaker).chain(party.speaker.bodies()).collect();
    let asked = dossier.requests().filter(|request| request.to().any(|to| reached.contains(&to)));
    let asked = asked.map(|it| {
        let to = it.to().find(|to| reached.contains(to)).filter(|to| *to != party.speaker);
        let who = to.map(|body| Prose::from(Run::foreign(body.name())) + " ");
        let what = format!("asked in ¶{}: {}", it.paragraph(), outcome(it));
        Prose::from("; ") + who.unwrap_or_default() + what
    });
    Some(asked.fold(name(party.speaker) + places(claims), |prose, asked| prose + asked))
}

pub(super) fn uncounted_groups<'a>(scope: Scope<'a>) -> Section<'a> {
    let mut section = Section::new("Uncounted groups, and their named members");
    let uncounted_groups = analysis::uncounted_groups(scope);
    let uncounted_groups = uncounted_groups.iter().map(|plural| {
        let claims = places(plural.claims.iter().copied());
        name(plural.speaker) + claims + format!(": {}", plural.names_sentence())
    });
    section.list(uncounted_groups, &scope.so_far("None"));
    section
}

pub(super) fn requests<'a>(scope: Scope<'a>) -> Section<'a> {
    let mut section = Section::new("Requests and replies");
    let requests = scope.requests();
    let has_inferred = requests.iter().any(|request| request.is_inferred());
    let none = scope.so_far("The text reports no request about these claims");
    section.list(requests.into_iter().map(request), &none);
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
    let own = own_words(scope);
    if !own.is_empty() {
        let heading = "Said by those who were asked or criticised, and not reported as a reply";
        section.paragraph(format!("{}:", scope.so_far(heading).trim_end_matches('.')));
        section.list(own, "");
    }
    section
}

fn request(request: RequestRef<'_>) -> Item<'_> {
    let to = request.to().map(|to| Prose::from(Run::foreign(to.name())));
    let mut head = Prose::from(format!("¶{}", request.paragraph()));
    let mut below: Vec<Prose<'_>> = request.answers().map(entry).collect();
    let (mut told, mut undecided) = (Vec::new(), Vec::new());
    match to.len() {
        0 => undecided.push("who was asked"),
        _ => head = head + " " + Prose::and(to),
    }
    match request.reply() {
        Some(reply) => told.push(reply.label().into()),
        None => undecided.push("what came of it"),
    }
    if request.claims().len() == 0 {
        // Nothing else here says what it was about.
        below.extend(request.note().map(|note| Prose::from(Run::foreign(note))));
        match request.link().filter(|_| !request.open().has(RequestField::Claims)) {
            Some(link) => told.push(Prose::from("about ") + analysis::about_no_claim(link)),
            None => undecided.push("what it was about"),
        }
    } else {
        let inferred = if request.is_inferred() { " *" } else { "" };
        told.push(Prose::from("about ") + places(request.claims()) + inferred);
        undecided.extend(request.is_link_undecided().then_some("whether the text says so"));
    }
    if !undecided.is_empty() {
        told.push(format!("undecided {}", words::and(undecided)).into());
    }
    Item { prose: head + ": " + Prose::join(told, "; "), below }
}

/// What came of a request, for people.
fn outcome(request: RequestRef<'_>) -> &'static str {
    request.reply().map_or("outcome undecided", Vocabulary::label)
}

/// What those who were asked or accused say in the article that is no reply.
fn own_words<'a>(scope: Scope<'a>) -> Vec<Item<'a>> {
    let replies = Replies::of(scope);
    let is_accused = |who| replies.columns.iter().any(|claim| claim.against().any(|it| it == who));
    let is_concerned = |party: &&Party<'a>| party.requests > 0 || is_accused(party.speaker);
    let own = |party: &Party<'a>| {
        let is_own = |claim: &ClaimRef<'_>| {
            claim.all_sources().any(|source| source.speaker() == Some(party.speaker))
        };
        let claims = scope.claims().filter(is_own);
        let below: Vec<Prose<'a>> = claims.filter(|claim| !is_reply(*claim)).map(entry).collect();
        (!below.is_empty())
            .then(|| Item { prose: Run::foreign(party.speaker.name()).into(), below })
    };
    replies.parties.iter().filter(is_concerned).filter_map(own).collect()
}

/// Whether the curator records a claim as a reply to another, with or without a request.
fn is_reply(claim: ClaimRef<'_>) -> bool {
    is_answer_to_request(claim)
        || claim
            .relations()
            .any(|(kind, _)| matches!(kind, RelationKind::Answers | RelationKind::Disputes))
}

fn is_answer_to_request(claim: ClaimRef<'_>) -> bool {
    claim.dossier().requests().any(|request| request.answers().any(|answer| answer == claim))
}

/// The denials of a claim, and the answers to it that came without a request.
fn unasked_replies(claim: ClaimRef<'_>) -> Option<Item<'_>> {
    let below: Vec<Prose<'_>> = claim
        .replies()
        .filter(|reply| matches!(reply.reply(), Reply::Denied | Reply::Answered))
        .flat_map(|reply| {
            reply.claims().filter(|answer| !is_answer_to_request(*answer)).collect::<Vec<_>>()
        })
        .map(entry)
        .collect();
    (!below.is_empty()).then(|| Item { prose: entry(claim), below })
}
