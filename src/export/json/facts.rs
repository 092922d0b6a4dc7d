//! Facts in JSON.

use crate::{
    dossier::Sources,
    library::{
        About, ClaimRef, Fact, Facts, SpeakerRef, StanceRef, TopicRef, TranslationRef, Value,
        Vocabulary,
    },
};
use serde::{Serialize, Serializer};

/// What the dossier says of one thing, each fact under its key.
#[derive(Debug)]
pub(super) struct Entry<'a>(Vec<Fact<'a>>);

impl<'a> Entry<'a> {
    pub(super) fn new(of: impl Facts<'a>) -> Self {
        let mut facts = of.facts();
        // The id of an article is that of its dossier, which stands above it.
        facts.retain(|fact| !fact.is(About::Article, "id"));
        if let Some(fact) = facts.first() {
            let first = first(fact.about);
            let place = |key| first.iter().position(|first| *first == key);
            facts.sort_by_key(|fact| place(fact.key).unwrap_or(first.len()));
        }
        Entry(facts)
    }
}

/// The keys that other programs found first from the beginning; others follow them.
fn first(about: About) -> &'static [&'static str] {
    match about {
        About::Article => &["title", "outlet", "published", "url", "language", "translated"],
        About::Speaker => &["id", "name", "kind", "role"],
        About::Request => {
            &["paragraph", "to", "outcome", "claims", "answers", "link", "quote", "note"]
        }
        About::Claim | About::Topic | About::Proposition => &[],
    }
}

impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|fact| (fact.key, Json(&fact.value))))
    }
}

/// What a fact says; of what has an id, the id.
#[derive(Debug)]
pub(super) struct Json<'v, 'a>(pub &'v Value<'a>);

impl Serialize for Json<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Text(text) => text.serialize(serializer),
            Value::Texts(texts) => texts.serialize(serializer),
            Value::Number(number) => number.serialize(serializer),
            Value::Date(date) => serializer.collect_str(date),
            Value::Word(word) => word.map(|(word, _)| word).serialize(serializer),
            Value::Translation(translation) => serializer.serialize_str(match translation {
                TranslationRef::Original => "original",
                TranslationRef::Human(_) => "human",
                TranslationRef::Machine(_) => "machine",
            }),
            Value::Sources(sources) => sources.map(SourcesJson::new).serialize(serializer),
            Value::Speaker(speaker) => speaker.id().serialize(serializer),
            Value::Speakers(all) => serializer.collect_seq(all.iter().copied().map(SpeakerRef::id)),
            Value::Claims(all) => serializer.collect_seq(all.iter().copied().map(ClaimRef::id)),
            Value::Topics(all) => serializer.collect_seq(all.iter().copied().map(TopicRef::id)),
            Value::Stances(all) => {
                serializer.collect_seq(all.iter().map(|stance| StanceJson::new(*stance)))
            }
            Value::Relations(all) => serializer.collect_seq(
                all.iter().map(|(kind, of)| RelationJson { kind: kind.word(), claim: of.id() }),
            ),
        }
    }
}

#[derive(Debug, Serialize)]
struct SourcesJson {
    count: Option<u16>,
    basis: &'static str,
}

impl SourcesJson {
    fn new(sources: Sources) -> Self {
        let (count, basis) = match sources {
            Sources::Stated(n) => (Some(n), "stated"),
            Sources::Among(n) => (Some(n), "among"),
            Sources::Inferred(n) => (Some(n), "inferred"),
            Sources::Unstated => (None, "unstated"),
        };
        SourcesJson { count, basis }
    }
}

#[derive(Debug, Serialize)]
struct StanceJson<'a> {
    on: &'a str,
    position: &'static str,
    basis: &'static str,
    text: &'a str,
}

impl<'a> StanceJson<'a> {
    fn new(stance: StanceRef<'a>) -> Self {
        StanceJson {
            on: stance.proposition().id(),
            position: stance.position().word(),
            basis: stance.basis().word(),
            text: stance.proposition().text(),
        }
    }
}

#[derive(Debug, Serialize)]
struct RelationJson<'a> {
    kind: &'static str,
    claim: &'a str,
}
