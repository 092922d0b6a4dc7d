//! What a terminal sends, cut into whole pieces: characters, sequences, strings and pastes.
//!
//! A terminal sends keys and answers on one line, and nothing but their form tells them apart.
//! What is cut here is whole: no part of an answer is ever a key. Forms are those of ECMA-48 and
//! of xterm's control sequences (`ctlseqs`).

use std::time::Duration;

/// How long the rest of a key may take after its ESC. A person needs longer for two keys.
const AFTER_ESCAPE: Duration = Duration::from_millis(50);

/// For how long after an Escape key what can only be the rest of a slow answer is taken for it.
const LATE: Duration = Duration::from_millis(250);

/// How long the rest of a sequence or a string may take: terminals send each in one piece.
const IN_SEQUENCE: Duration = Duration::from_millis(250);

/// How long the rest of a paste may take, which comes as fast as the line allows.
const IN_PASTE: Duration = Duration::from_millis(1_000);

/// More of a sequence or string than any has that means something here.
const LONGEST: usize = 1_024;

/// So much of a paste is handed on without waiting for its end.
const LARGE_PASTE: usize = 1 << 20;

const PASTE_END: &[u8] = b"\x1b[201~";

const CTRL_C: u8 = 0x03;
const BEL: u8 = 0x07;
const CAN: u8 = 0x18;
const SUB: u8 = 0x1a;
const ESC: u8 = 0x1b;
const DEL: u8 = 0x7f;

/// A whole piece of what a terminal sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A character, or a control character such as `\r` or Ctrl-C.
    Char(char),
    /// ESC and a character right behind it: Alt and that key, or both keys one after the other.
    EscapeAnd(char),
    /// The Escape key.
    Escape,
    /// `ESC O` and this letter: a key in application mode.
    Ss3(u8),
    /// `ESC [` with what stands before the last byte, and the last byte.
    Csi(Vec<u8>, u8),
    /// The three bytes of a mouse report in xterm's oldest form.
    Mouse([u8; 3]),
    /// What stands in an operating system command, as in the answer about a colour.
    Osc(Vec<u8>),
    /// A paste, or as much of it as has come.
    Paste(String),
}

/// Cuts bytes into [`Token`]s, in whatever portions they come.
#[derive(Debug, Default)]
pub(super) struct Tokenizer {
    state: State,
    /// What has come of the piece that is not whole yet.
    held: Vec<u8>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    /// Within a character of several bytes; behind an ESC or not.
    Char {
        follows_escape: bool,
    },
    Escape,
    /// Behind an Escape key: what now looks like the rest of a sequence is one, over a slow line.
    LateEscape,
    Ss3,
    Csi,
    /// A CSI that nobody can mean, up to its last byte.
    InvalidCsi,
    /// `ESC [ [`, from the Linux console.
    ConsoleKey,
    Mouse,
    /// A sequence behind an ESC that has been taken for a key; by the byte that followed it.
    LateSequence(u8),
    /// OSC, DCS, SOS, PM or APC, by the byte that followed the ESC.
    String(u8),
    /// An ESC within a string, which ends it.
    StringEscape(u8),
    Paste,
}

/// The byte behind the ESC of an operating system command. No other string means anything here.
const OSC: u8 = b']';

/// In the place of that byte, of a string that began without an ESC.
const EIGHT_BIT: u8 = 0;

impl Tokenizer {
    /// Takes the next bytes in, and hands on what has become whole.
    pub fn feed(&mut self, bytes: &[u8], mut emit: impl FnMut(Token)) {
        for byte in bytes {
            self.take(*byte, &mut emit);
        }
    }

    /// How long to wait for the rest of what has begun; nothing where nothing has.
    pub fn patience(&self) -> Option<Duration> {
        match self.state {
            State::Ground => None,
            State::Escape | State::StringEscape(_) | State::Ss3 => Some(AFTER_ESCAPE),
            // `ESC [` may also be Alt-[, and so may the beginnings of strings be keys.
            State::Csi | State::String(_) if self.held.is_empty() => Some(AFTER_ESCAPE),
            State::LateSequence(_) => Some(AFTER_ESCAPE),
            State::LateEscape => Some(LATE),
            State::Paste => Some(IN_PASTE),
            _ => Some(IN_SEQUENCE),
        }
    }

