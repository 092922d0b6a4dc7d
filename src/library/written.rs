//! A claim as it would stand in a dossier, open places and proposals included.

use super::{ClaimRef, SourceRef, SpeakerRef, TopicRef};
use crate::dossier::{
    Claim, ClaimField, OpenInClaim, OpenInSource, OtherSource, Relation, Relay, SourceField,
    Stance, Str,
};

impl<'a> From<ClaimRef<'a>> for Claim<'a> {
    fn from(claim: ClaimRef<'a>) -> Self {
        let open = open_in_claim(claim);
        let claim = claim.as_written();
        let claims = |all: &mut dyn Iterator<Item = ClaimRef<'a>>| {
            all.map(|claim| Str::from(claim.id())).collect()
        };
        Claim {
            id: claim.id().into(),
            paragraph: claim.paragraph(),
            speaker: claim.speaker().map(|it| it.id().into()),
            speech: claim.speech(),
            content: claim.content().unwrap_or_default(),
            quote: claim.quote().map(Str::from).collect(),
            translation: claim.translation().map(Str::from).collect(),
            gist: claim.gist().map(Str::from),
            anchor: claim.anchor().map(Str::from),
            sources: claim.sources(),
            anonymity: claim.anonymity(),
            knows: claim.knows(),
            said_in: claim
                .said_in()
                .map(|it| it.map(|()| claim.other_media().unwrap_or_default().into())),
            with: claim.all_sources().skip(1).map(other_source).collect(),
            relays: claim
                .counted_relays()
                .map(|(speaker, sources)| Relay { speaker: speaker.id().into(), sources })
                .collect(),
            rests_on: claims(&mut claim.rests_on()),
            against: claim.against().map(SpeakerRef::id).map(Str::from).collect(),
            examples: claims(&mut claim.examples()),
            stances: claim
                .stances()
                .map(|stance| Stance {
                    on: stance.proposition().id().into(),
                    position: stance.position(),
                    basis: stance.basis(),
                })
                .collect(),
            topics: claim.topics().map(TopicRef::id).map(Str::from).collect(),
            relations: claim
                .relations()
                .map(|(kind, other)| Relation { kind, claim: other.id().into() })
                .collect(),
            cites: claim.cites().map(Str::from),
            note: claim.note().map(Str::from),
            open,
        }
    }
}

/// What is open in a claim; what was seen, and who else could be meant, belong to its first source.
fn open_in_claim<'a>(claim: ClaimRef<'a>) -> Vec<OpenInClaim<'a>> {
    let open = |field| match field {
        ClaimField::Speaker => OpenInClaim::Speaker {
            seen: claim.seen().map(Str::from),
            or: claim.candidates().map(SpeakerRef::id).map(Str::from).collect(),
        },
        field => field.into(),
    };
    claim.open().iter().map(open).collect()
}

fn other_source<'a>(source: SourceRef<'a>) -> OtherSource<'a> {
    let open = |field| match field {
        SourceField::Speaker => OpenInSource::Speaker {
            seen: source.seen().map(Str::from),
            or: source.candidates().map(SpeakerRef::id).map(Str::from).collect(),
        },
        field => field.into(),
    };
    OtherSource {
        speaker: source.speaker().map(|it| it.id().into()),
        sources: source.sources(),
        anonymity: source.anonymity(),
        knows: source.knows(),
        open: source.open().iter().map(open).collect(),
    }
}
