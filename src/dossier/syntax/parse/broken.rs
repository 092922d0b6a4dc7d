//! What is meant in a file whose brackets do not pair: lines and indentation tell.

use super::{Kind, Next, Open, Parser, TokenKind, Within, fits, partner};

/// How many brackets outward one that closes is looked for; dossiers nest less deeply.
const MOST_OUTWARD: usize = 64;

impl Parser<'_> {
    /// A field where a list has its items: either the list is not closed, or its item not opened.
    pub(super) fn field_in_list(&mut self) {
        let list = self.top();
        let is_empty = list.node + 1 == self.nodes.len();
        let is_like_the_last = self.is_first_name(list, self.at);
        let is_inside = if self.is_first {
            self.indent > list.indent && (is_empty || list.first_name.is_some())
        } else {
            is_empty || list.is_block
        };
        if is_like_the_last || !self.is_balanced && is_inside {
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

    /// Whether a bracket in a struct is rather the next item of the list around it.
    pub(super) fn begins_next_item(&self) -> bool {
        let [.., list, strukt] = &self.open[..] else { return false };
        if list.kind != Within::List || self.byte(self.at) != b'(' {
            return false;
        }
        let first = self.significant(self.at + 1);
        self.is_first
            || self.next_at(first) == Next::Field(first) && self.is_first_name(strukt, first)
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
        let is_of_structs = around_it.kind == Within::List && around_it.first_name.is_some();
        let fits_there =
            fits(around_it.kind, next) && (!is_of_structs || self.byte(self.at) == b'(');
        if is_further_out && fits_there {
            while self.open.len() > around + 1 {
                self.close_unclosed();
            }
        }
    }

    /// Which of the open brackets the one at `at` is meant to close, if any, in a file in which
    /// not each has its partner.
    pub(super) fn closed_by(&self, at: usize) -> Option<usize> {
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
            open.is_block == is_own_line && (!is_own_line || open.indent == self.indent)
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
            _ => fits(open.kind, next),
        }
    }
}
