//! The reader's statuses and notes, for the commands that print claims. They read, and never write.

use super::{args::Args, folders, messages::say_line, open::Opening};
use crate::{
    library::{Library, Statuses},
    session::{Memory, Notebook},
    text::clean,
};
use jiff::tz::TimeZone;

/// The state folder; nothing where it is to be left alone, or where the user has no home.
pub fn memory(args: &Args) -> Option<Memory> {
    let folder = if args.no_state { None } else { folders::state() };
    folder.map(|folder| Memory::in_folder(folder).with_refuges(folders::refuges()))
}

impl Opening<'_> {
    /// The reader's statuses and notes; what cannot be read of them is told on stderr.
    pub fn notebook(self, library: &Library) -> Notebook {
        let Some(memory) = self.memory else { return Notebook::default() };
        let (notebook, complaints) = memory.notebook(library);
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
