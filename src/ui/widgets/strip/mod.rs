//! The sourcing strip: the article from its first paragraph to its last, a bar for each claim,
//! the higher and the colder the more traceable.

mod legend;
mod ruler;

use crate::{
    library::{ClaimRef, DossierRef},
    text::width as columns_of,
    ui::{
        Look, Target,
        render::Painter,
        widgets::{
            compose::Composer,
            look::{Letter, letter_of},
        },
    },
};
pub(crate) use legend::{CAVEAT, Legend};
use ratatui::{
    layout::Rect,
    style::{Modifier, Style},
};

impl Painter<'_, '_> {
    /// The sourcing strip of the selected claim's article, and where there are two lines for it, its
    /// ruler; without, the selected bar is reversed.
    pub(crate) fn strip(&mut self, area: Rect) {
        let (cx, look, width) = (self.cx, self.look, area.width);
        let nav = &cx.nav;
        let Some(dossier) = nav.dossier().filter(|_| !area.is_empty()) else { return };
        let has_ruler = area.height > 1;
        let margin = u16::from(width > 2);
        let cells = cells(dossier, width - 2 * margin);
        let selected = nav.claim_here().and_then(|claim| {
            let at = cells.iter().position(|cell| cell.claims.contains(&claim))?;
            Some((cells[at].column, claim.paragraph()))
        });
        let end = cells.last().map_or(margin, |cell| margin + cell.column + 1);
        let has_undecided = dossier.claims().any(|claim| claim.grade().is_open());
        let room = width.saturating_sub(end + ruler::OVERHANG);
        let legend = Legend::fitting(room, has_undecided, look);
        let mut line = Composer::new(width);
        for cell in &cells {
            let bar = cell.bar(|claim| self.cx.is_removed(claim));
            let is_reversed = !has_ruler && selected.is_some_and(|(at, _)| at == cell.column);
            let over = if is_reversed { Modifier::REVERSED } else { Modifier::empty() };
            let start = margin + cell.column;
            line.skip_to(start.into()).put(bar.sign(look), bar.style(look).add_modifier(over));
            if let Some(claim) = cell.claims.first() {
                let place = Rect::new(area.x + start, area.y, 1, 1);
                self.frame.add(place, Target::Bar(claim.row()));
            }
        }
        self.has_legend = legend.is_some();
        if let Some(legend) = legend {
            line.skip_to(usize::from(width - 1) - legend.width(look));
            legend.put(&mut line, look);
        } else if let Some(claim) = nav.claim_here().filter(|_| !has_ruler) {
            let matches = nav.matches();
            let place = matches.selected().map(|at| format!("{}/{}", at + 1, matches.len()));
            let place = place.unwrap_or_default();
            let label = format!("{}{} {place}", look.glyphs().paragraph, claim.paragraph());
            let start = usize::from(width).saturating_sub(columns_of(&label) + usize::from(margin));
            if start > line.used() + 1 {
                line.skip_to(start).put(label, look.theme.muted);
            }
        }
        let mut below = Composer::new(width);
        let room = match (legend, cells.last()) {
            (Some(_), last) => last.map_or(0, |cell| cell.column + ruler::OVERHANG),
            (None, _) => width - 2 * margin,
        };
        for label in ruler::labels(&cells, selected, room, look) {
            below.skip_to((margin + label.column).into()).put(label.text, label.style);
        }
        if let Some(legend) = legend {
            below.skip_to(usize::from(width - 1) - legend.width(look));
            below.put(CAVEAT, look.theme.muted);
        }
        self.lines(&[line.finish(), below.finish()], area);
    }
}

/// One cell of the strip.
#[derive(Debug)]
pub struct Cell<'a> {
    /// Where it stands, from the strip's first column.
    pub column: u16,
    /// The first paragraph that it stands for.
    pub paragraph: u16,
    /// The claims that it stands for.
    pub claims: Vec<ClaimRef<'a>>,
}

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// No claim is there.
    Nothing,
    /// A standing claim's grade, or of several the weakest.
    Standing(Letter),
    /// Nothing that somebody is said to have said stands.
    Fallen(Letter),
}

