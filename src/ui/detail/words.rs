//! The words for what a claim is.

use crate::ui::Look;
use crate::{
    analysis::words::people,
    dossier::{Basis, Position, Sources, Speech},
    library::{
        ClaimRef, PropositionRef, Reply, ReplyRef, SourceRef, SpeakerRef, StanceRef, Vocabulary,
    },
};
use std::borrow::Cow;

/// What is said where no reply is reported.
pub const NO_REPLY: &str =
    "No reply to this claim is reported in the text, which does not mean that nobody contests it.";

/// The grade; quoted words of a translated article are not the speaker's own: "B1, translated:".
pub fn grade(claim: ClaimRef<'_>) -> String {
    let is_translated = claim.is_quoted() && claim.dossier().is_translated();
    let translated = if is_translated { ", translated:" } else { "" };
    format!("{}{translated}", claim.grade_via())
}

/// How the words come.
pub fn speech(claim: ClaimRef<'_>) -> &'static str {
    match claim.speech() {
        None => "form of speech undecided",
        Some(Speech::Verbatim) => "quoted",
        Some(Speech::Partial) => "partly quoted",
        Some(Speech::Paraphrase) => "paraphrase",
        Some(Speech::Narration) => "narration",
    }
}

/// Role and tenure: "minority leader in the US Senate · current".
pub fn role(speaker: SpeakerRef<'_>, look: Look<'_>) -> String {
    let tenure = speaker.tenure().map(Vocabulary::label);
    let parts: Vec<_> = speaker.role().into_iter().chain(tenure).collect();
    parts.join(look.dot())
}

/// The curator's translation by its name.
pub fn translation(claim: ClaimRef<'_>) -> &'static str {
    if claim.dossier().is_translated() {
        "back-translation, not the speaker's words"
    } else {
        "translation"
    }
}

/// Its short name, where the full one is said elsewhere.
pub fn short_translation(claim: ClaimRef<'_>) -> &'static str {
    if claim.dossier().is_translated() { "back-translation" } else { "translation" }
}

/// The side of a stance, and whether it is only implied.
pub fn stance(stance: StanceRef<'_>) -> String {
    let side = stance.position().label();
    match stance.basis() {
        Basis::Said => side.to_owned(),
        Basis::Implied => format!("{side}, implied"),
    }
}

/// What is to be said of a proposition that the claim opposes and nobody asserts.
pub fn denied(claim: ClaimRef<'_>, stance: StanceRef<'_>) -> Option<String> {
    let proposition = stance.proposition().key();
    let asserts = |other: ClaimRef<'_>| {
        let stance = other.stance_on(proposition);
        stance.is_some_and(|stance| stance.position() == Position::Supports)
    };
    let is_alone = stance.position() == Position::Opposes && !claim.dossier().claims().any(asserts);
    is_alone.then(|| match stance.basis() {
        Basis::Said => {
            let who = claim.speaker_name();
            format!("denied by {who}; asserted by nobody in this article")
        }
        Basis::Implied => "asserted by nobody in this article".to_owned(),
    })
}

/// What a proposition is called where there is little room: the curator's short form, or its id.
pub fn called(proposition: PropositionRef<'_>) -> &str {
    proposition.short().unwrap_or_else(|| proposition.id())
}

/// The names of all sources of a claim, the one that gives it its grade first.
pub fn names(claim: ClaimRef<'_>) -> Cow<'_, str> {
    if claim.more_sources() == 0 {
        return claim.speaker_name();
    }
    let strongest = claim.strongest_source().called();
    let mut names = vec![strongest.clone()];
    let mut has_passed = false;
    for name in claim.all_sources().map(SourceRef::called) {
        match !has_passed && name == strongest {
            true => has_passed = true,
            false => names.push(name),
        }
    }
    names.join(", ").into()
}

/// How many unnamed people they are: "3 people, as the text says".
pub fn number(sources: Sources) -> String {
    match sources {
        Sources::Stated(n) => format!("{}, as the text says", people(n)),
        Sources::Among(n) => format!("{} of a group introduced before", people(n)),
        Sources::Inferred(n) => format!("{}, as the curator concludes", people(n)),
        Sources::Unstated => "number not given".to_owned(),
    }
}

/// One of several sources: who it is, how many, why unnamed, and how it knows.
pub fn source(source: SourceRef<'_>, look: Look<'_>) -> String {
    let role = source.speaker().and_then(SpeakerRef::role).map(str::to_owned);
    let [_, anonymity, knows] = source.own_facts();
    let told = [anonymity, knows].into_iter().filter(|fact| !fact.value.is_empty());
    let told = told.map(|fact| format!("{}: {}", fact.label, fact.value.labels().join(", ")));
    let known = role.into_iter().chain(source.sources().map(number)).chain(told);
    let parts: Vec<String> = [source.called().into_owned()].into_iter().chain(known).collect();
    parts.join(look.dot())
}

/// A reply as a sentence without its end.
pub fn reply(reply: ReplyRef<'_>) -> String {
    let who = reply.by().name();
    match reply.reply() {
        Reply::Denied => format!("{who} denied it"),
        Reply::Answered => format!("{who} answered"),
        Reply::Declined => format!("{who} declined to comment"),
        Reply::NoComment => {
            format!("{who} gave no comment; the text does not say whether there was an answer")
        }
        Reply::NoReply => format!("{who} did not reply"),
    }
}
