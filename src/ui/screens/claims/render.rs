//! The panes of the Claims view, filled from the state.

use crate::ui::{
    chrome::Empty,
    layout::Pane as PaneArea,
    render::Painter,
    widgets::{
        claim_row::{ClaimView, Columns},
        compose::Composer,
        paint,
        popup::clear,
        scroll,
    },
};
use crate::{
    action::Action,
    library::Verification,
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
        let columns = self.cx.claim_columns(area.width);
        for (y, place) in (area.top()..area.bottom()).zip(top..found.len()) {
            let Some(row) = found.row(place) else { break };
            let line_area = Rect { y, height: 1, ..area };
            self.claim_line(self.cx.claim_view(nav.claim(row)), &columns, line_area);
            if found.is_pinned(place) {
                self.outside(line_area);
            }
            self.frame.add(line_area, Target::Claim(row));
        }
    }

    /// A claim in one line.
    pub(crate) fn claim_line(&mut self, claim: ClaimView<'a>, columns: &Columns, area: Rect) {
        let search = &self.search;
        let line = claim.line(columns, |text, reach| search.ranges(text, reach), self.look);
        self.lines(&[line], area);
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
        let view = self.cx.claim_view(claim);
        let state = &self.cx.detail;
        let has_focus = self.cx.nav.pane == Pane::Detail;
        let detail = crate::ui::detail::render::Detail {
            claim,
            verification: view.verification,
            footing: view.strip_result,
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
        let status = claim.and_then(|claim| self.cx.claim_view(claim).verification);
        let mut about = Vec::from_iter(claim.map(|claim| claim.id().to_owned()));
        about.extend(status.and_then(Verification::label));
        self.title(Pane::Detail, "Claim", &about.join(self.look.dot()), area.title);
    }
}
