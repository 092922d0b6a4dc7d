//! A plural where there is one source: in the name of a pool, in an anchor, in a gist.

use super::{Code, Correction, Diagnostic, Editorial, Map, Path, Quoted, is_same_language};
use crate::dossier::{
    claim::{Claim, Sources},
    open_places::ClaimField,
    speaker::Kind,
};

impl Editorial<'_> {
    pub(super) fn check_plurals(&mut self) {
        let article = &self.document.article;
        let readers = article.reader_language.as_ref().or(article.language.as_ref());
        let readers = readers.and_then(|tag| Language::of(tag));
        let text = article.language.as_ref().and_then(|tag| Language::of(tag));
        // The groups of unnamed people, and whether each of their claims has one source.
        let mut groups: Map<&str, bool> = Map::default();
        for (path, claim) in self.claims() {
            let Some(people) = self.maker_of_kind(claim, Kind::Unnamed) else { continue };
            let is_one = is_one(claim);
            *groups.entry(&people.id).or_insert(true) &= is_one;
            let anchor =
                claim.anchor.as_deref().and_then(|it| Some(("anchor", text?.sources(it)?)));
            let gist = readers.zip(claim.gist.as_deref());
            let gist = gist.and_then(|(readers, gist)| Some(("gist", readers.sources(gist)?)));
            for (field, plural) in anchor.into_iter().chain(gist).filter(|_| is_one) {
                let message = format!("`{plural}` is a plural, but the claim has one source");
                let sources = path.clone().field("sources");
                let path = path.clone().field(field);
                let diagnostic = Diagnostic::new(Code::PluralForOne, path, message).with_help(
                    "write `Among(1)` for one member of a group, or `Unstated` if the article gives no \
                     number",
                );
                let either = ["Among(1)", "Unstated"]
                    .map(|number| Correction::value(sources.clone(), number).if_sure(false));
                self.found.push(either.into_iter().fold(diagnostic, Diagnostic::or_correction));
            }
        }
        let Some(readers) = readers else { return };
        for (index, speaker) in (0..).zip(&self.document.speakers) {
            let is_one = speaker.decided_kind() == Some(Kind::Unnamed)
                && groups.get(&*speaker.id) == Some(&true);
            if is_one && speaker.name.as_deref().is_some_and(|name| readers.is_plural(name)) {
                let name = Quoted(speaker.called());
                let message = format!("{name} is a plural, but each of its claims has one source");
                let path = Path::item_of("speakers", index).field("name");
                let diagnostic = Diagnostic::new(Code::PluralForOne, path, message);
                self.found.push(diagnostic.with_help("use the singular, or check the numbers"));
            }
        }
    }
}

/// Whether a claim rests on one person, who is not one out of a group.
fn is_one(claim: &Claim<'_>) -> bool {
    matches!(claim.sources, Some(Sources::Stated(1) | Sources::Inferred(1)))
        && claim.with.is_empty()
        && !claim.is_open(ClaimField::Sources)
}

/// A language whose plurals are known.
#[derive(Clone, Copy)]
enum Language {
    English,
    German,
}

impl Language {
    fn of(tag: &str) -> Option<Self> {
        let known = [("en", Language::English), ("de", Language::German)];
        known.into_iter().find(|(known, _)| is_same_language(tag, known)).map(|(_, it)| it)
    }

    /// The words of a text that mean several sources, and nothing else.
    fn sources(self, text: &str) -> Option<&'static str> {
        // In German "Insider" is both; the word before it tells.
        const ENGLISH: &[&str] =
            &["sources", "insiders", "people familiar", "people close", "people briefed"];
        const GERMAN: &[&str] =
            &["Quellen", "Insidern", "Kreisen", "die Insider", "so Insider", "sagten Insider"];
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let text = format!(" {} ", words.collect::<Vec<_>>().join(" "));
        let (known, text) = match self {
            Language::English => (ENGLISH, text.to_lowercase()),
            Language::German => (GERMAN, text),
        };
        known.iter().copied().find(|known| text.contains(&format!(" {known} ")))
    }

    /// Whether the name of unnamed people is a plural.
    fn is_plural(self, name: &str) -> bool {
        match self {
            Language::English => is_english_plural(name),
            Language::German => is_german_plural(name),
        }
    }
}

fn is_english_plural(name: &str) -> bool {
    /// What ends the noun that a name is about: "Officials at the ministry".
    const ENDS: &[&str] = &[
        "at", "close", "familiar", "for", "from", "in", "inside", "near", "of", "on", "to", "who",
        "with", "within",
    ];
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let head = words.iter().take_while(|word| !ENDS.contains(&word.as_str())).collect::<Vec<_>>();
    match head.as_slice() {
        [] => false,
        [first, ..] if ["a", "an", "one"].contains(&first.as_str()) => false,
        [.., last] => *last == "people" || (last.ends_with('s') && !last.ends_with("ss")),
    }
}

fn is_german_plural(name: &str) -> bool {
    const PLURALS: &[&str] = &[
        "Personen", "Leute", "Menschen", "Quellen", "Kreise", "Insidern", "Zwei", "Drei", "Vier",
        "Mehrere", "Einige",
    ];
    let first = name.split_whitespace().find(|word| word.starts_with(char::is_uppercase));
    first.is_some_and(|first| PLURALS.contains(&first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plural_by_the_noun_that_they_are_about() {
        let plural = [
            "People familiar with the matter",
            "Two people on the change",
            "Senior officials at the ministry",
            "Sources",
        ];
        let one = [
            "Person close to the council's friends",
            "Member of the trustees",
            "A friend of the mayor's sisters",
            "Couple who rent out deckchairs",
            "Waitress in the harbour",
            "Familiar face",
            "",
        ];
        for name in plural {
            assert!(Language::English.is_plural(name), "{name}");
        }
        for name in one {
            assert!(!Language::English.is_plural(name), "{name}");
        }
        assert!(Language::German.is_plural("Personen aus dem Umfeld"));
        assert!(Language::German.is_plural("Zwei Insider"));
        assert!(!Language::German.is_plural("Insider"));
        assert!(!Language::German.is_plural("Mitglied der Leute vom Fest"));
    }

    #[test]
    fn only_words_for_sources_are_plurals_of_sources() {
        assert_eq!(Language::English.sources("So Sources say"), Some("sources"));
        assert_eq!(Language::English.sources("people close to her"), Some("people close"));
        assert_eq!(Language::English.sources("officials met the people"), None);
        assert_eq!(Language::German.sources("so Insider am Montag"), Some("so Insider"));
        assert_eq!(Language::German.sources("aus Kreisen der Partei"), Some("Kreisen"));
        assert_eq!(Language::German.sources("sagte der Insider; Tränen quellen"), None);
    }
}
