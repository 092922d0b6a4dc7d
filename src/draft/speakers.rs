//! The speakers that a draft proposes, and the names that it found besides.

use super::{
    dateline::Dateline,
    grammar::Grammar,
    lexicon::{NounKind, WordClass},
    names::{Name, Names},
    propose::{Entry, NOBODY, Proposal, Proposals},
    registry::{Ids, SpeakerDraft, SpeakerRegistry},
    segment,
};
use crate::{
    dossier::{Kind, Sources, Speaker, Tenure, check::UNDECIDED},
    text::clean,
};
use std::collections::HashSet;

/// How many names are listed that nobody speaks or is asked by.
const UNUSED: usize = 200;

/// The speakers of a draft.
pub struct Speakers {
    /// Those whom claims and requests need, the newsroom first.
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
    let mut all = vec![outlet];
    let speakers = registry.speakers().iter().filter(|it| used.contains(&it.id));
    all.extend(speakers.map(|speaker| proposal(speaker, grammar)));
    if used.contains(NOBODY) {
        all.push(Proposal {
            item: Speaker::new(NOBODY, UNDECIDED, Kind::Collective),
            decide: vec![
                "speaker: stands for anyone who was not found; remove it at the end".to_owned(),
            ],
        });
    }
    let unused: Vec<_> = names
        .iter()
        .filter(|name| !registry.contains(&name.text) && is_likely(name, grammar))
        .take(UNUSED)
        .collect();
    let unused = unused.into_iter().map(|name| {
        let is_human = name.noun_kind.is_none_or(NounKind::is_human);
        let kind = if is_human { Kind::Person } else { Kind::Organisation };
        let mut speaker = SpeakerDraft::new(name.text.clone(), kind, name.paragraph);
        speaker.role.clone_from(&name.role);
        speaker.id = registry.ids_mut().of_speaker(&speaker, grammar);
        UnusedName { speaker: proposal(&speaker, grammar).item, paragraph: name.paragraph }
    });
    Speakers { all, unused: unused.collect() }
}

/// The ids that claims and requests refer to.
fn used(proposals: &Proposals) -> HashSet<String> {
    let claims = proposals.paragraphs.iter().flat_map(|(_, entries)| entries);
    let claims = claims.filter_map(|entry| match entry {
        Entry::Claim(claim) => claim.item.speaker.as_ref().map(ToString::to_string),
        Entry::Remark(_) => None,
    });
    let asked = proposals.requests.iter().flat_map(|it| it.item.to.iter().map(|id| id.to_string()));
    claims.chain(asked).collect()
}

/// The newsroom, which speaks for itself where nobody else does.
pub fn outlet(
    dateline: &Dateline<'_>,
    ids: &mut Ids,
    grammar: &Grammar,
) -> Proposal<Speaker<'static>> {
    let name = dateline.outlet.map_or(UNDECIDED.into(), clean).into_owned();
    let speaker = SpeakerDraft::new(name, Kind::Outlet, 1);
    let id = ids.of_speaker(&speaker, grammar);
    Proposal {
        item: Speaker::new(id, speaker.name, Kind::Outlet),
        decide: vec!["speaker: the newsroom's own voice".to_owned()],
    }
}

fn proposal(speaker: &SpeakerDraft, grammar: &Grammar) -> Proposal<Speaker<'static>> {
    let SpeakerDraft { id, name, kind, role, aliases, paragraph, sources } = speaker;
    let count = match sources {
        Some(Sources::Stated(number)) if *number > 1 => format!(", {number} by the text's count"),
        _ => String::new(),
    };
    let mut decide = vec![format!(
        "speaker: name and kind of \"{name}\"; first in paragraph {paragraph}{count}"
    )];
    decide.extend(
        aliases
            .iter()
            .map(|(alias, paragraph)| format!("is \"{alias}\" in paragraph {paragraph} the same?")),
    );
    let is_former = role.as_ref().is_some_and(|role| {
        let words = segment::words(role, 0..role.len(), &[]);
        words
            .iter()
            .any(|word| grammar.is(word, WordClass::Former) || word.lower.starts_with("ex-"))
    });
    let is_document = *kind == Kind::Document;
    if is_document {
        decide.push("reference: its number, date or title, or a `url` instead".to_owned());
    }
    let item = Speaker {
        role: role.clone().map(Into::into),
        status: is_former.then_some(Tenure::Former),
        aliases: aliases.iter().map(|(alias, _)| alias.clone().into()).collect(),
        reference: is_document.then(|| UNDECIDED.into()),
        ..Speaker::new(id.clone(), name.clone(), *kind)
    };
    Proposal { item, decide }
}

/// Whether a name is likely to be somebody's.
fn is_likely(name: &Name, grammar: &Grammar) -> bool {
    if name.noun_kind.is_some_and(NounKind::is_human) {
        return true;
    }
    let words = segment::words(&name.text, 0..name.text.len(), &[]);
    // Capital letters say nothing if all nouns have them.
    words.len() > 1 && (!grammar.lexicon.capitalises_nouns || name.noun_kind.is_some())
}
