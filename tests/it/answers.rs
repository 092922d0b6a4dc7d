//! What a terminal answers and reports, played by the test: none of it is a key, whenever it comes
//! and wherever it ends.

use crate::support::{Start, Terminal};

const QUESTIONS: &[u8] = b"\x1b]11;?\x07\x1b[?2031$p\x1b[c";
const BACKGROUND: &[u8] = b"\x1b]11;?\x07\x1b[c";

/// The article on the screen.
fn opened(start: Start) -> Terminal {
    let terminal = start.spawn();
    terminal.wait_for("Washington");
    terminal
}

#[track_caller]
fn is_unmoved(terminal: &mut Terminal) {
    // The help opens where the keyboard works, and nothing else was open before.
    terminal.wait_for("[Claims]");
    terminal.send("?");
    terminal.wait_for("What the grades mean");
    terminal.send("q");
    terminal.wait_gone("What the grades mean");
    terminal.send("q");
    assert!(terminal.wait_exit().success());
    assert!(terminal.has_its_modes());
}

fn count(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).filter(|window| *window == part).count()
}

#[test]
fn it_asks_for_the_background_and_follows_what_the_terminal_tells() {
    let mut terminal = opened(Start::new(&[]));
    terminal.wait_for_bytes(QUESTIONS);
    terminal.send("\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?2031;2$y\x1b[?62;22c");
    terminal.wait_for_bytes(b"\x1b[?2031h");
    let asked = count(&terminal.bytes(), BACKGROUND);
    terminal.send("\x1b[?997;1n");
    terminal.wait_until("another question", |_, all| count(all, BACKGROUND) > asked);
    terminal.send("\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;22c");
    is_unmoved(&mut terminal);
    assert!(count(&terminal.bytes(), b"\x1b[?2031l") > 0);
}

#[test]
fn a_terminal_that_knows_nothing_of_colour_reports_is_not_asked_for_them() {
    for answer in ["\x1b[?2031;0$y\x1b[?6c", "\x1b[?2031;4$y\x1b[?6c", "\x1b[?6c", ""] {
        let mut terminal = opened(Start::new(&[]));
        terminal.wait_for_bytes(QUESTIONS);
        terminal.send(answer);
        is_unmoved(&mut terminal);
        assert_eq!(count(&terminal.bytes(), b"\x1b[?2031h"), 0, "{answer:?}");
    }
}

#[test]
fn where_an_answer_would_leak_nothing_is_asked() {
    for (name, value) in [("TERM", "dumb"), ("TERM", "screen.xterm-256color"), ("STY", "1.pts-0")] {
        let mut terminal = opened(Start::new(&[]).env(name, value));
        is_unmoved(&mut terminal);
        assert_eq!(count(&terminal.bytes(), b"\x1b]11"), 0, "{name}={value}");
        assert_eq!(count(&terminal.bytes(), b"\x1b[c"), 0, "{name}={value}");
    }
}

/// In the forms of the terminals in which they were seen; each is sent before the first frame is
/// there, long after it, and in the middle of a key.
#[test]
fn no_report_is_a_key_whenever_it_comes() {
    let reports = [
        // WezTerm, XTerm, kitty: their names.
        "\x1bP>|WezTerm 20240203-110809-5046fc22\x1b\\",
        "\x1bP>|XTerm(379)\x1b\\",
        // The clipboard.
        "\x1b]52;c;dnZ2dnZ2\x1b\\",
        // Modes, sizes, the focus, light and dark.
        "\x1b[?2026;2$y\x1b[?2027;0$y\x1b[?2048;4$y",
        "\x1b[48;22;71;396;639t\x1b[I\x1b[O",
        "\x1b[?997;1n\x1b[?997;2n",
        // Colours: rxvt-unicode ends one with a lone ESC, terminology writes another its own way.
        "\x1b]4;1;rgb:cdcd/0000/0000\x1b",
        "\x1b]10;#AAAAAA\x07\x1b]11;rgb:2020/2020/2020\x1b\\",
        // GNU screen has answered DA1 before.
        "\x1b[?1;2c\x1b]11;rgb:ffff/ffff/ffff\x07",
        // A terminal that breaks off.
        "\x1b[?2026;",
        "\x1bP>|half a na",
        "\x1b]11;rgb:ff",
    ];
    let mut terminal = Start::new(&[]).spawn();
    terminal.send(reports[0]);
    terminal.wait_for("Washington");
    for report in reports {
        terminal.send(report);
    }
    // What was broken off ends in time, and with the next key of a person.
    terminal.send("\x1b[?2026;\x1b[B");
    is_unmoved(&mut terminal);
}

