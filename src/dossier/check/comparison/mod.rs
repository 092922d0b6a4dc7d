//! A dossier against the text of its article: are its quotations there, and is everything that the
//! article quotes in it.

mod changed;
mod coverage;
mod moved;
mod near;
mod repeated;

use super::{
    collector::Collector,
    editorial::inside_marks,
    structural::{in_order, is_sha256},
    words::{PARTIAL, Quoted, count},
};
use crate::{
    dossier::{
        article_text::{
            ArticleParagraphs, Location, Locations, MOST_PLACES, Paragraph, SOFT_HYPHEN, TextMatch,
            Words, difference, fingerprint, is_whole,
        },
        claim::{Anonymity, Claim, Speech},
        diagnostic::{Change, Code, Correction, Diagnostic, Label},
        document::Document,
        load::Gaps,
        open_places::OpenPlace,
        path::Path,
        syntax::literal,
        text::Str,
    },
    text::cut,
};
use changed::ChangedItems;
pub(in crate::dossier) use changed::Item;
use moved::{Moved, Sought, Standing};
use near::Difference;
use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

/// The columns of the article that a message shows.
const SHOWN: usize = 40;

/// So many claims and requests without their words may be misquoted; more have another text.
const FEW: usize = 3;

/// What comparing a document with its article's text found.
pub(in crate::dossier) struct Compared {
    found: Vec<Diagnostic>,
    /// How many paragraphs the text has, if it is text.
    pub(in crate::dossier) paragraphs: Option<u16>,
    /// The items that are not, or not whole, where they say, each with the paragraph in which they
    /// are, or with why nobody can tell.
    pub(in crate::dossier) misplaced: Vec<(Item, Result<u16, String>)>,
}

impl Compared {
    /// Compares a document with the bytes of its article's text.
    ///
    /// Whether the document is valid does not matter. Nothing is re-anchored: what is elsewhere is
    /// reported. In the paragraphs that something in `gaps` may be about, nothing is missed.
    pub(in crate::dossier) fn of(document: &Document<'_>, gaps: &Gaps<'_>, article: &[u8]) -> Self {
        let mut comparison = Comparison {
            document,
            gaps,
            found: Collector::default(),
            covered: Vec::new(),
            changed: ChangedItems::default(),
            quoted: HashMap::new(),
            placed: Vec::new(),
            standings: Vec::new(),
            moved: BTreeMap::new(),
            shifts: Vec::new(),
            looked_at: 0,
        };
        let text = std::str::from_utf8(article);
        let mut paragraphs = None;
        match text {
            Ok(text) => {
                let article = ArticleParagraphs::new(text);
                paragraphs = u16::try_from(article.len()).ok();
                comparison.compare(&article);
            }
            Err(error) => {
                let byte = error.valid_up_to();
                let line = memchr::memchr_iter(b'\n', &article[..byte]).count() + 1;
                let message =
                    format!("byte {byte} of the article's text, in line {line}, is not UTF-8");
                comparison.found.add(Code::TextNotUtf8, Path::root().field("article"), message);
            }
        }
        let Comparison { found, standings, changed, .. } = comparison;
        let mut found = found.into_found();
        let actual = fingerprint(article);
        let expected = document.article.sha256.as_deref();
        // What is no fingerprint is an error of its own.
        let differs = |it: &str| is_sha256(it) && !it.eq_ignore_ascii_case(&actual);
        if expected.is_some_and(differs) {
            let path = Path::root().field("article").field("sha256");
            let message = "the article's text is not the one that the dossier was made from";
            let differs = Diagnostic::new(Code::HashDiffers, path, message)
                .with_help(format!("once it matches, write \"{actual}\""));
            found.push(match text {
                Ok(_) => differs.with_note(changed.sentence(document)),
                Err(_) => differs,
            });
        }
        let misplaced = standings.into_iter().map(|(item, it)| (item, it.paragraph(document)));
        Compared { found, paragraphs, misplaced: misplaced.collect() }
    }

    /// Whether the text is another article's: of the claims and requests of a document, nearly none
    /// has its words in it. A few words are in any text.
    pub(in crate::dossier) fn is_of_other_text(&self, document: &Document<'_>) -> bool {
        let all = document.claims.len() + document.requests.len();
        let missing = self.misplaced.iter().filter(|(_, paragraph)| paragraph.is_err()).count();
        missing >= FEW && missing == self.misplaced.len() && missing * 10 >= all * 8
    }

    /// What is wrong with the document beside the text.
    pub(in crate::dossier) fn problems(self, document: &Document<'_>) -> Vec<Diagnostic> {
        if !self.is_of_other_text(document) {
            return self.found;
        }
        let message = "the words of this dossier are not in this text";
        vec![Diagnostic::new(Code::OtherText, Path::root().field("article"), message)]
    }

