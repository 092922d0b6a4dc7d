//! What a page says of its article, outside of it.

use super::{address, linked_data::LinkedData};
use crate::{
    article::{Facts, tidy},
    dossier::is_language,
};
use dom_query::{Document, NodeRef};
use jiff::civil::Date;
use std::collections::HashMap;

/// The most names of a byline.
const MOST_NAMES: usize = 20;
/// What words of a page's own say that only subscribers can read all of it.
const PAID: [&str; 8] = [
    "subscribe to continue",
    "subscribe to read",
    "continue reading with a subscription",
    "already a subscriber?",
    "jetzt weiterlesen",
    "weiterlesen mit",
    "diesen artikel weiterlesen",
    "sie haben bereits ein abo",
];

/// What a page says of its article, and of itself.
#[derive(Debug, Default)]
pub struct Said {
    /// Of the article.
    pub facts: Facts,
    /// Whether more is added to it.
    pub is_live: bool,
    /// Whether only subscribers can read all of it.
    pub is_paid: bool,
    /// Whether it asks for a password.
    pub has_password: bool,
}

/// What the elements of a page say, as it was found.
#[derive(Default)]
struct Found {
    /// The content of `meta` elements, by name or property in small letters.
    meta: HashMap<String, Vec<String>>,
    /// The text or content of elements with an `itemprop`.
    properties: HashMap<String, Vec<String>>,
    data: Option<LinkedData>,
    title: Option<String>,
    headlines: Vec<String>,
    language: Option<String>,
    canonical: Option<String>,
    authors: Vec<String>,
    times: Vec<String>,
    saved_from: Option<String>,
    has_password: bool,
    is_paid: bool,
}

impl Said {
    /// What a page says: as linked data, then in `meta` elements, then in the text.
    pub fn of(document: &Document) -> Self {
        let mut found = Found::default();
        for node in document.root().descendants_it() {
            found.take(&node);
        }
        found.said()
    }
}

impl Found {
    fn take(&mut self, node: &NodeRef<'_>) {
        if node.is_comment() {
            let text = node.text();
            // Browsers write it into what they save, as do their extensions.
            if self.saved_from.is_none() && (text.contains("saved from") || text.contains("url:")) {
                let at = text.find("http");
                let url = at.and_then(|at| text[at..].split_whitespace().next());
                self.saved_from = url.and_then(address);
            }
            return;
        }
        let Some(name) = node.node_name() else { return };
        let attribute = |name: &str| node.attr(name).map(|it| it.trim().to_owned());
        let text = || tidy(&node.text());
        match &*name {
            "meta" => {
                let key =
                    ["property", "name", "itemprop", "http-equiv"].into_iter().find_map(attribute);
                if let (Some(key), Some(content)) = (key, attribute("content")) {
                    self.meta.entry(key.to_lowercase()).or_default().push(tidy(&content));
                }
                return;
            }
            "script" => {
                if attribute("type")
                    .is_some_and(|it| it.eq_ignore_ascii_case("application/ld+json"))
                {
                    let data = LinkedData::of(&node.text());
                    self.data = match (self.data.take(), data) {
                        (Some(one), Some(other)) => Some(one.or(other)),
                        (one, other) => one.or(other),
                    };
                }
                return;
            }
            "html" => self.language = attribute("lang").or_else(|| attribute("xml:lang")),
            "title" if self.title.is_none() => self.title = Some(text()),
            "h1" | "h2" if self.headlines.len() < 8 => self.headlines.push(text()),
            "link" if attribute("rel").as_deref() == Some("canonical") => {
                self.canonical = self.canonical.take().or_else(|| attribute("href"));
            }
            "a" if attribute("rel").is_some_and(|it| it.split(' ').any(|it| it == "author")) => {
                self.authors.push(text());
            }
            "time" => {
                let is_first = attribute("pubdate").is_some()
                    || attribute("itemprop").as_deref() == Some("datePublished");
                let time = attribute("datetime").unwrap_or_else(text);
                self.times.insert(if is_first { 0 } else { self.times.len() }, time);
            }
            "input" => {
                self.has_password |= attribute("type").as_deref() == Some("password");
            }
            "p" | "div" | "h3" | "span" => {
                let own = node.immediate_text().to_lowercase();
                self.is_paid |= PAID.iter().any(|it| own.contains(it));
            }
            _ => {}
        }
        if let Some(key) = attribute("itemprop") {
            let value = attribute("content").or_else(|| attribute("datetime")).unwrap_or_else(text);
            self.properties.entry(key.to_lowercase()).or_default().push(value);
        }
    }

    /// The first of several things that a page may say.
    fn first(&self, keys: &[&str]) -> Option<String> {
        let mut metas = keys.iter().filter_map(|key| self.meta.get(*key)).flatten();
        metas.find(|it| !it.is_empty()).cloned()
    }

