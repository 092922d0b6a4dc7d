//! What is seen of the blocks, and what the next key must know of it.

use crate::ui::{
    Hit,
    screens::article::flow::{Block, Flow},
};
use crate::{
    library::Row,
    ui::{Scrolled, Sight, Top},
};
use ratatui::text::Line;

/// The lines in a window.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// The lines of the article.
    pub text: Vec<Line<'static>>,
    /// The lines of the margin.
    pub margin: Vec<Line<'static>>,
    /// What can be hit among the lines of the article.
    pub in_text: Vec<Hit<Row>>,
    /// What can be hit in the margin.
    pub in_margin: Vec<Hit<Row>>,
    /// What the next key must know.
    pub sight: Sight,
}

/// The place of the window: where the reader has scrolled to; otherwise where the last frame had
/// it, moved as little as shows the selected claim, which is one of a block's.
pub fn top(
    flow: &Flow<'_>,
    last: Top,
    scrolled: Option<Scrolled>,
    selected: Option<(usize, Row)>,
    height: usize,
) -> Top {
    if let Some(Scrolled { from, by, .. }) = scrolled {
        return flow.filled(flow.moved(flow.filled(from, height), by).0, height);
    }
    let mark = selected.and_then(|(at, row)| {
        let marks = &flow.block(at).marks;
        marks.iter().find(|mark| mark.claim == row).cloned().map(|mark| (at, mark))
    });
    let Some((at, mark)) = mark else { return flow.filled(last, height) };
    let lines = if mark.whole.len() <= height { mark.whole } else { mark.words };
    flow.filled(flow.follow(last, (at, lines), height), height)
}

/// The window of so many lines from `top` on.
pub fn show(flow: &Flow<'_>, top: Top, height: usize, selected: Option<Row>) -> Shown {
    let mut shown = Shown::default();
    let (mut first, above) = flow.moved(top, -(height as isize));
    let (_, after) = flow.moved(top, 2 * height as isize);
    // Of the lines from the window's first on, that one itself is not counted.
    let below = (after + 1).saturating_sub(height).min(height);
    shown.sight = Sight { top, height, above, below, ..Sight::default() };
    // The line in which the block begins, counted from the window's first.
    let mut start = -((above + first.line) as isize);
    while start < 2 * height as isize && first.block < flow.len() {
        let block = flow.block(first.block);
        shown.take(&block, start, height);
        shown.sight.take(&block, start, height, selected);
        start += block.height() as isize;
        first.block += 1;
    }
    shown
}

impl Shown {
    /// Takes what the window shows of a block that begins in a line of it, or above it.
    fn take(&mut self, block: &Block, start: isize, height: usize) {
        let visible = |line: usize| {
            let line = start + line as isize;
            usize::try_from(line).ok().filter(|line| *line < height)
        };
        for line in 0..block.height() {
            let Some(at) = visible(line) else { continue };
            let put = |lines: &mut Vec<Line<'static>>, line: Option<&Line<'static>>| {
                lines.resize(at, Line::default());
                lines.push(line.cloned().unwrap_or_default());
            };
            put(&mut self.text, block.text.get(line));
            put(&mut self.margin, block.margin.get(line));
        }
        for hit in &block.hits {
            let Some(line) = visible(hit.line) else { continue };
            let hits = if hit.in_margin { &mut self.in_margin } else { &mut self.in_text };
            // No screen has more lines than that.
            hits.push(Hit { line: line as u16, columns: hit.columns.clone(), target: hit.claim });
        }
    }
}

impl Sight {
    fn take(&mut self, block: &Block, start: isize, height: usize, selected: Option<Row>) {
        let near = -(height as isize)..2 * height as isize;
        for mark in &block.marks {
            let (first, end) = (start + mark.words.start as isize, start + mark.words.end as isize);
            if near.contains(&first) {
                self.claims.push((mark.claim, first));
            }
            if selected == Some(mark.claim) {
                self.selected = Some((mark.claim, first..end));
            }
        }
    }
}