#[test]
fn the_answer_that_is_still_to_come_is_not_left_to_the_shell() {
    let shell = format!(
        "{} ; echo it has ended; IFS= read -r line; echo \"read <$line>\"",
        env!("CARGO_BIN_EXE_onrecord")
    );
    let mut terminal = Start::program("sh", &["-c", &shell]).spawn();
    terminal.wait_for_bytes(QUESTIONS);
    // All at once: the program leaves while the answer is on its way.
    terminal.send("q\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?62;22c");
    terminal.wait_for("it has ended");
    terminal.send("typed\r");
    terminal.wait_for("read <typed>");
}

#[test]
fn an_unfinished_paste_ends_and_the_keyboard_goes_on() {
    let mut terminal = opened(Start::new(&[]));
    terminal.send("/\x1b[200~pottinger");
    terminal.wait_for("speaker");
    terminal.wait_for("pottinger");
    terminal.send("\x1b");
    is_unmoved(&mut terminal);
}

#[test]
fn escape_and_a_key_in_one_packet_are_both() {
    let mut terminal = opened(Start::new(&[]));
    terminal.send("?");
    terminal.wait_for("What the grades mean");
    // Escape closes the help, and 5 shows the speakers.
    terminal.send("\x1b5");
    terminal.wait_for("[Speakers]");
    terminal.send("\x1bq");
    assert!(terminal.wait_exit().success());
}

/// A terminal without bracketed paste sends the letters as they are.
#[test]
fn thousands_of_letters_at_once_are_one_text() {
    let mut terminal = opened(Start::new(&[]));
    terminal.send("V");
    terminal.wait_for("note");
    let words = "words of a longer note, with q and ctrl and v in it ".repeat(70);
    terminal.send(&words);
    terminal.send("and its end");
    terminal.wait_for("and its end");
    terminal.send("\r");
    terminal.wait_for_file(
        &terminal
            .home
            .path()
            .join(".local/state/onrecord/status/reuters-2026-02-12-china-tech.json"),
        words.trim(),
    );
}

#[test]
fn names_of_files_can_be_piped_in() {
    let shell = format!("ls *.ron | xargs {}", env!("CARGO_BIN_EXE_onrecord"));
    let start = Start::program("sh", &["-c", &shell]);
    std::fs::write(start.file("tutorial.ron"), include_str!("../../data/tutorial.ron")).unwrap();
    let mut terminal = start.spawn();
    terminal.wait_for("pier");
    terminal.send("5");
    terminal.wait_for("[Speakers]");
    terminal.send("q");
    assert!(terminal.wait_exit().success());
    assert!(terminal.has_its_modes());
}

#[test]
fn the_screen_is_drawn_anew_on_request_and_at_every_size_that_is_set() {
    const CLEAR: &[u8] = b"\x1b[2J";
    let mut terminal = opened(Start::new(&[]));
    let before = count(&terminal.bytes(), CLEAR);
    terminal.send("\x0c");
    terminal.wait_until("a new screen", |_, all| count(all, CLEAR) > before);
    // As dtach does when somebody comes back: a size is set that it has already.
    let before = count(&terminal.bytes(), CLEAR);
    let status =
        std::process::Command::new("kill").args(["-WINCH", &terminal.pid().to_string()]).status();
    assert!(status.unwrap().success());
    terminal.wait_until("a new screen", |_, all| count(all, CLEAR) > before);
    is_unmoved(&mut terminal);
}

/// Screen readers and braille lines follow the cursor.
#[test]
fn the_cursor_stands_on_the_selected_row() {
    let mut terminal = opened(Start::new(&[]));
    let row_of = |screen: &vt100::Screen| usize::from(screen.cursor_position().0);
    let is_on = |text: &'static str| {
        move |screen: &vt100::Screen, _: &[u8]| {
            let line = screen.rows(0, 120).nth(row_of(screen)).unwrap_or_default();
            screen.hide_cursor() && line.contains(text)
        }
    };
    for (keys, text) in [
        ("j", "A ban on China Telecom"),
        ("5G", "Dismissed head"),
        ("6", "White House"),
        ("4", "opposes"),
        ("2f", "▌Grade"),
        ("j", "A document"),
    ] {
        terminal.send(keys);
        terminal.wait_until(text, is_on(text));
    }
}
