//! Where a dossier's words stand in the text of its article.

use crate::{
    dossier::article_text::{ArticleParagraphs, ArticleText, Location, Locations, Words},
    library::{ClaimRef, DossierRef, RequestRef},
};
use std::ops::Range;

/// An article's text, and where the words of its dossier stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotatedText {
    text: ArticleText,
    claims: Vec<Place>,
    /// For each paragraph what is to be noted beside it.
    notes: Vec<Vec<Note>>,
}

/// Where the words of a claim or a request stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The paragraph of the text, from 1: the one that the dossier gives; else the nearest that has
    /// the words; else, where the text has fewer paragraphs, its last.
    pub paragraph: u16,
    /// The bytes of the paragraph that are the words: those of the quote, or the anchor. Nothing
    /// where they do not stand in the text, or where the dossier gives none.
    pub words: Vec<Range<usize>>,
    /// Whether some of the words stand more than once in the paragraph, and the dossier's order
    /// does not decide which are meant. Those are not in `words`.
    pub is_undecided: bool,
}

/// What is to be noted beside a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// A claim, counted from the first of its dossier.
    Claim(usize),
    /// A request for comment, counted from the first of its dossier.
    Request(usize),
}

impl AnnotatedText {
    /// Finds the words of a dossier in the text of its article.
    pub fn new(text: ArticleText, dossier: DossierRef<'_>) -> Self {
        let original = text.searchable();
        let claims = dossier.claims().map(Sought::claim).collect();
        let claims = places(&original, claims, Words::of_claim);
        let requests = dossier.requests().map(Sought::request).collect();
        let requests = places(&original, requests, Words::of_request);
        let notes = notes(&claims, &requests, original.len());
        AnnotatedText { text, claims, notes }
    }

    /// The paragraphs of the text; there is at least one.
    pub fn paragraphs(&self) -> &[Box<str>] {
        self.text.paragraphs()
    }

    /// What is to be noted beside a paragraph, counted from the first.
    pub fn notes(&self, paragraph: usize) -> &[Note] {
        self.notes.get(paragraph).map_or(&[], Vec::as_slice)
    }

    /// Where the words of a claim stand, counted from the first of the dossier.
    pub fn place(&self, claim: usize) -> Option<&Place> {
        self.claims.get(claim)
    }

    /// Whether it is the text that the dossier was curated from, where the dossier says which was.
    pub fn is_curated_from(&self, dossier: DossierRef<'_>) -> Option<bool> {
        dossier.sha256().map(|sha256| sha256.eq_ignore_ascii_case(self.text.fingerprint()))
    }

    /// How many claims of the dossier give words that do not stand in the text.
    pub fn missing(&self, dossier: DossierRef<'_>) -> usize {
        let claims = dossier.claims().zip(&self.claims);
        claims.filter(|(claim, place)| gives_words(*claim) && place.is_missing()).count()
    }
}

/// Whether a claim gives words to find it by.
pub fn gives_words(claim: ClaimRef<'_>) -> bool {
    claim.is_quoted() || claim.anchor().is_some()
}

/// The words of a claim or a request.
struct Sought<'w> {
    paragraph: u16,
    quote: Vec<&'w str>,
    anchor: Option<&'w str>,
}

impl<'w> Sought<'w> {
    fn claim(claim: ClaimRef<'w>) -> Self {
        let quote = claim.quote().collect();
        Sought { paragraph: claim.paragraph(), quote, anchor: claim.anchor() }
    }

    fn request(request: RequestRef<'w>) -> Self {
        let (paragraph, anchor) = (request.paragraph(), request.anchor());
        // The anchor is where the request is reported; a quote is of the reply.
        let quote = if anchor.is_some() { Vec::new() } else { request.quote().collect() };
        Sought { paragraph, quote, anchor }
    }

    /// The paragraph of the text where they are looked for; no text is without one.
    fn paragraph(&self, text: &ArticleParagraphs<'_>) -> u16 {
        let near = || nearest(self.paragraph, text.len());
        let has = |at: u16, words: &[&str]| {
            let paragraph = text.paragraph(at);
            paragraph.is_some_and(|it| words.iter().any(|words| it.find(words).is_some()))
        };
        let anchor = self.anchor.map(|anchor| [anchor]);
        [&self.quote[..], anchor.as_ref().map_or(&[], <[_; 1]>::as_slice)]
            .into_iter()
            .find_map(|words| near().find(|at| has(*at, words)))
            .or_else(|| near().next())
            .unwrap_or(self.paragraph)
    }
}

