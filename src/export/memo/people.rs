//! What the memo says of people: the unnamed, the accused, plurals, and who was asked.

use super::{Page, entry, escape, places};
use crate::{
    dossier::Link,
    library::{ClaimRef, Reply, RequestRef, SpeakerRef, Vocabulary},
    reading::{self, Cell, Ledger, NO_REQUEST, Party, Pool, Replies, Scope, words},
};

pub(super) fn unnamed(page: &mut Page, scope: Scope<'_>) {
    let ledger = Ledger::of(scope);
    page.heading("What rests on unnamed people, and how many they are");
    page.paragraph(&ledger.sentences().join(" "));
    if !ledger.pools.is_empty() {
        page.list(ledger.pools.iter().map(pool), "");
    }
}

fn pool(pool: &Pool<'_>) -> String {
    let count = |count: &reading::Count<'_>| {
        format!("{}: {}", count.words(), places(count.claims.iter().copied()))
    };
    let counts: Vec<String> = pool.counts.iter().map(count).collect();
    let mut out = format!(
        "{}: {}. {}.",
        escape(pool.speaker.name()),
        pool.headline(),
        words::sentence(&counts.join("; ")),
    );
    if let Some(open) = pool.open_sentence() {
        out += &format!(" {}.", words::sentence(open));
    }
    out
}

pub(super) fn accused(page: &mut Page, scope: Scope<'_>) {
    let replies = Replies::of(scope);
    page.heading("Accused, and no request reported");
    let accused: Vec<String> = replies
        .accused_without_request()
        .map(|(party, claims)| format!("{}: {}", escape(party.speaker.name()), places(claims)))
        .collect();
    let is_empty = accused.is_empty();
    page.list(accused, "Nobody is accused to whom the text reports no request.");
    if !is_empty {
        page.paragraph(&format!("To these, {NO_REQUEST}."));
    }
    let elsewhere: Vec<String> =
        replies.parties.iter().filter_map(|party| asked_elsewhere(&replies, party)).collect();
    if !elsewhere.is_empty() {
        page.paragraph("Accused, and asked about something else:");
        page.list(elsewhere, "");
    }
}

fn asked_elsewhere(replies: &Replies<'_>, party: &Party<'_>) -> Option<String> {
    let claims = replies.marked(party, Cell::AskedElsewhere);
    let name = escape(party.speaker.name());
    (!claims.is_empty()).then(|| format!("{name}: {}", places(claims)))
}

pub(super) fn plurals(page: &mut Page, scope: Scope<'_>) {
    page.heading("Plurals that nobody counted, and their names");
    let plurals = reading::plurals(scope);
    let plurals = plurals.iter().map(|plural| {
        let names = escape(&plural.names_sentence());
        let claims = places(plural.claims.iter().copied());
        format!("{}: {claims}: {names}", escape(plural.speaker.name()))
    });
    page.list(plurals, "None.");
}

pub(super) fn requests(page: &mut Page, scope: Scope<'_>) {
    page.heading("Requests and replies");
    let requests = scope.requests();
    let has_inferred = requests.iter().any(|request| request.link() == Link::Inferred);
    page.list(requests.into_iter().map(request), "The text reports no request about these claims.");
    if has_inferred {
        page.paragraph(
            "\\* The text does not say what the request was about; the curator concludes it.",
        );
    }
    let replies: Vec<String> = scope.claims().filter_map(unasked_replies).collect();
    if !replies.is_empty() {
        page.paragraph("Denied or answered without a reported request:");
        page.list(replies, "");
    }
}

fn request(request: RequestRef<'_>) -> String {
    let to = words::and(request.to().map(SpeakerRef::name));
    let mut out =
        format!("¶{} {}: {}; about ", request.paragraph(), escape(&to), request.reply().label());
    out += &match request.claims().len() {
        0 => "what the text does not say".to_owned(),
        _ => places(request.claims()),
    };
    if request.link() == Link::Inferred {
        out += " \\*";
    }
    for answer in request.answers() {
        out += &format!("\n  - {}", entry(answer));
    }
    out
}

/// The denials of a claim, and the answers to it that came without a request.
fn unasked_replies(claim: ClaimRef<'_>) -> Option<String> {
    let is_asked = |answer: &ClaimRef<'_>| {
        let mut requests = claim.dossier().requests();
        requests.any(|request| request.answers().any(|known| known == *answer))
    };
    let replies: String = claim
        .replies()
        .filter(|reply| matches!(reply.reply(), Reply::Denied | Reply::Answered))
        .flat_map(|reply| reply.claims().filter(|answer| !is_asked(answer)).collect::<Vec<_>>())
        .map(|answer| format!("\n  - {}", entry(answer)))
        .collect();
    (!replies.is_empty()).then(|| entry(claim) + &replies)
}
