//! An article from whatever form it comes in: bytes to paragraphs and facts.
//!
//! What a file is shows its content, never its name. A text with a paragraph on each line and
//! nothing invisible in it stays as it is, byte for byte, so that its fingerprint does.
//!
//! - `annotations`: what others have marked in an article
//! - `facts`: what a file says of its article
//! - `mhtml`: pages saved as a message
//! - `page`: saved web pages
//! - `news`: news items as agencies send them
//! - `plain`: plain text, lines that were wrapped joined to paragraphs
//! - `file`: the texts that a file may stand for, and which of them a dossier was made from
//!
//! ```
//! use onrecord::article::read;
//!
//! let wrapped = "The council of the town will close the pier after the storm,\n\
//!                two people familiar with the matter said.\n\nNobody was hurt.\n";
//! let article = read(wrapped.as_bytes())?;
//! assert_eq!(article.paragraphs.len(), 2);
//! assert_eq!(article.text().lines().count(), 2);
//! assert_eq!(article.remarks[0].to_string(), "3 wrapped lines were joined to 2 paragraphs");
//! # Ok::<(), onrecord::article::ArticleError>(())
//! ```

mod annotations;
mod facts;
mod file;
mod mhtml;
mod news;
mod page;
mod plain;

pub use annotations::{Highlight, Span, read_annotations};
pub use facts::Facts;
pub(crate) use facts::names;
pub use file::{ArticleFile, read_article_file as read_file};

use crate::{
    dossier::{ReadErrorCause, article_text::byline, decode, other_format},
    text::{clean, count, is_invisible, plural},
};
use serde::Serialize;
use std::fmt;

/// The most bytes that are read of an article, in whatever form: the largest saved pages, with all
/// their pictures in them, have a few MiB.
pub const LIMIT: u64 = 32 << 20;

/// How each dossier begins.
const DOSSIER: &str = "#![enable(implicit_some)]";

/// An article as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadArticle {
    /// What the file is.
    pub form: Form,
    /// Its paragraphs, numbered as a dossier numbers them; there is at least one.
    pub paragraphs: Vec<Paragraph>,
    /// What the file says of the article.
    pub facts: Facts,
    /// What a reader should know of how it was read.
    pub remarks: Vec<Remark>,
    text: String,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Plain text.
    Text,
    /// A web page (HTML).
    Page,
    /// A web page with everything in it (MHTML).
    Mhtml,
    /// A news item in JSON (ninjs).
    Ninjs,
    /// A news item in XML (NITF).
    Nitf,
    /// A news item in XML (NewsML-G2).
    NewsmlG2,
}

/// A paragraph of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// Its text, cleaned for the screen.
    pub text: String,
    /// Why it may not belong to the article.
    pub doubtful: Option<Doubt>,
}

impl Paragraph {
    /// One that belongs to the article.
    pub fn sure(text: impl Into<String>) -> Self {
        Paragraph { text: text.into(), doubtful: None }
    }
}

/// Why a paragraph may not belong to the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// It is the number or the running title of a page.
    PageLine,
    /// It is a list of addresses.
    Links,
    /// It stands under a picture.
    Caption,
    /// It is the headline, the byline or the date once more.
    Head,
    /// It asks to share, to follow or to subscribe.
    Share,
    /// It leads to other articles.
    ReadMore,
    /// It repeats words of the article.
    PullQuote,
}

impl Doubt {
    /// What the paragraph seems to be, with its article: "a caption".
    pub fn what(self) -> &'static str {
        match self {
            Doubt::PageLine => "the number or title of a page",
            Doubt::Links => "a list of links",
            Doubt::Caption => "a caption",
            Doubt::Head => "the headline, the byline or the date",
            Doubt::Share => "a line that asks to share or subscribe",
            Doubt::ReadMore => "a link to other articles",
            Doubt::PullQuote => "a pull quote",
        }
    }
}

/// What a reader should know of how an article was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// Lines were joined.
    Joined {
        /// So many.
        lines: usize,
        /// To so many paragraphs.
        paragraphs: usize,
    },
    /// Its columns stand side by side, as on the page of a newspaper.
    Columns,
    /// Invisible characters were taken out.
    Hidden(usize),
    /// So many paragraphs may not belong to the article.
    Doubtful(usize),
    /// It is a live blog.
    LiveBlog,
    /// Only subscribers can read all of it.
    Paywall,
    /// The file ends before the page does.
    Cut,
    /// It has only so many paragraphs.
    Few(usize),
    /// It was taken back.
    Canceled,
    /// It is not to be published.
    Withheld,
    /// It is not to be published before this time.
    Embargo(String),
    /// It corrects an earlier version.
    Correction,
    /// What its editors say of it.
    Editors(String),
    /// Its text describes a picture, a film or a recording.
    Describes,
    /// So many more texts are in the same message.
    Others(usize),
}