    /// The rest has not come in time: what has come is a key on its own, a paste that lost its
    /// end, or nothing at all.
    pub fn expire(&mut self, mut emit: impl FnMut(Token)) {
        match self.state {
            State::Escape => {
                emit(Token::Escape);
                return self.reset(State::LateEscape);
            }
            State::LateSequence(opener) => emit(Token::Char(char::from(opener))),
            State::Ss3 => emit(Token::EscapeAnd('O')),
            State::Csi if self.held.is_empty() => emit(Token::EscapeAnd('[')),
            State::String(opener) if self.held.is_empty() => {
                emit(Token::EscapeAnd(char::from(opener)));
            }
            State::StringEscape(opener) => self.end_string(opener, &mut emit),
            // Shift and an editing key of rxvt, whose last byte is no last byte.
            State::Csi if self.held.ends_with(b"$") => {
                let held = self.held.split_last().map(|(_, held)| held.to_vec());
                emit(Token::Csi(held.unwrap_or_default(), b'$'));
            }
            State::Paste => self.emit_paste(&mut emit),
            _ => {}
        }
        self.reset(State::Ground);
    }

    fn reset(&mut self, state: State) {
        self.state = state;
        self.held.clear();
    }

    fn take(&mut self, byte: u8, emit: &mut impl FnMut(Token)) {
        match self.state {
            State::Ground => self.begin(byte, false, emit),
            State::Char { follows_escape } => self.go_on_with_char(byte, follows_escape, emit),
            State::Escape => self.after_escape(byte, emit),
            State::LateEscape => match byte {
                b'[' | OSC | b'P' | b'X' | b'^' | b'_' => self.reset(State::LateSequence(byte)),
                _ => self.begin(byte, false, emit),
            },
            State::LateSequence(opener) => {
                self.after_escape(opener, emit);
                self.take(byte, emit);
            }
            State::Paste => self.go_on_with_paste(byte, emit),
            State::StringEscape(opener) => {
                self.end_string(opener, emit);
                self.after_string(byte, emit);
            }
            // Whatever is unfinished: a person who wants to end the program can.
            _ if byte == CTRL_C => {
                self.reset(State::Ground);
                emit(Token::Char('\u{3}'));
            }
            State::Mouse => self.go_on_with_mouse(byte, emit),
            _ if matches!(byte, CAN | SUB) => self.reset(State::Ground),
            State::String(opener) => self.go_on_with_string(byte, opener, emit),
            _ if byte == ESC => self.reset(State::Escape),
            State::Ss3 => {
                self.reset(State::Ground);
                emit(Token::Ss3(byte));
            }
            State::Csi => self.go_on_with_csi(byte, emit),
            State::InvalidCsi => {
                if matches!(byte, 0x40..=0x7e) {
                    self.reset(State::Ground);
                }
            }
            State::ConsoleKey => {
                self.reset(State::Ground);
                emit(Token::Csi(b"[".to_vec(), byte));
            }
        }
    }

    /// The first byte of something.
    fn begin(&mut self, byte: u8, follows_escape: bool, emit: &mut impl FnMut(Token)) {
        match byte {
            ESC => self.reset(State::Escape),
            0x00..=DEL => {
                self.reset(State::Ground);
                emit(of_char(char::from(byte), follows_escape));
            }
            0xc2..=0xf4 => {
                self.reset(State::Char { follows_escape });
                self.held.push(byte);
            }
            // SS3, CSI, DCS, SOS, OSC, PM and APC as single bytes, which no character begins with.
            0x8f | 0x9b => self.reset(State::InvalidCsi),
            0x90 | 0x98 | 0x9d..=0x9f => self.begin_eight_bit_string(),
            _ => self.reset(State::Ground),
        }
    }

    fn go_on_with_char(&mut self, byte: u8, follows_escape: bool, emit: &mut impl FnMut(Token)) {
        if !matches!(byte, 0x80..=0xbf) {
            // The character is broken off, and this begins something else.
            return self.begin(byte, false, emit);
        }
        self.held.push(byte);
        match std::str::from_utf8(&self.held) {
            Ok(text) => {
                let char = text.chars().next().unwrap_or_default();
                self.reset(State::Ground);
                match char {
                    // SS3 and CSI, DCS, SOS, OSC, PM and APC in their eight-bit form, which no
                    // terminal sends that was not asked to.
                    '\u{8f}' | '\u{9b}' => self.reset(State::InvalidCsi),
                    '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => self.begin_eight_bit_string(),
                    _ if char.is_control() => {}
                    _ => emit(of_char(char, follows_escape)),
                }
            }
            // Only its length is wrong: more is to come.
            Err(error) if error.error_len().is_none() => {}
            Err(_) => self.reset(State::Ground),
        }
    }

