//! The filters, filled from the state.

use crate::ui::{
    Look,
    filters::pane::{Choice, FacetGroup, FacetLine, FacetSign, Facets},
    layout,
    render::Painter,
    widgets::{paint, popup::Popup},
};
use crate::{
    action::Action,
    analysis::words,
    dossier::Position,
    library::{Status, Vocabulary},
    query::{Facet, Field, GradeValue, Mark, Value},
    ui::{Pane, State, Target, Window},
};
use ratatui::layout::Rect;

impl<'a> Painter<'a, '_> {
    /// The filters, beside the other panes, or over them while they have the focus.
    pub(crate) fn facets(&mut self, facets: layout::Facets) {
        match facets {
            layout::Facets::Beside(pane, line) => {
                self.title(Pane::Filters, "Filters", &self.cx.key(Action::Filters), pane.title);
                self.facet_lines(pane.content);
                paint::vertical(line, self.look, self.buffer);
            }
            layout::Facets::Over(area) if self.cx.nav.pane == Pane::Filters => {
                let popup = Popup { title: "Filters", foot: "" };
                let inside = popup.draw(area, self.look, self.buffer);
                self.frame.add(area, Target::Pane(Pane::Filters));
                self.facet_lines(inside);
            }
            layout::Facets::Over(_) => {}
        }
    }

    pub(crate) fn facet_lines(&mut self, area: Rect) {
        self.frame.add(area, Target::Pane(Pane::Filters));
        let nav = &self.cx.nav;
        let titles: Vec<String> =
            nav.results().facets().iter().map(|facet| self.heading_of(facet)).collect();
        let filters = &self.cx.filters;
        let mark = |facet: &Facet| {
            let first = facet.values().first();
            first.map_or(Mark::Free, |first| nav.query().mark_of_facet(first))
        };
        let facets = nav.results().facets().iter().zip(&titles);
        let groups = facets.map(|(facet, title)| FacetGroup {
            title,
            values: facet.values().len(),
            choice: choice(mark(facet)),
            is_folded: filters.is_folded(facet.field),
        });
        let groups: Vec<FacetGroup<'_>> = groups.collect();
        let selected = self.cx.filter_lines().selected();
        let has_focus = self.cx.nav.pane == Pane::Filters;
        let (state, look) = (self.state, self.look);
        let value =
            |group: usize, at: usize| value(state, look, &nav.results().facets()[group], at);
        let facets = Facets {
            groups: &groups,
            value: &value,
            cursor: None,
            top: filters.top(self.cx.frame.filters.top),
        };
        let cursor = facets.place(selected).filter(|_| has_focus);
        let facets = Facets { cursor, ..facets };
        let drawn = facets.draw(area.width, area.height, self.look);
        self.lines(&drawn.lines, area);
        let height = usize::from(area.height);
        self.frame.filters = Window { top: drawn.top, height, content: drawn.height };
        for (at, y) in (drawn.top..drawn.height).zip(area.top()..area.bottom()) {
            self.frame.add(Rect { y, height: 1, ..area }, Target::Filter(at));
        }
    }

    fn heading_of(&self, facet: &Facet) -> String {
        let nav = &self.cx.nav;
        let name = words::sentence(facet.field.word());
        let Some(dossier) = nav.dossier() else { return name };
        match facet.field {
            Field::Stance => match nav.focus(dossier) {
                Some(focus) => format!("{name} on {}", focus.id()),
                None => format!("{name}: on nothing"),
            },
            Field::Reply if dossier.requests().len() == 0 => format!("{name}: none asked"),
            _ => name,
        }
    }
}

fn value<'a>(state: &'a State, look: Look<'_>, facet: &'a Facet, at: usize) -> FacetLine<'a> {
    let nav = state.nav();
    let value = &facet.values()[at];
    FacetLine {
        sign: sign(value, look),
        label: value.label(nav.library()),
        count: facet.count(at),
        choice: choice(nav.query().mark(value)),
    }
}

fn sign(value: &Value, look: Look<'_>) -> FacetSign {
    let glyphs = look.glyphs();
    match value {
        Value::Grade(GradeValue::Letter(letter)) => FacetSign::Grade(Some(*letter)),
        Value::Grade(GradeValue::Newsroom) => FacetSign::Grade(None),
        Value::Stance(_, Some(Position::Opposes)) => FacetSign::Plain(glyphs.opposes),
        Value::Stance(_, Some(Position::Explains)) => FacetSign::Plain(glyphs.explains),
        Value::Stance(_, Some(Position::Supports)) => FacetSign::Plain(glyphs.supports),
        Value::Status(Status::Checked) => FacetSign::Plain(glyphs.checked),
        Value::Status(Status::Problem) => FacetSign::Plain(glyphs.problem),
        Value::Reply(Some(reply)) => FacetSign::Plain(look.reply(*reply)),
        _ => FacetSign::Blank,
    }
}

fn choice(mark: Mark) -> Choice {
    match mark {
        Mark::Free => Choice::Open,
        Mark::Chosen => Choice::Chosen,
        Mark::Excluded => Choice::Excluded,
    }
}
