//! An article from whatever form it comes in: bytes to paragraphs and facts.
//!
//! What a file is shows its content, never its name. A text with a paragraph on each line and
//! nothing invisible in it stays as it is, byte for byte, so that its fingerprint does.
//!
//! - `annotations`: what others have marked in an article
//! - `error`: why a file gives no article
//! - `facts`: what a file says of its article
//! - `mhtml`: pages saved as a message
//! - `page`: saved web pages
//! - `news`: news items as agencies send them
//! - `plain`: plain text, lines that were wrapped joined to paragraphs
//! - `remark`: what a reader should know of how an article was read
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
mod error;
mod facts;
mod file;
mod mhtml;
mod news;
mod page;
mod plain;
mod remark;

pub use annotations::{Highlight, Span, read_annotations};
pub use error::ArticleError;
pub use facts::Facts;
pub(crate) use facts::names;
pub use file::{ArticleFile, read_article_file as read_file};
pub use remark::{Doubt, Remark};

use crate::{
    dossier::{ReadErrorCause, article_text::byline, decode, other_format},
    text::{clean, is_invisible},
};
use serde::Serialize;

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
