//! The filters, filled from the state.

use super::{
    facets::{Choice, FacetGroup, FacetLine, FacetSign, Facets},
    layout, paint,
    popup::Popup,
    screen::Painter,
};
use crate::{
    action::Action,
    app::{Pane, Target, Window},
    dossier::Position,
    library::{Status, Vocabulary},
    query::{self, Facet, Field, GradeValue, Mark, Value},
    reading::words,
};
use ratatui::layout::Rect;

impl<'a> Painter<'a, '_> {
    /// The filters, beside the other panes, or over them while they have the focus.
    pub(super) fn facets(&mut self, facets: layout::Facets) {
        match facets {
            layout::Facets::Beside(pane, line) => {
                self.title(Pane::Filters, "Filters", &self.state.key(Action::Filters), pane.title);
                self.facet_lines(pane.content);
                paint::vertical(line, self.look, self.buffer);
            }
            layout::Facets::Over(area) if self.state.pane() == Pane::Filters => {
                let popup = Popup { title: "Filters", foot: "" };
                let inside = popup.draw(area, self.look, self.buffer);
                self.drawn.add(area, Target::Pane(Pane::Filters));
                self.facet_lines(inside);
            }
            layout::Facets::Over(_) => {}
        }
    }

    pub(super) fn facet_lines(&mut self, area: Rect) {
        self.drawn.add(area, Target::Pane(Pane::Filters));
        let browse = self.state.browse();
        let lines = self.state.filter_lines();
        let values: Vec<Vec<FacetLine<'_>>> =
            browse.facets().iter().map(|facet| self.values(facet)).collect();
        let titles: Vec<String> =
            browse.facets().iter().map(|facet| self.heading_of(facet)).collect();
        let filters = self.state.filters();
        let groups: Vec<FacetGroup<'_>> = browse
            .facets()
            .iter()
            .zip(titles.iter().zip(&values))
            .map(|(facet, (title, values))| FacetGroup {
                title,
                values,
                is_folded: filters.is_folded(facet.field),
            })
            .collect();
        let selected = filters.selected(&lines);
        let has_focus = self.state.pane() == Pane::Filters;
        let facets = Facets {
            groups: &groups,
            cursor: None,
            top: filters.top(self.state.drawn.filters.top),
        };
        let cursor = facets.places().nth(selected).filter(|_| has_focus);
        let facets = Facets { cursor, ..facets };
        let drawn = facets.draw(area.width, area.height, self.look);
        self.lines(&drawn.lines, area);
        let height = usize::from(area.height);
        self.drawn.filters = Window { top: drawn.top, height, content: drawn.height };
        for (at, y) in (drawn.top..drawn.height).zip(area.top()..area.bottom()) {
            self.drawn.add(Rect { y, height: 1, ..area }, Target::Filter(at));
        }
    }

    fn heading_of(&self, facet: &Facet) -> String {
        let browse = self.state.browse();
        let name = words::sentence(facet.field.word());
        let Some(dossier) = browse.dossier() else { return name };
        match facet.field {
            Field::Stance => match browse.focus(dossier) {
                Some(focus) => format!("{name} on {}", focus.id()),
                None => format!("{name}: on nothing"),
            },
            Field::Reply if dossier.requests().len() == 0 => format!("{name}: none asked"),
            _ => name,
        }
    }

    fn values<'f>(&self, facet: &'f Facet) -> Vec<FacetLine<'f>>
    where
        'a: 'f,
    {
        let library = self.state.browse().library();
        let line = |choice: &'f query::Choice| FacetLine {
            sign: self.sign(&choice.value),
            label: choice.value.label(library),
            count: choice.count,
            choice: match choice.mark {
                Mark::Free => Choice::Open,
                Mark::Chosen => Choice::Chosen,
                Mark::Excluded => Choice::Excluded,
            },
        };
        facet.choices.iter().map(line).collect()
    }

    fn sign(&self, value: &Value) -> FacetSign {
        let glyphs = self.look.glyphs();
        match value {
            Value::Grade(GradeValue::Letter(letter)) => FacetSign::Grade(Some(*letter)),
            Value::Grade(GradeValue::Newsroom) => FacetSign::Grade(None),
            Value::Stance(_, Some(Position::Opposes)) => FacetSign::Plain(glyphs.opposes),
            Value::Stance(_, Some(Position::Explains)) => FacetSign::Plain(glyphs.explains),
            Value::Stance(_, Some(Position::Supports)) => FacetSign::Plain(glyphs.supports),
            Value::Status(Status::Checked) => FacetSign::Plain(glyphs.checked),
            Value::Status(Status::Problem) => FacetSign::Plain(glyphs.problem),
            Value::Reply(Some(reply)) => FacetSign::Plain(self.look.reply(*reply)),
            _ => FacetSign::Blank,
        }
    }
}
