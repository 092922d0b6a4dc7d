//! Looks for the words of each claim and request, in their paragraph and elsewhere.

use super::{
    Claim, Code, Comparison, Diagnostic, Document, Item, Label, Path,
    moved::{Moved, Sought, Standing},
    near,
    phrase::{ANCHOR, EVIDENCE, Phrase, QUOTE, REASON, Wording, is_taken, unbroken},
    wrong_count,
};
use crate::dossier::{
    article_text::{ArticleParagraphs, Location, Locations, TextMatch, Words, is_whole},
    check::editorial::inside_marks,
    claim::Anonymity,
    open_places::OpenPlace,
    text::Str,
};
use std::ops::Range;

impl Comparison<'_> {
    pub(super) fn compare(&mut self, article: &ArticleParagraphs<'_>) {
        let wrong_count = wrong_count(self.document, article);
        let Document { claims, requests, .. } = self.document;
        let sought = claims.iter().map(|it| Sought {
            paragraph: it.paragraph,
            quote: &it.quote,
            anchor: it.anchor.as_deref(),
        });
        self.find_all(article, sought, Words::of_claim, Item::Claim);
        for (index, claim) in (0..).zip(claims) {
            let item = Item::Claim(index);
            let paragraph = self.stands_in(item, claim.paragraph);
            let phrase = |(text, wording, path)| Phrase { text, paragraph, wording, item, path };
            let reasons: Vec<_> = reasons(claim, item).into_iter().map(phrase).collect();
            reasons.into_iter().for_each(|words| self.find_reason(article, words));
        }
        let sought = requests.iter().map(|it| Sought {
            paragraph: it.paragraph,
            quote: &it.quote,
            anchor: it.anchor.as_deref(),
        });
        self.find_all(article, sought, Words::of_request, Item::Request);
        for (index, request) in (0..).zip(requests) {
            for (at, place) in (0..).zip(&request.open) {
                if let Some(seen) = place.candidates().and_then(|it| it.seen) {
                    let item = Item::Request(index);
                    let path = item.path().field("open").item(at).field("seen");
                    let paragraph = self.stands_in(item, request.paragraph);
                    let words = Phrase { text: seen, paragraph, wording: EVIDENCE, item, path };
                    self.find_reason(article, words);
                }
            }
        }
        self.tell_moved(wrong_count);
        self.check_coverage(article);
    }

    /// Looks for the words of all claims, or of all requests.
    fn find_all<'w>(
        &mut self,
        article: &ArticleParagraphs<'_>,
        items: impl Iterator<Item = Sought<'w>> + Clone,
        words: fn(Vec<&'w str>, Option<&'w str>) -> Words<'w>,
        item: fn(u32) -> Item,
    ) {
        let sought = items.clone().map(|Sought { paragraph, quote, anchor }| {
            (paragraph, words(quote.iter().map(|span| &**span).collect(), anchor))
        });
        let located = article.locate(&sought.collect::<Vec<_>>());
        for ((index, Sought { paragraph, .. }), locations) in (0..).zip(items.clone()).zip(&located)
        {
            self.note_places(paragraph, item(index), locations);
        }
        for ((index, sought), locations) in (0..).zip(items).zip(located) {
            let item = item(index);
            let is_missing = |it: &Location| matches!(it, Location::Missing);
            if locations.quote.iter().chain(&locations.anchor).any(is_missing) {
                let standing = self.standing(article, item, sought);
                if self.is_told_whole(article, item, sought, &standing) {
                    continue;
                }
            }
            self.check_order(article, item, sought);
            let Sought { paragraph, quote, anchor } = sought;
            let phrase = |text, wording, path| Phrase { text, paragraph, wording, item, path };
            for ((index, text), location) in (0..).zip(quote).zip(locations.quote) {
                let path = item.path().field("quote").item(index);
                self.find(article, phrase(text, QUOTE, path), location);
            }
            if let (Some(text), Some(location)) = (anchor, locations.anchor) {
                self.find(article, phrase(text, ANCHOR, item.path().field("anchor")), location);
            }
        }
    }

    /// Whether the spans of a quote can be in the order of their paragraph.
    fn check_order(
        &mut self,
        article: &ArticleParagraphs<'_>,
        item: Item,
        Sought { paragraph, quote, .. }: Sought<'_>,
    ) {
        let Some(own) = article.paragraph(paragraph).filter(|_| quote.len() > 1) else { return };
        let mut end = 0;
        for (index, span) in (0..).zip(quote) {
            let places = own.occurrences(span).ranges;
            // What is nowhere is told as that.
            let Some(last) = places.last() else { return };
            match places.iter().find(|place| place.start >= end) {
                Some(place) => end = place.end,
                None => {
                    let message = match last.end == end {
                        true => "this span is given twice",
                        false => "the article has this span before the one that precedes it here",
                    };
                    let path = |index| item.path().field("quote").item(index);
                    let diagnostic = Diagnostic::new(Code::QuoteOrder, path(index), message);
                    let before = Label::new(path(index.saturating_sub(1)), "the one before it");
                    return self.found.push(diagnostic.with_label(before));
                }
            }
        }
    }

    /// The paragraph in which the words of an item are, if it is not its `own`.
    pub(super) fn stands_in(&self, item: Item, own: u16) -> u16 {
        self.moved.get(&item).map_or(own, |moved| moved.to)
    }

    /// Keeps where the words of an item are in its paragraph.
    fn note_places(&mut self, paragraph: u16, item: Item, locations: &Locations) {
        let found = |it: &Location| match it {
            Location::Found(found) => Some(found.range()),
            Location::Missing | Location::Undecided(_) => None,
        };
        let quote = locations.quote.iter().filter_map(found);
        if let Item::Claim(index) = item {
            let quoted = self.quoted.entry(paragraph).or_default();
            quoted.extend(quote.clone().map(|range| (range, index)));
        }
        let ranges = quote.chain(locations.anchor.as_ref().and_then(found));
        self.placed.extend(ranges.map(|range| (paragraph, range, item)));
    }

    /// Whether an item, some of whose words are not in its paragraph, is told of as a whole: because
    /// all of them stand elsewhere, or are somebody else's there.
    fn is_told_whole(
        &mut self,
        article: &ArticleParagraphs<'_>,
        item: Item,
        sought: Sought<'_>,
        standing: &Standing,
    ) -> bool {
        self.standings.push((item, standing.clone()));
        let Sought { paragraph: from, quote, anchor } = sought;
        let (to, by) = match *standing {
            Standing::In(to) => (to, None),
            Standing::Taken { paragraph, by } => (paragraph, Some(by)),
            Standing::InSeveral(_) | Standing::Apart => return false,
        };
        self.changed.add_moved(item);
        if let Some(by) = by {
            let path = item.path().field("quote");
            self.found.push(is_taken(path, (from, to), &self.document.claims[by as usize].id, by));
            return true;
        }
        let words = (quote.len(), anchor.is_some());
        self.moved.insert(item, Moved { item, from, to, words });
        if let Some(paragraph) = article.paragraph(to) {
            for span in quote {
                let places = paragraph.occurrences(span).ranges;
                self.placed.extend(places.first().map(|range| (to, range.clone(), item)));
                self.covered.extend(places.into_iter().map(|range| (to, range)));
            }
            let anchor = anchor.and_then(|anchor| paragraph.find(anchor));
            self.placed.extend(anchor.map(|found| (to, found.range(), item)));
        }
        true
    }

    /// Looks for words that give a reason; which of several places it is makes no difference.
    fn find_reason(&mut self, article: &ArticleParagraphs<'_>, words: Phrase<'_>) {
        let sought = Words::of_claim([], Some(words.text));
        let location = article.locate(&[(words.paragraph, sought)]).remove(0).anchor;
        match location {
            Some(Location::Undecided(_)) | None => {}
            Some(location) => self.find(article, words, location),
        }
    }

    pub(super) fn find(
        &mut self,
        article: &ArticleParagraphs<'_>,
        words: Phrase<'_>,
        location: Location,
    ) {
        // That it is empty is told, and no words are everywhere.
        if words.text.trim().is_empty() {
            return;
        }
        let own = article.paragraph(words.paragraph);
        match (location, own) {
            (Location::Found(found), Some(own)) => {
                self.cover(words.paragraph, &words, [found.range()]);
                if let TextMatch::Loose(range) = found {
                    // Where a word may be broken is up to whoever prints it.
                    let actual = unbroken(&own.text()[range]);
                    // Marks around the whole are told by themselves.
                    if actual != unbroken(words.text) && inside_marks(words.text).is_none() {
                        self.found.push(words.differ(&actual));
                    }
                }
            }
            (Location::Undecided(places), Some(own)) => {
                if !self.found.is_full() {
                    self.found.push(words.are_repeated(own, &places));
                }
                // One of them is quoted: until it is known which, none is said to be left out.
                self.cover(words.paragraph, &words, places);
            }
            _ => self.find_elsewhere(article, words),
        }
    }

    fn find_elsewhere(&mut self, article: &ArticleParagraphs<'_>, words: Phrase<'_>) {
        let elsewhere = article
            .paragraphs()
            .map(|(number, it)| (number, it.text(), it.occurrences(words.text).ranges))
            // A part of a longer word is another word.
            .find(|(_, text, places)| places.first().is_some_and(|it| is_whole(text, it)));
        if let Some((number, _, places)) = elsewhere {
            self.changed.add_moved(words.item);
            let is_quote = words.wording.is_missing == Code::QuoteNotFound;
            let by = self.taken_by(number, &places, words.item).filter(|_| is_quote);
            self.cover(number, &words, places);
            return self.found.push(match by {
                Some(by) => {
                    let Phrase { paragraph, path, .. } = words;
                    is_taken(path, (paragraph, number), &self.document.claims[by as usize].id, by)
                }
                None => words.are_in(number),
            });
        }
        self.changed.add_gone(words.item);
        let difference = near::difference(article, words.paragraph, words.text);
        // What is misquoted is not left out as well.
        if let Some(difference) = &difference
            && let Some(paragraph) = article.paragraph(difference.paragraph)
            && let Some(quotation) = difference.quotation(paragraph)
        {
            self.cover(difference.paragraph, &words, [quotation]);
        }
        self.found.push(words.are_missing(difference));
    }

    pub(super) fn cover(
        &mut self,
        paragraph: u16,
        words: &Phrase<'_>,
        places: impl IntoIterator<Item = Range<usize>>,
    ) {
        if words.wording.is_missing == Code::QuoteNotFound {
            self.covered.extend(places.into_iter().map(|range| (paragraph, range)));
        }
    }
}

