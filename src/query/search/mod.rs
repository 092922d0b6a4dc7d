//! Searching for words: which claims have them, and how well.
//!
//! Every word must be found, in any place and any order; the ranks of several words add up. A
//! word that is left out is left out where it stands as it is, never by likeness.

mod candidates;
mod fuzzy;
mod needle;
mod rank;

pub use candidates::PrefixCache;
use fuzzy::may_be_like;
pub use fuzzy::{Fuzzy, Reach};
pub use needle::{Needle, begins_word};
pub use rank::{Place, Rank, Tier};

use super::{Matter, Query, Term};
use crate::library::{
    ClaimRef, LabelId, LabelRef, Library, ShardRef, SourceRef, SpeakerId, SpeakerRef, TopicId,
    TopicRef,
};
use candidates::CandidateScan;
use rayon::prelude::*;
use std::borrow::Cow;

/// The words and phrases of a query, ready to be looked for in the claims of one library.
pub struct Search {
    words: Vec<Word>,
    /// The longest of those that claims must have: few have it, and the others are looked for
    /// only where it is.
    lead: Option<usize>,
}

/// A word or a phrase.
pub struct Word {
    negated: bool,
    needle: Needle,
    /// For each speaker of the library how well their names have it.
    speakers: Vec<Option<Rank>>,
    /// For each topic of the library how well its label has it; empty where none has.
    topics: Vec<Option<Rank>>,
}

impl Search {
    /// Looks for the words in the names of a library, each distinct one once.
    pub fn new(query: &Query, library: &Library) -> Self {
        let needles = query.terms().iter().filter_map(|term| Some((term.negated, term.needle()?)));
        let words = needles.map(|(negated, needle)| Word::new(needle, negated, library));
        let words: Vec<Word> = words.collect();
        let positive = words.iter().enumerate().filter(|(_, word)| !word.negated);
        let lead = positive.max_by_key(|(_, word)| word.needle.typed().len()).map(|(at, _)| at);
        Search { words, lead }
    }

    /// Gives the claims of a shard that have all the words to `take`, in reading order, with how
    /// well they have them. `last` is what the search before has left; `cache` takes down the same
    /// for the next one.
    pub fn scan<'a>(
        &self,
        shard: ShardRef<'a>,
        fuzzy: &Fuzzy,
        last: &PrefixCache,
        cache: &mut PrefixCache,
        mut take: impl FnMut(Rank, ClaimRef<'a>),
    ) {
        let lead = self.lead.map(|lead| &self.words[lead]);
        let mut scan = lead.map(|lead| (lead, CandidateScan::new(&lead.needle, shard, last)));
        for claim in shard.claims() {
            let may_be_found = scan.as_mut().is_none_or(|(lead, scan)| {
                let is_in_text = scan.has(claim);
                let may_be_found = is_in_text
                    || lead.is_in_names(claim)
                    || scan.may_be_alike(claim) && may_be_like(&lead.needle, claim.folded_gist());
                if may_be_found {
                    cache.push(claim.row(), is_in_text);
                }
                may_be_found
            });
            if may_be_found && let Some(rank) = self.rank(claim, fuzzy) {
                take(rank, claim);
            }
        }
    }

    /// The cache of its longest word, with no claim in it yet.
    pub fn empty_cache(&self) -> PrefixCache {
        let lead = self.lead.map(|lead| &self.words[lead].needle);
        lead.map(PrefixCache::of).unwrap_or_default()
    }

    /// How well a claim has all the words; nothing if it lacks one, or has one that is left out.
    pub fn rank(&self, claim: ClaimRef<'_>, fuzzy: &Fuzzy) -> Option<Rank> {
        let mut sum = Rank::default();
        for word in &self.words {
            sum = sum.and(word.rank(claim, fuzzy)?);
        }
        Some(sum)
    }
}

impl Term {
    /// The word or phrase, if it is one; what is left out is left out where it stands as it is.
    pub(super) fn needle(&self) -> Option<Needle> {
        match &self.matter {
            Matter::Word(word) if self.negated => Some(Needle::word(word).exact()),
            Matter::Word(word) => Some(Needle::word(word)),
            Matter::Phrase(phrase) => Some(Needle::phrase(phrase)),
            Matter::Field(_) | Matter::Either(_) => None,
        }
    }
}

impl Word {
    /// Looks for it in the names of a library.
    pub fn new(needle: Needle, negated: bool, library: &Library) -> Self {
        let found = labels(library, |label, fuzzy| find_label(&needle, label, fuzzy));
        let ranks =
            library.speakers().map(|speaker| best(library.labels_of(speaker.key()), &found));
        let speakers = ranks.collect();
        let topics = each(library.topics().len(), |at, fuzzy| {
            let labels = library.labels_of_topic(TopicId(at)).iter().map(|it| library.label(*it));
            let alike = |label| fuzzy.find(&needle, label, Reach::Gist);
            let found = labels.filter_map(|it| needle.find_in(it).or_else(|| alike(it.folded)));
            found.min().map(|tier| Rank::new(tier, Place::Topic))
        });
        let has_topics = topics.iter().any(Option::is_some);
        Word { negated, needle, speakers, topics: if has_topics { topics } else { Vec::new() } }
    }

