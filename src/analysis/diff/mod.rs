//! Two versions of a dossier: what an editor has to know of the newer one.
//!
//! Compared is what a reader sees, grades and replies included. Comments, layout and the order
//! of lists in which order means nothing make no difference, and neither does a new id: what
//! refers to it still refers to the same.

mod because;
mod compared;
mod field;
mod pairs;
#[cfg(test)]
mod tests;

pub use field::{Field, Kind, Shape, Value};

use crate::library::{
    About, ClaimRef, DossierRef, PropositionRef, RequestRef, SpeakerRef, TopicRef,
};
use pairs::{Names, Pairs};
use std::collections::HashSet;

/// What two versions of a dossier differ in.
#[derive(Debug)]
pub struct Diff<'a> {
    /// The older version.
    pub old: DossierRef<'a>,
    /// The newer one.
    pub new: DossierRef<'a>,
    /// What the article's own entry differs in.
    pub article: Vec<Change>,
    /// Of the propositions.
    pub propositions: Differences<PropositionRef<'a>>,
    /// Of the topics.
    pub topics: Differences<TopicRef<'a>>,
    /// Of the speakers, silent ones included.
    pub speakers: Differences<SpeakerRef<'a>>,
    /// Of the claims.
    pub claims: Differences<ClaimRef<'a>>,
    /// Of the requests for comment.
    pub requests: Differences<RequestRef<'a>>,
}

/// What two lists of one sort differ in.
#[derive(Debug, Clone)]
pub struct Differences<T> {
    /// The differences, in the order of the newer version; what was removed stands where it stood.
    pub all: Vec<Difference<T>>,
    /// How many are the same in both versions.
    pub same: usize,
}

/// One of a list, in which two versions differ.
#[derive(Debug, Clone)]
pub enum Difference<T> {
    /// Only the newer version has it.
    Added(T),
    /// Only the older version has it.
    Removed(T),
    /// Both have it, and something of it is another.
    Changed(Changed<T>),
}

/// One of a list that both versions have, and in what they differ.
#[derive(Debug, Clone)]
pub struct Changed<T> {
    /// As the older version has it.
    pub old: T,
    /// As the newer version has it.
    pub new: T,
    /// The fields that are not the same; at least one.
    pub changes: Vec<Change>,
}

impl<T> Changed<T> {
    /// Whether nothing but the curator's remarks on it are others: whoever has checked it need not
    /// look again.
    pub fn is_only_noted(&self) -> bool {
        self.changes.iter().all(|change| change.field.kind == Kind::Noted)
    }
}

/// A field that is not the same in both versions.
///
/// What it refers to has the names of the newer version, in the older one too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub field: Field,
    /// What the older version has.
    pub old: Vec<Value>,
    /// What the newer version has.
    pub new: Vec<Value>,
    /// Whether it is empty because a curator has still to decide it, in the older version and in
    /// the newer one.
    pub undecided: [bool; 2],
}

/// Compares two versions of a dossier, or two dossiers.
pub fn diff<'a>(old: DossierRef<'a>, new: DossierRef<'a>) -> Diff<'a> {
    let mut names = Names::default();
    let propositions = Pairs::of(old.propositions(), new.propositions(), &names);
    names.put(About::Proposition, propositions.ids(PropositionRef::id));
    let topics = Pairs::of(old.topics(), new.topics(), &names);
    names.put(About::Topic, topics.ids(TopicRef::id));
    let speakers = Pairs::of(old.speakers(), new.speakers(), &names);
    names.put(About::Speaker, speakers.ids(SpeakerRef::id));
    let claims = Pairs::of(old.claims(), new.claims(), &names);
    names.put(About::Claim, claims.ids(ClaimRef::id));
    let requests = Pairs::of(old.requests(), new.requests(), &names);
    let mut article = field::changes(old, new, &names);
    article.extend(compared::order(&claims));
    Diff {
        old,
        new,
        article,
        propositions: propositions.differences(&names),
        topics: topics.differences(&names),
        speakers: speakers.differences(&names),
        claims: claims.differences(&names),
        requests: requests.differences(&names),
    }
}

/// Whether two dossiers are of one article, or of two editions of it: by what they say of it, or
/// because a third of what one of them quotes stands word for word in the other.
pub fn are_of_one_article(old: DossierRef<'_>, new: DossierRef<'_>) -> bool {
    name_one_article(old, new) || {
        let [one, other] =
            [old, new].map(|it| it.claims().flat_map(words_of_article).collect::<HashSet<_>>());
        let fewer = one.len().min(other.len());
        fewer > 0 && one.intersection(&other).count() * 3 >= fewer
    }
}

/// Whether two dossiers have an id, a text, an address, or outlet and title in common.
pub fn name_one_article(old: DossierRef<'_>, new: DossierRef<'_>) -> bool {
    let is_same = |one: Option<&str>, other: Option<&str>| {
        one.zip(other).is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
    };
    let have_one_title = is_same(old.decided_outlet(), new.decided_outlet())
        && is_same(old.decided_title(), new.decided_title());
    old.id() == new.id()
        || is_same(old.sha256(), new.sha256())
        || is_same(old.url(), new.url())
        || have_one_title
}

/// The words of the article that a claim has, as far as they are more than a phrase.
fn words_of_article(claim: ClaimRef<'_>) -> impl Iterator<Item = &str> {
    const PHRASE: usize = 16;
    claim.quote().chain(claim.anchor()).filter(|words| words.len() > PHRASE)
}

impl Diff<'_> {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.article.is_empty()
            && self.propositions.all.is_empty()
            && self.topics.all.is_empty()
            && self.speakers.all.is_empty()
            && self.claims.all.is_empty()
            && self.requests.all.is_empty()
    }
}

impl<T> Differences<T> {
    /// How many only the newer version has.
    pub fn added(&self) -> usize {
        self.all.iter().filter(|one| matches!(one, Difference::Added(_))).count()
    }

    /// How many only the older version has.
    pub fn removed(&self) -> usize {
        self.all.iter().filter(|one| matches!(one, Difference::Removed(_))).count()
    }

    /// Those that both have, and that are not the same.
    pub fn changed(&self) -> impl Iterator<Item = &Changed<T>> {
        self.all.iter().filter_map(|one| match one {
            Difference::Changed(changed) => Some(changed),
            Difference::Added(_) | Difference::Removed(_) => None,
        })
    }

    /// How many are changed in this way.
    pub fn of_kind(&self, kind: Kind) -> usize {
        let is_of_it = |change: &Change| change.field.kind == kind;
        self.changed().filter(|changed| changed.changes.iter().any(is_of_it)).count()
    }
}
