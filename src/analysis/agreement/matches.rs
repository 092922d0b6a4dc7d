//! What is in both dossiers, whatever its id.

use crate::{
    dossier::{Kind, SpeakerField},
    library::{DossierRef, PropositionRef, SpeakerRef, Vocabulary},
    text::fold,
};
use std::collections::HashMap;
use unicode_segmentation::UnicodeSegmentation;

/// What two dossiers have of one sort.
#[derive(Debug, Clone)]
pub struct Matches<T> {
    /// What is in both, in the order of A.
    pub both: Vec<Match<T>>,
    /// What only A has.
    pub only_a: Vec<T>,
    /// What only B has.
    pub only_b: Vec<T>,
}

/// What is in both dossiers.
#[derive(Debug, Clone, Copy)]
pub struct Match<T> {
    /// As A has it.
    pub a: T,
    /// As B has it.
    pub b: T,
    /// By what it is known to be the same.
    pub by: MatchedBy,
}

/// By what something is known to be the same in both dossiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MatchedBy {
    /// A claim: by words of the article.
    Words,
    /// A claim: by the curators' gists alone.
    Gist,
    /// A speaker: by the name.
    Name,
    /// A speaker: by the name or an alias of one, which is an alias of the other.
    Alias,
    /// A person: by what is short for the name, as a rule the family's name.
    Short,
    /// A speaker of a kind of which each has only one: the newsroom, or hearsay.
    Kind,
    /// A proposition: by its sentence.
    Text,
    /// A proposition: by its short form.
    ShortForm,
}

impl MatchedBy {
    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            MatchedBy::Words => "words",
            MatchedBy::Gist => "gist",
            MatchedBy::Name => "name",
            MatchedBy::Alias => "alias",
            MatchedBy::Short | MatchedBy::ShortForm => "short",
            MatchedBy::Kind => "kind",
            MatchedBy::Text => "text",
        }
    }
}

impl<T: Copy> Matches<T> {
    /// What is in both, by the places of each in its list.
    pub(super) fn new(a: &[T], b: &[T], mut both: Vec<(usize, usize, MatchedBy)>) -> Self {
        both.sort_unstable_by_key(|(at, ..)| *at);
        let (mut in_a, mut in_b) = (vec![false; a.len()], vec![false; b.len()]);
        for (one, other, _) in &both {
            (in_a[*one], in_b[*other]) = (true, true);
        }
        let rest = |all: &[T], is_in: Vec<bool>| {
            let rest = all.iter().zip(is_in).filter(|(_, is_in)| !is_in);
            rest.map(|(it, _)| *it).collect()
        };
        let both = both.into_iter().map(|(one, other, by)| Match { a: a[one], b: b[other], by });
        Matches { both: both.collect(), only_a: rest(a, in_a), only_b: rest(b, in_b) }
    }

    /// How many A has.
    pub fn all_a(&self) -> usize {
        self.both.len() + self.only_a.len()
    }

    /// How many B has.
    pub fn all_b(&self) -> usize {
        self.both.len() + self.only_b.len()
    }

    /// What both have, twice, as a share of all that A has and B has: the harmonic mean of the
    /// shares that are in the other. Nothing where neither has any.
    pub fn f1(&self) -> Option<f64> {
        let all = self.all_a() + self.all_b();
        (all > 0).then(|| (2 * self.both.len()) as f64 / all as f64)
    }

    /// How many are known to be the same by this.
    pub fn matched_by(&self, by: MatchedBy) -> usize {
        self.both.iter().filter(|it| it.by == by).count()
    }
}

/// The speakers that are in both: by what they are called, and not by what they say, because who
/// says what is to be compared.
pub(super) fn speakers<'a>(a: DossierRef<'a>, b: DossierRef<'a>) -> Matches<SpeakerRef<'a>> {
    matched(
        &a.speakers().collect::<Vec<_>>(),
        &b.speakers().collect::<Vec<_>>(),
        &[
            (MatchedBy::Kind, |it| {
                let only = it.kind().filter(|kind| matches!(kind, Kind::Outlet | Kind::Hearsay));
                only.map(|kind| kind.word().to_owned()).into_iter().collect()
            }),
            (MatchedBy::Name, |it| called(it, [it.name()])),
            (MatchedBy::Alias, |it| called(it, it.aliases().chain([it.name()]))),
            (MatchedBy::Short, |it| called(it, Some(it.short()).filter(|_| it.is(Kind::Person)))),
        ],
    )
}

/// The names of a speaker, as they are compared; none while its name is undecided.
fn called<'a>(speaker: SpeakerRef<'a>, names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let is_named = !speaker.open().has(SpeakerField::Name);
    names.into_iter().filter(|_| is_named).map(plain).collect()
}

/// The propositions that are in both: by their words. Their order says nothing: what one curator
/// puts first may be what the other denies.
pub(super) fn propositions<'a>(
    a: DossierRef<'a>,
    b: DossierRef<'a>,
) -> Matches<PropositionRef<'a>> {
    matched(
        &a.propositions().collect::<Vec<_>>(),
        &b.propositions().collect::<Vec<_>>(),
        &[
            (MatchedBy::Text, |it| vec![plain(it.text())]),
            (MatchedBy::ShortForm, |it| it.short().map(plain).into_iter().collect()),
        ],
    )
}

/// A text in small letters without accents and punctuation.
fn plain(text: &str) -> String {
    fold(text).unicode_words().collect::<Vec<_>>().join(" ")
}

/// What something can be known by, and as what.
type Key<T> = (MatchedBy, fn(T) -> Vec<String>);

/// What is the same in both lists, by one key after the other, the surest first. What several of
/// one list are called tells none of them from the others.
fn matched<T: Copy>(a: &[T], b: &[T], keys: &[Key<T>]) -> Matches<T> {
    let mut both: Vec<(usize, usize, MatchedBy)> = Vec::new();
    let (mut free_a, mut free_b) = (vec![true; a.len()], vec![true; b.len()]);
    for (by, key) in keys {
        let (in_a, in_b) = (owners(a, *key), owners(b, *key));
        let shared = in_a.iter().filter_map(|(name, one)| {
            let (one, other) = (*one, *in_b.get(name)?);
            Some((one?, other?)).filter(|(one, other)| free_a[*one] && free_b[*other])
        });
        let shared: Vec<(usize, usize)> = shared.collect();
        let (to_b, to_a) =
            (only(shared.iter().copied()), only(shared.iter().map(|(a, b)| (*b, *a))));
        for (one, other) in to_b.into_iter().filter_map(|(one, other)| Some((one, other?))) {
            if to_a.get(&other) == Some(&Some(one)) {
                (free_a[one], free_b[other]) = (false, false);
                both.push((one, other, *by));
            }
        }
    }
    Matches::new(a, b, both)
}

/// Which of a list is called this; nothing where several are.
fn owners<T: Copy>(all: &[T], key: fn(T) -> Vec<String>) -> HashMap<String, Option<usize>> {
    let keys =
        all.iter().enumerate().flat_map(|(at, it)| key(*it).into_iter().map(move |k| (k, at)));
    only(keys.filter(|(key, _)| !key.is_empty()))
}

/// What belongs to each key; nothing where several things do.
fn only<K: Eq + std::hash::Hash>(
    pairs: impl Iterator<Item = (K, usize)>,
) -> HashMap<K, Option<usize>> {
    let mut all: HashMap<K, Option<usize>> = HashMap::new();
    for (key, at) in pairs {
        let known = all.entry(key).or_insert(Some(at));
        *known = known.filter(|known| *known == at);
    }
    all
}
