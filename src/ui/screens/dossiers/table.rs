//! The dossiers side by side: their columns and their orders.

use crate::{
    analysis::{self, DossierRow, Sourcing, words},
    library::{DossierId, DossierRef, Library, Row, vocabulary},
    text::{cut, shorten, shorten_words, width as columns_of},
    ui::{
        Target,
        render::Painter,
        widgets::{
            strip::cells,
            table::{Column, REST, Spans, Table, text},
        },
    },
};
use ratatui::text::Span;
use std::{
    cmp::{Ordering, Reverse},
    collections::{HashMap, HashSet},
};

/// The order of the dossiers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DossierOrder {
    /// As they were opened: by path.
    #[default]
    Path,
    /// Newest first.
    Date,
    /// Most claims first.
    Claims,
    /// The largest share of sourced claims on people who are not named first; last those without
    /// a sourced claim.
    Unnamed,
}

vocabulary!(DossierOrder {
    Path => "path", "by path";
    Date => "date", "newest first";
    Claims => "claims", "most claims first";
    Unnamed => "unnamed", "largest unnamed share first";
});

impl DossierOrder {
    /// Brings dossiers into this order.
    pub(super) fn sort(self, rows: &mut [DossierRow], library: &Library) {
        match self {
            Self::Path => {}
            Self::Date => {
                rows.sort_by_cached_key(|row| Reverse(library.dossier(row.dossier).published()));
            }
            Self::Claims => rows.sort_by_key(|row| Reverse(row.sourcing.claims)),
            Self::Unnamed => rows.sort_by(|a, b| by_share(a.sourcing, b.sourcing)),
        }
    }
}

/// The larger share of the unnamed first, compared without rounding.
fn by_share(a: Sourcing, b: Sourcing) -> Ordering {
    let is_nothing = |one: Sourcing| one.sourced == 0;
    let shares = (b.unnamed * a.sourced).cmp(&(a.unnamed * b.sourced));
    is_nothing(a).cmp(&is_nothing(b)).then(shares)
}

/// So much of a title is taken to be in sight.
const BEGINNING: usize = 24;
/// So much of a title is worth its place beside what tells it from another.
const LEAST_TITLE: usize = 12;

/// The dossiers that have the outlet, the day and the beginning of the title of another, as two
/// versions of one article have.
pub(super) fn alike(rows: &[DossierRow], library: &Library) -> HashSet<DossierId> {
    let mut groups: HashMap<_, Vec<DossierId>> = HashMap::new();
    for row in rows {
        let dossier = library.dossier(row.dossier);
        let title = cut(dossier.title(), BEGINNING).0;
        let shown = (dossier.outlet(), dossier.published(), title);
        groups.entry(shown).or_default().push(row.dossier);
    }
    groups.into_values().filter(|group| group.len() > 1).flatten().collect()
}

/// A title, or of a dossier that looks like another its id, with as much of the title before it as
/// fits.
fn title<'a>(
    dossier: DossierRef<'a>,
    is_alike: bool,
    width: usize,
    painter: &Painter<'a, '_>,
) -> Spans<'a> {
    let (look, strong) = (painter.look, painter.look.theme.strong);
    if !is_alike {
        return text(dossier.title(), strong);
    }
    let (ellipsis, dot) = (look.glyphs().cut, look.dot());
    let id = shorten_words(dossier.id(), width, ellipsis);
    match width.checked_sub(columns_of(&id) + columns_of(dot)) {
        Some(room @ LEAST_TITLE..) => {
            let (title, mark) = shorten(dossier.title(), room, ellipsis);
            text(format!("{title}{mark}{dot}{id}"), strong)
        }
        _ => text(id.into_owned(), strong),
    }
}

