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

/// How many words of each language a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguageGuess {
    /// The language of which there are more; English where there are none.
    pub language: Language,
    /// Words that every text of that language has.
    pub words: usize,
    /// Words that every text of the other language has.
    pub others: usize,
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

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::German => "German",
        }
    }
}

/// Guesses the language of a text by the words that are in every text.
pub fn guess_language(article: &ArticleParagraphs<'_>) -> LanguageGuess {
    let count = |common: &str| {
        let common: HashSet<_> = common.split_whitespace().collect();
        let words =
            article.paragraphs().flat_map(|(_, it)| it.text().split(|c: char| !c.is_alphabetic()));
        words.filter(|word| common.contains(word)).count()
    };
    let (english, german) = (count(ENGLISH.common), count(GERMAN.common));
    if german > english {
        LanguageGuess { language: Language::German, words: german, others: english }
    } else {
        LanguageGuess { language: Language::English, words: english, others: german }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_by_its_small_words() {
        let guess = |text: &str| {
            let guess = guess_language(&ArticleParagraphs::new(text));
            (guess.language, guess.words, guess.others)
        };
        assert_eq!(guess("Der Rat und das Amt in Bonn"), (Language::German, 2, 1));
        assert_eq!(guess("They said that the council was late"), (Language::English, 4, 0));
        assert_eq!(guess("???"), (Language::English, 0, 0));
    }

    #[test]
    fn tags_may_name_a_region() {
        assert_eq!(Language::of_tag("de-AT"), Some(Language::German));
        assert_eq!(Language::of_tag("EN"), Some(Language::English));
        assert_eq!(Language::of_tag("fr"), None);
    }
}
