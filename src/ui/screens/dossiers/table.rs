//! The dossiers as a table.

use crate::ui::{Hit, Look, widgets::compose::Composer};
use crate::{
    analysis::{Sourcing, words},
    text::width as columns_of,
    ui::DossierOrder,
};
use ratatui::{style::Style, text::Line};

/// The places of the columns; without columns, one is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    width: u16,
    date: usize,
    outlet: usize,
    title: usize,
    claims: usize,
    /// The sourcing strip.
    pub strip: usize,
    unnamed: usize,
    uncounted: usize,
}

/// What a row shows.
#[derive(Debug, Clone, Copy)]
pub struct DossierRow<'a> {
    /// The day of publication.
    pub date: &'a str,
    /// Who published it.
    pub outlet: &'a str,
    /// The title.
    pub title: &'a str,
    /// How many claims, and of how many where the query does not mean all.
    pub claims: &'a str,
    /// The sourcing strip: a sign for each column.
    pub strip: &'a [(&'static str, Style)],
    /// What the claims rest on.
    pub sourcing: Sourcing,
    /// Whether the cursor is on it.
    pub is_selected: bool,
}

/// The heading of a column, in words where there is room and in short.
struct Heading {
    forms: [&'static str; 2],
    columns: usize,
    /// What a click on it sorts by.
    order: Option<DossierOrder>,
    is_number: bool,
}

const CLAIMS: &str = "claims";
const UNNAMED: [&str; 2] = ["unnamed D E", "D E"];
const UNCOUNTED: [&str; 2] = ["uncounted F", "F"];
/// "<1%", ">99%"
const SHARE: usize = 4;

impl Columns {
    /// The columns in so much room, with counts of claims of so many columns.
    pub fn new(width: u16, claims: usize) -> Self {
        let claims = claims.max(CLAIMS.len());
        let (date, outlet, strip, share) = match width {
            160.. => (10, 18, 40, 11),
            100.. => (10, 16, 24, 11),
            80.. => (10, 10, 12, SHARE),
            60.. => (10, 0, 12, SHARE),
            40.. => (0, 0, 0, SHARE),
            _ => (0, 0, 0, 0),
        };
        let uncounted = if width < 60 { 0 } else { share };
        let others = [date, outlet, claims, strip, share, uncounted];
        let taken: usize = others.into_iter().filter(|one| *one > 0).map(|one| one + GAP).sum();
        let title = usize::from(width).saturating_sub(1 + taken);
        Columns { width, date, outlet, title, claims, strip, unnamed: share, uncounted }
    }

    fn headings(&self) -> [Heading; 7] {
        let by = Some;
        let plain = |forms, columns, order| Heading { forms, columns, order, is_number: false };
        let number = |forms, columns, order| Heading { forms, columns, order, is_number: true };
        use DossierOrder::{Claims, Date, Path, Unnamed};
        [
            plain(["date"; 2], self.date, by(Date)),
            plain(["outlet"; 2], self.outlet, None),
            plain(["title"; 2], self.title, by(Path)),
            number([CLAIMS; 2], self.claims, by(Claims)),
            plain(["sourcing"; 2], self.strip, None),
            number(UNNAMED, self.unnamed, by(Unnamed)),
            number(UNCOUNTED, self.uncounted, None),
        ]
    }

    /// The headings, that of the order bold, and what a click on them sorts by.
    pub fn heading(
        &self,
        sorted: DossierOrder,
        look: Look<'_>,
    ) -> (Line<'static>, Vec<Hit<DossierOrder>>) {
        let mut line = Composer::new(self.width);
        let mut hits = Vec::new();
        line.skip(1);
        for heading in self.headings().into_iter().filter(|heading| heading.columns > 0) {
            let start = line.used() as u16;
            let [long, short] = heading.forms;
            let text = if columns_of(long) <= heading.columns { long } else { short };
            let is_sorted = heading.order == Some(sorted);
            let style = if is_sorted { look.theme.strong } else { look.theme.muted };
            put(text, heading.columns, heading.is_number, style, &mut line, look);
            if let Some(target) = heading.order {
                hits.push(Hit { line: 0, columns: start..line.used() as u16, target });
            }
            line.skip(GAP);
        }
        (line.finish(), hits)
    }

