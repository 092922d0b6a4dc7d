//! NITF and NewsML-G2: news in XML. Elements are known by their names, whatever namespace they are
//! in, because senders differ.

use super::super::{
    ArticleError, Facts, Form, ReadArticle,
    facts::names,
    page::{Markup, day, decode, is_too_deep, may_be_page},
};
use super::{Body, Item, some};
use crate::dossier::is_language;
use roxmltree::{Document, Node, ParsingOptions};

/// The most nodes of a message.
const MOST_NODES: u32 = 500_000;
/// The elements that begin what is read here, or what other readers of news read.
const ROOTS: [&str; 9] = [
    "nitf",
    "newsitem",
    "newsmessage",
    "packageitem",
    "conceptitem",
    "knowledgeitem",
    "planningitem",
    "newsml",
    "contentset",
];

/// Whether bytes are XML, and not a web page.
pub fn is_xml(bytes: &[u8]) -> bool {
    let head = decode(&bytes[..bytes.len().min(8192)], None);
    let mut rest = head.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    let is_declared = rest.starts_with("<?xml");
    // What stands before the first element.
    loop {
        let after = if rest.starts_with("<?") {
            rest.split_once("?>")
        } else if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else if rest.starts_with("<!") {
            rest.split_once(if rest.split('>').next().is_some_and(|it| it.contains('[')) {
                "]>"
            } else {
                ">"
            })
        } else {
            break;
        };
        rest = after.map_or("", |(_, rest)| rest.trim_start());
    }
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, ':' | '-' | '_' | '.');
    let name: String = rest.trim_start_matches('<').chars().take_while(|c| is_name(*c)).collect();
    let local = name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
    let is_piece = !name.is_empty()
        && bytes.trim_ascii_end().ends_with(format!("</{name}>").as_bytes())
        && !may_be_page(bytes);
    ROOTS.contains(&&*local) || is_declared && local != "html" || is_piece
}

/// Reads a news item, or the first text of several in a message.
///
/// # Errors
///
/// If it is no XML, XML of another kind, or an item without a text.
pub fn read(bytes: &[u8]) -> Result<ReadArticle, ArticleError> {
    let text = decode(bytes, None);
    let document = parse(&text)?;
    let root = document.root_element();
    if name_of(root) == "nitf" {
        return nitf(root).read(Form::Nitf);
    }
    let items: Vec<_> = all(root, "newsitem").collect();
    if items.is_empty() {
        return Err(match name_of(root).as_str() {
            "packageitem" => ArticleError::Package,
            "conceptitem" | "knowledgeitem" | "planningitem" => ArticleError::NoBody,
            _ => ArticleError::OtherXml(crate::text::clean(root.tag_name().name()).into_owned()),
        });
    }
    let mut items: Vec<_> = items.into_iter().map(news_item).collect();
    let texts = items.iter().filter(|it| it.body.is_some() && !it.is_of_picture).count();
    let is_text = |it: &Item| it.body.is_some() && !it.is_of_picture;
    let first = items.iter().position(is_text).or(items.iter().position(|it| it.body.is_some()));
    let mut item = items.swap_remove(first.unwrap_or_default());
    item.others = texts.saturating_sub(1);
    item.read(Form::NewsmlG2)
}

/// The text of NITF that stands in another format.
pub fn body_of_nitf(text: &str) -> Result<Option<Body>, ArticleError> {
    let document = match parse(text.trim()) {
        // A piece of it, without an element around it.
        Err(ArticleError::Xml(_)) => return Ok(Some(Body::Html(text.to_owned()))),
        parsed => parsed?,
    };
    Ok(body(document.root_element()))
}

/// Parses XML. What it defines for itself (entities) may grow without end, and is refused.
fn parse(text: &str) -> Result<Document<'_>, ArticleError> {
    if memchr::memmem::find(text.as_bytes(), b"<!ENTITY").is_some() {
        return Err(ArticleError::Entities);
    }
    if is_too_deep(text, Markup::Xml) {
        return Err(ArticleError::TooDeep);
    }
    let options =
        ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text.trim_start_matches('\u{FEFF}'), options)
        .map_err(ArticleError::Xml)
}

