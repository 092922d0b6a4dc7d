//! The reader's statuses and notes, for the commands that print claims. They read, and never write.

use super::{args::Args, folders, messages::say_line, open::Opening};
use crate::{
    library::{Library, Statuses},
    session::{Notebook, StateDir},
    text::clean,
};
use jiff::tz::TimeZone;

/// The state folder; nothing where it is to be left alone, or where the user has no home.
pub fn state_dir(args: &Args) -> Option<StateDir> {
    let folder = if args.no_state { None } else { folders::state() };
    folder.map(|folder| StateDir::in_folder(folder).with_refuges(folders::refuges()))
}

impl Opening<'_> {
    /// The reader's statuses and notes; what cannot be read of them is told on stderr.
    pub fn notebook(self, library: &Library) -> Notebook {
        let Some(state_dir) = self.state_dir else { return Notebook::default() };
        let (notebook, complaints) = state_dir.notebook(library);
        for complaint in complaints {
            say_line(format_args!("onrecord: {}", clean(&complaint.to_string())));
        }
        notebook
    }

    /// The same by claims.
    pub fn statuses(self, library: &Library) -> Statuses {
        self.notebook(library).statuses(library, TimeZone::system)
    }
}
