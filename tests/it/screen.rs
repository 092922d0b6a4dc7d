//! The built binary on a real terminal: what a person sees of it, from the start to the end.

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
use crate::support::wait_idle;
use crate::support::{Start, Terminal, size_of};
use onrecord::{
    dossier::Limits,
    export,
    internals::Osc52,
    library::{self, Library, Statuses},
};
use std::{
    fs,
    process::Command,
    thread,
    time::{Duration, Instant},
};

const ENTER: &str = "\r";
const ESC: &str = "\x1b";

/// What the first screen shows and nothing else does.
const FIRST: &str = "Washington";

fn library() -> Library {
    library::open(&[], &Limits::default()).library
}

/// What `y` copies of a claim.
fn copied(id: &str) -> String {
    let library = library();
    export::plain([library.find(id).unwrap()], &Statuses::default())
}

#[test]
fn on_a_terminal_that_says_nothing_text_has_its_own_colours() {
    for (term, has_hues) in [("xterm", false), ("xterm-256color", true), ("xterm-direct", true)] {
        let terminal = shown(Start::new(&["--no-state"]).env("TERM", term));
        terminal.wait_for("Grades say how traceable");
        terminal.wait_for("find speaker");
        let (own, all) = terminal.with_screen(|screen| {
            let (rows, columns) = size_of(screen);
            let places = (0..rows).flat_map(|row| (0..columns).map(move |at| (row, at)));
            let cells = places.filter_map(|(row, column)| screen.cell(row, column));
            let shown: Vec<_> = cells.filter(|it| it.contents().trim() != "").collect();
            assert!(shown.iter().all(|it| it.bgcolor() == vt100::Color::Default), "{term}");
            let own = shown.iter().filter(|cell| cell.fgcolor() == vt100::Color::Default).count();
            (own, shown.len())
        });
        assert_eq!(own < all, has_hues, "{term}: the grades' hues");
        assert!(own * 10 > all * 9, "{term}: {own} of {all}");
    }
}

#[test]
fn what_colorfgbg_says_of_the_background_is_believed() {
    let title = |value: &str| {
        let start = Start::new(&["--no-state"]).env("COLORTERM", "truecolor");
        let terminal = shown(start.env("COLORFGBG", value));
        terminal.with_screen(|screen| screen.cell(0, 0).unwrap().fgcolor())
    };
    assert_eq!(title("0;15"), vt100::Color::Rgb(0x1d, 0x21, 0x28));
    assert_eq!(title("15;default;0"), vt100::Color::Rgb(0xd8, 0xde, 0xe6));
    assert_eq!(title("default;default"), vt100::Color::Default);
}

#[test]
fn an_address_is_a_link_where_the_terminal_has_any() {
    const LINK: &[u8] = b"\x1b]8;id=a;https://lantern.example/pier\x1b\\h\x1b]8;;\x1b\\";
    let article = |term: &str| {
        let start =
            Start::new(&[concat!(env!("CARGO_MANIFEST_DIR"), "/data/tutorial.ron"), "--no-state"]);
        let mut terminal = start.size(120, 36).env("TERM", term).spawn();
        terminal.wait_for("crane");
        terminal.send("3");
        terminal.wait_for("https://lantern.example/pier");
        terminal
    };
    article("xterm-256color").wait_for_bytes(LINK);
    let bytes = article("linux").bytes();
    assert!(!bytes.windows(4).any(|it| it == b"\x1b]8;"), "{}", bytes.escape_ascii());
}

fn shown(start: Start) -> Terminal {
    let terminal = start.spawn();
    terminal.wait_for(FIRST);
    terminal
}

/// Goes to Pottinger's claim.
fn find_pottinger(terminal: &mut Terminal) {
    terminal.send("s");
    terminal.wait_for("Find a speaker");
    terminal.send("potting");
    terminal.wait_for("1 of");
    terminal.send(ENTER);
    terminal.wait_for("speaker:pottinger");
    terminal.wait_for("It is ironic");
}

#[track_caller]
fn is_whole(terminal: &Terminal) {
    terminal.wait_until("the terminal as it was", |screen, _| {
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    });
}

#[track_caller]
fn quit(mut terminal: Terminal) {
    terminal.send("q");
    assert!(terminal.wait_exit().success());
    is_whole(&terminal);
}

