//! The built binary beside the person's own files: their editor, their dossiers as they are
//! written, and their config folder.

use crate::support::{Start, Terminal};
use std::{fs, path::Path};

const ENTER: &str = "\r";

/// The tutorial's dossier as a file of the person's own, and a program that is about to open it.
fn with_dossier(start: impl FnOnce(Start) -> Start) -> Terminal {
    let start = start(Start::new(&["my.ron"]));
    fs::copy("data/tutorial.ron", start.file("my.ron")).unwrap();
    let terminal = start.spawn();
    terminal.wait_for("2 Claims");
    terminal
}

fn dossier(terminal: &Terminal) -> std::path::PathBuf {
    terminal.home.path().join("my.ron")
}

/// Changes the file as an editor does that writes beside it and renames.
fn save(path: &Path, change: impl Fn(&str) -> String) {
    let text = fs::read_to_string(path).unwrap();
    let beside = path.with_extension("swp");
    fs::write(&beside, change(&text)).unwrap();
    fs::rename(&beside, path).unwrap();
}

fn quit(mut terminal: Terminal) {
    terminal.send("q");
    assert!(terminal.wait_exit().success());
}

#[test]
fn the_editor_opens_at_the_claim_and_what_it_saves_is_shown() {
    let fake = r#"echo "$@" > "$HOME/args"
        sed -i 's/outlet: "The/outlet: "Edited/' "$HOME/my.ron""#;
    let mut terminal = with_dossier(|start| start.script("nano", fake).env("EDITOR", "nano -w"));
    terminal.send("jjj");
    terminal.wait_for("4 of");
    let claim = terminal.contents();
    terminal.send("e");
    terminal.wait_for("Edited");
    terminal.wait_for("4 of");
    let text = fs::read_to_string("data/tutorial.ron").unwrap();
    let ids: Vec<_> =
        text.lines().enumerate().filter(|(_, line)| line.contains(" id: \"")).collect();
    let args = fs::read_to_string(terminal.home.path().join("args")).unwrap();
    let [option, place, file] = args.split_whitespace().collect::<Vec<_>>()[..] else {
        panic!("{args}");
    };
    assert_eq!((option, file), ("-w", "my.ron"));
    let line: usize = place.trim_start_matches('+').split(',').next().unwrap().parse().unwrap();
    let (_, opened) = ids.iter().find(|(at, _)| at + 1 == line).expect("the line of an id");
    let id = opened.split('"').nth(1).unwrap();
    assert!(claim.contains(&format!("Claim {id}")), "{id} in:\n{claim}");
    quit(terminal);
}

#[test]
fn an_editor_that_crashes_leaves_the_screen_whole_and_says_so() {
    // It takes the terminal as editors do, and dies before it gives it back.
    let crash =
        r"stty raw -echo -icrnl; printf '\033[?1049h\033[3;5r\033[?1h\033[?2004h'; kill -9 $$";
    let mut terminal = with_dossier(|start| start.script("crash", crash).env("VISUAL", "crash"));
    assert!(!terminal.has_its_modes(), "it is in raw mode");
    terminal.send("e");
    terminal.wait_for("crash ended with signal");
    terminal.wait_for("2 Claims");
    terminal.send("j");
    terminal.wait_for("2 of");
    terminal.send("q");
    assert!(terminal.wait_exit().success());
    terminal.wait_until("the terminal as it was", |screen, _| {
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
    });
    assert!(terminal.has_its_modes(), "echo and lines are back");
}

#[test]
fn an_editor_that_is_not_there_is_named() {
    let mut terminal = with_dossier(|start| start.env("EDITOR", "/no/such/editor"));
    terminal.send("e");
    terminal.wait_for("/no/such/editor could not be started");
    quit(terminal);
}

#[test]
fn the_embedded_article_says_how_to_save_a_copy() {
    let mut terminal = Start::new(&[]).spawn();
    terminal.wait_for("2 Claims");
    terminal.send("e");
    terminal.wait_for("onrecord explain example > my.ron");
    quit(terminal);
}

