//! The speakers that a draft proposes, and the names that it found besides.

use super::{
    dateline::Dateline,
    earlier::{Earlier, EarlierSpeaker},
    grammar::Grammar,
    lexicon::WordClass,
    names::Names,
    propose::{Entry, Proposal, Proposals},
    registry::{Ids, SpeakerDraft, SpeakerRegistry},
    same::same_as,
    segment,
};
use crate::{
    dossier::{
        Access, Claim, Kind, OpenInSpeaker, Request, SHORT_COLUMNS, Speaker, Str, Tenure,
        candidates,
    },
    text::{clean, width},
};
use std::collections::HashSet;

/// How many names are listed that nobody speaks or is asked by.
const UNUSED: usize = 200;

/// The speakers of a draft.
pub struct Speakers {
    /// Those whom claims and requests refer to, the newsroom first.
    pub all: Vec<Proposal<Speaker<'static>>>,
    /// Those who are only named.
    pub unused: Vec<UnusedName>,
}

/// Somebody who is named, and of whom nothing else was found.
pub struct UnusedName {
    /// As it would be among the speakers.
    pub speaker: Speaker<'static>,
    /// Where it is first named.
    pub paragraph: u16,
}

/// The speakers of these proposals.
pub fn speakers(
    outlet: Proposal<Speaker<'static>>,
    registry: &mut SpeakerRegistry<'_>,
    names: &Names,
    proposals: &Proposals,
    grammar: &Grammar,
) -> Speakers {
    let used = used(proposals);
    let mut drafts: Vec<_> =
        registry.speakers().iter().filter(|it| used.contains(&*it.id)).cloned().collect();
    let mut unused = Vec::new();
    let is_used = |name: &str| registry.find(name).is_some_and(|it| used.contains(&*it.id));
    let is_known = |name: &str| is_used(name) || registry.is_outlet(name);
    let only_named: Vec<_> = names.iter().filter(|name| !is_known(&name.text)).collect();
    for name in only_named {
        let known = registry.find(&name.text);
        let mut speaker = known.cloned().unwrap_or_else(|| registry.draft_of(name));
        if let Some(id) = registry.take_reserved(&name.text) {
            drafts.push(SpeakerDraft { id, ..speaker });
        } else if unused.len() < UNUSED && name.is_likely(grammar) {
            if speaker.id.is_empty() {
                speaker.id = registry.ids_mut().of_speaker(&speaker, grammar);
            }
            let speaker = proposal(&speaker, Vec::new(), grammar).item;
            unused.push(UnusedName { speaker, paragraph: name.paragraph });
        }
    }
    drafts.sort_by_key(|draft| draft.paragraph);
    let same = same_as(&drafts.iter().collect::<Vec<_>>(), grammar);
    let proposals = drafts.iter().zip(same).map(|(draft, same)| proposal(draft, same, grammar));
    Speakers { all: std::iter::once(outlet).chain(proposals).collect(), unused }
}

/// The ids of speakers that claims and requests refer to.
fn used(proposals: &Proposals) -> HashSet<&str> {
    let claims = proposals.paragraphs.iter().flat_map(|(_, entries)| entries);
    let claims = claims.filter_map(|entry| match entry {
        Entry::Claim(claim) => Some(&claim.item),
        Entry::Remark(_) => None,
    });
    let of_claims = claims.flat_map(speakers_of);
    let of_requests = proposals.requests.iter().flat_map(|it| speakers_asked(&it.item));
    of_claims.chain(of_requests).map(|id| &**id).collect()
}

/// The ids of those who make a claim, pass on whose words, or could.
pub fn speakers_of<'c>(claim: &'c Claim<'static>) -> impl Iterator<Item = &'c Str<'c>> {
    let or = candidates(&claim.open).ids;
    let relayed = claim.relays.iter().map(|it| &it.speaker);
    let others = claim.with.iter().flat_map(|it| &it.speaker);
    claim.speaker.iter().chain(relayed).chain(others).chain(or)
}

