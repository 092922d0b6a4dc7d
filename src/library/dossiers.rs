//! A dossier, to be read: the article, and what belongs to it.

use super::{
    ClaimRef, DossierId, Library, OpenFields, Part, PropositionRef, RequestRef, Shard, SpeakerRef,
    TopicRef,
    arena::Text,
    shard::{Dossier, Translation},
};
use crate::dossier::{ArticleField, DossierField};
use jiff::civil::Date;
use std::{ops::Range, path::Path, sync::Arc};

/// One dossier of a library.
#[derive(Debug, Clone, Copy)]
pub struct DossierRef<'a> {
    library: &'a Library,
    part: &'a Part,
    at: u32,
}

/// Whether the article's text is a translation, and from which language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TranslationRef<'a> {
    /// It is not.
    Original,
    /// By a person, from this language.
    Human(&'a str),
    /// By a machine, from this language.
    Machine(&'a str),
    /// A curator has still to decide.
    Undecided,
}

impl<'a> DossierRef<'a> {
    pub(super) fn new(library: &'a Library, part: &'a Part, at: u32) -> Self {
        DossierRef { library, part, at }
    }

    fn entry(self) -> &'a Dossier {
        &self.part.shard.dossiers[self.at as usize]
    }

    /// Its place in the library.
    pub fn key(self) -> DossierId {
        DossierId(self.part.first_dossier + self.at)
    }

    /// Its id.
    pub fn id(self) -> &'a str {
        self.part.shard.text(self.entry().id)
    }

    /// Where it was read from, as errors name it.
    pub fn origin(self) -> &'a str {
        &self.entry().origin
    }

    /// The file that it was read from, if it was one.
    pub fn path(self) -> Option<&'a Path> {
        self.entry().path.as_deref()
    }

    /// What it was resolved to: something else once its file has been read again.
    pub fn shard(self) -> &'a Arc<Shard> {
        &self.part.shard
    }

    /// What a curator has still to decide of the article's own entry.
    pub fn open(self) -> OpenFields<ArticleField> {
        self.entry().open
    }

    /// Whether a curator has still to decide anything of what is said in the article, by whom, and
    /// who was asked about it.
    pub fn has_open_places(self) -> bool {
        let may_be_open = self.part.shard.has_open_places;
        let is_open = || {
            !self.open_lists().is_empty()
                || self.claims().any(|it| it.open_words().next().is_some())
                || self.speakers().any(|it| !it.open().is_empty())
                || self.requests().any(|it| !it.open().is_empty())
        };
        may_be_open && is_open()
    }

    /// Which of its lists a curator has still to decide on.
    pub fn open_lists(self) -> OpenFields<DossierField> {
        self.entry().open_lists
    }

    fn decided(self, field: ArticleField, text: Text) -> Option<&'a str> {
        self.part.shard.option(text).filter(|_| !self.open().has(field))
    }

    /// The article's title; where it is undecided, what is proposed, or that it is undecided.
    pub fn title(self) -> &'a str {
        self.part.shard.option(self.entry().title).unwrap_or("title undecided")
    }

    /// The article's title, where it is decided.
    pub fn decided_title(self) -> Option<&'a str> {
        self.decided(ArticleField::Title, self.entry().title)
    }

    /// Who published it; where that is undecided, what is proposed, or that it is undecided.
    pub fn outlet(self) -> &'a str {
        self.part.shard.option(self.entry().outlet).unwrap_or("outlet undecided")
    }

    /// Who reports it, in a sentence: the outlet, or "the newsroom" where nothing is proposed.
    pub fn newsroom(self) -> &'a str {
        self.part.shard.option(self.entry().outlet).unwrap_or("the newsroom")
    }

    /// Who published it, where that is decided.
    pub fn decided_outlet(self) -> Option<&'a str> {
        self.decided(ArticleField::Outlet, self.entry().outlet)
    }

    /// Who wrote it.
    pub fn byline(self) -> impl ExactSizeIterator<Item = &'a str> {
        let shard = &*self.part.shard;
        let is_open = self.open().has(ArticleField::Byline);
        let byline = if is_open { &[] } else { shard.items(self.entry().byline) };
        byline.iter().map(|text| shard.text(*text))
    }

    /// Where it is dated from.
    pub fn place(self) -> Option<&'a str> {
        self.decided(ArticleField::Place, self.entry().place)
    }

    /// The day of publication, where it is decided.
    pub fn published(self) -> Option<Date> {
        self.entry().published
    }

    /// The day of publication for people: "12 February 2026".
    pub fn published_long(self) -> String {
        match self.published() {
            Some(day) => day.strftime("%-d %B %Y").to_string(),
            None => "day undecided".to_owned(),
        }
    }

    /// How many paragraphs the article has.
    pub fn paragraphs(self) -> u16 {
        self.entry().paragraphs
    }

    /// The language of its text (BCP 47); `und` where it is undecided.
    pub fn language(self) -> &'a str {
        self.part.shard.text(self.entry().language)
    }

    /// The language of gists and translations (BCP 47).
    pub fn reader_language(self) -> &'a str {
        self.part.shard.text(self.entry().reader_language)
    }

    /// Whether its text is a translation.
    pub fn translation(self) -> TranslationRef<'a> {
        match self.entry().translation {
            _ if self.open().has(ArticleField::Translated) => TranslationRef::Undecided,
            Translation::Original => TranslationRef::Original,
            Translation::Human(from) => TranslationRef::Human(self.part.shard.text(from)),
            Translation::Machine(from) => TranslationRef::Machine(self.part.shard.text(from)),
        }
    }

    /// Whether its text is a translation; the curator's translation is then a back-translation.
    pub fn is_translated(self) -> bool {
        matches!(self.translation(), TranslationRef::Human(_) | TranslationRef::Machine(_))
    }

    /// Where the article can be read.
    pub fn url(self) -> Option<&'a str> {
        self.decided(ArticleField::Url, self.entry().url)
    }

    /// The curator's note on the text.
    pub fn note(self) -> Option<&'a str> {
        self.part.shard.option(self.entry().note)
    }

    /// SHA-256 of the text that was curated from.
    pub fn sha256(self) -> Option<&'a str> {
        self.part.shard.option(self.entry().sha256)
    }

    /// Its claims, in reading order.
    pub fn claims(self) -> impl ExactSizeIterator<Item = ClaimRef<'a>> {
        let DossierRef { library, part, .. } = self;
        self.entry().claims.clone().map(move |at| ClaimRef::new(library, part, at))
    }

    /// The lead: the first claim of the text, whoever makes it.
    pub fn lead_claim(self) -> Option<ClaimRef<'a>> {
        self.claims().next()
    }

    /// The rows of its claims.
    pub fn rows(self) -> Range<u32> {
        let Range { start, end } = self.entry().claims;
        self.part.first_row + start..self.part.first_row + end
    }

    /// Its speakers, silent ones included.
    pub fn speakers(self) -> impl ExactSizeIterator<Item = SpeakerRef<'a>> {
        let DossierRef { library, part, .. } = self;
        self.entry().speakers.clone().map(move |at| SpeakerRef::new(library, part, at))
    }

    /// Its topics.
    pub fn topics(self) -> impl ExactSizeIterator<Item = TopicRef<'a>> {
        let part = self.part;
        self.entry().topics.clone().map(move |at| TopicRef::new(part, at))
    }

    /// Its propositions; the first is the lead proposition.
    pub fn propositions(self) -> impl ExactSizeIterator<Item = PropositionRef<'a>> {
        let part = self.part;
        self.entry().propositions.clone().map(move |at| PropositionRef::new(part, at))
    }

    /// The lead proposition.
    pub fn lead(self) -> Option<PropositionRef<'a>> {
        self.propositions().next()
    }

    /// A request for comment that its article reports, counted from the first.
    pub fn request(self, at: usize) -> Option<RequestRef<'a>> {
        let DossierRef { library, part, .. } = self;
        let at = self.entry().requests.clone().nth(at)?;
        Some(RequestRef::new(library, part, self, at))
    }

    /// The requests for comment that its article reports.
    pub fn requests(self) -> impl ExactSizeIterator<Item = RequestRef<'a>> {
        let DossierRef { library, part, .. } = self;
        self.entry().requests.clone().map(move |at| RequestRef::new(library, part, self, at))
    }
}

impl PartialEq for DossierRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for DossierRef<'_> {}
