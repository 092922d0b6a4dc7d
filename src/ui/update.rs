//! How a message changes the state.

use super::{
    Copying, Cx, Effect, Layer, Message, Navigator, Palette, Pane, Search, State, TextMode, View,
    Which, hints,
    overlays::{
        After,
        choose::Setting,
        finder::Finder,
        help::{Help, Tab},
        log::LogView,
        note::NoteEditor,
        problems::Problems,
    },
};
use crate::{
    action::Action,
    analysis::words,
    config::Sequence,
    dossier::is_web_address,
    library::{ClaimRef, SourceRef, SpeakerRef, Vocabulary},
    query::{Field, Order, Query},
    text::clean,
};

/// Changes the state as a message says, and returns what is to be done outside of it.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    let before = state.cx.nav.selected_row();
    if message.is_input() {
        state.begun = Sequence::default();
    }
    // Whoever does the next thing has read the sentence about the last one.
    if !message.is_news() {
        state.cx.notice = None;
        state.cx.log.go_on();
        if !matches!(message, Message::Do(Action::Leave)) {
            state.cx.stays();
        }
        // Nor are they moved away from it once the files are read. Who leaves does nothing here.
        if !matches!(message, Message::Do(Action::Leave | Action::Quit | Action::Suspend)) {
            state.cx.return_to = None;
        }
    }
    state.handle(message);
    // Nothing that was scrolled to in one claim is there in another.
    if state.cx.nav.selected_row() != before {
        state.cx.detail.rewind();
    }
    finish(state)
}

/// Works out what follows, and returns what is to be done for it: at the start, and after each
/// message.
pub fn finish(state: &mut State) -> Vec<Effect> {
    let theme = state.overlay().and_then(|overlay| overlay.theme(&state.cx));
    state.cx.settings.appearance.preview(theme);
    let screen = state.screens.get_mut(state.cx.nav.view());
    screen.sync(&mut state.cx);
    let nav = &mut state.cx.nav;
    if screen.is_stale(nav.generation()) && !nav.is_waiting() {
        nav.search();
    }
    let request = nav.take_request(screen.request()).map(Effect::Search);
    state.cx.run(request);
    state.cx.record_notice();
    state.cx.take_effects()
}

impl State {
    fn handle(&mut self, message: Message) {
        let takes_text = self.context().is_text();
        let cx = &mut self.cx;
        match message {
            Message::Do(action) => self.act(action),
            Message::Begin(keys) => self.begun = keys,
            Message::Unknown(keys) => self.say_unknown(&keys),
            Message::Type(typed) => self.type_in(typed.encode_utf8(&mut [0; 4])),
            Message::Paste(text) if takes_text => self.type_in(&text),
            Message::Paste(_) => {
                let [search, note] = [Action::Search, Action::Note].map(|it| cx.key_below(it));
                cx.say(format!("there is nothing to paste into: {search} searches, {note} notes"));
            }
            Message::Mouse(click) => self.click(click),
            Message::Copied(outcome) => cx.copied(outcome),
            Message::Saved(outcome) => cx.saved(outcome),
            // A path can have any name.
            Message::Written(Ok(what)) => cx.say(clean(&what)),
            Message::Written(Err(why)) => cx.fail(clean(&why)),
            Message::Edited(outcome) => cx.edited(outcome),
            Message::Browsed { address, opened } => cx.browsed(&address, opened),
            Message::FilesChanged => cx.reload(),
            Message::StateChanged => cx.state_changed(),
            Message::StateRead(notebook) => cx.state_read(&notebook),
            Message::Loading(loaded) => self.loading(loaded),
            Message::Reloaded(reloaded) => self.reloaded(reloaded),
            Message::Found(response) => {
                let generation = response.number;
                if cx.nav.receive(generation, response.results) {
                    if let Some(data) = response.view {
                        self.screens.get_mut(cx.nav.view()).receive(data, generation);
                    }
                    self.sync_overlay();
                }
            }
            Message::Advised { number, advice } => {
                if cx.nav.take_advice(number, advice) {
                    self.sync_overlay();
                }
            }
            Message::TextRead(text) => cx.texts.arrived(*text),
            Message::SaveTyped => {
                if let Some(overlay) = &mut self.overlay {
                    overlay.get_mut().save(cx);
                }
            }
            Message::Background(background) => cx.learn_background(background),
        }
    }

