//! What a sentence says of people without a name: why they have none, and how they know.

use super::{grammar::Grammar, lexicon::Withheld, pattern::Patterns, sentence::Sentence};
use crate::dossier::{Anonymity, Knows, Str, WithheldBy};
use std::ops::RangeInclusive;

/// Why the sentence's unnamed source is not named, where the sentence says it: a reason before that
/// there is none.
pub fn anonymity(sentence: &Sentence<'_>, grammar: &Grammar) -> Option<Anonymity<'static>> {
    let found: Vec<_> = all(&grammar.withheld, sentence).collect();
    let (how, words) =
        found.iter().find(|(how, _)| how.is_reason()).or_else(|| found.first())?.clone();
    let words = match how {
        // `because the talks are private`
        Withheld::Because => *words.end()..part_end(sentence, *words.end()),
        Withheld::NotAllowed => *words.start()..part_end(sentence, *words.end()),
        Withheld::BySource | Withheld::ByNewsroom => *words.start()..*words.end() + 1,
    };
    let anchor: Str<'_> = sentence.exact(&words).to_owned().into();
    Some(match how {
        Withheld::Because | Withheld::NotAllowed => Anonymity::Reason {
            text: sentence.excerpt(&words).into(),
            by: WithheldBy::Source,
            anchor: Some(anchor),
        },
        Withheld::BySource => Anonymity::NoReason { by: WithheldBy::Source, anchor: Some(anchor) },
        Withheld::ByNewsroom => {
            Anonymity::NoReason { by: WithheldBy::Newsroom, anchor: Some(anchor) }
        }
    })
}

/// How the sentence's unnamed source knows, where the sentence says it: what is more than closeness
/// first.
pub fn knows(sentence: &Sentence<'_>, grammar: &Grammar) -> Option<Knows> {
    all(&grammar.knowledge, sentence).map(|(how, _)| how).min_by_key(|how| *how == Knows::Claimed)
}

/// The patterns that a sentence has outside its quotations.
fn all<T: Copy>(
    patterns: &Patterns<T>,
    sentence: &Sentence<'_>,
) -> impl Iterator<Item = (T, RangeInclusive<usize>)> {
    let words = &sentence.words;
    let places = (0..words.len()).filter(|at| !words[*at].is_quoted);
    places.filter_map(|at| patterns.find(words, at))
}

/// Where the part of the sentence ends that a word is in.
fn part_end(sentence: &Sentence<'_>, at: usize) -> usize {
    let words = &sentence.words;
    (at + 1..words.len()).find(|at| words[*at].opens).unwrap_or(words.len())
}

#[cfg(test)]
mod tests {
    use crate::{
        dossier::{Limits, Source, parse},
        draft::{Language, Options, draft},
    };

    /// What is proposed of why the source of the first claim is not named, and of how it knows.
    fn proposed(language: Language, text: &str) -> String {
        let options = Options { name: "a".into(), language: Some(language), ..Options::default() };
        let source = Source::new("a.ron", draft(text, &options).unwrap().text);
        let document = parse(&source, &Limits::default()).unwrap();
        let claim = &document.claims[0];
        format!("{:?} {:?}", claim.anonymity, claim.knows)
    }

    fn check(language: Language, cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            let told = proposed(language, text);
            let told = told.replace("Some(", "").replace(['(', ')', '"'], "");
            assert_eq!(told, *expected, "{text}");
        }
    }

    #[test]
    fn why_people_are_not_named_and_how_they_know_in_english() {
        check(
            Language::English,
            &[
                (
                    "The pier will close, said two people at the town hall who did not want to be named.",
                    "NoReason { by: Source, anchor: not want to be named } None",
                ),
                (
                    "The pier will close, an official said on condition of anonymity because the talks are private.",
                    "Reason { text: because the talks are private, by: Source, anchor: because the talks \
                     are private } None",
                ),
                (
                    "An official, who was not authorised to speak publicly, said the pier would close.",
                    "Reason { text: not authorised to speak publicly, by: Source, anchor: not authorised \
                     to speak publicly } None",
                ),
                (
                    "Two people familiar with the matter said that the pier would close.",
                    "None Claimed",
                ),
                (
                    "Two people who were at the meeting and are familiar with the plan said that it would close.",
                    "None Present",
                ),
                ("An official briefed on the plan said that the pier would close.", "None Told"),
                ("The pier will close, said a person who has seen the letter.", "None Record"),
                // Who has a name is not asked why there is none, and quoted words are not the newsroom's.
                (
                    "Ann Bell, who asked not to be named, said that the pier would close.",
                    "None None",
                ),
                ("\"I spoke to a man who asked not to be named,\" an official said.", "None None"),
            ],
        );
    }

    #[test]
    fn why_people_are_not_named_and_how_they_know_in_german() {
        check(
            Language::German,
            &[
                (
                    "Der Steg werde geschlossen, sagte ein Beamter, der nicht namentlich genannt werden wollte.",
                    "NoReason { by: Source, anchor: nicht namentlich genannt } None",
                ),
                (
                    "Ein Beamter sagte unter der Bedingung der Anonymität, der Steg werde geschlossen.",
                    "NoReason { by: Source, anchor: Bedingung der Anonymität } None",
                ),
                (
                    "Ein Mitarbeiter, der nicht befugt ist zu sprechen, sagte, der Steg werde geschlossen.",
                    "Reason { text: nicht befugt ist zu sprechen, by: Source, anchor: nicht befugt ist zu \
                     sprechen } None",
                ),
                (
                    "Zwei mit der Sache vertraute Personen sagten, der Steg werde geschlossen.",
                    "None Claimed",
                ),
                (
                    "Ein Beamter, der an den Gesprächen beteiligt war, sagte, der Steg werde geschlossen.",
                    "None Involved",
                ),
            ],
        );
    }
}
