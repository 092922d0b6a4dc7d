//! A window on blocks of lines, of which only those near it are ever laid out.

use crate::{
    library::Row,
    ui::{Scrolled, Sight, Top},
};
use ratatui::text::Line;
use std::{cell::RefCell, collections::HashMap, ops::Range, rc::Rc};

/// How many lines stay visible around what must be seen, where there is room for them.
const MARGIN: usize = 2;

/// Lines that are laid out together.
#[derive(Debug, Clone, Default)]
pub struct Block {
    /// The lines of the article.
    pub text: Vec<Line<'static>>,
    /// What stands in the margin beside them.
    pub margin: Vec<Line<'static>>,
    /// The claims of the block.
    pub marks: Vec<Mark>,
    /// What the mouse can hit.
    pub hits: Vec<BlockHit>,
}

/// Where the words of a claim stand in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The claim.
    pub claim: Row,
    /// The lines of its words; there is at least one.
    pub words: Range<usize>,
    /// The lines that are shown with them, where there is room.
    pub whole: Range<usize>,
}

/// A place of a block that stands for a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockHit {
    /// Whether it lies in the margin.
    pub in_margin: bool,
    /// The line of the block.
    pub line: usize,
    /// The columns of the text or the margin.
    pub columns: Range<u16>,
    /// The claim.
    pub claim: Row,
}

impl Block {
    /// How many lines it takes.
    pub fn height(&self) -> usize {
        self.text.len().max(self.margin.len()).max(1)
    }
}

/// Blocks of lines, laid out when they are looked at.
pub struct Flow<'f> {
    len: usize,
    lay: &'f dyn Fn(usize) -> Block,
    laid: RefCell<HashMap<usize, Rc<Block>>>,
}

impl<'f> Flow<'f> {
    /// So many blocks, at least one, each as `lay` lays it out.
    pub fn new(len: usize, lay: &'f dyn Fn(usize) -> Block) -> Self {
        Flow { len, lay, laid: RefCell::default() }
    }

    /// A block that there is.
    fn block(&self, at: usize) -> Rc<Block> {
        let lay = || Rc::new((self.lay)(at));
        Rc::clone(self.laid.borrow_mut().entry(at).or_insert_with(lay))
    }

    fn height(&self, at: usize) -> usize {
        self.block(at).height()
    }

    /// A place so many lines further down or up, as far as there are any, and how many there were.
    fn moved(&self, from: Top, by: isize) -> (Top, usize) {
        let Top { mut block, mut line } = self.within(from);
        let mut left = by.unsigned_abs();
        let wanted = left;
        if by < 0 {
            while left > line && block > 0 {
                left -= line + 1;
                block -= 1;
                line = self.height(block) - 1;
            }
            let step = left.min(line);
            return (Top { block, line: line - step }, wanted - (left - step));
        }
        while line + left >= self.height(block) && block + 1 < self.len {
            left -= self.height(block) - line;
            (block, line) = (block + 1, 0);
        }
        let step = left.min(self.height(block) - 1 - line);
        (Top { block, line: line + step }, wanted - (left - step))
    }

    /// The nearest place that there is.
    fn within(&self, top: Top) -> Top {
        let last = self.len.saturating_sub(1);
        let block = top.block.min(last);
        let end = self.height(block) - 1;
        Top { block, line: if top.block > last { end } else { top.line.min(end) } }
    }

    /// Where a window of so many lines begins that has as few empty ones at its end as it can.
    fn filled(&self, top: Top, height: usize) -> Top {
        let top = self.within(top);
        let rest = height.saturating_sub(1);
        let (_, below) = self.moved(top, rest as isize);
        self.moved(top, below as isize - rest as isize).0
    }

    /// Where a window of so many lines begins, as near to `top` as it can be, that shows some
    /// lines of a block, or as many of them as it has room for.
    fn follow(&self, top: Top, (block, lines): (usize, Range<usize>), height: usize) -> Top {
        let top = self.within(top);
        let target = Top { block, line: lines.start };
        let wanted = lines.len().clamp(1, height.max(1));
        let Some(at) = self.distance(top, target, height) else {
            // It is far away: a reader wants to see what comes after it rather than before.
            return self.moved(target, -((height.saturating_sub(wanted) / 3) as isize)).0;
        };
        let margin = MARGIN.min(height.saturating_sub(wanted) / 2) as isize;
        let (height, end) = (height as isize, at + wanted as isize);
        let by = if at < margin {
            at - margin
        } else if end + margin > height {
            end + margin - height
        } else {
            0
        };
        self.moved(top, by).0
    }

    /// How many lines one place is below another, or above it; nothing where that is more than a
    /// page, so that not all of them need to be laid out.
    fn distance(&self, from: Top, to: Top, page: usize) -> Option<isize> {
        let is_below = to >= from;
        let (upper, lower) = if is_below { (from, to) } else { (to, from) };
        // Every block has a line.
        if lower.block - upper.block > page {
            return None;
        }
        let between: usize = (upper.block..lower.block).map(|block| self.height(block)).sum();
        let lines = (between + lower.line).saturating_sub(upper.line);
        let limit = 2 * page;
        (lines <= limit).then_some(if is_below { lines as isize } else { -(lines as isize) })
    }

