//! The filters: the query as lists of values to choose from.

use crate::{
    action::Action,
    analysis::words,
    dossier::Basis,
    library::{Status, Vocabulary},
    query::{Facet, Field, Mark, Sign, Value},
    text::width as columns_of,
    ui::{
        Cx, Look, Navigator, Pane, Target, Window,
        detail::words::called,
        layout, moved,
        render::Painter,
        scrolled,
        widgets::{compose::Composer, look::Letter, paint, popup, scroll},
    },
};
use ratatui::{layout::Rect, style::Style};
use std::collections::HashSet;

/// The filters, as far as they are more than the query.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    cursor: Option<Place>,
    /// The first line that the wheel has scrolled to, until the cursor moves.
    top: Option<usize>,
    /// The headings that are folded or unfolded otherwise than at the start.
    turned: HashSet<Field>,
}

/// A line of the filters, by what it stands for: lines move when headings are folded.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    field: Field,
    /// Without one, the heading.
    value: Option<Value>,
}

/// The lines of the filters: there may be many, so none is made before it is asked for.
#[derive(Debug, Clone, Copy)]
pub struct FilterLines<'f> {
    filters: &'f Filters,
    facets: &'f [Facet],
}

impl<'f> FilterLines<'f> {
    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.facets.iter().map(|facet| self.height(facet)).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.facets.is_empty()
    }

    /// The selected line, counted from the first.
    pub fn selected(&self) -> usize {
        self.filters.cursor.as_ref().and_then(|place| self.line_of(place)).unwrap_or(0)
    }

    /// The lines of the headings.
    fn headings(&self) -> Vec<usize> {
        let before = self.facets.iter().scan(0, |next, facet| {
            let line = *next;
            *next += self.height(facet);
            Some(line)
        });
        before.collect()
    }

    /// The facet that a line belongs to, and which of its values it is; without one, the heading.
    fn at(&self, line: usize) -> Option<(&'f Facet, Option<usize>)> {
        let mut rest = line;
        for facet in self.facets {
            let height = self.height(facet);
            if rest < height {
                return Some((facet, rest.checked_sub(1)));
            }
            rest -= height;
        }
        None
    }

    fn place(&self, line: usize) -> Option<Place> {
        let (facet, value) = self.at(line)?;
        Some(Place { field: facet.field, value: value.map(|at| facet.values()[at].clone()) })
    }

    /// The line of a place; a value whose heading is folded is found there.
    fn line_of(&self, place: &Place) -> Option<usize> {
        let at = self.facets.iter().position(|facet| facet.field == place.field)?;
        let before: usize = self.facets[..at].iter().map(|facet| self.height(facet)).sum();
        let value = place.value.as_ref().filter(|_| !self.filters.is_folded(place.field));
        let values = self.facets[at].values();
        let value = value.and_then(|value| values.iter().position(|other| other == value));
        Some(before + value.map_or(0, |at| at + 1))
    }

    fn height(&self, facet: &Facet) -> usize {
        1 + if self.filters.is_folded(facet.field) { 0 } else { facet.values().len() }
    }
}

impl Filters {
    /// The first line to show, after the one that was shown last.
    pub fn top(&self, last: usize) -> usize {
        self.top.unwrap_or(last)
    }

    /// Whether the values of a field are folded away.
    pub fn is_folded(&self, field: Field) -> bool {
        // What has many values, or says little, takes no room before it is asked for.
        field.is_closed() == self.turned.contains(&field)
    }

    fn turn(&mut self, field: Field) {
        if !self.turned.remove(&field) {
            self.turned.insert(field);
        }
    }
}

