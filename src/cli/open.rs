//! The library that a command reads, and what could not be read, told on stderr.

use super::{failure::Failure, terminal};
use crate::{
    config::ColorChoice,
    dossier::{
        Limits,
        check::render::{Style, render},
        expect_file,
    },
    library::{self, Broken, Library, Opened},
    session::Memory,
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
        eprint!("{}", self.told(&opened));
        eprintln!(
            "onrecord: {} of {} dossiers could not be used; the others are read",
            opened.broken.len(),
            opened.broken.len() + opened.library.dossier_count(),
        );
        Ok(opened.library)
    }

    /// The dossiers, and what is wrong with those that cannot be used.
    ///
    /// # Errors
    ///
    /// Where none of them can be used.
    pub fn opened(self) -> Result<Opened, Failure> {
        let opened = library::open(self.paths, &Limits::default());
        if opened.library.dossier_count() == 0 && !opened.broken.is_empty() {
            return Err(Failure::NothingLoaded { told: self.told(&opened) });
        }
        Ok(opened)
    }

    fn told(self, opened: &Opened) -> String {
        opened.broken.iter().map(|broken| tell(broken, self.color)).collect()
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
        other => format!("error: {other}\n"),
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
