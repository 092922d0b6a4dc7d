//! What is meant where brackets do not pair: what a bracket closes, and what was not opened.

use super::{Kind, Next, Open, Parser, TokenKind, Within, fits, partner};

/// How many brackets outward one that closes is looked for; dossiers nest less deeply.
pub(super) const MOST_OUTWARD: usize = 64;

impl Parser<'_> {
    /// A field where a list has its items: either the list is not closed, or its item not opened.
    pub(super) fn field_in_list(&mut self) {
        if self.take_back_opening() {
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
        self.is_balanced || !(word + 1..bracket).any(|at| self.has_line_end(at))
    }

    /// Takes back a list that was opened between the bracket of a struct and its first field.
    fn take_back_opening(&mut self) -> bool {
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

    /// Whether a field has the name with which a struct, or each of a list, begins.
    pub(super) fn is_first_name(&self, of: &Open, field: usize) -> bool {
        of.first_name.is_some_and(|name| self.token_text(name) == self.token_text(field))
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
        // One within a line whose partner was opened within a line.
        if !is_own_line && is_kind(top) && !self.open[top].is_block && self.begins_line(at + 1) {
            return Some(top);
        }
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

    /// Whether `next` may follow in an open node, by what is in it and how it is laid out.
    fn suits(&self, open: &Open, next: Next) -> bool {
        match next {
            Next::Close(at) if open.kind != Within::File => {
                let is_blank = |&at: &usize| self.kind(at) == Some(TokenKind::Blank);
                let is_own_line =
                    (0..at).rev().take_while(is_blank).any(|at| self.has_line_end(at));
                partner(open.bracket) == self.byte(at) && open.is_block == is_own_line
            }
            Next::Field(name) if self.is_first_name(open, name) => open.kind == Within::List,
            // Where items are structs, the next one is.
            Next::Value(at) if open.is_of_structs => self.byte(at) == b'(',
            _ => fits(open.kind, next),
        }
    }
}
