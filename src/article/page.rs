//! Saved web pages: the article in a page, and what the page says of it.

mod blocks;
mod charset;
mod depth;
mod doubts;
mod facts;
mod linked_data;

pub use charset::decode;
pub use depth::{Markup, is_too_deep};
pub use facts::day;

use super::{ArticleError, Form, Paragraph, ReadArticle, Remark};
use crate::dossier::is_web_address;
use dom_query::Document;
use dom_smoothie::{Config, Readability};
use facts::Said;

/// The most bytes of a page, its pictures and scripts left out.
const LIMIT: usize = 8 << 20;
/// How many bytes show whether a file is a page.
const HEAD: usize = 4096;
/// The most elements of a page.
const MOST_ELEMENTS: usize = 200_000;
/// An article of fewer paragraphs may have lost some.
const FEW: usize = 3;

/// Whether bytes are a page: they begin with an element, and have those of a page near the beginning.
pub fn may_be_page(bytes: &[u8]) -> bool {
    let head = decode(&bytes[..bytes.len().min(HEAD)], None).to_ascii_lowercase();
    let tags = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<article",
        "<div",
        "<p>",
        "<p ",
        "<h1",
        "<meta",
    ];
    let start = head.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    start.starts_with('<') && tags.iter().any(|tag| start.contains(tag))
}

/// Reads a page.
///
/// # Errors
///
/// If it has no article, or is larger or deeper than pages are.
pub fn read(form: Form, html: &str) -> Result<ReadArticle, ArticleError> {
    let html = without_data(html);
    if html.len() > LIMIT {
        return Err(ArticleError::PageTooLarge);
    }
    if is_too_deep(&html, Markup::Html) {
        return Err(ArticleError::TooDeep);
    }
    let document = Document::from(html.as_str());
    let said = Said::of(&document);
    let is_cut = is_cut(&html);
    let Some(content) = article(document) else { return Err(nothing(&said, is_cut)) };
    let paragraphs = blocks::paragraphs(&content, &said);
    if paragraphs.iter().all(|it| it.doubtful.is_some()) {
        return Err(nothing(&said, is_cut));
    }
    let remarks = remarks(&said, &paragraphs, is_cut);
    Ok(ReadArticle::new(form, paragraphs, said.facts, remarks)?)
}

/// The article of a page that is part of another format, such as the body of a news item.
pub(super) fn fragment(html: &str) -> Result<Vec<Paragraph>, ArticleError> {
    if html.len() > LIMIT {
        return Err(ArticleError::PageTooLarge);
    }
    if is_too_deep(html, Markup::Html) {
        return Err(ArticleError::TooDeep);
    }
    Ok(blocks::paragraphs(html, &Said::default()))
}

/// The part of the page that is the article, as HTML.
fn article(document: Document) -> Option<String> {
    let config = Config {
        keep_classes: true,
        disable_json_ld: true,
        max_elements_to_parse: MOST_ELEMENTS,
        ..Config::default()
    };
    let mut page = Readability::with_document(document, None, Some(config)).ok()?;
    page.parse().ok().map(|article| article.content.to_string())
}

/// Why there is no article in a page.
fn nothing(said: &Said, is_cut: bool) -> ArticleError {
    match said {
        _ if said.has_password => ArticleError::Login,
        _ if is_cut => ArticleError::HalfPage,
        _ => ArticleError::NoArticle,
    }
}

/// What a reader should know of how a page was read.
fn remarks(said: &Said, paragraphs: &[Paragraph], is_cut: bool) -> Vec<Remark> {
    let sure = paragraphs.iter().filter(|it| it.doubtful.is_none()).count();
    let remarks = [
        said.is_live.then_some(Remark::LiveBlog),
        said.is_paid.then_some(Remark::Paywall),
        is_cut.then_some(Remark::Cut),
        (sure < FEW).then_some(Remark::Few(sure)),
    ];
    remarks.into_iter().flatten().collect()
}

/// Whether a page begins and does not end.
fn is_cut(html: &str) -> bool {
    let has = |tag: &str| memchr::memmem::find(html.as_bytes(), tag.as_bytes()).is_some();
    (has("<body") || has("<BODY"))
        && !["</body", "</html", "</BODY", "</HTML"].iter().any(|it| has(it))
}

/// A page without the pictures and fonts that were put into it as text (`data:`).
fn without_data(html: &str) -> String {
    let mut out = String::with_capacity(html.len().min(1 << 20));
    let mut rest = html;
    while let Some(at) = rest.find(";base64,") {
        let end = at + ";base64,".len();
        out.push_str(&rest[..end]);
        let is_data = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '%');
        rest = rest[end..].trim_start_matches(is_data);
    }
    out + rest
}

/// An address, if it is one that can be followed.
pub(super) fn address(text: &str) -> Option<String> {
    Some(text.trim()).filter(|it| is_web_address(it)).map(str::to_owned)
}

#[cfg(test)]
mod tests;
