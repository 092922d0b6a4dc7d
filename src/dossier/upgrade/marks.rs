//! The marks of earlier drafts, as `open`: comments that asked for a decision, and texts in the place
//! of what was missing.

use crate::dossier::{
    check::{MARKER, NO_DAY, UNDECIDED},
    syntax::{Edits, Kind, Node, Tree},
};
use std::{collections::HashSet, ops::Range};

/// The id of the speaker who stood for whoever was not found.
const NOBODY: &str = "undecided";
/// The comment before the claims of each paragraph; what is above it is not about the claim below.
const PARAGRAPH: &str = "// Paragraph ";
/// A comment that says no more than the words of a request do.
const ABOUT_REQUEST: &str = "request: who was asked, with which outcome, and about which `claims`";
/// The head of an earlier draft where it speaks of its marks, and what is true of `open`.
const HEAD: [(&str, &str); 3] = [
    (
        "// This is a draft. The program proposes, and you decide. Each comment that begins with DECIDE",
        "// This is a draft. The program proposes, and you decide. The `open` of each item names the",
    ),
    (
        "// says what the program found, in a few words of the article, and what is open. Go through",
        "// fields that nobody has decided yet; comments say what the program found, in a few words of",
    ),
    (
        "// them, correct the values, replace each (undecided), and delete the comments.",
        "// the article. Correct or add each field, and delete its word and the comments.",
    ),
];

/// How the fields of an item are called, and their words in `open`, in the order of the words.
type Words = [(&'static str, &'static str)];

const DOSSIER: &Words = &[("propositions", "Propositions"), ("topics", "Topics")];
const ARTICLE: &Words = &[
    ("title", "Title"),
    ("outlet", "Outlet"),
    ("byline", "Byline"),
    ("place", "Place"),
    ("published", "Published"),
    ("language", "Language"),
    ("translated", "Translated"),
    ("url", "Url"),
];
const SPEAKER: &Words = &[
    ("name", "Name"),
    ("kind", "Kind"),
    // A document without one is an error, unless it is open whether it is a document.
    ("reference", "Kind"),
    ("role", "Role"),
    ("part_of", "PartOf"),
];
const CLAIM: &Words = &[
    ("speaker", "Speaker()"),
    ("who", "Speaker()"),
    ("speech", "Speech"),
    ("sources", "Sources"),
    ("content", "Content"),
    ("quote", "Quote"),
    ("gist", "Gist"),
    ("translation", "Translation"),
    ("stances", "Stances"),
    ("topics", "Topics"),
    ("against", "Against"),
    ("relays", "Relays"),
    ("rests_on", "RestsOn"),
    ("anonymity", "Anonymity"),
    ("knows", "Knows"),
    ("said_in", "SaidIn"),
    ("with", "With"),
];
const REQUEST: &Words =
    &[("to", "To()"), ("outcome", "Outcome"), ("claims", "Claims"), ("link", "Link")];

/// Opens what is marked as undecided, and takes the marks away; how many words that makes.
///
/// A file that is broken somewhere keeps its marks: what they belong to may be something else.
pub(super) fn open_marked<'t>(tree: &'t Tree<'t>, edits: &mut Edits<'t>) -> usize {
    let is_marked = [MARKER, UNDECIDED, NO_DAY].iter().any(|it| tree.text().contains(it));
    let Some(root) = tree.root().filter(|_| is_marked && tree.is_whole()) else { return 0 };
    let items = |list| root.field(list).into_iter().flat_map(Node::items);
    let stand_in = stand_in(items("speakers"));
    let has_nobody = stand_in.is_some() || !items("speakers").any(|it| has_id(it, NOBODY));
    let mut marks = Marks { tree, edits, seen: HashSet::new(), has_nobody, nobody: 0, opened: 0 };
    if let Some(article) = root.field("article") {
        marks.fields(article, ARTICLE, None);
    }
    for claim in items("claims") {
        marks.item(claim, CLAIM, &["Speaker()"]);
    }
    for request in items("requests") {
        let words: Vec<_> = REQUEST.iter().map(|(_, word)| *word).collect();
        marks.item(request, REQUEST, &words);
    }
    let is_nobody = |it: &Node<'_>| it.kind() == Kind::Text && is_text(*it, NOBODY);
    // The one who is left is its own id.
    let is_unused = root.descendants().filter(is_nobody).count() == marks.nobody + 1;
    for speaker in items("speakers") {
        let is_stand_in = stand_in.is_some_and(|it| it.range() == speaker.range());
        if is_stand_in && is_unused && marks.is_as_drafted(speaker) {
            marks.edits.remove_alone(speaker);
            for comment in marks.questions(speaker) {
                marks.take(comment, true);
            }
        } else {
            marks.item(speaker, SPEAKER, &["Name", "Kind"]);
        }
    }
    marks.fields(root, DOSSIER, Some("topics"));
    marks.plain_comments();
    marks.opened
}

