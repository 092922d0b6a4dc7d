//! The loop: one thread owns the state and the screen.
//!
//! It waits for events without a limit, takes in all that have come before it draws, and draws
//! only after something happened. Whatever takes time or waits does so on a thread of its own.

mod end;
mod start;

pub use end::{Ended, Leftover, Outcome, Refuge};
pub use start::Start;

use std::io;
use std::ops::ControlFlow;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use crate::action::Action;
use crate::clipboard::{
    self, Carried, CopyError, CopyTo, Environment, Failure, Plan, Receipt, Route, Why,
};
use crate::config::Key;
use crate::session::{Memory, Notebook, SessionKey};
use crate::terminal::{ColorQuery, Hold, Screen, Tty, report_panics};
use crate::ui;
use crate::ui::{EditAt, Effect, Message, Question, Reloaded, State, Trouble, update};
use crate::work::{
    self, EditError, Editor, Ending, Event, Files, Input, Inquiries, Lent, PendingReply, Saver,
    Watcher, watch_signals,
};
use start::{PANIC_KEY, now, panic_key, state};

/// The thread that watches the terminal learns of its end no later than this after a write has
/// failed.
const LAST_WORD: Duration = Duration::from_millis(300);

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
        start.troubles.push(unwatched.clone());
        start.files.standing.push(unwatched);
    }
    state.report(start.troubles);
    let save = |memory: &Memory| Saver::start(sender.clone(), memory.clone());
    let saver = start.files.memory.as_ref().map(save).transpose()?;
    let inquiries = Inquiries::open(sender.clone())?;
    let reply = PendingReply::default();
    let query = ColorQuery::of(start.env, reply.clone());
    let screen = Screen::take(hold, state.has_mouse(), query)?;
    let input = Input::read(sender.clone(), reply)?;
    let (files, panic_key) = (start.files, panic_key(start.env));
    let mut desk = Desk {
        state,
        screen,
        input,
        clipboard,
        saver,
        inquiries,
        question: None,
        editor,
        files,
        panic_key,
        sender,
    };
    if start.is_behind {
        desk.reload();
    }
    let ended = desk.serve(&events, wanted);
    let ended = ended.or_else(|error| last_word(&events).map(Ended::Forced).ok_or(error));
    let leftover = desk.clear(start.session, ended.as_ref().ok());
    Ok(Outcome { ended, leftover })
}

/// That changes of the files will not be noticed, and what to do about it.
fn not_watched(error: &io::Error, state: &State) -> Trouble {
    let key = state.key(Action::Reload);
    let sentence =
        format!("changes of the files are not noticed ({error}); {key} reads them again");
    Trouble::told(&sentence, None)
}

