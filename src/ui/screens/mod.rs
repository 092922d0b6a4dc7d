//! The screens, a folder each: ways of looking at the claims that the query finds.
//!
//! A new one is a folder, a row of [`View`]'s table and a field of [`Screens`]; the compiler asks
//! for the rest.

pub(crate) mod article;
pub(crate) mod brief;
pub(crate) mod claims;
pub(crate) mod dossiers;
pub(crate) mod matrix;
pub(crate) mod replies;
pub(crate) mod speakers;

use super::{
    Cx, Navigator, Target, ViewData, ViewRequest,
    hints::{self, Entry},
    layout,
    overlays::choose::{Options, Setting},
    render::Painter,
};
use crate::{
    action::Action,
    analysis::words,
    config::Context,
    library::{ClaimRef, Row},
    session::SessionState,
};
use article::Article;
use brief::Brief;
use claims::Claims;
use clap::ValueEnum;
use dossiers::Dossiers;
use matrix::Matrix;
use ratatui::layout::Rect;
use replies::Replies;
use speakers::Speakers;

/// The claim, if it is one alone.
fn only(rows: &[Row]) -> Option<Row> {
    match rows {
        [row] => Some(*row),
        _ => None,
    }
}

/// A way of looking at the claims.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, ValueEnum)]
pub enum View {
    /// What the article rests on.
    Brief,
    /// A list, and the selected claim in full.
    #[default]
    Claims,
    /// The article from beginning to end.
    Article,
    /// How many claims have which two values.
    Matrix,
    /// Who speaks and who is silent.
    Speakers,
    /// Who was asked, and what they replied.
    Replies,
    /// The dossiers, where there are several.
    Dossiers,
}

/// The screens in the order of their tabs: what the tab says, the action that shows the screen, and
/// where a key is pressed on it.
const TABLE: [(View, &str, Action, Context); 7] = [
    (View::Brief, "Brief", Action::Brief, Context::Brief),
    (View::Claims, "Claims", Action::Claims, Context::List),
    (View::Article, "Article", Action::Article, Context::Article),
    (View::Matrix, "Matrix", Action::Matrix, Context::Matrix),
    (View::Speakers, "Speakers", Action::Speakers, Context::Speakers),
    (View::Replies, "Replies", Action::Replies, Context::Replies),
    (View::Dossiers, "Dossiers", Action::Dossiers, Context::Dossiers),
];

impl View {
    /// Every view, in the order of their tabs.
    pub const ALL: [Self; TABLE.len()] = [
        Self::Brief,
        Self::Claims,
        Self::Article,
        Self::Matrix,
        Self::Speakers,
        Self::Replies,
        Self::Dossiers,
    ];

    fn row(self) -> (View, &'static str, Action, Context) {
        TABLE[self as usize]
    }

    /// What its tab says.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The action that shows it.
    pub fn action(self) -> Action {
        self.row().2
    }

    /// Where a key is pressed on it.
    pub fn context(self) -> Context {
        self.row().3
    }

    /// The view that an action shows, if it shows one.
    pub fn of(action: Action) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.action() == action)
    }
}

/// All screens, on the screen or not.
#[derive(Debug, Clone, Default)]
pub struct Screens {
    pub brief: Brief,
    pub claims: Claims,
    pub article: Article,
    pub matrix: Matrix,
    pub speakers: Speakers,
    pub replies: Replies,
    pub dossiers: Dossiers,
}

impl Screens {
    /// The screen of a view.
    pub fn get(&self, view: View) -> &dyn Screen {
        match view {
            View::Brief => &self.brief,
            View::Claims => &self.claims,
            View::Article => &self.article,
            View::Matrix => &self.matrix,
            View::Speakers => &self.speakers,
            View::Replies => &self.replies,
            View::Dossiers => &self.dossiers,
        }
    }

    /// Drops what was worked out: rows are other claims now.
    pub fn clear(&mut self) {
        View::ALL.into_iter().for_each(|view| self.get_mut(view).clear());
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, view: View) -> &mut dyn Screen {
        match view {
            View::Brief => &mut self.brief,
            View::Claims => &mut self.claims,
            View::Article => &mut self.article,
            View::Matrix => &mut self.matrix,
            View::Speakers => &mut self.speakers,
            View::Replies => &mut self.replies,
            View::Dossiers => &mut self.dossiers,
        }
    }
}

