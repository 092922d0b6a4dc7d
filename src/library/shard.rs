//! A shard: one or more dossiers resolved, in flat lists, with an index for the search.
//!
//! Ids that could not be found cannot exist here: every reference is a position in one of the
//! shard's lists.

use super::{
    arena::{Arena, List, Text},
    grade::Grade,
    open_fields::OpenFields,
    vocabulary::{Channel, Reason, Reply},
};
use crate::dossier::{
    Access, ArticleField, Basis, ClaimField, Content, DossierField, Kind, Knows, Link, Position,
    RelationKind, RequestField, SourceField, Sources, SpeakerField, Speech, Tenure, WithheldBy,
};
use jiff::civil::Date;
use std::{
    num::NonZero,
    ops::Range,
    path::{Path, PathBuf},
};

/// A position in one of the shard's lists.
pub type Ix = u32;

/// A position in a shard's list of claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimIx(pub Ix);

/// A position in a shard's list of speakers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SpeakerIx(pub Ix);

/// A position in a shard's list of topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TopicIx(pub Ix);

/// A position in a shard's list of propositions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PropositionIx(pub Ix);

/// A position in a shard's list of links, from 1.
#[derive(Debug, Clone, Copy)]
pub struct LinksIx(NonZero<Ix>);

/// One or more dossiers, resolved.
#[derive(Debug, Default)]
pub struct Shard {
    pub(super) arena: Arena,
    pub(super) dossiers: Vec<Dossier>,
    pub(super) speakers: Vec<Speaker>,
    pub(super) topics: Vec<Topic>,
    pub(super) propositions: Vec<Proposition>,
    pub(super) claims: Vec<Claim>,
    pub(super) links: Vec<ClaimLinks>,
    pub(super) requests: Vec<Request>,
    pub(super) lists: Lists,
    pub(super) folded: String,
    /// Whether a curator has still to decide anything.
    pub(super) has_open_places: bool,
}

/// The flat lists that [`List`]s are runs of.
#[derive(Debug, Default)]
pub struct Lists {
    pub(super) texts: Vec<Text>,
    pub(super) claims: Vec<ClaimIx>,
    pub(super) speakers: Vec<SpeakerIx>,
    pub(super) topics: Vec<TopicIx>,
    pub(super) stances: Vec<Stance>,
    pub(super) relations: Vec<Relation>,
    pub(super) replies: Vec<ReplyRecord>,
    pub(super) relays: Vec<Relay>,
    pub(super) others: Vec<OtherSource>,
}

/// What a dossier says of its article.
#[derive(Debug)]
pub struct Dossier {
    pub(super) origin: String,
    pub(super) path: Option<PathBuf>,
    pub(super) id: Text,
    pub(super) title: Text,
    pub(super) outlet: Text,
    pub(super) byline: List<Text>,
    pub(super) place: Text,
    pub(super) published: Option<Date>,
    pub(super) paragraphs: u16,
    pub(super) language: Text,
    pub(super) translation: Translation,
    pub(super) reader_language: Text,
    pub(super) url: Text,
    pub(super) note: Text,
    pub(super) sha256: Text,
    pub(super) open: OpenFields<ArticleField>,
    pub(super) open_lists: OpenFields<DossierField>,
    pub(super) speakers: Range<Ix>,
    pub(super) topics: Range<Ix>,
    pub(super) propositions: Range<Ix>,
    pub(super) claims: Range<Ix>,
    pub(super) requests: Range<Ix>,
}

/// Whether the article's text is a translation, and from which language.
#[derive(Debug, Clone, Copy)]
pub enum Translation {
    /// It is not.
    Original,
    /// By a person.
    Human(Text),
    /// By a machine.
    Machine(Text),
}

/// Somebody who speaks, is asked, accused or relayed in one article.
#[derive(Debug)]
pub struct Speaker {
    pub(super) id: Text,
    pub(super) name: Text,
    pub(super) short: Text,
    /// Proposed, where it is open.
    pub(super) kind: Option<Kind>,
    pub(super) open: OpenFields<SpeakerField>,
    pub(super) same_as: List<SpeakerIx>,
    pub(super) tenure: Option<Tenure>,
    pub(super) role: Text,
    pub(super) aliases: List<Text>,
    pub(super) url: Text,
    pub(super) reference: Text,
    pub(super) access: Access,
    pub(super) part_of: Option<SpeakerIx>,
    pub(super) note: Text,
    pub(super) dossier: Ix,
}

/// What claims are about.
#[derive(Debug)]
pub struct Topic {
    pub(super) id: Text,
    pub(super) label: Text,
    pub(super) gist: Text,
}

/// What a stance is toward.
#[derive(Debug)]
pub struct Proposition {
    pub(super) id: Text,
    pub(super) text: Text,
    pub(super) short: Text,
}