    /// Whether the text decides no other paragraph for anything.
    pub(in crate::dossier) fn is_settled(&self) -> bool {
        self.misplaced.iter().all(|(_, paragraph)| paragraph.is_err())
    }

    /// The document with every paragraph that the text decides; what is still wrong with it has
    /// other causes.
    pub(in crate::dossier) fn corrected<'d>(&self, document: &Document<'d>) -> Document<'d> {
        let mut corrected = document.clone();
        corrected.article.paragraphs = self.paragraphs.unwrap_or(document.article.paragraphs);
        for (item, paragraph) in &self.misplaced {
            let Ok(paragraph) = *paragraph else { continue };
            match *item {
                Item::Claim(index) => corrected.claims[index as usize].paragraph = paragraph,
                Item::Request(index) => corrected.requests[index as usize].paragraph = paragraph,
            }
        }
        corrected
    }
}

struct Comparison<'d> {
    document: &'d Document<'d>,
    gaps: &'d Gaps<'d>,
    found: Collector<'d>,
    /// What quotes were found to cover: a paragraph's number and bytes of it.
    covered: Vec<(u16, Range<usize>)>,
    changed: ChangedItems,
    /// What claims quote of each paragraph, each with the index of its claim.
    quoted: HashMap<u16, Vec<(Range<usize>, u32)>>,
    /// Where the words of claims and requests are: a paragraph's number and bytes of it.
    placed: Vec<(u16, Range<usize>, Item)>,
    /// Where those stand whose words are not all in their paragraph.
    standings: Vec<(Item, Standing)>,
    /// Those whose words stand elsewhere.
    moved: BTreeMap<Item, Moved>,
    /// By how much those moved that moved together, in order.
    shifts: Vec<i32>,
    /// In how many paragraphs their words were looked for.
    looked_at: usize,
}

/// That the article has another number of paragraphs than the dossier says, and by how many.
fn wrong_count(
    document: &Document<'_>,
    article: &ArticleParagraphs<'_>,
) -> Option<(Diagnostic, i32)> {
    let expected = document.article.paragraphs;
    // Of a text of more, the others are not read.
    let count = u16::try_from(article.len()).unwrap_or(u16::MAX);
    if article.len() == usize::from(expected) {
        return None;
    }
    let message = format!(
        "the article's text has {} paragraphs, and the dossier says {expected}",
        article.len()
    );
    let path = Path::root().field("article").field("paragraphs");
    let diagnostic = Diagnostic::new(Code::ParagraphCount, path, message);
    Some((diagnostic, i32::from(count) - i32::from(expected)))
}

/// That words of paragraph `from` are in `to`, where a claim has them.
fn is_taken(path: Path, (from, to): (u16, u16), by: &str, index: u32) -> Diagnostic {
    let message = format!("these words are in paragraph {to}, where {} has them", Quoted(by));
    let other = Item::Claim(index).path().field("quote");
    Diagnostic::new(Code::QuoteElsewhere, path, message)
        .with_help(format!("copy what paragraph {from} says, or remove the claim"))
        .with_label(Label::new(other, "has these words"))
}

/// What is said of words that are looked for.
struct Wording {
    noun: &'static str,
    /// Whether the item stands where these words do.
    places_item: bool,
    differs: Code,
    is_elsewhere: Code,
    is_missing: Code,
}

const QUOTE: &Wording = &Wording {
    noun: "span",
    places_item: true,
    differs: Code::QuoteDiffers,
    is_elsewhere: Code::QuoteElsewhere,
    is_missing: Code::QuoteNotFound,
};
const ANCHOR: &Wording = &Wording {
    noun: "anchor",
    places_item: true,
    differs: Code::AnchorDiffers,
    is_elsewhere: Code::AnchorElsewhere,
    is_missing: Code::AnchorNotFound,
};
const REASON: &Wording = &Wording {
    noun: "anchor",
    places_item: false,
    differs: Code::AnchorDiffers,
    is_elsewhere: Code::AnchorElsewhere,
    is_missing: Code::AnchorNotFound,
};

const EVIDENCE: &Wording = &Wording { noun: "evidence", ..*REASON };

/// Words that the article must have: a span of a quote, or an anchor.
struct Phrase<'w> {
    text: &'w str,
    paragraph: u16,
    wording: &'static Wording,
    /// Whose words they are.
    item: Item,
    path: Path,
}

