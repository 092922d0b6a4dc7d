//! Claims as W3C Web Annotations of the article.

use super::{
    address,
    json::Json,
    plain,
    source_text::{NoSpot, SourceText, Spot},
};
use crate::library::{ClaimRef, DossierRef, Statuses, TopicRef};

/// The claims as a collection of annotations: each describes the words that it is quoted by, or
/// found by, and says what `plain` says of it.
///
/// With the article's text the words have their position in it, in code points, and at most eight
/// words before and after them. Words that stand more than once, so that nobody knows which are
/// meant, have neither, and a comment says so.
pub fn annotations<'a>(
    claims: impl IntoIterator<Item = ClaimRef<'a>>,
    text: Option<&SourceText<'_>>,
) -> String {
    let claims: Vec<ClaimRef<'_>> = claims.into_iter().collect();
    let ids: Vec<String> = claims.iter().map(|claim| address::claim(*claim)).collect();
    let id = |what| {
        let parts = [what].into_iter().chain(ids.iter().map(String::as_str));
        Json::from(address::name(&parts.collect::<Vec<_>>()))
    };
    let page = Json::object([
        ("id", id("page")),
        ("type", "AnnotationPage".into()),
        ("startIndex", Json::Number(0)),
        ("items", Json::list(claims.iter().map(|claim| annotation(*claim, text)))),
    ]);
    let collection = Json::object([
        ("@context", "http://www.w3.org/ns/anno.jsonld".into()),
        ("id", id("annotations")),
        ("type", "AnnotationCollection".into()),
        ("total", claims.len().into()),
        ("first", page),
    ]);
    collection.pretty()
}

fn annotation<'a>(claim: ClaimRef<'a>, text: Option<&SourceText<'_>>) -> Json<'a> {
    let dossier = claim.dossier();
    let said = plain([claim], &Statuses::default()).trim_end().to_owned();
    let topics = claim.topics().map(TopicRef::label);
    let language = dossier.reader_language();
    let topics = topics.map(|topic| body("tagging", topic.into(), language));
    let spots = text.map_or_else(Vec::new, |text| text.spots(claim));
    let spot = |at: usize| spots.get(at).and_then(|spot| spot.ok());
    let targets = words_of(claim).enumerate();
    let targets = targets.map(|(at, words)| target(dossier, selectors(words, spot(at))));
    let mut targets: Vec<Json<'_>> = targets.collect();
    if targets.is_empty() {
        targets.push(target(dossier, Vec::new()));
    }
    let comment = spots.contains(&Err(NoSpot::Undecided)).then(|| {
        let comment = format!(
            "Words of this claim stand more than once in paragraph {}, and the order of the claims \
             does not decide which are meant: they have no position.",
            claim.paragraph()
        );
        body("commenting", comment.into(), "en")
    });
    let bodies =
        [body("describing", said.into(), language)].into_iter().chain(topics).chain(comment);
    let software = Json::object([("type", "Software".into()), ("name", "onrecord".into())]);
    Json::object([
        ("id", address::claim(claim).into()),
        ("type", "Annotation".into()),
        ("motivation", "describing".into()),
        ("generator", software),
        ("body", Json::list(bodies)),
        ("target", Json::List(targets)),
    ])
}

/// The words of the article that a claim is about: its quotation span by span, or its anchor.
pub fn words_of<'a>(claim: ClaimRef<'a>) -> impl Iterator<Item = &'a str> {
    claim.quote().chain(claim.anchor().filter(|_| !claim.is_quoted()))
}

fn selectors<'a>(words: &str, spot: Option<Spot<'_>>) -> Vec<Json<'a>> {
    let quote = |exact: &str, prefix: &str, suffix: &str| {
        let told = |text: &str| Json::from((!text.is_empty()).then(|| text.to_owned()));
        Json::sparse([
            ("type", "TextQuoteSelector".into()),
            ("exact", exact.to_owned().into()),
            ("prefix", told(prefix)),
            ("suffix", told(suffix)),
        ])
    };
    let Some(spot) = spot else {
        return vec![quote(words, "", "")];
    };
    let exact = if spot.exact.is_empty() { words } else { spot.exact };
    let position = Json::object([
        ("type", "TextPositionSelector".into()),
        ("start", spot.start.into()),
        ("end", spot.end.into()),
    ]);
    vec![quote(exact, spot.prefix, spot.suffix), position]
}

fn body<'a>(purpose: &'static str, value: Json<'a>, language: &'a str) -> Json<'a> {
    Json::object([
        ("type", "TextualBody".into()),
        ("purpose", purpose.into()),
        ("value", value),
        ("format", "text/plain".into()),
        ("language", language.into()),
    ])
}

fn target<'a>(dossier: DossierRef<'a>, selectors: Vec<Json<'a>>) -> Json<'a> {
    let source = Json::object([
        ("id", address::article(dossier).into()),
        ("type", "Text".into()),
        ("language", dossier.language().into()),
    ]);
    Json::sparse([
        ("type", "SpecificResource".into()),
        ("source", source),
        ("selector", Json::List(selectors)),
    ])
}
