//! From tokens to nodes, without recursion. Of what is not RON it keeps whatever is whole: where
//! brackets do not pair, lines and indentation say which of them belong together.

mod broken;

use super::{
    brackets::partner,
    tokens::{Token, TokenKind, Tokens},
    tree::{Kind, NodeData, Tree},
};

/// A node whose end is not reached.
struct Open {
    node: usize,
    kind: Within,
    /// Its bracket; a round one where it has none.
    bracket: u8,
    /// How far the line of its bracket is indented, or should be inside of the one around it.
    indent: usize,
    /// How far the first line inside of it is indented, if its bracket is the last of its line.
    inside: usize,
    /// Whether its bracket is the last of its line.
    is_block: bool,
    /// The name of the first field: of a struct, or of the last struct of a list.
    first_name: Option<usize>,
    /// Whether its first item is a struct, if it is a list.
    is_of_structs: bool,
    /// Whether something was read that no comma has followed.
    has_entry: bool,
}

impl Open {
    fn is_bracket(&self) -> bool {
        !matches!(self.kind, Within::Value | Within::Entry)
    }
}

/// What is read, one after the other, in a node.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Within {
    /// Attributes, and one value.
    File,
    /// Round brackets in which nothing was read.
    Unknown,
    /// Fields.
    Struct,
    /// Values in round brackets.
    Tuple,
    /// Values.
    List,
    /// Keys and values.
    Map,
    /// The value of a field.
    Value,
    /// A key, a colon and a value.
    Entry,
}

/// What begins at a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// `name:`
    Field(usize),
    Value(usize),
    Close(usize),
    /// What is nothing in RON.
    Other,
    End,
}

struct Parser<'s> {
    text: &'s str,
    tokens: Vec<Token>,
    nodes: Vec<NodeData>,
    open: Vec<Open>,
    at: usize,
    /// Behind the last token that is no trivia, if `at` is not.
    last: usize,
    /// How far the line of `at` is indented.
    indent: usize,
    /// Whether `at` is the first token of its line.
    is_first: bool,
    /// Whether each bracket has had its partner so far; if so, lines do not matter.
    is_balanced: bool,
}

/// Reads any text.
pub(super) fn parse(text: &str) -> Tree<'_> {
    let tokens: Vec<_> = Tokens::lenient(text).collect();
    let is_balanced = is_balanced(text, &tokens);
    let mut parser = Parser {
        text,
        tokens,
        nodes: Vec::new(),
        open: Vec::new(),
        at: 0,
        last: 0,
        indent: 0,
        is_first: true,
        is_balanced,
    };
    parser.push(Kind::File, Within::File, 0);
    parser.skip_trivia();
    while parser.at < parser.tokens.len() {
        parser.step();
        parser.skip_trivia();
    }
    while parser.open.len() > 1 {
        parser.close_unclosed();
    }
    parser.pop(parser.at);
    Tree { text, tokens: parser.tokens, nodes: parser.nodes }
}

