//! The sourcing strip: the article from its first paragraph to its last, a bar for each claim,
//! the higher and the colder the more traceable.

mod cells;
mod legend;
mod ruler;

use crate::ui::{Hit, Look, widgets::compose::Composer};
use crate::{
    library::{ClaimRef, DossierRef, Row},
    text::width as columns_of,
};
pub(crate) use cells::{Cell, cells};
use ratatui::{style::Modifier, text::Line};

/// What the strip shows.
#[derive(Clone, Copy)]
pub struct Strip<'a> {
    /// The dossier of the selected claim.
    pub dossier: DossierRef<'a>,
    /// The selected claim.
    pub selected: Option<ClaimRef<'a>>,
    /// Whether a claim has fallen in the strip test.
    pub has_fallen: &'a dyn Fn(ClaimRef<'_>) -> bool,
    /// Whether there is a line for the ruler; without it the selected bar is reversed.
    pub has_ruler: bool,
    /// Where there is no ruler, what stands behind the selected paragraph: "16/52".
    pub note: &'a str,
}

/// The strip as lines.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// The bars, and where there is room what they mean.
    pub bars: Line<'static>,
    /// The numbers of the paragraphs, and the selected one.
    pub ruler: Line<'static>,
    /// For each bar the claim that a click on it goes to.
    pub hits: Vec<Hit<Row>>,
}

impl Strip<'_> {
    /// The strip in so many columns.
    pub fn draw(&self, width: u16, look: Look<'_>) -> Drawn {
        let margin = u16::from(width > 2);
        let cells = cells(self.dossier, width - 2 * margin);
        let selected = self
            .selected
            .and_then(|claim| cells.iter().position(|cell| cell.claims.contains(&claim)));
        let end = cells.last().map_or(margin, |cell| margin + cell.column + 1);
        let legend = legend::fitting(look, width.saturating_sub(end + ruler::OVERHANG));
        Drawn {
            bars: self.bars(&cells, selected, legend, width, look),
            ruler: self.ruler(&cells, selected, legend, width, look),
            hits: hits(&cells, margin),
        }
    }

    fn bars(
        &self,
        cells: &[Cell<'_>],
        selected: Option<usize>,
        legend: Option<legend::Legend>,
        width: u16,
        look: Look<'_>,
    ) -> Line<'static> {
        let margin = usize::from(width > 2);
        let mut line = Composer::new(width);
        for (at, cell) in cells.iter().enumerate() {
            let bar = cell.bar(self.has_fallen);
            let mut style = bar.style(look);
            if selected == Some(at) && !self.has_ruler {
                style = style.add_modifier(Modifier::REVERSED);
            }
            line.skip_to(margin + usize::from(cell.column)).put(bar.sign(look), style);
        }
        if let Some(legend) = legend {
            line.skip_to(usize::from(width - 1) - legend.width(look));
            legend.put(&mut line, look);
        } else if let Some(claim) = self.selected.filter(|_| !self.has_ruler) {
            let label = format!("{}{} {}", look.glyphs().paragraph, claim.paragraph(), self.note);
            let start = usize::from(width).saturating_sub(columns_of(&label) + margin);
            if start > line.used() + 1 {
                line.skip_to(start).put(label, look.theme.muted);
            }
        }
        line.finish()
    }

    fn ruler(
        &self,
        cells: &[Cell<'_>],
        selected: Option<usize>,
        legend: Option<legend::Legend>,
        width: u16,
        look: Look<'_>,
    ) -> Line<'static> {
        let margin = u16::from(width > 2);
        let room = match legend {
            Some(_) => cells.last().map_or(0, |cell| cell.column + ruler::OVERHANG),
            None => width - 2 * margin,
        };
        let selected = selected.zip(self.selected);
        let selected = selected.map(|(at, claim)| (cells[at].column, claim.paragraph()));
        let mut line = Composer::new(width);
        for label in ruler::labels(cells, selected, room, look) {
            line.skip_to(usize::from(margin + label.column)).put(label.text, label.style);
        }
        if let Some(legend) = legend {
            line.skip_to(usize::from(width - 1) - legend.width(look));
            line.put(legend::CAVEAT, look.theme.muted);
        }
        line.finish()
    }
}

fn hits(cells: &[Cell<'_>], margin: u16) -> Vec<Hit<Row>> {
    let hit = |cell: &Cell<'_>| {
        let start = margin + cell.column;
        let target = cell.claims.first()?.row();
        Some(Hit { line: 0, columns: start..start + 1, target })
    };
    cells.iter().filter_map(hit).collect()
}

#[cfg(test)]
mod tests;
