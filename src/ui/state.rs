//! Everything that the screen shows and that does not follow from something else.

use crate::ui::{
    Article, Browse, Copies, Copying, Detail, Dossiers, Drawn, Filters, Finder, Help, Matrix,
    Message, Notice, Noting, Palette, Pane, Problems, Replies, Search, Speakers, Texts, Trouble,
    View,
    reader::{editing::Reading, unsaved::Unsaved},
};
use crate::{
    action::Action,
    config::{Appearance, Context, Key, Keymap, Symbols},
    library::{ClaimName, ClaimRef, Library, Progress},
    session::{Notebook, Queries, Visit, Zone},
};
use jiff::{Timestamp, tz::TimeZone};
use std::{collections::HashSet, sync::Arc};

/// Everything that the screen shows and that does not follow from something else.
#[derive(Debug, Clone)]
pub struct State {
    /// What a person set.
    pub settings: Settings,
    /// What the last frame showed; the loop writes it, and nothing else does.
    pub drawn: Drawn,
    /// When the last message came; the loop writes it, and nothing else does.
    pub now: Timestamp,
    /// The reader's time zone.
    pub zone: Zone,
    pub(crate) browse: Browse,
    pub(crate) filters: Filters,
    pub(crate) detail: Detail,
    pub(crate) article: Article,
    pub(crate) texts: Texts,
    pub(crate) matrix: Matrix,
    pub(crate) speakers: Speakers,
    pub(crate) replies: Replies,
    pub(crate) dossiers: Dossiers,
    pub(crate) marks: HashSet<ClaimName>,
    /// What the reader has recorded, by name; the statuses of the claims follow from it.
    pub(crate) notebook: Notebook,
    /// The queries that were kept, in this session and before.
    pub(crate) queries: Queries,
    /// Those of this session.
    pub(crate) new_queries: Queries,
    /// Where the reader was in the session before, as long as the files are being read and they
    /// have not begun to do something else.
    pub(crate) return_to: Option<Visit>,
    /// What has changed in it and is not on the disk yet.
    pub(crate) unsaved: Unsaved,
    /// Whether what is recorded outlives the session.
    pub(crate) is_kept: bool,
    pub(crate) layer: Option<Layer>,
    pub(crate) copies: Copies,
    pub(crate) notice: Option<Notice>,
    pub(crate) troubles: Vec<Trouble>,
    pub(crate) reading: Reading,
    /// Somebody has asked for the files to be read again, and waits to be told that they were.
    pub(crate) is_awaited: bool,
    pub(crate) progress: Option<Progress>,
    pub(crate) has_mouse: bool,
    /// The program ends as soon as the last copy has arrived.
    pub(crate) is_leaving: bool,
}

/// What a person set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Which key stands for what.
    pub keymap: Keymap,
    /// How things are styled.
    pub appearance: Appearance,
    /// Which signs the terminal shows.
    pub symbols: Symbols,
    /// Whether the program takes the mouse at the start.
    pub mouse: bool,
}

/// What lies over the panes and has the keys.
#[derive(Debug, Clone)]
pub enum Layer {
    /// The query line.
    Search(Search),
    /// The note on a claim.
    Note(Noting),
    /// Finding a speaker.
    Finder(Finder),
    /// Choosing what to copy.
    Copying(Copying),
    /// Finding an action.
    Palette(Palette),
    /// The help.
    Help(Help),
    /// What is wrong with the files.
    Problems(Problems),
}

impl State {
    /// The first screen of a library.
    pub fn new(library: Arc<Library>, settings: Settings) -> Self {
        Self {
            has_mouse: settings.mouse,
            settings,
            drawn: Drawn::default(),
            now: Timestamp::UNIX_EPOCH,
            zone: || TimeZone::UTC,
            browse: Browse::new(library),
            filters: Filters::default(),
            detail: Detail::default(),
            article: Article::default(),
            texts: Texts::default(),
            matrix: Matrix::default(),
            speakers: Speakers::default(),
            replies: Replies::default(),
            dossiers: Dossiers::default(),
            marks: HashSet::new(),
            notebook: Notebook::default(),
            queries: Queries::default(),
            new_queries: Queries::default(),
            return_to: None,
            unsaved: Unsaved::default(),
            is_kept: false,
            layer: None,
            copies: Copies::default(),
            notice: None,
            troubles: Vec::new(),
            reading: Reading::default(),
            is_awaited: false,
            progress: None,
            is_leaving: false,
        }
    }

