//! What the pieces mean that a terminal sends: keys, the mouse, pastes, and answers.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::tokens::Token;
use crate::config::{Key, Rgb};
use crate::ui::{Click, MouseAction};
use crate::work::Event;

/// What a terminal has said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A key was pressed, or repeats while it is held.
    Key(Key),
    /// Alt and this key, or Escape and then this key: a terminal sends the same for both.
    AltOrEscape(Key),
    /// Several characters came at once.
    Text(String),
    /// Something was done with the mouse.
    Mouse(Click),
    /// A text was pasted.
    Paste(String),
    /// The terminal's background has this colour.
    Background(Rgb),
    /// The terminal has answered what it is, which it is asked behind everything else: no answer
    /// to what was asked before that is still to come.
    Answered,
    /// The terminal tells of its own accord when its colours change, if it is asked to.
    TellsOfColors,
    /// The terminal's colours have changed.
    ColorsChanged,
}

impl Meaning {
    /// What the thread that owns the state has to know of it; nothing of [`Self::Answered`].
    pub fn event(self) -> Option<Event> {
        Some(match self {
            Self::Key(key) => Event::Key(key),
            Self::AltOrEscape(key) => Event::AltOrEscape(key),
            Self::Text(text) => Event::Text(text),
            Self::Mouse(click) => Event::Mouse(click),
            Self::Paste(text) => Event::Paste(text),
            Self::Background(color) => Event::Background(color),
            Self::Answered => return None,
            Self::TellsOfColors => Event::TellsOfColors,
            Self::ColorsChanged => Event::ColorsChanged,
        })
    }
}

/// So many different characters at once are no keys of a person, even over a slow line, but a paste
/// that the terminal does not mark as one.
const PASTE: usize = 200;

/// What the pieces mean that came at once. Characters stay together: a text of thousands is then
/// one change and not thousands.
pub(super) fn meanings(tokens: Vec<Token>) -> impl Iterator<Item = Meaning> {
    let paste = unmarked_paste(&tokens).map(Meaning::Paste);
    let mut tokens = if paste.is_some() { Vec::new() } else { tokens }.into_iter().peekable();
    let rest = std::iter::from_fn(move || {
        loop {
            let token = tokens.next()?;
            let mut text: String = typed(&token).into_iter().collect();
            while let Some(char) = tokens.peek().and_then(typed).filter(|_| !text.is_empty()) {
                text.push(char);
                tokens.next();
            }
            let meaning = match text.chars().nth(1) {
                Some(_) => Some(Meaning::Text(text)),
                None => decode(token),
            };
            if meaning.is_some() {
                return meaning;
            }
        }
    });
    paste.into_iter().chain(rest)
}

/// The character that a piece types where letters are text.
fn typed(token: &Token) -> Option<char> {
    match token {
        Token::Char(char) if !char.is_control() => Some(*char),
        _ => None,
    }
}

/// The text that was pasted, if it was: somebody who holds a key down sends one character only.
fn unmarked_paste(tokens: &[Token]) -> Option<String> {
    if tokens.len() <= PASTE || tokens.iter().all(|token| *token == tokens[0]) {
        return None;
    }
    let of_paste = |token: &Token| match token {
        Token::Char('\r' | '\n') => Some('\n'),
        Token::Char('\t') => Some('\t'),
        other => typed(other),
    };
    tokens.iter().map(of_paste).collect()
}

/// What a piece means; nothing where it means nothing here.
fn decode(token: Token) -> Option<Meaning> {
    match token {
        Token::Char(char) => Some(Meaning::Key(of_char(char).into())),
        Token::EscapeAnd(char) => Some(Meaning::AltOrEscape(of_char(char).into())),
        Token::Escape => Some(key(KeyCode::Esc, KeyModifiers::NONE)),
        Token::Ss3(letter) => Some(key(of_letter(letter)?, KeyModifiers::NONE)),
        Token::Csi(parameters, last) => of_csi(&parameters, last),
        Token::Mouse([button, column, row]) => {
            // Each is 32 more than it says, and places count from 1.
            let place = |byte: u8| u16::from(byte).checked_sub(33);
            mouse(u16::from(button).checked_sub(32)?, place(column)?, place(row)?, true)
        }
        Token::Osc(command) => of_osc(&command),
        Token::Paste(text) => Some(Meaning::Paste(text)),
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Meaning {
    Meaning::Key(KeyEvent::new(code, modifiers).into())
}

/// The key that sends a character.
fn of_char(char: char) -> KeyEvent {
    let ctrl = |letter: u8| KeyEvent::new(KeyCode::Char(letter.into()), KeyModifiers::CONTROL);
    match char {
        '\r' => KeyCode::Enter.into(),
        '\t' => KeyCode::Tab.into(),
        '\u{7f}' => KeyCode::Backspace.into(),
        '\0' => ctrl(b' '),
        '\u{1}'..='\u{1a}' => ctrl(char as u8 + b'a' - 1),
        // Ctrl-4 to Ctrl-7, as xterm's table of control characters has them.
        '\u{1c}'..='\u{1f}' => ctrl(char as u8 + b'4' - 0x1c),
        _ => KeyCode::Char(char).into(),
    }
}

/// The key of a sequence's last byte, where it is a letter.
fn of_letter(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

/// The key of a number before `~`.
fn of_number(number: u16) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23..=24 => KeyCode::F(number as u8 - 12),
        _ => return None,
    })
}