fn is_balanced(text: &str, tokens: &[Token]) -> bool {
    let mut open = Vec::new();
    for token in tokens {
        let byte = text.as_bytes()[token.range.start];
        match token.kind {
            TokenKind::Open => open.push(partner(byte)),
            TokenKind::Close if open.pop() != Some(byte) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

impl Parser<'_> {
    fn step(&mut self) {
        let next = self.next_at(self.at);
        if !self.is_balanced && self.is_first && self.is_opening_too_many() {
            return;
        }
        if !self.is_balanced && self.is_first && !matches!(next, Next::Close(_)) {
            self.close_by_indentation(next);
        }
        match (next, self.top().kind) {
            (Next::Close(closing), _) => self.closing(closing),
            (Next::Other | Next::End, _) => self.other(),
            (Next::Field(_), Within::Unknown | Within::Struct) => self.field(),
            (Next::Field(_), Within::List) => self.field_in_list(),
            (Next::Value(_), Within::Struct) if self.begins_next_item() => self.close_unclosed(),
            (Next::Field(_), Within::Value) => self.end_value(true),
            (Next::Field(_) | Next::Value(_), Within::Map) => {
                self.begin_entry();
                self.push(Kind::Entry, Within::Entry, self.at);
                self.value();
            }
            (Next::Value(_) | Next::Field(_), within) => {
                if within == Within::Unknown {
                    self.top_mut().kind = Within::Tuple;
                }
                self.begin_entry();
                if within == Within::Struct {
                    self.error(self.at, self.at);
                }
                self.value();
            }
        }
    }

    /// What begins at a token that is no trivia.
    fn next_at(&self, at: usize) -> Next {
        match self.tokens.get(at).map(|token| token.kind) {
            None => Next::End,
            Some(TokenKind::Close) => Next::Close(at),
            Some(TokenKind::Word) => {
                let next = self.significant(at + 1);
                if self.kind(next) == Some(TokenKind::Colon) {
                    Next::Field(at)
                } else {
                    Next::Value(at)
                }
            }
            Some(
                TokenKind::Open
                | TokenKind::Text
                | TokenKind::Bytes
                | TokenKind::Char
                | TokenKind::Number
                | TokenKind::UnclosedText,
            ) => Next::Value(at),
            Some(_) => Next::Other,
        }
    }

    /// Begins a field, whose name and colon are next.
    fn field(&mut self) {
        self.begin_entry();
        let name = self.at;
        let top = self.top_mut();
        top.kind = Within::Struct;
        top.first_name.get_or_insert(name);
        let first_name = top.first_name;
        // The list around it learns what its items begin with.
        if let [.., outer, _] = &mut self.open[..]
            && outer.kind == Within::List
        {
            outer.first_name = first_name;
        }
        let node = self.top().node;
        self.nodes[node].kind = Kind::Struct;
        self.push(Kind::Field, Within::Value, name);
        self.at += 1;
        self.skip_trivia();
        self.at += 1;
    }

    fn closing(&mut self, at: usize) {
        let byte = self.byte(at);
        while matches!(self.top().kind, Within::Value | Within::Entry) {
            self.end_value(true);
        }
        if self.is_balanced {
            // Its partner is the bracket that was opened last.
            return self.pop_bracket();
        }
        let Some(found) = self.closed_by(at) else { return self.other() };
        while self.open.len() > found + 1 {
            self.close_unclosed();
        }
        if partner(self.open[found].bracket) != byte {
            self.error(at, at + 1);
        }
        self.pop_bracket();
    }

    /// Ends a bracket with the token that closes it.
    fn pop_bracket(&mut self) {
        self.pop(self.at + 1);
        self.at += 1;
        self.is_first = false;
        self.end_of_value();
    }

    /// A token that is no value: a comma, a colon, or what is nothing in RON.
    fn other(&mut self) {
        let kind = self.tokens[self.at].kind;
        match kind {
            TokenKind::Comma => {
                while matches!(self.top().kind, Within::Value | Within::Entry) {
                    self.end_value(true);
                }
                let top = self.top_mut();
                let is_expected = top.has_entry && top.kind != Within::File;
                top.has_entry = false;
                if !is_expected {
                    self.error(self.at, self.at + 1);
                }
            }
            TokenKind::Colon if self.top().kind == Within::Entry && !self.top().has_entry => {
                // The key was read, and its value follows.
                if self.nodes.len() == self.top().node + 1 {
                    self.error(self.at, self.at + 1);
                }
                self.top_mut().kind = Within::Value;
            }
            TokenKind::Other if self.attribute() => return,
            _ => self.error(self.at, self.at + 1),
        }
        self.at += 1;
        self.is_first = false;
    }

    /// Reads `#![...]`, if it is next and stands where it may.
    fn attribute(&mut self) -> bool {
        let start = self.at;
        if self.top().kind != Within::File || self.top().has_entry || self.byte(start) != b'#' {
            return false;
        }
        let mark = self.significant(start + 1);
        let bracket = self.significant(mark + 1);
        let is_one = mark < self.tokens.len()
            && self.byte(mark) == b'!'
            && self.kind(bracket) == Some(TokenKind::Open)
            && self.byte(bracket) == b'[';
        if !is_one {
            return false;
        }
        // `enable(a, b)` or `type = "..."`, and never more than one line where it is broken.
        let is_last = |token: &Token| {
            let text = &self.text[token.range.clone()];
            text == "]" || !self.is_balanced && text.contains('\n')
        };
        let end = self.tokens[bracket..].iter().position(is_last);
        let end = end.map_or(self.tokens.len(), |at| bracket + at);
        let is_closed = self.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Close);
        let end = if is_closed { end + 1 } else { end };
        self.leaf(if is_closed { Kind::Attribute } else { Kind::Error }, start, end);
        self.at = end;
        self.is_first = false;
        true
    }

    /// Reads a value, or its beginning if it has brackets.
    fn value(&mut self) {
        let start = self.at;
        let kind = match self.tokens[start].kind {
            TokenKind::Open => return self.bracket(start, start),
            TokenKind::Word => {
                let next = self.significant(start + 1);
                if next < self.tokens.len()
                    && self.byte(next) == b'('
                    && self.is_of_word(start, next)
                {
                    return self.bracket(start, next);
                }
                Kind::Word
            }
            TokenKind::Text => Kind::Text,
            TokenKind::Bytes => Kind::Bytes,
            TokenKind::Char => Kind::Char,
            TokenKind::Number => Kind::Number,
            _ => Kind::Error,
        };
        self.leaf(kind, start, start + 1);
        self.at += 1;
        self.is_first = false;
        self.end_of_value();
    }

    /// Opens the bracket at `bracket` of a value that begins at `start`, with its name.
    fn bracket(&mut self, start: usize, bracket: usize) {
        let (kind, within) = match self.byte(bracket) {
            b'(' => (Kind::Tuple, Within::Unknown),
            b'[' => (Kind::List, Within::List),
            _ => (Kind::Map, Within::Map),
        };
        let around = self.top_mut();
        let is_struct = start == bracket && kind == Kind::Tuple;
        around.is_of_structs |= around.kind == Within::List && is_struct;
        self.push(kind, within, start);
        while self.at <= bracket {
            self.at += 1;
            if self.at <= bracket {
                self.skip_trivia();
            }
        }
        let byte = self.byte(bracket);
        let inside = self.first_line_inside(bracket);
        let indent = self.indent_inside_of_others();
        let top = self.top_mut();
        (top.bracket, top.indent, top.is_block) = (byte, indent, inside.is_some());
        top.inside = inside.unwrap_or_default();
        self.is_first = false;
    }

    /// After a value: ends the field that has it.
    fn end_of_value(&mut self) {
        match self.top().kind {
            Within::Value => self.end_value(false),
            // A key; its value comes after the colon.
            Within::Entry => {}
            _ => self.top_mut().has_entry = true,
        }
    }

    /// Ends a field or an entry of a map, `is_early` if its value has not come.
    fn end_value(&mut self, is_early: bool) {
        let end = self.last_significant();
        if is_early {
            self.error(end, end);
        }
        self.pop(end);
        self.top_mut().has_entry = true;
    }

    /// Ends what is open last before the token at which reading is.
    fn close_unclosed(&mut self) {
        if matches!(self.top().kind, Within::Value | Within::Entry) {
            return self.end_value(true);
        }
        // Its partner will close something else.
        self.is_balanced = false;
        let end = self.last_significant();
        self.error(end, end);
        self.pop(end);
        self.end_of_value();
    }

    /// Makes room for a field or a value: a comma is missing if something stands before it.
    fn begin_entry(&mut self) {
        if self.top().has_entry {
            self.error(self.at, self.at);
        }
        self.top_mut().has_entry = false;
    }

    fn push(&mut self, kind: Kind, within: Within, start: usize) {
        let node = self.leaf(kind, start, start);
        let indent = self.indent;
        self.open.push(Open {
            node,
            kind: within,
            bracket: b'(',
            indent,
            inside: 0,
            is_block: false,
            first_name: None,
            is_of_structs: false,
            has_entry: false,
        });
    }

    /// Ends the node that is open last before the token `end`.
    fn pop(&mut self, end: usize) {
        if let Some(open) = self.open.pop() {
            let after = self.nodes.len();
            let node = &mut self.nodes[open.node];
            (node.tokens.end, node.after) = (end.max(node.tokens.start), after);
        }
    }

    fn leaf(&mut self, kind: Kind, start: usize, end: usize) -> usize {
        let node = self.nodes.len();
        let parent = self.open.last().map_or(0, |open| open.node);
        self.nodes.push(NodeData { kind, tokens: start..end, parent, after: node + 1 });
        node
    }

    fn error(&mut self, start: usize, end: usize) {
        self.leaf(Kind::Error, start, end);
    }

    /// Goes to the next token that is no trivia.
    fn skip_trivia(&mut self) {
        self.last = self.last_significant();
        while let Some(token) = self.tokens.get(self.at).filter(|token| token.kind.is_trivia()) {
            let text = &self.text[token.range.clone()];
            if let Some(end) = text.rfind('\n') {
                self.indent = text.len() - end - 1;
                self.is_first = token.kind == TokenKind::Blank;
            } else if self.at == 0 && token.kind == TokenKind::Blank {
                self.indent = text.len();
            } else if token.kind != TokenKind::Blank {
                self.is_first = false;
            }
            self.at += 1;
        }
    }

    /// The first token at or after `at` that is no trivia.
    fn significant(&self, at: usize) -> usize {
        let rest = self.tokens.get(at..).unwrap_or_default();
        at + rest.iter().position(|token| !token.kind.is_trivia()).unwrap_or(rest.len())
    }

    /// Behind the last token before `at` that is no trivia.
    fn last_significant(&self) -> usize {
        let before = self.at.checked_sub(1).and_then(|before| self.kind(before));
        if before.is_some_and(TokenKind::is_trivia) { self.last } else { self.at }
    }

    fn top(&self) -> &Open {
        // The file is open until the end.
        &self.open[self.open.len() - 1]
    }

    fn top_mut(&mut self) -> &mut Open {
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes()[self.tokens[at].range.start]
    }

    fn token_text(&self, at: usize) -> &str {
        &self.text[self.tokens[at].range.clone()]
    }
}

/// Whether `next` may be in RON where `within` is read.
fn fits(within: Within, next: Next) -> bool {
    match next {
        Next::Field(_) => matches!(within, Within::Unknown | Within::Struct | Within::Map),
        Next::Value(_) => !matches!(within, Within::Struct | Within::File),
        Next::End => within == Within::File,
        Next::Close(_) => false,
        Next::Other => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Node, Tree};
    use crate::dossier::{fixture::SOUND, path::Path};

    /// The ids of the items of a list that are whole, and of the others `!`.
    fn ids(text: &str, list: &'static str) -> String {
        let tree = Tree::parse(text);
        let list = tree.find(&Path::root().field(list)).unwrap_or_else(|| panic!("{text}"));
        let id = |node: Node<'_>| {
            let id = node.field("id").and_then(|id| id.string());
            let broken = if node.is_whole() { "" } else { "!" };
            format!("{}{broken}", id.as_deref().unwrap_or("-"))
        };
        list.items().map(id).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_whole_in_a_broken_file_is_found() {
        for (from, to, expected) in [
            // A bracket that is not closed, or not opened, or of the wrong kind.
            ("\"b\"),", "\"b\",", "a b! c"),
            ("(id: \"b\"", "id: \"b\"", "a b! c"),
            ("\"b\"),", "\"b\"],", "a b! c"),
            ("gist: \"b\"", ") gist: \"b\"", "a b! c"),
            ("gist: \"b\"", "( gist: \"b\"", "a b! c"),
            ("quote: [", "quote: ", "a b! c"),
            ("\"x\"]", "\"x\"", "a b! c"),
            ("\"x\"]", "\"x\")", "a b! c"),
            // A text that is not closed, or not opened.
            ("\"x\"", "\"x", "a b! c"),
            ("gist: \"b\"", "gist: b\"", "a b! c"),
            ("gist: \"b\"", "gist: \"b", "a b! c"),
            ("gist", "r#\" gist", "a b! c"),
            ("gist", "/* gist", "a b! c"),
            // What stands for nothing.
            ("gist:", "gist", "a b! c"),
            ("gist: \"b\"", "gist:", "a b! c"),
            ("], gist", "] gist", "a b! c"),
            ("], gist", "],, gist", "a b! c"),
            ("gist: \"b\"", "“b”", "a b! c"),
        ] {
            for text in [
                "(claims: [\n    (id: \"a\"),\n    (id: \"b\", quote: [\"x\"], gist: \"b\"),\n    (id: \"c\"),\n], topics: [(id: \"t\")])",
                "(\n    claims: [\n        (id: \"a\"),\n        (\n            id: \"b\",\n            quote: [\"x\"], gist: \"b\"),\n        (id: \"c\"),\n    ],\n    topics: [\n        (id: \"t\"),\n    ],\n)\n",
            ] {
                let broken = text.replacen(from, to, 1);
                if broken != text {
                    let found = (ids(&broken, "claims"), ids(&broken, "topics"));
                    assert_eq!(found, (expected.to_owned(), "t".to_owned()), "{broken}");
                }
            }
        }
    }

    /// The items of a list that are whole.
    fn whole(text: &str) -> Vec<&str> {
        let tree = Tree::parse(text);
        let list = tree.find(&Path::root().field("claims"));
        let items = list.into_iter().flat_map(|list| list.items());
        items.filter(|item| item.is_whole()).map(|item| &text[item.range()]).collect()
    }

    /// A wrong character nearly always breaks its own claim alone. Where it looks like the
    /// beginning of something else, its neighbours are lost as well.
    #[test]
    fn one_wrong_character_breaks_one_item() {
        const PIECES: [&str; 11] = ["", "(", ")", "[", "]", "\"", ",", ":", "/*", "'", "“"];
        /// A number prime to that of the pieces, so that each comes in many places.
        const STEP: usize = 3;
        let all = whole(SOUND);
        let (mut tried, mut lost) = (0, Vec::new());
        for item in &all {
            let start = SOUND.find(item).unwrap();
            let places = (start..start + item.len()).filter(|at| SOUND.is_char_boundary(*at));
            for (place, piece) in places.step_by(STEP).zip(PIECES.into_iter().cycle()) {
                let end = place + usize::from(piece.is_empty());
                if !SOUND.is_char_boundary(end) {
                    continue;
                }
                let text = format!("{}{piece}{}", &SOUND[..place], &SOUND[end..]);
                let found = whole(&text);
                tried += 1;
                if all.iter().any(|other| other != item && !found.contains(other)) {
                    lost.push(text);
                }
            }
        }
        assert!(lost.len() * 100 <= tried, "{} of {tried}, {lost:#?}", lost.len());
    }
}
