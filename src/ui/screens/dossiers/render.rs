//! The dossiers, filled from the state.

use super::table::{Columns, DossierRow};
use crate::ui::{
    layout::Pane as PaneArea,
    render::Painter,
    widgets::{claim_row::StripResult, popup::rule, scroll, strip::cells},
};
use crate::{
    action::Action,
    analysis::{self, words},
    library::{DossierRef, Row},
    ui::{DossierOrder, Dossiers, Pane, Target, Window},
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
        let dossiers = &self.state.screens.dossiers;
        let Some(table) = dossiers.table().filter(|table| !table.rows.is_empty()) else {
            self.title(Pane::List, "Dossiers", "", area.title);
            return self.nothing(area.content);
        };
        self.dossiers_title(dossiers, table.rows.len(), area.title);
        let Rect { width, height, .. } = area.content;
        let columns = Columns::new(width, self.claims_columns(table.total.claims));
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
        let (line, hits) = columns.heading(dossiers.order(), self.look);
        self.lines(&[line], heading);
        self.hits(hits, heading, |order| Target::Heading(place(order)));
        self.dossier_rows((dossiers, table), columns, rows);
        self.totals(table, columns, foot);
    }

    fn dossiers_title(&mut self, dossiers: &Dossiers, rows: usize, area: Rect) {
        let key = self.cx.key(Action::NextOrder);
        let order = dossiers.order().label();
        let place = format!("{} of {rows}", dossiers.selected() + 1);
        let about = format!("{place}{}{order}  {key}", self.look.dot());
        self.title(Pane::List, "Dossiers", &about, area);
    }

    /// The columns of the longest count of claims.
    fn claims_columns(&self, total: usize) -> usize {
        let digits = |count: usize| count.checked_ilog10().unwrap_or(0) as usize + 1;
        match self.cx.nav.query().is_everything() {
            true => digits(total),
            false => digits(total) + " of ".len() + digits(self.cx.nav.library().len()),
        }
    }

    /// "12 of 52"; without a query "52".
    fn count_of(&self, meant: usize, all: usize) -> String {
        match self.cx.nav.query().is_everything() {
            true => meant.to_string(),
            false => format!("{meant} of {all}"),
        }
    }

    fn dossier_rows(
        &mut self,
        (dossiers, table): (&Dossiers, &analysis::Dossiers),
        columns: Columns,
        area: Rect,
    ) {
        let rows = &table.rows;
        let page = usize::from(area.height);
        let top = scroll::follow(self.cx.frame.rows.top, dossiers.selected(), page, rows.len());
        self.frame.rows = Window { top, height: page, content: rows.len() };
        for (y, place) in (area.top()..area.bottom()).zip(top..rows.len()) {
            let row = &rows[place];
            let dossier = self.cx.nav.library().dossier(row.dossier);
            let strip = self.small_strip(dossier, table.claims(row), columns.strip);
            let line = DossierRow {
                date: &dossier.published().to_string(),
                outlet: dossier.outlet(),
                title: dossier.title(),
                claims: &self.count_of(row.sourcing.claims, dossier.claims().len()),
                strip: &strip,
                sourcing: row.sourcing,
                is_selected: place == dossiers.selected(),
            };
            let area = Rect { y, height: 1, ..area };
            self.lines(&[columns.row(&line, self.look)], area);
            self.frame.add(area, Target::Line(place));
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
            let bar = cell.bar(|claim| self.footing(claim) == StripResult::Removed);
            if let Some(place) = strip.get_mut(usize::from(cell.column)) {
                *place = (bar.sign(self.look), bar.style(self.look));
            }
        }
        strip
    }

    /// All of them together, as far as there is room for it.
    fn totals(&mut self, table: &analysis::Dossiers, columns: Columns, area: Rect) {
        let library = self.cx.nav.library();
        let analysis::Dossiers { rows, total, .. } = table;
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
