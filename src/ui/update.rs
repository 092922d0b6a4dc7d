//! How a message changes the state.

use crate::ui::{Copying, Effect, Layer, Message, Notice, Palette, Pane, Question, State, View};
use crate::{
    action::Action,
    analysis::words,
    library::Row,
    query::{Order, Query},
};

/// Changes the state as a message says, and returns what is to be done outside of it.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    let before = state.selected_row();
    // Whoever does the next thing has read the sentence about the last one.
    let is_news = matches!(
        message,
        Message::Saved(_)
            | Message::FilesChanged
            | Message::StateChanged
            | Message::StateRead(_)
            | Message::Loading(_)
            | Message::Reloaded(_)
            | Message::Answered(_)
            | Message::TextRead(_)
            | Message::Background(_)
    );
    if !is_news {
        state.notice = None;
    }
    if !(is_news || matches!(message, Message::Do(Action::Leave))) {
        state.stays();
    }
    // Nor are they moved away from it once the files are read. Who leaves does nothing here.
    let is_leaving = matches!(message, Message::Do(Action::Leave | Action::Quit | Action::Suspend));
    if !(is_news || is_leaving) {
        state.return_to = None;
    }
    let mut effects = match message {
        Message::Do(action) => state.act(action),
        Message::Type(typed) => state.type_in(typed.encode_utf8(&mut [0; 4])),
        Message::Paste(text) if state.context().is_text() => state.type_in(&text),
        Message::Paste(_) => {
            let [search, note] = [Action::Search, Action::Note].map(|it| state.key_below(it));
            state.say(format!("there is nothing to paste into: {search} searches, {note} notes"));
            Vec::new()
        }
        Message::Mouse(click) => state.click(click),
        Message::Copied(outcome) => state.copied(outcome),
        Message::Saved(outcome) => {
            state.saved(outcome);
            Vec::new()
        }
        Message::Edited(outcome) => state.edited(outcome),
        Message::FilesChanged => state.reload(),
        Message::StateChanged => state.state_changed(),
        Message::StateRead(notebook) => {
            state.state_read(&notebook);
            Vec::new()
        }
        Message::Loading(loaded) => state.loading(loaded),
        Message::Reloaded(reloaded) => state.reloaded(reloaded),
        Message::Answered(answer) => {
            let surveyed = state.browse.answered(*answer);
            surveyed.into_iter().for_each(|surveyed| state.take_survey(surveyed));
            Vec::new()
        }
        Message::TextRead(text) => {
            state.texts.arrived(*text);
            Vec::new()
        }
        Message::Background(background) => {
            state.learn_background(background);
            Vec::new()
        }
    };
    // Nothing that was scrolled to in one claim is there in another.
    if state.selected_row() != before {
        state.detail.rewind();
    }
    state.preview_theme();
    effects.extend(state.settle());
    effects.extend(state.question());
    effects
}

impl State {
    fn selected_row(&self) -> Option<Row> {
        self.browse.selected().map(|claim| claim.row())
    }

    /// Asks what the query means, where that takes longer than the state could wait for and it has
    /// not been asked yet.
    pub fn question(&mut self) -> Option<Effect> {
        let survey = self.survey();
        self.browse.take_question().map(|question| Effect::Ask(Question { survey, ..question }))
    }

    pub(crate) fn act(&mut self, action: Action) -> Vec<Effect> {
        match (action, self.layer.take()) {
            // What is being written is left as a draft at the end, however that comes.
            (Action::Quit, layer) => {
                self.layer = layer;
                return vec![Effect::Quit];
            }
            (Action::Suspend, layer) => {
                self.layer = layer;
                return vec![Effect::Suspend];
            }
            (Action::Redraw, layer) => {
                self.layer = layer;
                return vec![Effect::Redraw];
            }
            (Action::Reload, layer) => {
                self.layer = layer;
                return self.reload_all();
            }
            (_, None) => return self.act_in_pane(action),
            (_, Some(Layer::Search(search))) => self.layer = self.act_in_search(search, action),
            (_, Some(Layer::Note(noting))) => return self.act_in_note(noting, action),
            (_, Some(Layer::Finder(finder))) => self.layer = self.act_in_finder(finder, action),
            (_, Some(Layer::Copying(copying))) => return self.act_in_copying(copying, action),
            (_, Some(Layer::Palette(palette))) => return self.act_in_palette(palette, action),
            (_, Some(Layer::Help(help))) => self.layer = self.act_in_help(help, action),
            (_, Some(Layer::Problems(at))) => return self.act_in_problems(at, action),
        }
        Vec::new()
    }

