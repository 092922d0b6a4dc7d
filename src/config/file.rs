//! The files of the config folder: which there are, and what is wrong with them.

use std::fmt;
use std::path::{Path, PathBuf};

use ron::error::SpannedError;

use crate::dossier::{Limits, ReadError, ReadErrorCause, Source};

/// Nobody writes more settings than this by hand, in bytes.
const MOST: u64 = 1 << 20;

/// A place in a file: line and column in characters, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Where `part`, a slice of `text`, stands in it.
pub(super) fn place_of(text: &str, part: &str) -> Place {
    let offset = part.as_ptr().addr().wrapping_sub(text.as_ptr().addr());
    let before = text.get(..offset).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    Place { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
}

/// What is wrong with a value, for people: ron names the types of the program.
fn sentence(error: &ron::Error) -> String {
    let one_of = |names: &[&str]| names.join("`, `");
    match error {
        ron::Error::NoSuchStructField { expected, found, .. } => {
            format!("there is no field `{found}` here; there are `{}`", one_of(expected))
        }
        ron::Error::NoSuchEnumVariant { expected, found, .. } => {
            format!("`{found}` is not allowed here; write one of `{}`", one_of(expected))
        }
        other => other.to_string(),
    }
}

/// Something in a file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Mistake {
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub message: String,
}

impl From<SpannedError> for Mistake {
    fn from(error: SpannedError) -> Self {
        let start = error.span.start;
        let place = Place { line: start.line, column: start.col };
        Mistake { place, message: sentence(&error.code) }
    }
}

/// Something in the config folder that cannot be used. The defaults stay in force instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// Where in it, as far as that can be said.
    pub place: Option<Place>,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(place) = self.place {
            write!(f, ":{place}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// A file of the folder, unless it is missing or empty.
pub(super) fn read(path: &Path) -> Result<Option<Source>, ConfigError> {
    let limits = Limits { bytes: MOST, ..Limits::default() };
    match Source::read(path, &limits) {
        Ok(source) => Ok(Some(source)),
        Err(ReadError { cause: ReadErrorCause::Missing | ReadErrorCause::Empty, .. }) => Ok(None),
        Err(ReadError { cause, .. }) => Err(ConfigError {
            path: path.to_owned(),
            place: None,
            message: format!("{cause}; the defaults stay in force"),
        }),
    }
}