    /// Works out anew what follows from the library in what lies over the screen.
    pub(crate) fn sync_overlay(&mut self) {
        if let Some(Layer::Chooser(chooser)) = &self.overlay {
            let options = self.options(chooser.setting());
            if let Some(Layer::Chooser(chooser)) = &mut self.overlay
                && !options.is_some_and(|options| chooser.follow(options))
            {
                // Nothing is taken in the place of what was selected.
                self.overlay = None;
                self.cx.fail("what was selected is gone, and the list with it");
            }
        }
        if let Some(overlay) = &mut self.overlay {
            overlay.get_mut().sync(&mut self.cx);
        }
    }

    pub(crate) fn act(&mut self, action: Action) {
        match action {
            // What is being written is left as a draft at the end, however that comes.
            // Whoever wants out of a line or a popup leaves that first.
            Action::Quit if self.overlay.is_some() => self.act(Action::Close),
            Action::Quit => self.cx.run([Effect::Quit]),
            Action::Suspend => self.cx.run([Effect::Suspend]),
            Action::Redraw => self.cx.run([Effect::Redraw]),
            Action::Reload => self.cx.reload_all(),
            _ => match &mut self.overlay {
                Some(overlay) => {
                    let after = overlay.get_mut().update(action, &mut self.cx);
                    self.follow(after);
                }
                None => self.act_below(action),
            },
        }
    }

    /// What becomes of the overlay after it has done something.
    pub(crate) fn follow(&mut self, after: After) {
        if !matches!(after, After::Stay | After::Choose { closes: false, .. }) {
            self.overlay = None;
        }
        match after {
            After::Stay | After::Close => {}
            // Two dossiers are not compared before both are chosen.
            After::Choose { setting: Setting::Compared, closes: false, .. } => {}
            After::Choose { setting, at, .. } => self.choose(setting, at),
            After::Act(action) => self.act(action),
            After::Copy(which, format) => self.copy(which, format),
            After::Write { path, format, replaces } => self.write(path, format, replaces),
        }
    }

    fn act_below(&mut self, action: Action) {
        if let Some(view) = View::of(action) {
            return self.cx.show(view);
        }
        let Self { cx, screens, .. } = self;
        let (view, pane) = (cx.nav.view(), cx.nav.pane);
        let screen = screens.get_mut(view);
        match action {
            Action::NextView => cx.turn_to(1),
            Action::PreviousView => cx.turn_to(cx.nav.views().len() - 1),
            Action::PaneLeft => cx.nav.pane = pane.left(),
            Action::PaneRight if !matches!(view, View::Brief | View::Claims | View::Speakers) => {
                cx.nav.pane = Pane::List;
            }
            Action::PaneRight => cx.nav.pane = pane.right(),
            Action::Filters if pane == Pane::Filters => cx.nav.pane = Pane::List,
            Action::Filters => cx.nav.pane = Pane::Filters,
            Action::Search => self.overlay = Some(Layer::Search(Search::open(cx))),
            Action::FindSpeaker => self.overlay = Some(Layer::Finder(Finder::open(cx))),
            Action::ClearQuery => cx.clear_query(),
            Action::Undo => cx.undo(),
            Action::Redo => cx.redo(),
            Action::Back if !cx.nav.back() => cx.say("there is no jump to return from"),
            Action::Back => {}
            Action::Proposition => self.open_chooser(Setting::Proposition),
            Action::Order => self.open_chooser(Setting::Order),
            Action::Rows => self.open_chooser(Setting::Rows),
            Action::Columns => self.open_chooser(Setting::Columns),
            Action::LeaveOutMore => cx.leave_out(Query::leave_out_more),
            Action::LeaveOutFewer => cx.leave_out(Query::leave_out_fewer),
            Action::CycleText => cx.cycle_text(),
            Action::GrowPane => cx.resize_pane(true),
            Action::ShrinkPane => cx.resize_pane(false),
            Action::NextMatch if view != View::Article => cx.next_match(1),
            Action::PreviousMatch if view != View::Article => cx.next_match(-1),
            Action::Copy => {
                let which = if cx.marks.is_empty() { Which::This } else { Which::Marked };
                self.copy(which, crate::export::Format::Plain);
            }
            Action::CopyMore => {
                self.overlay = Some(Layer::Copying(Copying::new(!cx.marks.is_empty())));
            }
            Action::Mark => screen.mark(cx),
            Action::Status => cx.next_status(screen.subject(&cx.nav)),
            Action::Note => {
                self.overlay = NoteEditor::open(screen.subject(&cx.nav), cx).map(Layer::Note);
            }
            Action::Mouse => cx.toggle_mouse(),
            Action::Palette => {
                let orders = self.options(Setting::Order);
                self.overlay = Some(Layer::Palette(Palette::open(orders, &self.cx)));
            }
            Action::Log => self.overlay = Some(Layer::Log(LogView::default())),
            Action::Problems => self.overlay = Problems::open(cx).map(Layer::Problems),
            Action::Edit => cx.edit(),
            Action::Browse => cx.browse(),
            Action::Compare => self.open_chooser(Setting::Compared),
            Action::Help if cx.frame.points_to_grades => self.help(Tab::Signs),
            Action::Help => self.help(Tab::Keys),
            Action::Signs => self.help(Tab::Signs),
            Action::Leave => cx.leave(),
            Action::Close if pane != Pane::List => cx.nav.pane = Pane::List,
            Action::Close => cx.take_back_layer(),
            _ => match pane {
                Pane::Filters => cx.update_filters(action),
                Pane::List => screen.update(action, cx),
                Pane::Detail => screen.update_lower(action, cx),
            },
        }
    }

