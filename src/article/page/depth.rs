//! How deep the elements of a page stand in each other, before anything is built of it.

use std::collections::HashMap;

/// The most elements that stand in each other; browsers give up at as many.
const DEEPEST: usize = 512;

/// Elements that have no content, or that the next of their kind ends.
const ENDED: [&str; 34] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead",
    "tbody", "tfoot", "colgroup", "html", "head", "body", "a", "rt", "rp", "button",
];

/// By which rules elements begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// Those of HTML: some have no end.
    Html,
    /// Those of XML: each has an end, or is one.
    Xml,
}

/// Whether elements stand deeper in each other than those of any page do.
pub fn is_too_deep(html: &str, markup: Markup) -> bool {
    let mut open: HashMap<String, usize> = HashMap::new();
    let mut depth = 0;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let (is_end, name) = match rest.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, rest),
        };
        let is_name = |c: char| !(c.is_whitespace() || matches!(c, '>' | '/'));
        let length = name.find(|c| !is_name(c)).unwrap_or(name.len());
        let name = &name[..length];
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let is_whole =
            markup == Markup::Xml && rest.find('>').is_some_and(|end| rest[..end].ends_with('/'));
        let name = name.to_ascii_lowercase();
        if markup == Markup::Html
            && !is_end
            && matches!(&*name, "script" | "style" | "textarea" | "title")
        {
            // Nothing in it is an element.
            rest = after_end(rest, &name);
            continue;
        }
        if is_whole || markup == Markup::Html && ENDED.contains(&&*name) {
            continue;
        }
        let count = open.entry(name).or_default();
        if !is_end {
            *count += 1;
            depth += 1;
        } else if *count > 0 {
            *count -= 1;
            depth -= 1;
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// What follows the end of an element whose content is text.
fn after_end<'t>(text: &'t str, name: &str) -> &'t str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        if rest.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name)) {
            return rest;
        }
    }
    ""
}