fn name_of(node: Node<'_, '_>) -> String {
    node.tag_name().name().to_ascii_lowercase()
}

/// Every element of this name, the node itself included.
fn all<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.descendants()
        .filter(move |it| it.is_element() && it.tag_name().name().eq_ignore_ascii_case(name))
}

fn first<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> Option<Node<'a, 'i>> {
    all(node, name).next()
}

/// The text of an element, apart from that of elements inside it that only say what somebody is.
fn text(node: Node<'_, '_>) -> Option<String> {
    let parts = node.descendants().filter(|it| {
        let is_title = |it: Node<'_, '_>| matches!(name_of(it).as_str(), "byttl" | "story.date");
        it.is_text() && !it.ancestors().take_while(|it| *it != node).any(is_title)
    });
    let parts: Vec<_> = parts.filter_map(|it| it.text()).collect();
    some(&parts.join(" "))
}

fn text_at(node: Node<'_, '_>, name: &'static str) -> Option<String> {
    first(node, name).and_then(text)
}

/// A value of a vocabulary, without the name of the vocabulary: `stat:usable`.
fn code(node: Node<'_, '_>) -> Option<String> {
    let code = node.attribute("qcode").or(node.attribute("uri")).or(node.attribute("literal"))?;
    some(code.rsplit([':', '/', '#']).next().unwrap_or_default())
}

fn byline(node: Node<'_, '_>) -> Vec<String> {
    let line = text_at(node, "byline");
    line.map(|it| names(it.trim_end_matches([',', ' ', ';']))).unwrap_or_default()
}

/// What NITF says.
fn nitf(root: Node<'_, '_>) -> Item {
    let attribute =
        |element, name: &str| first(root, element).and_then(|it| it.attribute(name)).and_then(some);
    let place = first(root, "dateline").and_then(|it| text_at(it, "location").or_else(|| text(it)));
    let facts = Facts {
        title: text_at(root, "hl1").or_else(|| text_at(root, "title")),
        byline: byline(root),
        outlet: attribute("doc.copyright", "holder")
            .or_else(|| first(root, "distributor").and_then(text)),
        place: place.map(|it| it.trim_end_matches([',', '-', '–', ' ']).to_owned()),
        published: attribute("date.issue", "norm")
            .or_else(|| attribute("story.date", "norm"))
            .and_then(|it| day(&it)),
        language: root.attribute("baselang").filter(|it| is_language(it)).map(str::to_owned),
        url: None,
        note: None,
    };
    let correction = first(root, "correction");
    let note = correction.and_then(|it| it.attribute("info")).and_then(some);
    Item {
        facts,
        status: attribute("docdata", "management-status"),
        embargo: attribute("date.release", "norm").map(|it| spelled_out(&it)),
        is_correction: correction.is_some(),
        note: note.or_else(|| attribute("ed-msg", "info")),
        is_of_picture: false,
        body: body(root),
        others: 0,
    }
}

/// A time with hyphens and colons: NITF writes `20260401T093000Z` as well.
fn spelled_out(time: &str) -> String {
    let is_basic =
        time.len() >= 15 && time.get(..8).is_some_and(|it| it.bytes().all(|b| b.is_ascii_digit()));
    match (is_basic, time.get(8..9), time.get(9..15)) {
        (true, Some("T"), Some(clock)) if clock.is_ascii() => format!(
            "{}-{}-{}T{}:{}:{}{}",
            &time[..4],
            &time[4..6],
            &time[6..8],
            &clock[..2],
            &clock[2..4],
            &clock[4..],
            &time[15..]
        ),
        _ => time.to_owned(),
    }
}

