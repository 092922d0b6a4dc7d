//! What is meant in a file whose brackets do not pair: lines and indentation tell.

use super::{Kind, Next, Open, Parser, Token, TokenKind, Within, fits, partner};

/// How many brackets outward one that closes is looked for; dossiers nest less deeply.
const MOST_OUTWARD: usize = 64;

impl Parser<'_> {
    /// A field where a list has its items: either the list is not closed, or its item not opened.
    pub(super) fn field_in_list(&mut self) {
        if self.drop_wrong_opening() {
            return;
        }
        let list = self.top();
        let is_empty = list.node + 1 == self.nodes.len();
        let is_like_the_last = self.is_first_name(list, self.at);
        let is_inside = if self.is_first {
            let is_after_broken = self.nodes.last().is_some_and(|last| last.kind == Kind::Error);
            self.indent > list.indent && (is_after_broken || is_empty || list.first_name.is_some())
        } else {
            is_empty || list.is_block
        };
        if is_like_the_last || is_inside {
            self.is_balanced = false;
            self.begin_entry();
            self.push(Kind::Struct, Within::Struct, self.at);
            return self.error(self.at, self.at);
        }
        // The outermost value stays open, so that what follows is in it.
        while self.top().kind == Within::List && self.open.len() > 2 {
            self.close_unclosed();
        }
        if self.top().kind == Within::List {
            self.begin_entry();
            self.value();
        }
    }

    /// Whether a bracket belongs to the word at `word`: where brackets do not pair, not from another
    /// line.
    pub(super) fn is_of_word(&self, word: usize, bracket: usize) -> bool {
        let between = &self.tokens[word + 1..bracket];
        self.is_balanced
            || !between.iter().any(|token| self.text[token.range.clone()].contains('\n'))
    }

    /// Takes back a list that was opened between the bracket of a struct and its first field.
    fn drop_wrong_opening(&mut self) -> bool {
        let [.., outer, list] = &mut self.open[..] else { return false };
        let is_one = outer.kind == Within::Tuple
            && list.node == outer.node + 1
            && list.node + 1 == self.nodes.len();
        if is_one {
            (outer.kind, outer.is_block) = (Within::Unknown, list.is_block || outer.is_block);
            let list = &mut self.nodes[list.node];
            (list.kind, list.tokens.end) = (Kind::Error, list.tokens.start + 1);
            self.open.pop();
        }
        is_one
    }

    /// Whether a bracket in a struct is rather the next item of the list around it.
    pub(super) fn begins_next_item(&self) -> bool {
        let [.., list, strukt] = &self.open[..] else { return false };
        if list.kind != Within::List || self.byte(self.at) != b'(' {
            return false;
        }
        if self.is_first {
            return self.begins_item_of(list);
        }
        let first = self.significant(self.at + 1);
        self.next_at(first) == Next::Field(first) && self.is_first_name(strukt, first)
    }

    /// Whether the bracket that is first on its line is that of an item: it stands where they stand,
    /// or begins as they do.
    fn begins_item_of(&self, list: &Open) -> bool {
        if self.byte(self.at) != b'(' {
            return false;
        }
        let first = self.significant(self.at + 1);
        let is_like_the_last =
            self.next_at(first) == Next::Field(first) && self.is_first_name(list, first);
        !list.is_block || self.indent == list.inside || is_like_the_last
    }

    /// Whether a field has the name with which a struct, or each of a list, begins.
    fn is_first_name(&self, of: &Open, field: usize) -> bool {
        of.first_name.is_some_and(|name| self.token_text(name) == self.token_text(field))
    }

    /// Closes what is open although the line at which reading is begins further out. What is in the
    /// dossier's own brackets need not be indented.
    pub(super) fn close_by_indentation(&mut self, next: Next) {
        let mut near = (1..self.open.len()).rev().take(MOST_OUTWARD);
        let is_around = |&at: &usize| {
            at == 1 || self.open[at].is_bracket() && self.open[at].indent < self.indent
        };
        let Some(around) = near.find(is_around) else { return };
        let top = self.top();
        let is_further_out = top.indent > self.indent
            || !fits(top.kind, next)
            || !top.is_block && self.byte(self.at) == b'(';
        let around_it = &self.open[around];
        let fits_there = fits(around_it.kind, next)
            && (!around_it.is_of_structs || self.begins_item_of(around_it));
        if is_further_out && fits_there {
            while self.open.len() > around + 1 {
                self.close_unclosed();
            }
        }
    }

    /// Which of the open brackets the one at `at` is meant to close, if any, in a file in which
    /// not each has its partner.
    pub(super) fn closed_by(&self, at: usize) -> Option<usize> {
        if self.is_first && self.goes_on_without(at) {
            return None;
        }
        let byte = self.byte(at);
        let mut next = self.significant(at + 1);
        if self.kind(next) == Some(TokenKind::Comma) {
            next = self.significant(next + 1);
        }
        let next = self.next_at(next);
        let is_own_line = self.is_first;
        let is_kind = |at: usize| partner(self.open[at].bracket) == byte;
        let is_laid_out = |at: usize| {
            let open = &self.open[at];
            // A line that begins wrongly does not say how far its bracket is indented.
            let is_about = at + 1 == self.open.len() && self.indent < open.inside;
            let is_in_column = open.indent == self.indent || is_about && open.indent < self.indent;
            open.is_block == is_own_line && (!is_own_line || is_in_column)
        };
        let suits = |at: usize| {
            let around = self.open[..at].iter().rfind(|open| open.is_bracket());
            around.is_some_and(|around| self.suits(around, next))
        };
        // The file is no bracket.
        let top = self.open.len().checked_sub(1).filter(|&top| top > 0)?;
        let brackets = || {
            let outward = (1..=top).rev().filter(|&at| self.open[at].is_bracket());
            outward.take(MOST_OUTWARD)
        };
        // One within a line closes none that ends its line.
        let is_in_reach = |at: &usize| is_own_line || !self.open[*at].is_block;
        let mut near = brackets().take_while(is_in_reach);
        // Lines of their own say more than what follows.
        let is_sure = |at: usize| is_own_line && at > 1;
        let found = near.find(|&at| is_kind(at) && is_laid_out(at) && (is_sure(at) || suits(at)));
        if found.is_some() {
            return found;
        }
        // One of the wrong kind.
        if is_laid_out(top) && suits(top) {
            return Some(top);
        }
        // One too many.
        if self.suits(&self.open[top], next) {
            return None;
        }
        let near = || brackets().take_while(is_in_reach).filter(|&at| is_kind(at));
        let found =
            near().find(|&at| at > 1 && is_laid_out(at)).or_else(|| near().find(|&at| suits(at)));
        found.or_else(|| (is_kind(top) && next == Next::End).then_some(top))
    }

    /// How far the first line inside of a bracket is indented that is the last of its line.
    pub(super) fn first_line_inside(&self, bracket: usize) -> Option<usize> {
        let mut indent = None;
        let rest = self.tokens[bracket + 1..].iter();
        // A comment that does not end may have what stands behind the bracket.
        let trivia =
            |token: &&Token| token.kind.is_trivia() && token.kind != TokenKind::UnclosedComment;
        for token in rest.take_while(trivia) {
            let text = &self.text[token.range.clone()];
            if let (TokenKind::Blank, Some(end)) = (token.kind, text.rfind('\n')) {
                indent = Some(text.len() - end - 1);
            }
        }
        indent
    }

    /// How far the bracket that is open last is indented: further than one that ends its line and is
    /// around it, whatever its own line says.
    pub(super) fn indent_inside_of_others(&self) -> usize {
        let mut around = self.open.iter().rev().skip(1).filter(|open| open.is_bracket());
        let least = around.next().map_or(0, |around| around.indent + usize::from(around.is_block));
        // What is in the dossier's own brackets need not be indented.
        if self.open.len() > 4 { self.indent.max(least) } else { self.indent }
    }

    /// Passes over a bracket that opens a line and nothing else.
    pub(super) fn is_opening_too_many(&mut self) -> bool {
        let (at, after) = (self.at, self.at + 1);
        let is_one = self.kind(at) == Some(TokenKind::Open)
            && self.kind(after) == Some(TokenKind::Blank)
            && self.goes_on_without(at);
        if is_one {
            self.indent += self.token_text(after).len();
            self.error(at, after);
            self.at = after;
        }
        is_one
    }

    /// Whether the line that begins with the bracket at `at` goes on as it would without it.
    fn goes_on_without(&self, at: usize) -> bool {
        let top = self.top();
        let mut next = at + 1;
        let mut column = self.indent;
        if self.kind(next) == Some(TokenKind::Blank) {
            if self.token_text(next).contains('\n') {
                return false;
            }
            column += self.token_text(next).len();
            next += 1;
        }
        // If it is on the first line inside, nothing else says how far that is indented.
        let is_closing = self.kind(at) == Some(TokenKind::Close);
        let is_spoiled = top.inside < top.indent + usize::from(is_closing);
        let is_spoiled = is_spoiled && column > top.indent + 1;
        let is_inside = top.is_block && (top.inside == column || is_spoiled);
        match self.next_at(next) {
            Next::Close(next) => {
                let is_partner = partner(top.bracket) == self.byte(next);
                is_partner && top.is_block && top.indent == column
            }
            next @ (Next::Field(_) | Next::Value(_)) => fits(top.kind, next) && is_inside,
            Next::Other => self.kind(next).is_some_and(TokenKind::is_comment) && is_inside,
            Next::End => false,
        }
    }

    /// Whether `next` may follow in an open node, by what is in it and how it is laid out.
    fn suits(&self, open: &Open, next: Next) -> bool {
        match next {
            Next::Close(at) if open.kind != Within::File => {
                let before = self.tokens[..at].iter().rev();
                let mut lines = before.take_while(|token| token.kind == TokenKind::Blank);
                let is_own_line = lines.any(|token| self.text[token.range.clone()].contains('\n'));
                partner(open.bracket) == self.byte(at) && open.is_block == is_own_line
            }
            Next::Field(name) if self.is_first_name(open, name) => open.kind == Within::List,
            // Where items are structs, the next one is.
            Next::Value(at) if open.is_of_structs => self.byte(at) == b'(',
            _ => fits(open.kind, next),
        }
    }
}
