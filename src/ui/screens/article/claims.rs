//! The article by its claims, a block each.

use crate::library::{ClaimRef, RequestRef};
use crate::ui::screens::article::{
    flow::{Block, BlockHit, Mark},
    gaps, notes,
    scene::Scene,
};
use ratatui::text::Line;
use std::ops::Range;

impl<'a> Scene<'a> {
    /// A claim counted from the first of the dossier, with what stands before the next one.
    pub fn claim_block(&self, at: usize) -> Block {
        let Range { start, end } = self.dossier.rows();
        // A block of a dossier without claims is not asked for.
        let row = (start as usize + at).min(end.saturating_sub(1) as usize) as u32;
        let before = (row > start).then(|| self.at(row - 1).paragraph());
        let next = (row + 1 < end).then(|| self.at(row + 1).paragraph());
        let claim = self.at(row);
        let mut block = Block::default();
        if before.is_none() {
            self.put_gap(&mut block, 1, claim.paragraph());
        }
        let is_last = next != Some(claim.paragraph());
        self.put_claim(&mut block, claim, before, is_last);
        if is_last {
            self.put_rest(&mut block, claim.paragraph(), next);
        }
        if let Some(mark) = block.marks.first_mut() {
            mark.whole = 0..block.text.len();
        }
        block
    }

    fn put_claim(
        &self,
        block: &mut Block,
        claim: ClaimRef<'a>,
        before: Option<u16>,
        is_last: bool,
    ) {
        let shown = self.claim(claim, before != Some(claim.paragraph()));
        let start = block.text.len();
        block.text.extend(shown.lines(self.measure, self.look));
        if shown.is_meant {
            let links = self.article.links(claim, &self.cx.nav);
            // The blank line after a paragraph is free for them.
            let paragraph = claim.paragraph()..claim.paragraph().saturating_add(1);
            let is_free =
                is_last && self.article.requests_in(self.dossier, paragraph).next().is_none();
            let height = block.text.len() - start + usize::from(is_free);
            self.put_notes(block, start, height, &notes::of_claim(claim, &links, self.look));
        }
        let words = start..block.text.len();
        for line in words.clone() {
            let columns = 0..self.measure.text;
            block.hits.push(BlockHit { in_margin: false, line, columns, claim: claim.row() });
        }
        block.marks.push(Mark { claim: claim.row(), words: words.clone(), whole: words });
    }

    /// Notes beside so many lines from `start` on, or without a margin, in a line below them.
    fn put_notes(&self, block: &mut Block, start: usize, height: usize, notes: &[notes::Note]) {
        if notes.is_empty() {
            return;
        }
        match self.measure.margin {
            Some(width) => {
                block.margin.resize(start, Line::default());
                block.margin.extend(notes::lines(notes, (1, width), height, self.look));
            }
            None => {
                let (first, rest) = self.measure.indent(self.look);
                let indent = if self.measure.is_roomy { first } else { rest };
                let room = (indent, self.measure.text);
                block.text.extend(notes::lines(notes, room, 1, self.look));
            }
        }
    }

    /// The rest of a paragraph after its last claim, and the paragraphs up to the next claim's.
    fn put_rest(&self, block: &mut Block, paragraph: u16, next: Option<u16>) {
        for request in self.article.requests_in(self.dossier, paragraph..paragraph + 1) {
            self.put_request(block, request, false);
        }
        let end = next.unwrap_or_else(|| self.dossier.paragraphs().saturating_add(1));
        self.set_apart(block);
        self.put_gap(block, paragraph.saturating_add(1), end);
        if next.is_none() && self.measure.is_roomy {
            block.text.pop();
        }
    }

    /// The paragraphs from one up to another, none of which has a claim.
    fn put_gap(&self, block: &mut Block, from: u16, to: u16) {
        let requests: Vec<_> = self.article.requests_in(self.dossier, from..to).collect();
        let mut at = from;
        for same in requests.chunk_by(|one, other| one.paragraph() == other.paragraph()) {
            let paragraph = same[0].paragraph();
            self.put_no_claim(block, at, paragraph);
            for (count, request) in same.iter().enumerate() {
                self.put_request(block, *request, count == 0);
            }
            self.set_apart(block);
            at = paragraph.saturating_add(1);
        }
        self.put_no_claim(block, at, to);
    }

    fn put_request(&self, block: &mut Block, request: RequestRef<'_>, is_first: bool) {
        let start = block.text.len();
        block.text.extend(gaps::request_lines(request, is_first, self.measure, self.look));
        let height = block.text.len() - start;
        self.put_notes(block, start, height, &notes::of_request(request, self.look));
    }

    fn put_no_claim(&self, block: &mut Block, from: u16, to: u16) {
        if from < to {
            block.text.extend(gaps::no_claim(from, to - 1, self.measure, self.look));
            self.set_apart(block);
        }
    }

    /// A blank line between paragraphs, where there is room.
    fn set_apart(&self, block: &mut Block) {
        if self.measure.is_roomy {
            block.text.push(Line::default());
        }
    }
}
