//! Values, and the attributes before them.

use super::{Kind, Parser, Token, TokenKind, Within};

impl Parser<'_> {
    /// Reads a value, or its beginning if it has brackets.
    pub(super) fn value(&mut self) {
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

    /// Reads `#![...]`, if it is next and stands where it may.
    pub(super) fn attribute(&mut self) -> bool {
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
}
