//! The panes of the Claims view, filled from the state.

use crate::ui::{
    chrome::Empty,
    layout::Pane as PaneArea,
    render::Painter,
    widgets::{
        claim_row::{ClaimRow, Columns, Footing},
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
        let browse = self.state.browse();
        let found = browse.found();
        let Some(selected) = found.selected() else {
            return self.nothing(area);
        };
        let page = usize::from(area.height);
        let top = scroll::follow(self.state.drawn.list.top, selected, page, found.len());
        self.drawn.list = Window { top, height: page, content: found.len() };
        self.drawn.add(area, Target::Pane(Pane::List));
        let columns = self.claim_columns(area.width);
        for (y, place) in (area.top()..area.bottom()).zip(top..found.len()) {
            let Some(row) = found.row(place) else { break };
            let line_area = Rect { y, height: 1, ..area };
            self.claim_row(browse.claim(row), place, &columns, line_area);
            self.drawn.add(line_area, Target::Claim(row));
        }
    }

    /// The places of the columns in lists of claims.
    pub(crate) fn claim_columns(&self, width: u16) -> Columns {
        let dossiers = self.state.browse().library().dossiers();
        let paragraphs = dossiers.map(DossierRef::paragraphs).max().unwrap_or_default();
        Columns::new(width, paragraphs).with_status(self.has_statuses())
    }

    fn claim_row(&mut self, claim: ClaimRef<'_>, place: usize, columns: &Columns, area: Rect) {
        let found = self.state.browse().found();
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
            focus: self.state.browse().focus(claim.dossier()).map(|focus| focus.key()),
            is_selected,
            is_marked: self.state.is_marked(claim),
            verification: self.verification(claim),
            footing: self.footing(claim),
            matched_name: &self.search.ranges(claim.speaker().short(), Reach::Name),
            matched_gist: &self.search.ranges(claim.gist(), Reach::Gist),
        };
        self.lines(&[row.line(columns, self.look)], area);
    }

    /// What the reader has recorded of a claim.
    pub(crate) fn verification(&self, claim: ClaimRef<'_>) -> Option<&'a Verification> {
        self.state.browse().statuses().verification(claim.row())
    }

    /// Whether lists have a column for that.
    pub(crate) fn has_statuses(&self) -> bool {
        !self.state.browse().statuses().is_empty()
    }

    /// Whether a claim stands in the strip test.
    pub(crate) fn footing(&self, claim: ClaimRef<'_>) -> Footing {
        match self.state.browse().strip_test() {
            Some(test) if !test.keeps(claim) => Footing::Fallen,
            Some(test) if test.hangs(claim) => Footing::Hangs,
            _ => Footing::Stands,
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
        self.drawn.add(area, Target::Pane(Pane::List));
        let browse = self.state.browse();
        let query = browse.query().to_string();
        let key = |action| self.state.key(action);
        let [edit, clear, undo] = [Action::Search, Action::ClearQuery, Action::Undo].map(key);
        let is_typing = matches!(self.state.layer(), Some(Layer::Search(_)));
        let empty = if self.state.is_loading() && browse.library().is_empty() {
            Empty::NotYet
        } else if browse.library().dossier_count() == 0 {
            Empty::NoDossier
        } else if browse.library().is_empty() {
            Empty::NoClaims
        } else if browse.is_waiting() {
            Empty::Counting
        } else if is_typing {
            Empty::NoMatchYet { query: &query, close: &key(Action::Close) }
        } else {
            Empty::NoMatch { query: &query, edit: &edit, clear: &clear, undo: &undo }
        };
        self.lines(&empty.lines(area.width, self.look), area);
    }

    pub(crate) fn list_title(&mut self, area: PaneArea) {
        let browse = self.state.browse();
        let found = browse.found();
        let mut about = Vec::new();
        about.extend(found.selected().map(|at| format!("{} of {}", at + 1, found.len())));
        about.push(browse.order_label().to_owned());
        let focus = browse.dossier().and_then(|dossier| browse.focus(dossier));
        about.extend(focus.map(|focus| format!("stance on {}", focus.id())));
        self.title(Pane::List, "Claims", &about.join(self.look.dot()), area.title);
    }

    /// The selected claim in full.
    pub(crate) fn detail(&mut self, area: Rect) {
        self.drawn.add(area, Target::Pane(Pane::Detail));
        let browse = self.state.browse();
        let Some(claim) = browse.selected() else { return };
        let state = self.state.detail();
        let has_focus = self.state.pane() == Pane::Detail;
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
        self.drawn.detail = Window { top: drawn.top, height: drawn.page, content: drawn.height };
        self.drawn.links = drawn.links.iter().map(|link| link.line).collect();
        self.hits(drawn.hits, area, Target::Link);
    }

    pub(crate) fn detail_title(&mut self, area: PaneArea) {
        let browse = self.state.browse();
        let claim = browse.selected();
        let status = claim.and_then(|claim| self.verification(claim));
        let mut about = Vec::from_iter(claim.map(|claim| claim.id().to_owned()));
        about.extend(status.and_then(Verification::label));
        self.title(Pane::Detail, "Claim", &about.join(self.look.dot()), area.title);
    }
}