/// The table of some dossiers, with a line for all of them together.
pub(super) fn table<'t, 'a: 't>(
    found: &'t analysis::Dossiers,
    alike: &'t HashSet<DossierId>,
    selected: usize,
    order: DossierOrder,
    painter: &Painter<'a, '_>,
) -> Table<'t, 'a, DossierRow> {
    use DossierOrder::{Claims, Date, Path, Unnamed};
    let library = painter.cx.nav.library();
    let is_everything = painter.cx.nav.query().is_everything();
    // "12 of 52"; without a query "52".
    let counted = move |claims: usize, all: usize| match is_everything {
        true => claims.to_string(),
        false => format!("{claims} of {all}"),
    };
    let of = |row: &DossierRow| library.dossier(row.dossier);
    let total = found.total;
    let claims = counted(total.claims, library.len());
    let count = move |row: &DossierRow| counted(row.sourcing.claims, of(row).claims().len());
    let unnamed = |it: Sourcing| share(it.unnamed, it.sourced);
    let uncounted = |it: Sourcing| share(it.uncounted, it.sourced);
    let mut columns = vec![
        Column::new(["date"], [(60, 10)], move |row, _, painter| {
            let day = of(row).published().map(|day| day.to_string());
            text(day.unwrap_or_else(|| "undecided".to_owned()), painter.look.theme.muted)
        })
        .sorts_by(Date as usize),
        Column::new(["outlet"], [(160, 18), (100, 16), (80, 10)], move |row, _, painter| {
            text(of(row).outlet(), painter.look.theme.text)
        }),
        Column::new(["title"], [(0, REST)], move |row, width, painter| {
            title(of(row), alike.contains(&row.dossier), width, painter)
        })
        .sorts_by(Path as usize),
        Column::new(["claims"], [(0, claims.len().max("claims".len()))], move |row, _, painter| {
            text(count(row), painter.look.theme.text)
        })
        .number()
        .sorts_by(Claims as usize)
        .total(claims),
        Column::new(["sourcing"], [(160, 40), (100, 24), (60, 12)], move |row, width, painter| {
            bars(of(row), found.claims(row), width, painter)
        }),
        Column::new(
            ["unnamed D E", "D E"],
            [(100, 11), (40, 4)],
            move |row: &DossierRow, _, painter| {
                text(unnamed(row.sourcing), painter.look.theme.text)
            },
        )
        .number()
        .sorts_by(Unnamed as usize)
        .total(unnamed(total)),
        Column::new(
            ["uncounted F", "F"],
            [(100, 11), (60, 4)],
            move |row: &DossierRow, _, painter| {
                text(uncounted(row.sourcing), painter.look.theme.text)
            },
        )
        .number()
        .total(uncounted(total)),
    ];
    if found.undecided.places > 0 {
        let places = move |row: &DossierRow, _: usize, painter: &Painter<'a, '_>| {
            // Where nothing is undecided, nothing is said of it.
            let places = Some(row.undecided.places).filter(|places| *places > 0);
            text(places.map_or(String::new(), |it| it.to_string()), painter.look.theme.undecided)
        };
        let column = Column::new(["undecided", "?"], [(100, 9), (0, 3)], places);
        columns.push(column.number().total(found.undecided.places.to_string()));
    }
    let totals = match (found.rows.len(), library.dossier_count()) {
        (listed, all) if listed == all => format!("all {}", words::count(all, "dossier")),
        (listed, all) => format!("{listed} of {}", words::count(all, "dossier")),
    };
    Table {
        columns,
        rows: &found.rows,
        selected,
        order: order as usize,
        target: |at, _| Target::Line(at),
        // In a single line, a row is worth more than its heading.
        headings_from: 2,
        totals: Some(totals),
    }
}

/// The article in so many columns: the bars of some of its claims.
fn bars<'a>(
    dossier: DossierRef<'_>,
    claims: &[Row],
    width: usize,
    painter: &Painter<'_, '_>,
) -> Spans<'a> {
    let mut bars = vec![Span::raw(" "); width];
    for mut cell in cells(dossier, width as u16) {
        cell.claims.retain(|claim| claims.binary_search(&claim.row()).is_ok());
        let bar = cell.bar(|claim| painter.cx.is_removed(claim));
        if let Some(place) = bars.get_mut(usize::from(cell.column)) {
            *place = Span::styled(bar.sign(painter.look), bar.style(painter.look));
        }
    }
    bars
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

    #[test]
    fn a_share_of_nothing_is_blank_and_no_other_is_rounded_away() {
        let shares = [(0, 0), (0, 9), (1, 999), (998, 999), (1, 3), (9, 9)];
        let shares = shares.map(|(part, whole)| share(part, whole));
        assert_eq!(shares, ["", "0%", "<1%", ">99%", "33%", "100%"]);
        assert!(shares.iter().all(|share| share.len() <= 4), "the narrowest column has room");
    }
}
