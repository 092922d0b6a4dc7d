//! Facts in JSON.

use super::{Json, value::Fields};
use crate::{
    dossier::{Anonymity, Sources},
    library::{
        About, ClaimRef, Fact, Facts, Reason, SpeakerRef, TopicRef, TranslationRef, Value,
        Vocabulary,
    },
};

/// In the place of a value: it is a fact, which has the key.
pub(super) const FACT: Option<Json<'static>> = None;

/// Facts and what is derived from them, under the keys that other programs find in this order;
/// facts that are not among them follow.
pub(super) fn with_facts<'a>(
    facts: Vec<Fact<'a>>,
    keys: impl IntoIterator<Item = (&'static str, Option<Json<'a>>)>,
) -> Fields<'a> {
    let json = |key| facts.iter().find(|fact| fact.key == key).map(|fact| json(&fact.value));
    let mut fields: Fields<'a> =
        keys.into_iter().map(|(key, made)| (key, made.or_else(|| json(key)).into())).collect();
    for fact in &facts {
        if fields.iter().all(|(key, _)| *key != fact.key) {
            fields.push((fact.key, self::json(&fact.value)));
        }
    }
    fields
}

/// What the dossier says of one thing, each fact under its key.
pub(super) fn entry<'a>(of: impl Facts<'a>) -> Json<'a> {
    let mut facts = of.facts();
    // The id of an article is that of its dossier, which stands above it.
    facts.retain(|fact| !fact.is(About::Article, "id"));
    let first: &[&str] = match facts.first().map(|fact| fact.about) {
        Some(About::Article) => &["title", "outlet", "published", "url", "language", "translated"],
        Some(About::Speaker) => &["id", "name", "kind", "role"],
        Some(About::Request) => {
            &["paragraph", "to", "outcome", "claims", "answers", "link", "quote", "note"]
        }
        _ => &[],
    };
    let original = facts.iter().find_map(|fact| match fact.value {
        Value::Translation(translation) => {
            Some(("translated_from", original_language(translation).into()))
        }
        _ => None,
    });
    let mut fields = with_facts(facts, first.iter().map(|key| (*key, FACT)));
    fields.extend(original);
    Json::Object(fields)
}

/// The language that a translated text was in.
fn original_language(translation: TranslationRef<'_>) -> Option<&str> {
    match translation {
        TranslationRef::Original | TranslationRef::Undecided => None,
        TranslationRef::Human(from) | TranslationRef::Machine(from) => Some(from),
    }
}

/// What a fact says; of what has an id, the id.
fn json<'a>(value: &Value<'a>) -> Json<'a> {
    match value {
        // A text may be left empty, which says as little as one that is left out.
        Value::Text(text) => text.filter(|text| !text.trim().is_empty()).into(),
        Value::Texts(texts) => Json::list(texts.iter().copied()),
        Value::Number(number) => (*number).into(),
        Value::Date(date) => date.map(|date| date.to_string()).into(),
        Value::Words(words) => Json::list(words.iter().map(|(word, _)| *word)),
        Value::Others(all) => Json::list(all.iter().map(|source| {
            let grade = Some(source.grade()).filter(|grade| !grade.is_open());
            Json::object([
                ("speaker", source.speaker().map(entry).into()),
                ("sources", source.sources().map(counted).into()),
                ("anonymity", source.anonymity().as_ref().map(withheld).into()),
                ("knows", source.knows().map(Vocabulary::word).into()),
                ("grade", grade.map(|grade| grade.to_string()).into()),
                ("strength", grade.map(|_| source.rule().name).into()),
                ("open", Json::list(source.open().iter().map(Vocabulary::word))),
                ("proposed", source.proposed().map(entry).into()),
                ("candidates", Json::list(source.candidates().map(entry))),
                ("seen", source.seen().into()),
            ])
        })),
        Value::Counted(all) => Json::list(all.iter().map(|(speaker, sources)| {
            Json::object([("speaker", speaker.id().into()), ("sources", counted(*sources))])
        })),
        Value::Word(word) => word.map(|(word, _)| word).into(),
        Value::Translation(TranslationRef::Undecided) => Json::Null,
        Value::Translation(TranslationRef::Original) => "original".into(),
        Value::Translation(TranslationRef::Human(_)) => "human".into(),
        Value::Translation(TranslationRef::Machine(_)) => "machine".into(),
        Value::Sources(sources) => sources.map(counted).into(),
        Value::Anonymity(anonymity) => anonymity.as_ref().map(withheld).into(),
        Value::Speaker(speaker) => speaker.map(SpeakerRef::id).into(),
        Value::Speakers(all) => Json::list(all.iter().copied().map(SpeakerRef::id)),
        Value::Claims(all) => Json::list(all.iter().copied().map(ClaimRef::id)),
        Value::Topics(all) => Json::list(all.iter().copied().map(TopicRef::id)),
        Value::Stances(all) => Json::list(all.iter().map(|stance| {
            Json::object([
                ("on", stance.proposition().id().into()),
                ("position", stance.position().word().into()),
                ("basis", stance.basis().word().into()),
                ("text", stance.proposition().text().into()),
                ("short", stance.proposition().short().into()),
            ])
        })),
        Value::Relations(all) => Json::list(all.iter().map(|(kind, other)| {
            Json::object([("kind", kind.word().into()), ("claim", other.id().into())])
        })),
    }
}

fn withheld(anonymity: &Anonymity<'_>) -> Json<'static> {
    let (given, text, by) = match anonymity {
        Anonymity::Reason { text, by, .. } => (Reason::Given, Some(text), by),
        Anonymity::NoReason { by, .. } => (Reason::Withheld, None, by),
    };
    Json::object([
        ("given", given.word().into()),
        ("text", text.map(|text| text.to_string()).into()),
        ("by", by.word().into()),
        ("anchor", anonymity.anchor().map(|anchor| anchor.to_string()).into()),
    ])
}

fn counted(sources: Sources) -> Json<'static> {
    let (count, basis) = match sources {
        Sources::Stated(n) => (Some(n), "stated"),
        Sources::Among(n) => (Some(n), "among"),
        Sources::Inferred(n) => (Some(n), "inferred"),
        Sources::Unstated => (None, "unstated"),
    };
    Json::object([("count", count.into()), ("basis", basis.into())])
}

#[cfg(test)]
mod tests {
    use crate::{
        analysis::testing::{REUTERS, library, small},
        export::json::claim_lines,
        library::{Library, Statuses},
    };
    use serde_json::Value;

    fn lines(library: &Library) -> Vec<Value> {
        let lines = claim_lines(library.claims(), &Statuses::default());
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn a_text_that_says_nothing_is_null() {
        let library = small(
            r#"(id: "a", name: "A", kind: Person, role: "", note: " ")"#,
            r#"(id: "one", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "x", cites: "")"#,
            "",
        );
        let line = &lines(&library)[0];
        for absent in [&line["speaker"]["role"], &line["speaker"]["note"], &line["cites"]] {
            assert!(absent.is_null(), "{line}");
        }
    }

    #[test]
    fn a_translation_says_from_which_language() {
        let translated = &lines(&library(&[REUTERS]))[0]["article"];
        assert_eq!(
            (&translated["translated"], &translated["translated_from"]),
            (&"machine".into(), &"en".into())
        );
        let library = small(
            r#"(id: "a", name: "A", kind: Person)"#,
            r#"(id: "one", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "x")"#,
            "",
        );
        assert!(lines(&library)[0]["article"]["translated_from"].is_null());
    }
}