    /// A string that is no key even where nothing follows, unlike Alt and a letter.
    fn begin_eight_bit_string(&mut self) {
        self.reset(State::String(EIGHT_BIT));
        self.held.push(EIGHT_BIT);
    }

    fn after_escape(&mut self, byte: u8, emit: &mut impl FnMut(Token)) {
        match byte {
            b'[' => self.reset(State::Csi),
            b'O' => self.reset(State::Ss3),
            OSC | b'P' | b'X' | b'^' | b'_' => self.reset(State::String(byte)),
            // The first of two is a key of its own.
            ESC => emit(Token::Escape),
            _ => self.begin(byte, true, emit),
        }
    }

    fn go_on_with_csi(&mut self, byte: u8, emit: &mut impl FnMut(Token)) {
        match byte {
            b'[' if self.held.is_empty() => self.reset(State::ConsoleKey),
            b'M' if self.held.is_empty() => self.reset(State::Mouse),
            0x40..=0x7e => {
                let held = std::mem::take(&mut self.held);
                self.reset(State::Ground);
                match (held.as_slice(), byte) {
                    (b"200", b'~') => self.reset(State::Paste),
                    _ => emit(Token::Csi(held, byte)),
                }
            }
            0x20..=0x3f if self.held.len() < LONGEST => self.held.push(byte),
            // Controls have no place in it, and change nothing.
            0x00..=0x1f => {}
            _ => self.reset(State::InvalidCsi),
        }
    }

    fn go_on_with_mouse(&mut self, byte: u8, emit: &mut impl FnMut(Token)) {
        self.held.push(byte);
        if let Ok(report) = <[u8; 3]>::try_from(self.held.as_slice()) {
            self.reset(State::Ground);
            emit(Token::Mouse(report));
        }
    }

    fn go_on_with_string(&mut self, byte: u8, opener: u8, emit: &mut impl FnMut(Token)) {
        match byte {
            ESC => self.state = State::StringEscape(opener),
            BEL if opener == OSC => self.end_string(opener, emit),
            // ST in its eight-bit form.
            0x9c if opener == EIGHT_BIT || self.held.ends_with(&[0xc2]) => {
                self.held.pop();
                self.end_string(opener, emit);
            }
            // One byte more than is used says that it is too long.
            _ if self.held.len() <= LONGEST => self.held.push(byte),
            _ => {}
        }
    }

    fn end_string(&mut self, opener: u8, emit: &mut impl FnMut(Token)) {
        let held = std::mem::take(&mut self.held);
        self.reset(State::Ground);
        if opener == OSC && held.len() <= LONGEST {
            emit(Token::Osc(held));
        }
    }

    /// An ESC has ended a string: as a rule a backslash follows, but rxvt-unicode sends none, and
    /// what comes next is then a key or a sequence of its own.
    fn after_string(&mut self, byte: u8, emit: &mut impl FnMut(Token)) {
        match byte {
            b'\\' => {}
            b'[' | b']' | b'P' => self.after_escape(byte, emit),
            _ => self.begin(byte, false, emit),
        }
    }

    fn go_on_with_paste(&mut self, byte: u8, emit: &mut impl FnMut(Token)) {
        self.held.push(byte);
        if self.held.ends_with(PASTE_END) {
            self.held.truncate(self.held.len() - PASTE_END.len());
            self.emit_paste(emit);
            self.reset(State::Ground);
        } else if self.held.len() >= LARGE_PASTE && byte.is_ascii_whitespace() {
            self.emit_paste(emit);
        }
    }

    /// Hands on what has come of a paste, without the beginning of a terminator that may follow.
    fn emit_paste(&mut self, emit: &mut impl FnMut(Token)) {
        let begun = (1..PASTE_END.len()).rev().find(|end| self.held.ends_with(&PASTE_END[..*end]));
        self.held.truncate(self.held.len() - begun.unwrap_or(0));
        emit(Token::Paste(String::from_utf8_lossy(&self.held).into_owned()));
        self.held.clear();
    }
}