/// One claim.
#[derive(Debug)]
pub struct Claim {
    pub(super) id: Text,
    /// Proposed, where it is open; so for every other field.
    pub(super) speaker: Option<SpeakerIx>,
    pub(super) paragraph: u16,
    pub(super) open: OpenFields<ClaimField>,
    pub(super) speech: Option<Speech>,
    pub(super) content: Content,
    pub(super) sources: Option<Sources>,
    pub(super) knows: Option<Knows>,
    pub(super) said_in: Option<Channel>,
    pub(super) grade: Grade,
    /// The spans of the quote; where it is translated, a translation of each behind them.
    pub(super) spans: List<Text>,
    pub(super) is_translated: bool,
    pub(super) gist: Text,
    pub(super) anchor: Text,
    pub(super) stances: List<Stance>,
    pub(super) topics: List<TopicIx>,
    pub(super) links: Option<LinksIx>,
    pub(super) cites: Text,
    pub(super) note: Text,
    /// Where its texts begin in the shard's folded buffer: gist, quote and translation, each with
    /// a line feed behind it, and then those of the next claim.
    pub(super) folded: u32,
}

impl Claim {
    /// The spans of the quote, and their translations.
    pub(super) fn quote_and_translation(&self) -> (List<Text>, List<Text>) {
        let spans = self.spans.len();
        self.spans.split_at(if self.is_translated { spans / 2 } else { spans })
    }
}

/// What the text says of why a source is not named.
#[derive(Debug, Clone, Copy)]
pub struct Anonymity {
    pub(super) reason: Reason,
    pub(super) text: Text,
    pub(super) by: WithheldBy,
    pub(super) anchor: Text,
}

/// One of the other sources of a claim.
#[derive(Debug, Clone, Copy)]
pub struct OtherSource {
    /// Proposed, where it is open; so for the number.
    pub(super) speaker: Option<SpeakerIx>,
    pub(super) sources: Option<Sources>,
    pub(super) open: OpenFields<SourceField>,
    pub(super) anonymity: Option<Anonymity>,
    pub(super) knows: Option<Knows>,
    pub(super) candidates: Candidates,
    pub(super) grade: Grade,
}

/// Who could be meant besides the one who is proposed, and what in the text shows it.
#[derive(Debug, Clone, Copy)]
pub struct Candidates {
    pub(super) or: List<SpeakerIx>,
    pub(super) seen: Text,
}

/// Whose words are passed on.
#[derive(Debug, Clone, Copy)]
pub struct Relay {
    pub(super) speaker: SpeakerIx,
    pub(super) sources: Option<Sources>,
}

/// What most claims do not have: ties to other claims and speakers, and what the text says of its
/// source's name.
#[derive(Debug, Clone, Copy)]
pub struct ClaimLinks {
    pub(super) relays: List<Relay>,
    pub(super) rests_on: List<ClaimIx>,
    pub(super) against: List<SpeakerIx>,
    pub(super) examples: List<ClaimIx>,
    pub(super) relations: List<Relation>,
    pub(super) replies: List<ReplyRecord>,
    pub(super) anonymity: Option<Anonymity>,
    /// Whom the words were said to, where these are other media.
    pub(super) other_media: Text,
    pub(super) others: List<OtherSource>,
    pub(super) candidates: Candidates,
}

impl ClaimLinks {
    /// What a claim has that is tied to nothing.
    pub(super) const NONE: Self = ClaimLinks {
        relays: List::EMPTY,
        rests_on: List::EMPTY,
        against: List::EMPTY,
        examples: List::EMPTY,
        relations: List::EMPTY,
        replies: List::EMPTY,
        anonymity: None,
        other_media: Text::EMPTY,
        others: List::EMPTY,
        candidates: Candidates { or: List::EMPTY, seen: Text::EMPTY },
    };

    fn is_none(&self) -> bool {
        self.relays.is_empty()
            && self.rests_on.is_empty()
            && self.against.is_empty()
            && self.examples.is_empty()
            && self.relations.is_empty()
            && self.replies.is_empty()
            && self.anonymity.is_none()
            && self.other_media.is_empty()
            && self.others.is_empty()
            && self.candidates.or.is_empty()
            && self.candidates.seen.is_empty()
    }
}

/// A side that a claim takes.
#[derive(Debug, Clone, Copy)]
pub struct Stance {
    pub(super) on: PropositionIx,
    pub(super) position: Position,
    pub(super) basis: Basis,
}

/// How a claim stands to another.
#[derive(Debug, Clone, Copy)]
pub struct Relation {
    pub(super) kind: RelationKind,
    pub(super) claim: ClaimIx,
}

/// What somebody replied about a claim: derived from the requests and the relations.
#[derive(Debug, Clone, Copy)]
pub struct ReplyRecord {
    pub(super) by: SpeakerIx,
    pub(super) reply: Reply,
    /// Whether a reported request asked for it.
    pub(super) is_asked: bool,
    pub(super) paragraph: u16,
    pub(super) claims: List<ClaimIx>,
}

