//! What somebody else's reader gets out of each form.

use super::Format;
use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::{Quad, Term, vocab::rdf};
use serde_json::{Map, Value};

/// Every text that a program gets which reads the form.
///
/// # Panics
///
/// Where a reader takes the form for none.
pub(super) fn read(format: Format, text: &str) -> Vec<String> {
    match format {
        Format::Plain => vec![text.to_owned()],
        Format::Markdown => markdown(text),
        Format::Csv => {
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let rows = reader.records().map(Result::unwrap);
            rows.flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>()).collect()
        }
        Format::Json => json(&serde_json::from_str(text).unwrap()),
        Format::Jsonl => {
            text.lines().flat_map(|line| json(&serde_json::from_str(line).unwrap())).collect()
        }
        // The caveats stand in comments, which readers pass over.
        Format::Ron => {
            ron::from_str::<ron::Value>(&format!("#![enable(implicit_some)]\n[{text}]")).unwrap();
            vec![text.to_owned()]
        }
        Format::JsonLd | Format::Annotations => {
            quads(text).into_iter().filter_map(|quad| literal(&quad.object)).collect()
        }
        Format::Csl => {
            let items: Vec<Map<String, Value>> = serde_json::from_str(text).unwrap();
            for item in items {
                assert!(item["id"].is_string() && item["type"] == "article-newspaper");
                let unknown = item.keys().find(|field| !CSL_FIELDS.contains(&field.as_str()));
                assert_eq!(unknown, None, "CSL has no such field");
            }
            json(&serde_json::from_str(text).unwrap())
        }
        Format::Bibtex => {
            let entries = bibliography(text);
            let fields = entries.iter().flat_map(|entry| entry.fields.values());
            fields.map(|chunks| biblatex::ChunksExt::format_verbatim(chunks.as_slice())).collect()
        }
        Format::Dot => dot(text).into_iter().flat_map(|it| it.attributes).collect(),
    }
}

fn markdown(text: &str) -> Vec<String> {
    use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
    // All that a reader may know, but for making other quotation marks of those that are there.
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    let mut blocks = vec![String::new()];
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Text(text) => blocks.last_mut().unwrap().push_str(&text),
            Event::SoftBreak => blocks.last_mut().unwrap().push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item) => blocks.push(String::new()),
            Event::Start(
                Tag::Paragraph
                | Tag::Strong
                | Tag::BlockQuote(_)
                | Tag::List(_)
                | Tag::Item
                | Tag::Link { link_type: LinkType::Autolink, .. },
            )
            | Event::End(_)
            | Event::Rule => {}
            other => panic!("text became something else: {other:?}"),
        }
    }
    blocks
}

/// The addresses that the links of a Markdown page lead to.
pub(super) fn links(text: &str) -> Vec<String> {
    use pulldown_cmark::{Event, Parser, Tag};
    let links = Parser::new(text).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    });
    links.collect()
}

fn json(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(json).collect(),
        Value::Object(fields) => fields.values().flat_map(json).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

/// The entries of a bibliography.
pub(super) fn bibliography(text: &str) -> Vec<biblatex::Entry> {
    biblatex::Bibliography::parse(text).unwrap().into_vec()
}

/// Those of the fields of CSL-JSON that an article may have; readers that validate refuse others.
const CSL_FIELDS: [&str; 18] = [
    "id",
    "type",
    "abstract",
    "accessed",
    "annote",
    "archive",
    "author",
    "container-title",
    "edition",
    "editor",
    "genre",
    "issued",
    "keyword",
    "language",
    "note",
    "page",
    "title",
    "URL",
];

/// What the contexts say of the terms that are used, as far as a reader needs it.
const CONTEXTS: [(&str, &str); 2] = [
    (
        "https://schema.org",
        r#"{"@context": {"@vocab": "http://schema.org/", "url": {"@type": "@id"},
            "datePublished": {"@type": "Date"}}}"#,
    ),
    (
        "http://www.w3.org/ns/anno.jsonld",
        r#"{"@context": {
            "oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#",
            "id": "@id", "type": "@type",
            "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody",
            "SpecificResource": "oa:SpecificResource", "Text": "http://purl.org/dc/dcmitype/Text",
            "TextQuoteSelector": "oa:TextQuoteSelector",
            "TextPositionSelector": "oa:TextPositionSelector",
            "AnnotationCollection": "as:OrderedCollection",
            "AnnotationPage": "as:OrderedCollectionPage", "Software": "as:Application",
            "describing": "oa:describing", "tagging": "oa:tagging",
            "body": {"@type": "@id", "@id": "oa:hasBody"},
            "target": {"@type": "@id", "@id": "oa:hasTarget"},
            "source": {"@type": "@id", "@id": "oa:hasSource"},
            "selector": {"@type": "@id", "@id": "oa:hasSelector"},
            "generator": {"@type": "@id", "@id": "as:generator"},
            "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
            "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
            "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
            "first": {"@type": "@id", "@id": "as:first"},
            "format": "http://purl.org/dc/elements/1.1/format",
            "language": "http://purl.org/dc/elements/1.1/language",
            "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
            "name": "http://xmlns.com/foaf/0.1/name",
            "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
            "start": {"@id": "oa:start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
            "end": {"@id": "oa:end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
            "total": "as:totalItems", "startIndex": "as:startIndex"
        }}"#,
    ),
];