    /// Opens the help; where it was asked for comes first.
    fn help(&mut self, tab: Tab) {
        let here = hints::of_pane(self).iter().flat_map(|(actions, _)| *actions).copied();
        let help = Help::new(self.cx.context(), here.collect(), tab);
        self.overlay = Some(Layer::Help(help));
    }

    /// What is typed or pasted goes where letters are text, and nowhere else.
    fn type_in(&mut self, text: &str) {
        if let Some(overlay) = &mut self.overlay {
            overlay.get_mut().type_in(text, &mut self.cx);
        }
    }

    /// The claims that a choice means, in the order in which they are copied.
    pub(crate) fn claims_of(&self, which: Which) -> Vec<ClaimRef<'_>> {
        let nav = &self.cx.nav;
        match which {
            Which::This => self.screen().chosen(nav).iter().map(|row| nav.claim(*row)).collect(),
            Which::Marked => self.cx.marked(),
            Which::Shown => nav.matches().rows().iter().map(|row| nav.claim(*row)).collect(),
            Which::Dossier => {
                nav.selected().map(|it| it.dossier().claims().collect()).unwrap_or_default()
            }
        }
    }
}

impl Navigator {
    /// The screens that there is something to see on, in the order of their tabs.
    pub fn views(&self) -> &'static [View] {
        let [single @ .., _dossiers] = &View::ALL;
        let has_several = self.library().dossier_count() > 1 || self.expects_several;
        if has_several { &View::ALL } else { single }
    }
}

impl Cx {
    pub(crate) fn show(&mut self, view: View) {
        if self.nav.views().contains(&view) {
            if view == View::Dossiers && self.nav.view() != view {
                self.widen_to_dossiers();
            }
            self.nav.show(view);
        } else {
            self.say("there is one dossier only: open a folder to choose among several");
        }
    }

    /// Asks for all dossiers again, with the cursor on the one that was asked for: who comes back
    /// from it comes to choose among them.
    fn widen_to_dossiers(&mut self) {
        let mut all = self.nav.query().clone();
        all.widen(Field::Dossier);
        if all != *self.nav.query() {
            self.nav.stay();
            self.nav.look_for(all);
            let undo = self.key(Action::Undo);
            self.say(format!("the dossiers are listed again: {undo} asks for the one only"));
        }
    }

    /// Shows the screen so many tabs to the right; after the last comes the first.
    fn turn_to(&mut self, steps: usize) {
        let views = self.nav.views();
        let at = views.iter().position(|view| *view == self.nav.view()).unwrap_or(0);
        self.nav.show(views[(at + steps) % views.len()]);
    }

    /// Says how many characters a line has no room for.
    pub(crate) fn say_left_out(&mut self, characters: usize) {
        if characters > 0 {
            let characters = words::count(characters, "character");
            self.fail(format!("the line is full: {characters} left out"));
        }
    }

