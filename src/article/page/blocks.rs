//! The paragraphs of an article's HTML: every block ends one, and so does every `<br>`.

use super::{
    doubts::{Seen, doubts},
    facts::Said,
};
use crate::article::{Paragraph, tidy};
use dom_query::{Document, NodeRef};

/// Elements that stand in a line with the text around them.
const INLINE: [&str; 38] = [
    "td", "th", "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del",
    "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];
/// Elements whose content nobody reads as text.
const UNREAD: [&str; 22] = [
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math",
    "canvas", "audio", "video", "select", "button", "textarea", "input", "head", "title", "map",
    "progress", "dialog", "form",
];

/// The paragraphs of a piece of HTML.
pub fn paragraphs(html: &str, said: &Said) -> Vec<Paragraph> {
    let document = Document::fragment(html);
    let mut blocks = Blocks::new(said.facts.language.as_deref());
    let root = document.root();
    let mut stack: Vec<Step<'_>> = root.children().into_iter().rev().map(Step::Enter).collect();
    while let Some(step) = stack.pop() {
        match step {
            Step::Enter(node) if node.is_text() => blocks.push(&node.text()),
            Step::Enter(node) => {
                let Some(name) = node.node_name() else { continue };
                if UNREAD.contains(&&*name) || is_hidden(&node) || is_note_mark(&node, &name) {
                    continue;
                }
                blocks.enter(&node, &name);
                stack.push(Step::Leave(node));
                stack.extend(node.children().into_iter().rev().map(Step::Enter));
            }
            Step::Leave(node) => {
                let Some(name) = node.node_name() else { continue };
                blocks.leave(&node, &name);
            }
        }
    }
    blocks.end();
    doubts(blocks.found, said)
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(NodeRef<'a>),
}

/// The paragraphs so far, and the one that goes on.
struct Blocks {
    found: Vec<(String, Seen)>,
    text: String,
    /// How many of its bytes are links.
    linked: usize,
    /// Where the text of the link begins that goes on.
    link: Option<usize>,
    /// What stands around it, and how often.
    around: Seen,
    quotes: usize,
    marks: [(&'static str, &'static str); 2],
}

impl Blocks {
    fn new(language: Option<&str>) -> Self {
        let is_german = language.is_some_and(|it| it.to_ascii_lowercase().starts_with("de"));
        let marks = if is_german {
            [("„", "“"), ("‚", "‘")]
        } else {
            [("“", "”"), ("‘", "’")]
        };
        Blocks {
            found: Vec::new(),
            text: String::new(),
            linked: 0,
            link: None,
            around: Seen::default(),
            quotes: 0,
            marks,
        }
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn enter(&mut self, node: &NodeRef<'_>, name: &str) {
        match name {
            "br" => return self.end(),
            "q" => {
                self.push(self.marks[self.quotes % 2].0);
                self.quotes += 1;
            }
            "a" => self.link = Some(self.text.len()),
            // The cells of a row are read together.
            "td" | "th" => self.push(" "),
            _ => {}
        }
        if !INLINE.contains(&name) {
            self.end();
        }
        self.around.enter(node, name);
    }

    fn leave(&mut self, node: &NodeRef<'_>, name: &str) {
        match name {
            "q" => {
                self.quotes -= 1;
                self.push(self.marks[self.quotes % 2].1);
            }
            "a" => {
                if let Some(start) = self.link.take() {
                    self.linked += self.text.get(start..).map_or(0, |it| it.trim().len());
                }
            }
            _ => {}
        }
        if !INLINE.contains(&name) {
            self.end();
        }
        self.around.leave(node, name);
    }

    /// Ends a paragraph.
    fn end(&mut self) {
        let text = tidy(&std::mem::take(&mut self.text));
        let is_linked = self.linked * 10 >= text.len() * 9;
        self.linked = 0;
        self.link = self.link.map(|_| 0);
        if text.contains(char::is_alphanumeric) {
            self.found.push((text, self.around.with_links(is_linked)));
        }
    }
}

/// Whether an element is not shown.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|it| &*it == "true") && !node.has_class("anchor")
        || node.attr("style").is_some_and(|it| {
            let style = it.to_ascii_lowercase().replace(' ', "");
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// Whether an element is the mark of a footnote: a raised number, star or letter that is a link.
fn is_note_mark(node: &NodeRef<'_>, name: &str) -> bool {
    if name != "sup" && name != "a" {
        return false;
    }
    let text = node.text();
    let inner = text.trim().trim_matches(['[', ']', '(', ')']);
    let is_mark = !inner.is_empty()
        && inner.len() <= 3
        && (inner.bytes().all(|byte| byte.is_ascii_digit())
            || matches!(inner, "*" | "†" | "‡" | "a" | "b" | "c"));
    let is_within = |link: &NodeRef<'_>| link.attr("href").is_some_and(|it| it.contains('#'));
    match name {
        "sup" => is_mark && node.descendants_it().any(|it| it.node_name().as_deref() == Some("a")),
        _ => is_mark && is_within(node) && text.trim().starts_with('['),
    }
}
