//! Files and names that somebody made to do harm, and terminals that say strange things: what the
//! built binary does with them.

use crate::support::{Start, Terminal};
use std::{
    fmt::Write,
    fs::{self, File},
    io,
    path::Path,
    process::{Command, Stdio},
};

const TUTORIAL: &str = include_str!("../../data/tutorial.ron");

/// Colour, a title, a C1 control, a bidirectional override and an isolate, a tag, a joiner.
const HOSTILE: &str =
    "\u{1B}[31m\u{1B}]0;pwned\u{7}\u{9B}2J\u{202E}\u{2066}\u{E0041}x\u{200D}\u{AD}";

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.env_remove("RUST_BACKTRACE").env("NO_COLOR", "1").arg("--no-state").args(args);
    command.stdin(Stdio::null());
    command
}

fn onrecord(args: &[&str]) -> Ran {
    let output = command(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Whether nothing in a text acts on a terminal or hides.
fn is_harmless(text: &str) -> bool {
    text.chars().all(|c| {
        c == '\n'
            || !c.is_control()
                && !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
                    | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
    })
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

/// The tutorial with something hostile in every text.
fn hostile_dossier() -> String {
    let mut hostile = String::new();
    let mut is_inside = false;
    for c in TUTORIAL.replace("\\\"", "'").chars() {
        hostile.push(c);
        if c == '"' {
            is_inside = !is_inside;
            let before = hostile.rsplit_once(':').map_or("", |(before, _)| before);
            let is_words = [
                "gist",
                "title",
                "name",
                "role",
                "text",
                "label",
                "note",
                "anchor",
                "outlet",
                "byline",
                "place",
                "url",
                "reference",
                "cites",
                "quote",
                "translation",
            ];
            if is_inside && is_words.iter().any(|name| before.ends_with(name)) {
                hostile.push_str(HOSTILE);
            }
        }
    }
    hostile
}

#[test]
fn no_name_and_no_argument_comes_out_raw() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(format!("{HOSTILE}{name}")).display().to_string();
    let (good, bad, text, empty) = (at("good.ron"), at("bad.ron"), at("text.txt"), at("empty"));
    fs::write(&good, hostile_dossier()).unwrap();
    fs::write(&bad, format!("(format: 2, {HOSTILE}")).unwrap();
    fs::write(&text, format!("\"It is {HOSTILE} so,\" said Ann Moe.\n")).unwrap();
    fs::create_dir(&empty).unwrap();
    let earlier = at("earlier.ron");
    fs::write(&earlier, hostile_dossier().replace("format: 2", "format: 1")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path(), at("loop")).unwrap();
    let (nothing, other) = (at("nothing"), at("other.ron"));
    let all = folder.path().to_str().unwrap();
    for args in [
        &["list", "--data", all] as &[&str],
        &["list", "--data", &empty],
        &["list", "--data", &nothing],
        &["list", "--data", &good],
        &["show", HOSTILE],
        &["show", "no-crane", "--data", &good],
        &["memo", "--data", &good],
        &["speakers", "--data", &good],
        &["replies", "--data", &good],
        &["stats", "--data", &good],
        &["snapshot", "--data", &good],
        &["list", "--format", HOSTILE],
        &["list", HOSTILE],
        &["list", "speaker:\u{202E}"],
        &["list", "\"\u{1B}[2J"],
        &["explain", HOSTILE],
        &["completions", HOSTILE],
        &["--limit", HOSTILE, "list"],
        &["--copy-to", HOSTILE],
        &["--theme", HOSTILE],
        &[HOSTILE],
        &[&good, "list"],
        &[&format!("--{HOSTILE}")],
        &["check", &good],
        &["check", &bad],
        &["check", &nothing],
        &["check", &good, "--format", "json"],
        &["check", &good, "--source", &nothing],
        &["check", &good, "--source", &text],
        &["diff", &good, &bad],
        &["diff", &good, &empty],
        &["diff", &good, all],
        &["diff", "--agreement", &good, &good],
        &["diff", "--agreement", &good, &bad],
        &["upgrade", "--diff", &good],
        &["upgrade", "--diff", &earlier],
        &["upgrade", &earlier],
        &["upgrade", &bad, &nothing, &empty],
        &["new", &text],
        &["new", &text, "-o", &other],
        &["new", &text, "-o", &other],
        &["new", &text, "-o", &text],
        &["new", &nothing],
        &["new", &text, "-o", &format!("{nothing}/x.ron")],
        &["export", "--format", "bibtex", "--data", &good, "-o", &other],
        &["export", "--format", "annotations", "--data", &good, "--source", &nothing],
    ] {
        let ran = onrecord(args);
        assert!(matches!(ran.code, Some(0..=2)), "{args:?}: {:?} {}", ran.code, ran.err);
        assert!(is_harmless(&ran.out), "{args:?}: {:?}", ran.out);
        assert!(is_harmless(&ran.err), "{args:?}: {:?}", ran.err);
    }
    assert!(is_harmless(&fs::read_to_string(&other).unwrap()));
}

#[test]
fn where_nobody_reads_what_is_wrong_nothing_panics() {
    let folder = tempfile::tempdir().unwrap();
    let bad = write(folder.path(), "bad.ron", "(format: 2, ");
    for (args, expected) in [
        (&["check", &bad] as &[&str], 1),
        (&["list", "--data", &bad], 2),
        (&["diff", "--no-such"], 2),
        (&["list", "a:b"], 2),
        (&["new", &bad], 0),
    ] {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let status = command(args).stderr(writer).stdout(Stdio::null()).status().unwrap();
        assert_eq!(status.code(), Some(expected), "{args:?}");
    }
}

#[test]
fn what_is_too_large_is_refused_with_the_limit_and_how_to_raise_it() {
    let folder = tempfile::tempdir().unwrap();
    let huge = folder.path().join("huge.ron");
    File::create(&huge).unwrap().set_len(1 << 30).unwrap();
    let huge = huge.display().to_string();
    let tutorial = write(folder.path(), "tutorial.ron", TUTORIAL);
    let long = TUTORIAL.replacen("gist: \"", &format!("gist: \"{}", "x".repeat(70_000)), 1);
    let long = write(folder.path(), "long.ron", long);
    let deep = write(folder.path(), "deep.ron", "(".repeat(1_000_000));
    for (file, limit, expected) in [
        (&huge, "text=7", "larger than 67108864 bytes, the limit"),
        (&huge, "bytes=7", "larger than 7 bytes, the limit"),
        (&tutorial, "items=3", "has more than 3 items, the limit"),
        (&tutorial, "replies=1", "parties reply more than 1 times, the limit"),
        (&long, "items=9999", "and the limit is 65536"),
        (&deep, "items=9999", "this bracket is inside 32 others"),
        (&deep, "depth=9", "this bracket is inside 9 others"),
    ] {
        let ran = onrecord(&["--limit", limit, "list", "--data", file]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{limit}");
        assert!(ran.err.contains(expected), "{limit}: {}", ran.err);
        let is_raised = ran.err.contains("--limit") || expected.contains("bracket");
        assert!(is_raised, "{limit}: {}", ran.err);
    }
    let ran = onrecord(&["--limit", "text=80000", "list", "--data", &long]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

/// One request to many parties about many claims would make as many replies as their product.
#[test]
fn a_small_file_does_not_grow_into_a_large_library() {
    let ids = |name: &str| {
        let ids: Vec<_> = (0..20_000).map(|at| format!("\"{name}{at}\"")).collect();
        ids.join(",")
    };
    let mut speakers = String::new();
    let mut claims = String::new();
    for at in 0..20_000 {
        write!(speakers, "(id: \"s{at}\", name: \"S\", kind: Person),").unwrap();
        write!(
            claims,
            "(id: \"c{at}\", paragraph: 1, speaker: \"s0\", speech: Paraphrase, gist: \"g\", \
             anchor: \"a\"),"
        )
        .unwrap();
    }
    let text = format!(
        "(format: 2, article: (id: \"x\", title: \"t\", outlet: \"o\", published: \"2026-01-02\", \
         paragraphs: 1, language: \"en\"), speakers: [{speakers}], claims: [{claims}], requests: \
         [(paragraph: 1, to: [{}], claims: [{}], outcome: NoReply, link: Stated, anchor: \"a\")])",
        ids("s"),
        ids("c")
    );
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "x.ron", text);
    let ran = onrecord(&["stats", "--data", &path]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("parties reply more than 1000000 times, the limit"), "{}", ran.err);
}

#[test]
fn of_thousands_of_broken_files_not_all_are_told() {
    let folder = tempfile::tempdir().unwrap();
    for at in 0..300 {
        write(folder.path(), &format!("{at:03}.ron"), "(");
    }
    let ran = onrecord(&["list", "--data", folder.path().to_str().unwrap()]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.err.matches("error[E002]").count(), 100);
    assert!(ran.err.ends_with("error: and 200 more\n"), "{}", ran.err);
}

/// The escape sequences that the program itself writes, taken out of what it wrote.
fn without_own_sequences(bytes: &[u8]) -> String {
    // What the terminal is asked about its colours.
    let text = String::from_utf8_lossy(bytes).replace("\u{1B}]11;?\u{7}", "");
    let text = text.replace("\u{1B}[?2031$p", "");
    let mut rest = text.as_str();
    let mut left = String::new();
    while let Some((before, after)) = rest.split_once("\u{1B}[") {
        left.push_str(before);
        let parameters =
            after.trim_start_matches(|c: char| c.is_ascii_digit() || "?;!".contains(c));
        match parameters.chars().next() {
            Some('c' | 'h' | 'l' | 'm' | 'H' | 'J' | 'p') => rest = &parameters[1..],
            _ => {
                left.push('\u{1B}');
                rest = after;
            }
        }
    }
    left + rest
}

#[test]
fn of_a_hostile_dossier_nothing_raw_reaches_the_terminal() {
    let start = Start::new(&["hostile.ron"]);
    fs::write(start.file("hostile.ron"), hostile_dossier()).unwrap();
    let mut terminal = start.spawn();
    terminal.wait_for("claims");
    for view in ["1", "3", "4", "5", "6", "2"] {
        terminal.send(view);
        terminal.wait_for(&format!("[{view}"));
    }
    for (key, shown) in [("s", "Find"), ("Y", "Copy"), ("!", "Problems"), ("?", "Help")] {
        terminal.send(key);
        terminal.wait_for(shown);
        terminal.send("\x1b");
        terminal.wait_gone(shown);
    }
    for (columns, rows) in [(200, 50), (40, 12), (7, 3), (1, 1), (120, 36)] {
        terminal.resize(columns, rows);
    }
    leave(&mut terminal);
    let written = without_own_sequences(&terminal.bytes());
    assert!(is_harmless(&written.replace('\r', "")), "{written:?}");
}

/// Ends the program by Ctrl-C, to which it listens whatever it shows; it leaves the terminal whole.
#[track_caller]
fn leave(terminal: &mut Terminal) {
    // The first ones may leave a line that is being typed, and a popup.
    terminal.send("\x03\x03\x03");
    let status = terminal.wait_exit();
    assert!(status.success(), "{status:?}: {}", terminal.contents());
    is_whole(terminal);
}

#[track_caller]
fn is_whole(terminal: &Terminal) {
    assert!(terminal.has_its_modes());
    terminal.wait_until("the terminal as it was", |screen, _| {
        !(screen.alternate_screen() || screen.hide_cursor() || screen.bracketed_paste())
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    });
}

#[test]
fn what_a_terminal_says_that_nobody_asked_for_does_no_harm() {
    for said in [
        "\x1b[<0;0;0M\x1b[<64;65535;65535M\x1b[<0;9999;9999m\x1b[<999;1;1M",
        "\x1b[M   ",
        "\x1b[0;0R\x1b[99999999999999999999R",
        "\x1b]11;rgb:0000/0000/0000\x1b\\",
        "\x1b[?62;c\x1bP>|term 1.0\x1b\\",
        "\x1b[200~\x1b[31m\u{9B}\0\x1b[201~",
    ] {
        let mut terminal = Start::new(&[]).spawn();
        terminal.wait_for("Washington");
        terminal.send(said);
        leave(&mut terminal);
    }
}

#[test]
fn it_starts_and_ends_in_every_environment() {
    for (name, value) in [
        ("TERM", "dumb"),
        ("TERM", ""),
        ("TERM", "linux"),
        ("TERM", "screen"),
        ("TERM", "no such\x1b"),
        ("LANG", "C"),
        ("LANG", ""),
        ("HOME", "/dev/null"),
        ("HOME", ""),
        ("NO_COLOR", "1"),
        ("PATH", ""),
    ] {
        let mut terminal = Start::new(&[]).env(name, value).spawn();
        terminal.wait_for("Washington");
        terminal.send("jv?");
        terminal.wait_for("Help");
        terminal.send("q");
        terminal.send("q");
        // A home in which nothing can be saved: the program asks first, and says so in the end.
        let is_lost = value == "/dev/null";
        if is_lost {
            terminal.wait_for("1 change not saved");
            terminal.send("q");
        }
        let status = terminal.wait_exit();
        assert_eq!(status.success(), !is_lost, "{name}={value}: {status:?}");
        is_whole(&terminal);
    }
}

/// A folder of many dossiers, so that the screen is there before it is read.
fn folder_of_many(start: &Start) {
    let id = TUTORIAL.split("id: \"").nth(1).unwrap().split('"').next().unwrap();
    fs::create_dir(start.file("many")).unwrap();
    for at in 0..600 {
        let text = TUTORIAL.replacen(&format!("id: \"{id}\""), &format!("id: \"t{at}\""), 1);
        fs::write(start.file(&format!("many/{at}.ron")), text).unwrap();
    }
}

#[test]
fn any_keys_in_a_storm_of_sizes_while_a_folder_loads_leave_it_alive_and_whole() {
    const KEYS: &[&str] = &[
        "j",
        "k",
        "G",
        "g",
        "n",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "\t",
        "/",
        "pier",
        "grade:B",
        "\r",
        "\x1b",
        "f",
        " ",
        "-",
        "<",
        ">",
        "p",
        "o",
        "t",
        "m",
        "y",
        "Y",
        "v",
        "s",
        ":",
        "!",
        "u",
        "U",
        "?",
        "l",
        "h",
        "\x7f",
        "\x04",
        "\x15",
        "\x1b[A",
        "\x1b[B",
        "\x1b[6~",
        "\x1b[<0;9;9M",
        "\x1b[<65;9;9M",
        "ü",
        "北",
        "0",
    ];
    // Keys may choose the action that opens an editor, and that one would have to be left.
    let start = Start::new(&["many"]).env("EDITOR", "true");
    folder_of_many(&start);
    let mut terminal = start.spawn();
    terminal.wait_for("onrecord");
    // A sequence of numbers without a pattern, the same in every run.
    let mut state = 0x9E37_79B9_u32;
    let mut below = |end: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize % end
    };
    for _ in 0..300 {
        terminal.send(KEYS[below(KEYS.len())]);
        if below(4) == 0 {
            let sizes = [(1, 1), (2, 9), (20, 5), (59, 16), (80, 24), (120, 36), (200, 50)];
            let (columns, rows) = sizes[below(sizes.len())];
            terminal.resize(columns, rows);
        }
    }
    terminal.resize(120, 36);
    leave(&mut terminal);
}