impl Remark {
    /// Its name, for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Remark::Joined { .. } => "joined",
            Remark::Columns => "columns",
            Remark::Hidden(_) => "hidden",
            Remark::Doubtful(_) => "doubtful",
            Remark::LiveBlog => "live-blog",
            Remark::Paywall => "paywall",
            Remark::Cut => "cut",
            Remark::Few(_) => "few",
            Remark::Canceled => "canceled",
            Remark::Withheld => "withheld",
            Remark::Embargo(_) => "embargo",
            Remark::Correction => "correction",
            Remark::Editors(_) => "editors",
            Remark::Describes => "describes",
            Remark::Others(_) => "others",
        }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Remark::Joined { lines, paragraphs } => {
                let (lines, paragraphs) =
                    (count(*lines, "wrapped line"), count(*paragraphs, "paragraph"));
                write!(f, "{lines} were joined to {paragraphs}")
            }
            Remark::Columns => f.write_str(
                "the text stands in columns side by side, and lines of one may have come into another; \
                 `pdftotext FILE -` without `-layout` puts them one after the other",
            ),
            Remark::Hidden(1) => f.write_str("1 invisible character was taken out"),
            Remark::Hidden(n) => write!(f, "{n} invisible characters were taken out"),
            Remark::Doubtful(n) => {
                let paragraphs = count(*n, "paragraph");
                write!(
                    f,
                    "{paragraphs} may not belong to the article; `onrecord text --sure` leaves them out"
                )
            }
            Remark::Canceled => f.write_str("the agency has canceled this item"),
            Remark::Withheld => f.write_str("the agency withholds this item"),
            Remark::Embargo(until) => write!(f, "this item is under embargo until {until}"),
            Remark::Correction => f.write_str("this item corrects an earlier version"),
            Remark::Editors(note) => write!(f, "its editors say: {note}"),
            Remark::Describes => {
                f.write_str("this item is a picture, a film or a recording, and its text describes it")
            }
            Remark::Others(n) => {
                let texts = count(*n, "more text");
                write!(f, "there {} {texts} in the file; only the first was read", plural(*n, "is", "are"))
            }
            Remark::LiveBlog => f.write_str(
                "this is a live blog: its entries are not one article, and more may have been added",
            ),
            Remark::Paywall => f.write_str(
                "the page says that only subscribers can read all of it; is the article whole?",
            ),
            Remark::Cut => f.write_str("the page has no end; is the file whole?"),
            Remark::Few(n) => {
                let paragraphs = count(*n, "paragraph");
                write!(f, "only {paragraphs} of an article were found; is it whole?")
            }
        }
    }
}

/// Why a file gives no article: what happened, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ArticleError {
    /// The file cannot be read, or is a format that the program does not read.
    #[error(transparent)]
    File(#[from] ReadErrorCause),
    /// It is a dossier, or the draft of one.
    #[error(
        "this is a dossier, and no article; name the article, or check the dossier with `onrecord check`"
    )]
    Dossier,
    /// It is larger than any article.
    #[error(
        "the file is larger than {} MiB, and no article is; save the article alone", LIMIT >> 20
    )]
    TooLarge,
    /// It is a page that is larger than any.
    #[error(
        "the page is larger than pages are, without its pictures; save the article's text alone"
    )]
    PageTooLarge,
    /// Its elements stand deeper in each other than any page's do.
    #[error("its elements are nested too deep for a page; save the article's text alone")]
    TooDeep,
    /// It asks for a password, and has no article.
    #[error("this is the page of a login, without an article; log in, and save the article's page")]
    Login,
    /// It ends before an article begins.
    #[error("the page ends before there is an article in it; save it again, whole")]
    HalfPage,
    /// It is a page without an article.
    #[error(
        "there is no article in this page; if the browser shows one, save the page from there, or copy \
         its text into a file"
    )]
    NoArticle,
    /// It is a news item without a text.
    #[error("this news item has no text; ask for the item of the article")]
    NoBody,
    /// It is a list of news items.
    #[error("this is a package, which lists news items; name the file of the article")]
    Package,
    /// It begins as JSON, and is none.
    #[error("this is not whole JSON ({0}); get the file again")]
    Json(serde_json::Error),
    /// It is JSON of another kind.
    #[error("this is JSON, and no news item (ninjs); save the article's text to a file")]
    OtherJson,
    /// It begins as XML, and is none.
    #[error("this is not whole XML ({0}); get the file again")]
    Xml(roxmltree::Error),
    /// It is XML of another kind.
    #[error(
        "this is XML (<{0}>), and neither NITF nor NewsML-G2; save the article's text to a file"
    )]
    OtherXml(String),
    /// It should have annotations, and has none with words.
    #[error(
        "there are no annotations with quoted words in it; name an export of Hypothes.is, W3C Web \
         Annotations, or the .ann file of brat"
    )]
    NoAnnotations,
    /// It defines entities, which can grow without end.
    #[error("this XML defines entities, which is not read; get the item without them")]
    Entities,
}

