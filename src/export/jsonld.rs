//! Claims in the words of schema.org, as JSON-LD.
//!
//! A claim is a `Claim` and never a `ClaimReview`, which asserts a verdict; its attribution
//! stands in words, and not as a rating. A quotation is a `Quotation` of its own, because a
//! claim's text is the curator's.

use super::{address, caveats, facts, json::pretty};
use crate::{
    dossier::Kind,
    library::{About, ClaimRef, DossierRef, TopicRef, TranslationRef},
};
use serde::Serialize;
use std::collections::HashSet;

/// The claims and their articles as one graph.
pub fn jsonld<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> String {
    let claims: Vec<ClaimRef<'_>> = claims.into_iter().collect();
    let mut seen = HashSet::new();
    let dossiers = claims.iter().map(|claim| claim.dossier());
    let articles =
        dossiers.filter(|dossier| seen.insert(dossier.key())).map(|it| Box::new(Article::new(it)));
    let mut graph: Vec<Node<'_>> = articles.map(Node::Article).collect();
    graph.extend(claims.into_iter().map(|claim| Node::Claim(Box::new(Claim::new(claim)))));
    pretty(&Graph { context: "https://schema.org", graph })
}

#[derive(Debug, Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Node<'a> {
    Article(Box<Article<'a>>),
    Claim(Box<Claim<'a>>),
}

/// Something that is described elsewhere.
#[derive(Debug, Serialize)]
struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Article<'a> {
    #[serde(rename = "@type")]
    sort: &'static str,
    #[serde(rename = "@id")]
    id: String,
    identifier: &'a str,
    /// The curator's, and so no headline.
    name: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Agent<'a>>,
    publisher: Agent<'a>,
    date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Option<&'a str>,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    translation_of_work: Option<Untranslated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    description: String,
}

/// The article before it was translated.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Untranslated<'a> {
    #[serde(rename = "@type")]
    sort: &'static str,
    in_language: &'a str,
}

/// Somebody, or a document.
#[derive(Debug, Serialize)]
struct Agent<'a> {
    /// Nothing for people whom the text does not name: how many they are is not for a type to say.
    #[serde(rename = "@type", skip_serializing_if = "Option::is_none")]
    sort: Option<&'static str>,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Claim<'a> {
    #[serde(rename = "@type")]
    sort: &'static str,
    #[serde(rename = "@id")]
    id: String,
    identifier: String,
    /// The gist.
    text: &'a str,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Agent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_based_on: Option<Agent<'a>>,
    credit_text: String,
    description: String,
    position: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<Subject<'a>>,
    appearance: Vec<Appearance<'a>>,
}

/// A topic.
#[derive(Debug, Serialize)]
struct Subject<'a> {
    #[serde(rename = "@type")]
    sort: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
}

/// Where the claim is made.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Appearance<'a> {
    /// In the newsroom's words.
    Article(Reference),
    /// In words that the article quotes.
    Quotation(Box<Quotation<'a>>),
}

/// A span of quoted words.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Quotation<'a> {
    #[serde(rename = "@type")]
    sort: &'static str,
    text: &'a str,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Agent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_based_on: Option<Agent<'a>>,
    is_part_of: Reference,
    position: String,
    description: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    work_translation: Option<Translation<'a>>,
}

/// The curator's translation, which is nobody's quotation.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Translation<'a> {
    #[serde(rename = "@type")]
    sort: &'static str,
    text: &'a str,
    in_language: &'a str,
    description: &'static str,
}

impl<'a> Article<'a> {
    fn new(dossier: DossierRef<'a>) -> Self {
        let from = match dossier.translation() {
            TranslationRef::Original => None,
            TranslationRef::Human(from) | TranslationRef::Machine(from) => Some(from),
        };
        let mut description = format!("The title is the curator's; {}", caveats::text_of(dossier));
        if let Some(note) = dossier.note() {
            description += &format!(". {note}");
        }
        Article {
            sort: "NewsArticle",
            id: address::article(dossier),
            identifier: dossier.id(),
            name: dossier.title(),
            author: dossier.byline().map(|name| Agent::named("Person", name)).collect(),
            publisher: Agent::named("NewsMediaOrganization", dossier.outlet()),
            date_published: dossier.published().to_string(),
            dateline: dossier.place(),
            in_language: dossier.language(),
            translation_of_work: from
                .map(|in_language| Untranslated { sort: "NewsArticle", in_language }),
            url: dossier.url().and_then(address::web),
            description,
        }
    }
}

