//! The loop: one thread owns the state and the screen.
//!
//! It waits for events without a limit, takes in all that have come before it draws, and draws
//! only after something happened. Whatever takes time or waits does so on a thread of its own;
//! only for the reader's editor, which has the terminal, does the loop wait.

mod end;
mod start;

pub use end::{Ended, Leftover, Outcome, Refuge};
pub use start::Start;

use std::collections::VecDeque;
use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::action::Action;
use crate::clipboard::{
    self, CopyError, CopyOutcome, CopyTo, Environment, Plan, Receipt, Route, RouteError,
    RouteErrorCause,
};
use crate::config::Key;
use crate::session::{Notebook, SessionKey, StateDir};
use crate::terminal::{ColorQuery, Hold, Screen, Tty, link, report_panics, takes_hyperlinks};
use crate::ui;
use crate::ui::{EditAt, Effect, Message, Problem, Reloaded, State, update};
use crate::work::{
    self, EditError, Editor, Ending, Event, Files, Input, PendingReply, Saver, SearchHandle,
    TerminalLoan, Watcher, watch_signals,
};
use start::{PANIC_KEY, now, panic_key, state};

/// The thread that watches the terminal learns of its end no later than this after a write has
/// failed.
const ENDING_PATIENCE: Duration = Duration::from_millis(300);

/// How long keys and the next frame wait for what a key makes the program search for.
const SEARCH_PATIENCE: Duration = Duration::from_millis(4);
/// The same while no claim is listed: an empty list tells less than a moment's wait.
const BLANK_PATIENCE: Duration = Duration::from_millis(100);
/// How long keys wait for the claims or the view that the keys before them ask for: longer than a
/// search of a million claims takes, and no longer should one fail.
const KEY_PATIENCE: Duration = Duration::from_secs(2);

/// How long what is being typed waits to be saved: no more is lost with the power.
const TYPED_PATIENCE: Duration = Duration::from_millis(800);

/// How long a person who quits waits for what is still to be saved.
const SAVE_PATIENCE: Duration = Duration::from_secs(5);
/// The same where the program has to end: whoever ends it does not wait long.
const FORCED_SAVE_PATIENCE: Duration = Duration::from_millis(450);

/// Shows the screen until the end.
///
/// # Errors
///
/// When the process has no terminal, or it cannot be taken.
pub fn run(mut start: Start<'_>) -> io::Result<Outcome> {
    let (sender, events) = mpsc::channel();
    let hold = Hold::new(Tty::default());
    // Whoever may have to give the terminal back knows how before it is taken.
    report_panics(hold.clone());
    let last_resort = hold.clone();
    watch_signals(sender.clone(), Box::new(move || last_resort.give_back()))?;
    let clipboard = Clipboard::new(&start);
    let editor = Editor::of(start.env);
    let (mut state, wanted) = state(&start);
    let watcher = Watcher::start(sender.clone(), start.files.watched(), start.read);
    if let Err(error) = &watcher {
        let unwatched = not_watched(error, &state);
        start.problems.push(unwatched.clone());
        start.files.standing.push(unwatched);
    }
    state.report(start.problems);
    let save = |state_dir: &StateDir| Saver::start(sender.clone(), state_dir.clone());
    let saver = start.files.state_dir.as_ref().map(save).transpose()?;
    let search = SearchHandle::start(sender.clone())?;
    let reply = PendingReply::default();
    let query = ColorQuery::of(start.env, reply.clone());
    let screen = Screen::take(hold, state.cx.has_mouse, query)?;
    let input = Input::read(sender.clone(), reply)?;
    let (files, panic_key) = (start.files, panic_key(start.env));
    let mut app = App {
        state,
        screen,
        has_hyperlinks: takes_hyperlinks(start.env),
        input,
        clipboard,
        saver,
        search,
        search_due: None,
        keys_due: None,
        save_due: None,
        typed_ahead: VecDeque::new(),
        editor,
        files,
        panic_key,
        sender,
    };
    if start.is_behind {
        app.reload();
    }
    let ended = app.run_loop(&events, wanted);
    let ended = ended.or_else(|error| last_ending(&events).map(Ended::Forced).ok_or(error));
    let leftover = app.clear(start.session, ended.as_ref().ok());
    Ok(Outcome { ended, leftover })
}

/// That changes of the files will not be noticed, and what to do about it.
fn not_watched(error: &io::Error, state: &State) -> Problem {
    let key = state.cx.key(Action::Reload);
    let sentence =
        format!("changes of the files are not noticed ({error}); {key} reads them again");
    Problem::new(&sentence, None)
}

/// Why the terminal failed, if it is for something that a thread has seen or is about to see.
fn last_ending(events: &Receiver<Event>) -> Option<Ending> {
    while let Ok(event) = events.recv_timeout(ENDING_PATIENCE) {
        if let Event::End(ending) = event {
            return Some(ending);
        }
    }
    None
}

