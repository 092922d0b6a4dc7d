//! The panes of the Claims view, filled from the state.

use crate::ui::{
    chrome::Empty,
    layout::Pane as PaneArea,
    render::Painter,
    widgets::{
        claim_row::{ClaimRow, Columns, StripResult},
        compose::Composer,
        paint,
        popup::clear,
        scroll,
    },
};
use crate::{
    action::Action,
    library::{ClaimRef, DossierRef, Verification},
    query::Reach,
    text::width as columns_of,
    ui::{Layer, Pane, Target, Window},
};
use ratatui::layout::Rect;

impl<'a> Painter<'a, '_> {
    /// The claims that are shown.
    pub(crate) fn list(&mut self, area: Rect) {
        let nav = &self.cx.nav;
        let found = nav.matches();
        let Some(selected) = found.selected() else {
            return self.nothing(area);
        };
        let page = usize::from(area.height);
        let top = scroll::follow(self.cx.frame.list.top, selected, page, found.len());
        self.frame.list = Window { top, height: page, content: found.len() };
        self.frame.add(area, Target::Pane(Pane::List));
        let columns = self.claim_columns(area.width);
        for (y, place) in (area.top()..area.bottom()).zip(top..found.len()) {
            let Some(row) = found.row(place) else { break };
            let line_area = Rect { y, height: 1, ..area };
            self.claim_row(nav.claim(row), place, &columns, line_area);
            self.frame.add(line_area, Target::Claim(row));
        }
    }

    /// The places of the columns in lists of claims.
    pub(crate) fn claim_columns(&self, width: u16) -> Columns {
        let dossiers = self.cx.nav.library().dossiers();
        let paragraphs = dossiers.map(DossierRef::paragraphs).max().unwrap_or_default();
        Columns::new(width, paragraphs).with_status(self.has_statuses())
    }

    fn claim_row(&mut self, claim: ClaimRef<'_>, place: usize, columns: &Columns, area: Rect) {
        let found = self.cx.nav.matches();
        self.claim_line(claim, found.selected() == Some(place), columns, area);
        if found.is_pinned(place) {
            self.outside(area);
        }
    }

    /// A claim in one line.
    pub(crate) fn claim_line(
        &mut self,
        claim: ClaimRef<'_>,
        is_selected: bool,
        columns: &Columns,
        area: Rect,
    ) {
        let row = ClaimRow {
            claim,
            focus: self.cx.nav.focus(claim.dossier()).map(|focus| focus.key()),
            is_selected,
            is_marked: self.cx.is_marked(claim),
            verification: self.verification(claim),
            footing: self.footing(claim),
            matched_name: &self.search.ranges(claim.speaker().short(), Reach::Name),
            matched_gist: &self.search.ranges(claim.gist(), Reach::Gist),
        };
        self.lines(&[row.line(columns, self.look)], area);
    }

    /// What the reader has recorded of a claim.
    pub(crate) fn verification(&self, claim: ClaimRef<'_>) -> Option<&'a Verification> {
        self.cx.nav.statuses().verification(claim.row())
    }

    /// Whether lists have a column for that.
    pub(crate) fn has_statuses(&self) -> bool {
        !self.cx.nav.statuses().is_empty()
    }

    /// Whether a claim stands in the strip test.
    pub(crate) fn footing(&self, claim: ClaimRef<'_>) -> StripResult {
        match self.cx.nav.strip_test() {
            Some(test) if !test.keeps(claim) => StripResult::Removed,
            Some(test) if test.hangs(claim) => StripResult::Dependent,
            _ => StripResult::Kept,
        }
    }

    /// At the end of a row: that its claim is there although the query does not mean it.
    fn outside(&mut self, area: Rect) {
        let label = if area.width < 60 { " outside " } else { " outside the query " };
        let mut line = Composer::new(columns_of(label) as u16);
        line.put(label, self.look.theme.strong.patch(self.look.theme.cursor));
        let width = area.width.min(line.used() as u16);
        let right = Rect { x: area.right() - width, width, ..area };
        clear(right, self.look, self.buffer);
        self.lines(&[line.finish()], right);
    }

    /// Why there is no claim, and what to press.
    pub(crate) fn nothing(&mut self, area: Rect) {
        self.frame.add(area, Target::Pane(Pane::List));
        let nav = &self.cx.nav;
        let query = nav.query().to_string();
        let key = |action| self.cx.key(action);
        let [edit, clear, undo] = [Action::Search, Action::ClearQuery, Action::Undo].map(key);
        let is_typing = matches!(self.state.overlay, Some(Layer::Search(_)));
        let empty = if self.state.is_loading() && nav.library().is_empty() {
            Empty::NotYet
        } else if nav.library().dossier_count() == 0 {
            Empty::NoDossier
        } else if nav.library().is_empty() {
            Empty::NoClaims
        } else if nav.is_waiting() {
            Empty::Counting
        } else if is_typing {
            Empty::NoMatchYet { query: &query, close: &key(Action::Close) }
        } else {
            Empty::NoMatch { query: &query, edit: &edit, clear: &clear, undo: &undo }
        };
        self.lines(&empty.lines(area.width, self.look), area);
    }

    pub(crate) fn list_title(&mut self, area: PaneArea) {
        let nav = &self.cx.nav;
        let found = nav.matches();
        let mut about = Vec::new();
        about.extend(found.selected().map(|at| format!("{} of {}", at + 1, found.len())));
        about.push(nav.order_label().to_owned());
        let focus = nav.dossier().and_then(|dossier| nav.focus(dossier));
        about.extend(focus.map(|focus| format!("stance on {}", focus.id())));
        self.title(Pane::List, "Claims", &about.join(self.look.dot()), area.title);
    }

    /// The selected claim in full.
    pub(crate) fn detail(&mut self, area: Rect) {
        self.frame.add(area, Target::Pane(Pane::Detail));
        let nav = &self.cx.nav;
        let Some(claim) = nav.selected() else { return };
        let state = &self.cx.detail;
        let has_focus = self.cx.nav.pane == Pane::Detail;
        let detail = crate::ui::detail::render::Detail {
            claim,
            verification: self.verification(claim),
            footing: self.footing(claim),
            text: state.text,
            matches: &|text| self.search.ranges(text, Reach::Text),
            top: state.top,
            link: has_focus.then_some(state.link),
        };
        let drawn = detail.draw(area.width, area.height, self.look);
        paint::lines(&drawn.lines, area, self.buffer);
        self.frame.detail = Window { top: drawn.top, height: drawn.page, content: drawn.height };
        self.frame.links = drawn.links.iter().map(|link| link.line).collect();
        self.hits(drawn.hits, area, Target::Link);
    }

    pub(crate) fn detail_title(&mut self, area: PaneArea) {
        let nav = &self.cx.nav;
        let claim = nav.selected();
        let status = claim.and_then(|claim| self.verification(claim));
        let mut about = Vec::from_iter(claim.map(|claim| claim.id().to_owned()));
        about.extend(status.and_then(Verification::label));
        self.title(Pane::Detail, "Claim", &about.join(self.look.dot()), area.title);
    }
}