impl<'a> Agent<'a> {
    fn named(sort: &'static str, name: &'a str) -> Self {
        let (sort, id) = (Some(sort), None);
        Agent { sort, id, name, description: None, identifier: None, url: None }
    }

    fn new(claim: ClaimRef<'a>) -> Self {
        let speaker = claim.speaker();
        let (sort, description) = match speaker.kind() {
            Kind::Person => (Some("Person"), speaker.role().map(str::to_owned)),
            Kind::Organisation => (Some("Organization"), speaker.role().map(str::to_owned)),
            Kind::Outlet => (Some("NewsMediaOrganization"), None),
            Kind::Document => (Some("CreativeWork"), None),
            Kind::Unnamed | Kind::Collective | Kind::Party => (None, Some(caveats::who(claim))),
        };
        Agent {
            sort,
            // The number of unnamed people is another from claim to claim.
            id: sort.map(|_| address::speaker(speaker)),
            name: speaker.name(),
            description,
            identifier: speaker.reference(),
            url: speaker.url().and_then(address::web),
        }
    }

    /// Who says it, or the document that it is taken from.
    fn of(claim: ClaimRef<'a>) -> (Option<Self>, Option<Self>) {
        let agent = Agent::new(claim);
        match claim.speaker().kind() {
            Kind::Document => (None, Some(agent)),
            _ => (Some(agent), None),
        }
    }
}

impl<'a> Subject<'a> {
    fn new(topic: TopicRef<'a>) -> Self {
        Subject { sort: "Thing", name: topic.label(), description: topic.gist() }
    }
}

impl<'a> Claim<'a> {
    fn new(claim: ClaimRef<'a>) -> Self {
        let dossier = claim.dossier();
        let (author, is_based_on) = Agent::of(claim);
        let mut description = vec![
            "The text is in the curator's words.".to_owned(),
            format!("Attribution: {}", caveats::attribution(claim)),
            format!("Replies: {}", caveats::replies(claim)),
            caveats::origin(claim),
        ];
        // What is said of the article and of its topics stands with them.
        let is_elsewhere = |line: &facts::Line| {
            line.about == About::Article || matches!(line.key, "gist" | "topics")
        };
        let lines = facts::lines(claim).filter(|line| !is_elsewhere(line));
        description.extend(lines.map(|line| line.to_string()));
        let mut appearance = Quotation::all(claim);
        if appearance.is_empty() {
            appearance.push(Appearance::Article(Reference { id: address::article(dossier) }));
        }
        Claim {
            sort: "Claim",
            id: address::claim(claim),
            identifier: claim.full_name(),
            text: claim.gist(),
            in_language: dossier.reader_language(),
            author,
            is_based_on,
            credit_text: caveats::introduction(claim),
            description: description.join("\n"),
            position: place(claim),
            about: claim.topics().map(Subject::new).collect(),
            appearance,
        }
    }
}

fn place(claim: ClaimRef<'_>) -> String {
    format!("paragraph {}", claim.paragraph())
}

impl<'a> Quotation<'a> {
    fn all(claim: ClaimRef<'a>) -> Vec<Appearance<'a>> {
        let dossier = claim.dossier();
        let mut translation = claim.translation();
        let quotation = |text| {
            let (creator, is_based_on) = Agent::of(claim);
            let work_translation = translation.next().map(|text| Translation {
                sort: "CreativeWork",
                text,
                in_language: dossier.reader_language(),
                description: caveats::translation_label(dossier),
            });
            Appearance::Quotation(Box::new(Quotation {
                sort: "Quotation",
                text,
                in_language: dossier.language(),
                creator,
                is_based_on,
                is_part_of: Reference { id: address::article(dossier) },
                position: place(claim),
                description: caveats::speech(claim),
                work_translation,
            }))
        };
        claim.quote().map(quotation).collect()
    }
}
