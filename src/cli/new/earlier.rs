//! `--from`: what earlier dossiers say of those who speak in them.

use crate::{
    dossier::SpeakerField,
    draft::{Earlier, EarlierSpeaker},
    library::{Library, SpeakerRef},
};
use std::cmp::Reverse;

/// What curators have decided of those who speak in earlier dossiers, the latest first.
pub(super) fn earlier(library: &Library) -> Earlier {
    let mut dossiers: Vec<_> = library.dossiers().collect();
    dossiers.sort_by_key(|dossier| Reverse(dossier.published()));
    let mut earlier = Earlier::default();
    for dossier in dossiers {
        dossier.speakers().filter_map(decided).for_each(|speaker| earlier.add_speaker(speaker));
        dossier.topics().for_each(|topic| earlier.add_topic(topic.id(), topic.label()));
    }
    earlier
}

/// A speaker whose name and kind are decided.
fn decided(speaker: SpeakerRef<'_>) -> Option<EarlierSpeaker> {
    let kind = speaker.kind().filter(|_| !speaker.open().has(SpeakerField::Name))?;
    let (name, short) = (speaker.name(), speaker.short());
    Some(EarlierSpeaker {
        id: speaker.id().to_owned(),
        name: name.to_owned(),
        // Where the dossier gives none, it is the last word of the name, cut off if it is long.
        short: (!name.ends_with(short) && !short.ends_with('…')).then(|| short.to_owned()),
        kind,
        role: speaker.role().map(str::to_owned),
        aliases: speaker.aliases().map(str::to_owned).collect(),
        dossier: speaker.dossier().id().to_owned(),
    })
}
