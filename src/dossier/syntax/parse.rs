//! From tokens to nodes, without recursion. Of what is not RON it keeps whatever is whole: where
//! brackets do not pair, lines and indentation say which of them belong together.

mod broken;
mod layout;
mod open;
#[cfg(test)]
mod tests;
mod value;

use super::{
    brackets::partner,
    tokens::{Token, TokenKind, Tokens},
    tree::{Kind, NodeData, Tree},
};
use open::{Next, Open, Within, fits};

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
        if !self.is_balanced && self.is_first && self.pass_wrong_opening() {
            return;
        }
        if !self.is_balanced && self.pass_second_opening(next) {
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
        // Its partner is the bracket that was opened last, unless that is part of an attribute.
        self.is_balanced &= self.open.len() > 1 && partner(self.top().bracket) == byte;
        if self.is_balanced {
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
        let (indent, is_first) = (self.indent, self.is_first);
        self.open.push(Open {
            node,
            kind: within,
            bracket: b'(',
            indent,
            inside: 0,
            is_block: false,
            first_name: None,
            is_first,
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