fn signal(terminal: &Terminal, signal: &str) {
    let pid = terminal.pid().to_string();
    assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
}

#[track_caller]
fn wait_for_file(path: &std::path::Path) -> String {
    let end = Instant::now() + Duration::from_secs(30);
    loop {
        // Written and renamed by the scripts below, so that it is never half there.
        if let Ok(text) = fs::read_to_string(path) {
            return text;
        }
        assert!(Instant::now() < end, "{} does not appear", path.display());
        thread::sleep(Duration::from_millis(5));
    }
}

/// A command that takes its input and its arguments down.
const TAKES_IT: &str = r#"cat > "$HOME/$(basename "$0").part"
echo "$*" > "$HOME/$(basename "$0").args"
mv "$HOME/$(basename "$0").part" "$HOME/$(basename "$0").text""#;

#[test]
fn the_article_is_opened_searched_and_copied_and_the_terminal_comes_back_whole() {
    let start = Start::new(&[]).env("SSH_TTY", "/dev/pts/7");
    let mut terminal = shown(start);
    terminal.wait_for("search");
    find_pottinger(&mut terminal);
    terminal.send("y");
    let text = copied("pottinger-leverage");
    terminal.wait_for(&format!("sent 1 claim, {} bytes, by OSC 52", text.len()));
    terminal.wait_for_bytes(Osc52::new(&text).unwrap().sequence().as_bytes());
    quit(terminal);
}

#[test]
fn a_search_narrows_as_it_is_typed_and_escape_takes_it_back() {
    let mut terminal = shown(Start::new(&[]));
    let first = "A ban on China Telecom";
    terminal.wait_for(first);
    terminal.send("/");
    terminal.send("grade:B cutl");
    terminal.wait_for("Wendy Cutler");
    terminal.wait_gone(first);
    terminal.send(&format!("x{ESC}"));
    terminal.wait_for(first);
    terminal.send("/speaker:pottr");
    terminal.wait_for("no speaker is called `pottr`: did you mean `pottinger`?");
    terminal.send(ESC);
    terminal.wait_gone("speaker:");
    terminal.send(&format!("/grade:a..c{ENTER}"));
    terminal.wait_for("grade:A..C");
    terminal.send("u");
    terminal.wait_gone("grade:A..C");
    quit(terminal);
}

#[test]
fn the_filters_edit_the_query() {
    let mut terminal = shown(Start::new(&[]));
    terminal.send("f");
    terminal.send("j ");
    terminal.wait_for("grade:");
    terminal.send("j ");
    terminal.wait_until("two grades", |screen, _| screen.contents().contains("grade:A,B"));
    quit(terminal);
}

#[test]
fn the_selection_is_seen_without_colours() {
    let terminal = shown(Start::new(&[]).env("NO_COLOR", "1").env("COLORTERM", "truecolor"));
    terminal.wait_until("a row in reverse", |screen, _| {
        let (rows, columns) = size_of(screen);
        (0..rows).any(|row| {
            (0..columns).filter(|column| screen.cell(row, *column).unwrap().inverse()).count() > 40
        })
    });
    terminal.with_screen(|screen| {
        let (rows, columns) = size_of(screen);
        for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)))
        {
            let cell = screen.cell(row, column).unwrap();
            assert_eq!((cell.fgcolor(), cell.bgcolor()), Default::default());
        }
    });
    quit(terminal);
}

#[test]
fn any_size_is_bearable_and_the_way_back_too() {
    let mut terminal = shown(Start::new(&[]));
    for (columns, rows) in [(1, 1), (2, 1), (1, 9), (19, 3), (40, 12), (300, 4), (80, 24)] {
        terminal.resize(columns, rows);
        // A key is answered at this size, too.
        terminal.send("jk");
    }
    terminal.wait_for("Claims");
    terminal.resize(120, 36);
    terminal.wait_for(FIRST);
    quit(terminal);
}

/// What a terminal sends for the mouse, at a column and a row from 1.
fn mouse(button: u8, column: u16, row: u16) -> String {
    format!("\x1b[<{button};{column};{row}M")
}