    fn act_in_pane(&mut self, action: Action) -> Vec<Effect> {
        if let Some(view) = View::of(action) {
            self.show(view);
            return Vec::new();
        }
        match action {
            Action::NextView => self.turn_to(1),
            Action::PreviousView => self.turn_to(self.views().len() - 1),
            Action::PaneLeft => self.browse.pane = self.pane().left(),
            Action::PaneRight if !matches!(self.view(), View::Claims | View::Speakers) => {
                self.browse.pane = Pane::List;
            }
            Action::PaneRight => self.browse.pane = self.pane().right(),
            Action::Filters if self.pane() == Pane::Filters => self.browse.pane = Pane::List,
            Action::Filters => self.browse.pane = Pane::Filters,
            Action::Search => self.open_search(),
            Action::FindSpeaker => self.open_finder(),
            Action::ClearQuery => self.clear_query(),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Back => self.back(),
            Action::NextProposition => self.next_proposition(),
            Action::StripMore => self.strip(Query::strip_more),
            Action::StripLess => self.strip(Query::strip_less),
            Action::NextOrder | Action::PreviousOrder
                if matches!(self.view(), View::Speakers | View::Replies | View::Dossiers) =>
            {
                self.act_in_view(action);
            }
            Action::NextOrder => self.sort(Order::next),
            Action::PreviousOrder => self.sort(Order::previous),
            Action::CycleText => self.cycle_text(),
            Action::Copy => return self.copy_selected(),
            Action::CopyMore => {
                self.layer = Some(Layer::Copying(Copying::new(!self.marks.is_empty())));
            }
            Action::Mark => self.mark(),
            Action::Status => return self.next_status(),
            Action::Note => self.open_note(),
            Action::Mouse => return self.toggle_mouse(),
            Action::Palette => self.layer = Some(Layer::Palette(Palette::default())),
            Action::Problems => self.open_problems(),
            Action::Edit => return self.edit(),
            Action::Help => self.open_help(),
            Action::Leave => return self.leave(),
            Action::Close => self.peel(),
            _ => match self.pane() {
                Pane::Filters => self.act_in_filters(action),
                Pane::List => self.act_in_view(action),
                Pane::Detail => self.act_in_lower(action),
            },
        }
        Vec::new()
    }

    /// What is typed or pasted goes where letters are text, and nowhere else.
    fn type_in(&mut self, text: &str) -> Vec<Effect> {
        self.layer = match self.layer.take() {
            Some(Layer::Search(search)) => self.type_in_search(search, text),
            Some(Layer::Finder(finder)) => self.type_in_finder(finder, text),
            Some(Layer::Note(mut noting)) => {
                let left_out = noting.line.insert(text);
                self.say_left_out(left_out);
                Some(Layer::Note(noting))
            }
            Some(Layer::Palette(palette)) => self.type_in_palette(palette, text),
            Some(Layer::Help(help)) => self.type_in_help(help, text),
            other => other,
        };
        Vec::new()
    }

    /// Says how many characters a line has no room for.
    pub(crate) fn say_left_out(&mut self, characters: usize) {
        if characters > 0 {
            let characters = words::count(characters, "character");
            self.notice = Some(Notice::error(format!("the line is full: {characters} left out")));
        }
    }

    /// Takes back one layer; what was chosen stays.
    fn peel(&mut self) {
        if self.pane() != Pane::List {
            self.browse.pane = Pane::List;
        } else {
            self.browse.edit(|query| query.set_words(""));
        }
    }

    fn undo(&mut self) {
        if !self.browse.undo() {
            self.say("there is nothing to undo");
        }
    }

    fn redo(&mut self) {
        if !self.browse.redo() {
            self.say("there is nothing to redo");
        }
    }

    fn back(&mut self) {
        if !self.browse.back() {
            self.say("there is no jump to return from");
        }
    }

    /// Demands more or less of the sources; no claim leaves the list.
    fn strip(&mut self, step: impl FnOnce(&mut Query)) {
        if !self.browse.edit(step) {
            self.say(match self.browse.query().strip() {
                Some(_) => "nothing more can be demanded: only named sources stand",
                None => "nothing is demanded: everything stands",
            });
        }
    }

    fn clear_query(&mut self) {
        if !self.browse.edit(Query::reset) {
            self.say("the query is empty: every claim is shown");
        }
    }

    fn toggle_mouse(&mut self) -> Vec<Effect> {
        self.has_mouse = !self.has_mouse;
        self.say(match self.has_mouse {
            true => "the mouse is the program's: click and scroll",
            false => "the mouse is the terminal's: select text with it",
        });
        vec![Effect::SetMouse(self.has_mouse)]
    }

    /// Ends the program, once the last copy has arrived.
    fn leave(&mut self) -> Vec<Effect> {
        if self.asks_before_leaving() {
            return Vec::new();
        }
        self.is_leaving = self.copies.is_busy();
        if self.is_leaving { Vec::new() } else { vec![Effect::Quit] }
    }

    pub(crate) fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice::info(text));
    }
}