/// The ids of those who were asked, or could have been.
pub fn speakers_asked<'r>(request: &'r Request<'static>) -> impl Iterator<Item = &'r Str<'r>> {
    request.to.iter().chain(candidates(&request.open).ids)
}

/// The newsroom, which speaks for itself where nobody else does.
pub fn outlet(
    dateline: &Dateline<'_>,
    ids: &mut Ids,
    earlier: &Earlier,
    grammar: &Grammar,
) -> Proposal<Speaker<'static>> {
    let name = dateline.outlet.map(|name| clean(name).into_owned());
    let speaker = SpeakerDraft::new(name.clone().unwrap_or_default(), Kind::Outlet, 1);
    let speaker = speaker.known_from(earlier);
    let item = Speaker {
        name: name.map(Str::from),
        short: speaker.earlier.as_ref().and_then(|it| it.short.clone()).map(Str::from),
        open: vec![OpenInSpeaker::Name, OpenInSpeaker::Kind],
        ..Speaker::new(ids.of_speaker(&speaker, grammar), "", Kind::Outlet)
    };
    Proposal { item, remarks: Vec::new() }
}

/// Who of the same name is in an earlier dossier.
fn same_name(EarlierSpeaker { name, role, dossier, .. }: &EarlierSpeaker) -> String {
    let role = role.as_ref().map(|role| format!(", \"{role}\"")).unwrap_or_default();
    format!("the same as {name}{role} of {dossier}?")
}

/// A speaker who could be one of the `same`.
fn proposal(
    speaker: &SpeakerDraft,
    same: Vec<String>,
    grammar: &Grammar,
) -> Proposal<Speaker<'static>> {
    let SpeakerDraft { id, name, kind, aliases, earlier, .. } = speaker;
    let remarks = aliases.iter().map(|(alias, paragraph)| {
        format!("read as the same: \"{alias}\" in paragraph {paragraph}")
    });
    let remarks = remarks.chain(earlier.iter().map(same_name));
    let earlier_role = || earlier.as_ref().and_then(|it| it.role.as_ref());
    let role = speaker.role.as_ref().or_else(earlier_role);
    let is_former = role.as_ref().is_some_and(|role| {
        let words = segment::words(role, 0..role.len(), &[]);
        words
            .iter()
            .any(|word| grammar.is(word, WordClass::Former) || word.lower.starts_with("ex-"))
    });
    // `people familiar with the matter`: what comes after the people names nobody.
    let words_of_name = segment::words(name, 0..name.len(), &[]);
    let is_after = |word: &segment::Word<'_>| {
        [WordClass::After, WordClass::Preposition].iter().any(|class| grammar.is(word, *class))
    };
    let after = words_of_name.iter().position(is_after).filter(|_| kind.is_anonymous());
    let people = after.and_then(|at| words_of_name.get(at.checked_sub(1)?));
    let short = people.filter(|word| width(word.text) <= SHORT_COLUMNS);
    let short = short.map(|word| word.text.to_owned());
    let mut all_aliases: Vec<&String> = aliases.iter().map(|(alias, _)| alias).collect();
    for alias in earlier.iter().flat_map(|it| &it.aliases) {
        if alias != name && !all_aliases.contains(&alias) {
            all_aliases.push(alias);
        }
    }
    let mut open = vec![OpenInSpeaker::Name, OpenInSpeaker::Kind];
    open.extend(role.is_some().then_some(OpenInSpeaker::Role));
    if !same.is_empty() {
        open.push(OpenInSpeaker::SameAs(same.into_iter().map(Str::from).collect()));
    }
    let item = Speaker {
        short: short.or_else(|| earlier.as_ref()?.short.clone()).map(Str::from),
        role: role.cloned().map(Str::from),
        status: is_former.then_some(Tenure::Former),
        aliases: all_aliases.into_iter().cloned().map(Str::from).collect(),
        // That a reader can look it up is for a curator to find out.
        access: if *kind == Kind::Document { Access::SeenByNewsroom } else { Access::Published },
        open,
        ..Speaker::new(id.clone(), name.clone(), *kind)
    };
    Proposal { item, remarks: remarks.collect() }
}
