//! Where the words of claims and requests stand in a paragraph: all of them at once, because words
//! that it has more than once take their places in the dossier's order.

use super::{ArticleParagraphs, Paragraph, Plain, TextMatch};
use memchr::memmem::Finder;
use std::{collections::HashMap, iter, ops::Range};
use unicode_segmentation::UnicodeSegmentation;

/// The most places of the same words that are told apart. No anchor or quote repeats more often,
/// and a hostile text is still read in moments.
pub(crate) const MOST_PLACES: usize = 64;
/// How often words are looked for in a paragraph, parts of longer words included.
const MOST_LOOKED_AT: usize = 4096;

/// The words by which a claim or a request is found in its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words<'w> {
    quote: Vec<&'w str>,
    anchor: Option<&'w str>,
    /// Which of the two stands in the dossier's order.
    leads: Role,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Role {
    Quote,
    Anchor,
}

impl<'w> Words<'w> {
    /// Those of a claim: the spans of its quote in their order, and its anchor. A claim stands
    /// where its quote begins, and without a quote where its anchor is.
    pub fn of_claim(quote: impl IntoIterator<Item = &'w str>, anchor: Option<&'w str>) -> Self {
        let quote: Vec<_> = quote.into_iter().collect();
        let leads = if quote.is_empty() { Role::Anchor } else { Role::Quote };
        Words { quote, anchor, leads }
    }

    /// Those of a request. It stands where its anchor is, because its quote is of the reply, and
    /// without an anchor where the quote begins.
    pub fn of_request(quote: impl IntoIterator<Item = &'w str>, anchor: Option<&'w str>) -> Self {
        let leads = if anchor.is_some() { Role::Anchor } else { Role::Quote };
        Words { quote: quote.into_iter().collect(), anchor, leads }
    }
}

/// Where a paragraph has words, in bytes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// Nowhere.
    Missing,
    /// Here.
    Found(TextMatch),
    /// In each of these places, in order, and the dossier's order does not decide which is meant.
    /// Of more than 64 places, 65 are given.
    Undecided(Vec<Range<usize>>),
}

/// Where a paragraph has the words of a claim or a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Locations {
    /// The location of each span of the quote.
    pub quote: Vec<Location>,
    /// That of the anchor, if there is one.
    pub anchor: Option<Location>,
}