/// The cells of an article in at most `width` columns.
pub fn cells(dossier: DossierRef<'_>, width: u16) -> Vec<Cell<'_>> {
    let paragraphs = paragraphs(dossier);
    let bars: usize = paragraphs.iter().map(|claims| claims.len().max(1)).sum();
    let columns = usize::from(width);
    if bars + paragraphs.len().saturating_sub(1) <= columns {
        a_cell_a_claim(paragraphs, 1)
    } else if bars <= columns {
        a_cell_a_claim(paragraphs, 0)
    } else {
        pooled(paragraphs, columns)
    }
}

/// The claims of each paragraph, from the first.
fn paragraphs(dossier: DossierRef<'_>) -> Vec<Vec<ClaimRef<'_>>> {
    let mut paragraphs = vec![Vec::new(); usize::from(dossier.paragraphs())];
    for claim in dossier.claims() {
        // The check refuses a paragraph that the article does not have.
        if let Some(claims) = paragraphs.get_mut(usize::from(claim.paragraph()).wrapping_sub(1)) {
            claims.push(claim);
        }
    }
    paragraphs
}

fn a_cell_a_claim(paragraphs: Vec<Vec<ClaimRef<'_>>>, gap: u16) -> Vec<Cell<'_>> {
    let mut cells = Vec::new();
    let mut column = 0;
    for (paragraph, claims) in (1..).zip(paragraphs) {
        if claims.is_empty() {
            cells.push(Cell { column, paragraph, claims });
            column += 1;
        } else {
            for claim in claims {
                cells.push(Cell { column, paragraph, claims: vec![claim] });
                column += 1;
            }
        }
        column += gap;
    }
    cells
}

/// A cell a paragraph, or where there are more paragraphs than columns, a cell for several.
fn pooled(paragraphs: Vec<Vec<ClaimRef<'_>>>, columns: usize) -> Vec<Cell<'_>> {
    let count = paragraphs.len();
    let columns = columns.min(count);
    let mut cells: Vec<Cell<'_>> = Vec::with_capacity(columns);
    for (at, claims) in paragraphs.into_iter().enumerate() {
        let Some(column) = (at * columns).checked_div(count).filter(|_| columns > 0) else { break };
        match cells.last_mut() {
            Some(cell) if usize::from(cell.column) == column => cell.claims.extend(claims),
            _ => cells.push(Cell { column: column as u16, paragraph: at as u16 + 1, claims }),
        }
    }
    cells
}

impl Cell<'_> {
    /// The weakest grade of what stands among the sourced claims, with what is undecided weaker
    /// than all; the newsroom's where it is alone.
    pub fn bar(&self, has_fallen: impl Fn(ClaimRef<'_>) -> bool) -> Bar {
        let letter = |claim: &ClaimRef<'_>| letter_of(claim.grade());
        // The newsroom, which is off the scale, is less than every letter on it.
        let Some(all) = self.claims.iter().map(letter).max() else { return Bar::Nothing };
        let standing = self.claims.iter().filter(|claim| !has_fallen(**claim));
        match standing.map(letter).max() {
            Some(letter) if letter != Letter::Newsroom || all == Letter::Newsroom => {
                Bar::Standing(letter)
            }
            _ => Bar::Fallen(all),
        }
    }
}

impl Bar {
    /// Its sign.
    pub fn sign(self, look: Look<'_>) -> &'static str {
        match self {
            Bar::Nothing => " ",
            Bar::Standing(letter) => look.bar(letter),
            Bar::Fallen(_) => look.fallen_sign(),
        }
    }

    /// Its style.
    pub fn style(self, look: Look<'_>) -> Style {
        match self {
            Bar::Nothing => Style::new(),
            Bar::Standing(letter) => look.grade(letter),
            Bar::Fallen(letter) => look.fallen(look.grade(letter)),
        }
    }
}

#[cfg(test)]
mod tests;