    /// Where a key is pressed.
    pub fn context(&self) -> Context {
        match &self.layer {
            Some(Layer::Search(_)) => Context::Input,
            Some(Layer::Note(_)) => Context::Note,
            Some(Layer::Finder(_)) => Context::Finder,
            Some(Layer::Copying(_)) => Context::Copying,
            Some(Layer::Palette(_)) => Context::Palette,
            Some(Layer::Help(Help { is_typing: true, .. })) => Context::HelpSearch,
            Some(Layer::Help(_)) => Context::Help,
            Some(Layer::Problems(_)) => Context::Problems,
            None => self.context_below(),
        }
    }

    /// Where a key would be pressed if nothing lay over the panes.
    pub(crate) fn context_below(&self) -> Context {
        match self.pane() {
            Pane::Filters => Context::Filters,
            Pane::List => self.context_of_view(),
            Pane::Detail => Context::Detail,
        }
    }

    fn context_of_view(&self) -> Context {
        match self.view() {
            View::Claims => Context::List,
            View::Article => Context::Article,
            View::Matrix => Context::Matrix,
            View::Speakers => Context::Speakers,
            View::Replies => Context::Replies,
            View::Dossiers => Context::Dossiers,
        }
    }

    /// What a key means now, if it means anything.
    pub fn message(&self, key: Key) -> Option<Message> {
        let context = self.context();
        let action = self.settings.keymap.action(context, key);
        let typed = || key.text().filter(|_| context.is_text()).map(Message::Type);
        action.map(Message::Do).or_else(typed)
    }

    /// The key that usually stands for an action in the view on the screen, as the terminal can
    /// show it.
    pub fn key(&self, action: Action) -> String {
        let Settings { keymap, symbols, .. } = &self.settings;
        let context = self.context_of_view();
        keymap.keys(context, action).first().map(|key| key.label(*symbols)).unwrap_or_default()
    }

    /// The key that usually stands for an action below the popup, or else anywhere.
    pub fn key_below(&self, action: Action) -> String {
        let Settings { keymap, symbols, .. } = &self.settings;
        let mut contexts = [self.context_below()].into_iter().chain(Context::ALL);
        let key = contexts.find_map(|context| keymap.keys(context, action).first().copied());
        key.map(|key| key.label(*symbols)).unwrap_or_default()
    }

    /// Which claims are shown, and where the reader is among them.
    pub fn browse(&self) -> &Browse {
        &self.browse
    }

    /// The pane with the focus.
    pub fn pane(&self) -> Pane {
        self.browse.pane
    }

    /// The filters, as far as they are more than the query.
    pub fn filters(&self) -> &Filters {
        &self.filters
    }

    /// The selected claim in full, as far as it is more than the claim.
    pub fn detail(&self) -> &Detail {
        &self.detail
    }

    /// The matrix, as far as it is more than the claims.
    pub fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    /// The speakers, as far as they are more than the claims.
    pub fn speakers(&self) -> &Speakers {
        &self.speakers
    }

    /// The replies, as far as they are more than the claims.
    pub fn replies(&self) -> &Replies {
        &self.replies
    }

    /// The dossiers, as far as they are more than the claims.
    pub fn dossiers(&self) -> &Dossiers {
        &self.dossiers
    }

    /// What lies over the panes.
    pub fn layer(&self) -> Option<&Layer> {
        self.layer.as_ref()
    }

    /// What is wrong with the files.
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    /// What has just happened; as long as a file cannot be used, that.
    pub fn notice(&self) -> Option<Notice> {
        let busy = || self.copies.notice(self.is_leaving);
        self.notice
            .clone()
            .or_else(busy)
            .or_else(|| self.unsaved_notice())
            .or_else(|| self.loading_notice())
            .or_else(|| self.banner())
    }

    /// Whether the program takes the mouse.
    pub fn has_mouse(&self) -> bool {
        self.has_mouse
    }

    /// How many claims are marked.
    pub fn marks(&self) -> usize {
        self.marks.len()
    }

    /// Whether a claim is marked.
    pub fn is_marked(&self, claim: ClaimRef<'_>) -> bool {
        !self.marks.is_empty() && self.marks.contains(&claim.name())
    }
}
