//! The dossiers.

mod table;
#[cfg(test)]
mod tests;

pub use table::DossierOrder;

use super::{
    Screen, View,
    brief::{self, Brief},
};
use crate::{
    action::Action,
    analysis::{self, DossierRow},
    library::{DossierId, Row, Vocabulary},
    query::{AnyOf, Field, Value},
    ui::{
        Cached, Cx, Navigator, Pane, Target, ViewData, ViewRequest,
        chrome::Title,
        hints::Entry,
        layout, moved,
        overlays::choose::{Options, Setting},
        render::Painter,
        widgets::{paint, scroll},
    },
};
use std::collections::HashSet;

/// The narrowest screen with the preview beside the table.
const BESIDE: u16 = 150;
/// The fewest lines of a pane that always has one below it.
const HIGH: u16 = 28;
/// The fewest lines of a preview, with its title.
const LEAST_PREVIEW: u16 = 7;
/// The lines of headings and totals.
const AROUND: u16 = 3;

const HINTS: &[Entry] = &[
    (&[Action::Open], "read it"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Order], "order"),
    (&[Action::Compare], "compare"),
    (&[Action::Copy], "copy"),
    (&[Action::NextSection, Action::PreviousSection], "scroll the preview"),
    (&[Action::Search], "search"),
    (&[Action::Back], "back"),
    (&[Action::Undo], "undo"),
];

/// The dossiers that have claims which the query finds. The cursor is on that of the selected
/// claim.
#[derive(Debug, Clone, Default)]
pub struct Dossiers {
    pub(crate) order: DossierOrder,
    /// The dossiers in their order, by the results and the order.
    table: Cached<(u64, DossierOrder), Listed>,
    /// Where the cursor is, counted from the first.
    pub(crate) selected: usize,
    /// What the dossier under the cursor rests on.
    brief: Brief,
    /// The first line of it that somebody has scrolled to.
    preview_top: usize,
}

/// What the table shows.
#[derive(Debug, Clone)]
struct Listed {
    table: analysis::Dossiers,
    /// Those that it shows as it shows another.
    alike: HashSet<DossierId>,
}

impl Dossiers {
    /// A row for each dossier, in order, once the dossiers have been asked for.
    pub fn table(&self) -> Option<&analysis::Dossiers> {
        self.table.get().map(|listed| &listed.table)
    }

    /// Selects the first claim of a dossier: the strip and what is copied are about it.
    fn go_to(&mut self, place: usize, cx: &mut Cx) {
        let Some(table) = self.table() else { return };
        let row = table.rows.get(place).and_then(|row| table.claims(row).first());
        if let Some(row) = row {
            cx.nav.point_at(*row);
            self.preview_top = 0;
        }
    }

    /// Shows the claims of the dossier under the cursor in the list.
    fn open(&self, cx: &mut Cx) {
        let Some(row) = self.table().and_then(|table| table.rows.get(self.selected)) else {
            return;
        };
        let id = cx.nav.library().dossier(row.dossier).id();
        let dossier = AnyOf::new(Value::named(Field::Dossier, id), []);
        cx.nav.jump(View::Claims, |query| query.narrow(dossier));
    }

    fn sort(&mut self, order: DossierOrder, cx: &mut Cx) {
        self.order = order;
        cx.say(format!("the dossiers {}", order.label()));
    }
}

/// The lines of the preview below a table of so many rows, with its title: what headings, rows and
/// totals leave, if that is worth it; on a high screen a third at least.
fn lines_below(rows: usize, height: u16) -> u16 {
    let table = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(AROUND);
    let free = height.saturating_sub(table);
    match height {
        HIGH.. => free.max(height / 3),
        _ if free >= LEAST_PREVIEW => free,
        _ => 0,
    }
}

impl Dossiers {
    fn draw_preview(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        let Some(dossier) = painter.cx.nav.dossier() else { return };
        let title = Title { name: "What it rests on", about: dossier.id(), has_focus: false };
        painter.lines(&[title.line(area.title.width, painter.look)], area.title);
        painter.frame.add(area.content, Target::Preview);
        let lines = brief::preview(&self.brief, dossier, area.content.width, painter.look);
        painter.frame.detail = painter.long_text(&lines, self.preview_top, area.content);
        painter.frame.add_address(area.content, dossier.url());
    }
}

impl Screen for Dossiers {
    fn sync(&mut self, cx: &mut Cx) {
        let here = cx.nav.selected().map(|claim| claim.dossier().key());
        let is_here = |row: &DossierRow| Some(row.dossier) == here;
        let place = self.table().and_then(|table| table.rows.iter().position(is_here));
        self.selected = place.unwrap_or(0);
        self.brief.follow(&cx.nav);
    }

