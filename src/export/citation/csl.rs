//! CSL-JSON, which citation managers and Pandoc read.

use super::Citation;
use crate::{
    export::{address, json::pretty},
    library::ClaimRef,
};
use serde::Serialize;

/// The articles of the claims as CSL-JSON.
pub fn csl<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> String {
    let citations = Citation::all(claims);
    let items: Vec<Item<'_>> = citations.iter().map(Item::new).collect();
    pretty(&items)
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    sort: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name<'a>>,
    container_title: &'a str,
    issued: Date,
    language: &'a str,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    note: String,
    annote: String,
}

/// A name as the article has it: which part is the family's is not for a program to guess.
#[derive(Debug, Serialize)]
struct Name<'a> {
    literal: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Date {
    date_parts: [[i16; 3]; 1],
}

impl<'a> Item<'a> {
    fn new(citation: &Citation<'a>) -> Self {
        let article = citation.article;
        let day = article.published();
        Item {
            id: article.id(),
            sort: "article-newspaper",
            title: article.title(),
            author: article.byline().map(|literal| Name { literal }).collect(),
            container_title: article.outlet(),
            issued: Date { date_parts: [[day.year(), day.month().into(), day.day().into()]] },
            language: article.language(),
            url: article.url().and_then(address::web),
            note: citation.note(),
            annote: citation.annotation(),
        }
    }
}
