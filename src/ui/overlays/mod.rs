//! What lies over the screens and takes the keys.

pub(crate) mod choose;
pub(crate) mod comparison;
pub(crate) mod copy;
pub(crate) mod finder;
pub(crate) mod help;
pub(crate) mod log;
pub(crate) mod note;
pub(crate) mod palette;
pub(crate) mod problems;
pub(crate) mod search;

use super::{Cx, Target, hints::Entry, layout::Screen, render::Painter};
use crate::{
    action::Action,
    config::{Context, ThemeChoice},
    export::Format,
};
use choose::{Chooser, Setting};
use comparison::Comparison;
use copy::{Copying, Which};
use finder::Finder;
use help::Help;
use log::LogView;
use note::NoteEditor;
use palette::Palette;
use problems::Problems;
use ratatui::layout::Rect;
use search::Search;

/// The size of large popups, where there is that much room.
const LARGE: (u16, u16) = (100, 40);

/// What lies over the screens.
#[derive(Debug, Clone)]
pub enum Layer {
    /// The query line.
    Search(Search),
    /// The note on a claim.
    Note(NoteEditor),
    /// Finding a speaker.
    Finder(Finder),
    /// Choosing one of a few things.
    Chooser(Chooser),
    /// Two dossiers side by side.
    Comparison(Box<Comparison>),
    /// Choosing what to copy.
    Copying(Copying),
    /// Finding an action.
    Palette(Palette),
    /// The help.
    Help(Help),
    /// What was said.
    Log(LogView),
    /// What is wrong with the files.
    Problems(Problems),
}

impl Layer {
    /// The overlay.
    pub fn get(&self) -> &dyn Overlay {
        match self {
            Self::Search(search) => search,
            Self::Note(note) => note,
            Self::Finder(finder) => finder,
            Self::Chooser(chooser) => chooser,
            Self::Comparison(comparison) => comparison.as_ref(),
            Self::Copying(copying) => copying,
            Self::Palette(palette) => palette,
            Self::Help(help) => help,
            Self::Log(log) => log,
            Self::Problems(problems) => problems,
        }
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self) -> &mut dyn Overlay {
        match self {
            Self::Search(search) => search,
            Self::Note(note) => note,
            Self::Finder(finder) => finder,
            Self::Chooser(chooser) => chooser,
            Self::Comparison(comparison) => comparison.as_mut(),
            Self::Copying(copying) => copying,
            Self::Palette(palette) => palette,
            Self::Help(help) => help,
            Self::Log(log) => log,
            Self::Problems(problems) => problems,
        }
    }
}

/// What becomes of an overlay after it has done something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    /// It stays.
    Stay,
    /// It goes.
    Close,
    /// It goes, and then this is done.
    Act(Action),
    /// One of a few things is chosen.
    Choose {
        /// Of which.
        setting: Setting,
        /// Its place among the options.
        at: usize,
        /// Whether the overlay goes.
        closes: bool,
    },
    /// It goes, and these claims are copied in this form.
    Copy(Which, Format),
    /// It goes, and the claims that are listed are written to a file.
    Write {
        /// The file, as it is typed.
        path: String,
        /// In which form.
        format: Format,
        /// Whether a file that is there is replaced.
        replaces: bool,
    },
}

/// Something that lies over the screens and takes the keys.
pub trait Overlay {
    /// Where a key is pressed, and which keys are worth knowing there.
    fn keys(&self) -> (Context, &'static [Entry]);

    /// Does something.
    fn update(&mut self, action: Action, cx: &mut Cx) -> After;

    /// Takes what is typed or pasted.
    fn type_in(&mut self, _text: &str, _cx: &mut Cx) {}

    /// A click on a line of its list: on the selected one it is taken.
    fn click(&mut self, _place: usize, _cx: &mut Cx) -> After {
        After::Stay
    }

    /// Turns the wheel.
    fn scroll(&mut self, direction: Action, cx: &mut Cx) -> After {
        self.update(direction, cx)
    }

    /// Works out anew what follows from the library: it, or what is found in it, is another one.
    fn sync(&mut self, _cx: &mut Cx) {}

    /// Keeps what is written: the program ends.
    fn leave(&mut self, _cx: &mut Cx) {}

    /// Whether something is typed that the end of the program, however it comes, must not take.
    fn has_unsaved(&self) -> bool {
        false
    }

    /// Saves that while it is being typed.
    fn save(&mut self, _cx: &mut Cx) {}

    /// The theme that is shown as long as it is selected.
    fn theme(&self, _cx: &Cx) -> Option<ThemeChoice> {
        None
    }

    /// Whether an action would do something now.
    fn can(&self, _action: Action, _cx: &Cx) -> bool {
        true
    }

    /// Whether it takes the query line, and no place of its own.
    fn is_line(&self) -> bool {
        false
    }

    /// Draws it over the screen.
    fn render(&self, screen: &Screen, area: Rect, painter: &mut Painter<'_, '_>);

    /// What is selected in it.
    fn cursor(&self) -> Option<Target> {
        None
    }
}