/// The words of the article that a claim gives as reasons: why a source is not named, and why
/// somebody is proposed.
fn reasons<'c>(claim: &'c Claim<'_>, item: Item) -> Vec<(&'c str, &'static Wording, Path)> {
    let path = || item.path();
    let mut reasons = Vec::new();
    let mut add = |text: Option<&'c Str<'_>>, wording, path: &dyn Fn() -> Path| {
        reasons.extend(text.map(|text| (&**text, wording, path())));
    };
    let why = |it: &'c Option<Anonymity<'_>>| it.as_ref().and_then(Anonymity::anchor);
    add(why(&claim.anonymity), REASON, &|| path().field("anonymity").field("anchor"));
    for (at, place) in (0..).zip(&claim.open) {
        let seen = place.candidates().and_then(|it| it.seen);
        add(seen, EVIDENCE, &|| path().field("open").item(at).field("seen"));
    }
    for (source, with) in (0..).zip(&claim.with) {
        let path = || path().field("with").item(source);
        add(why(&with.anonymity), REASON, &|| path().field("anonymity").field("anchor"));
        for (at, place) in (0..).zip(&with.open) {
            let seen = place.candidates().and_then(|it| it.seen);
            add(seen, EVIDENCE, &|| path().field("open").item(at).field("seen"));
        }
    }
    reasons
}