    /// How well a claim has it; for a word that is left out, how well it does without.
    pub fn rank(&self, claim: ClaimRef<'_>, fuzzy: &Fuzzy) -> Option<Rank> {
        let found = self.find(claim).or_else(|| {
            let alike = fuzzy.find(&self.needle, claim.folded_gist(), Reach::Gist)?;
            Some(Rank::new(alike, Place::Gist))
        });
        match found {
            None => self.negated.then(Rank::default),
            Some(_) if self.negated => None,
            // Phrases rank nothing.
            Some(rank) => Some(if self.needle.is_phrase() { Rank::default() } else { rank }),
        }
    }

    /// The best rank in the speaker's names and the topics' labels, and where it stands as it is in
    /// the texts.
    fn find(&self, claim: ClaimRef<'_>) -> Option<Rank> {
        let mut best = self.of_speakers(claim).into_iter().chain(self.of_topics(claim)).min();
        for (place, folded) in texts(claim) {
            // Most claims are decided by their name or gist; what cannot be better is not read.
            if best.is_some_and(|best| best <= self.needle.best_rank(folded, place)) {
                continue;
            }
            let tier = self.needle.find(folded, || original(claim, place));
            let rank = tier.map(|tier| Rank::new(tier, place));
            best = best.into_iter().chain(rank).min();
        }
        best
    }

    /// The best rank in the names of those whom a claim is attributed to, proposed ones included.
    fn of_speakers(&self, claim: ClaimRef<'_>) -> Option<Rank> {
        let sources = claim.as_written().all_sources();
        let speakers = sources.filter_map(SourceRef::speaker).map(SpeakerRef::key);
        speakers.filter_map(|SpeakerId(speaker)| self.speakers[speaker as usize]).min()
    }

    fn of_topics(&self, claim: ClaimRef<'_>) -> Option<Rank> {
        if self.topics.is_empty() {
            return None;
        }
        claim.topics().filter_map(|topic| self.topics[topic.key().0 as usize]).min()
    }

    fn is_in_names(&self, claim: ClaimRef<'_>) -> bool {
        self.of_speakers(claim).is_some() || self.of_topics(claim).is_some()
    }
}

/// So many labels are looked through sooner than other threads are woken.
const FEW_LABELS: usize = 2048;

/// What `find` makes of each label of a library.
pub fn labels<T: Send>(
    library: &Library,
    find: impl Fn(LabelRef<'_>, &Fuzzy) -> T + Sync,
) -> Vec<T> {
    each(library.labels().len(), |at, fuzzy| find(library.label(LabelId(at)), fuzzy))
}

/// What `find` makes of the numbers of so many labels, or of what they belong to.
fn each<T: Send>(count: usize, find: impl Fn(u32, &Fuzzy) -> T + Sync) -> Vec<T> {
    let numbers = 0..count as u32;
    if count <= FEW_LABELS {
        let fuzzy = Fuzzy::new();
        return numbers.map(|at| find(at, &fuzzy)).collect();
    }
    let numbers = numbers.into_par_iter().with_min_len(FEW_LABELS / 2);
    numbers.map_init(Fuzzy::new, |fuzzy, at| find(at, fuzzy)).collect()
}

/// How a word is found in a label: as it stands, otherwise by likeness.
pub fn find_label(needle: &Needle, label: LabelRef<'_>, fuzzy: &Fuzzy) -> Option<Tier> {
    let alike = || fuzzy.find(needle, label.folded, Reach::Name);
    needle.find_in(label).or_else(alike)
}

/// The best rank that a speaker's labels have, told how each label of the library is found.
pub fn best(own: &[LabelId], found: &[Option<Tier>]) -> Option<Rank> {
    let ranks = own.iter().enumerate().filter_map(|(at, label)| {
        let place = if at == 0 { Place::Name } else { Place::Alias };
        found[label.0 as usize].map(|tier| Rank::new(tier, place))
    });
    ranks.min()
}

/// The folded texts of a claim that are searched, besides its speaker's names.
fn texts(claim: ClaimRef<'_>) -> impl Iterator<Item = (Place, &str)> {
    [Place::Gist, Place::Quote, Place::Translation].into_iter().zip(claim.folded_texts())
}

/// The text that a folded one was made of.
fn original(claim: ClaimRef<'_>, place: Place) -> Cow<'_, str> {
    match place {
        Place::Name | Place::Alias => claim.speaker_name(),
        Place::Topic => claim.topics().map(TopicRef::label).collect::<Vec<_>>().join(" ").into(),
        Place::Gist => claim.gist().unwrap_or_default().into(),
        Place::Quote => claim.quote().collect::<Vec<_>>().join(" ").into(),
        Place::Translation => claim.translation().collect::<Vec<_>>().join(" ").into(),
    }
}

#[cfg(test)]
mod tests;