#[test]
fn a_saved_dossier_is_shown_and_a_broken_one_leaves_the_last_good_state() {
    let mut terminal = with_dossier(|start| {
        start
            .script("fix", r#"echo "$@" > "$HOME/args"; sed -i 's/BROKEN//' "$HOME/my.ron""#)
            .env("EDITOR", "fix")
    });
    let file = dossier(&terminal);
    terminal.send("jj");
    terminal.wait_for("3 of");
    save(&file, |text| text.replace("outlet: \"The", "outlet: \"Saved"));
    terminal.wait_for("Saved ");
    terminal.wait_for("3 of");

    save(&file, |text| text.replace("claims: [", "claims: BROKEN["));
    terminal.wait_for("! shows why my.ron is broken at line ");
    terminal.wait_for("showing its last readable version");
    terminal.wait_for("Saved ");
    terminal.wait_for("3 of");
    // It stays while the reader reads on.
    terminal.send("j");
    terminal.wait_for("4 of");
    terminal.wait_for("! shows why");

    terminal.send("!");
    terminal.wait_for("Problems");
    terminal.wait_for("claims: BROKEN[");
    terminal.send(ENTER);
    terminal.wait_gone("! shows why");
    terminal.wait_for("4 of");
    quit(terminal);
}

#[test]
fn keys_can_be_given_otherwise_and_a_mistake_leaves_the_defaults() {
    let keys = |text: &str| {
        let start = Start::new(&[]);
        let folder = start.file(".config/onrecord");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("keys.ron"), text).unwrap();
        let terminal = start.spawn();
        terminal.wait_for("2 Claims");
        terminal
    };
    let mut terminal = keys(r#"{ "panes": { "x": "down", "j": "nothing" } }"#);
    terminal.send("xjx");
    terminal.wait_for("3 of");
    quit(terminal);

    let mut terminal = keys("{ \"panes\": {\n  \"x\": \"down\", \"x\": \"up\" } }");
    terminal.wait_for("keys.ron:2: in `panes`, the key `x` stands for both");
    terminal.send("j");
    terminal.wait_for("2 of");
    quit(terminal);
}

#[test]
fn an_action_is_found_by_its_name() {
    let mut terminal = Start::new(&[]).spawn();
    terminal.wait_for("2 Claims");
    terminal.send(":");
    terminal.wait_for("Actions");
    terminal.send("mat");
    terminal.wait_for("Count the claims by two facets");
    terminal.send(ENTER);
    terminal.wait_for("[4 Matrix]");
    terminal.send(":12\r");
    terminal.wait_gone("Actions");
    quit(terminal);
}

/// A folder `news` with so many dossiers, and one that is broken.
fn folder(start: &Start, dossiers: usize) {
    let folder = start.file("news");
    fs::create_dir(&folder).unwrap();
    let text = fs::read_to_string("data/tutorial.ron").unwrap();
    for at in 0..dossiers {
        let own = text.replacen("id: \"tutorial\"", &format!("id: \"tutorial-{at}\""), 1);
        fs::write(folder.join(format!("{at:03}.ron")), own).unwrap();
    }
    fs::write(folder.join("zz.ron"), "(format: 2").unwrap();
}

#[test]
fn a_folder_is_read_behind_the_first_frame_and_what_is_broken_in_it_is_told() {
    let start = Start::new(&["news"]);
    folder(&start, 300);
    let mut terminal = start.spawn();
    terminal.wait_for("6000 claims");
    terminal.wait_for("zz.ron:1: ");
    // The last of what is listed by then: the list grows while the files are read.
    terminal.wait_for("1 of 6000");
    terminal.send("G");
    terminal.wait_for("6000 of 6000");
    // What is saved in it is noticed.
    fs::remove_file(terminal.home.path().join("news/299.ron")).unwrap();
    terminal.wait_for("5980 claims");
    quit(terminal);
}

#[test]
fn keys_typed_before_the_claims_are_found_mean_those_claims() {
    let start = Start::new(&["news"]);
    folder(&start, 300);
    let mut terminal = start.spawn();
    terminal.wait_for("1 of 6000");
    terminal.send("/prunella\rmY");
    terminal.wait_for("1 marked");
    terminal.wait_for("all 600 shown");
    terminal.wait_for("Prunella Oakes, former");
    terminal.send("\u{1b}");
    terminal.wait_for("2 of 600");
    // The third of the dossiers, and its claims.
    terminal.send("7jj\r");
    terminal.wait_for("dossier:tutorial-2");
    terminal.wait_for("1 of 2 ");
    quit(terminal);
}

#[test]
fn a_folder_without_a_usable_dossier_ends_with_what_is_wrong() {
    let start = Start::new(&["news"]);
    folder(&start, 0);
    let mut terminal = start.spawn();
    assert_eq!(terminal.wait_exit().exit_code(), 2);
    terminal.wait_for("zz.ron:1:1");
    terminal.wait_for("none of the dossiers could be used");
}

#[test]
fn the_articles_text_is_compared_and_watched_with_the_dossier() {
    let start = Start::new(&["--source", "text.txt", "my.ron"]);
    fs::copy("data/tutorial.ron", start.file("my.ron")).unwrap();
    fs::copy("data/tutorial.txt", start.file("text.txt")).unwrap();
    let mut terminal = start.spawn();
    terminal.wait_for("2 Claims");
    let text = terminal.home.path().join("text.txt");
    save(&text, |text| text.replace("I have put my foot", "I put my foot"));
    terminal.wait_for("this span is not in the article");
    terminal.send("!");
    terminal.wait_for("Problems");
    terminal.send("jj");
    terminal.wait_for("error[E051]");
    terminal.wait_for("paragraph 3 has");
    terminal.send("!");
    save(&text, |text| text.replace("I put my foot", "I have put my foot"));
    terminal.wait_gone("this span is not in the article");
    quit(terminal);
}

/// Whatever cannot be read any more stays on the screen, with a mark that stays as long.
#[test]
fn what_is_moved_away_or_replaced_is_marked_until_it_is_back() {
    let start = Start::new(&["in/news"]);
    fs::create_dir(start.file("in")).unwrap();
    folder(&start, 1);
    fs::remove_file(start.file("news/zz.ron")).unwrap();
    fs::rename(start.file("news"), start.file("in/news")).unwrap();
    let mut terminal = start.spawn();
    terminal.wait_for("1 of 20");
    let home = terminal.home.path().to_owned();
    fs::rename(home.join("in"), home.join("away")).unwrap();
    terminal.wait_for("news: no longer there, shown as it was");
    terminal.send("jj");
    terminal.wait_for("3 of 20");
    terminal.wait_for("no longer there");
    fs::rename(home.join("away"), home.join("in")).unwrap();
    terminal.wait_gone("no longer there");
    let file = home.join("in/news/000.ron");
    save(&file, |text| text.replace("outlet: \"The", "outlet: \"Saved"));
    terminal.wait_for("Saved ");

    let text = fs::read_to_string(&file).unwrap();
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    terminal.wait_for("000.ron: shown as it was: this is a folder; name a file in it");
    terminal.wait_for("3 of 20");
    fs::remove_dir(&file).unwrap();
    fs::write(&file, text).unwrap();
    terminal.wait_gone("this is a folder");
    quit(terminal);
}

#[test]
fn a_key_reads_everything_again_and_takes_away_nothing() {
    let mut terminal = with_dossier(|start| start);
    terminal.send("jj");
    terminal.wait_for("3 of");
    terminal.send("\x12");
    terminal.wait_for("everything was read again: 1 dossier, 20 claims");
    terminal.wait_for("3 of");
    // While something is typed, too.
    terminal.send("/grade:B\x12");
    terminal.wait_for("everything was read again");
    terminal.wait_for("/ grade:B");
    fs::write(dossier(&terminal), "(format: 2").unwrap();
    terminal.send("\x12");
    terminal.wait_for("my.ron is broken at line 1");
    terminal.send("\r");
    quit(terminal);
}

#[test]
fn the_text_beside_a_dossier_may_come_later() {
    let mut terminal = with_dossier(|start| start);
    terminal.send("3");
    terminal.wait_for("[3 Article]");
    let words = "An inspection report of 3 February";
    assert!(!terminal.contents().contains(words));
    fs::copy("data/tutorial.txt", terminal.home.path().join("my.txt")).unwrap();
    terminal.wait_for(words);
    quit(terminal);
}
