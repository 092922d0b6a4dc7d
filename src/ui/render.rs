//! The parts put together: the state as a frame.

use crate::ui::{
    Hit, Look, cursor,
    layout::{self, Claims, Full, Screen, Small},
    on_screen,
    widgets::{paint, popup::clear},
};
use crate::{
    query::Highlighter,
    ui::{Drawn, Layer, Pane, State, Target, View},
};
use ratatui::{
    Frame,
    buffer::Buffer,
    layout::{Position, Rect},
    text::Line,
};

/// Draws the state, and says what it has drawn.
pub fn render(state: &State, frame: &mut Frame<'_>) -> Drawn {
    let area = frame.area();
    let mut painter = Painter::new(state, frame.buffer_mut());
    let screen = Screen::new(area);
    match &screen {
        Screen::Tiny(area) => painter.tiny(*area),
        Screen::Small(small) => painter.small(small),
        Screen::Full(full) => painter.full(full),
    }
    painter.layer(&screen, area);
    // Over everything: it is about what has just been done.
    if let Screen::Small(small) = screen {
        painter.foot_of_small(small.foot);
    }
    let Painter { mut drawn, typing, .. } = painter;
    let typing = typing.filter(|place| area.contains(*place));
    if let Some(place) = typing {
        frame.set_cursor_position(place);
    }
    drawn.cursor = typing.or_else(|| cursor::of_selection(state, &drawn));
    drawn
}

/// From so many lines a pane can do with one less.
const ROOM_TO_SPARE: u16 = 6;

/// How many rows the list has use for.
fn rows(state: &State) -> usize {
    match (state.pane(), state.layer()) {
        (Pane::Detail, _) => 0,
        // The panes stand still while somebody types.
        (_, Some(Layer::Search(_))) => usize::MAX,
        _ => state.browse().found().len(),
    }
}

/// A frame in the making.
pub(crate) struct Painter<'a, 'b> {
    pub state: &'a State,
    pub look: Look<'a>,
    /// What the search marks in what is shown.
    pub search: Highlighter,
    pub buffer: &'b mut Buffer,
    pub drawn: Drawn,
    /// Where something is typed.
    pub typing: Option<Position>,
}

impl<'a, 'b> Painter<'a, 'b> {
    fn new(state: &'a State, buffer: &'b mut Buffer) -> Self {
        let look =
            Look { theme: state.settings.appearance.theme(), symbols: state.settings.symbols };
        buffer.set_style(buffer.area, look.theme.text);
        let search = Highlighter::of(state.browse().query());
        Painter { state, look, search, buffer, drawn: state.drawn.carry_over(), typing: None }
    }

    /// Everything, each part in its place.
    fn full(&mut self, full: &Full) {
        self.heading(full.heading);
        self.strip(full.strip);
        self.query(full.query);
        match self.state.view() {
            View::Claims => self.claims(&Claims::new(full.body, rows(self.state))),
            view => {
                self.view(view, layout::Pane::new(full.body));
                self.facets(full.facets_over());
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
        self.list(claims.list.content);
        self.list_title(claims.list);
        self.detail(claims.detail.content);
        self.detail_title(claims.detail);
        self.facets(claims.facets);
        if let Some(between) = claims.between {
            paint::vertical(between, self.look, self.buffer);
        }
    }

    /// A view of one piece.
    fn view(&mut self, view: View, pane: layout::Pane) {
        self.drawn.add(pane.content, Target::Pane(Pane::List));
        match view {
            View::Claims => self.list(pane.content),
            View::Article => self.article(pane),
            View::Matrix => self.matrix(pane),
            View::Speakers => self.speakers(pane),
            View::Replies => self.replies(pane),
            View::Dossiers => self.dossiers(pane),
        }
    }

    /// The pane with the focus, and what fits around it.
    fn small(&mut self, small: &Small) {
        self.strip(small.strip);
        self.query(small.query);
        let (pane, strip_test) = self.room_for_strip_test(small.pane);
        match self.state.pane() {
            Pane::Filters => self.facet_lines(pane),
            Pane::List => self.view(self.state.view(), layout::Pane::untitled(pane)),
            Pane::Detail => self.lower(pane),
        }
        self.advice_line(strip_test);
        self.hints(small.foot);
    }

    /// A small screen has a line for messages only while the strip test has something to say.
    fn room_for_strip_test(&self, pane: Rect) -> (Rect, Rect) {
        let has_line = self.state.browse().strip_test().is_some() && pane.height >= ROOM_TO_SPARE;
        layout::split_bottom(pane, u16::from(has_line))
    }

    /// What a view has below its list: the selected claim in full, the ledger or the story of a
    /// cell.
    fn lower(&mut self, area: Rect) {
        match self.state.view() {
            View::Speakers => self.ledger(area),
            View::Replies => self.story(area),
            View::Claims | View::Article | View::Matrix | View::Dossiers => self.detail(area),
        }
    }

    /// What there is to say takes the only line that there is for keys, too.
    fn foot_of_small(&mut self, area: Rect) {
        if self.state.notice().is_some() {
            clear(area, self.look, self.buffer);
            self.message(area);
        }
    }

    /// The selected claim's grade, and as much of its speaker as fits.
    fn tiny(&mut self, area: Rect) {
        let line = match self.state.browse().selected() {
            Some(claim) => crate::ui::widgets::claim_row::tiny(claim, area.width, self.look),
            None => Line::raw("-"),
        };
        match self.state.layer() {
            Some(Layer::Search(_) | Layer::Note(_)) => self.query(area),
            _ => self.lines(&[line], area),
        }
    }

    fn has_popup(&self) -> bool {
        !matches!(self.state.layer(), None | Some(Layer::Search(_) | Layer::Note(_)))
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
            self.drawn.add(area, target(hit));
        }
    }
}