/// The statements of a JSON-LD document.
pub(super) fn quads(text: &str) -> Vec<Quad> {
    let parser = JsonLdParser::new().for_slice(text.as_bytes());
    let parser = parser.with_load_document_callback(|url, _| {
        let known = CONTEXTS.iter().find(|(known, _)| *known == url);
        let (_, context) = known.ok_or_else(|| format!("no context is at {url}"))?;
        Ok(JsonLdRemoteDocument {
            document: context.as_bytes().to_vec(),
            document_url: url.to_owned(),
        })
    });
    parser.map(Result::unwrap).collect()
}

/// The types of all that is in a JSON-LD document, without what is before their names.
pub(super) fn types(text: &str) -> Vec<String> {
    let types = quads(text).into_iter().filter(|quad| quad.predicate == rdf::TYPE);
    types
        .map(|quad| quad.object.to_string())
        .map(|iri| iri.trim_end_matches('>').rsplit(['/', '#']).next().unwrap().to_owned())
        .collect()
}

fn literal(term: &Term) -> Option<String> {
    match term {
        Term::Literal(literal) => Some(literal.value().to_owned()),
        _ => None,
    }
}

/// A box or an arrow of a graph.
pub(super) struct Drawn {
    /// The names of the box, or of the boxes that the arrow joins.
    pub ends: Vec<String>,
    /// What is written on it.
    pub attributes: Vec<String>,
}

/// The boxes and arrows of a graph, in all its parts.
pub(super) fn dot(text: &str) -> Vec<Drawn> {
    use layout::gv::parser::ast::{AttributeList, Graph, Stmt};
    fn attributes(list: &AttributeList) -> Vec<String> {
        list.iter().map(|(_, value)| value.replace("&amp;", "&")).collect()
    }
    fn walk(graph: &Graph, drawn: &mut Vec<Drawn>) {
        for statement in &graph.list.list {
            match statement {
                // It holds the order of the boxes, and is not drawn.
                Stmt::Edge(edge) if edge.list.iter().any(|(_, value)| value == "invis") => {}
                Stmt::Edge(edge) => {
                    let ends = [&edge.from].into_iter().chain(edge.to.iter().map(|(to, _)| to));
                    let ends = ends.map(|end| end.name.clone()).collect();
                    drawn.push(Drawn { ends, attributes: attributes(&edge.list) });
                }
                Stmt::Node(node) if node.list.iter().next().is_none() => {}
                Stmt::Node(node) => {
                    let ends = vec![node.id.name.clone()];
                    drawn.push(Drawn { ends, attributes: attributes(&node.list) });
                }
                Stmt::Attribute(attribute) => {
                    drawn.push(Drawn { ends: Vec::new(), attributes: attributes(&attribute.list) })
                }
                Stmt::SubGraph(graph) => walk(graph, drawn),
            }
        }
    }
    let graph = layout::gv::DotParser::new(text).process().unwrap();
    let mut drawn = Vec::new();
    walk(&graph, &mut drawn);
    drawn
}
