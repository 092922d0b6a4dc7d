//! Names of authors, in the parts by which bibliographies sort and shorten them.

use crate::{
    dossier::Kind,
    export::language::primary,
    library::{DossierRef, SpeakerRef},
};
use unicode_normalization::char::is_combining_mark;

/// The name of an author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name<'a> {
    /// Somebody.
    Person {
        given: String,
        /// What stands before the family's name in small letters: "von der".
        particle: String,
        family: String,
        /// "Jr.", "III".
        suffix: Option<&'a str>,
    },
    /// A newsroom, an agency, or a name of which a program cannot say what is the family's.
    Whole(&'a str),
}

/// The authors of an article.
pub(super) fn authors(article: DossierRef<'_>) -> impl Iterator<Item = Name<'_>> {
    article.byline().map(move |text| {
        let is_whole = has_family_first(article) || is_no_person(article, text);
        let name = if is_whole { None } else { person(article, text) };
        name.unwrap_or(Name::Whole(text))
    })
}

/// Whether names in the language of the text begin with the family's.
fn has_family_first(article: DossierRef<'_>) -> bool {
    matches!(&*primary(article.language()), "hu" | "ja" | "ko" | "vi" | "zh")
}

/// Whether the dossier knows an institution by this name.
fn is_no_person(article: DossierRef<'_>, text: &str) -> bool {
    let is_called = |who: SpeakerRef<'_>| who.name() == text || who.aliases().any(|it| it == text);
    text == article.outlet()
        || article.speakers().any(|who| !who.is(Kind::Person) && is_called(who))
}

/// What stands before a family's name and belongs to it.
const PARTICLES: [&str; 34] = [
    "'t", "af", "al", "av", "bin", "da", "dal", "das", "de", "degli", "dei", "del", "della", "den",
    "der", "di", "do", "dos", "du", "el", "ibn", "la", "las", "le", "los", "ten", "ter", "van",
    "vom", "von", "zu", "zum", "zur", "’t",
];

/// What stands after a name.
const SUFFIXES: [&str; 6] = ["Jr.", "Jr", "Sr.", "Sr", "II", "III"];

/// Words of bylines that name a newsroom or an office, and nobody.
const NO_NAMES: [&str; 44] = [
    "agence",
    "agencies",
    "agency",
    "agentur",
    "agenturen",
    "associated",
    "association",
    "board",
    "bureau",
    "by",
    "correspondent",
    "correspondents",
    "council",
    "department",
    "desk",
    "editor",
    "editorial",
    "editors",
    "foundation",
    "institute",
    "journal",
    "korrespondent",
    "magazine",
    "media",
    "network",
    "news",
    "newsroom",
    "online",
    "press",
    "presse",
    "radio",
    "redaktion",
    "reporter",
    "reporters",
    "service",
    "staff",
    "team",
    "television",
    "the",
    "times",
    "university",
    "wire",
    "writers",
    "zeitung",
];

/// The name of one person: "Ann Doe", "Ann Doe, Jr.", "Doe, Ann".
fn person<'a>(article: DossierRef<'_>, text: &'a str) -> Option<Name<'a>> {
    let Some((before, after)) = text.split_once(',') else {
        return natural(text, None);
    };
    let after = after.trim();
    match SUFFIXES.contains(&after) {
        true => natural(before, Some(after)),
        // "Ann Doe, Berlin".
        false if after == article.outlet() || article.place() == Some(after) => None,
        false => inverted(before, after),
    }
}

/// "Ludwig van Beethoven", "Martin Luther King Jr.".
fn natural<'a>(text: &'a str, suffix: Option<&'a str>) -> Option<Name<'a>> {
    let mut words = words(text)?;
    let suffix = suffix.or_else(|| words.pop_if(|word| SUFFIXES.contains(word)));
    let last = words.len().checked_sub(1)?;
    // Whatever the first word is, it is given: "Van Morrison", "Al Gore".
    let family = (1..last).find(|at| is_particle(words[*at])).unwrap_or(last);
    let (given, family) = words.split_at(family);
    assemble(given, family, suffix)
}

/// "García Márquez, Gabriel", "van Gogh, Vincent", "Beethoven, Ludwig van".
fn inverted<'a>(family: &'a str, given: &'a str) -> Option<Name<'a>> {
    let (family, given) = (words(family)?, words(given)?);
    let last = given.iter().rposition(|word| !is_particle(word))?;
    let (given, particle) = given.split_at(last + 1);
    assemble(given, &[particle, &family].concat(), None)
}

/// A name of its words; nothing where one of them stands in no name.
fn assemble<'a>(given: &[&str], family: &[&str], suffix: Option<&'a str>) -> Option<Name<'a>> {
    let begins = family.iter().position(|word| !(is_lower(word) && is_particle(word)))?;
    let is_name = |word: &&str| !is_lower(word) || has_particle_inside(word);
    let is_person = !given.is_empty()
        && given.iter().all(is_name)
        && family.iter().all(|word| is_name(word) || is_particle(word));
    let (particle, family) = family.split_at(begins);
    is_person.then(|| Name::Person {
        given: given.join(" "),
        particle: particle.join(" "),
        family: family.join(" "),
        suffix,
    })
}

