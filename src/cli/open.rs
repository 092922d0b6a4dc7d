//! The library that a command reads, and what could not be read, told on stderr.

use super::{
    failure::Failure,
    messages::{say, say_line},
    terminal,
};
use crate::{
    config::ColorChoice,
    dossier::{
        Limits,
        check::render::{Style, render},
        expect_file,
    },
    library::{self, Broken, Library, LoadOutcome},
    session::Memory,
    text::clean,
};
use std::{
    io::{IsTerminal, stderr},
    path::{Path, PathBuf},
};

/// Which dossiers a command reads, and how it tells what is wrong with them.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    /// Files and folders; none for the embedded article.
    pub paths: &'a [PathBuf],
    /// How much is read of them.
    pub limits: Limits,
    /// Whether messages are in colour.
    pub color: ColorChoice,
    /// Where the reader's statuses and notes are.
    pub memory: Option<&'a Memory>,
}

impl Opening<'_> {
    /// The dossiers, and on stderr what is wrong with those that cannot be used.
    ///
    /// # Errors
    ///
    /// Where none of them can be used.
    pub fn library(self) -> Result<Library, Failure> {
        let opened = self.opened()?;
        if opened.broken.is_empty() {
            return Ok(opened.library);
        }
        say(self.told(&opened));
        say_line(format_args!(
            "onrecord: {} of {} dossiers could not be used; the others are read",
            opened.broken.len(),
            opened.broken.len() + opened.library.dossier_count(),
        ));
        Ok(opened.library)
    }

    /// The dossiers, and what is wrong with those that cannot be used.
    ///
    /// # Errors
    ///
    /// Where none of them can be used.
    pub fn opened(self) -> Result<LoadOutcome, Failure> {
        let opened = library::open(self.paths, &self.limits);
        if opened.library.dossier_count() == 0 && !opened.broken.is_empty() {
            return Err(Failure::NothingLoaded { told: self.told(&opened) });
        }
        Ok(opened)
    }

    fn told(self, opened: &LoadOutcome) -> String {
        let told = opened.broken.iter().take(MOST_TOLD).map(|broken| tell(broken, self.color));
        told.chain([more_than_told(opened.broken.len())]).collect()
    }
}

/// Of so many dossiers at most it is told in full what is wrong with them.
pub const MOST_TOLD: usize = 100;

/// That not all of so many are told, on a line of its own, or nothing.
pub fn more_than_told(all: usize) -> String {
    match all.checked_sub(MOST_TOLD) {
        None | Some(0) => String::new(),
        Some(more) => format!("error: and {more} more\n"),
    }
}

/// Holds a text that a person named against the library that it is for. What is wrong with the
/// text itself is said on the screen.
///
/// # Errors
///
/// Where there is no such file, or more than one article that it may be the text of.
pub fn expect_source(source: &Path, library: &Library) -> Result<(), Failure> {
    let dossiers = library.dossier_count();
    if dossiers != 1 {
        return Err(Failure::SourceForSeveral { dossiers });
    }
    let failure = |cause| Failure::Article { path: source.to_owned(), cause };
    expect_file(source).map_err(failure)
}

/// What is wrong with a dossier, as lines for stderr.
fn tell(broken: &Broken, color: ColorChoice) -> String {
    match broken {
        Broken::Unusable { report, file } => render(report, file, style(color)),
        other => format!("error: {}\n", clean(&other.to_string())),
    }
}

/// How problems are printed to stderr.
pub fn style(color: ColorChoice) -> Style {
    let colour = match color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|it| it.is_empty())
        }
    };
    Style { colour, width: terminal::columns().unwrap_or(100) }
}
