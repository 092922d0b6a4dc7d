//! What others have marked in an article: highlights with their comments, from Hypothes.is, as W3C
//! Web Annotations, or from brat.

use super::{ArticleError, tidy};
use crate::dossier::decode;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The most annotations that are read of a file.
const MOST: usize = 10_000;

/// A part of an article that somebody has marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Highlight {
    /// The words, each span of them.
    pub spans: Vec<Span>,
    /// What was said of it.
    pub comment: Option<String>,
    /// Who said it.
    pub by: Option<String>,
}

/// Words that were marked, with what stands around them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub exact: String,
    /// What comes before them, where that is known.
    pub prefix: String,
    /// What follows them.
    pub suffix: String,
}

/// Reads the annotations of a file, those without words left out.
///
/// # Errors
///
/// If it is not of a form that the program reads, or has no annotation with words.
pub fn read_annotations(bytes: &[u8]) -> Result<Vec<Highlight>, ArticleError> {
    let text = decode(bytes.to_vec())?;
    let text = text.trim_start_matches('\u{FEFF}').trim();
    let mut highlights = if text.starts_with(['{', '[']) {
        let value: Value = serde_json::from_str(text).map_err(ArticleError::Json)?;
        let mut found = Vec::new();
        collect(&value, &mut found);
        found
    } else {
        standoff(text)
    };
    highlights.retain(|it| !it.spans.is_empty());
    highlights.truncate(MOST);
    if highlights.is_empty() { Err(ArticleError::NoAnnotations) } else { Ok(highlights) }
}

/// Every annotation in a value: whatever has a `target`, in pages and collections of any form.
fn collect(value: &Value, found: &mut Vec<Highlight>) {
    match value {
        Value::Array(items) => items.iter().for_each(|it| collect(it, found)),
        Value::Object(object) => match object.get("target") {
            Some(target) => found.push(Highlight {
                spans: spans(target),
                comment: comment(object),
                by: author(object),
            }),
            None => object.values().for_each(|it| collect(it, found)),
        },
        _ => {}
    }
}

