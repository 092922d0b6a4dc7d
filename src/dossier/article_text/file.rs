//! An article's text as the screen can show it.

use super::{ArticleParagraphs, Paragraph, fingerprint, lines};
use crate::{
    dossier::source::{ReadErrorCause, decode},
    text::clean,
};

/// The most bytes of a text; long articles have a tenth of it.
const LIMIT: usize = 1 << 20;

/// An article's text in paragraphs, each cleaned for the screen.
///
/// A dossier's own words are cleaned when it is loaded, so they are looked for in this text and
/// never in the file's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleText {
    paragraphs: Vec<Box<str>>,
    fingerprint: String,
}

impl ArticleText {
    /// The text that these bytes are.
    ///
    /// # Errors
    ///
    /// If they are not UTF-8, have no paragraph, or are more than 1 MiB.
    pub fn new(bytes: Vec<u8>) -> Result<Self, ReadErrorCause> {
        if bytes.len() > LIMIT {
            return Err(ReadErrorCause::TooLarge { limit: LIMIT as u64 });
        }
        let fingerprint = fingerprint(&bytes);
        let text = decode(bytes)?;
        // Split before it is cleaned, so that paragraphs have the numbers that `check` gives them.
        let (_, paragraphs) = lines(&text);
        let paragraphs = paragraphs.take(u16::MAX.into());
        let paragraphs: Vec<_> = paragraphs.map(|it| clean(it.trim()).into()).collect();
        if paragraphs.is_empty() {
            return Err(ReadErrorCause::NoParagraph);
        }
        Ok(ArticleText { paragraphs, fingerprint })
    }

    /// The paragraphs, of a text of more the first 65,535; there is at least one.
    pub fn paragraphs(&self) -> &[Box<str>] {
        &self.paragraphs
    }

    /// The [`fingerprint`] of the file.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The same paragraphs, prepared for searching.
    pub fn searchable(&self) -> ArticleParagraphs<'_> {
        let paragraphs = self.paragraphs.iter().map(|it| Paragraph::new(it)).collect();
        ArticleParagraphs { byline: None, paragraphs }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Result<ArticleText, String> {
        ArticleText::new(bytes.to_vec()).map_err(|cause| cause.to_string())
    }

    #[test]
    fn what_is_no_text_says_what_it_is() {
        assert!(text(b"\xff\xfea\0").unwrap_err().contains("UTF-16"));
        assert!(text(b"one\ntw\xf6").unwrap_err().contains("line 2) is not UTF-8"));
        for empty in ["", "\u{FEFF}\r\n \n", "- by A. Writer\n"] {
            assert!(text(empty.as_bytes()).unwrap_err().starts_with("there is no paragraph"));
        }
    }

    #[test]
    fn a_text_of_any_size_is_read_or_refused() {
        assert_eq!(text("a\n".repeat(70_000).as_bytes()).unwrap().paragraphs().len(), 65_535);
        let error = text("a".repeat((1 << 20) + 1).as_bytes()).unwrap_err();
        assert!(error.starts_with("the file is larger than 1048576 bytes"), "{error}");
    }

    #[test]
    fn nothing_acts_on_the_terminal_and_no_paragraph_loses_its_number() {
        let text = text("One \u{1b}[2Jtwo\u{202E}.\r\n\u{200B}\nThr\u{AD}ee.".as_bytes()).unwrap();
        let paragraphs: Vec<&str> = text.paragraphs().iter().map(AsRef::as_ref).collect();
        assert_eq!(paragraphs, ["One two\u{FFFD}.", "", "Three."]);
        assert!(text.searchable().paragraph(3).unwrap().find("Three").is_some());
    }

    #[test]
    fn the_fingerprint_is_that_of_the_file() {
        let tutorial = text(include_bytes!("../../../data/tutorial.txt")).unwrap();
        assert!(include_str!("../../../data/tutorial.ron").contains(tutorial.fingerprint()));
    }
}
