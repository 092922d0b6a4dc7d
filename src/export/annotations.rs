//! Claims as W3C Web Annotations of the article.

use super::{
    address,
    json::Json,
    plain,
    source_text::{NoSpot, SourceText, Spot},
};
use crate::{
    library::{ClaimRef, DossierRef, Statuses, TopicRef},
    text::clean,
};

/// What annotations are annotations of.
#[derive(Debug, Clone, Copy)]
pub enum AnchorIn<'t> {
    /// The web page, in which words are found by what they are, and, with the article's text, by
    /// what stands around them.
    Page(Option<&'t SourceText<'t>>),
    /// The text itself, in which words also have a position.
    Text {
        /// The text.
        text: &'t SourceText<'t>,
        /// The name of its file.
        name: &'t str,
        /// Its fingerprint.
        sha256: &'t str,
    },
}

impl<'t> AnchorIn<'t> {
    fn text(self) -> Option<&'t SourceText<'t>> {
        match self {
            AnchorIn::Page(text) => text,
            AnchorIn::Text { text, .. } => Some(text),
        }
    }
}

/// The claims as a collection of annotations: each describes the words that it is quoted by, or
/// found by, and says what `plain` says of it.
///
/// With the article's text the words have at most eight words before and after them. Words that
/// stand more than once, so that nobody knows which are meant, have none, and a comment says so.
/// A position is in code points, and only where the target is the text: a web page has other
/// letters before the article's.
pub fn annotations<'a>(
    claims: impl IntoIterator<Item = ClaimRef<'a>>,
    anchor_in: AnchorIn<'_>,
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
        ("items", Json::list(claims.iter().map(|claim| annotation(*claim, anchor_in)))),
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

fn annotation<'a>(claim: ClaimRef<'a>, anchor_in: AnchorIn<'_>) -> Json<'a> {
    let dossier = claim.dossier();
    let said = plain([claim], &Statuses::default()).trim_end().to_owned();
    let topics = claim.topics().map(TopicRef::label);
    let language = dossier.reader_language();
    let topics = topics.map(|topic| body("tagging", topic.into(), language));
    let spots = anchor_in.text().map_or_else(Vec::new, |text| text.spots(claim));
    let spot = |at: usize| spots.get(at).and_then(|spot| spot.ok());
    let has_position = matches!(anchor_in, AnchorIn::Text { .. });
    let selectors = words_of(claim).enumerate().map(|(at, words)| {
        let position = spot(at).filter(|_| has_position).map(position);
        [quote(words, spot(at))].into_iter().chain(position).collect()
    });
    let mut targets: Vec<Json<'_>> = selectors.map(|it| target(dossier, anchor_in, it)).collect();
    if targets.is_empty() {
        targets.push(target(dossier, anchor_in, Vec::new()));
    }
    let comment = spots.contains(&Err(NoSpot::Undecided)).then(|| {
        let comment = format!(
            "Words of this claim stand more than once in paragraph {}, and the order of the claims \
             does not decide which are meant: what stands around them is not given.",
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

/// The words, as the text has them, and what stands around them there.
fn quote<'a>(words: &str, spot: Option<Spot<'_>>) -> Json<'a> {
    let told = |text: &str| Some(text).filter(|it| !it.is_empty()).map(str::to_owned);
    Json::sparse([
        ("type", "TextQuoteSelector".into()),
        ("exact", spot.and_then(|it| told(it.exact)).unwrap_or_else(|| words.to_owned()).into()),
        ("prefix", spot.and_then(|it| told(it.prefix)).into()),
        ("suffix", spot.and_then(|it| told(it.suffix)).into()),
    ])
}

fn position<'a>(spot: Spot<'_>) -> Json<'a> {
    Json::object([
        ("type", "TextPositionSelector".into()),
        ("start", spot.start.into()),
        ("end", spot.end.into()),
    ])
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

fn target<'a>(
    dossier: DossierRef<'a>,
    anchor_in: AnchorIn<'_>,
    selectors: Vec<Json<'a>>,
) -> Json<'a> {
    let page = address::article(dossier);
    let (id, label, scope) = match anchor_in {
        AnchorIn::Page(_) => (page, None, None),
        AnchorIn::Text { name, sha256, .. } => {
            (address::bytes(sha256), Some(clean(name).into_owned()), Some(page))
        }
    };
    let source = Json::sparse([
        ("id", id.into()),
        ("type", "Text".into()),
        ("label", label.into()),
        ("language", dossier.language().into()),
    ]);
    Json::sparse([
        ("type", "SpecificResource".into()),
        ("source", source),
        ("scope", scope.into()),
        ("selector", Json::List(selectors)),
    ])
}