impl ArticleError {
    /// Why the bytes of a file, at most [`LIMIT`] of them, could not be read.
    pub(crate) fn of_file(cause: ReadErrorCause) -> Self {
        match cause {
            ReadErrorCause::TooLarge { .. } => ArticleError::TooLarge,
            cause => ArticleError::File(cause),
        }
    }
}

/// Reads an article.
///
/// # Errors
///
/// If the bytes are not of a form that the program reads, or there is no article in them.
pub fn read(bytes: &[u8]) -> Result<ReadArticle, ArticleError> {
    if bytes.len() as u64 > LIMIT {
        return Err(ArticleError::TooLarge);
    }
    if let Some(other) = other_format(bytes) {
        return Err(ReadErrorCause::OtherFormat(other).into());
    }
    if mhtml::is_mhtml(bytes) {
        return mhtml::read(bytes);
    }
    if news::is_json(bytes) {
        return news::read_json(bytes);
    }
    if news::is_xml(bytes) {
        return news::read_xml(bytes);
    }
    if page::may_be_page(bytes) {
        return page::read(Form::Page, &page::decode(bytes, None));
    }
    let text = decode(bytes.to_vec())?;
    if text.trim_start().starts_with(DOSSIER) {
        return Err(ArticleError::Dossier);
    }
    Ok(plain::read(text)?)
}

impl ReadArticle {
    /// An article of these paragraphs, which are clean. The first may be the byline.
    ///
    /// # Errors
    ///
    /// If there is no paragraph besides it.
    fn new(
        form: Form,
        paragraphs: Vec<Paragraph>,
        facts: Facts,
        remarks: Vec<Remark>,
    ) -> Result<Self, ReadErrorCause> {
        let text = paragraphs.iter().fold(String::new(), |text, it| text + &it.text + "\n");
        Self::of_text(form, text, paragraphs, facts, remarks)
    }

    /// The same, of paragraphs that are the lines of `text`.
    fn of_text(
        form: Form,
        text: String,
        mut paragraphs: Vec<Paragraph>,
        mut facts: Facts,
        mut remarks: Vec<Remark>,
    ) -> Result<Self, ReadErrorCause> {
        if let Some(line) = byline(&text) {
            paragraphs.remove(0);
            if facts.byline.is_empty() {
                facts.byline = facts::names(line);
            }
        }
        if paragraphs.is_empty() {
            return Err(ReadErrorCause::NoParagraph);
        }
        let doubtful = paragraphs.iter().filter(|it| it.doubtful.is_some()).count();
        if doubtful > 0 {
            remarks.push(Remark::Doubtful(doubtful));
        }
        Ok(ReadArticle { form, paragraphs, facts, remarks, text })
    }

    /// The numbers of the paragraphs that may not belong to the article, and why.
    pub fn doubtful(&self) -> Vec<(u16, Doubt)> {
        let numbered = (1..=u16::MAX).zip(&self.paragraphs);
        numbered.filter_map(|(number, it)| Some((number, it.doubtful?))).collect()
    }

    /// The text, a paragraph a line, under its byline if it begins with one.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same article without what may not belong to it; nothing if all of it may not.
    pub fn sure(&self) -> Option<Self> {
        if self.paragraphs.iter().all(|it| it.doubtful.is_none()) {
            return Some(self.clone());
        }
        let line = byline(&self.text).and_then(|_| self.text.lines().next());
        let line = line.map(Paragraph::sure);
        let paragraphs = self.paragraphs.iter().filter(|it| it.doubtful.is_none()).cloned();
        let mut remarks = self.remarks.clone();
        remarks.retain(|it| !matches!(it, Remark::Doubtful(_)));
        let paragraphs = line.into_iter().chain(paragraphs).collect();
        Self::new(self.form, paragraphs, self.facts.clone(), remarks).ok()
    }
}

/// A text as it is shown: cleaned, and without the marks that order letters, which show as nothing
/// where somebody reads the article.
fn visible(text: &str) -> String {
    clean(&text.replace(is_order_mark, "")).into_owned()
}

/// The same with single blanks between words, as a page shows it; no-break spaces stay.
fn tidy(text: &str) -> String {
    let visible = visible(text);
    let words = visible.split(' ').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a character only says in which order letters stand (Unicode's bidirectional controls).
fn is_order_mark(c: char) -> bool {
    matches!(
        c,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

/// What to say of the invisible characters of a text, if it has some.
fn hidden_in(text: &str) -> Option<Remark> {
    let hidden = text.chars().filter(|c| is_invisible(*c) || is_order_mark(*c)).count();
    (hidden > 0).then_some(Remark::Hidden(hidden))
}
