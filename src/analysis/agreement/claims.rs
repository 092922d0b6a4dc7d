//! Which claim of one dossier is which of the other.

use super::{MatchedBy, Matches, NotComparable};
use crate::{
    library::{ClaimRef, DossierRef},
    text::fold,
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
};
use unicode_segmentation::UnicodeSegmentation;

/// So many words of the article in a row are no accident, whatever else stands there.
const A_RUN: usize = 3;

/// How much of two gists must be the same for them to say the same.
const ALIKE: f64 = 0.5;

/// How many pairs of words are compared at most; an article of a hundred long paragraphs has some
/// ten million.
const MOST_WORK: usize = 50_000_000;

/// What is looked at of a claim: its place, and its words as numbers.
#[derive(Debug)]
struct Words {
    /// Its place among the claims of its dossier.
    at: usize,
    /// The words that the article has, stretch by stretch.
    stretches: Vec<Vec<u32>>,
    gist: BTreeSet<u32>,
}

/// Two claims of one paragraph that may be the same.
#[derive(Debug)]
struct Candidate {
    /// How much of their words is the same, at most 2.
    likeness: f64,
    one: usize,
    other: usize,
    by: MatchedBy,
}

/// Pairs the claims of each paragraph, those that have most words in common first: words of the
/// article that both quote or name, then words of both gists. Their speakers and whatever else is
/// compared have no say.
///
/// # Errors
///
/// Where that would take too long.
pub(super) fn paired<'a>(
    a: DossierRef<'a>,
    b: DossierRef<'a>,
) -> Result<Matches<ClaimRef<'a>>, NotComparable> {
    let (a, b): (Vec<_>, Vec<_>) = (a.claims().collect(), b.claims().collect());
    let mut numbers = HashMap::new();
    let (in_a, in_b) = (by_paragraph(&a, &mut numbers), by_paragraph(&b, &mut numbers));
    let paragraphs = || in_a.iter().filter_map(|(at, a)| Some((a, in_b.get(at)?)));
    let work = paragraphs().map(|(a, b)| size(a).saturating_mul(size(b)));
    if work.fold(0, usize::saturating_add) > MOST_WORK {
        return Err(NotComparable::TooMuch);
    }
    let both = paragraphs().flat_map(|(a, b)| of_paragraph(a, b)).collect();
    Ok(Matches::new(&a, &b, both))
}

fn by_paragraph<'a>(
    claims: &[ClaimRef<'a>],
    numbers: &mut HashMap<String, u32>,
) -> BTreeMap<u16, Vec<Words>> {
    let mut all: BTreeMap<u16, Vec<Words>> = BTreeMap::new();
    let mut words = |text: &'a str| -> Vec<u32> {
        let folded = fold(text);
        let number = |word: &str| {
            let next = numbers.len() as u32;
            *numbers.entry(word.to_owned()).or_insert(next)
        };
        folded.unicode_words().map(number).collect()
    };
    for (at, claim) in claims.iter().enumerate() {
        let stretches = claim.quote().chain(claim.anchor()).map(&mut words);
        let stretches = stretches.filter(|words| !words.is_empty()).collect();
        let gist = claim.gist().into_iter().flat_map(&mut words).collect();
        all.entry(claim.paragraph()).or_default().push(Words { at, stretches, gist });
    }
    all
}

/// How much there is to be compared in the claims of a paragraph.
fn size(claims: &[Words]) -> usize {
    claims.iter().map(|it| 1 + it.gist.len() + it.len()).sum()
}

/// The pairs of a paragraph.
fn of_paragraph(a: &[Words], b: &[Words]) -> Vec<(usize, usize, MatchedBy)> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (one, in_a) in a.iter().enumerate() {
        let likely = b.iter().enumerate().filter_map(|(other, in_b)| {
            let (words, gist) = (in_a.shared_words(in_b), in_a.shared_gist(in_b));
            let by = match (words > 0.0, gist >= ALIKE) {
                (true, _) => MatchedBy::Words,
                (false, true) => MatchedBy::Gist,
                (false, false) => return None,
            };
            Some(Candidate { likeness: words + gist, one, other, by })
        });
        candidates.extend(likely);
    }
    // What is alike to the same degree goes by its place, and never by which dossier has it: of
    // the pairs that this leaves undecided none shares a claim with another.
    candidates.sort_by(|x, y| {
        let places = |it: &Candidate| (it.one.max(it.other), Reverse(it.one.min(it.other)));
        y.likeness.total_cmp(&x.likeness).then_with(|| places(x).cmp(&places(y)))
    });
    let (mut free_a, mut free_b) = (vec![true; a.len()], vec![true; b.len()]);
    let taken = candidates.into_iter().filter_map(|Candidate { one, other, by, .. }| {
        let is_free = free_a[one] && free_b[other];
        is_free.then(|| {
            (free_a[one], free_b[other]) = (false, false);
            (a[one].at, b[other].at, by)
        })
    });
    taken.collect()
}

impl Words {
    /// How many words of the article there are.
    fn len(&self) -> usize {
        self.stretches.iter().map(Vec::len).sum()
    }

    /// The share of the article's words that both have, 0 to 1. Each stretch has in common with the
    /// other claim the longest run of words that is also there; a run of fewer than [`A_RUN`] words
    /// counts only if it is half of a stretch.
    fn shared_words(&self, other: &Words) -> f64 {
        let all = self.len() + other.len();
        let shared = self.runs_in(other) + other.runs_in(self);
        if all == 0 { 0.0 } else { shared as f64 / all as f64 }
    }

    fn runs_in(&self, other: &Words) -> usize {
        let longest = |stretch: &Vec<u32>| {
            let run = |there: &Vec<u32>| {
                let run = longest_run(stretch, there);
                let counts = run >= A_RUN || 2 * run >= stretch.len().min(there.len());
                if counts { run } else { 0 }
            };
            other.stretches.iter().map(run).max().unwrap_or(0)
        };
        self.stretches.iter().map(longest).sum()
    }

    /// The share of the words of both gists that both have, 0 to 1.
    fn shared_gist(&self, other: &Words) -> f64 {
        let all = self.gist.len() + other.gist.len();
        let shared = 2 * self.gist.intersection(&other.gist).count();
        if all == 0 { 0.0 } else { shared as f64 / all as f64 }
    }
}

/// The length of the longest run of words that both have.
fn longest_run(one: &[u32], other: &[u32]) -> usize {
    // For each place of `other` the length of the run that ends there.
    let mut runs = vec![0; other.len() + 1];
    let mut longest = 0;
    for word in one {
        for at in (0..other.len()).rev() {
            runs[at + 1] = if other[at] == *word { runs[at] + 1 } else { 0 };
            longest = longest.max(runs[at + 1]);
        }
    }
    longest
}
