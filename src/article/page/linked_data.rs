//! What a page says of its article as JSON-LD, in the words of schema.org.

use super::super::facts::Facts;
use super::{address, facts::day};
use crate::{article::tidy, dossier::is_language};
use serde_json::{Map, Value};

/// What a page says of its article in one script.
#[derive(Debug, Default)]
pub struct LinkedData {
    pub facts: Facts,
    /// Whether it is one that others are added to.
    pub is_live: bool,
    /// Whether only subscribers can read all of it.
    pub is_paid: bool,
    /// How surely it is the page's article.
    rank: usize,
}

impl LinkedData {
    /// What a script says, if it is about an article; of several, of the one that is surely meant.
    pub fn of(script: &str) -> Option<Self> {
        let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->");
        let script = script.replace("<![CDATA[", "").replace("]]>", "");
        // Some pages break lines within texts, which JSON does not allow.
        let script = script.replace(['\n', '\r', '\t'], " ");
        let value: Value = serde_json::from_str(script.trim().trim_end_matches(';')).ok()?;
        let mut articles = Vec::new();
        collect(&value, &mut articles);
        articles.into_iter().map(Self::of_article).reduce(|one, other| one.or(other))
    }

    /// The one that is more surely meant, the first of two.
    pub fn or(self, other: Self) -> Self {
        if other.rank > self.rank { other } else { self }
    }

    fn of_article(it: &Map<String, Value>) -> Self {
        let text = |key: &str| it.get(key).and_then(first_text);
        let name = |key: &str| it.get(key).and_then(|it| names(it).into_iter().next());
        let place = ["dateline", "locationCreated", "contentLocation"];
        let url = ["url", "mainEntityOfPage", "@id"].iter().filter_map(|key| it.get(*key));
        let facts = Facts {
            title: text("headline").or_else(|| text("name")),
            byline: it.get("author").or_else(|| it.get("creator")).map(names).unwrap_or_default(),
            outlet: name("publisher"),
            place: place.iter().find_map(|key| name(key)),
            published: text("datePublished")
                .or_else(|| text("dateCreated"))
                .and_then(|it| day(&it)),
            language: text("inLanguage").filter(|it| is_language(it)),
            url: url
                .filter_map(|it| first_text(it).or_else(|| text_at(it, "@id")))
                .find_map(|it| address(&it)),
            note: None,
        };
        let types = types(it);
        let is_article = |word: &str| types.iter().any(|it| it.contains(word));
        let rank =
            1 + 4 * usize::from(
                is_article("Article") || is_article("Posting") || is_article("Report"),
            ) + 2 * usize::from(facts.title.is_some())
                + usize::from(facts.published.is_some());
        let is_free = it.get("isAccessibleForFree");
        let is_paid = is_free.is_some_and(|it| match it {
            Value::Bool(is_free) => !is_free,
            Value::String(text) => text.eq_ignore_ascii_case("false"),
            _ => false,
        });
        LinkedData { facts, is_live: is_article("LiveBlog"), is_paid, rank }
    }
}

/// Every article in a value: in lists, in `@graph`, and in other things; never the entries of a live
/// blog, which are articles of their own.
fn collect<'v>(value: &'v Value, articles: &mut Vec<&'v Map<String, Value>>) {
    match value {
        Value::Array(items) => items.iter().for_each(|it| collect(it, articles)),
        Value::Object(object) => {
            let types = types(object);
            let kinds = ["Article", "Posting", "Report", "WebPage"];
            if types.iter().any(|it| kinds.iter().any(|kind| it.ends_with(kind))) {
                articles.push(object);
            }
            let inner = object.iter().filter(|(key, _)| !OTHERS.contains(&key.as_str()));
            inner.for_each(|(_, value)| collect(value, articles));
        }
        _ => {}
    }
}

/// What of an article is other articles.
const OTHERS: [&str; 8] = [
    "liveBlogUpdate",
    "itemListElement",
    "hasPart",
    "isBasedOn",
    "citation",
    "mentions",
    "relatedLink",
    "blogPost",
];

fn types(object: &Map<String, Value>) -> Vec<&str> {
    match object.get("@type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// A text, or the first of a list.
fn first_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => shown(text),
        Value::Array(items) => items.iter().find_map(first_text)?,
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn text_at(value: &Value, key: &str) -> Option<String> {
    first_text(value.get(key)?)
}

/// The names of those whom a value stands for: people, and bodies only where nobody else is named.
fn names(value: &Value) -> Vec<String> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    let is_body = |it: &&Value| {
        it.get("@type").and_then(Value::as_str).is_some_and(|it| it.ends_with("Organization"))
    };
    let (bodies, people): (Vec<_>, Vec<_>) = items.iter().partition(is_body);
    let names = |items: Vec<&Value>| -> Vec<String> {
        let of = |it: &Value| match it.get("name") {
            Some(Value::Array(names)) => names.iter().filter_map(first_text).collect(),
            Some(name) => first_text(name).into_iter().collect(),
            None => first_text(it).into_iter().collect::<Vec<_>>(),
        };
        items.into_iter().flat_map(of).collect()
    };
    let people = names(people);
    if people.is_empty() { names(bodies) } else { people }
}

/// A text of JSON-LD as it is shown: many pages write entities into it, once or twice.
fn shown(text: &str) -> String {
    let once = super::facts::unescaped(text);
    tidy(&super::facts::unescaped(&once))
}
