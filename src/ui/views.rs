//! The views: ways of looking at the claims.

use crate::action::Action;
use crate::ui::{Effect, State};
use clap::ValueEnum;

/// A way of looking at the claims.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, ValueEnum)]
pub enum View {
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

impl View {
    /// Every view, in the order of their tabs.
    pub const ALL: [Self; 6] =
        [Self::Claims, Self::Article, Self::Matrix, Self::Speakers, Self::Replies, Self::Dossiers];

    /// What its tab says.
    pub fn name(self) -> &'static str {
        match self {
            Self::Claims => "Claims",
            Self::Article => "Article",
            Self::Matrix => "Matrix",
            Self::Speakers => "Speakers",
            Self::Replies => "Replies",
            Self::Dossiers => "Dossiers",
        }
    }

    /// The action that shows it.
    pub fn action(self) -> Action {
        match self {
            Self::Claims => Action::Claims,
            Self::Article => Action::Article,
            Self::Matrix => Action::Matrix,
            Self::Speakers => Action::Speakers,
            Self::Replies => Action::Replies,
            Self::Dossiers => Action::Dossiers,
        }
    }

    /// The view that an action shows, if it shows one.
    pub(crate) fn of(action: Action) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.action() == action)
    }
}

impl State {
    /// The view that is on the screen.
    pub fn view(&self) -> View {
        self.browse.view()
    }

    /// The views that there are something to see in, in the order of their tabs.
    pub fn views(&self) -> &'static [View] {
        let [single @ .., _dossiers] = &View::ALL;
        if self.browse.library().dossier_count() > 1 { &View::ALL } else { single }
    }

    pub(crate) fn show(&mut self, view: View) {
        if self.views().contains(&view) {
            self.browse.show(view);
        } else {
            self.say("there is one dossier only: open a folder to choose among several");
        }
    }

    /// Shows the view so many tabs to the right; after the last comes the first.
    pub(crate) fn turn_to(&mut self, steps: usize) {
        let views = self.views();
        let at = views.iter().position(|view| *view == self.view()).unwrap_or(0);
        self.browse.show(views[(at + steps) % views.len()]);
    }

    pub(crate) fn act_in_view(&mut self, action: Action) {
        match self.view() {
            View::Claims => self.act_in_list(action),
            View::Article => self.act_in_article(action),
            View::Matrix => self.act_in_matrix(action),
            View::Speakers => self.act_in_speakers(action),
            View::Replies => self.act_in_replies(action),
            View::Dossiers => self.act_in_dossiers(action),
        }
    }

    /// Moves in the pane that is not the list: the selected claim in full, or what the view has
    /// in its place.
    pub(crate) fn act_in_lower(&mut self, action: Action) {
        match self.view() {
            View::Speakers => self.act_in_ledger(action),
            View::Replies => self.act_in_story(action),
            View::Claims | View::Article | View::Matrix | View::Dossiers => {
                self.act_in_detail(action);
            }
        }
    }

    /// Scrolls that pane.
    pub(crate) fn scroll_lower(&mut self, action: Action) {
        match self.view() {
            View::Speakers => self.scroll_ledger(action),
            View::Replies => self.scroll_story(action),
            View::Claims | View::Article | View::Matrix | View::Dossiers => {
                self.detail.scroll(action, &self.drawn);
            }
        }
    }

    /// Goes from a marked claim to the next one.
    pub(crate) fn move_on(&mut self) {
        match self.view() {
            View::Article => self.step_in_article(1),
            View::Speakers => self.act_in_speakers(Action::Down),
            View::Replies => self.act_in_replies(Action::Right),
            View::Dossiers => self.act_in_dossiers(Action::Down),
            View::Claims | View::Matrix => self.move_in_list(Action::Down),
        }
    }

    /// Works out what the view on the screen shows, as far as it is not drawn from the claims
    /// directly and something has changed; returns what it lacks for that.
    pub(crate) fn settle(&mut self) -> Option<Effect> {
        match self.view() {
            View::Claims => {}
            View::Article => return self.settle_article(),
            View::Matrix => self.matrix.settle(&mut self.browse),
            View::Speakers => self.speakers.settle(&mut self.browse),
            View::Replies => self.replies.settle(&self.browse),
            View::Dossiers => self.dossiers.settle(&mut self.browse),
        }
        None
    }
}
