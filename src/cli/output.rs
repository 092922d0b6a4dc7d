//! Writing to stdout, or to a file: whole or not at all.

use super::{args::Output, error::CliError};
use crate::work::replace;
use std::io::Write;

impl Output {
    /// Writes a text to the file that was named, or to `out`.
    ///
    /// The file is there whole or is what it was before.
    ///
    /// # Errors
    ///
    /// If a file or something else already has the name and may not be replaced, or writing fails.
    pub fn write(&self, text: &str, out: &mut impl Write) -> Result<(), CliError> {
        match &self.file {
            Some(path) if path.as_os_str() != "-" => Ok(replace(path, text, self.force)?),
            _ => Ok(out.write_all(text.as_bytes())?),
        }
    }
}
