//! The dossiers.

pub(crate) mod render;
pub(crate) mod table;

#[cfg(test)]
mod tests;

use crate::ui::{Browse, State, View, moved};
use crate::{
    action::Action,
    analysis::{self, DossierRow, Scope, Sourcing},
    library::Library,
    query::{AnyOf, Field, Value},
};
use std::cmp::{Ordering, Reverse};

/// The dossiers, as far as they are more than the claims. The cursor is on that of the selected
/// claim.
#[derive(Debug, Clone, Default)]
pub struct Dossiers {
    order: DossierOrder,
    listed: Option<Listed>,
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

/// The dossiers that have claims which the query means.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The claims and the order that it was made for.
    generation: u64,
    order: DossierOrder,
    /// A row for each, in order.
    pub dossiers: analysis::Dossiers,
    /// Where the cursor is, counted from the first.
    pub cursor: usize,
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
    /// What the screen shows, once the dossiers have been asked for.
    pub fn listed(&self) -> Option<&Listed> {
        self.listed.as_ref()
    }

    /// The order.
    pub fn order(&self) -> DossierOrder {
        self.order
    }

    /// Counts again, where something has changed, or asks for it where that takes long.
    pub(crate) fn settle(&mut self, browse: &mut Browse) {
        let now = (browse.generation(), self.order);
        let is_current = |listed: &Listed| (listed.generation, listed.order) == now;
        if !self.listed.as_ref().is_some_and(is_current) {
            if browse.is_quick() {
                self.listed = Some(Listed::of(browse, self.order));
            } else {
                self.listed.take_if(|listed| !browse.still_has(listed.generation));
                browse.ask_for_survey();
            }
        }
        let Some(listed) = &mut self.listed else { return };
        let here = browse.selected().map(|claim| claim.dossier().key());
        let is_here = |row: &DossierRow| Some(row.dossier) == here;
        listed.cursor = listed.dossiers.rows.iter().position(is_here).unwrap_or(0);
    }

    /// Takes what was counted beside the screen.
    pub(crate) fn take(&mut self, listed: Listed, generation: u64) {
        self.listed = Some(Listed { generation, ..listed });
    }
}

impl Listed {
    pub(crate) fn of(browse: &Browse, order: DossierOrder) -> Self {
        let library = browse.library();
        let scope = Scope::rows(library, browse.found().matches());
        let mut dossiers = analysis::Dossiers::of(scope);
        order.sort(&mut dossiers.rows, library);
        Self { generation: browse.generation(), order, dossiers, cursor: 0 }
    }
}

impl State {
    pub(crate) fn act_in_dossiers(&mut self, action: Action) {
        let Some(listed) = &self.dossiers.listed else { return };
        let (cursor, len) = (listed.cursor, listed.dossiers.rows.len());
        match action {
            Action::Open => self.open_dossier(),
            Action::NextOrder => self.turn_dossiers(1),
            Action::PreviousOrder => self.turn_dossiers(DossierOrder::ALL.len() - 1),
            _ => {
                if let Some(to) = moved(cursor, len, action, self.drawn.rows) {
                    self.go_to_dossier(to);
                }
            }
        }
    }

    /// Selects the first claim of a dossier: the strip and what is copied are about it.
    fn go_to_dossier(&mut self, place: usize) {
        let Some(Listed { dossiers, .. }) = &self.dossiers.listed else { return };
        let row = dossiers.rows.get(place).and_then(|row| dossiers.claims(row).first());
        if let Some(row) = row.copied() {
            self.browse.point_at(row);
        }
    }

    /// Shows the claims of the dossier under the cursor in the list.
    fn open_dossier(&mut self) {
        let Some(Listed { dossiers, cursor, .. }) = &self.dossiers.listed else { return };
        let Some(row) = dossiers.rows.get(*cursor) else { return };
        let id = self.browse.library().dossier(row.dossier).id();
        let dossier = AnyOf::new(Value::named(Field::Dossier, id), []);
        self.browse.jump(View::Claims, |query| query.narrow(dossier));
    }

    /// A click: the same as going there, and opening where the cursor is already.
    pub(crate) fn press_dossier(&mut self, line: usize) {
        match &self.dossiers.listed {
            Some(listed) if listed.cursor == line => self.open_dossier(),
            _ => self.go_to_dossier(line),
        }
    }

    /// Shows the dossiers in the order so many steps on.
    fn turn_dossiers(&mut self, steps: usize) {
        let all = DossierOrder::ALL;
        let now = all.iter().position(|order| *order == self.dossiers.order).unwrap_or(0);
        self.sort_dossiers((now + steps) % all.len());
    }

    /// A click on a heading: sorts by an order, counted from the first.
    pub(crate) fn sort_dossiers(&mut self, column: usize) {
        if let Some(order) = DossierOrder::ALL.get(column) {
            self.dossiers.order = *order;
            self.say(format!("the dossiers {}", order.label()));
        }
    }
}
