//! The escape sequence that hands a text to the terminal's own clipboard.

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;
use thiserror::Error;

use super::environment::Environment;

/// Terminals cut the sequence off at 100,000 bytes without a word; this much text fits into it.
const LIMIT: usize = 74_991;

/// GNU screen drops a string of 768 bytes and more whole, before version 4.1 one of 256.
const SCREEN_CHUNK: usize = 240;

/// A text as an OSC 52 sequence, short enough for terminals to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Osc52 {
    sequence: String,
    bytes: usize,
    dropped_by: Option<&'static str>,
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
            .map(|()| Self { sequence, bytes, dropped_by: None })
            // Unreachable: writing to a `String` does not fail.
            .map_err(|_| TooLong { bytes })
    }

    /// The sequence for `text` on the way that it has to take in this environment.
    ///
    /// # Errors
    /// When the text is longer than 74 kB.
    pub fn on_the_way(text: &str, environment: &Environment) -> Result<Self, TooLong> {
        let plain = Self { dropped_by: environment.drops_copies, ..Self::new(text)? };
        Ok(match environment.screen {
            true => Self { sequence: through_screen(&plain.sequence), ..plain },
            false => plain,
        })
    }

    /// What to write to the terminal.
    pub fn sequence(&self) -> &str {
        &self.sequence
    }

    /// The terminal, if it is known to drop the sequence.
    pub fn dropped_by(&self) -> Option<&'static str> {
        self.dropped_by
    }

    /// The length of the text itself.
    pub fn bytes(&self) -> usize {
        self.bytes
    }
}

/// A sequence as GNU screen passes it on to the terminal that it runs in: in strings of its own,
/// each without the end that would be taken for theirs.
fn through_screen(sequence: &str) -> String {
    let open = sequence.trim_end_matches("\x1b\\");
    let ended = format!("{open}\x07");
    // All of it is ASCII: a chunk is as many characters as bytes.
    let chars: Vec<char> = ended.chars().collect();
    let wrap = |chunk: &[char]| format!("\x1bP{}\x1b\\", chunk.iter().collect::<String>());
    chars.chunks(SCREEN_CHUNK).map(wrap).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What GNU screen passes on: the strings without what is around them.
    fn passed_on(wrapped: &str) -> String {
        let strings = wrapped.split_terminator("\x1b\\");
        strings
            .map(|string| {
                let string = string.strip_prefix("\x1bP").expect("a string and nothing else");
                assert!(string.len() < 256, "screen drops {} bytes", string.len());
                string
            })
            .collect()
    }

    #[test]
    fn screen_passes_on_the_whole_sequence() {
        let screen = |name: &str| (name == "STY").then(|| "42.pts-1".into());
        let environment = Environment::read(screen);
        for length in [0, 1, 170, 180, 1_000, LIMIT] {
            let text = "x".repeat(length);
            let plain = Osc52::new(&text).unwrap();
            let wrapped = Osc52::on_the_way(&text, &environment).unwrap();
            let expected = plain.sequence().replace("\x1b\\", "\x07");
            assert_eq!(passed_on(wrapped.sequence()), expected);
            assert_eq!(wrapped.bytes(), length);
        }
        let elsewhere = Environment::read(|_| None);
        assert_eq!(Osc52::on_the_way("x", &elsewhere), Osc52::new("x"));
    }

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
