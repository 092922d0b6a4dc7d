//! The dossiers, filled from the state.

use super::table::{Columns, DossierRow};
use crate::ui::{
    layout::Pane as PaneArea,
    render::Painter,
    widgets::{claim_row::Footing, popup::rule, scroll, strip::cells},
};
use crate::{
    action::Action,
    analysis::{self, words},
    library::{DossierRef, Row},
    ui::{DossierOrder, Listed, Pane, Target, Window},
};
use ratatui::{
    layout::{Constraint, Layout, Rect},
    style::Style,
};

/// The lines from which the totals stand below a line of their own.
const ROOMY: u16 = 8;
/// The fewest lines with totals.
const LEAST: u16 = 3;

impl Painter<'_, '_> {
    /// A row for each dossier that has claims which the query means.
    pub(crate) fn dossiers(&mut self, area: PaneArea) {
        let listed = self.state.dossiers().listed();
        let Some(listed) = listed.filter(|listed| !listed.dossiers.rows.is_empty()) else {
            self.title(Pane::List, "Dossiers", "", area.title);
            return self.nothing(area.content);
        };
        self.dossiers_title(listed, area.title);
        let Rect { width, height, .. } = area.content;
        let columns = Columns::new(width, self.claims_columns(listed));
        let foot = match height {
            ROOMY.. => 2,
            LEAST.. => 1,
            _ => 0,
        };
        // In a single line, a row is worth more than its heading.
        let [heading, rows, foot] = Layout::vertical([
            Constraint::Length(u16::from(height > 1)),
            Constraint::Fill(1),
            Constraint::Length(foot),
        ])
        .areas(area.content);
        let (line, hits) = columns.heading(self.state.dossiers().order(), self.look);
        self.lines(&[line], heading);
        self.hits(hits, heading, |order| Target::Heading(place(order)));
        self.dossier_rows(listed, columns, rows);
        self.totals(listed, columns, foot);
    }

    fn dossiers_title(&mut self, listed: &Listed, area: Rect) {
        let rows = listed.dossiers.rows.len();
        let key = self.state.key(Action::NextOrder);
        let order = self.state.dossiers().order().label();
        let place = format!("{} of {rows}", listed.cursor + 1);
        let about = format!("{place}{}{order}  {key}", self.look.dot());
        self.title(Pane::List, "Dossiers", &about, area);
    }

    /// The columns of the longest count of claims.
    fn claims_columns(&self, listed: &Listed) -> usize {
        let digits = |count: usize| count.checked_ilog10().unwrap_or(0) as usize + 1;
        let total = listed.dossiers.total.claims;
        match self.state.browse().query().is_everything() {
            true => digits(total),
            false => digits(total) + " of ".len() + digits(self.state.browse().library().len()),
        }
    }

    /// "12 of 52"; without a query "52".
    fn count_of(&self, meant: usize, all: usize) -> String {
        match self.state.browse().query().is_everything() {
            true => meant.to_string(),
            false => format!("{meant} of {all}"),
        }
    }

    fn dossier_rows(&mut self, listed: &Listed, columns: Columns, area: Rect) {
        let rows = &listed.dossiers.rows;
        let page = usize::from(area.height);
        let top = scroll::follow(self.state.drawn.rows.top, listed.cursor, page, rows.len());
        self.drawn.rows = Window { top, height: page, content: rows.len() };
        for (y, place) in (area.top()..area.bottom()).zip(top..rows.len()) {
            let row = &rows[place];
            let dossier = self.state.browse().library().dossier(row.dossier);
            let strip = self.small_strip(dossier, listed.dossiers.claims(row), columns.strip);
            let line = DossierRow {
                date: &dossier.published().to_string(),
                outlet: dossier.outlet(),
                title: dossier.title(),
                claims: &self.count_of(row.sourcing.claims, dossier.claims().len()),
                strip: &strip,
                sourcing: row.sourcing,
                is_selected: place == listed.cursor,
            };
            let area = Rect { y, height: 1, ..area };
            self.lines(&[columns.row(&line, self.look)], area);
            self.drawn.add(area, Target::Line(place));
        }
    }

    /// The article in so many columns: the bars of the claims that the query means.
    fn small_strip(
        &self,
        dossier: DossierRef<'_>,
        meant: &[Row],
        columns: usize,
    ) -> Vec<(&'static str, Style)> {
        let mut strip = vec![(" ", Style::new()); columns];
        for mut cell in cells(dossier, columns as u16) {
            cell.claims.retain(|claim| meant.binary_search(&claim.row()).is_ok());
            let bar = cell.bar(|claim| self.footing(claim) == Footing::Fallen);
            if let Some(place) = strip.get_mut(usize::from(cell.column)) {
                *place = (bar.sign(self.look), bar.style(self.look));
            }
        }
        strip
    }

    /// All of them together, as far as there is room for it.
    fn totals(&mut self, listed: &Listed, columns: Columns, area: Rect) {
        let library = self.state.browse().library();
        let analysis::Dossiers { rows, total, .. } = &listed.dossiers;
        let title = match (rows.len(), library.dossier_count()) {
            (listed, all) if listed == all => format!("all {}", words::count(all, "dossier")),
            (listed, all) => format!("{listed} of {}", words::count(all, "dossier")),
        };
        let claims = self.count_of(total.claims, library.len());
        let totals = columns.totals(&title, &claims, *total, self.look);
        let rule = rule(area.width, self.look);
        match area.height {
            0 => {}
            1 => self.lines(&[totals], area),
            _ => self.lines(&[rule, totals], area),
        }
    }
}

fn place(order: DossierOrder) -> usize {
    DossierOrder::ALL.iter().position(|one| *one == order).unwrap_or(0)
}
