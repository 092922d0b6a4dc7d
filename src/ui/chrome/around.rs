//! What stands around the panes, filled from the state.

use crate::ui::{
    chrome::{self, Counts, Editing, Heading, NoteLine, QueryLine, Title},
    render::Painter,
    widgets::{claim_row::StripResult, popup::clear, strip::Strip},
};
use crate::{
    action::Action,
    query::QueryError,
    ui::{Layer, Pane, Search, Target, View, overlays::note::NoteEditor},
};
use ratatui::layout::{Position, Rect};

impl Painter<'_, '_> {
    /// The program and the article.
    pub(crate) fn heading(&mut self, area: Rect) {
        let article = self.cx.nav.dossier();
        let views = self.cx.nav.views();
        let tab = |view: &View| format!("{} {}", self.cx.key(view.action()), view.name());
        let tabs: Vec<String> = views.iter().map(tab).collect();
        let tabs: Vec<&str> = tabs.iter().map(|tab| tab.trim_start()).collect();
        let current = views.iter().position(|view| *view == self.cx.nav.view()).unwrap_or(0);
        let (line, hits) = Heading { tabs: &tabs, current, article }.draw(area.width, self.look);
        self.lines(&[line], area);
        self.hits(hits, area, |tab| Target::Tab(views[tab]));
    }

    /// The query, or what to press for one; while it is typed, below it what is wrong with it or
    /// what it can become.
    pub(crate) fn query(&mut self, area: Rect) {
        self.frame.add(area, Target::Query);
        match &self.state.overlay {
            Some(Layer::Search(search)) => self.typed_query(search, area),
            Some(Layer::Note(noting)) => self.typed_note(noting, area),
            _ => self.standing_query(area),
        }
    }

    fn standing_query(&mut self, area: Rect) {
        let text = self.cx.nav.query().to_string();
        let entries = [
            (Action::Search, "search"),
            (Action::Filters, "filter"),
            (Action::FindSpeaker, "find a speaker"),
        ];
        let keys = entries.map(|(action, word)| (self.cx.key(action), word));
        let invitation: Vec<_> = keys.iter().map(|(key, word)| (key.as_str(), *word)).collect();
        let counts = self.counts();
        let unsaved = self.cx.unsaved_mark();
        let unsaved = unsaved.as_deref();
        let line =
            QueryLine { text: &text, editing: None, invitation: &invitation, counts, unsaved };
        self.lines(&[line.draw(area.width, self.look).query], area);
    }

    fn typed_query(&mut self, search: &Search, area: Rect) {
        let text = search.line.text();
        let cursor = search.line.before().len();
        // No more than fit into a line that is as wide as can be.
        let completions = search.completions().take(usize::from(area.width));
        let completions: Vec<&str> = completions.map(|one| one.text.as_str()).collect();
        // What is not yet wrong is only unfinished.
        let is_finished = |error: &QueryError| completions.is_empty() || error.span.end < cursor;
        let error = search.error.as_ref().filter(|error| is_finished(error));
        let error = error.map(|error| match &error.help {
            Some(help) => format!("{}: {help}", error.message),
            None => error.message.clone(),
        });
        let editing = Editing { cursor, error: error.as_deref(), completions: &completions };
        let counts = self.counts();
        let unsaved = self.cx.unsaved_mark();
        let unsaved = unsaved.as_deref();
        let editing = Some(editing);
        let line = QueryLine { text: &text, editing, invitation: &[], counts, unsaved };
        let drawn = line.draw(area.width, self.look);
        self.lines(&[drawn.query], area);
        self.typing = drawn.cursor.map(|column| Position::new(area.x + column, area.y));
        if let Some(below) = drawn.below {
            let area = Rect { y: area.y + 1, height: 1, ..area };
            clear(area, self.look, self.buffer);
            self.lines(&[below], area);
        }
    }

    fn typed_note(&mut self, noting: &NoteEditor, area: Rect) {
        let text = noting.line.text();
        let cursor = noting.line.before().len();
        let note = NoteLine { claim: noting.open.claim.claim(), text: &text, cursor };
        let (line, column) = note.draw(area.width, self.look);
        self.lines(&[line], area);
        self.typing = Some(Position::new(area.x + column, area.y));
    }