/// A way of looking at the claims that the query finds: a list or a table, and below it a pane that
/// is usually the selected claim in full.
pub trait Screen {
    /// Works out what follows from the results and the selection, where they are others.
    fn sync(&mut self, _cx: &mut Cx) {}

    /// What the screen shows of all claims at once, if it does.
    fn request(&self) -> Option<ViewRequest> {
        None
    }

    /// Whether it has that of other results, or in another form.
    fn is_stale(&self, _generation: u64) -> bool {
        false
    }

    /// Takes what was asked for, of the results of this generation.
    fn receive(&mut self, _data: ViewData, _generation: u64) {}

    /// Drops what was worked out: rows are other claims now.
    fn clear(&mut self) {}

    /// Does something in the list.
    fn update(&mut self, action: Action, cx: &mut Cx);

    /// Does something in the pane below.
    fn update_lower(&mut self, action: Action, cx: &mut Cx) {
        super::detail::update(action, cx);
    }

    /// Moves in the list with the wheel.
    fn scroll(&mut self, direction: Action, cx: &mut Cx) {
        self.update(direction, cx);
    }

    /// Scrolls the pane below.
    fn scroll_lower(&mut self, action: Action, cx: &mut Cx) {
        cx.detail.scroll(action, &cx.frame);
    }

    /// Goes to what lies under the mouse, and opens it where the cursor is there already.
    fn click(&mut self, _target: Target, _cx: &mut Cx) {}

    /// What there is to choose from here that is not the same everywhere, such as an order that is
    /// not that of the claims.
    fn options(&self, _setting: Setting, _cx: &Cx) -> Option<Options> {
        None
    }

    /// Takes one of these, by its place among them.
    fn choose(&mut self, _setting: Setting, _at: usize, _cx: &mut Cx) {}

    /// What is copied and marked: usually the selected claim.
    fn chosen(&self, nav: &Navigator) -> Vec<Row> {
        nav.selected_row().into_iter().collect()
    }

    /// The claim that a status or a note is about: the selected one, where the screen shows it.
    fn subject(&self, nav: &Navigator) -> Option<Row> {
        nav.selected_row()
    }

    /// What the screen says of the claims that are chosen, for a text in which they are copied.
    fn said_of_chosen(&self) -> Option<String> {
        None
    }

    /// Marks the selected claim, or unmarks it, and moves on.
    fn mark(&mut self, cx: &mut Cx) {
        let Some(name) = cx.nav.selected().map(ClaimRef::name) else { return };
        cx.mark(vec![name]);
        self.move_on(cx);
    }

    /// Marks all that is chosen, or once all of it is marked, unmarks it.
    fn mark_chosen(&self, cx: &mut Cx) {
        let chosen = self.chosen(&cx.nav);
        let names: Vec<_> = chosen.iter().map(|row| cx.nav.claim(*row).name()).collect();
        let what = words::count(names.len(), "claim");
        if names.is_empty() {
            cx.say("nothing was marked: no claim is here");
        } else if names.iter().all(|name| cx.marks.contains(name)) {
            cx.mark(names);
            cx.say(format!("{what} unmarked"));
        } else {
            cx.mark(names.into_iter().filter(|name| !cx.marks.contains(name)).collect());
            cx.say(format!("{what} marked"));
        }
    }

    /// Goes from a marked claim to the next one.
    fn move_on(&mut self, cx: &mut Cx) {
        self.update(Action::Down, cx);
    }

    /// Which keys are worth knowing in the list.
    fn hints(&self, nav: &Navigator) -> &'static [Entry];

    /// Which keys are worth knowing in the pane below.
    fn lower_hints(&self) -> &'static [Entry] {
        hints::DETAIL
    }

    /// Whether there is something to open and to move in.
    fn has_rows(&self, nav: &Navigator) -> bool {
        nav.selected().is_some()
    }

    /// Notes what the next session is to begin with.
    fn save(&self, _visit: &mut SessionState) {}

    /// Begins with what was noted.
    fn restore(&mut self, _visit: &SessionState) {}

    /// Draws the screen.
    fn render(&self, area: layout::Pane, painter: &mut Painter<'_, '_>);

    /// Draws the pane below, where there is no room for anything else.
    fn render_lower(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        painter.cx.detail.render(area, painter);
    }

    /// What is worth saying while nothing happens, in so many columns.
    fn advice(&self, _width: usize, _painter: &Painter<'_, '_>) -> Option<String> {
        None
    }

    /// Where the cursor is.
    fn cursor(&self, nav: &Navigator) -> Option<Target>;
}
