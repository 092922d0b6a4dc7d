//! The escape sequence that hands a text to the terminal's own clipboard.

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;
use thiserror::Error;

/// Terminals cut the sequence off at 100,000 bytes without a word; this much text fits into it.
const LIMIT: usize = 74_991;

/// A text as an OSC 52 sequence, short enough for terminals to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Osc52 {
    sequence: String,
    bytes: usize,
}

/// The text is longer than a terminal takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a terminal takes at most 74 kB, and the text has {} kB", .bytes.div_ceil(1000))]
pub struct TooLong {
    /// How long the text is.
    pub bytes: usize,
}

impl Osc52 {
    /// The sequence for `text`.
    ///
    /// # Errors
    /// When the text is longer than 74 kB.
    pub fn new(text: &str) -> Result<Self, TooLong> {
        let bytes = text.len();
        if bytes > LIMIT {
            return Err(TooLong { bytes });
        }
        let mut sequence = String::new();
        CopyToClipboard::to_clipboard_from(text)
            .write_ansi(&mut sequence)
            .map(|()| Self { sequence, bytes })
            // Unreachable: writing to a `String` does not fail.
            .map_err(|_| TooLong { bytes })
    }

    /// What to write to the terminal.
    pub fn sequence(&self) -> &str {
        &self.sequence
    }

    /// The length of the text itself.
    pub fn bytes(&self) -> usize {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_text_fits_into_what_terminals_take() {
        let longest = Osc52::new(&"x".repeat(LIMIT)).unwrap();
        assert!(longest.sequence().len() <= 100_000);
        assert_eq!(longest.bytes(), LIMIT);
    }

    #[test]
    fn a_longer_text_is_refused_with_a_sentence() {
        let refused = Osc52::new(&"x".repeat(LIMIT + 1)).unwrap_err();
        assert_eq!(refused.to_string(), "a terminal takes at most 74 kB, and the text has 75 kB");
    }
}
