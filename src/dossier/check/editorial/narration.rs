//! Narration that is attributed after all: `laut`, `so die Insider`, `according to`.

use super::{Claim, Code, Editorial, Path, is_same_language};
use crate::dossier::claim::Speech;

impl Editorial<'_> {
    pub(super) fn check_narration(&mut self) {
        let Some(language) = self.document.article.language.as_deref() else { return };
        let mark: MarkAt = if is_same_language(language, "de") {
            german
        } else if is_same_language(language, "en") {
            english
        } else {
            return;
        };
        let is_narration =
            |(_, it): &(Path, &Claim<'_>)| it.decided_speech() == Some(Speech::Narration);
        for (path, claim) in self.claims().filter(is_narration) {
            if let Some(mark) = claim.anchor.as_ref().and_then(|anchor| first(anchor, mark)) {
                let message =
                    format!("`{mark}` attributes this sentence, but narration has no source");
                self.found.add(Code::AttributedNarration, path.field("anchor"), message);
            }
        }
    }
}

/// A word of an anchor, and the marks around it.
#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    /// Whether there is a comma before it.
    is_after_comma: bool,
    /// Whether there is a punctuation mark after it.
    is_before_mark: bool,
}

fn words(anchor: &str) -> Vec<Word<'_>> {
    let mut is_after_comma = false;
    let mut words = Vec::new();
    for piece in anchor.split_whitespace() {
        let text = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let is_before_mark = piece.ends_with([',', '.', ';', ':', '!', '?']);
        if !text.is_empty() {
            words.push(Word { text, is_after_comma, is_before_mark });
        }
        is_after_comma = piece.ends_with(',');
    }
    words
}