/// The speaker that stands for whoever was not found.
fn stand_in<'t>(mut speakers: impl Iterator<Item = Node<'t>>) -> Option<Node<'t>> {
    speakers.find(|it| {
        has_id(*it, NOBODY) && it.field("name").is_some_and(|name| is_text(name, UNDECIDED))
    })
}

fn has_id(item: Node<'_>, id: &str) -> bool {
    item.field("id").is_some_and(|it| is_text(it, id))
}

fn is_text(node: Node<'_>, text: &str) -> bool {
    node.string().is_some_and(|it| *it == *text)
}

/// What is found in a file, and what becomes of it.
struct Marks<'t, 'e> {
    tree: &'t Tree<'t>,
    edits: &'e mut Edits<'t>,
    /// Where the comments begin that are dealt with.
    seen: HashSet<usize>,
    /// Whether the id [`NOBODY`] is nobody's.
    has_nobody: bool,
    /// How often it was taken away.
    nobody: usize,
    /// How many words came into an `open`.
    opened: usize,
}

impl<'t> Marks<'t, '_> {
    /// Opens what an item's comments ask and what has no value yet; any question opens `asked`.
    fn item(&mut self, item: Node<'t>, words: &Words, asked: &[&'static str]) {
        let questions = self.questions(item);
        if !can_open(item) {
            // They are kept until somebody has corrected the item.
            return self.seen.extend(questions.iter().map(|it| it.start));
        }
        let mut open = Vec::new();
        for comment in questions {
            open.extend(asked);
            let (named, says_more) = self.named(&comment, words);
            open.extend(named);
            self.take(comment, !says_more);
        }
        self.values(item, words, &mut open);
        self.open(item, words, &open, None);
    }

    /// Opens the fields that comments beside them ask about, and those that have no value yet.
    fn fields(&mut self, of: Node<'t>, words: &Words, after: Option<&str>) {
        let mut open = Vec::new();
        for field in of.fields() {
            let mut questions = field.comments();
            questions.retain(|it| self.is_question(it));
            if !can_open(of) {
                self.seen.extend(questions.iter().map(|it| it.start));
                continue;
            }
            for comment in questions {
                let (named, says_more) = self.named(&comment, words);
                if named.is_empty() {
                    open.extend(word(words, field.name().unwrap_or_default()));
                }
                open.extend(named);
                self.take(comment, !says_more);
            }
        }
        if can_open(of) {
            self.values(of, words, &mut open);
            self.open(of, words, &open, after);
        }
    }

    /// Takes away texts that stand for what is missing.
    fn values(&mut self, of: Node<'t>, words: &Words, open: &mut Vec<&'static str>) {
        for field in of.fields() {
            let (Some(name), Some(value)) = (field.name(), field.value()) else { continue };
            let Some(word) = word(words, name) else { continue };
            let stands_for = match name {
                "speaker" | "to" if self.has_nobody => NOBODY,
                "published" if is_text(value, NO_DAY) => NO_DAY,
                _ => UNDECIDED,
            };
            let value = value.inside_some();
            let is_list = value.kind() == Kind::List;
            let values = if is_list { value.items().collect() } else { vec![value] };
            let missing = values.iter().filter(|it| is_text(**it, stands_for)).count();
            if missing == 0 {
                continue;
            }
            open.push(word);
            if name == "gist" {
                open.push("Content");
            }
            // Where somebody has begun to fill in a list, or written a comment in it, it stays.
            if missing == values.len() && !self.has_comment(field) {
                self.edits.remove_alone(field);
                self.nobody += if stands_for == NOBODY { missing } else { 0 };
            }
        }
    }

    /// Puts words into the `open` of an item, each that is not there, in their order.
    fn open(&mut self, item: Node<'t>, words: &Words, open: &[&str], after: Option<&str>) {
        let list = item.field("open").map(Node::inside_some);
        let is_there = |word: &str| {
            let name = word.trim_end_matches("()");
            let mut there = list.into_iter().flat_map(Node::items);
            there.any(|it| it.name().unwrap_or(it.text()) == name)
        };
        let mut new: Vec<&str> = Vec::new();
        for (_, word) in words {
            if open.contains(word) && !new.contains(word) && !is_there(word) {
                new.push(word);
            }
        }
        self.opened += new.len();
        match list {
            Some(list) => new.iter().for_each(|it| self.edits.insert_item(list, usize::MAX, it)),
            None if new.is_empty() => {}
            None => {
                self.edits.insert_field(item, "open", &format!("[{}]", new.join(", ")), after);
            }
        }
    }

    /// The comments in and around an item that ask about it.
    fn questions(&self, item: Node<'t>) -> Vec<Range<usize>> {
        let text = self.tree.text();
        let around = item.comments();
        let is_other = |it: &Range<usize>| {
            let number = text[it.clone()].strip_prefix(PARAGRAPH);
            it.start < item.range().start
                && number.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let own = around.iter().rposition(is_other).map_or(0, |at| at + 1);
        let all = around[own..].iter().cloned().chain(item.comments_inside());
        all.filter(|it| self.is_question(it)).collect()
    }

    /// Whether nobody has added anything to the speaker who stood for whoever was not found.
    fn is_as_drafted(&self, speaker: Node<'t>) -> bool {
        let drafted = ["id", "name", "kind"];
        speaker.fields().all(|it| it.name().is_some_and(|name| drafted.contains(&name)))
            && !self.has_comment(speaker)
    }

    /// Whether there are comments in a field or an item, or before its comma.
    fn has_comment(&self, node: Node<'t>) -> bool {
        let before_comma = node.range().end..node.range_with_comma().end;
        node.comments_inside().next().is_some() || self.tree.text()[before_comma].contains('/')
    }

    /// Whether a comment asks something, and is no item that a draft only offered.
    fn is_question(&self, comment: &Range<usize>) -> bool {
        let text = &self.tree.text()[comment.clone()];
        let asked = text.strip_prefix(MARKER).map(str::trim_start);
        asked.is_some_and(|asked| !asked.starts_with('('))
    }

    /// The words of the fields that a comment begins with, and whether it says anything else.
    fn named(&self, comment: &Range<usize>, words: &Words) -> (Vec<&'static str>, bool) {
        let text = self.tree.text()[comment.clone()].trim_start_matches(MARKER).trim();
        let (names, rest) = text.split_once(':').unwrap_or((text, ""));
        let named: Option<Vec<_>> =
            names.split(" and ").map(|name| word(words, name.trim())).collect();
        let says_more = match &named {
            Some(_) => !rest.trim().is_empty(),
            None => !text.is_empty() && text != ABOUT_REQUEST,
        };
        (named.unwrap_or_default(), says_more)
    }

    /// Takes away a comment, or only what marks it.
    fn take(&mut self, comment: Range<usize>, whole: bool) {
        if !self.seen.insert(comment.start) {
            return;
        }
        if whole {
            self.edits.remove_comment(comment);
        } else {
            let text = unmarked(&self.tree.text()[comment.clone()]);
            self.edits.set_comment(comment, &text);
        }
    }

    /// Makes comments that belong to nothing plain ones.
    fn plain_comments(&mut self) {
        let tree = self.tree;
        for comment in tree.comments() {
            let text = &tree.text()[comment.clone()];
            if self.seen.contains(&comment.start) {
                continue;
            }
            if let Some((_, new)) = HEAD.iter().find(|(old, _)| *old == text) {
                self.edits.set_comment(comment, new);
            } else if text.contains(MARKER) {
                let is_empty = text.trim_end() == MARKER;
                self.take(comment, is_empty);
            }
        }
    }
}

/// Whether an item has fields, and its `open`, if any, is a list.
fn can_open(item: Node<'_>) -> bool {
    let is_list = |it: Node<'_>| it.inside_some().kind() == Kind::List;
    item.inside_some().kind() == Kind::Struct && item.field("open").is_none_or(is_list)
}

fn word(words: &Words, name: &str) -> Option<&'static str> {
    words.iter().find(|(field, _)| *field == name).map(|(_, word)| *word)
}

/// A comment without its marks, and every other word of it.
fn unmarked(comment: &str) -> String {
    let mut pieces = comment.split(MARKER);
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text.push_str("//");
        // Neither another mark nor the end of a comment comes of what is pushed together.
        let mut rest = piece;
        while let Some(after) = rest.strip_prefix(MARKER_WORD) {
            rest = after;
        }
        if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
            text.push(' ');
        }
        text.push_str(rest);
    }
    text
}

/// A mark without its slashes.
const MARKER_WORD: &str = " DECIDE:";

#[cfg(test)]
mod tests;