fn of_csi(parameters: &[u8], last: u8) -> Option<Meaning> {
    let text = std::str::from_utf8(parameters).ok()?;
    match (parameters.first(), last) {
        (Some(b'?'), b'c') => Some(Meaning::Answered),
        // Set, or not set: it knows the mode. 4 says that it never will be.
        (Some(b'?'), b'y') if matches!(text, "?2031;1$" | "?2031;2$") => {
            Some(Meaning::TellsOfColors)
        }
        (Some(b'?'), b'n') if text.starts_with("?997;") => Some(Meaning::ColorsChanged),
        (Some(b'<'), b'M' | b'm') => {
            let [button, column, row] = numbers(&text[1..])?;
            mouse(button, column.checked_sub(1)?, row.checked_sub(1)?, last == b'M')
        }
        (Some(b'['), b'A'..=b'E') if text == "[" => {
            Some(key(KeyCode::F(last - b'A' + 1), KeyModifiers::NONE))
        }
        (None, b'Z') => Some(key(KeyCode::BackTab, KeyModifiers::SHIFT)),
        (None, _) => Some(key(of_letter(last)?, KeyModifiers::NONE)),
        (_, b'~') => of_tilde(text),
        (_, b'u') => {
            let [char, modifiers] = with_modifiers(text)?;
            of_codepoint(char, modifiers)
        }
        // rxvt's forms of Shift, Ctrl, and both.
        (_, b'$' | b'^' | b'@') => {
            let [number] = numbers(text)?;
            let modifiers = match last {
                b'$' => KeyModifiers::SHIFT,
                b'^' => KeyModifiers::CONTROL,
                _ => KeyModifiers::SHIFT | KeyModifiers::CONTROL,
            };
            Some(key(of_number(number)?, modifiers))
        }
        (_, letter) => match with_modifiers(text)? {
            [1, modifiers] => Some(key(of_letter(letter)?, of_modifiers(modifiers)?)),
            _ => None,
        },
    }
}

fn of_tilde(text: &str) -> Option<Meaning> {
    // xterm's `modifyOtherKeys`.
    if let Some([27, modifiers, char]) = numbers(text) {
        return of_codepoint(char, modifiers);
    }
    let [number, modifiers] = with_modifiers(text)?;
    Some(key(of_number(number)?, of_modifiers(modifiers)?))
}

/// The key of a character that is given as a number, with modifiers.
fn of_codepoint(char: u16, modifiers: u16) -> Option<Meaning> {
    let char = char::from_u32(char.into())?;
    let modifiers = of_modifiers(modifiers)?;
    let code = match char {
        '\u{1b}' => KeyCode::Esc,
        _ if char.is_control() => of_char(char).code,
        _ if modifiers.contains(KeyModifiers::SHIFT) => {
            KeyCode::Char(char.to_uppercase().next().unwrap_or(char))
        }
        _ => KeyCode::Char(char),
    };
    Some(key(code, modifiers))
}

/// The numbers of a sequence, if there are just so many.
fn numbers<const N: usize>(text: &str) -> Option<[u16; N]> {
    let numbers: Vec<u16> = text.split(';').map(|it| it.parse().ok()).collect::<Option<_>>()?;
    numbers.try_into().ok()
}

/// A number and its modifiers, which may be left out.
fn with_modifiers(text: &str) -> Option<[u16; 2]> {
    numbers(text).or_else(|| numbers(text).map(|[number]| [number, 1]))
}