/// Why the terminal failed, if it is for something that a thread has seen or is about to see.
fn last_word(events: &Receiver<Event>) -> Option<Ending> {
    while let Ok(event) = events.recv_timeout(LAST_WORD) {
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
struct Desk {
    state: State,
    screen: Screen,
    input: Input,
    clipboard: Clipboard,
    saver: Option<Saver>,
    inquiries: Inquiries,
    /// What is asked once the next frame stands: the threads that search leave no core to the one
    /// that draws.
    question: Option<Question>,
    editor: Result<Editor, EditError>,
    files: Files,
    panic_key: Option<Key>,
    sender: Sender<Event>,
}

/// Whether the screen shows something else by now, or the program is over.
type Next = ControlFlow<Ended, bool>;

impl Desk {
    fn serve(&mut self, events: &Receiver<Event>, wanted: Vec<Effect>) -> io::Result<Ended> {
        if let Next::Break(ended) = self.carry_out_all(wanted)? {
            return Ok(ended);
        }
        let mut is_stale = true;
        loop {
            let event = match events.try_recv() {
                Ok(event) => event,
                Err(_) => {
                    if std::mem::take(&mut is_stale) {
                        self.draw()?;
                    }
                    // The desk holds a sender: the channel does not end before the loop.
                    events.recv().map_err(io::Error::other)?
                }
            };
            match self.take_in(event)? {
                Next::Continue(changed) => is_stale |= changed,
                Next::Break(ended) => return Ok(ended),
            }
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        self.state.drawn = self.screen.draw(|frame| {
            let drawn = ui::render(&self.state, frame);
            let cursor = drawn.cursor;
            (drawn, cursor)
        })?;
        if let Some(question) = self.question.take() {
            self.inquiries.ask(question);
        }
        Ok(())
    }

    fn take_in(&mut self, event: Event) -> io::Result<Next> {
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
            Event::FilesChanged => Message::FilesChanged,
            Event::StateChanged => Message::StateChanged,
            Event::StateRead(notebook) => Message::StateRead(notebook),
            Event::Loading(loaded) => Message::Loading(loaded),
            Event::Reloaded(reloaded) => {
                if self.state.is_loading() && reloaded.holdings.library().dossier_count() == 0 {
                    return Ok(Next::Break(Ended::NothingLoaded(reloaded.troubles)));
                }
                Message::Reloaded(reloaded)
            }
            Event::Answered(answer) => Message::Answered(answer),
            Event::TextRead(text) => Message::TextRead(text),
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
        self.tell(message)
    }

    fn press(&mut self, key: Key) -> io::Result<Next> {
        if Some(key) == self.panic_key {
            panic!("as {PANIC_KEY} asks for");
        }
        match self.state.message(key) {
            Some(message) => self.tell(message),
            None => Ok(Next::Continue(false)),
        }
    }

    /// Alt and a key where that means something, or else Escape and then the key.
    fn press_alt_or_escape(&mut self, key: Key) -> io::Result<Next> {
        if self.state.message(key.with_alt()).is_some() {
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
        }
        match rest.as_str() {
            "" => Ok(next),
            text => self.tell(Message::Paste(text.to_owned())),
        }
    }

    /// Changes the state, and carries out what it asks for.
    fn tell(&mut self, message: Message) -> io::Result<Next> {
        self.state.now = now();
        let effects = update(&mut self.state, message);
        self.carry_out_all(effects)
    }

    fn carry_out_all(&mut self, effects: Vec<Effect>) -> io::Result<Next> {
        for effect in effects {
            if let Next::Break(ended) = self.carry_out(effect)? {
                return Ok(Next::Break(ended));
            }
        }
        Ok(Next::Continue(true))
    }

    fn carry_out(&mut self, effect: Effect) -> io::Result<Next> {
        match effect {
            Effect::Copy(text) => self.copy(text),
            Effect::Save(save) => {
                if let Some(saver) = &self.saver {
                    saver.save(save);
                }
            }
            Effect::Edit(at) => return self.edit(&at),
            Effect::Reload => self.reload(),
            Effect::ReadState => self.read_state(),
            Effect::Ask(question) => {
                self.inquiries.overtake(&question);
                self.question = Some(question);
            }
            Effect::ReadText { dossier, path } => {
                let library = self.state.browse().shared_library();
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
        let (Some(saver), Some(memory)) = (saver, files.memory) else { return Leftover::default() };
        state.now = now();
        state.left(key).into_iter().for_each(|save| saver.save(save));
        let unsaved = saver.finish(match ended {
            Some(Ended::Quit | Ended::NothingLoaded(_)) => SAVE_PATIENCE,
            Some(Ended::Forced(_)) | None => FORCED_SAVE_PATIENCE,
        });
        Leftover::of(unsaved, memory.pending())
    }

    fn suspend(&mut self) -> io::Result<Next> {
        self.screen.settle();
        if let Ok(parked) = self.input.park() {
            self.screen.suspend(&parked)?;
        }
        Ok(Next::Continue(true))
    }

    /// Lends the terminal to the person's editor until that ends.
    fn edit(&mut self, at: &EditAt) -> io::Result<Next> {
        self.screen.settle();
        let outcome = match (self.input.park(), &self.editor) {
            (Ok(parked), Ok(editor)) => {
                let lent = Lent::begin();
                let outcome = self.screen.lend(&parked, || editor.edit(at, &self.files.limits))?;
                drop(lent);
                outcome.map_err(|error| error.to_string())
            }
            (_, Err(error)) => Err(error.to_string()),
            (Err(_), _) => Err("the terminal is busy: try again".to_owned()),
        };
        self.tell(Message::Edited(outcome))
    }

    /// Reads the files again without holding up the screen.
    fn reload(&self) {
        let library = self.state.browse().shared_library();
        let started = work::load(self.sender.clone(), self.files.clone(), library.clone());
        if let Err(error) = started {
            let sentence = format!("the files could not be read again: {error}");
            let troubles = vec![Trouble::told(&sentence, None)];
            let holdings = self.state.browse().holdings().clone();
            let reloaded = Reloaded { holdings, troubles, notebook: Notebook::default() };
            // The receiver is the loop itself.
            let _ = self.sender.send(Event::Reloaded(reloaded));
        }
    }

    /// Reads again what is kept, without holding up the screen.
    fn read_state(&self) {
        let Some(memory) = self.files.memory.clone() else { return };
        let library = self.state.browse().shared_library();
        if work::read_state(self.sender.clone(), memory, library).is_err() {
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
            let failures = vec![Failure { route, why: Why::NotRun(error) }];
            // The receiver is the loop itself.
            let _ = self.sender.send(Event::Copied(Err(CopyError { failures })));
        }
    }

    /// Does the last step of a copy, which only the thread that draws may do.
    fn finish_copy(
        &mut self,
        carried: Result<Carried, CopyError>,
    ) -> io::Result<Result<Receipt, CopyError>> {
        Ok(match carried {
            Ok(Carried::Taken(receipt)) => Ok(receipt),
            Ok(Carried::LeftToTerminal(text)) => {
                self.screen.copy(&text)?;
                Ok(Receipt::of_terminal(&text))
            }
            Err(error) => Err(error),
        })
    }
}