#[test]
fn the_mouse_selects_scrolls_and_can_be_given_away() {
    let mut terminal = shown(Start::new(&[]));
    let taken = |screen: &vt100::Screen, _: &[u8]| {
        screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None
    };
    terminal.wait_until("the mouse is taken", taken);
    terminal.send(&mouse(0, 60, 7));
    terminal.wait_for("Claim telecom-ban-shelved");
    terminal.send(&mouse(65, 60, 7));
    terminal.wait_for("Claim datacentre-curbs-shelved");
    terminal.send(&mouse(0, 5, 8));
    terminal.wait_for("/ grade:B");
    terminal.send("M");
    terminal.wait_until("the mouse is given away", |screen, all| !taken(screen, all));
    terminal.wait_for("the mouse is the terminal's");
    terminal.send("M");
    terminal.wait_until("the mouse is taken again", taken);
    quit(terminal);
}

/// Presses the left button on the first place of the screen that shows a text.
fn click_on(terminal: &mut Terminal, text: &str) {
    terminal.wait_for(text);
    let contents = terminal.contents();
    let (row, line) = contents.lines().enumerate().find(|(_, line)| line.contains(text)).unwrap();
    let column = line[..line.find(text).unwrap()].chars().count();
    terminal.send(&mouse(0, column as u16 + 1, row as u16 + 1));
}

#[test]
fn the_mouse_reaches_every_view() {
    let mut terminal = shown(Start::new(&[]));
    click_on(&mut terminal, "4 Matrix");
    terminal.wait_for("[4 Matrix]");
    // Claims of several unnamed people without a stance: a click selects, a second one opens.
    click_on(&mut terminal, "11 ▒");
    terminal.wait_for("stance:none grade:D");
    click_on(&mut terminal, "11▌▒");
    terminal.wait_for("[2 Claims]");
    terminal.wait_for("/ stance:none grade:D");
    terminal.send("u");
    terminal.wait_for("[4 Matrix]");
    click_on(&mut terminal, "5 Speakers");
    click_on(&mut terminal, "Wendy Cutler");
    click_on(&mut terminal, "Wendy Cutler");
    terminal.wait_for("speaker:cutler");
    click_on(&mut terminal, "6 Replies");
    terminal.wait_for("[6 Replies]");
    click_on(&mut terminal, "3 Article");
    terminal.wait_for("[3 Article]");
    terminal.send(&mouse(65, 40, 12));
    quit(terminal);
}

#[test]
fn marked_claims_are_copied_in_the_form_that_was_chosen() {
    let start = Start::new(&[]).script("xclip", TAKES_IT).env("DISPLAY", ":1");
    let taken = start.file("xclip.text");
    let mut terminal = shown(start);
    terminal.send("jmmY");
    terminal.wait_for("2 marked");
    terminal.send("ljj");
    terminal.wait_for("▌ CSV");
    terminal.send(ENTER);
    terminal.wait_for("copied 2 marked claims as CSV");
    let text = wait_for_file(&taken);
    assert_eq!(text.lines().count(), 3, "{text}");
    assert!(text.contains("telecom-ban-shelved") && text.contains("datacentre-curbs-shelved"));
    quit(terminal);
}

#[test]
fn a_locale_without_utf_8_gets_ascii() {
    let start = Start::new(&[]).env("LANG", "C").env("LC_ALL", "");
    let mut terminal = start.spawn();
    terminal.wait_for("[Claims] 1 of 52");
    let shown = terminal.contents();
    assert!(shown.is_ascii(), "{shown}");
    terminal.send("q");
    assert!(terminal.wait_exit().success());
}

#[test]
fn over_ssh_tmux_takes_the_copy() {
    let start = Start::new(&[]).script("tmux", TAKES_IT);
    let start = start.env("SSH_TTY", "/dev/pts/7").env("TMUX", "/tmp/tmux-0/default,1,0");
    let (text, args) = (start.file("tmux.text"), start.file("tmux.args"));
    let mut terminal = shown(start);
    find_pottinger(&mut terminal);
    terminal.send("y");
    let expected = copied("pottinger-leverage");
    terminal.wait_for(&format!("copied 1 claim, {} bytes, by tmux", expected.len()));
    assert_eq!(wait_for_file(&text), expected);
    assert_eq!(wait_for_file(&args), "load-buffer -w -\n");
    quit(terminal);
}