/// Where the words of all claims, or of all requests, stand.
fn places<'w>(
    text: &ArticleParagraphs<'_>,
    sought: Vec<Sought<'w>>,
    words: fn(Vec<&'w str>, Option<&'w str>) -> Words<'w>,
) -> Vec<Place> {
    let items: Vec<_> =
        sought.into_iter().map(|it| (it.paragraph(text), words(it.quote, it.anchor))).collect();
    let located = text.locate(&items).into_iter();
    let place = |((paragraph, _), located): (&(u16, Words<'_>), Locations)| {
        let quote = Place::of(*paragraph, &located.quote);
        match located.anchor {
            Some(anchor) if quote.is_missing() => Place::of(*paragraph, &[anchor]),
            _ => quote,
        }
    };
    items.iter().zip(located).map(place).collect()
}

impl Place {
    fn of(paragraph: u16, locations: &[Location]) -> Self {
        let mut words: Vec<_> = locations
            .iter()
            .filter_map(|location| match location {
                Location::Found(found) => Some(found.range()).filter(|it| !it.is_empty()),
                Location::Missing | Location::Undecided(_) => None,
            })
            .collect();
        words.sort_by_key(|range| range.start);
        let is_undecided = locations.iter().any(|it| matches!(it, Location::Undecided(_)));
        Place { paragraph, words, is_undecided }
    }

    /// Whether none of the words stand in the text.
    pub fn is_missing(&self) -> bool {
        self.words.is_empty() && !self.is_undecided
    }
}

/// The paragraphs of a text with `len` of them, from 1: first this one, then the others by distance.
fn nearest(paragraph: u16, len: usize) -> impl Iterator<Item = u16> {
    let last = u16::try_from(len).unwrap_or(u16::MAX);
    let own = paragraph.clamp(1, last.max(1));
    let around = (1..last.max(1)).flat_map(move |distance| {
        let before = own.checked_sub(distance).filter(|at| *at > 0);
        let after = own.checked_add(distance).filter(|at| *at <= last);
        [before, after]
    });
    std::iter::once(own).chain(around.flatten())
}

/// Beside each paragraph its claims in the dossier's order, and each request before the first
/// claim whose words stand after it.
fn notes(claims: &[Place], requests: &[Place], paragraphs: usize) -> Vec<Vec<Note>> {
    let start = |place: &Place| place.words.first().map(|words| words.start);
    let index = |place: &Place| usize::from(place.paragraph) - 1;
    let mut notes = vec![Vec::new(); paragraphs];
    for (at, place) in claims.iter().enumerate() {
        notes[index(place)].push(Note::Claim(at));
    }
    let mut asked: Vec<_> = (0..requests.len()).collect();
    asked.sort_by_key(|at| (requests[*at].paragraph, start(&requests[*at]).unwrap_or(usize::MAX)));
    for asked in asked.chunk_by(|one, other| requests[*one].paragraph == requests[*other].paragraph)
    {
        let mut left = asked.iter().copied().peekable();
        let notes = &mut notes[index(&requests[asked[0]])];
        let mut merged = Vec::with_capacity(notes.len() + asked.len());
        for note in notes.drain(..) {
            if let Note::Claim(claim) = note {
                let claim = start(&claims[claim]);
                let is_before =
                    |at: &usize| start(&requests[*at]).is_some_and(|it| Some(it) < claim);
                while let Some(at) = left.next_if(is_before) {
                    merged.push(Note::Request(at));
                }
            }
            merged.push(note);
        }
        merged.extend(left.map(Note::Request));
        *notes = merged;
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::testing::{TUTORIAL, library, small},
        library::Library,
    };
    use proptest::prelude::*;

    const TEXT: &str = include_str!("../../data/tutorial.txt");

    fn annotated(text: &str, library: &Library) -> AnnotatedText {
        let dossier = library.dossiers().next().unwrap();
        AnnotatedText::new(ArticleText::new(text.into()).unwrap(), dossier)
    }

    /// Where the words of a claim stand, and the words.
    fn found(text: &AnnotatedText, library: &Library, id: &str) -> (u16, Vec<String>) {
        let at = library.claims().position(|claim| claim.id() == id).unwrap();
        let Place { paragraph, words, .. } = text.place(at).unwrap();
        let whole = &text.paragraphs()[usize::from(*paragraph) - 1];
        (*paragraph, words.iter().map(|range| whole[range.clone()].to_owned()).collect())
    }

    #[test]
    fn another_version_of_the_text_still_has_most_of_the_words() {
        let library = library(&[TUTORIAL]);
        let dossier = library.dossiers().next().unwrap();
        let corrected = format!("A correction.\n{}", TEXT.replace("twice", "three times"));
        let text = annotated(&corrected.replace("\"A pier is a promise,\"", ""), &library);
        assert_eq!(text.is_curated_from(dossier), Some(false));
        assert_eq!(text.missing(dossier), 1);
        assert_eq!(found(&text, &library, "mudge-feet"), (3, vec![]));
        let (paragraph, words) = found(&text, &library, "oakes-promise");
        assert_eq!((paragraph, words.len()), (11, 1), "a span of two is left");
        assert_eq!(found(&text, &library, "fitch-safe").0, 7);
    }

    #[test]
    fn the_second_claim_with_the_same_words_has_the_second_place() {
        let (source, text) = (
            include_str!("../../tests/check/W020.ron"),
            include_str!("../../tests/check/W020.txt"),
        );
        let library = library(&[source]);
        let starts = |text: &str| {
            let text = annotated(text, &library);
            let start = |at: usize| {
                let Place { words, is_undecided, .. } = text.place(at).unwrap();
                (words.iter().map(|it| it.start).collect::<Vec<_>>(), *is_undecided)
            };
            let requests = text.notes(text.paragraphs().len() - 1).to_vec();
            assert_eq!(text.missing(library.dossiers().next().unwrap()), 0);
            ([0, 1, 2, 3].map(start), requests)
        };
        let places = [(vec![], true), (vec![1], false), (vec![41], false), (vec![], true)];
        // What has no place stands after the claims.
        let expected = (places, vec![Note::Claim(3), Note::Request(0)]);
        assert_eq!(starts(text), expected);
        assert_eq!(starts(&format!("A correction.\n{text}")), expected, "in other paragraphs too");
    }

    #[test]
    fn a_text_that_ends_early_has_every_claim_beside_its_last_paragraph() {
        let library = library(&[TUTORIAL]);
        let text = annotated("Nothing of it.\nAnd an end.", &library);
        assert_eq!(text.missing(library.dossiers().next().unwrap()), library.len());
        let claims = |at| text.notes(at).iter().filter(|it| matches!(it, Note::Claim(_))).count();
        assert_eq!((claims(0), claims(1), claims(2)), (2, library.len() - 2, 0));
    }

    #[test]
    fn in_the_right_text_every_word_is_found() {
        let library = library(&[TUTORIAL]);
        let dossier = library.dossiers().next().unwrap();
        let text = annotated(TEXT, &library);
        assert_eq!((text.is_curated_from(dossier), text.missing(dossier)), (Some(true), 0));
        let spans = ["A pier is a promise,", "and this one has been broken in 41 places."];
        let expected = (9, spans.map(str::to_owned).to_vec());
        assert_eq!(found(&text, &library, "oakes-promise"), expected);
        assert_eq!(text.notes(5), [Note::Request(0), Note::Claim(10)]);
        assert_eq!(text.notes(6), [1, 2, 3].map(Note::Request));
    }

    #[test]
    fn who_gives_no_words_misses_none_and_a_dossier_may_not_know_its_text() {
        let speakers = r#"(id: "paper", name: "Paper", kind: Outlet),"#;
        let library = small(speakers, "", "");
        let dossier = library.dossiers().next().unwrap();
        let text = annotated("x", &library);
        assert_eq!((text.is_curated_from(dossier), text.missing(dossier)), (None, 0));
    }

    properties! {
        #[test]
        fn the_nearest_paragraph_is_looked_at_first_and_each_once(own in 0_u16..60, len in 1_u16..50) {
            let order: Vec<_> = nearest(own, len.into()).collect();
            let own = own.clamp(1, len);
            prop_assert!(order.is_sorted_by_key(|at| at.abs_diff(own)));
            let mut each = order.clone();
            each.sort_unstable();
            prop_assert_eq!(each, (1..=len).collect::<Vec<_>>());
        }
    }
}