impl Cx {
    /// The lines of the filters.
    pub fn filter_lines(&self) -> FilterLines<'_> {
        FilterLines { filters: &self.filters, facets: self.nav.results().facets() }
    }

    fn filter(&self) -> Option<Place> {
        let lines = self.filter_lines();
        lines.place(lines.selected())
    }

    pub(crate) fn scroll_filters(&mut self, direction: Action) {
        let shown = self.frame.filters;
        self.filters.top = Some(scrolled(self.filters.top(shown.top), direction, shown));
    }

    pub(crate) fn update_filters(&mut self, action: Action) {
        self.filters.top = None;
        match action {
            Action::ClearFilter => self.clear_filter(),
            Action::ToggleValue | Action::ExcludeValue | Action::OnlyValue => {
                self.choose_filter(action);
            }
            _ => {
                let lines = self.filter_lines();
                let at = lines.selected();
                let to = moved(at, lines.len(), action, self.frame.filters)
                    .or_else(|| scroll::section(&lines.headings(), at, action));
                if let Some(to) = to {
                    self.filters.cursor = lines.place(to);
                }
            }
        }
    }

    /// A click: the same as going there and choosing.
    pub(crate) fn press_filter(&mut self, line: usize) {
        self.nav.pane = Pane::Filters;
        self.filters.cursor = self.filter_lines().place(line);
        self.choose_filter(Action::ToggleValue);
    }

    /// Chooses the value under the cursor, or folds or unfolds its heading.
    fn choose_filter(&mut self, action: Action) {
        let Some(Place { field, value }) = self.filter() else { return };
        match (value, action) {
            (None, Action::ExcludeValue) => {}
            (None, _) => self.filters.turn(field),
            (Some(value), Action::OnlyValue) => {
                self.nav.jump(self.nav.view(), |query| query.only(value));
            }
            (Some(value), Action::ExcludeValue) => {
                self.nav.edit(|query| query.exclude(value));
            }
            (Some(value), _) => {
                self.nav.edit(|query| query.toggle(value));
            }
        }
    }

    fn clear_filter(&mut self) {
        if let Some(Place { field, .. }) = self.filter()
            && !self.nav.edit(|query| query.clear(field))
        {
            self.say("nothing is chosen here");
        }
    }
}

impl Painter<'_, '_> {
    /// The filters, beside the other panes, or over them while they have the focus.
    pub(crate) fn facets(&mut self, facets: layout::Facets) {
        match facets {
            layout::Facets::Beside(pane, line) => {
                self.title(Pane::Filters, "Filters", &self.cx.key(Action::Filters), pane.title);
                self.facet_lines(pane.content);
                paint::vertical(line, self.look, self.buffer);
                let rows = Rect { y: pane.content.y, height: pane.content.height, ..line };
                self.scrollbar(self.frame.filters, rows);
            }
            layout::Facets::Over(area) if self.cx.nav.pane == Pane::Filters => {
                let inside = popup::frame("Filters", "", area, self.look, self.buffer);
                self.frame.add(area, Target::Pane(Pane::Filters));
                self.facet_lines(inside);
                self.scrollbar(self.frame.filters, inside);
            }
            layout::Facets::Over(_) => {}
        }
    }

    /// What claims can be chosen by, and how many each choice would leave.
    pub(crate) fn facet_lines(&mut self, area: Rect) {
        self.frame.add(area, Target::Pane(Pane::Filters));
        let lines = self.cx.filter_lines();
        let selected = Some(lines.selected()).filter(|_| self.cx.nav.pane == Pane::Filters);
        let (height, content) = (usize::from(area.height), lines.len());
        let top = self.cx.filters.top(self.cx.frame.filters.top);
        let top = match selected {
            Some(line) => scroll::follow(top, line, height, content),
            None => scroll::clamp(top, height, content),
        };
        self.frame.filters = Window { top, height, content };
        let (cx, look) = (self.cx, self.look);
        self.rows(self.frame.filters, selected, area, Target::Filter, |at, line| {
            match lines.at(at) {
                Some((facet, None)) => put_facet(facet, cx, line, look),
                Some((facet, Some(at))) => put_value(facet, at, cx, line, look),
                None => {}
            }
        });
    }
}

fn put_facet(facet: &Facet, cx: &Cx, line: &mut Composer<'_>, look: Look<'_>) {
    let (theme, glyphs) = (look.theme, look.glyphs());
    let heading = heading_of(facet, &cx.nav);
    if !cx.filters.is_folded(facet.field) {
        line.put_cut(heading, theme.strong, glyphs.cut);
        return;
    }
    // What is folded away may still be part of the query.
    let first = facet.values().first();
    let mark = first.map_or(Mark::Free, |first| cx.nav.query().mark_of_facet(first));
    let count = facet.values().len().to_string();
    line.put(glyphs.folded, theme.muted).put(sign_of(mark, look), theme.strong);
    line.cell(&heading, before_count(line, &count), theme.strong, glyphs.cut);
    line.skip(1).put(count, theme.muted);
}

fn put_value(facet: &Facet, at: usize, cx: &Cx, line: &mut Composer<'_>, look: Look<'_>) {
    let (theme, value) = (look.theme, &facet.values()[at]);
    let mark = cx.nav.query().mark(value);
    let style = match (mark, facet.count(at)) {
        (Mark::Chosen | Mark::Excluded, _) => theme.strong,
        (Mark::Free, 0) => theme.muted,
        (Mark::Free, _) => theme.text,
    };
    let (sign, sign_style) = value_sign(value, look);
    let count = facet.count(at).to_string();
    line.put(sign_of(mark, look), theme.strong).put(sign, sign_style).skip(1);
    let label = value.label(cx.nav.library());
    line.cell(&label, before_count(line, &count), style, look.glyphs().cut);
    line.skip(1).put(count, style);
}