    /// A row.
    pub fn row(&self, row: &DossierRow<'_>, look: Look<'_>) -> Line<'static> {
        let theme = look.theme;
        let mut line = Composer::new(self.width);
        let cursor = if row.is_selected { look.glyphs().cursor } else { " " };
        line.put(cursor, theme.strong);
        self.put_first(row.date, self.date, theme.muted, &mut line, look);
        self.put_first(row.outlet, self.outlet, theme.text, &mut line, look);
        self.put_first(row.title, self.title, theme.strong, &mut line, look);
        self.put_numbers(row.claims, row.sourcing, &mut line, look, |line| {
            for (sign, style) in row.strip.iter().take(self.strip) {
                line.put(*sign, *style);
            }
        });
        let line = line.fill();
        if row.is_selected { look.selected(line) } else { line }
    }

    /// All rows together.
    pub fn totals(
        &self,
        title: &str,
        claims: &str,
        sourcing: Sourcing,
        look: Look<'_>,
    ) -> Line<'static> {
        let mut line = Composer::new(self.width);
        line.skip(1);
        let gap = |columns: usize| if columns > 0 { columns + GAP } else { 0 };
        let columns = gap(self.date) + gap(self.outlet) + self.title;
        self.put_first(title, columns, look.theme.text, &mut line, look);
        self.put_numbers(claims, sourcing, &mut line, look, |_| {});
        line.finish()
    }

    fn put_first(
        &self,
        text: &str,
        columns: usize,
        style: Style,
        line: &mut Composer<'_>,
        look: Look<'_>,
    ) {
        if columns > 0 {
            put(text, columns, false, style, line, look);
            line.skip(GAP);
        }
    }

    /// Counts, strip and shares.
    fn put_numbers<'l>(
        &self,
        claims: &str,
        sourcing: Sourcing,
        line: &mut Composer<'l>,
        look: Look<'_>,
        strip: impl FnOnce(&mut Composer<'l>),
    ) {
        let text = look.theme.text;
        put(claims, self.claims, true, text, line, look);
        line.skip(GAP);
        if self.strip > 0 {
            let end = line.used() + self.strip + GAP;
            strip(line);
            line.skip_to(end);
        }
        for (part, columns) in
            [(sourcing.unnamed, self.unnamed), (sourcing.uncounted, self.uncounted)]
        {
            if columns > 0 {
                put(&share(part, sourcing.sourced), columns, true, text, line, look);
                line.skip(GAP);
            }
        }
    }
}

/// The blanks between columns.
const GAP: usize = 1;

/// Adds a text in exactly so many columns, numbers at their right end.
fn put(
    text: &str,
    columns: usize,
    is_number: bool,
    style: Style,
    line: &mut Composer<'_>,
    look: Look<'_>,
) {
    if is_number {
        let columns = columns.min(line.left());
        line.skip(columns.saturating_sub(columns_of(text)));
        line.put(text.to_owned(), style);
    } else {
        line.cell(text, columns, style, look.glyphs().cut);
    }
}

/// A share in few columns; of nothing there is none.
fn share(part: usize, whole: usize) -> String {
    match whole {
        0 => String::new(),
        _ => words::share(part, whole).replace("under ", "<").replace("over ", ">"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::drawing::{assert_fits, colorless, look};

    #[test]
    fn a_share_of_nothing_is_blank_and_no_other_is_rounded_away() {
        let shares = [(0, 0), (0, 9), (1, 999), (998, 999), (1, 3), (9, 9)];
        let shares = shares.map(|(part, whole)| share(part, whole));
        assert_eq!(shares, ["", "0%", "<1%", ">99%", "33%", "100%"]);
        assert!(shares.iter().all(|share| columns_of(share) <= SHARE));
    }

    #[test]
    fn every_order_has_a_heading_where_there_is_room() {
        let theme = colorless();
        let (_, hits) = Columns::new(80, 4).heading(DossierOrder::Date, look(&theme));
        for order in DossierOrder::ALL {
            assert!(hits.iter().any(|hit| hit.target == order), "{order:?}");
        }
    }

    properties! {
        #[test]
        fn it_fits_any_room(
            width in 0_u16..250, text in "\\PC{0,60}", count in 0_usize..2_000_000,
        ) {
            let theme = colorless();
            let look = look(&theme);
            let claims = format!("{count} of {count}");
            let columns = Columns::new(width, columns_of(&claims));
            let sourcing = Sourcing { claims: count, sourced: count, unnamed: 1, uncounted: 2 };
            let strip = [("█", Style::new()); 50];
            let row = DossierRow {
                date: "2026-02-12",
                outlet: &text,
                title: &text,
                claims: &claims,
                strip: &strip,
                sourcing,
                is_selected: true,
            };
            let heading = columns.heading(DossierOrder::Claims, look).0;
            let totals = columns.totals(&text, &claims, sourcing, look);
            assert_fits(&[heading, columns.row(&row, look), totals], width);
        }
    }
}
