//! CSL-JSON, which citation managers and Pandoc read.

use super::Citation;
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
    // A name as the article has it: which part is the family's is not for a program to guess.
    let author = article.byline().map(|name| Json::object([("literal", name.into())]));
    Json::sparse([
        ("id", article.id().into()),
        ("type", "article-newspaper".into()),
        ("title", article.title().into()),
        ("author", Json::list(author)),
        ("container-title", article.outlet().into()),
        ("issued", date.into()),
        ("language", article.language().into()),
        ("URL", article.url().and_then(address::web).into()),
        ("note", citation.note().into()),
        ("annote", citation.annotation().into()),
    ])
}
