//! CSL-JSON, which citation managers and Pandoc read.

use super::{
    Citation, known,
    name::{Name, authors},
};
use crate::{
    export::{address, json::Json},
    library::ClaimRef,
};

/// The articles of the claims as CSL-JSON.
pub fn csl<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> String {
    Json::list(Citation::all(claims).iter().map(item)).pretty()
}

fn item<'a>(citation: &Citation<'a>) -> Json<'a> {
    let article = citation.article;
    let day = article.published();
    let date = day.map(|day| {
        let parts = [day.year(), day.month().into(), day.day().into()];
        let parts = Json::list(parts.map(|part| Json::Number(part.into())));
        Json::object([("date-parts", Json::list([parts]))])
    });
    Json::sparse([
        ("id", article.id().into()),
        ("type", "article-newspaper".into()),
        ("title", article.title().into()),
        ("author", Json::list(authors(article).map(author))),
        ("container-title", article.outlet().into()),
        ("issued", date.into()),
        // Styles take from it how to set the title, and that is in the reader's language; what
        // the text is in stands in the note.
        ("language", known(article.reader_language()).into()),
        ("URL", article.url().and_then(address::web).into()),
        ("note", note(citation).into()),
        ("annote", citation.annotation().into()),
    ])
}

/// The note with the claims, which Zotero keeps, where it drops the annotation.
///
/// Programs take a line such as `type: book`, and `{:type: book}` anywhere, for a field, and put it
/// in the place of the entry's own. Keys have letters, blanks and hyphens.
fn note(citation: &Citation<'_>) -> String {
    let claims = citation.annotation().replace("{:", "{ :");
    let lines = claims.lines().map(|line| match line {
        "---" => "\n---".to_owned(),
        line => format!("\n• {line}"),
    });
    citation.note() + &lines.collect::<String>()
}

fn author(name: Name<'_>) -> Json<'_> {
    let told = |text: String| Json::from((!text.is_empty()).then_some(text));
    match name {
        Name::Whole(text) => Json::object([("literal", text.into())]),
        Name::Person { given, particle, family, suffix } => Json::sparse([
            ("family", family.into()),
            ("given", given.into()),
            ("non-dropping-particle", told(particle)),
            ("suffix", suffix.into()),
        ]),
    }
}