fn heading_of(facet: &Facet, nav: &Navigator) -> String {
    let name = words::sentence(facet.field.word());
    let Some(dossier) = nav.dossier() else { return name };
    match facet.field {
        Field::Stance => match nav.focus(dossier) {
            Some(focus) => format!("{name}: {}", called(focus)),
            None => format!("{name}: on nothing"),
        },
        Field::Reply if dossier.requests().len() == 0 => format!("{name}: none asked"),
        _ => name,
    }
}

/// The columns before a count at the right, with a blank at both of its sides.
fn before_count(line: &Composer<'_>, count: &str) -> usize {
    line.left().saturating_sub(columns_of(count) + 2)
}

/// The sign of how a value stands in the query.
pub(crate) fn sign_of(mark: Mark, look: Look<'_>) -> &'static str {
    match mark {
        Mark::Free => " ",
        Mark::Chosen => look.glyphs().chosen,
        Mark::Excluded => look.glyphs().excluded,
    }
}

/// The sign of a value, as lists of claims show it.
fn value_sign(value: &Value, look: Look<'_>) -> (&'static str, Style) {
    let glyphs = look.glyphs();
    let sign = match value.sign() {
        Sign::Grade(strength) => {
            let letter = Letter::of(strength);
            return (look.bar_in_list(letter), look.grade(letter));
        }
        Sign::Undecided => return (glyphs.undecided, look.theme.undecided),
        Sign::Stance(position) => look.side(position, Basis::Said),
        Sign::Status(Status::Checked) => glyphs.checked,
        Sign::Status(Status::Problem) => glyphs.problem,
        Sign::Reply(reply) => look.reply(reply),
        Sign::Status(Status::Unchecked) | Sign::None => " ",
    };
    (sign, look.theme.strong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config::{Appearance, ColorDepth, Symbols, ThemeChoice},
        ui::{
            State,
            drawing::{colorless, part, part_text, styled_part},
            testing::{EMPTY, REUTERS, press, state},
        },
    };

    /// A grade chosen and another excluded.
    fn choosing() -> State {
        let mut state = state(&[REUTERS]);
        press(&mut state, "f j j space j -");
        state
    }

    #[test]
    fn counts_stand_at_the_right() {
        let state = choosing();
        let picture = |width| part_text(&state, (width, 12), |area, it| it.facet_lines(area));
        insta::assert_snapshot!([16, 24, 40].map(picture).join("\n"));
    }

    #[test]
    fn choices_show_without_colour() {
        let mut state = choosing();
        state.cx.settings.appearance = Appearance::new(ThemeChoice::None, ColorDepth::None);
        let (buffer, _) = part(&state, (24, 12), |area, painter| painter.facet_lines(area));
        insta::assert_snapshot!(styled_part(&buffer, &colorless()));
    }

    #[test]
    fn what_is_selected_is_in_sight_and_only_what_fits_is_there() {
        let mut state = choosing();
        press(&mut state, "G");
        let (_, frame) = part(&state, (24, 10), |area, painter| painter.facet_lines(area));
        let lines = state.cx.filter_lines();
        assert_eq!(
            frame.filters,
            Window { top: lines.len() - 10, height: 10, content: lines.len() }
        );
        let hits = frame.targets.iter().filter(|(_, target)| matches!(target, Target::Filter(_)));
        assert_eq!(hits.count(), 10);
        assert!(frame.place_of(Target::Filter(lines.selected())).is_some());
    }

    #[test]
    fn ascii_needs_nothing_else() {
        let mut state = choosing();
        state.cx.settings.symbols = Symbols::Ascii;
        let text = part_text(&state, (24, 40), |area, painter| painter.facet_lines(area));
        assert!(text.is_ascii(), "{text}");
    }

    properties! {
        #![cases(64)]
        #[test]
        fn it_fits_any_room(
            width in 0_u16..250, height in 0_u16..80, top in 0_usize..20, is_empty: bool,
        ) {
            let mut state = if is_empty { state(&[EMPTY]) } else { choosing() };
            state.cx.frame.filters.top = top;
            part(&state, (width, height), |area, painter| painter.facet_lines(area));
        }
    }
}
