//! Claims in the words of schema.org, as JSON-LD.
//!
//! A claim is a `Claim` and never a `ClaimReview`, which asserts a verdict; its attribution
//! stands in words, and not as a rating. A quotation is a `Quotation` of its own, because a
//! claim's text is the curator's.

use super::{address, caveats, facts, json::Json};
use crate::{
    analysis::by_dossier,
    dossier::Kind,
    library::{About, ClaimRef, DossierRef, SourceRef, SpeakerRef, TopicRef, TranslationRef},
};

/// The claims and their articles as one graph.
pub fn jsonld<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> String {
    let claims: Vec<ClaimRef<'_>> = claims.into_iter().collect();
    let articles = by_dossier(claims.iter().copied()).into_iter();
    let articles = articles.map(|(dossier, _)| article(dossier));
    let graph = Json::list(articles.chain(claims.iter().map(|it| claim(*it))));
    Json::object([("@context", "https://schema.org".into()), ("@graph", graph)]).pretty()
}

fn article(dossier: DossierRef<'_>) -> Json<'_> {
    let original = match dossier.translation() {
        TranslationRef::Original | TranslationRef::Undecided => Json::Null,
        TranslationRef::Human(from) | TranslationRef::Machine(from) => {
            Json::object([("@type", "NewsArticle".into()), ("inLanguage", from.into())])
        }
    };
    let title = match dossier.decided_title() {
        Some(_) => "The title is the curator's",
        None => "The title is undecided",
    };
    let mut description = format!("{title}; {}", caveats::text_of(dossier));
    if let Some(note) = dossier.note() {
        description += &format!(". {note}");
    }
    Json::sparse([
        ("@type", "NewsArticle".into()),
        ("@id", address::article(dossier).into()),
        ("identifier", dossier.id().into()),
        // The curator's, and so no headline.
        ("name", dossier.decided_title().into()),
        ("author", Json::list(dossier.byline().map(|name| named("Person", name)))),
        (
            "publisher",
            dossier.decided_outlet().map(|name| named("NewsMediaOrganization", name)).into(),
        ),
        ("datePublished", dossier.published().map(|day| day.to_string()).into()),
        ("dateline", dossier.place().into()),
        ("inLanguage", dossier.language().into()),
        ("translationOfWork", original),
        ("url", dossier.url().and_then(address::web).into()),
        ("description", description.into()),
    ])
}

fn named<'a>(kind: &'static str, name: &'a str) -> Json<'a> {
    Json::object([("@type", kind.into()), ("name", name.into())])
}

/// Something that is described elsewhere.
fn reference(id: String) -> Json<'static> {
    Json::object([("@id", id.into())])
}

/// Whom a claim is attributed to under `author`, or under `isBasedOn` where it is a document;
/// nobody whose part in it is undecided, of whom the description tells.
fn sources<'a>(claim: ClaimRef<'a>, author: &'static str) -> [(&'static str, Json<'a>); 2] {
    let speakers = claim.all_sources().filter_map(SourceRef::speaker);
    let (documents, authors): (Vec<_>, Vec<_>) =
        speakers.partition(|speaker| speaker.is(Kind::Document));
    let listed = |speakers: Vec<SpeakerRef<'a>>| {
        let mut all: Vec<Json<'a>> = speakers.into_iter().map(|it| source(claim, it)).collect();
        match all.len() {
            0 => Json::Null,
            1 => all.remove(0),
            _ => Json::List(all),
        }
    };
    [(author, listed(authors)), ("isBasedOn", listed(documents))]
}

fn source<'a>(claim: ClaimRef<'a>, speaker: SpeakerRef<'a>) -> Json<'a> {
    // People whom the text does not name have no type: how many they are is not for one to say.
    let (kind, description) = match speaker.kind() {
        Some(Kind::Person) => (Some("Person"), speaker.role().map(str::to_owned)),
        Some(Kind::Organisation) => (Some("Organization"), speaker.role().map(str::to_owned)),
        Some(Kind::Outlet) => (Some("NewsMediaOrganization"), None),
        Some(Kind::Document) => (Some("CreativeWork"), None),
        None | Some(Kind::Unnamed | Kind::Collective | Kind::Hearsay | Kind::Party) => {
            (None, Some(caveats::who(claim)))
        }
    };
    Json::sparse([
        ("@type", kind.into()),
        // The number of unnamed people is another from claim to claim.
        ("@id", kind.map(|_| address::speaker(speaker)).into()),
        ("name", speaker.name().into()),
        ("description", description.into()),
        ("identifier", speaker.reference().into()),
        ("url", speaker.url().and_then(address::web).into()),
    ])
}

fn topic(topic: TopicRef<'_>) -> Json<'_> {
    Json::sparse([
        ("@type", "Thing".into()),
        ("name", topic.label().into()),
        ("description", topic.gist().into()),
    ])
}

fn claim(claim: ClaimRef<'_>) -> Json<'_> {
    let dossier = claim.dossier();
    let mut description = vec![
        "The text is in the curator's words.".to_owned(),
        format!("Attribution: {}", caveats::attribution(claim)),
        format!("Replies: {}", caveats::replies(claim)),
        caveats::origin(claim),
    ];
    // What is said of the article and of its topics stands with them.
    let is_elsewhere =
        |line: &facts::Line| line.about == About::Article || matches!(line.key, "gist" | "topics");
    let lines = facts::lines(claim).filter(|line| !is_elsewhere(line));
    description.extend(lines.map(|line| line.to_string()));
    let mut appearance = quotations(claim);
    if appearance.is_empty() {
        // In the newsroom's words.
        appearance.push(reference(address::article(dossier)));
    }
    let [author, is_based_on] = sources(claim, "author");
    Json::sparse([
        ("@type", "Claim".into()),
        ("@id", address::claim(claim).into()),
        ("identifier", claim.full_name().into()),
        ("text", claim.gist().into()),
        ("inLanguage", dossier.reader_language().into()),
        author,
        is_based_on,
        ("creditText", caveats::introduction(claim).into()),
        ("description", description.join("\n").into()),
        ("position", place(claim).into()),
        ("about", Json::list(claim.topics().map(topic))),
        ("appearance", Json::List(appearance)),
    ])
}

fn place(claim: ClaimRef<'_>) -> String {
    format!("paragraph {}", claim.paragraph())
}

/// The spans of quoted words, each with the curator's translation, which is nobody's quotation.
fn quotations(claim: ClaimRef<'_>) -> Vec<Json<'_>> {
    let dossier = claim.dossier();
    let mut translations = claim.translation();
    let quotation = |text| {
        let translation = translations.next().map(|text| {
            Json::object([
                ("@type", "CreativeWork".into()),
                ("text", text.into()),
                ("inLanguage", dossier.reader_language().into()),
                ("description", caveats::translation_label(dossier).into()),
            ])
        });
        let [creator, is_based_on] = sources(claim, "creator");
        Json::sparse([
            ("@type", "Quotation".into()),
            ("text", Json::from(text)),
            ("inLanguage", dossier.language().into()),
            creator,
            is_based_on,
            ("isPartOf", reference(address::article(dossier))),
            ("position", place(claim).into()),
            ("description", caveats::speech(claim).into()),
            ("workTranslation", translation.into()),
        ])
    };
    claim.quote().map(quotation).collect()
}