fn of_char(char: char, follows_escape: bool) -> Token {
    if follows_escape { Token::EscapeAnd(char) } else { Token::Char(char) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What becomes of bytes that come in these portions, each in time for the one before but where
    /// a portion is empty.
    fn tokens(portions: &[&[u8]]) -> Vec<Token> {
        let mut tokenizer = Tokenizer::default();
        let mut tokens = Vec::new();
        for portion in portions {
            match portion {
                [] => tokenizer.expire(|token| tokens.push(token)),
                _ => tokenizer.feed(portion, |token| tokens.push(token)),
            }
        }
        tokens
    }

    /// The characters of a text, each as a piece.
    fn typed(text: &str) -> Vec<Token> {
        text.chars().map(Token::Char).collect()
    }

    #[test]
    fn keys_are_whole_however_they_are_cut() {
        let csi = |held: &[u8], last| Token::Csi(held.to_vec(), last);
        for (bytes, expected) in [
            (b"j" as &[u8], Token::Char('j')),
            ("ä".as_bytes(), Token::Char('ä')),
            ("👍".as_bytes(), Token::Char('👍')),
            (b"\r", Token::Char('\r')),
            (b"\x1bx", Token::EscapeAnd('x')),
            ("\x1bß".as_bytes(), Token::EscapeAnd('ß')),
            (b"\x1bOP", Token::Ss3(b'P')),
            (b"\x1b[A", csi(b"", b'A')),
            (b"\x1b[1;5C", csi(b"1;5", b'C')),
            (b"\x1b[[C", csi(b"[", b'C')),
            (b"\x1b[<0;3;4M", csi(b"<0;3;4", b'M')),
            (b"\x1b[M !!", Token::Mouse(*b" !!")),
            (b"\x1b[200~a\x1b[20b\x1b[201~", Token::Paste("a\x1b[20b".into())),
        ] {
            let expected = vec![expected];
            assert_eq!(tokens(&[bytes]), expected);
            for at in 1..bytes.len() {
                assert_eq!(tokens(&[&bytes[..at], &bytes[at..]]), expected, "{bytes:?}");
            }
        }
    }

    #[test]
    fn no_string_is_a_key() {
        for bytes in [
            b"\x1bP>|WezTerm 20240203-110809-5046fc22\x1b\\" as &[u8],
            b"\x1bP1+r524742=38\x1b\\",
            b"\x1b_Gi=31;OK\x1b\\",
            b"\x1b^q\x1b\\",
            b"\x1bXq\x07q\x1b\\",
            "\u{90}q\u{9c}".as_bytes(),
            "\u{9b}?1;2c".as_bytes(),
            b"\x90>|vvqV\x9c",
            b"\x9b?1;2c",
        ] {
            assert_eq!(tokens(&[bytes, b"j"]), typed("j"), "{bytes:?}");
        }
        let osc = |text: &[u8]| Token::Osc(text.to_vec());
        for end in [b"\x07" as &[u8], b"\x1b\\", "\u{9c}".as_bytes()] {
            let bytes = [b"\x1b]52;c;dnZ2", end, b"j"].concat();
            assert_eq!(tokens(&[&bytes]), [osc(b"52;c;dnZ2"), Token::Char('j')], "{end:?}");
        }
        // rxvt-unicode 9.30 leaves the backslash out.
        assert_eq!(tokens(&[b"\x1b]4;1;x\x1b", b"", b"j"]), [osc(b"4;1;x"), Token::Char('j')]);
        assert_eq!(tokens(&[b"\x1b]4;1;x\x1bj"]), [osc(b"4;1;x"), Token::Char('j')]);
        let answers = tokens(&[b"\x1b]4;1;x\x1b\x1b[?1;2c"]);
        assert_eq!(answers, [osc(b"4;1;x"), Token::Csi(b"?1;2".to_vec(), b'c')]);
    }

    #[test]
    fn what_never_ends_is_given_up() {
        for bytes in [
            b"\x1b]11;rgb:ff" as &[u8],
            b"\x1bPq",
            b"\x1b[?2026;2",
            b"\x1b[M ",
            b"\x1b[[",
            b"\xe2\x80",
            b"\x1b[1;\xff",
        ] {
            assert_eq!(tokens(&[bytes, b"", b"j"]), typed("j"), "{bytes:?}");
            assert_eq!(tokens(&[bytes, b"\x03"]), typed("\u{3}"), "{bytes:?}");
        }
        assert_eq!(tokens(&[b"\x1b]x\x18j"]), typed("j"), "CAN ends it");
        let lost = tokens(&[b"\x1b[200~lost\x1b[20", b"", b"j"]);
        assert_eq!(lost, [Token::Paste("lost".into()), Token::Char('j')]);
    }

    /// Over a slow line the ESC of an answer may be taken for the Escape key; the rest is no key.
    #[test]
    fn what_comes_late_behind_an_escape_is_its_rest() {
        let csi = Token::Csi(b"?1;2".to_vec(), b'c');
        assert_eq!(tokens(&[b"\x1b", b"", b"[", b"?1;2c"]), [Token::Escape, csi]);
        assert_eq!(tokens(&[b"\x1b", b"", b"P", b">|vV\x1b\\j"])[1..], typed("j"));
        assert_eq!(tokens(&[b"\x1b", b"", b"]11;x\x07j"])[2..], typed("j"));
        // A person who presses Escape and then a key.
        assert_eq!(tokens(&[b"\x1b", b"", b"j"])[1..], typed("j"));
        assert_eq!(tokens(&[b"\x1b", b"", b"P", b"", b"j"])[1..], typed("Pj"));
        assert_eq!(tokens(&[b"\x1b", b"", b"", b"Pj"])[1..], typed("Pj"));
    }

    #[test]
    fn a_beginning_on_its_own_is_a_key() {
        for (bytes, expected) in [
            (b"\x1b" as &[u8], Token::Escape),
            (b"\x1b[", Token::EscapeAnd('[')),
            (b"\x1bO", Token::EscapeAnd('O')),
            (b"\x1bP", Token::EscapeAnd('P')),
            (b"\x1b]", Token::EscapeAnd(']')),
            (b"\x1b[3$", Token::Csi(b"3".to_vec(), b'$')),
        ] {
            assert_eq!(tokens(&[bytes, b""]), [expected], "{bytes:?}");
        }
        assert_eq!(tokens(&[b"\x1b\x1b[A"]), [Token::Escape, Token::Csi(vec![], b'A')]);
    }

    #[test]
    fn nothing_is_held_without_end() {
        let mut tokenizer = Tokenizer::default();
        for opening in [b"\x1b]" as &[u8], b"\x1b[", b"\x1bP"] {
            tokenizer.feed(opening, |_| ());
            tokenizer.feed(&b"1".repeat(1 << 20), |token| panic!("{token:?}"));
            assert!(tokenizer.held.len() <= LONGEST + 1);
            tokenizer.expire(|token| panic!("{token:?}"));
        }
        let mut pasted = 0;
        tokenizer.feed(b"\x1b[200~", |_| ());
        tokenizer.feed(&b"some words ".repeat(1 << 18), |token| match token {
            Token::Paste(text) => pasted += text.len(),
            other => panic!("{other:?}"),
        });
        tokenizer.feed(PASTE_END, |token| match token {
            Token::Paste(text) => pasted += text.len(),
            other => panic!("{other:?}"),
        });
        assert_eq!(pasted, 11 << 18);
    }

    /// What a terminal may send, and the pieces that it is; an empty end stands for a pause.
    fn piece() -> impl Strategy<Value = (Vec<u8>, Vec<Token>, bool)> {
        let whole = |bytes: Vec<u8>, token: Token| (bytes, vec![token], false);
        let nothing = |bytes: Vec<u8>| (bytes, Vec::new(), false);
        let key = prop_oneof![
            "\\PC".prop_map(move |text| {
                let char = text.chars().next().unwrap();
                whole(text.into(), Token::Char(char))
            }),
            prop::sample::select(vec!['\r', '\t', '\u{3}', '\u{7f}', '\u{15}'])
                .prop_map(move |char| whole(char.to_string().into(), Token::Char(char))),
            "[a-zA-NQ-WYZ0-9?/:;<>]".prop_map(move |text| {
                let char = text.chars().next().unwrap();
                whole(format!("\x1b{char}").into(), Token::EscapeAnd(char))
            }),
        ];
        let sequence = ("[<?>=]?[0-9;:]{0,12}[ $]?", "[A-LN-Za-z~^@]").prop_filter_map(
            "a paste begins so",
            move |(held, last)| {
                let bytes = format!("\x1b[{held}{last}");
                let token = Token::Csi(held.clone().into(), last.as_bytes()[0]);
                let is_one = !(held == "200" && last == "~");
                is_one.then(|| whole(bytes.into(), token))
            },
        );
        let ends = [CTRL_C, BEL, CAN, SUB, ESC, 0x9c];
        let inside = (0..=u8::MAX).filter(|byte| !ends.contains(byte)).collect::<Vec<_>>();
        let inside = prop::collection::vec(prop::sample::select(inside), 1..40);
        let string = (prop::sample::select(b"]PX^_".to_vec()), inside, any::<bool>()).prop_map(
            move |(opener, inside, is_short)| {
                let end: &[u8] = if is_short && opener == OSC { b"\x07" } else { b"\x1b\\" };
                let bytes = [&[ESC, opener], inside.as_slice(), end].concat();
                match opener {
                    OSC => whole(bytes, Token::Osc(inside)),
                    _ => nothing(bytes),
                }
            },
        );
        let paste = "[^\u{1b}]{0,60}".prop_map(move |text| {
            whole(format!("\x1b[200~{text}\x1b[201~").into(), Token::Paste(text))
        });
        let unfinished = prop::sample::select(vec![
            "\x1b]11;rgb:",
            "\x1bP+q",
            "\x1b[?20",
            "\x1b[1;",
            "\x1b[M!",
            "\x1b[[",
            "\x1b_G",
            "\u{90}x",
        ]);
        let unfinished = unfinished.prop_map(|text| (text.into(), Vec::new(), true));
        let lone = prop_oneof![
            Just((b"\x1b".to_vec(), vec![Token::Escape], true)),
            Just((b"\x1b[".to_vec(), vec![Token::EscapeAnd('[')], true)),
            Just((b"\x1b[200~p".to_vec(), vec![Token::Paste("p".into())], true)),
        ];
        prop_oneof![4 => key, 3 => sequence, 3 => string, 1 => paste, 1 => unfinished, 1 => lone]
    }

    properties! {
        /// Whatever a terminal sends, each piece of it is what it is and nothing else, in whatever
        /// portions it comes; and the program still answers afterwards.
        #[test]
        fn no_key_is_made_of_what_was_none(
            pieces in prop::collection::vec(piece(), 0..20),
            cuts in prop::collection::vec(1_usize..9, 1..9),
        ) {
            let mut tokenizer = Tokenizer::default();
            let (mut found, mut expected) = (Vec::new(), Vec::new());
            let mut cuts = cuts.iter().cycle();
            let mut together = Vec::new();
            for (bytes, tokens, is_followed_by_pause) in pieces {
                together.extend(bytes);
                expected.extend(tokens);
                if is_followed_by_pause {
                    let mut rest = together.as_slice();
                    while !rest.is_empty() {
                        let (portion, more) = rest.split_at(rest.len().min(*cuts.next().unwrap()));
                        tokenizer.feed(portion, |token| found.push(token));
                        rest = more;
                    }
                    together.clear();
                    while tokenizer.patience().is_some() {
                        tokenizer.expire(|token| found.push(token));
                    }
                }
            }
            tokenizer.feed(&together, |token| found.push(token));
            prop_assert_eq!(found, expected);
            tokenizer.expire(|token| panic!("{token:?} of nothing"));
            prop_assert_eq!(tokenizer.patience(), None);
        }

        #[test]
        fn every_stream_that_ends_leaves_a_keyboard_that_works(
            bytes in prop::collection::vec(prop_oneof![
                any::<u8>(),
                prop::sample::select(b"\x1b\x1b\x1b[]PO_?;0123~$Mcuy\x07\\".to_vec()),
            ], 0..64),
        ) {
            let mut tokenizer = Tokenizer::default();
            tokenizer.feed(&bytes, |_| ());
            while tokenizer.patience().is_some() {
                tokenizer.expire(|_| ());
            }
            let mut found = Vec::new();
            tokenizer.feed(b"\x03q\x1b", |token| found.push(token));
            tokenizer.expire(|token| found.push(token));
            prop_assert_eq!(found, [Token::Char('\u{3}'), Token::Char('q'), Token::Escape]);
        }
    }
}