impl<'t> ArticleParagraphs<'t> {
    /// Where the words of all claims of a dossier, or of all its requests, stand in their
    /// paragraphs. The items are in the dossier's order, each with the number of its paragraph.
    ///
    /// Words that a paragraph has once stand there. Whole words come before parts of words, for a
    /// quote what is in quotation marks before what is not, and what shares words with the anchor
    /// before what does not. Words that still have several places are decided where only one
    /// place agrees with the order of the paragraph's items:
    ///
    /// - an item does not begin before the one that it follows;
    /// - of two items with the same words, the later has them after the earlier;
    /// - the spans of a quote follow each other.
    ///
    /// If the items are in another order than the text, the order decides nothing.
    pub fn locate(&self, items: &[(u16, Words<'_>)]) -> Vec<Locations> {
        let mut order: Vec<_> = (0..items.len()).collect();
        order.sort_by_key(|at| items[*at].0);
        let mut located = vec![Locations::default(); items.len()];
        for group in order.chunk_by(|one, other| items[*one].0 == items[*other].0) {
            let words: Vec<_> = group.iter().map(|at| &items[*at].1).collect();
            let here = match self.paragraph(items[group[0]].0) {
                Some(paragraph) => paragraph.locate(&words),
                None => words.iter().map(|words| Locations::missing(words)).collect(),
            };
            for (at, locations) in group.iter().zip(here) {
                located[*at] = locations;
            }
        }
        located
    }
}

impl Locations {
    fn missing(words: &Words<'_>) -> Self {
        Locations {
            quote: vec![Location::Missing; words.quote.len()],
            anchor: words.anchor.map(|_| Location::Missing),
        }
    }
}

impl<'t> Paragraph<'t> {
    /// As [`ArticleParagraphs::locate`], for the items of this paragraph.
    fn locate(&self, items: &[&Words<'_>]) -> Vec<Locations> {
        let marks = self.marks();
        // A mark that is missing may be that of the quote.
        let is_whole = marks.unopened.is_empty() && marks.unclosed.is_empty();
        let quotations = if is_whole { &marks.whole[..] } else { &[] };
        let mut phrases = Vec::new();
        for (item, words) in items.iter().enumerate() {
            let mut quote: Vec<_> = words.quote.iter().map(|span| self.occurrences(span)).collect();
            let anchor = words.anchor.map(|anchor| self.occurrences(anchor));
            for span in &mut quote {
                span.keep(|range| quotations.iter().any(|it| contains(it, range)));
                if let Some([anchor]) = anchor.as_ref().map(|it| &it.ranges[..]) {
                    span.keep(|range| range.start < anchor.end && anchor.start < range.end);
                }
            }
            let phrase = |role| move |found| Phrase { item, role, found };
            phrases.extend(quote.into_iter().map(phrase(Role::Quote)));
            phrases.extend(anchor.map(phrase(Role::Anchor)));
        }
        let decided = Order::of(&phrases, items).decide(&phrases);
        let mut located = vec![Locations::default(); items.len()];
        for (Phrase { item, role, found }, decided) in phrases.into_iter().zip(decided) {
            let location = found.location(decided);
            match role {
                Role::Quote => located[item].quote.push(location),
                Role::Anchor => located[item].anchor = Some(location),
            }
        }
        located
    }

    /// Where the paragraph has `words`: exactly, or else apart from marks and spaces; and only if
    /// it nowhere has them as whole words, inside longer ones.
    pub(crate) fn occurrences(&self, words: &str) -> Occurrences {
        if words.trim().is_empty() {
            return Occurrences::of(iter::once(0..0), true).unwrap_or_default();
        }
        let plain = Plain::of(words).text;
        let exact = || starts(self.text, words).map(|at| at..at + words.len());
        let loose = || {
            let starts = starts(&self.plain.text, &plain);
            starts.map(|at| self.plain.origin(at..at + plain.len()))
        };
        let are_whole = |range: &Range<usize>| is_whole(self.text, range);
        Occurrences::of(exact().filter(are_whole), true)
            .or_else(|| Occurrences::of(loose().filter(are_whole), false))
            .or_else(|| Occurrences::of(exact(), true))
            .or_else(|| Occurrences::of(loose(), false))
            .unwrap_or_default()
    }
}

/// Where `words`, which are not empty, begin in a text; they may overlap.
fn starts(text: &str, words: &str) -> impl Iterator<Item = usize> {
    let finder = Finder::new(words).into_owned();
    let mut from = 0;
    let next = move || {
        let rest = text.as_bytes().get(from..).filter(|_| !finder.needle().is_empty())?;
        let at = from + finder.find(rest)?;
        from = at + 1;
        Some(at)
    };
    iter::from_fn(next).take(MOST_LOOKED_AT)
}

/// Whether a range of a text neither begins nor ends inside a word.
pub(crate) fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let is_between_words = |at: usize| {
        let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
        let around: String = before.into_iter().chain(after).collect();
        before.is_none() || after.is_none() || around.split_word_bounds().count() > 1
    };
    is_between_words(range.start) && is_between_words(range.end)
}

fn contains(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// The places of the same words, in the order of the text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Occurrences {
    /// Their bytes; where there are more than [`MOST_PLACES`], one more than that.
    pub(crate) ranges: Vec<Range<usize>>,
    is_exact: bool,
}

impl Occurrences {
    fn of(ranges: impl Iterator<Item = Range<usize>>, is_exact: bool) -> Option<Self> {
        let ranges: Vec<_> = ranges.take(MOST_PLACES + 1).collect();
        (!ranges.is_empty()).then_some(Occurrences { ranges, is_exact })
    }

    /// Leaves only the places that are `likely`, if there are some.
    fn keep(&mut self, likely: impl Fn(&Range<usize>) -> bool) {
        if self.ranges.iter().any(&likely) {
            self.ranges.retain(likely);
        }
    }

    /// Whether they stand somewhere, and not too often to be told apart.
    fn are_ordered(&self) -> bool {
        (1..=MOST_PLACES).contains(&self.ranges.len())
    }

    fn location(mut self, decided: Option<usize>) -> Location {
        match decided {
            Some(at) if self.is_exact => {
                Location::Found(TextMatch::Exact(self.ranges.swap_remove(at)))
            }
            Some(at) => Location::Found(TextMatch::Loose(self.ranges.swap_remove(at))),
            None if self.ranges.is_empty() => Location::Missing,
            None => Location::Undecided(self.ranges),
        }
    }
}

/// A span of a quote, or an anchor.
struct Phrase {
    /// Whose it is.
    item: usize,
    role: Role,
    found: Occurrences,
}

/// What the order of the items demands of the places of their phrases.
struct Order {
    /// Of each phrase, which earlier phrases it follows, and how.
    follows: Vec<Vec<(usize, Follows)>>,
}

#[derive(Clone, Copy)]
enum Follows {
    /// It begins where the other does, or later.
    Start,
    /// It begins where the other ends, or later.
    End,
}

impl Follows {
    fn holds(self, earlier: &Range<usize>, later: &Range<usize>) -> bool {
        match self {
            Follows::Start => earlier.start <= later.start,
            Follows::End => earlier.end <= later.start,
        }
    }
}

impl Order {
    fn of(phrases: &[Phrase], items: &[&Words<'_>]) -> Self {
        let mut follows = vec![Vec::new(); phrases.len()];
        // The phrase where the last item stands, the last span, and the last of each words.
        let (mut lead, mut span) = (None, None);
        let mut same = HashMap::new();
        for (at, phrase) in phrases.iter().enumerate() {
            let is_first = at.checked_sub(1).is_none_or(|before| {
                let before = &phrases[before];
                (before.item, before.role) != (phrase.item, phrase.role)
            });
            if is_first {
                span = None;
            }
            if !phrase.found.are_ordered() {
                continue;
            }
            let ranges = &phrase.found.ranges[..];
            let mut add = |earlier: Option<usize>, how| {
                follows[at].extend(earlier.map(|earlier| (earlier, how)));
            };
            add(span.replace(at), Follows::End);
            if ranges.len() > 1 {
                add(same.insert((phrase.role, ranges), at), Follows::End);
            }
            if is_first && items[phrase.item].leads == phrase.role {
                add(lead.replace(at), Follows::Start);
            }
        }
        Order { follows }
    }

    /// Which place each phrase has in every assignment that respects the order, if it is the same
    /// in all of them; without such an assignment, only what stands once has a place.
    fn decide(&self, phrases: &[Phrase]) -> Vec<Option<usize>> {
        let first_and_last = self.first(phrases).and_then(|first| {
            let last = self.last(phrases)?;
            Some(first.into_iter().zip(last).collect::<Vec<_>>())
        });
        let decided = |(at, phrase): (usize, &Phrase)| match &first_and_last {
            _ if phrase.found.ranges.len() == 1 => Some(0),
            Some(places) if phrase.found.are_ordered() => {
                let (first, last) = places[at];
                (first == last).then_some(first)
            }
            _ => None,
        };
        phrases.iter().enumerate().map(decided).collect()
    }

    /// The assignment in which each phrase has the first place that it can have. There is one if
    /// there is any, because each demand only moves a phrase back.
    fn first(&self, phrases: &[Phrase]) -> Option<Vec<usize>> {
        let mut first: Vec<usize> = Vec::with_capacity(phrases.len());
        for (follows, phrase) in self.follows.iter().zip(phrases) {
            let ranges = &phrase.found.ranges;
            let mut place = 0;
            for (earlier, how) in follows {
                let bound = &phrases[*earlier].found.ranges[first[*earlier]];
                place = place.max(ranges.partition_point(|range| !how.holds(bound, range)));
                ranges.get(place)?;
            }
            first.push(place);
        }
        Some(first)
    }

    /// The assignment in which each phrase has the last place that it can have.
    fn last(&self, phrases: &[Phrase]) -> Option<Vec<usize>> {
        let count = |phrase: &Phrase| phrase.found.ranges.len();
        let mut last: Vec<_> = phrases.iter().map(|it| count(it).saturating_sub(1)).collect();
        for (later, follows) in self.follows.iter().enumerate().rev() {
            for (earlier, how) in follows {
                let bound = &phrases[later].found.ranges[last[later]];
                let ranges = &phrases[*earlier].found.ranges;
                let fits = ranges.partition_point(|range| how.holds(range, bound));
                last[*earlier] = last[*earlier].min(fits.checked_sub(1)?);
            }
        }
        Some(last)
    }
}

#[cfg(test)]
mod tests;
