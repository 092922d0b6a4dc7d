//! Which language a text is written in.

use super::lexicon::{ENGLISH, GERMAN};
use crate::dossier::article_text::ArticleParagraphs;
use std::collections::HashSet;

/// A language whose newsroom phrases the program knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// German.
    German,
}

impl Language {
    /// Its tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::German => "de",
        }
    }

    /// The language of a tag, if the program knows it: `en`, `de-AT`.
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next()?.to_ascii_lowercase().as_str() {
            "en" => Some(Language::English),
            "de" => Some(Language::German),
            _ => None,
        }
    }
}

/// Guesses the language of a text by the words that are in every text; English where it has none.
pub fn guess_language(article: &ArticleParagraphs<'_>) -> Language {
    let count = |common: &str| {
        let common: HashSet<_> = common.split_whitespace().collect();
        let words =
            article.paragraphs().flat_map(|(_, it)| it.text().split(|c: char| !c.is_alphabetic()));
        words.filter(|word| common.contains(word)).count()
    };
    if count(GERMAN.common) > count(ENGLISH.common) { Language::German } else { Language::English }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_by_its_small_words() {
        let guess = |text: &str| guess_language(&ArticleParagraphs::new(text));
        assert_eq!(guess("Der Rat und das Amt in Bonn"), Language::German);
        assert_eq!(guess("They said that the council was late"), Language::English);
        assert_eq!(guess("???"), Language::English);
    }

    #[test]
    fn tags_may_name_a_region() {
        assert_eq!(Language::of_tag("de-AT"), Some(Language::German));
        assert_eq!(Language::of_tag("EN"), Some(Language::English));
        assert_eq!(Language::of_tag("fr"), None);
    }
}
