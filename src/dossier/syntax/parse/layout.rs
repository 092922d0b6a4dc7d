//! What lines and their indentation say where brackets do not pair.

use super::{Next, Open, Parser, TokenKind, Within, broken::MOST_OUTWARD, fits, partner};

impl Parser<'_> {
    /// Closes what is open although the line at which reading is begins further out. What is in the
    /// dossier's own brackets need not be indented.
    pub(super) fn close_by_indentation(&mut self, next: Next) {
        if let (Next::Field(_), Some(sibling)) = (next, self.sibling()) {
            while self.open.len() > sibling {
                self.close_unclosed();
            }
            return;
        }
        let mut near = (1..self.open.len()).rev().take(MOST_OUTWARD);
        let is_around = |&at: &usize| {
            at == 1 || self.open[at].is_bracket() && self.open[at].indent < self.indent
        };
        let Some(around) = near.find(is_around) else { return };
        let top = self.top();
        let is_further_out = top.indent > self.indent
            || !fits(top.kind, next)
            || self.byte(self.at) == b'(' && (!top.is_block || top.indent >= self.indent);
        let around_it = &self.open[around];
        let fits_there = fits(around_it.kind, next)
            && (!around_it.is_of_structs || self.begins_item_of(around_it));
        if is_further_out && fits_there {
            while self.open.len() > around + 1 {
                self.close_unclosed();
            }
        }
    }

    /// The field that is open since a line that begins like this one, in brackets that should have
    /// been closed on it.
    fn sibling(&self) -> Option<usize> {
        let near = (2..self.open.len()).rev().take(MOST_OUTWARD);
        let has_lines = |open: &Open| open.is_block && (open.inside > open.indent || open.is_first);
        let mut near = near.take_while(|&at| !has_lines(&self.open[at]));
        near.find(|&at| {
            let open = &self.open[at];
            open.kind == Within::Value && open.is_first && open.indent == self.indent
        })
    }

    /// Whether the bracket that is first on its line is that of an item: it stands where they stand,
    /// or begins as they do.
    pub(super) fn begins_item_of(&self, list: &Open) -> bool {
        if self.byte(self.at) != b'(' {
            return false;
        }
        let first = self.significant(self.at + 1);
        let is_like_the_last =
            self.next_at(first) == Next::Field(first) && self.is_first_name(list, first);
        !list.is_block || self.indent == list.inside || is_like_the_last
    }

    /// How far the first line inside of a bracket is indented that is the last of its line.
    pub(super) fn first_line_inside(&self, bracket: usize) -> Option<usize> {
        let (mut at, mut indent) = (bracket + 1, None);
        // A comment that does not end may have what stands behind the bracket.
        while let Some(kind) = self.kind(at)
            && kind.is_trivia()
            && kind != TokenKind::UnclosedComment
        {
            if let (TokenKind::Blank, Some((_, line))) =
                (kind, self.token_text(at).rsplit_once('\n'))
            {
                indent = Some(line.len());
            }
            at += 1;
        }
        // Of two brackets with blanks between, the first is one too many.
        let begins = [at, at + 1, at + 2].map(|at| self.kind(at));
        let has_two =
            begins == [Some(TokenKind::Open), Some(TokenKind::Blank), Some(TokenKind::Open)];
        match indent {
            Some(indent) if has_two && !self.has_line_end(at + 1) => {
                Some(indent + self.token_text(at + 1).len())
            }
            indent => indent,
        }
    }

    /// Whether what is next at or after `at`, but for a comma, is the first of its line.
    pub(super) fn begins_line(&self, at: usize) -> bool {
        let comma = self.significant(at);
        let after = if self.kind(comma) == Some(TokenKind::Comma) { comma + 1 } else { at };
        (after..self.significant(after)).any(|at| self.has_line_end(at))
    }

    /// Whether a line ends in a token.
    pub(super) fn has_line_end(&self, at: usize) -> bool {
        self.token_text(at).contains('\n')
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
    pub(super) fn pass_wrong_opening(&mut self) -> bool {
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

    /// Passes over `name: [` if that has just opened the list in which reading is.
    pub(super) fn pass_second_opening(&mut self, next: Next) -> bool {
        let (Next::Field(name), [.., field, list]) = (next, &self.open[..]) else { return false };
        let bracket = self.significant(self.significant(name + 1) + 1);
        let first = self.nodes[field.node].tokens.start;
        let is_one = (list.kind, field.kind) == (Within::List, Within::Value)
            && list.node + 1 == self.nodes.len()
            && bracket < self.tokens.len()
            && self.byte(bracket) == b'['
            && self.token_text(first) == self.token_text(name);
        if is_one {
            self.error(name, bracket + 1);
            self.at = bracket + 1;
            let inside = self.first_line_inside(bracket);
            let list = self.top_mut();
            (list.is_block, list.inside) = (inside.is_some(), inside.unwrap_or_default());
            self.is_first = false;
        }
        is_one
    }

    /// Whether the line that begins with the bracket at `at` goes on as it would without it.
    pub(super) fn goes_on_without(&self, at: usize) -> bool {
        let top = self.top();
        let mut next = at + 1;
        let mut column = self.indent;
        if self.kind(next) == Some(TokenKind::Blank) {
            if self.has_line_end(next) {
                return false;
            }
            column += self.token_text(next).len();
            next += 1;
        }
        // If it is on the first line inside, nothing else says how far that is indented.
        let is_closing = self.kind(at) == Some(TokenKind::Close);
        let is_spoiled = top.inside < top.indent + usize::from(is_closing);
        // The blank before a comment is none of its line.
        let is_comment = self.kind(next).is_some_and(TokenKind::is_comment);
        let is_spoiled = is_spoiled && column > top.indent + usize::from(is_comment);
        let is_inside = top.is_block && (top.inside == column || is_spoiled);
        match self.next_at(next) {
            Next::Close(next) => {
                let is_partner = partner(top.bracket) == self.byte(next);
                is_partner && top.is_block && top.indent == column
            }
            next @ (Next::Field(_) | Next::Value(_)) => fits(top.kind, next) && is_inside,
            Next::Other => is_comment && is_inside,
            Next::End => false,
        }
    }
}
