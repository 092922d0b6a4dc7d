//! Claims as W3C Web Annotations of the article.

use super::{SourceText, address, json::pretty, plain};
use crate::library::{ClaimRef, DossierRef, Statuses, TopicRef};
use serde::Serialize;

/// The claims as a collection of annotations: each describes the words that it is quoted by, or
/// found by, and says what `plain` says of it.
///
/// With the article's text the words have their position in it, in code points, and at most eight
/// words before and after them.
pub fn annotations<'a>(
    claims: impl IntoIterator<Item = ClaimRef<'a>>,
    text: Option<&SourceText<'_>>,
) -> String {
    let items: Vec<Annotation<'_>> =
        claims.into_iter().map(|claim| Annotation::new(claim, text)).collect();
    let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
    let id = |what| address::name(&[&[what], &ids[..]].concat());
    pretty(&Collection {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: id("annotations"),
        sort: "AnnotationCollection",
        total: items.len(),
        first: Page { id: id("page"), sort: "AnnotationPage", start_index: 0, items: &items },
    })
}

#[derive(Debug, Serialize)]
struct Collection<'i, 'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    sort: &'static str,
    total: usize,
    first: Page<'i, 'a>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Page<'i, 'a> {
    id: String,
    #[serde(rename = "type")]
    sort: &'static str,
    start_index: usize,
    items: &'i [Annotation<'a>],
}

#[derive(Debug, Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    sort: &'static str,
    motivation: &'static str,
    generator: Software,
    body: Vec<Body<'a>>,
    target: Vec<Target<'a>>,
}

#[derive(Debug, Serialize)]
struct Software {
    #[serde(rename = "type")]
    sort: &'static str,
    name: &'static str,
}

#[derive(Debug, Serialize)]
struct Body<'a> {
    #[serde(rename = "type")]
    sort: &'static str,
    purpose: &'static str,
    value: String,
    format: &'static str,
    language: &'a str,
}

#[derive(Debug, Serialize)]
struct Target<'a> {
    #[serde(rename = "type")]
    sort: &'static str,
    source: Source<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    selector: Vec<Selector>,
}

#[derive(Debug, Serialize)]
struct Source<'a> {
    id: String,
    #[serde(rename = "type")]
    sort: &'static str,
    language: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type")]
enum Selector {
    #[serde(rename = "TextQuoteSelector")]
    Quote {
        exact: String,
        #[serde(skip_serializing_if = "String::is_empty")]
        prefix: String,
        #[serde(skip_serializing_if = "String::is_empty")]
        suffix: String,
    },
    #[serde(rename = "TextPositionSelector")]
    Position { start: usize, end: usize },
}

impl<'a> Annotation<'a> {
    fn new(claim: ClaimRef<'a>, text: Option<&SourceText<'_>>) -> Self {
        let dossier = claim.dossier();
        let said = plain([claim], &Statuses::default()).trim_end().to_owned();
        let mut body = vec![Body::new("describing", said, dossier)];
        let topics = claim.topics().map(TopicRef::label);
        body.extend(topics.map(|topic| Body::new("tagging", topic.to_owned(), dossier)));
        let mut target: Vec<Target<'_>> = words_of(claim)
            .map(|words| Target::new(dossier, selectors(claim, words, text)))
            .collect();
        if target.is_empty() {
            target.push(Target::new(dossier, Vec::new()));
        }
        Annotation {
            id: address::claim(claim),
            sort: "Annotation",
            motivation: "describing",
            generator: Software { sort: "Software", name: "onrecord" },
            body,
            target,
        }
    }
}

/// The words of the article that a claim is about: its quotation span by span, or its anchor.
pub fn words_of<'a>(claim: ClaimRef<'a>) -> impl Iterator<Item = &'a str> {
    claim.quote().chain(claim.anchor().filter(|_| !claim.is_quoted()))
}

fn selectors(claim: ClaimRef<'_>, words: &str, text: Option<&SourceText<'_>>) -> Vec<Selector> {
    let quote = |exact: &str, prefix: &str, suffix: &str| {
        let [exact, prefix, suffix] = [exact, prefix, suffix].map(str::to_owned);
        Selector::Quote { exact, prefix, suffix }
    };
    let Some(spot) = text.and_then(|text| text.find(claim, words)) else {
        return vec![quote(words, "", "")];
    };
    let exact = if spot.exact.is_empty() { words } else { spot.exact };
    let position = Selector::Position { start: spot.start, end: spot.end };
    vec![quote(exact, spot.prefix, spot.suffix), position]
}

impl<'a> Body<'a> {
    fn new(purpose: &'static str, value: String, dossier: DossierRef<'a>) -> Self {
        let language = dossier.reader_language();
        Body { sort: "TextualBody", purpose, value, format: "text/plain", language }
    }
}

impl<'a> Target<'a> {
    fn new(dossier: DossierRef<'a>, selector: Vec<Selector>) -> Self {
        let source =
            Source { id: address::article(dossier), sort: "Text", language: dossier.language() };
        Target { sort: "SpecificResource", source, selector }
    }
}