/// The words of each target, by its selector of quoted text.
fn spans(target: &Value) -> Vec<Span> {
    match target {
        Value::Array(targets) => targets.iter().flat_map(spans).collect(),
        Value::Object(target) => target.get("selector").and_then(span).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn span(selector: &Value) -> Option<Span> {
    match selector {
        Value::Array(selectors) => selectors.iter().find_map(span),
        Value::Object(it) => {
            let text =
                |key: &str| it.get(key).and_then(Value::as_str).map(tidy).unwrap_or_default();
            let exact = text("exact");
            let span = Span { exact, prefix: text("prefix"), suffix: text("suffix") };
            let is_words = span.exact.contains(char::is_alphanumeric);
            is_words.then_some(span).or_else(|| it.get("refinedBy").and_then(self::span))
        }
        _ => None,
    }
}

/// What an annotation says: the `text` of Hypothes.is, or the bodies that are text.
fn comment(annotation: &Map<String, Value>) -> Option<String> {
    fn of_body(body: &Value) -> Vec<String> {
        match body {
            Value::String(text) => vec![tidy(text)],
            Value::Array(bodies) => bodies.iter().flat_map(of_body).collect(),
            Value::Object(body) => {
                let text = body.get("value").or_else(|| body.get("chars")).and_then(Value::as_str);
                text.map(tidy).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }
    let own = ["text", "bodyValue", "body"].iter().filter_map(|key| annotation.get(*key));
    let mut said: Vec<_> = own.flat_map(of_body).filter(|it| !it.is_empty()).collect();
    let tags = annotation.get("tags").and_then(Value::as_array).into_iter().flatten();
    said.extend(tags.filter_map(Value::as_str).map(|tag| format!("#{}", tidy(tag))));
    (!said.is_empty()).then(|| said.join("; "))
}

/// Who made an annotation.
fn author(annotation: &Map<String, Value>) -> Option<String> {
    let name = |it: &Value| {
        ["name", "display_name", "nickname"].iter().find_map(|key| text_of(it.get(*key)?))
    };
    let of = |key: &str| annotation.get(key).and_then(|it| name(it).or_else(|| text_of(it)));
    let author = ["user_info", "display_name", "creator", "user"].iter().find_map(|key| of(key))?;
    // `acct:ann@hypothes.is`
    let author =
        author.strip_prefix("acct:").and_then(|it| it.split('@').next()).unwrap_or(&author);
    Some(author.to_owned())
}

fn text_of(value: &Value) -> Option<String> {
    value.as_str().map(tidy).filter(|it| !it.is_empty() && !it.contains("://"))
}

/// The annotations of brat: `T1`, what it is and where, and its words; `#1`, of which it is, and a
/// comment.
fn standoff(text: &str) -> Vec<Highlight> {
    let mut ids = HashMap::new();
    let mut found: Vec<Highlight> = Vec::new();
    for line in text.lines() {
        let mut fields = line.splitn(3, '\t');
        let (Some(id), Some(what), Some(words)) = (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let mut what = what.split(' ');
        if id.starts_with('T') {
            let exact = tidy(words);
            let kind = what.next().map(tidy);
            let spans =
                if exact.is_empty() { Vec::new() } else { vec![Span { exact, ..Span::default() }] };
            found.push(Highlight { spans, comment: kind, by: None });
            ids.insert(id, found.len() - 1);
        } else if id.starts_with('#')
            && let Some(of) = what.nth(1)
            && let Some(at) = ids.get(of).copied()
        {
            let said = found[at].comment.get_or_insert_default();
            *said = format!("{said}: {}", tidy(words));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Highlight {
        let found = read_annotations(text.as_bytes()).unwrap();
        assert_eq!(found.len(), 1, "{found:?}");
        found.into_iter().next().unwrap()
    }

    #[test]
    fn each_form_says_the_words_the_comment_and_who_made_it() {
        let selector = r#"[{"type": "RangeSelector"}, {"type": "TextPositionSelector", "start": 3, "end": 9},
            {"type": "TextQuoteSelector", "exact": "the  pier\nis safe", "prefix": "said ", "suffix": "."}]"#;
        let hypothesis = format!(
            r#"{{"export_date": "2026-04-01", "annotations": [{{"user": "acct:ann@hypothes.is", "text": "Who says?",
            "tags": ["source"], "target": [{{"source": "https://a.example/", "selector": {selector}}}]}},
            {{"text": "A page note", "target": [{{"source": "https://a.example/"}}]}}]}}"#
        );
        let w3c = format!(
            r##"{{"type": "AnnotationCollection", "first": {{"items": [{{"type": "Annotation", "creator": {{"name": "ann"}},
            "body": [{{"type": "TextualBody", "value": "Who says?"}}, {{"value": "#source"}}],
            "target": {{"source": "a", "selector": {{"type": "FragmentSelector", "refinedBy": {selector}}}}}}}]}}}}"##
        );
        for text in [hypothesis, w3c] {
            let highlight = one(&text);
            assert_eq!(highlight.spans[0].exact, "the pier is safe");
            assert_eq!((&*highlight.spans[0].prefix, &*highlight.spans[0].suffix), ("said", "."));
            assert_eq!(highlight.comment.as_deref(), Some("Who says?; #source"));
            assert_eq!(highlight.by.as_deref(), Some("ann"));
        }
        let brat = one(
            "T1\tClaim 12 28\tthe pier is safe\n#1\tAnnotatorNotes T1\tWho says?\nR1\tBy Arg1:T1 Arg2:T2\t\n",
        );
        assert_eq!(brat.comment.as_deref(), Some("Claim: Who says?"));
        assert_eq!(brat.spans[0].exact, "the pier is safe");
    }

    #[test]
    fn what_has_no_annotation_is_a_sentence() {
        for text in
            ["", "The pier.", "{}", "[1, 2]", r#"{"target": {"selector": {"exact": "\u001b[2J"}}}"#]
        {
            let error = read_annotations(text.as_bytes()).unwrap_err();
            assert!(matches!(error, ArticleError::NoAnnotations), "{text}: {error}");
        }
        assert!(matches!(read_annotations(b"{\"a\""), Err(ArticleError::Json(_))));
    }
}