    /// Where a window of so many lines begins: where the reader has scrolled to; otherwise where
    /// the last frame had it, moved as little as shows the selected claim, which is one of a
    /// block's.
    pub fn top(
        &self,
        last: Top,
        scrolled: Option<Scrolled>,
        selected: Option<(usize, Row)>,
        height: usize,
    ) -> Top {
        if let Some(Scrolled { from, by, .. }) = scrolled {
            return self.filled(self.moved(self.filled(from, height), by).0, height);
        }
        let mark = selected.and_then(|(at, row)| {
            let block = self.block(at);
            let mark = block.marks.iter().find(|mark| mark.claim == row)?;
            let lines = if mark.whole.len() <= height { &mark.whole } else { &mark.words };
            Some((at, lines.clone()))
        });
        self.filled(mark.map_or(last, |mark| self.follow(last, mark, height)), height)
    }

    /// The blocks in a window of so many lines from `top` on and in a page below it, each with the
    /// line of the window in which it begins, and what the next key must know of them.
    pub fn show(
        &self,
        top: Top,
        height: usize,
        selected: Option<Row>,
    ) -> (Vec<(isize, Rc<Block>)>, Sight) {
        let page = height as isize;
        let (Top { block: first, line }, above) = self.moved(top, -page);
        let (_, after) = self.moved(top, 2 * page);
        // Of the lines from the window's first on, that one itself is not counted.
        let below = (after + 1).saturating_sub(height).min(height);
        let mut sight = Sight { top, height, above, below, ..Sight::default() };
        let mut blocks = Vec::new();
        let mut start = -((above + line) as isize);
        for at in first..self.len {
            if start >= 2 * page {
                break;
            }
            let block = self.block(at);
            for Mark { claim, words, .. } in &block.marks {
                let (first, end) = (start + words.start as isize, start + words.end as isize);
                if (-page..2 * page).contains(&first) {
                    sight.claims.push((*claim, first));
                }
                if selected == Some(*claim) {
                    sight.selected = Some((*claim, first..end));
                }
            }
            let end = start + block.height() as isize;
            blocks.push((start, block));
            start = end;
        }
        (blocks, sight)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cell::Cell;

    fn block(lines: usize) -> Block {
        Block { text: vec![Line::default(); lines], ..Block::default() }
    }

    fn line_of(heights: &[usize], top: Top) -> usize {
        heights[..top.block].iter().sum::<usize>() + top.line
    }

    fn top_of(heights: &[usize], mut line: usize) -> Top {
        let mut block = 0;
        while line >= heights[block] {
            line -= heights[block];
            block += 1;
        }
        Top { block, line }
    }

    #[test]
    fn of_many_blocks_few_are_laid_out() {
        let count = Cell::new(0);
        let lay = |_: usize| {
            count.set(count.get() + 1);
            block(3)
        };
        let flow = Flow::new(1_000_000, &lay);
        let top = flow.follow(Top::default(), (500_000, 0..2), 30);
        assert_eq!(top, Top { block: 499_997, line: 0 });
        let last = flow.filled(Top { block: usize::MAX, line: 0 }, 30);
        assert_eq!(last, Top { block: 999_990, line: 0 });
        assert!(count.get() < 50, "{}", count.get());
    }

    #[test]
    fn what_is_higher_than_the_window_is_shown_from_its_beginning() {
        let heights = [4, 50, 4];
        let lay = |at: usize| block(heights[at]);
        let flow = Flow::new(3, &lay);
        assert_eq!(flow.follow(Top::default(), (1, 0..50), 10), Top { block: 1, line: 0 });
        let inside = Top { block: 1, line: 20 };
        assert_eq!(flow.follow(inside, (1, 0..50), 10), Top { block: 1, line: 0 });
        assert_eq!(flow.follow(inside, (2, 0..4), 10), Top { block: 1, line: 48 }, "far away");
    }

    properties! {
        #[test]
        fn a_window_is_where_it_would_be_among_all_the_lines(
            heights in prop::collection::vec(1_usize..9, 1..30),
            from in 0_usize..300, by in -300_isize..300, height in 0_usize..20,
        ) {
            let lay = |at: usize| block(heights[at]);
            let flow = Flow::new(heights.len(), &lay);
            let total: usize = heights.iter().sum();
            let from = from % total;
            let top = top_of(&heights, from);
            let (moved, steps) = flow.moved(top, by);
            let expected = from.saturating_add_signed(by).min(total - 1);
            prop_assert_eq!(line_of(&heights, moved), expected);
            prop_assert_eq!(steps, expected.abs_diff(from));
            let filled = line_of(&heights, flow.filled(top, height));
            prop_assert_eq!(filled, from.min(total.saturating_sub(height.max(1))));
        }

        #[test]
        fn what_must_be_seen_is_seen(
            heights in prop::collection::vec(1_usize..9, 1..60),
            from in 0_usize..300, block_at in 0_usize..60, height in 1_usize..20,
        ) {
            let lay = |at: usize| block(heights[at]);
            let flow = Flow::new(heights.len(), &lay);
            let total: usize = heights.iter().sum();
            let at = block_at % heights.len();
            let top = flow.follow(top_of(&heights, from % total), (at, 0..heights[at]), height);
            let (top, start) = (line_of(&heights, top), line_of(&heights, Top { block: at, line: 0 }));
            let seen = heights[at].min(height);
            prop_assert!(top <= start && start + seen <= top + height, "{top} {start}");
        }
    }
}
