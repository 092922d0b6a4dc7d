//! Why a file gives no article.

use super::LIMIT;
use crate::dossier::ReadErrorCause;

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
    /// It begins like JSON, and cannot be read as JSON.
    #[error("this is not whole JSON ({0}); get the file again")]
    Json(serde_json::Error),
    /// It is JSON of another kind.
    #[error("this is JSON, and no news item (ninjs); save the article's text to a file")]
    OtherJson,
    /// It begins like XML, and cannot be read as XML.
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