/// What an item of NewsML-G2 says.
fn news_item(item: Node<'_, '_>) -> Item {
    let name = |element: &'static str| {
        let node = first(item, element)?;
        let literal = || node.attribute("literal").and_then(some);
        text_at(node, "name").or_else(|| text(node)).or_else(literal)
    };
    let language = first(item, "language").and_then(|it| it.attribute("tag"));
    let inherited = item
        .ancestors()
        .find_map(|it| it.attribute(("http://www.w3.org/XML/1998/namespace", "lang")));
    let byline_of = || name("by").or_else(|| name("creator")).map(|it| names(&it));
    let inside = byline(item);
    let facts = Facts {
        title: text_at(item, "headline").or_else(|| text_at(item, "hl1")),
        byline: if inside.is_empty() { byline_of().unwrap_or_default() } else { inside },
        outlet: name("provider").or_else(|| name("copyrightHolder")),
        place: name("dateline").or_else(|| name("located")),
        published: text_at(item, "versionCreated").and_then(|it| day(&it)),
        language: language.or(inherited).filter(|it| is_language(it)).map(str::to_owned),
        url: None,
        note: None,
    };
    let class = first(item, "itemClass").and_then(code).unwrap_or_default();
    Item {
        facts,
        status: first(item, "pubStatus").and_then(code),
        embargo: text_at(item, "embargoed"),
        is_correction: all(item, "signal").filter_map(code).any(|it| it == "correction"),
        note: text_at(item, "edNote"),
        is_of_picture: matches!(&*class, "picture" | "video" | "audio" | "graphic"),
        body: body(item),
        others: 0,
    }
}

/// The text of an item: in elements of NITF or HTML, or as it is.
fn body(item: Node<'_, '_>) -> Option<Body> {
    let nitf = first(item, "body.content");
    let html = || first(item, "inlineXML").and_then(|it| first(it, "body").or(Some(it)));
    if let Some(node) = nitf.or_else(html) {
        let mut out = String::new();
        write(node, &mut out);
        return Some(Body::Html(out)).filter(|_| text(node).is_some());
    }
    let data = all(item, "inlineData").find(|it| text(*it).is_some())?;
    let is_html = data.attribute("contenttype").is_some_and(|it| it.contains("html"));
    let content: String =
        data.descendants().filter(Node::is_text).filter_map(|it| it.text()).collect();
    Some(if is_html { Body::Html(content) } else { Body::Plain(content) })
}

/// Writes elements as HTML, those of NITF that it does not have by what they are. They stand no
/// deeper in each other than [`parse`] lets them.
fn write(node: Node<'_, '_>, out: &mut String) {
    if let Some(text) = node.text().filter(|_| node.is_text()) {
        *out += &text.replace('&', "&amp;").replace('<', "&lt;");
        return;
    }
    if !node.is_element() && !node.is_root() {
        return;
    }
    let name = name_of(node);
    let name = match &*name {
        "media-caption" => "figcaption",
        "media" => "figure",
        "media-producer" | "media-metadata" | "media-reference" | "media-object" => return,
        "hl1" | "hl2" | "hedline" => "h2",
        "block" | "body.content" | "body" | "inlinexml" | "nitf" | "body.head" | "body.end" => {
            "div"
        }
        "lang" | "person" | "org" | "location" | "chron" | "event" | "function" | "money"
        | "num" | "object.title" | "virtloc" | "copyrite" | "pronounce" | "postaddr"
        | "classifier" | "alt-code" => "span",
        name if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => name,
        _ => "div",
    };
    let is_empty = matches!(name, "br" | "hr" | "img" | "wbr");
    let class = node
        .attribute("class")
        .filter(|it| it.bytes().all(|b| b.is_ascii_alphanumeric() || b" -_".contains(&b)));
    *out += &class.map_or(format!("<{name}>"), |class| format!("<{name} class=\"{class}\">"));
    node.children().for_each(|child| write(child, out));
    if !is_empty {
        *out += &format!("</{name}>");
    }
}