    fn property(&self, key: &str) -> Vec<String> {
        self.properties.get(key).cloned().unwrap_or_default()
    }

    fn said(self) -> Said {
        let LinkedData { facts: data, is_live, is_paid, .. } = self.data.unwrap_or_default();
        let found = Found { data: None, ..self };
        let outlet = data
            .outlet
            .or_else(|| {
                found.first(&[
                    "og:site_name",
                    "dc.publisher",
                    "article:publisher",
                    "application-name",
                ])
            })
            .filter(|it| !it.starts_with("http"));
        let title = data.title.or_else(|| found.headline(outlet.as_deref()));
        let authors =
            ["author", "article:author", "dc.creator", "sailthru.author", "parsely-author", "byl"];
        let metas = authors.iter().filter_map(|key| found.meta.get(*key)).find(|it| !it.is_empty());
        let authors = [
            data.byline,
            metas.cloned().unwrap_or_default(),
            found.property("author"),
            found.authors.clone(),
        ];
        let byline = authors.into_iter().map(people).find(|it| !it.is_empty()).unwrap_or_default();
        let published = data.published.or_else(|| found.day());
        let of_text = |it: String| Some(it.replace('_', "-")).filter(|it| is_language(it));
        let language = found.language.clone().and_then(of_text).or(data.language);
        let language = language.or_else(|| {
            found.first(&["content-language", "og:locale", "dc.language"]).and_then(of_text)
        });
        let url = found.canonical.as_deref().and_then(address);
        let url = url.or_else(|| found.first(&["og:url"]).and_then(|it| address(&it)));
        let url = url.or(data.url).or_else(|| found.saved_from.clone());
        let facts = Facts {
            title,
            byline,
            outlet,
            place: data.place,
            published,
            language,
            url,
            note: None,
        };
        let (is_paid, has_password) = (is_paid || found.is_paid, found.has_password);
        Said { facts, is_live, is_paid, has_password }
    }

    /// The headline: what the page gives others to show, or its title without the outlet's name.
    fn headline(&self, outlet: Option<&str>) -> Option<String> {
        let given = self.first(&["og:title", "twitter:title", "dc.title", "headline", "title"]);
        let property = || self.property("headline").into_iter().next();
        let title = given
            .or_else(property)
            .or_else(|| self.title.clone())
            .or_else(|| self.headlines.first().cloned())?;
        let title = unescaped(&title);
        // `The pier will be shut | Lantern`.
        let ends = [" | ", " - ", " – ", " — ", " · ", " « "];
        let ends = ends.iter().filter_map(|end| Some((title.rfind(end)?, end.len())));
        let (at, length) = ends.max().unwrap_or((title.len(), 0));
        let rest = title.get(at + length..).unwrap_or_default();
        let is_headline = self.headlines.iter().any(|it| *it == title[..at]);
        let letters = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let is_outlet = outlet.is_some_and(|it| letters(it) == letters(rest));
        let title = if is_headline || is_outlet { &title[..at] } else { &title };
        Some(title.trim().to_owned()).filter(|it| !it.is_empty())
    }

    /// The day of publication.
    fn day(&self) -> Option<String> {
        const KEYS: [&str; 14] = [
            "article:published_time",
            "og:published_time",
            "datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.date",
            "pubdate",
            "publishdate",
            "sailthru.date",
            "parsely-pub-date",
            "article.published",
            "cxenseparse:recs:publishtime",
        ];
        let metas = KEYS.iter().filter_map(|key| self.meta.get(*key)).flatten();
        let properties = self.property("datepublished");
        metas.chain(&properties).chain(&self.times).find_map(|it| day(it))
    }
}

/// The names of people in what a page gives as its authors, each once.
fn people(names: Vec<String>) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for name in names {
        let name = tidy(&unescaped(&name));
        for name in crate::article::facts::names(&name) {
            let is_name = !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '@' | '/'))
                && name.len() < 80;
            if is_name && !people.iter().any(|it| it.eq_ignore_ascii_case(&name)) {
                people.push(name);
            }
        }
    }
    people.truncate(MOST_NAMES);
    people
}

/// The day that a text begins with, as it is where it was written: no time zone moves it.
pub fn day(text: &str) -> Option<String> {
    let text = text.trim();
    let day = text.get(..10).filter(|it| it.is_ascii());
    let day = day.and_then(|it| it.replace(['/', '.'], "-").parse::<Date>().ok());
    let basic = || {
        let digits = text.get(..8).filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()))?;
        digits.parse::<Date>().ok()
    };
    let of_mail = || jiff::fmt::rfc2822::parse(text).ok().map(|it| it.date());
    let day = day.or_else(basic).or_else(of_mail)?;
    (day.year() >= 1800).then(|| day.to_string())
}

/// A text whose characters may be written as HTML writes them: `&amp;`, `&#8217;`.
pub fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    Document::fragment(text.replace('<', "&lt;")).text().to_string()
}