/// Finds a mark of attribution in the words before, the word itself, and the words after it.
type MarkAt = fn(&[Word<'_>], Word<'_>, &[Word<'_>]) -> Option<String>;

/// The first mark of attribution in an anchor.
fn first(anchor: &str, mark: MarkAt) -> Option<String> {
    let words = words(anchor);
    (0..words.len()).find_map(|at| mark(&words[..at], words[at], &words[at + 1..]))
}

/// The German mark of attribution that `word` is.
fn german(before: &[Word<'_>], word: Word<'_>, after: &[Word<'_>]) -> Option<String> {
    let is_mark = match &*word.text.to_lowercase() {
        "zufolge" => true,
        // Before a noun it is a preposition; elsewhere something is loud.
        "laut" => !word.is_before_mark && begins_noun(after),
        "angaben" => return nach_angaben(before, word),
        // ", so die Insider"; neither "so dass" nor ", so wird" nor "so ein Fehler".
        "so" if word.text == "so" => {
            let is_clause = word.is_after_comma || (before.is_empty() && !begins_with(after, ONE));
            is_clause && begins_noun(after)
        }
        _ => false,
    };
    is_mark.then(|| word.text.to_owned())
}

/// "nach Angaben", or "nach eigenen Angaben".
fn nach_angaben(before: &[Word<'_>], angaben: Word<'_>) -> Option<String> {
    let is_nach = |word: &Word<'_>| word.text.eq_ignore_ascii_case("nach");
    match before {
        [.., nach] if is_nach(nach) => Some(format!("{} {}", nach.text, angaben.text)),
        [.., nach, which] if is_nach(nach) && which.text.ends_with("en") => {
            Some(format!("{} {} {}", nach.text, which.text, angaben.text))
        }
        _ => None,
    }
}

/// The English mark of attribution that `word` is.
fn english(before: &[Word<'_>], word: Word<'_>, after: &[Word<'_>]) -> Option<String> {
    /// What things go according to that say nothing.
    const NO_SOURCE: &[&str] = &["plan", "plans", "schedule", "custom", "size", "taste"];
    /// Before "said": "the said man", "it is said to be", "that said".
    const NO_SAYING: &[&str] =
        &["the", "is", "are", "was", "were", "be", "been", "being", "that", "having"];
    match &*word.text.to_ascii_lowercase() {
        "reportedly" => Some(word.text.to_owned()),
        "said" => {
            let is_saying = !before.last().is_some_and(|last| is_one_of(last.text, NO_SAYING));
            is_saying.then(|| word.text.to_owned())
        }
        "according" => {
            let is_mark = begins_with(after, &["to"]) && !begins_with(&after[1..], NO_SOURCE);
            is_mark.then(|| format!("{} to", word.text))
        }
        _ => None,
    }
}

const ONE: &[&str] = &["ein", "eine", "einer", "einem", "eines"];
/// What a noun can begin with that is not written with a capital letter.
const DETERMINERS: &[&str] = &[
    "der", "die", "das", "dem", "den", "des", "ein", "eine", "einer", "einem", "eines", "sein",
    "seine", "seiner", "seinem", "seinen", "ihre", "ihrer", "ihrem", "ihren", "dieser", "diesem",
    "diesen", "mehrere", "mehreren", "einige", "einigen", "zwei", "drei", "vier", "fünf", "sechs",
    "sieben", "acht", "neun", "zehn", "elf", "zwölf",
];

/// Whether a noun begins here: a capital letter, a figure, an article, or an adjective and then a
/// capital letter.
fn begins_noun(words: &[Word<'_>]) -> bool {
    let is_capital = |word: &Word<'_>| word.text.starts_with(|c: char| c.is_uppercase());
    let is_adjective = |word: &Word<'_>| {
        let is_participle = word.text.ends_with("enden");
        !is_participle && ["en", "er", "em"].iter().any(|end| word.text.ends_with(end))
    };
    match words {
        [word, ..] if is_capital(word) || is_one_of(word.text, DETERMINERS) => true,
        [word, ..] if word.text.starts_with(|c: char| c.is_ascii_digit()) => true,
        [word, noun, ..] => is_adjective(word) && is_capital(noun),
        _ => false,
    }
}

fn begins_with(words: &[Word<'_>], known: &[&str]) -> bool {
    words.first().is_some_and(|word| is_one_of(word.text, known))
}

fn is_one_of(word: &str, known: &[&str]) -> bool {
    known.iter().any(|known| known.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(anchors: &[&str], mark: MarkAt) -> Vec<String> {
        anchors.iter().map(|anchor| first(anchor, mark).unwrap_or_default()).collect()
    }

    #[test]
    fn german_marks_are_found() {
        let found = marked(
            &[
                "laut dem Bericht",
                "Laut Insidern ruht die Arbeit",
                "laut amtlichen Zahlen gestiegen",
                "laut 40 Zeugen",
                "dem Ministerium zufolge",
                "nach Angaben der Stadt",
                "nach eigenen Angaben gesund",
                "ruht die Arbeit, so die Insider",
                "ruht die Arbeit, so ein Sprecher",
                "so zwei der Insider",
                "so Insider am Montag",
            ],
            german,
        );
        assert_eq!(
            found,
            [
                "laut",
                "Laut",
                "laut",
                "laut",
                "zufolge",
                "nach Angaben",
                "nach eigenen Angaben",
                "so",
                "so",
                "so",
                "so"
            ]
        );
    }

    #[test]
    fn german_words_that_attribute_nothing_are_passed_over() {
        let found = marked(
            &[
                "wurde die Kritik laut",
                "laut, die Arbeit ruhe",
                "laut und deutlich gerufen",
                "es wurde laut gesungen",
                "vor laut lachenden Kindern",
                "demzufolge ruht die Arbeit",
                "so dass die Arbeit ruht",
                "wenn es regnet, so wird gewartet",
                "so ein Fehler darf nicht sein",
                "so groß wie ein Haus",
                "machte Angaben zur Person",
                "machte nach dem Angaben",
                "According to whom, said he",
            ],
            german,
        );
        assert_eq!(found, [""; 13]);
    }

    #[test]
    fn english_marks_are_found_and_no_others() {
        let found = marked(
            &["According to the mayor", "the bridge, he said,", "has reportedly closed"],
            english,
        );
        assert_eq!(found, ["According to", "said", "reportedly"]);
        let passed = marked(
            &[
                "went according to plan",
                "the said bridge",
                "is said to be old",
                "that said, it stands",
                "so the council moved it",
                "according",
                "",
            ],
            english,
        );
        assert_eq!(passed, [""; 7]);
    }
}