    /// Leaves out more or fewer sources; no claim leaves the list.
    fn leave_out(&mut self, step: impl FnOnce(&mut Query)) {
        if !self.nav.edit(step) {
            self.say(match self.nav.query().without() {
                Some(_) => "no more can be left out: only named sources stand",
                None => "nothing is left out: everything stands",
            });
        }
    }

    /// Takes back what lies uppermost: a jump, the words of the query, the marks.
    fn take_back_layer(&mut self) {
        let is_anything_left = self.nav.take_back_jump()
            || self.nav.edit(|query| query.set_words(""))
            || self.marks.is_empty();
        if !is_anything_left {
            let marks: Vec<_> = self.marks.iter().cloned().collect();
            let (what, key) = (words::count(marks.len(), "claim"), self.key(Action::Undo));
            self.mark(marks);
            self.say(format!("{what} unmarked: {key} marks them again"));
        }
    }

    /// Selects the next claim that is listed, or the one before.
    fn next_match(&mut self, step: isize) {
        let matches = self.nav.matches();
        let next = matches.selected().and_then(|place| place.checked_add_signed(step));
        match next.filter(|place| *place < matches.len()) {
            Some(place) => self.nav.select_place(place),
            None if step > 0 => self.say("this is the last claim that matches"),
            None => self.say("this is the first claim that matches"),
        }
    }

    fn clear_query(&mut self) {
        if !self.nav.edit(Query::reset) {
            self.say("the query is empty: every claim is shown");
        }
    }

    fn cycle_text(&mut self) {
        let article = self.nav.dossier().filter(|_| self.nav.view() == View::Article);
        let has_text = article.is_some_and(|article| self.texts.has(article));
        let text = &mut self.detail.text;
        let sentence = match (has_text, *text) {
            (true, TextMode::Translation) => {
                *text = TextMode::Both;
                "the article's own text"
            }
            // Whose words the quotations have is nothing to choose where the text itself is shown.
            (true, TextMode::Both | TextMode::Original) => {
                *text = TextMode::Translation;
                "the claims without the article's own text"
            }
            (false, _) => {
                *text = text.next();
                text.sentence()
            }
        };
        self.say(sentence);
    }

    /// Opens the address of the document that makes the selected claim, or else of the article.
    fn browse(&mut self) {
        match self.nav.address().map(str::to_owned) {
            Some(address) if is_web_address(&address) => {
                self.say(format!("opening {}", clean(&address)));
                self.run([Effect::Browse(address)]);
            }
            Some(_) => self.fail("the address that the dossier gives is none of the web"),
            None => self.say("the dossier gives no address of this article"),
        }
    }

    /// The browser was started, or was not: then the address is there to be taken.
    fn browsed(&mut self, address: &str, opened: Result<(), String>) {
        let address = clean(address);
        match opened {
            Ok(()) => self.say(format!("opened {address}")),
            Err(why) => self.fail(format!("{address} is not opened: {}", clean(&why))),
        }
    }

    fn toggle_mouse(&mut self) {
        self.has_mouse = !self.has_mouse;
        self.say(match self.has_mouse {
            true => "the mouse is the program's: click and scroll",
            false => "the mouse is the terminal's: select text with it",
        });
        self.run([Effect::SetMouse(self.has_mouse)]);
    }

    /// Ends the program, once the last copy has arrived.
    fn leave(&mut self) {
        if self.asks_before_leaving() {
            return;
        }
        self.is_leaving = self.copies.is_busy();
        if !self.is_leaving {
            self.run([Effect::Quit]);
        }
    }
}

impl Navigator {
    /// The address of the document that makes the selected claim, or else of the article.
    fn address(&self) -> Option<&str> {
        let documents = self.selected().into_iter().flat_map(ClaimRef::all_sources);
        let mut documents = documents.filter_map(SourceRef::speaker).filter_map(SpeakerRef::url);
        documents.next().or_else(|| self.dossier()?.url())
    }

    /// The order of the claims, in words.
    pub fn order_label(&self) -> &'static str {
        self.label_of(self.order())
    }

    /// The same of another order.
    pub(crate) fn label_of(&self, order: Order) -> &'static str {
        match order {
            Order::Rank if !self.query().is_ranked() => Order::Reading.label(),
            order => order.label(),
        }
    }
}
