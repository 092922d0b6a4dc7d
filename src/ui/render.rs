//! The parts put together: the state as a frame.

use super::{
    Cx, FrameInfo, Hit, Layer, Look, Pane, State, Target, View,
    layout::{self, Claims, Facets, Screen, Size},
    on_screen,
    widgets::{claim_row, paint, popup::clear},
};
use crate::query::Highlighter;
use ratatui::{
    Frame,
    buffer::Buffer,
    layout::{Position, Rect},
    text::Line,
};

/// Draws the state, and says what it has drawn.
pub fn render(state: &State, frame: &mut Frame<'_>) -> FrameInfo {
    let area = frame.area();
    let mut painter = Painter::new(state, frame.buffer_mut());
    painter.buffer.set_style(area, painter.look.theme.text);
    let screen = Screen::new(area);
    match screen.size {
        Size::Tiny => painter.tiny(area),
        Size::Small => painter.small(&screen),
        Size::Full => painter.full(&screen),
    }
    if let Some(overlay) = state.overlay() {
        overlay.render(&screen, area, &mut painter);
    }
    painter.following(&screen, area);
    // Over everything: it is about what has just been done.
    if screen.size == Size::Small {
        painter.foot_of_small(screen.hints);
    }
    let Painter { frame: mut drawn, typing, .. } = painter;
    let typing = typing.filter(|place| area.contains(*place));
    if let Some(place) = typing {
        frame.set_cursor_position(place);
    }
    drawn.cursor = typing.or_else(|| place_of_selection(state, &drawn));
    drawn
}

/// From so many lines a pane can do with one less.
const ROOM_TO_SPARE: u16 = 6;

/// How many rows the list has use for.
fn rows(state: &State) -> usize {
    match (state.pane(), &state.overlay) {
        (Pane::Detail, _) => 0,
        // The panes stand still while somebody types.
        (_, Some(Layer::Search(_))) => usize::MAX,
        _ => state.nav().lines_of_list(),
    }
}

/// Where the terminal's cursor stands while nobody types: on what is selected, out of sight. Screen
/// readers and braille lines follow it.
fn place_of_selection(state: &State, frame: &FrameInfo) -> Option<Position> {
    let cx = &state.cx;
    match (state.overlay(), state.pane()) {
        (Some(overlay), _) => frame.place_of(overlay.cursor()?),
        (None, Pane::Filters) => frame.place_of(Target::Filter(cx.filter_lines().selected())),
        (None, Pane::List) => frame.place_of(state.screen().cursor(&cx.nav)?),
        (None, Pane::Detail) => {
            let pane = frame.place_of(Target::Pane(Pane::Detail))?;
            let link = frame.links.get(cx.detail.link);
            let line = link.copied().filter(|line| frame.detail.shows(*line));
            let below = line.map_or(0, |line| line - frame.detail.top);
            Some(Position { y: pane.y.saturating_add(below as u16), ..pane })
        }
    }
}

/// A frame in the making.
pub struct Painter<'a, 'b> {
    pub state: &'a State,
    /// What all parts of the screen share.
    pub cx: &'a Cx,
    pub look: Look<'a>,
    /// What the search marks in what is shown.
    pub search: Highlighter,
    pub buffer: &'b mut Buffer,
    /// What is drawn.
    pub frame: FrameInfo,
    /// Where something is typed.
    pub typing: Option<Position>,
    /// Whether the strip has room to say what its bars mean.
    pub has_legend: bool,
}

impl<'a, 'b> Painter<'a, 'b> {
    pub(crate) fn new(state: &'a State, buffer: &'b mut Buffer) -> Self {
        let cx = &state.cx;
        let look = Look { theme: cx.settings.appearance.theme(), symbols: cx.settings.symbols };
        let search = Highlighter::of(state.nav().query());
        let frame = cx.frame.carry_over();
        Painter { state, cx, look, search, buffer, frame, typing: None, has_legend: true }
    }

    /// Everything, each part in its place.
    fn full(&mut self, full: &Screen) {
        self.heading(full.heading);
        self.strip(full.strip);
        self.query(full.query);
        match self.cx.nav.view() {
            View::Claims => {
                let rows = rows(self.state);
                let claims = Claims::split(full.body, rows, |area, how| self.split(area, how));
                self.claims(&claims);
            }
            _ => {
                self.screen(layout::Pane::new(full.body));
                self.facets(Facets::over(full.body));
            }
        }
        self.message(full.message);
        // A popup names its keys itself.
        if !self.has_popup() {
            self.hints(full.hints);
        }
    }

    /// The filters, the list and the detail.
    fn claims(&mut self, claims: &Claims) {
        self.state.screen().render(claims.list, self);
        self.cx.detail.render(claims.detail.content, self);
        self.cx.detail.title(claims.detail, self);
        self.facets(claims.facets);
        if let Some(between) = claims.between {
            paint::vertical(between, self.look, self.buffer);
        }
    }

    /// A screen of one piece.
    fn screen(&mut self, pane: layout::Pane) {
        self.frame.add(pane.content, Target::Pane(Pane::List));
        self.state.screen().render(pane, self);
    }

    /// The pane with the focus, and what fits around it.
    fn small(&mut self, small: &Screen) {
        self.strip(small.strip);
        self.query(small.query);
        let (pane, without) = self.room_for_what_stands(small.body);
        match self.cx.nav.pane {
            Pane::Filters => {
                self.facet_lines(pane);
                self.scrollbar(self.frame.filters, pane);
            }
            Pane::List => self.screen(layout::Pane::untitled(pane)),
            Pane::Detail => self.state.screen().render_lower(pane, self),
        }
        self.advice_line(without);
        self.hints(small.hints);
    }

    /// A small screen has a line for messages only while sources are left out.
    fn room_for_what_stands(&self, pane: Rect) -> (Rect, Rect) {
        let has_line = self.cx.nav.without().is_some() && pane.height >= ROOM_TO_SPARE;
        layout::split_bottom(pane, u16::from(has_line))
    }

    /// What there is to say takes the only line that there is for keys, too.
    fn foot_of_small(&mut self, area: Rect) {
        if self.cx.notice().is_some() {
            clear(area, self.look, self.buffer);
            self.message(area);
        }
    }

    /// The selected claim's grade, and as much of its speaker as fits.
    fn tiny(&mut self, area: Rect) {
        let line = match self.cx.nav.selected() {
            Some(claim) => claim_row::tiny(claim, area.width, self.look),
            None => Line::raw("no claim"),
        };
        match self.state.overlay().is_some_and(|overlay| overlay.is_line()) {
            true => self.query(area),
            false => self.lines(&[line], area),
        }
    }

    fn has_popup(&self) -> bool {
        self.state.overlay().is_some_and(|overlay| !overlay.is_line())
    }

    /// Paints lines.
    pub fn lines(&mut self, lines: &[Line<'_>], area: Rect) {
        paint::lines(lines, area, self.buffer);
    }

    /// Remembers what a mouse can hit among the lines that are painted in an area.
    pub fn hits<T>(
        &mut self,
        hits: impl IntoIterator<Item = Hit<T>>,
        area: Rect,
        target: impl Fn(T) -> Target,
    ) {
        for (area, hit) in on_screen(hits, area) {
            self.frame.add(area, target(hit));
        }
    }
}