/// The way to the clipboard.
struct Clipboard {
    plan: Plan,
    environment: Environment,
}

impl Clipboard {
    fn new(start: &Start<'_>) -> Self {
        let environment = Environment::read(start.env);
        let copy_to = start.copy_to.as_ref().or(start.config.preferences.copy_to.as_ref());
        let plan = clipboard::plan(copy_to.unwrap_or(&CopyTo::Auto), &environment);
        Self { plan, environment }
    }
}

/// Everything that the loop owns.
struct App {
    state: State,
    screen: Screen,
    /// Whether the terminal may be told which cells are an address.
    has_hyperlinks: bool,
    input: Input,
    clipboard: Clipboard,
    saver: Option<Saver>,
    search: SearchHandle,
    /// Until when keys and the next frame wait for what is being searched for.
    search_due: Option<Instant>,
    /// Until when keys wait for it that are not typed into a line.
    keys_due: Option<Instant>,
    /// When what is being typed is saved.
    save_due: Option<Instant>,
    typed_ahead: VecDeque<Event>,
    editor: Result<Editor, EditError>,
    files: Files,
    panic_key: Option<Key>,
    sender: Sender<Event>,
}

/// Whether the screen shows something else by now, or the program is over.
type Next = ControlFlow<Ended, bool>;

impl App {
    fn run_loop(&mut self, events: &Receiver<Event>, wanted: Vec<Effect>) -> io::Result<Ended> {
        let mut next = self.run_effects(wanted)?;
        let mut is_stale = true;
        loop {
            match next {
                Next::Continue(changed) => is_stale |= changed,
                Next::Break(ended) => return Ok(ended),
            }
            let event = self.next_event(events, &mut is_stale)?;
            next = self.handle_event(event)?;
        }
    }

