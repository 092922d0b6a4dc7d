//! The texts that a file may stand for, and which of them a dossier was made from.

use super::{ArticleError, LIMIT, ReadArticle, read};
use crate::dossier::{ReadErrorCause, article_text::fingerprint, read_file};
use std::path::Path;

/// A file with an article: its bytes, and the article that was read from them.
///
/// A dossier names the fingerprint of the text that it was made from. That may be the file as it
/// is, the article as it reads, or the article without what may not belong to it; paragraphs have
/// their numbers by it.
#[derive(Debug, Clone)]
pub struct ArticleFile {
    bytes: Vec<u8>,
    whole: Option<ReadArticle>,
    sure: Option<ReadArticle>,
}

impl ArticleFile {
    /// Reads the file at `path`; pipes and devices are refused without waiting for them.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or is of a form that the program does not read. A text with letters
    /// that cannot be read, or without any, is no error: whatever compares with it says so.
    pub fn read(path: &Path) -> Result<Self, ArticleError> {
        Self::new(read_file(path, LIMIT).map_err(ArticleError::of_file)?)
    }

    /// The file with these bytes.
    ///
    /// # Errors
    ///
    /// As of [`ArticleFile::read`].
    pub fn new(bytes: Vec<u8>) -> Result<Self, ArticleError> {
        use ReadErrorCause::{NoParagraph, NotUtf8, Utf16};
        let whole = match read(&bytes) {
            Ok(article) => Some(article),
            Err(ArticleError::File(NoParagraph | NotUtf8 { .. } | Utf16)) => None,
            Err(error) => return Err(error),
        };
        let sure = whole.as_ref().and_then(ReadArticle::sure);
        Ok(ArticleFile { bytes, whole, sure })
    }

    /// The article, if there is one.
    pub fn article(&self) -> Option<&ReadArticle> {
        self.whole.as_ref()
    }

    /// The text that a dossier was made from, if its fingerprint is the one that `is_meant`; and
    /// otherwise the article as it reads.
    pub fn text_for(&self, is_meant: impl Fn(&str) -> bool) -> &[u8] {
        let Some(whole) = self.whole.as_ref().map(|it| it.text().as_bytes()) else {
            return &self.bytes;
        };
        let sure = self.sure.as_ref().map(|it| it.text().as_bytes());
        let others = [Some(&self.bytes[..]), sure].into_iter().flatten();
        let mut others = others.filter(|it| *it != whole);
        others.find(|it| is_meant(&fingerprint(it))).unwrap_or(whole)
    }
}

/// Reads the article in the file at `path`.
///
/// # Errors
///
/// If the file cannot be read, is not of a form that the program reads, or has no article.
pub fn read_article_file(path: &Path) -> Result<ReadArticle, ArticleError> {
    read(&read_file(path, LIMIT).map_err(ArticleError::of_file)?)
}