#[test]
fn the_display_decides_which_command_takes_the_copy() {
    for (display, tool, args) in [
        ("WAYLAND_DISPLAY", "wl-copy", "--type text/plain\n"),
        ("DISPLAY", "xclip", "-selection clipboard\n"),
    ] {
        let start = Start::new(&[]).script(tool, TAKES_IT).env(display, ":1");
        let taken = [start.file(&format!("{tool}.text")), start.file(&format!("{tool}.args"))];
        let mut terminal = shown(start);
        find_pottinger(&mut terminal);
        terminal.send("y");
        terminal.wait_for(&format!("by {tool}"));
        assert_eq!(wait_for_file(&taken[0]), copied("pottinger-leverage"));
        assert_eq!(wait_for_file(&taken[1]), args);
        quit(terminal);
    }
}

#[test]
fn a_command_that_hangs_or_fails_gives_way_to_the_next() {
    for body in ["exec sleep 600", "exit 3"] {
        let start = Start::new(&[]).script("wl-copy", body).script("xclip", TAKES_IT);
        let start = start.env("WAYLAND_DISPLAY", "wayland-1").env("DISPLAY", ":1");
        let mut terminal = shown(start);
        find_pottinger(&mut terminal);
        terminal.send("y");
        // The screen is there while the command hangs.
        terminal.send("?");
        terminal.wait_for("never how true");
        terminal.wait_for("by xclip");
        terminal.send("q");
        quit(terminal);
    }
}

#[test]
fn where_no_way_is_left_all_that_were_tried_are_named() {
    let start = Start::new(&["--copy-to", "wl-copy"]).script("wl-copy", "exit 3");
    let mut terminal = shown(start);
    terminal.send("y");
    terminal.wait_for("nothing was copied: wl-copy: failed with exit status: 3");
    let mut missing = shown(Start::new(&["--copy-to", "no-such-command"]));
    missing.send("y");
    missing.wait_for("nothing was copied: no-such-command: not installed");
    quit(terminal);
    quit(missing);
}

#[test]
fn a_copy_that_is_on_its_way_arrives_before_the_program_ends() {
    let start = Start::new(&[]).script("wl-copy", &format!("sleep 0.3\n{TAKES_IT}"));
    let start = start.env("WAYLAND_DISPLAY", "wayland-1");
    let text = start.file("wl-copy.text");
    let mut terminal = shown(start);
    terminal.send("yq");
    assert!(terminal.wait_exit().success());
    assert_eq!(fs::read_to_string(text).unwrap(), copied("shelving-lead"));
    is_whole(&terminal);
}

/// Signals that end a process, and how a system calls its end by them.
const ENDS: &[(&str, &str)] = &[
    ("TERM", "Terminated"),
    ("HUP", "Hangup"),
    ("INT", "Interrupt"),
    ("QUIT", "Quit"),
    ("ABRT", "Aborted"),
    ("USR1", "User defined signal 1"),
    ("USR2", "User defined signal 2"),
    ("ALRM", "Alarm clock"),
    ("VTALRM", "Virtual timer expired"),
    ("PROF", "Profiling timer expired"),
    ("XCPU", "CPU time limit exceeded"),
    ("SYS", "Bad system call"),
    ("TRAP", "Trace/breakpoint trap"),
    ("IO", "I/O possible"),
    ("STKFLT", "Stack fault"),
    ("PWR", "Power failure"),
];

