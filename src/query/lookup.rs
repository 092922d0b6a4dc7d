//! Finding whom or what a name in a query means.

use super::Name;
use crate::{
    library::{DossierRef, LabelId, LabelRef, Library, SpeakerId, SpeakerRef},
    text::{fold, nearest, spellings},
};
use std::{borrow::Cow, collections::HashSet};

/// What a name can be the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Speaker,
    Topic,
    Proposition,
    Dossier,
    Outlet,
}

impl Sort {
    /// The word for one of them.
    pub fn noun(self) -> &'static str {
        match self {
            Sort::Speaker => "speaker",
            Sort::Topic => "topic",
            Sort::Proposition => "proposition",
            Sort::Dossier => "dossier",
            Sort::Outlet => "outlet",
        }
    }
}

/// Something that has names.
#[derive(Debug)]
pub struct Named<'a> {
    /// What a query prints.
    pub id: &'a str,
    /// What stands on the screen.
    pub label: &'a str,
    /// What else it is called.
    pub aliases: Vec<&'a str>,
}

/// Everything of one sort in a library. Somebody whom several articles have comes once for each
/// article, with its names there, and always with the same id.
pub fn all(sort: Sort, library: &Library) -> Vec<Named<'_>> {
    let bare = |(id, label)| Named { id, label, aliases: Vec::new() };
    let dossiers = library.dossiers();
    match sort {
        Sort::Speaker => dossiers
            .flat_map(DossierRef::speakers)
            .map(|speaker| named_speaker(speaker, library))
            .collect(),
        Sort::Topic => {
            library.topics().map(|topic| (topic.id(), topic.label())).map(bare).collect()
        }
        Sort::Proposition => {
            library.propositions().map(|one| (one.id(), one.text())).map(bare).collect()
        }
        Sort::Dossier => {
            dossiers.map(|dossier| (dossier.id(), dossier.title())).map(bare).collect()
        }
        Sort::Outlet => {
            let mut seen = HashSet::new();
            let outlets = dossiers.map(DossierRef::outlet);
            let outlets = outlets.filter(|outlet| seen.insert(fold(outlet)));
            outlets.map(|outlet| (outlet, outlet)).map(bare).collect()
        }
    }
}

fn named_speaker<'a>(speaker: SpeakerRef<'a>, library: &'a Library) -> Named<'a> {
    let own_id = Some(speaker.id());
    let aliases = own_id.into_iter().chain([speaker.short()]).chain(speaker.aliases()).collect();
    Named { id: library.speaker(speaker.key()).id(), label: speaker.name(), aliases }
}

/// The ids that a name means: the id itself; otherwise all whose id, name or, failing these,
/// alias it is, whatever its case and diacritics. A name that several have means all of them,
/// and what is printed says so. Empty if nobody has it.
pub fn find(sort: Sort, text: &str, library: &Library) -> Vec<Name> {
    if is_id(sort, text, library) {
        return vec![Name::new(text)];
    }
    let spellings = spellings(text);
    let all = match sort {
        Sort::Speaker => speakers_called(&spellings, library),
        _ => all(sort, library),
    };
    let is_meant = |name: &str| spellings.iter().any(|spelling| *spelling == fold(name));
    let by_name = all.iter().filter(|named| is_meant(named.id) || is_meant(named.label));
    let by_alias = || all.iter().filter(|named| named.aliases.iter().any(|name| is_meant(name)));
    let found = distinct(by_name);
    if found.is_empty() { distinct(by_alias()) } else { found }
}

/// The speakers of whom an id or a name, folded, is one of these: once for each article. There are
/// many speakers and few distinct names, which are folded already.
fn speakers_called<'a>(spellings: &[String], library: &'a Library) -> Vec<Named<'a>> {
    let is_meant = |label: &LabelRef<'_>| spellings.iter().any(|it| it == label.folded);
    let labels = (0..).map(LabelId).zip(library.labels());
    let labels: HashSet<LabelId> =
        labels.filter(|(_, label)| is_meant(label)).map(|(id, _)| id).collect();
    let has_label =
        |speaker: &SpeakerId| library.labels_of(*speaker).iter().any(|it| labels.contains(it));
    let by_id = spellings.iter().flat_map(|id| library.names().speakers_by_id(id)).copied();
    let by_label = library.speakers().map(SpeakerRef::key).filter(has_label);
    let known: HashSet<SpeakerId> = by_id.chain(by_label).collect();
    if known.is_empty() {
        return Vec::new();
    }
    let entries = library.dossiers().flat_map(DossierRef::speakers);
    let entries = entries.filter(|speaker| known.contains(&speaker.key()));
    entries.map(|speaker| named_speaker(speaker, library)).collect()
}

/// Whether a query prints something of the library so.
fn is_id(sort: Sort, text: &str, library: &Library) -> bool {
    let names = library.names();
    match sort {
        Sort::Speaker => {
            let mut having = names.speakers_by_id(text).iter();
            having.any(|speaker| library.speaker(*speaker).id() == text)
        }
        Sort::Topic => names.topic_by_id(text).is_some(),
        Sort::Proposition => names.proposition_by_id(text).is_some(),
        Sort::Dossier => names.dossier_by_id(text).is_some(),
        // An outlet has no id: its name is looked for in whichever case.
        Sort::Outlet => false,
    }
}

fn distinct<'n>(found: impl Iterator<Item = &'n Named<'n>>) -> Vec<Name> {
    let mut seen = HashSet::new();
    found.filter(|named| seen.insert(named.id)).map(|named| Name::new(named.id)).collect()
}

/// The ids, at most three, of what is called most like `text`.
pub fn nearest_to(sort: Sort, text: &str, library: &Library) -> Vec<Name> {
    let names = folded_names(sort, library);
    let alike = nearest(&fold(text), names.iter().map(|(name, _)| &**name), 8);
    let mut ids: Vec<Name> = Vec::new();
    for name in alike {
        let of_name = names.iter().filter(|(other, _)| other == name);
        for id in of_name.map(|(_, id)| Name::new(id)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    ids.truncate(3);
    ids
}

/// What everything of a sort is called, with its id.
fn folded_names(sort: Sort, library: &Library) -> Vec<(Cow<'_, str>, &str)> {
    let mut names = Vec::new();
    if sort == Sort::Speaker {
        for speaker in library.speakers() {
            let labels = library.labels_of(speaker.key()).iter();
            let labels = labels.map(|label| Cow::Borrowed(library.label(*label).folded));
            let called = labels.chain([Cow::Borrowed(speaker.id())]);
            names.extend(called.map(|name| (name, speaker.id())));
        }
        return names;
    }
    for named in all(sort, library) {
        let called = [named.id, named.label].into_iter().chain(named.aliases);
        names.extend(called.map(|name| (fold(name), named.id)));
    }
    names
}