impl Comparison<'_> {
    fn compare(&mut self, article: &ArticleParagraphs<'_>) {
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
                    let path = item.path().field("quote").item(index);
                    return self.found.add(Code::QuoteOrder, path, message);
                }
            }
        }
    }

    /// The paragraph in which the words of an item are, if it is not its `own`.
    fn stands_in(&self, item: Item, own: u16) -> u16 {
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

    fn find(&mut self, article: &ArticleParagraphs<'_>, words: Phrase<'_>, location: Location) {
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

    fn cover(
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

impl Phrase<'_> {
    fn differ(self, actual: &str) -> Diagnostic {
        let noun = self.wording.noun;
        let message =
            format!("the article has other {} in this {noun}", difference(self.text, actual));
        let exactly = format!("write it exactly: {}", shown(&revealed(actual)));
        let change = Change::Set(self.path.clone(), literal(actual));
        Diagnostic::new(self.wording.differs, self.path, message)
            .with_correction(Correction::sure(exactly, [change]))
    }

    fn are_in(self, number: u16) -> Diagnostic {
        let (noun, paragraph) = (self.wording.noun, self.paragraph);
        let message = format!("this {noun} is in paragraph {number}, not in {paragraph}");
        let help = match self.wording.places_item {
            true => format!("write `paragraph: {number}`, or make it a claim of its own"),
            false => format!("take it from paragraph {paragraph}, or leave it out"),
        };
        Diagnostic::new(self.wording.is_elsewhere, self.path, message).with_help(help)
    }

    fn are_missing(self, difference: Option<Difference<'_, '_>>) -> Diagnostic {
        let message = format!("this {} is not in the article", self.wording.noun);
        let help = match difference {
            Some(Difference { paragraph, there: "", here }) => {
                format!("paragraph {paragraph} has nothing where this has {}", shown(here))
            }
            Some(Difference { paragraph, there, here }) => {
                format!("paragraph {paragraph} has {} where this has {}", shown(there), shown(here))
            }
            None => "copy the words from the article, including its mistakes".to_owned(),
        };
        Diagnostic::new(self.wording.is_missing, self.path, message).with_help(help)
    }
}

/// A text in which white space that cannot be told apart is spelled out.
fn revealed(text: &str) -> String {
    let reveal = |c: char| match c {
        ' ' => " ".to_owned(),
        c if c.is_whitespace() => format!("<U+{:04X}>", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(reveal).collect()
}

/// A text without soft hyphens.
fn unbroken(text: &str) -> String {
    text.replace(SOFT_HYPHEN, "")
}

/// The beginning of a text of the article, in backticks.
fn shown(text: &str) -> String {
    match cut(text.trim(), SHOWN) {
        (whole, false) => format!("`{whole}`"),
        (beginning, true) => format!("`{}…`", beginning.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use crate::dossier::{Limits, Source, check::check};

    /// What is wrong with the words that give a reason, by their places.
    fn reasons(claim: &str, request: &str) -> Vec<String> {
        let source = format!(
            r#"#![enable(implicit_some)] (format: 2, article: (id: "x", title: "X", outlet: "O",
            published: "2026-01-31", paragraphs: 2, language: "en"),
            speakers: [(id: "a", name: "A", kind: Person), (id: "u", name: "U", kind: Unnamed)],
            claims: [(id: "c", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "g",
                anchor: "It rains", {claim})],
            requests: [(paragraph: 2, to: ["a"], outcome: NoReply, link: Stated, {request})])"#
        );
        let text = "It rains, she said.\nNobody replied on Monday.";
        let source = Source::new("x", source);
        let report = check(&source, Some(text.as_bytes()), &Limits::default());
        let told = report.diagnostics.iter().filter(|it| it.message.contains(" in the article"));
        let elsewhere = report.diagnostics.iter().filter(|it| it.message.contains("in paragraph"));
        told.chain(elsewhere).map(|it| format!("{} {}: {}", it.code, it.path, it.message)).collect()
    }

    #[test]
    fn evidence_stands_in_its_paragraph() {
        let fine = r#"open: [Speaker(seen: "she said")]"#;
        assert_eq!(reasons(fine, r#"open: [To(seen: "on Monday")]"#), [""; 0]);
        assert_eq!(
            reasons(r#"open: [Gist, Speaker(seen: "they said")]"#, ""),
            ["E053 claims[0].open[1].seen: this evidence is not in the article"]
        );
        assert_eq!(
            reasons(
                r#"with: [(speaker: "u", sources: Stated(2), open: [Speaker(seen: "on Monday")],
                    anonymity: NoReason(anchor: "who is shy"))]"#,
                r#"open: [To(seen: "It rains")]"#
            ),
            [
                "E053 claims[0].with[0].anonymity.anchor: this anchor is not in the article",
                "E054 claims[0].with[0].open[0].seen: this evidence is in paragraph 2, not in 1",
                "E054 requests[0].open[0].seen: this evidence is in paragraph 1, not in 2",
            ]
        );
    }
}
