//! A key, alone or with Ctrl or Alt.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use thiserror::Error;

use super::glyphs::Symbols;

/// A key, alone or with Ctrl or Alt. Shift shows in the character itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    ctrl: bool,
    alt: bool,
}

/// The text names no key.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "`{text}` is not a key: write a character such as `j`, a name such as `enter` or `ctrl-d`, or \
     several with blanks between them, such as `g g`"
)]
pub struct KeyError {
    /// The text.
    pub text: String,
}

/// The keys that are no characters: code, name in the key file, and label with and without symbols.
const NAMED: [(KeyCode, &str, &str, &str); 16] = [
    (KeyCode::Char(' '), "space", "Space", "Space"),
    (KeyCode::Tab, "tab", "Tab", "Tab"),
    (KeyCode::BackTab, "backtab", "Shift-Tab", "Shift-Tab"),
    (KeyCode::Enter, "enter", "⏎", "Enter"),
    (KeyCode::Esc, "esc", "Esc", "Esc"),
    (KeyCode::Backspace, "backspace", "Backspace", "Backspace"),
    (KeyCode::Delete, "delete", "Del", "Del"),
    (KeyCode::Insert, "insert", "Ins", "Ins"),
    (KeyCode::Left, "left", "←", "Left"),
    (KeyCode::Right, "right", "→", "Right"),
    (KeyCode::Up, "up", "↑", "Up"),
    (KeyCode::Down, "down", "↓", "Down"),
    (KeyCode::PageUp, "pageup", "PgUp", "PgUp"),
    (KeyCode::PageDown, "pagedown", "PgDn", "PgDn"),
    (KeyCode::Home, "home", "Home", "Home"),
    (KeyCode::End, "end", "End", "End"),
];

impl Key {
    /// The Escape key.
    pub const ESCAPE: Self = Self { code: KeyCode::Esc, ctrl: false, alt: false };

    /// The key that types a character.
    pub fn of_char(char: char) -> Self {
        Self { code: KeyCode::Char(char), ctrl: false, alt: false }
    }

    /// The same key together with Alt.
    pub fn with_alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// The character that this key types where letters are text.
    pub fn text(self) -> Option<char> {
        match self.code {
            KeyCode::Char(char) if !self.ctrl && !self.alt => Some(char),
            _ => None,
        }
    }

    /// Whether it is Ctrl-C.
    pub fn is_interrupt(self) -> bool {
        self.ctrl && self.code == KeyCode::Char('c')
    }

    /// How hints and help write it.
    pub fn label(self, symbols: Symbols) -> String {
        let named = NAMED.iter().find(|(code, ..)| *code == self.code);
        let key = match (named, symbols) {
            (Some((_, _, label, _)), Symbols::Unicode) => (*label).to_owned(),
            (Some((_, _, _, label)), Symbols::Ascii) => (*label).to_owned(),
            (None, _) => self.code.to_string(),
        };
        let ctrl = if self.ctrl { "Ctrl-" } else { "" };
        let alt = if self.alt { "Alt-" } else { "" };
        format!("{ctrl}{alt}{key}")
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let code = match event.code {
            // Terminals cannot tell Ctrl-D from Ctrl-Shift-D, and disagree about which it is.
            KeyCode::Char(char) if ctrl => KeyCode::Char(char.to_ascii_lowercase()),
            KeyCode::Tab if shift => KeyCode::BackTab,
            other => other,
        };
        Self { code, ctrl, alt: event.modifiers.contains(KeyModifiers::ALT) }
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || KeyError { text: text.to_owned() };
        let (ctrl, rest) = strip(text, "ctrl-");
        let (alt, rest) = strip(rest, "alt-");
        let code = code(rest).ok_or_else(error)?;
        if ctrl && matches!(code, KeyCode::Char(char) if char.is_uppercase()) {
            return Err(error());
        }
        Ok(Self { code, ctrl, alt })
    }
}

fn strip<'a>(text: &'a str, prefix: &str) -> (bool, &'a str) {
    match text.strip_prefix(prefix) {
        Some(rest) => (true, rest),
        None => (false, text),
    }
}

fn code(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    if let (Some(char), None) = (chars.next(), chars.next()) {
        return (!char.is_control()).then_some(KeyCode::Char(char));
    }
    if let Some((code, ..)) = NAMED.iter().find(|(_, known, ..)| *known == name) {
        return Some(*code);
    }
    let number = name.strip_prefix('f')?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

impl fmt::Display for Key {
    /// Its name in the key file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ctrl = if self.ctrl { "ctrl-" } else { "" };
        let alt = if self.alt { "alt-" } else { "" };
        write!(f, "{ctrl}{alt}")?;
        let named = NAMED.iter().find(|(code, ..)| *code == self.code);
        match (named, self.code) {
            (Some((_, name, ..)), _) => f.write_str(name),
            (None, KeyCode::F(number)) => write!(f, "f{number}"),
            (None, other) => write!(f, "{other}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> String {
        Key::from(KeyEvent::new(code, modifiers)).to_string()
    }

    #[test]
    fn a_pressed_key_is_found_under_its_name() {
        let none = KeyModifiers::NONE;
        let (shift, ctrl, alt) = (KeyModifiers::SHIFT, KeyModifiers::CONTROL, KeyModifiers::ALT);
        for (code, modifiers, name) in [
            (KeyCode::Char('j'), none, "j"),
            (KeyCode::Char('G'), shift, "G"),
            (KeyCode::Char('G'), none, "G"),
            (KeyCode::Char('?'), shift, "?"),
            (KeyCode::Char('D'), ctrl | shift, "ctrl-d"),
            (KeyCode::Char(' '), none, "space"),
            (KeyCode::Tab, shift, "backtab"),
            (KeyCode::BackTab, shift, "backtab"),
            (KeyCode::Left, alt, "alt-left"),
            (KeyCode::F(5), none, "f5"),
        ] {
            assert_eq!(pressed(code, modifiers), name);
            assert_eq!(name.parse::<Key>().unwrap(), Key::from(KeyEvent::new(code, modifiers)));
        }
    }

    #[test]
    fn what_names_no_key_is_an_error() {
        for text in ["", "jj", "strg-d", "ctrl-", "f13", "f0", "ctrl-D", "\u{1b}", "Enter"] {
            assert_eq!(text.parse::<Key>().unwrap_err().text, text);
        }
    }

    #[test]
    fn only_plain_characters_are_text() {
        let text = |name: &str| name.parse::<Key>().unwrap().text();
        assert_eq!(text("ä"), Some('ä'));
        assert_eq!(text("space"), Some(' '));
        assert_eq!(text("ctrl-a"), None);
        assert_eq!(text("alt-a"), None);
        assert_eq!(text("enter"), None);
    }

    #[test]
    fn labels_have_an_ascii_form() {
        let label = |name: &str, symbols| name.parse::<Key>().unwrap().label(symbols);
        assert_eq!(label("enter", Symbols::Unicode), "⏎");
        assert_eq!(label("enter", Symbols::Ascii), "Enter");
        assert_eq!(label("ctrl-d", Symbols::Unicode), "Ctrl-d");
        assert_eq!(label("f5", Symbols::Ascii), "F5");
    }
}