    fn counts(&self) -> Counts {
        let nav = &self.cx.nav;
        let total = nav.library().len();
        // What has only just been read is not listed yet.
        if nav.query().is_everything() && !nav.is_waiting() {
            let sourced = nav.results().loaded().sourced();
            Counts::All { sourced, newsroom: total - sourced }
        } else {
            Counts::Matching { shown: nav.matches().rows().len(), total }
        }
    }

    /// The sourcing strip of the selected claim's article; with its ruler, where there are two
    /// lines for it.
    pub(crate) fn strip(&mut self, area: Rect) {
        let nav = &self.cx.nav;
        let Some(dossier) = nav.dossier() else { return };
        let found = nav.matches();
        let place = found.selected().map(|at| format!("{}/{}", at + 1, found.len()));
        let strip = Strip {
            dossier,
            selected: nav.selected(),
            has_fallen: &|claim| self.footing(claim) == StripResult::Removed,
            has_ruler: area.height > 1,
            note: place.as_deref().unwrap_or_default(),
        };
        let drawn = strip.draw(area.width, self.look);
        self.lines(&[drawn.bars, drawn.ruler], area);
        self.hits(drawn.hits, area, Target::Bar);
    }

    pub(crate) fn title(&mut self, pane: Pane, name: &str, about: &str, area: Rect) {
        let has_focus = self.cx.nav.pane == pane;
        let line = Title { name, about, has_focus }.line(area.width, self.look);
        self.lines(&[line], area);
        self.frame.add(area, Target::Pane(pane));
    }

    /// What has just happened; otherwise what is always worth saying.
    pub(crate) fn message(&mut self, area: Rect) {
        let notice = self.cx.notice();
        let advice = self.advice(area.width);
        let message = match &notice {
            Some(notice) if notice.is_error => chrome::Message::Error(&notice.text),
            Some(notice) => chrome::Message::Note(&notice.text),
            None => chrome::Message::Note(&advice),
        };
        self.lines(&[message.line(area.width, self.look)], area);
    }

    /// What is worth saying, whatever has just happened.
    pub(crate) fn advice_line(&mut self, area: Rect) {
        let advice = self.advice(area.width);
        self.lines(&[chrome::Message::Note(&advice).line(area.width, self.look)], area);
    }

    /// What is worth saying while nothing happens.
    fn advice(&self, width: u16) -> String {
        if let Some(test) = self.cx.nav.strip_test() {
            let line = test.line(usize::from(width).saturating_sub(2));
            return self.look.said(&line).into_owned();
        }
        let screen = self.state.screen();
        // The article says it of its asides itself.
        if self.cx.nav.view() != View::Article
            && let Some(advice) = self.advice_on_pinned()
        {
            return advice;
        }
        screen.advice(usize::from(width), self).unwrap_or_else(|| {
            let help = self.cx.key(Action::Help);
            format!("Grades say how traceable a claim is, never how true: {help} explains them.")
        })
    }

    /// That the selected claim is there although the query does not find it.
    fn advice_on_pinned(&self) -> Option<String> {
        let matches = self.cx.nav.matches();
        matches.selected().filter(|place| matches.is_pinned(*place))?;
        let way_out = match self.cx.nav.can_go_back() {
            true => format!("{} returns", self.cx.key(Action::Back)),
            false => "it goes when you move on".to_owned(),
        };
        Some(format!("The query does not mean this claim: {way_out}."))
    }

    /// Which keys do something now.
    pub(crate) fn hints(&mut self, area: Rect) {
        let hints = self.state.hints();
        let hints: Vec<_> = hints.iter().map(|hint| (hint.keys.join(" "), hint.label)).collect();
        let hints: Vec<_> = hints.iter().map(|(keys, word)| (keys.as_str(), *word)).collect();
        self.lines(&[chrome::hints(&hints, area.width, self.look)], area);
    }
}