/// The words of a text, if each of them may stand in the name of a person.
fn words(text: &str) -> Option<Vec<&str>> {
    let is_of_names = |c: char| c.is_alphabetic() || is_combining_mark(c) || ".-'’‐".contains(c);
    let may_be_name = |word: &&str| {
        word.contains(char::is_alphabetic)
            && word.chars().all(is_of_names)
            && !is_abbreviation(word)
            && !NO_NAMES.contains(&&*word.to_lowercase())
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    words.iter().all(may_be_name).then_some(words)
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&&*word.to_lowercase())
}

/// Whether the first letter is a small one.
pub(super) fn is_lower(word: &str) -> bool {
    word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
}

/// "d'Artagnan".
fn has_particle_inside(word: &str) -> bool {
    let after = word.split_once(['\'', '’']).map(|(_, after)| after);
    after.is_some_and(|after| after.starts_with(char::is_uppercase))
}

/// "AFP" and "ZEIT", but not "JK", "J.R.R." and "III".
fn is_abbreviation(word: &str) -> bool {
    let is_capital = |c: char| c.is_uppercase() || !c.is_alphabetic();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_of_name = word.contains('.') || SUFFIXES.contains(&word);
    letters > 2 && !is_of_name && word.chars().all(is_capital)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{library, small_source};
    use proptest::prelude::*;

    properties! {
        #[test]
        fn no_word_of_a_name_is_lost(
            name in "((von|de|De|Ann|Doe|d'Or|Jr\\.|III|y|AFP|B\\.) ){0,5}",
            given in "((von|de|Ann|Doe|y) ){0,3}",
        ) {
            let sorted = |mut words: Vec<String>| {
                words.sort();
                words
            };
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let all = words(&format!("{name} {given}"));
            for (read, all) in [(natural(&name, None), words(&name)), (inverted(&name, &given), all)] {
                let Some(Name::Person { given, particle, family, suffix }) = read else { continue };
                prop_assert!(!given.is_empty() && !family.is_empty());
                let suffix = suffix.unwrap_or_default();
                let parts = words(&[&given, &particle, &family, suffix].map(|it| it.to_owned()).join(" "));
                prop_assert_eq!(sorted(parts), sorted(all));
            }
        }
    }

    /// The parts of each name of a byline, the family's last, with " | " between them.
    fn parts(change: &[(&str, &str)], byline: &[&str]) -> Vec<String> {
        let speakers = r#"
            (id: "a", name: "Ann Doe", kind: Person),
            (id: "b", name: "Human Rights Watch", aliases: ["Rights Watch"], kind: Organisation)"#;
        let claim = r#"(id: "one", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "x")"#;
        let source = small_source("small", speakers, claim, "");
        let source = source
            .replace(r#"title: "A test""#, &format!(r#"title: "A test", byline: {byline:?}"#));
        let source = change.iter().fold(source, |text, (from, to)| {
            assert!(text.contains(from), "{text}");
            text.replace(from, to)
        });
        let library = library(&[&source]);
        let article = library.dossiers().next().unwrap();
        let part = |name| match name {
            Name::Whole(text) => text.to_owned(),
            Name::Person { given, particle, family, suffix } => {
                let suffix = suffix.unwrap_or_default();
                let parts = [&given, suffix, &particle, &family];
                let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                told.join(" | ")
            }
        };
        authors(article).map(part).collect()
    }

    #[test]
    fn what_is_no_name_of_one_person_stays_whole() {
        let byline = [
            "Reuters",
            "dpa",
            "AFP",
            "ZEIT ONLINE",
            "The Associated Press",
            "Staff writers",
            "Human Rights Watch",
            "Rights Watch",
            "Our correspondent in Berlin",
            "By Ann Doe",
            "Ann Doe and Bob Roe",
            "Ann Doe / Bob Roe",
            "Doe, Ann, Bob Roe",
            "Ann Doe (Berlin)",
            "ann doe",
            "heise.de",
            "Agent 47",
            "von",
            "Ann von",
            ",",
            "Doe,",
            ", Ann",
            "Doe, de",
            "Jr.",
            "José Ortega y Gasset",
            "A {b} C",
            "A \\\\ B",
        ];
        assert_eq!(parts(&[], &byline).len(), byline.len());
        for (read, name) in parts(&[], &byline).iter().zip(byline) {
            assert!(!read.contains(" | "), "{name}: {read}");
        }
    }

    #[test]
    fn a_name_comes_apart_before_the_familys() {
        for (byline, expected) in [
            ("Ann Doe", "Ann | Doe"),
            ("J.K. Rowling", "J.K. | Rowling"),
            ("JK Rowling", "JK | Rowling"),
            ("Jean-Luc O'Brien", "Jean-Luc | O'Brien"),
            ("Ludwig van Beethoven", "Ludwig | van | Beethoven"),
            ("Ursula von der Leyen", "Ursula | von der | Leyen"),
            ("Jacobus van 't Hoff", "Jacobus | van 't | Hoff"),
            ("Robert De Niro", "Robert | De Niro"),
            ("Penélope De la Cruz", "Penélope | De la Cruz"),
            ("Van Morrison", "Van | Morrison"),
            ("Nguyen Van", "Nguyen | Van"),
            ("Charles d’Artagnan", "Charles | d’Artagnan"),
            ("Martin Luther King Jr.", "Martin Luther | Jr. | King"),
            ("Sammy Davis, Jr.", "Sammy | Jr. | Davis"),
            ("John Doe III", "John | III | Doe"),
            ("Doe, Ann", "Ann | Doe"),
            ("García Márquez, Gabriel", "Gabriel | García Márquez"),
            ("van Gogh, Vincent", "Vincent | van | Gogh"),
            ("Beethoven, Ludwig van", "Ludwig | van | Beethoven"),
            ("Xi, Jinping", "Jinping | Xi"),
            ("أحمد علي", "أحمد | علي"),
        ] {
            assert_eq!(parts(&[], &[byline]), [expected], "{byline}");
        }
    }

    #[test]
    fn a_place_and_an_outlet_are_no_given_name() {
        let place = [(r#"title: "A test""#, r#"title: "A test", place: "Berlin""#)];
        assert_eq!(parts(&place, &["Doe, Berlin", "Doe, Ann"]), ["Doe, Berlin", "Ann | Doe"]);
    }

    #[test]
    fn where_the_familys_name_is_first_nothing_is_guessed() {
        let hungarian = [(r#"language: "en""#, r#"language: "hu-HU", reader_language: "en""#)];
        assert_eq!(parts(&hungarian, &["Orbán Viktor"]), ["Orbán Viktor"]);
    }
}
