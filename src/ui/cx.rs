//! All that a screen or an overlay may touch besides itself.

use super::{
    Copies, Detail, Effect, Filters, FrameInfo, Log, Navigator, Notice, Pane, Problem, Settings,
    Texts,
    divider::Dividers,
    reader::{editing::Reading, unsaved::Unsaved},
};
use crate::{
    action::Action,
    config::Context,
    library::{ClaimName, ClaimRef, Library, Progress},
    session::{Notebook, Queries, SavedQueries, SessionState, Zone},
};
use jiff::{Timestamp, tz::TimeZone};
use std::{collections::HashSet, sync::Arc};

/// All that a screen or an overlay may touch besides itself.
#[derive(Debug, Clone)]
pub struct Cx {
    /// What a person set.
    pub settings: Settings,
    /// What the last frame showed; whoever draws writes it: the loop, or `snapshot`.
    pub frame: FrameInfo,
    /// When the last message came; whoever draws writes it: the loop, or `snapshot`.
    pub now: Timestamp,
    /// The reader's time zone.
    pub zone: Zone,
    /// Where the reader is, and what the query has found.
    pub nav: Navigator,
    /// The filters, as far as they are more than the query.
    pub filters: Filters,
    /// The selected claim in full, as far as it is more than the claim.
    pub detail: Detail,
    /// The texts of the articles.
    pub texts: Texts,
    /// The claims that are marked.
    pub marks: HashSet<ClaimName>,
    /// Those that were marked and are in no file now: they may come back.
    pub absent_marks: HashSet<ClaimName>,
    /// What the reader has recorded, by name; the statuses of the claims follow from it.
    pub notebook: Notebook,
    /// What has changed in it and is not on the disk yet.
    pub unsaved: Unsaved,
    /// Whether what is recorded outlives the session.
    pub is_kept: bool,
    /// The queries that were kept, in this session and before.
    pub queries: Queries,
    /// Those of this session.
    pub new_queries: Queries,
    /// Those that were saved under a name, in this session and before.
    pub saved_queries: SavedQueries,
    /// Where the reader was in the session before, as long as the files are being read and they
    /// have not begun to do something else.
    pub return_to: Option<SessionState>,
    /// Copies on their way to the clipboard.
    pub copies: Copies,
    /// Where the lines between the panes were moved to.
    pub dividers: Dividers,
    /// What has just happened.
    pub notice: Option<Notice>,
    /// Everything that was said in this session.
    pub log: Log,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
    /// Whether the files are being read.
    pub reading: Reading,
    /// Somebody has asked for the files to be read again, and waits to be told that they were.
    pub is_awaited: bool,
    /// How far the first reading of the files has come.
    pub progress: Option<Progress>,
    /// Whether the program takes the mouse.
    pub has_mouse: bool,
    /// The program ends as soon as the last copy has arrived.
    pub is_leaving: bool,
    effects: Vec<Effect>,
}

impl Cx {
    pub(super) fn new(library: Arc<Library>, settings: Settings) -> Self {
        Self {
            has_mouse: settings.mouse,
            settings,
            frame: FrameInfo::default(),
            now: Timestamp::UNIX_EPOCH,
            zone: || TimeZone::UTC,
            nav: Navigator::new(library),
            filters: Filters::default(),
            detail: Detail::default(),
            texts: Texts::default(),
            marks: HashSet::new(),
            absent_marks: HashSet::new(),
            notebook: Notebook::default(),
            unsaved: Unsaved::default(),
            is_kept: false,
            queries: Queries::default(),
            new_queries: Queries::default(),
            saved_queries: SavedQueries::default(),
            return_to: None,
            copies: Copies::default(),
            dividers: Dividers::default(),
            notice: None,
            log: Log::default(),
            problems: Vec::new(),
            reading: Reading::default(),
            is_awaited: false,
            progress: None,
            is_leaving: false,
            effects: Vec::new(),
        }
    }

    /// Asks for something that is done elsewhere.
    pub fn run(&mut self, effect: impl IntoIterator<Item = Effect>) {
        self.effects.extend(effect);
    }

    pub(super) fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Says what has happened.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice::info(text));
    }

    /// Says what has failed.
    pub fn fail(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice::error(text));
    }

    /// What there is to say: what has just happened, else what is going on.
    pub fn notice(&self) -> Option<Notice> {
        self.notice
            .clone()
            .or_else(|| self.copies.notice(self.is_leaving))
            .or_else(|| self.unsaved_notice())
            .or_else(|| self.loading_notice())
            .or_else(|| self.banner())
    }

    /// Takes into the log what is said. How far reading has come is not worth it.
    pub(super) fn record_notice(&mut self) {
        let mut log = std::mem::take(&mut self.log);
        let standing = || self.copies.notice(self.is_leaving).or_else(|| self.unsaved_notice());
        log.record(self.now, self.notice.as_ref(), || standing().or_else(|| self.banner()));
        self.log = log;
    }

    /// Where a key would be pressed if nothing lay over the panes.
    pub fn context(&self) -> Context {
        match self.nav.pane {
            Pane::Filters => Context::Filters,
            Pane::List => self.nav.view().context(),
            Pane::Detail => Context::Detail,
        }
    }

    /// The key that usually stands for an action on the screen that is shown, as the terminal can
    /// show it.
    pub fn key(&self, action: Action) -> String {
        self.first_key([self.nav.view().context()], action)
    }

    /// The key that usually stands for an action below the overlay, or else anywhere.
    pub fn key_below(&self, action: Action) -> String {
        self.first_key([self.context()].into_iter().chain(Context::ALL), action)
    }

    fn first_key(&self, contexts: impl IntoIterator<Item = Context>, action: Action) -> String {
        let Settings { keymap, symbols, .. } = &self.settings;
        let mut contexts = contexts.into_iter();
        let key = contexts.find_map(|context| keymap.keys(context, action).into_iter().next());
        key.map(|key| key.label(*symbols)).unwrap_or_default()
    }

    /// Whether a claim is marked.
    pub fn is_marked(&self, claim: ClaimRef<'_>) -> bool {
        !self.marks.is_empty() && self.marks.contains(&claim.name())
    }
}