/// xterm counts the modifiers from 1: Shift is one of it, Alt two, Ctrl four. A key with any other
/// is none that could be bound.
fn of_modifiers(number: u16) -> Option<KeyModifiers> {
    let bits = number.checked_sub(1).filter(|bits| *bits < 8)?;
    let names = [KeyModifiers::SHIFT, KeyModifiers::ALT, KeyModifiers::CONTROL];
    let held = names.into_iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
    Some(held.map(|(_, modifier)| modifier).collect())
}

/// What is done with the left button, or a turn of the wheel, as xterm numbers them.
fn mouse(button: u16, column: u16, row: u16, is_pressed: bool) -> Option<Meaning> {
    // Shift, Alt and Ctrl change nothing.
    let action = match button & !0b1_1100 {
        0 if is_pressed => MouseAction::Press,
        // The oldest form does not say which button went up.
        0 | 3 => MouseAction::Release,
        32 if is_pressed => MouseAction::Drag,
        64 => MouseAction::WheelUp,
        65 => MouseAction::WheelDown,
        _ => return None,
    };
    Some(Meaning::Mouse(Click { column, row, action }))
}

/// The background, from the answer to OSC 11.
fn of_osc(command: &[u8]) -> Option<Meaning> {
    let color = xterm_color::Color::parse(command.strip_prefix(b"11;")?).ok()?;
    // Of the sixteen bits of a channel the upper eight are what a screen shows.
    let channel = |channel: u16| (channel >> 8) as u8;
    Some(Meaning::Background(Rgb {
        red: channel(color.red),
        green: channel(color.green),
        blue: channel(color.blue),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::input::tokens::Tokenizer;

    /// What bytes mean that come at once, and for which nothing more is waited.
    fn meant(bytes: &[u8]) -> Vec<Meaning> {
        let mut tokens = Vec::new();
        let mut tokenizer = Tokenizer::default();
        tokenizer.feed(bytes, |token| tokens.push(token));
        tokenizer.expire(|token| tokens.push(token));
        meanings(tokens).collect()
    }

    fn key(name: &str) -> Meaning {
        Meaning::Key(name.parse().unwrap())
    }

    #[test]
    fn every_key_has_its_name() {
        for (bytes, name) in [
            ("j", "j"),
            ("G", "G"),
            ("ß", "ß"),
            (" ", "space"),
            ("\r", "enter"),
            ("\n", "ctrl-j"),
            ("\t", "tab"),
            ("\x1b", "esc"),
            ("\x7f", "backspace"),
            ("\x08", "ctrl-h"),
            ("\x03", "ctrl-c"),
            ("\x1c", "ctrl-4"),
            ("\0", "ctrl-space"),
            ("\x1b[A", "up"),
            ("\x1bOB", "down"),
            ("\x1b[1;5C", "ctrl-right"),
            ("\x1b[1;3D", "alt-left"),
            ("\x1b[H", "home"),
            ("\x1b[4~", "end"),
            ("\x1b[5~", "pageup"),
            ("\x1b[6;5~", "ctrl-pagedown"),
            ("\x1b[3^", "ctrl-delete"),
            ("\x1b[2$", "insert"),
            ("\x1b[Z", "backtab"),
            ("\x1bOP", "f1"),
            ("\x1b[[B", "f2"),
            ("\x1b[1;2R", "f3"),
            ("\x1b[15~", "f5"),
            ("\x1b[24~", "f12"),
            ("\x1b[97;5u", "ctrl-a"),
            ("\x1b[97;2u", "A"),
            ("\x1b[27;2;13~", "enter"),
            ("\x1b[27u", "esc"),
        ] {
            assert_eq!(meant(bytes.as_bytes()), [key(name)], "{bytes:?}");
        }
    }

    #[test]
    fn escape_and_a_key_at_once_may_be_either() {
        for (bytes, name) in [("\x1bx", "x"), ("\x1b\r", "enter"), ("\x1b\x03", "ctrl-c")] {
            let either = Meaning::AltOrEscape(name.parse().unwrap());
            assert_eq!(meant(bytes.as_bytes()), [either], "{bytes:?}");
        }
        assert_eq!(meant(b"\x1b\x1b[A"), [key("esc"), key("up")]);
    }

    #[test]
    fn what_a_terminal_reports_is_no_key() {
        for report in [
            "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
            "\x1b[>41;379;0c",
            "\x1b[=7;1c",
            "\x1b[?2026;2$y",
            "\x1b[?2031;0$y",
            "\x1b[?2031;4$y",
            "\x1b[?0u",
            "\x1b[24;80R",
            "\x1b[0n",
            "\x1b[8;24;80t",
            "\x1b[48;22;71;396;639t",
            "\x1b[I",
            "\x1b[O",
            "\x1b[201~",
            "\x1b[25;1~",
            "\x1b[1;99A",
            "\x1b[99999999999A",
            "\x1b[;;A",
            "\x1b[7A",
            "\x1bOz",
            "\x1b[1114112u",
            "\x1b]10;#AAAAAA\x07",
            "\x1b]52;c;dnZ2\x07",
            "\x1b]lvvv\x1b\\",
            "\x1b]11;black\x07",
        ] {
            let found = meant(report.as_bytes());
            assert!(found.iter().all(|it| *it == Meaning::Answered), "{report:?}: {found:?}");
        }
    }

    #[test]
    fn the_background_is_told_in_every_form() {
        for (answer, [red, green, blue]) in [
            ("\x1b]11;rgb:ffff/ffff/ffff\x1b\\", [255, 255, 255]),
            ("\x1b]11;rgb:1d1d/1f1f/2121\x07", [0x1d, 0x1f, 0x21]),
            ("\x1b]11;rgb:f/8/0\x07", [0xff, 0x88, 0]),
            ("\x1b]11;rgba:2323/2626/2727/ffff\x1b\\", [0x23, 0x26, 0x27]),
            ("\x1b]11;#fdf6e3\x07", [0xfd, 0xf6, 0xe3]),
            ("\x1b]11;rgb:0000/0000/0000\x1b", [0, 0, 0]),
        ] {
            let color = Rgb { red, green, blue };
            assert_eq!(meant(answer.as_bytes()), [Meaning::Background(color)], "{answer:?}");
        }
    }

    #[test]
    fn of_the_answers_that_are_waited_for_each_is_known() {
        let answers = b"\x1b]11;rgb:0000/0000/0000\x07\x1b[?2031;2$y\x1b[?62;c\x1b[?997;1n";
        let black = Meaning::Background(Rgb { red: 0, green: 0, blue: 0 });
        let expected = [black, Meaning::TellsOfColors, Meaning::Answered, Meaning::ColorsChanged];
        assert_eq!(meant(answers), expected);
    }

    #[test]
    fn only_the_left_button_and_the_wheel_mean_something() {
        let click = |action| [Meaning::Mouse(Click { column: 2, row: 3, action })];
        assert_eq!(meant(b"\x1b[<0;3;4M"), click(MouseAction::Press));
        assert_eq!(meant(b"\x1b[<4;3;4M"), click(MouseAction::Press), "with Shift");
        assert_eq!(meant(b"\x1b[<64;3;4M"), click(MouseAction::WheelUp));
        assert_eq!(meant(b"\x1b[<65;3;4M"), click(MouseAction::WheelDown));
        assert_eq!(meant(b"\x1b[M #$"), click(MouseAction::Press), "the oldest form");
        assert_eq!(meant(b"\x1b[<32;3;4M"), click(MouseAction::Drag));
        assert_eq!(meant(b"\x1b[<0;3;4m"), click(MouseAction::Release));
        assert_eq!(meant(b"\x1b[M##$"), click(MouseAction::Release), "of whatever button");
        for other in [
            "\x1b[<2;3;4M",
            "\x1b[<35;3;4M",
            "\x1b[<0;0;1M",
            "\x1b[<0;1M",
            "\x1b[<0;99999;1M",
            "\x1b[M\x1f!!",
            "\x1b[M  !",
        ] {
            assert_eq!(meant(other.as_bytes()), [], "{other:?}");
        }
    }

    #[test]
    fn what_is_typed_fast_stays_together() {
        let text = |text: &str| Meaning::Text(text.to_owned());
        assert_eq!(meant("/käse\rjj".as_bytes()), [text("/käse"), key("enter"), text("jj")]);
        assert_eq!(meant(b"a\x1b[Ab"), [key("a"), key("up"), key("b")]);
    }

    #[test]
    fn a_paste_that_is_not_marked_is_known_by_its_length() {
        let words = "some words of it\r".repeat(PASTE);
        let paste = Meaning::Paste(words.replace('\r', "\n"));
        assert_eq!(meant(words.as_bytes()), [paste]);
        // A key that is held down, over a slow line.
        let held = "j".repeat(PASTE + 1);
        assert_eq!(meant(held.as_bytes()), [Meaning::Text(held)]);
        let arrows = "\x1b[A".repeat(PASTE + 1);
        assert_eq!(meant(arrows.as_bytes()).len(), PASTE + 1);
    }
}
