//! The selected claim, whole.

use super::body::Body;
use crate::ui::{
    Hit, Look,
    widgets::{claim_row::StripResult, scroll, sheet::Sheet},
};
use crate::{
    library::{ClaimRef, Row, Verification},
    ui::TextMode,
};
use ratatui::text::Line;
use std::ops::Range;

/// What the detail shows.
#[derive(Clone, Copy)]
pub struct Detail<'a> {
    /// The claim.
    pub claim: ClaimRef<'a>,
    /// What the reader has recorded of it.
    pub verification: Option<&'a Verification>,
    /// Where it stands in the strip test.
    pub footing: StripResult,
    /// Which words of its quotation.
    pub text: TextMode,
    /// What the search matches in a text, in bytes and in order.
    pub matches: &'a dyn Fn(&str) -> Vec<Range<usize>>,
    /// The first line to show of what scrolls.
    pub top: usize,
    /// Which of its [`links`](crate::ui::detail::link) is selected.
    pub link: Option<usize>,
}

/// The detail as lines.
#[derive(Debug, Clone)]
pub struct Drawn<'a> {
    /// The lines that can be seen, no more than there is room for.
    pub lines: Vec<Line<'a>>,
    /// For each link that can be seen the claim that it leads to.
    pub hits: Vec<Hit<Row>>,
    /// The first line shown of what scrolls.
    pub top: usize,
    /// How many lines of what scrolls can be seen at once.
    pub page: usize,
    /// How many lines scroll.
    pub height: usize,
    /// The claim's [`links`](crate::ui::detail::link), in their order.
    pub links: Vec<LinkPlace>,
}

/// Where a link stands, and where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkPlace {
    /// Its line among those that scroll.
    pub line: usize,
    /// The claim that it leads to.
    pub target: Row,
}

impl<'a> Detail<'a> {
    /// The detail in so much room.
    pub fn draw(&self, width: u16, height: u16, look: Look<'_>) -> Drawn<'a> {
        let Body { sheet: Sheet { lines: body, .. }, links } = self.body(width, look);
        let mut lines = self.head(width, height, look);
        let (room, total) = (usize::from(height).saturating_sub(lines.len()), body.len());
        let page = super::page::page(room, total);
        let top = scroll::clamp(self.top, page, total);
        let seen = top..(top + page).min(total);
        let hits = hits(&links, &seen, lines.len(), width);
        lines.extend(body.into_iter().skip(top).take(page));
        if page < room && page < total {
            lines.push(super::page::more(top, total - seen.end, width, look));
        }
        Drawn { lines, hits, top, page, height: total, links }
    }
}

/// What can be hit of the links below a head of so many lines.
fn hits(links: &[LinkPlace], seen: &Range<usize>, head: usize, width: u16) -> Vec<Hit<Row>> {
    let seen_links = links.iter().filter(|link| seen.contains(&link.line));
    let hit = |link: &LinkPlace| {
        let line = (head + link.line - seen.start) as u16;
        Hit { line, columns: 0..width, target: link.target }
    };
    seen_links.map(hit).collect()
}

#[cfg(test)]
#[path = "render_tests.rs"]
mod tests;
