//! The dossiers.

pub(crate) mod render;
pub(crate) mod table;
#[cfg(test)]
mod tests;

use super::{Screen, View};
use crate::{
    action::Action,
    analysis::{self, DossierRow, Scope, Sourcing},
    library::Library,
    query::{AnyOf, Field, Value},
    ui::{
        Cached, Cx, Navigator, Results, Target, ViewData, ViewRequest, hints::Entry, layout, moved,
        render::Painter,
    },
};
use std::cmp::{Ordering, Reverse};

const HINTS: &[Entry] = &[
    (&[Action::Open], "read it"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::NextOrder], "order"),
    (&[Action::Search], "search"),
    (&[Action::Back], "back"),
    (&[Action::Undo], "undo"),
];

/// The dossiers that have claims which the query finds. The cursor is on that of the selected
/// claim.
#[derive(Debug, Clone, Default)]
pub struct Dossiers {
    order: DossierOrder,
    /// The dossiers in their order, by the results and the order.
    table: Cached<(u64, DossierOrder), analysis::Dossiers>,
    /// Where the cursor is, counted from the first.
    cursor: usize,
}

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

impl DossierOrder {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Path, Self::Date, Self::Claims, Self::Unnamed];

    /// It in words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Path => "by path",
            Self::Date => "newest first",
            Self::Claims => "most claims first",
            Self::Unnamed => "largest unnamed share first",
        }
    }

    fn sort(self, rows: &mut [DossierRow], library: &Library) {
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

impl Dossiers {
    /// A row for each dossier, in order, once the dossiers have been asked for.
    pub fn table(&self) -> Option<&analysis::Dossiers> {
        self.table.get()
    }

    /// The order.
    pub fn order(&self) -> DossierOrder {
        self.order
    }

    /// The place of the cursor, counted from the first.
    pub fn selected(&self) -> usize {
        self.cursor
    }

    /// Selects the first claim of a dossier: the strip and what is copied are about it.
    fn go_to(&self, place: usize, cx: &mut Cx) {
        let Some(table) = self.table() else { return };
        let row = table.rows.get(place).and_then(|row| table.claims(row).first());
        if let Some(row) = row {
            cx.nav.point_at(*row);
        }
    }

    /// Shows the claims of the dossier under the cursor in the list.
    fn open(&self, cx: &mut Cx) {
        let Some(row) = self.table().and_then(|table| table.rows.get(self.cursor)) else { return };
        let id = cx.nav.library().dossier(row.dossier).id();
        let dossier = AnyOf::new(Value::named(Field::Dossier, id), []);
        cx.nav.jump(View::Claims, |query| query.narrow(dossier));
    }

    /// Sorts by an order, counted from the first.
    fn sort(&mut self, order: usize, cx: &mut Cx) {
        if let Some(order) = DossierOrder::ALL.get(order) {
            self.order = *order;
            cx.say(format!("the dossiers {}", order.label()));
        }
    }
}

impl Screen for Dossiers {
    fn sync(&mut self, cx: &mut Cx) {
        let here = cx.nav.selected().map(|claim| claim.dossier().key());
        let is_here = |row: &DossierRow| Some(row.dossier) == here;
        let place = self.table().and_then(|table| table.rows.iter().position(is_here));
        self.cursor = place.unwrap_or(0);
    }

    fn request(&self) -> Option<ViewRequest> {
        let order = self.order;
        Some(ViewRequest::new(move |results| (order, table(results, order))))
    }

    fn is_stale(&self, generation: u64) -> bool {
        !self.table.is_for(&(generation, self.order))
    }

    fn receive(&mut self, data: ViewData, generation: u64) {
        if let Ok(data) = data.downcast::<(DossierOrder, analysis::Dossiers)>() {
            self.table.set((generation, data.0), data.1);
        }
    }

    fn clear(&mut self) {
        self.table.clear();
    }

    fn update(&mut self, action: Action, cx: &mut Cx) {
        let len = self.table().map_or(0, |table| table.rows.len());
        let all = DossierOrder::ALL.len();
        match action {
            Action::Open => self.open(cx),
            Action::NextOrder => self.sort((self.order as usize + 1) % all, cx),
            Action::PreviousOrder => self.sort((self.order as usize + all - 1) % all, cx),
            _ => {
                if let Some(to) = moved(self.cursor, len, action, cx.frame.rows) {
                    self.go_to(to, cx);
                }
            }
        }
    }

    fn click(&mut self, target: Target, cx: &mut Cx) {
        match target {
            Target::Heading(order) => self.sort(order, cx),
            Target::Line(line) if line == self.cursor => self.open(cx),
            Target::Line(line) => self.go_to(line, cx),
            _ => cx.press_claim(target),
        }
    }

    fn has_order(&self) -> bool {
        true
    }

    fn hints(&self, _: &Navigator) -> &'static [Entry] {
        HINTS
    }

    fn render(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        painter.dossiers(area);
    }

    fn advice(&self, width: usize, _: &Painter<'_, '_>) -> Option<String> {
        let advice = match width {
            90.. => {
                "Of the sourced claims, D E rest on people who are not named, F on groups nobody counted."
            }
            _ => "Of the sourced claims: D E unnamed, F uncounted.",
        };
        Some(advice.to_owned())
    }

    fn cursor(&self, _: &Navigator) -> Option<Target> {
        self.table().map(|_| Target::Line(self.cursor))
    }
}

fn table(results: &Results, order: DossierOrder) -> analysis::Dossiers {
    let library = results.library();
    let mut table = analysis::Dossiers::of(Scope::rows(library, results.matches().rows()));
    order.sort(&mut table.rows, library);
    table
}
