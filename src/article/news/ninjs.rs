//! ninjs 1, 2 and 3: news in JSON. The versions differ in names and in where a name has capital
//! letters, so they are read by what is there.

use super::super::{ArticleError, Facts, Form, ReadArticle, facts::names, page::day};
use super::{Body, Item, some, xml};
use crate::dossier::is_language;
use serde_json::{Map, Value};

/// Whether bytes are JSON, or begin as an object does.
pub fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let inside = bytes.strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    let is_object = inside.is_some_and(|it| it.starts_with(b"\"") || it.starts_with(b"}"));
    let is_list =
        bytes.strip_prefix(b"[").is_some_and(|it| it.trim_ascii_start().starts_with(b"{"));
    is_object || is_list
}

/// Reads an item, or the first text of several.
///
/// # Errors
///
/// If it is no JSON, no news item, or one without a text.
pub fn read(bytes: &[u8]) -> Result<ReadArticle, ArticleError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(ArticleError::Json)?;
    let mut items = Vec::new();
    collect(value, &mut items);
    if items.is_empty() {
        return Err(ArticleError::OtherJson);
    }
    let mut items: Vec<_> = items.into_iter().map(|it| item(&it)).collect::<Result<_, _>>()?;
    let texts = items.iter().filter(|it| it.body.is_some()).count();
    let first = items.iter().position(|it| it.body.is_some()).unwrap_or_default();
    let mut item = items.swap_remove(first);
    item.others = texts.saturating_sub(1);
    item.read(Form::Ninjs)
}

/// The items of a value: itself, or those of a list; their keys in small letters.
fn collect(value: Value, items: &mut Vec<Map<String, Value>>) {
    match value {
        Value::Array(list) => list.into_iter().for_each(|it| collect(it, items)),
        Value::Object(object) => {
            let object: Map<_, _> =
                object.into_iter().map(|(key, it)| (key.to_lowercase(), it)).collect();
            let is_item = object.keys().any(|key| {
                matches!(
                    &**key,
                    "headline" | "headlines" | "bodies" | "versioncreated" | "pubstatus"
                ) || key.starts_with("body_")
            });
            if is_item {
                items.push(object);
            } else if let Some(inner) = object.into_iter().find(|(key, _)| key == "items") {
                collect(inner.1, items);
            }
        }
        _ => {}
    }
}

fn item(it: &Map<String, Value>) -> Result<Item, ArticleError> {
    let text = |key: &str| it.get(key).and_then(Value::as_str).and_then(some);
    let byline = text("byline").or_else(|| text("by")).map(|it| names(&it)).unwrap_or_default();
    let source = it.get("infosources").and_then(|it| it.get(0)).and_then(|it| it.get("name"));
    let facts = Facts {
        title: text("headline").or_else(|| headline(it)).or_else(|| text("title")),
        byline,
        outlet: text("copyrightholder").or_else(|| source.and_then(Value::as_str).and_then(some)),
        place: text("located").or_else(|| text("dateline")),
        published: text("versioncreated").or_else(|| text("firstcreated")).and_then(|it| day(&it)),
        language: text("language").filter(|it| is_language(it)),
        url: None,
        note: None,
    };
    let kind = text("type").unwrap_or_default();
    Ok(Item {
        facts,
        status: text("pubstatus"),
        embargo: text("embargoeduntil").or_else(|| text("embargoed")),
        is_correction: false,
        note: text("ednote"),
        is_of_picture: matches!(&*kind, "picture" | "video" | "audio" | "graphic"),
        body: body(it)?,
        others: 0,
    })
}

/// The main headline of a list of them, or the first.
fn headline(it: &Map<String, Value>) -> Option<String> {
    let headlines = it.get("headlines")?.as_array()?;
    let of = |it: &Value| it.get("value").and_then(Value::as_str).and_then(some);
    let main = headlines.iter().find(|it| it.get("role").and_then(Value::as_str) == Some("main"));
    main.and_then(of).or_else(|| headlines.iter().find_map(of))
}

/// What kinds of text a body is, the worst first: a plain one may have lost its paragraphs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Caption,
    Plain,
    Nitf,
    Html,
}

/// The best body: with elements before plain, and of several such the longest.
fn body(it: &Map<String, Value>) -> Result<Option<Body>, ArticleError> {
    let mut bodies: Vec<(Kind, &str)> = Vec::new();
    for (key, value) in it.iter().filter(|(key, _)| key.starts_with("body_")) {
        bodies.extend(value.as_str().map(|text| (kind(key, text), text)));
    }
    for value in it.get("bodies").and_then(Value::as_array).into_iter().flatten() {
        let Some(object) = value.as_object() else { continue };
        let text = |name: &str| {
            let found = object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
            found.and_then(|(_, it)| it.as_str())
        };
        let Some(body) = text("value") else { continue };
        let is_caption = text("role").is_some_and(|it| it.to_ascii_lowercase().contains("caption"));
        let kind = kind(text("contenttype").unwrap_or_default(), body);
        bodies.push((if is_caption { Kind::Caption } else { kind }, body));
    }
    bodies.retain(|(_, text)| text.contains(char::is_alphanumeric));
    let Some((kind, text)) = bodies.into_iter().max_by_key(|(kind, text)| (*kind, text.len()))
    else {
        return Ok(None);
    };
    Ok(Some(match kind {
        Kind::Html => Body::Html(text.to_owned()),
        Kind::Nitf => return xml::body_of_nitf(text),
        Kind::Plain | Kind::Caption => Body::Plain(text.to_owned()),
    }))
}

/// Which kind of text a body is, by its type and by what stands in it: either may be wrong.
fn kind(content_type: &str, text: &str) -> Kind {
    let content_type = content_type.to_ascii_lowercase();
    let start = text.trim_start();
    if start.starts_with("<?xml") || start.starts_with("<nitf") {
        Kind::Nitf
    } else if content_type.contains("nitf") || content_type == "application/xml" {
        if start.starts_with('<') { Kind::Nitf } else { Kind::Plain }
    } else if content_type.contains("html")
        || ["</p>", "<br", "</div>"].iter().any(|it| text.contains(it))
    {
        Kind::Html
    } else {
        Kind::Plain
    }
}