/// A request for comment that the text reports.
#[derive(Debug)]
pub struct Request {
    pub(super) paragraph: u16,
    pub(super) to: List<SpeakerIx>,
    pub(super) open: OpenFields<RequestField>,
    /// Whom else it could have gone to, and those who are proposed.
    pub(super) candidates: Candidates,
    pub(super) proposed: List<SpeakerIx>,
    pub(super) reply: Option<Reply>,
    pub(super) answers: List<ClaimIx>,
    pub(super) claims: List<ClaimIx>,
    pub(super) link: Option<Link>,
    pub(super) anchor: Text,
    pub(super) quote: List<Text>,
    pub(super) note: Text,
}

/// What lies in one of the shard's flat lists.
pub trait Listed: Sized {
    /// The list that it lies in.
    fn list(lists: &Lists) -> &Vec<Self>;
    /// The list that it lies in, to add to.
    fn list_mut(lists: &mut Lists) -> &mut Vec<Self>;
}

macro_rules! listed {
    ($($type:ty: $field:ident),+) => {
        $(impl Listed for $type {
            fn list(lists: &Lists) -> &Vec<Self> {
                &lists.$field
            }

            fn list_mut(lists: &mut Lists) -> &mut Vec<Self> {
                &mut lists.$field
            }
        })+

        impl Lists {
            fn shrink(&mut self) {
                $(self.$field.shrink_to_fit();)+
            }
        }
    };
}

listed!(
    Text: texts, ClaimIx: claims, SpeakerIx: speakers, TopicIx: topics, Stance: stances,
    Relation: relations, ReplyRecord: replies, Relay: relays, OtherSource: others
);

impl Lists {
    pub(super) fn put<T: Listed>(&mut self, items: impl IntoIterator<Item = T>) -> List<T> {
        List::append(T::list_mut(self), items)
    }
}

impl Shard {
    pub(super) fn text(&self, text: Text) -> &str {
        self.arena.get(text)
    }

    pub(super) fn option(&self, text: Text) -> Option<&str> {
        (!text.is_empty()).then(|| self.arena.get(text))
    }

    pub(super) fn items<T: Listed>(&self, list: List<T>) -> &[T] {
        list.of(T::list(&self.lists))
    }

    /// Which of its dossiers a claim is in.
    pub(super) fn dossier_of(&self, claim: ClaimIx) -> Ix {
        self.dossiers.partition_point(|dossier| dossier.claims.end <= claim.0) as Ix
    }

    /// How a claim is tied to others.
    pub(super) fn links(&self, claim: &Claim) -> &ClaimLinks {
        claim.links.map_or(&ClaimLinks::NONE, |links| &self.links[links.0.get() as usize - 1])
    }

    /// Keeps the links of a claim, if it has any.
    pub(super) fn put_links(&mut self, links: ClaimLinks) -> Option<LinksIx> {
        if links.is_none() {
            return None;
        }
        self.links.push(links);
        NonZero::new(self.links.len() as Ix).map(LinksIx)
    }

    /// Keeps what was replied to a claim.
    pub(super) fn put_replies(&mut self, claim: ClaimIx, replies: List<ReplyRecord>) {
        let at = claim.0 as usize;
        match self.claims[at].links {
            Some(links) => self.links[links.0.get() as usize - 1].replies = replies,
            None => {
                self.claims[at].links = self.put_links(ClaimLinks { replies, ..ClaimLinks::NONE })
            }
        }
    }

    /// Where the folded texts of a claim stand.
    pub(super) fn folded_place(&self, claim: ClaimIx) -> Range<usize> {
        let at = claim.0 as usize;
        let end = self.claims.get(at + 1).map_or(self.folded.len(), |it| it.folded as usize);
        self.claims[at].folded as usize..end
    }

    /// Gives back the memory that is not needed once all dossiers are in.
    pub fn finish(mut self) -> Self {
        self.arena.shrink();
        self.folded.shrink_to_fit();
        self.dossiers.shrink_to_fit();
        self.speakers.shrink_to_fit();
        self.topics.shrink_to_fit();
        self.propositions.shrink_to_fit();
        self.claims.shrink_to_fit();
        self.links.shrink_to_fit();
        self.requests.shrink_to_fit();
        self.lists.shrink();
        self
    }

    /// Remembers the file that its dossiers came from.
    pub fn came_from(&mut self, path: &Path) {
        for dossier in &mut self.dossiers {
            dossier.path = Some(path.to_owned());
        }
    }

    /// How many claims it holds.
    pub fn len(&self) -> usize {
        self.claims.len()
    }

    /// Whether it holds no claims.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty()
    }
}