    fn request(&self) -> Option<ViewRequest> {
        let order = self.order;
        Some(ViewRequest::new(move |results| {
            let library = results.library();
            let mut table = results.read(None, analysis::Dossiers::of);
            order.sort(&mut table.rows, library);
            let alike = table::alike(&table.rows, library);
            (order, Listed { table, alike })
        }))
    }

    fn is_stale(&self, generation: u64) -> bool {
        !self.table.is_for(&(generation, self.order))
    }

    fn receive(&mut self, data: ViewData, generation: u64) {
        if let Ok(data) = data.downcast::<(DossierOrder, Listed)>() {
            self.table.set((generation, data.0), data.1);
        }
    }

    fn clear(&mut self) {
        self.table.clear();
        self.brief.clear();
    }

    fn update(&mut self, action: Action, cx: &mut Cx) {
        let len = self.table().map_or(0, |table| table.rows.len());
        match action {
            Action::Open => self.open(cx),
            Action::NextSection | Action::PreviousSection => {
                self.preview_top = scroll::stepped(self.preview_top, action, cx.frame.detail);
            }
            _ => {
                if let Some(to) = moved(self.selected, len, action, cx.frame.rows) {
                    self.go_to(to, cx);
                }
            }
        }
    }

    fn click(&mut self, target: Target, cx: &mut Cx) {
        match target {
            Target::Heading(at) => {
                if let Some(order) = DossierOrder::ALL.get(at) {
                    self.sort(*order, cx);
                }
            }
            Target::Line(line) if line == self.selected => self.open(cx),
            Target::Line(line) => self.go_to(line, cx),
            _ => cx.press_claim(target),
        }
    }

    fn options(&self, setting: Setting, _: &Cx) -> Option<Options> {
        (setting == Setting::Order).then(|| Options::of(self.order))
    }

    fn choose(&mut self, _: Setting, at: usize, cx: &mut Cx) {
        if let Some(order) = DossierOrder::ALL.get(at) {
            self.sort(*order, cx);
        }
    }

    /// The claims of the dossier that the query finds: no other is on the screen.
    fn chosen(&self, _: &Navigator) -> Vec<Row> {
        let row = self.table().and_then(|table| Some((table, table.rows.get(self.selected)?)));
        row.map(|(table, row)| table.claims(row).to_vec()).unwrap_or_default()
    }

    fn subject(&self, nav: &Navigator) -> Option<Row> {
        super::only(&self.chosen(nav))
    }

    fn mark(&mut self, cx: &mut Cx) {
        self.mark_chosen(cx);
        self.move_on(cx);
    }

    fn hints(&self, _: &Navigator) -> &'static [Entry] {
        HINTS
    }

    fn render(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        let listed = self.table.get().filter(|listed| !listed.table.rows.is_empty());
        let Some(Listed { table: found, alike }) = listed else {
            painter.title(Pane::List, "Dossiers", "", area.title);
            return painter.nothing(area.content);
        };
        let (dot, cx) = (painter.look.dot(), painter.cx);
        let mut place = format!("{} of {}", self.selected + 1, found.rows.len());
        if !cx.nav.query().is_everything() {
            place += &format!(" that the query finds, {} for all", cx.key(Action::ClearQuery));
        }
        let about = format!("{place}{dot}{}  {}", self.order.label(), cx.key(Action::Order));
        painter.title(Pane::List, "Dossiers", &about, area.title);
        let table = table::table(found, alike, self.selected, self.order, painter);
        let (upper, preview) = match area.content.width {
            BESIDE.. => {
                let (left, between, right) = painter.beside(area, area.content.width * 3 / 5);
                paint::vertical(between, painter.look, painter.buffer);
                (left, right)
            }
            _ => painter.over(area, lines_below(found.rows.len(), area.content.height)),
        };
        table.draw(upper.content, painter);
        if preview.content.height > 0 {
            self.draw_preview(preview, painter);
        }
    }

    fn advice(&self, width: usize, _: &Painter<'_, '_>) -> Option<String> {
        let advice = match width {
            90.. => {
                "Of the attributed claims, D E rest on people who are not named, F on groups nobody counted."
            }
            _ => "Of the attributed claims: D E unnamed, F uncounted.",
        };
        Some(advice.to_owned())
    }

    fn cursor(&self, _: &Navigator) -> Option<Target> {
        self.table().map(|_| Target::Line(self.selected))
    }
}