/// The names and their descriptions are those of Linux.
#[cfg(target_os = "linux")]
#[test]
fn a_signal_ends_it_by_that_signal_with_the_terminal_whole() {
    // Some of them would leave an image of the memory in the folder.
    let binary = env!("CARGO_BIN_EXE_onrecord");
    let start = || Start::program("sh", &["-c", r#"ulimit -c 0; exec "$0""#, binary]);
    // All are started before the first one is waited for: that takes a fraction of the time.
    let terminals: Vec<_> = ENDS.iter().map(|_| start().spawn()).collect();
    for ((name, described), mut terminal) in ENDS.iter().zip(terminals) {
        terminal.wait_for(FIRST);
        signal(&terminal, &format!("-{name}"));
        assert_eq!(terminal.wait_exit().signal(), Some(*described));
        is_whole(&terminal);
        assert!(terminal.has_its_modes(), "{name}");
    }
}

/// A write that nobody reads, or that makes a file too large, fails; nothing is lost for it.
#[test]
fn signals_about_a_write_that_fails_end_nothing() {
    let mut terminal = shown(Start::new(&[]));
    for name in ["-PIPE", "-XFSZ"] {
        signal(&terminal, name);
    }
    terminal.send("j");
    terminal.wait_for("2 of");
    quit(terminal);
}

#[test]
fn a_panic_leaves_the_terminal_whole_and_says_what_to_do() {
    let mut terminal = shown(Start::new(&[]).env("ONRECORD_PANIC_KEY", "f12"));
    terminal.send("jj\x1b[24~");
    assert_eq!(terminal.wait_exit().exit_code(), 101);
    is_whole(&terminal);
    assert!(terminal.has_its_modes());
    terminal.wait_for("onrecord: this is a bug in the program, at src/run.rs:");
    terminal.wait_for("Please report it where you got onrecord from");
    let shown = terminal.contents();
    assert!(!shown.contains("stack backtrace") && !shown.contains("thread"), "{shown}");
}

#[test]
fn a_terminal_that_goes_away_ends_the_program() {
    let mut terminal = shown(Start::new(&[]));
    terminal.close();
    assert!(!terminal.wait_exit().success());
}

#[test]
fn ctrl_z_stops_it_and_fg_continues_it() {
    let script = r#"
        set -m
        "$@"
        echo "the job has stopped"
        read -r line
        fg > /dev/null
        echo "the shell is back"
    "#;
    let binary = env!("CARGO_BIN_EXE_onrecord");
    let mut terminal = Start::program("bash", &["-c", script, "bash", binary]).spawn();
    terminal.wait_for(FIRST);
    terminal.send("\x1a");
    terminal.wait_for("the job has stopped");
    is_whole(&terminal);
    terminal.send("\n");
    terminal.wait_for(FIRST);
    terminal.send("q");
    terminal.wait_for("the shell is back");
    terminal.wait_exit();
    is_whole(&terminal);
}

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#[test]
fn an_idle_program_uses_no_processor() {
    let mut terminal = shown(Start::new(&[]));
    terminal.send("jjj?");
    terminal.wait_for("never how true");
    wait_idle(terminal.pid());
    terminal.send("q");
    quit(terminal);
}

/// What an editor asks first of the embedded article, and the answers.
const ANSWERS: [&str; 19] = [
    "no name behind it, no document",
    "15 of 40",
    "At least 4 people; at least 8 if the 3 groups share nobody.",
    "Not named at their wish in ¶2, no reason given",
    "How they know: not stated.",
    "22 of 40",
    "The lead falls.",
    "3 criticised, 1 without a reported request",
    "Kessler ¶15, by people not named: asked, no reply.",
    "White House ¶6, ¶7",
    "Donald Trump ¶13, by Chuck Schumer: no request reported",
    "8 parties, 1 answered",
    "TP-Link: answered ¶25",
    "No reply: White House, China Telecom, China Mobile, China Unicom ¶11; Kessler ¶15.",
    "No comment: Christ ¶17.",
    "no comment ¶16, ¶17.",
    "0 for, 5 against",
    "Opinion in the newsroom's own voice 2 claims",
    "machine-translated: no quotation is as spoken",
];

/// The text of the first columns of a screen, with one blank between two words.
fn text_of(terminal: &Terminal, columns: u16) -> String {
    let rows = terminal.with_screen(|screen| screen.rows(0, columns).collect::<Vec<_>>());
    let words = rows.join(" ").replace(['▌', '│'], " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_first_screen_answers_what_an_editor_asks() {
    let terminal = Start::first_visit(&["--no-state"]).spawn();
    terminal.wait_for("no quotation is as spoken");
    terminal.wait_for("quit");
    let text = text_of(&terminal, 72);
    for answer in ANSWERS {
        assert!(text.contains(answer), "{answer}: {text}");
    }
}

#[test]
fn a_small_screen_answers_it_within_two_keys() {
    let mut terminal = Start::first_visit(&["--no-state"]).size(80, 24).spawn();
    terminal.wait_for("more");
    terminal.wait_for("quit");
    let mut text = text_of(&terminal, 80);
    terminal.send("\x1b[6~");
    terminal.wait_for("No reply:");
    text += &text_of(&terminal, 80);
    terminal.send("G");
    terminal.wait_for("The words");
    text += &text_of(&terminal, 80);
    for answer in ANSWERS {
        assert!(text.contains(answer), "{answer}: {text}");
    }
}