    /// The next event; before it is waited for, what has changed is drawn.
    fn next_event(&mut self, events: &Receiver<Event>, is_stale: &mut bool) -> io::Result<Event> {
        // What is found within a frame is drawn with what was asked, and a key that was typed ahead
        // is pressed on the screen that its typist expects.
        while let Some(due) = self.search_due {
            match events.recv_timeout(due.saturating_duration_since(Instant::now())) {
                Ok(event) if event.is_input() => self.typed_ahead.push_back(event),
                Ok(event) => return Ok(event),
                Err(_) => self.search_due = None,
            }
        }
        // A slower search is waited for by what would be done to the wrong claim.
        while self.state.awaits_claims()
            && let Some(due) = self.keys_due
        {
            if std::mem::take(is_stale) {
                self.draw()?;
            }
            match events.recv_timeout(due.saturating_duration_since(Instant::now())) {
                Ok(event) if event.is_input() => self.typed_ahead.push_back(event),
                Ok(event) => return Ok(event),
                Err(_) => self.keys_due = None,
            }
        }
        if self.save_due.take_if(|due| *due <= Instant::now()).is_some() {
            return Ok(Event::SaveDue);
        }
        if let Some(event) = self.typed_ahead.pop_front().or_else(|| events.try_recv().ok()) {
            return Ok(event);
        }
        if std::mem::take(is_stale) {
            self.draw()?;
        }
        // The app holds a sender: the channel does not end before the loop.
        let Some(due) = self.save_due else { return events.recv().map_err(io::Error::other) };
        match events.recv_timeout(due.saturating_duration_since(Instant::now())) {
            Err(RecvTimeoutError::Timeout) => {
                self.save_due = None;
                Ok(Event::SaveDue)
            }
            event => event.map_err(io::Error::other),
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        self.state.cx.frame = self.screen.draw(|frame| {
            let drawn = ui::render(&self.state, frame);
            for (area, address) in drawn.addresses.iter().filter(|_| self.has_hyperlinks) {
                link(address, *area, frame.buffer_mut());
            }
            let cursor = drawn.cursor;
            (drawn, cursor)
        })?;
        Ok(())
    }

    fn handle_event(&mut self, event: Event) -> io::Result<Next> {
        let message = match event {
            Event::Key(key) => return self.press(key),
            Event::AltOrEscape(key) => return self.press_alt_or_escape(key),
            Event::Text(text) => return self.type_text(&text),
            Event::Mouse(click) => Message::Mouse(click),
            Event::Background(color) => Message::Background(Some(color)),
            Event::TellsOfColors => {
                self.screen.follow_colors()?;
                return Ok(Next::Continue(false));
            }
            Event::ColorsChanged => {
                self.screen.ask_background()?;
                return Ok(Next::Continue(false));
            }
            Event::Paste(text) => Message::Paste(text),
            Event::Copied(carried) => Message::Copied(self.finish_copy(carried)?),
            Event::Saved(outcome) => Message::Saved(outcome),
            Event::Written(outcome) => Message::Written(outcome),
            Event::FilesChanged => Message::FilesChanged,
            Event::StateChanged => Message::StateChanged,
            Event::StateRead(notebook) => Message::StateRead(notebook),
            Event::Loading(loaded) => Message::Loading(loaded),
            Event::Reloaded(reloaded) => {
                if self.state.is_loading() && reloaded.library.library().dossier_count() == 0 {
                    return Ok(Next::Break(Ended::NothingLoaded(reloaded.problems)));
                }
                Message::Reloaded(reloaded)
            }
            Event::Found(response) => {
                let soon = Instant::now() + SEARCH_PATIENCE;
                self.search_due = self.search_due.map(|due| due.min(soon));
                Message::Found(response)
            }
            Event::Advised { number, advice } => {
                self.search_due = None;
                let Some(advice) = advice else { return Ok(Next::Continue(false)) };
                Message::Advised { number, advice }
            }
            Event::Browsed { address, opened } => Message::Browsed { address, opened },
            Event::TextRead(text) => Message::TextRead(text),
            Event::SaveDue => Message::SaveTyped,
            Event::Resized => {
                self.screen.invalidate()?;
                return Ok(Next::Continue(true));
            }
            Event::Stopped => return self.suspend(),
            Event::Continued => {
                self.screen.retake()?;
                return Ok(Next::Continue(true));
            }
            Event::End(Ending::InputLost) => {
                return Err(io::Error::other("the terminal's input cannot be read any more"));
            }
            Event::End(ending) => return Ok(Next::Break(Ended::Forced(ending))),
        };
        self.dispatch(message)
    }

    fn press(&mut self, key: Key) -> io::Result<Next> {
        if Some(key) == self.panic_key {
            panic!("as {PANIC_KEY} asks for");
        }
        match self.state.message(key) {
            Some(message) => self.dispatch(message),
            None => Ok(Next::Continue(false)),
        }
    }

    /// Alt and a key where that means something, or else Escape and then the key.
    fn press_alt_or_escape(&mut self, key: Key) -> io::Result<Next> {
        let meaning = self.state.message(key.with_alt());
        if meaning.is_some_and(|message| !matches!(message, Message::Unknown(_))) {
            return self.press(key.with_alt());
        }
        match self.press(Key::ESCAPE)? {
            Next::Continue(_) => self.press(key),
            over => Ok(over),
        }
    }

    /// Characters that came at once: keys, up to the one from which on they are text.
    fn type_text(&mut self, text: &str) -> io::Result<Next> {
        let mut rest = text.chars();
        let mut next = Next::Continue(false);
        while !self.state.context().is_text() {
            let Some(char) = rest.next() else { return Ok(next) };
            next = self.press(Key::of_char(char))?;
            if next.is_break() {
                return Ok(next);
            }
            if self.search_due.is_some() {
                self.typed_ahead.push_front(Event::Text(rest.as_str().to_owned()));
                return Ok(next);
            }
        }
        match rest.as_str() {
            "" => Ok(next),
            text => self.dispatch(Message::Paste(text.to_owned())),
        }
    }

    /// Changes the state, and carries out what it asks for.
    fn dispatch(&mut self, message: Message) -> io::Result<Next> {
        self.state.cx.now = now();
        let effects = update(&mut self.state, message);
        self.save_due = match self.state.has_unsaved_text() {
            true => self.save_due.or_else(|| Some(Instant::now() + TYPED_PATIENCE)),
            false => None,
        };
        self.run_effects(effects)
    }

    fn run_effects(&mut self, effects: Vec<Effect>) -> io::Result<Next> {
        for effect in effects {
            if let Next::Break(ended) = self.run_effect(effect)? {
                return Ok(Next::Break(ended));
            }
        }
        Ok(Next::Continue(true))
    }

    fn run_effect(&mut self, effect: Effect) -> io::Result<Next> {
        match effect {
            Effect::Copy(text) => self.copy(text),
            Effect::Save(save) => {
                if let Some(saver) = &self.saver {
                    saver.save(save);
                }
            }
            Effect::Write { path, claims, replaces, what } => {
                work::write_apart(&self.sender, path, move || claims.text(), replaces, what);
            }
            Effect::Edit(at) => return self.edit(&at),
            Effect::Browse(address) => self.browse(address),
            Effect::Reload => self.reload(),
            Effect::ReadState => self.read_state(),
            Effect::Search(request) => {
                self.search.search(request);
                let is_blank = self.state.nav().matches().is_empty();
                let patience = if is_blank { BLANK_PATIENCE } else { SEARCH_PATIENCE };
                self.search_due = Some(Instant::now() + patience);
                self.keys_due = Some(Instant::now() + KEY_PATIENCE);
            }
            Effect::ReadText { dossier, path } => {
                let library = Arc::clone(self.state.nav().results().loaded().library());
                work::read_text(&self.sender, library, &dossier, path);
            }
            Effect::SetMouse(mouse) => self.screen.set_mouse(mouse)?,
            Effect::Redraw => self.screen.invalidate()?,
            Effect::Suspend => return self.suspend(),
            Effect::Quit => return Ok(Next::Break(Ended::Quit)),
        }
        Ok(Next::Continue(true))
    }

    /// Gives the terminal back, saves what is still to be saved, and leaves what could not be to
    /// the next start.
    fn clear(self, key: SessionKey, ended: Option<&Ended>) -> Leftover {
        let Self { mut state, screen, saver, files, .. } = self;
        screen.settle();
        drop(screen);
        let (Some(saver), Some(state_dir)) = (saver, files.state_dir) else {
            return Leftover::default();
        };
        state.cx.now = now();
        state.left(key).into_iter().for_each(|save| saver.save(save));
        let unsaved = saver.finish(match ended {
            Some(Ended::Quit | Ended::NothingLoaded(_)) => SAVE_PATIENCE,
            Some(Ended::Forced(_)) | None => FORCED_SAVE_PATIENCE,
        });
        Leftover::of(unsaved, state_dir.pending())
    }

    fn suspend(&mut self) -> io::Result<Next> {
        self.screen.settle();
        if let Ok(parked) = self.input.park() {
            self.screen.suspend(&parked)?;
        }
        Ok(Next::Continue(true))
    }

    fn browse(&self, address: String) {
        let (sender, environment) = (self.sender.clone(), &self.clipboard.environment);
        if let Err(error) = work::browse(sender, address.clone(), environment) {
            let _ = self.sender.send(Event::Browsed { address, opened: Err(error.to_string()) });
        }
    }

    /// Lends the terminal to the person's editor until that ends.
    fn edit(&mut self, at: &EditAt) -> io::Result<Next> {
        self.screen.settle();
        let outcome = match (self.input.park(), &self.editor) {
            (Ok(parked), Ok(editor)) => {
                let lent = TerminalLoan::begin();
                let outcome = self.screen.lend(&parked, || editor.edit(at, &self.files.limits))?;
                drop(lent);
                outcome.map_err(|error| error.to_string())
            }
            (_, Err(error)) => Err(error.to_string()),
            (Err(_), _) => Err("the terminal is busy: try again".to_owned()),
        };
        self.dispatch(Message::Edited(outcome))
    }

    /// Reads the files again without holding up the screen.
    fn reload(&self) {
        let library = Arc::clone(self.state.nav().results().loaded().library());
        let started = work::load(self.sender.clone(), self.files.clone(), library.clone());
        if let Err(error) = started {
            let sentence = format!("the files could not be read again: {error}");
            let problems = vec![Problem::new(&sentence, None)];
            let library = self.state.nav().results().loaded().clone();
            let reloaded = Reloaded { library, problems, notebook: Notebook::default() };
            // The receiver is the loop itself.
            let _ = self.sender.send(Event::Reloaded(reloaded));
        }
    }

    /// Reads again what is kept, without holding up the screen.
    fn read_state(&self) {
        let Some(state_dir) = self.files.state_dir.clone() else { return };
        let library = Arc::clone(self.state.nav().results().loaded().library());
        if work::read_state(self.sender.clone(), state_dir, library).is_err() {
            // No thread can be started: it is read with the next change. The receiver is the loop
            // itself.
            let _ = self.sender.send(Event::StateRead(Notebook::default()));
        }
    }

    fn copy(&self, text: String) {
        let Clipboard { plan, environment } = &self.clipboard;
        let sender = self.sender.clone();
        if let Err(error) = work::copy(sender, text, plan.clone(), environment.clone()) {
            let route = plan.routes.first().cloned().unwrap_or(Route::Osc52);
            let failures = vec![RouteError { route, cause: RouteErrorCause::NotRun(error) }];
            // The receiver is the loop itself.
            let _ = self.sender.send(Event::Copied(Err(CopyError { failures })));
        }
    }

    /// Does the last step of a copy, which only the thread that draws may do.
    fn finish_copy(
        &mut self,
        carried: Result<CopyOutcome, CopyError>,
    ) -> io::Result<Result<Receipt, CopyError>> {
        Ok(match carried {
            Ok(CopyOutcome::Taken(receipt)) => Ok(receipt),
            Ok(CopyOutcome::LeftToTerminal(text)) => {
                self.screen.copy(&text)?;
                Ok(Receipt::of_terminal(&text))
            }
            Err(error) => Err(error),
        })
    }
}
