//! The state folder on a real file system: whole files, two programs at once, and all that can be
//! wrong with it.

use super::{
    document::Document,
    record::{ClaimSnapshot, Content},
    *,
};
use crate::{
    analysis::testing::{REUTERS, TUTORIAL, library},
    config::{KeptTheme, ThemeChoice},
    library::{Library, Status},
};
use jiff::{Timestamp, tz::TimeZone};
use proptest::prelude::*;
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A state folder that is not there yet, and what it lies in.
fn state_dir() -> (StateDir, TempDir) {
    let home = tempfile::tempdir().unwrap();
    (StateDir::in_folder(home.path().join("state/onrecord")), home)
}

fn page_of(home: &TempDir) -> PathBuf {
    home.path().join("state/onrecord/status/tutorial.json")
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

/// A save of one claim's status.
fn save(library: &Library, id: &str, status: Status, now: i64) -> Save {
    let claim = library.find(id).unwrap();
    let mut notebook = Notebook::default();
    notebook.set_status(&[claim], status, at(now));
    let dossier = claim.dossier().id().to_owned();
    let page = notebook.page(&dossier).unwrap().clone();
    Save::Notes { dossier, page, change: 1 }
}

fn session(query: &str) -> Save {
    let mut queries = Queries::default();
    queries.keep(query);
    let visit = SessionState { query: query.to_owned(), ..SessionState::default() };
    Save::Session { key: SessionKey::of(&[]), visit: Box::new(visit), queries }
}

fn status(notebook: &Notebook, library: &Library, id: &str) -> Status {
    notebook.verification(library.find(id).unwrap(), || TimeZone::UTC).status()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn what_is_saved_is_there_again_and_nobody_elses_to_read() {
    let (state_dir, home) = state_dir();
    let library = library(&[REUTERS, TUTORIAL]);
    let recalled = state_dir.recall(&library);
    assert!(recalled.complaints.is_empty() && recalled.notebook == Notebook::default());
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "nothing is written unasked");
    state_dir.save(&save(&library, "no-crane", Status::Problem, 1)).unwrap();
    state_dir.save(&session("grade:B")).unwrap();
    let recalled = state_dir.recall(&library);
    assert!(recalled.complaints.is_empty());
    assert_eq!(status(&recalled.notebook, &library, "no-crane"), Status::Problem);
    assert_eq!(state_dir.notebook(&library).0, recalled.notebook);
    assert_eq!(recalled.sessions.visits[&SessionKey::of(&[])].query, "grade:B");
    assert_eq!(
        recalled.sessions.queries(&SessionKey::of(&[])).latest_first().next(),
        Some("grade:B")
    );
    let page = page_of(&home);
    assert_eq!(mode(&page), 0o600);
    assert_eq!(mode(page.parent().unwrap()), 0o700);
    assert_eq!(fs::read_dir(page.parent().unwrap()).unwrap().count(), 1, "nothing else is left");
    insta::assert_snapshot!(fs::read_to_string(page).unwrap());
}

#[test]
fn two_programs_keep_what_the_other_has_saved() {
    let (state_dir, _home) = state_dir();
    let library = library(&[TUTORIAL]);
    let other = state_dir.clone();
    state_dir.save(&save(&library, "no-crane", Status::Checked, 1)).unwrap();
    let saved = other.save(&save(&library, "pier-lead", Status::Problem, 2)).unwrap();
    let (dossier, page) = saved.page.unwrap();
    let mut told = Notebook::default();
    assert!(told.merge(&dossier, &page).has_changed());
    for notebook in [told, state_dir.notebook(&library).0] {
        assert_eq!(status(&notebook, &library, "no-crane"), Status::Checked);
        assert_eq!(status(&notebook, &library, "pier-lead"), Status::Problem);
    }
    // What is older comes too late, and is kept beside it.
    state_dir.save(&save(&library, "pier-lead", Status::Checked, 1)).unwrap();
    let notebook = state_dir.notebook(&library).0;
    assert_eq!(status(&notebook, &library, "pier-lead"), Status::Problem);
}

#[test]
fn programs_that_save_at_the_same_moment_lose_nothing() {
    let (state_dir, _home) = state_dir();
    let library = library(&[TUTORIAL]);
    let ids: Vec<&str> = library.claims().map(|claim| claim.id()).collect();
    std::thread::scope(|scope| {
        for id in &ids {
            let save = save(&library, id, Status::Checked, 1);
            let state_dir = &state_dir;
            // Whoever does not get the lock in time tries again, as the thread that saves does.
            scope.spawn(move || {
                while let Err(cause) = state_dir.save(&save) {
                    assert!(matches!(cause, SaveErrorCause::Held { .. }), "{cause}");
                }
            });
        }
    });
    let notebook = state_dir.notebook(&library).0;
    assert!(ids.iter().all(|id| status(&notebook, &library, id) == Status::Checked));
}

#[test]
fn a_damaged_file_is_set_aside_and_kept() {
    let damages: [&[u8]; 6] = [
        b"",
        b"{\"format\": 1, \"claims\": {\"no-",
        b"\xff\xfe",
        b"[]",
        b"{\"format\": 0}",
        b"{\"format\":1,\"claims\":7}",
    ];
    for damage in damages {
        let (state_dir, home) = state_dir();
        let library = library(&[TUTORIAL]);
        let page = page_of(&home);
        fs::create_dir_all(page.parent().unwrap()).unwrap();
        fs::write(&page, damage).unwrap();
        let (notebook, complaints) = state_dir.notebook(&library);
        assert_eq!(notebook.page("tutorial"), Some(&ClaimNotes::default()));
        assert!(complaints[0].to_string().ends_with("/tutorial.json is not used: it is damaged"));
        assert!(page.exists(), "who only reads moves nothing");

        let recalled = state_dir.recall(&library);
        let told = recalled.complaints[0].to_string();
        assert!(told.contains(" set aside as tutorial.json.damaged-2"), "{told}");
        let aside = recalled.complaints[0].moved_to.as_ref().unwrap();
        assert_eq!(fs::read(aside).unwrap(), damage);
        assert!(!page.exists());
        assert!(state_dir.recall(&library).complaints.is_empty(), "it is told once");

        // Damaged while the program runs.
        fs::write(&page, damage).unwrap();
        let saved = state_dir.save(&save(&library, "no-crane", Status::Checked, 1)).unwrap();
        assert!(saved.complaint.unwrap().moved_to.is_some());
        let notebook = state_dir.notebook(&library).0;
        assert_eq!(status(&notebook, &library, "no-crane"), Status::Checked);
    }
}

#[test]
fn what_a_newer_version_wrote_is_neither_read_nor_overwritten() {
    let (state_dir, home) = state_dir();
    let library = library(&[TUTORIAL]);
    let page = page_of(&home);
    fs::create_dir_all(page.parent().unwrap()).unwrap();
    let newer = r#"{"format": 2, "claims": [1, 2]}"#;
    fs::write(&page, newer).unwrap();
    let told = state_dir.recall(&library).complaints[0].to_string();
    assert!(told.contains("a newer version of onrecord wrote it"), "{told}");
    let cause = state_dir.save(&save(&library, "no-crane", Status::Checked, 1)).unwrap_err();
    let told = cause.to_string();
    assert!(
        told.starts_with("a newer version of onrecord wrote it; use that version: /"),
        "{told}"
    );
    assert_eq!(fs::read_to_string(page).unwrap(), newer);
}

/// No permission stops the superuser, and neither does a folder without any.
#[test]
fn where_nothing_can_be_written_that_is_said_and_what_is_there_stays() {
    let (state_dir, home) = state_dir();
    let library = library(&[TUTORIAL]);
    // A file where the folder should be: nobody can write in it.
    fs::write(home.path().join("state"), "").unwrap();
    let save = save(&library, "no-crane", Status::Checked, 1);
    let told = state_dir.save(&save).unwrap_err().to_string();
    assert!(told.ends_with("/state/onrecord"), "{told}");
    let (notebook, complaints) = state_dir.notebook(&library);
    assert_eq!(notebook, Notebook::default());
    assert!(complaints[0].to_string().contains("it cannot be read"));
}

#[test]
fn a_pipe_in_the_place_of_a_file_is_not_waited_for() {
    let (state_dir, home) = state_dir();
    let library = library(&[TUTORIAL]);
    let page = page_of(&home);
    fs::create_dir_all(page.parent().unwrap()).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&page).status().unwrap();
    assert!(made.success());
    assert!(state_dir.recall(&library).complaints[0].to_string().contains("this is a pipe"));
    state_dir.save(&save(&library, "no-crane", Status::Checked, 1)).unwrap_err();
    assert!(page.exists());
}

#[test]
fn only_an_id_names_a_file() {
    let (state_dir, home) = state_dir();
    let long = "a".repeat(65);
    for dossier in ["", ".", "..", "../x", "a/b", "a\0b", "a.b", "A", "ä", &long] {
        let save =
            Save::Notes { dossier: dossier.to_owned(), page: ClaimNotes::default(), change: 1 };
        let cause = state_dir.save(&save).unwrap_err();
        assert!(matches!(cause, SaveErrorCause::NoFileName), "{dossier}: {cause}");
    }
    assert!(!home.path().join("state/onrecord/status").exists());
}

/// A page's file with this content, in a state folder.
fn with_page(content: &str) -> (StateDir, TempDir) {
    let (state_dir, home) = state_dir();
    let page = page_of(&home);
    fs::create_dir_all(page.parent().unwrap()).unwrap();
    fs::write(page, content).unwrap();
    (state_dir, home)
}

fn page_value(home: &TempDir) -> serde_json::Value {
    serde_json::from_slice(&fs::read(page_of(home)).unwrap()).unwrap()
}

const EARLIER: &str = r#"{"format":1,"claims":{"fitch-safe":{
    "verdict":{"since":"2026-03-14T15:09:26Z","status":"checked","fingerprint":"77d66e0850945e38"},
    "note":{"since":"2026-03-14T15:09:26Z","text":"why?"}}}}"#;

#[test]
fn what_an_earlier_version_wrote_is_read() {
    let (state_dir, _home) = with_page(EARLIER);
    let library = library(&[TUTORIAL]);
    let (notebook, complaints) = state_dir.notebook(&library);
    assert!(complaints.is_empty(), "{complaints:?}");
    let told = notebook.verification(library.find("fitch-safe").unwrap(), || TimeZone::UTC);
    assert_eq!((told.status(), told.note.as_deref()), (Status::Checked, Some("why?")));
    assert!(!told.is_before_change);
}

#[test]
fn one_bad_entry_sets_no_other_aside_and_stays_as_it_stands() {
    let odd = r#"{"format":1,"claims":{
        "pier-lead":7,
        "pier-open":{"verdict":{"since":"2026-03-14T15:09:26Z","status":"doubtful","by":"ann"},
            "note":{"since":"2026-03-14T15:09:26Z","text":"ask","tags":["x"]},"stars":3},
        "fitch-safe":{"verdict":{"since":"1970-01-01T00:00:01Z","status":"checked",
            "fingerprint":"77d66e0850945e38","by":"ann"}}
    },"later":{"a":[1,2]}}"#;
    let (state_dir, home) = with_page(odd);
    let library = library(&[TUTORIAL]);
    let before = page_value(&home);
    for complaints in [state_dir.notebook(&library).1, state_dir.recall(&library).complaints] {
        let told = complaints[0].to_string();
        let expected = "/tutorial.json: what it says of pier-lead, pier-open cannot be read, and \
                        stays as it stands";
        assert!(told.ends_with(expected), "{told}");
    }
    let notebook = state_dir.notebook(&library).0;
    assert_eq!(status(&notebook, &library, "fitch-safe"), Status::Checked);
    let note = notebook.open_note(library.find("pier-open").unwrap()).text;
    assert_eq!(note, "ask");

    state_dir.save(&save(&library, "repair-moved", Status::Problem, 9)).unwrap();
    let mut after = page_value(&home);
    let new = after["claims"].as_object_mut().unwrap().remove("repair-moved").unwrap();
    assert_eq!(new["verdict"]["status"], "problem");
    assert_eq!(after, before, "nothing else has changed");

    // Whoever writes over it keeps it beside.
    state_dir.save(&save(&library, "pier-open", Status::Checked, 9)).unwrap();
    state_dir.save(&save(&library, "pier-lead", Status::Checked, 9)).unwrap();
    let after = page_value(&home);
    assert_eq!(after["claims"]["pier-open"]["verdict"]["status"], "checked");
    assert_eq!(
        after["claims"]["pier-open"]["other_verdicts"][0],
        before["claims"]["pier-open"]["verdict"]
    );
    assert_eq!(
        (&after["claims"]["pier-open"]["stars"], &after["later"]),
        (&3.into(), &before["later"])
    );
    assert_eq!(after["claims"]["pier-open"]["note"]["tags"][0], "x");
    assert_eq!(after["unreadable"]["pier-lead"], 7);
    let mut told = state_dir.notebook(&library).0;
    // A new note takes what a later version has put beside the old one.
    let claim = library.find("pier-open").unwrap();
    told.set_note(claim, "asked", at(2_000_000_000));
    let page = told.page("tutorial").unwrap().clone();
    state_dir.save(&Save::Notes { dossier: "tutorial".into(), page, change: 2 }).unwrap();
    let after = page_value(&home);
    let note = &after["claims"]["pier-open"]["note"];
    assert_eq!((&note["text"], &note["tags"][0]), (&"asked".into(), &"x".into()));
}

#[test]
fn both_sides_of_a_conflict_are_read_and_joined_by_the_next_save() {
    let conflict = EARLIER.replace(
        r#"    "note":{"since":"2026-03-14T15:09:26Z","text":"why?"}}}}"#,
        "<<<<<<< HEAD\n    \"note\":{\"since\":\"2026-03-14T15:09:26Z\",\"text\":\"ours\"}}}}\n=======\n    \
         \"note\":{\"since\":\"2026-03-14T15:10:26Z\",\"text\":\"theirs\"}}}}\n>>>>>>> colleague\n",
    );
    assert!(conflict.contains("<<<<<<<"));
    let (state_dir, home) = with_page(&conflict);
    let library = library(&[TUTORIAL]);
    let recalled = state_dir.recall(&library);
    let told = recalled.complaints[0].to_string();
    assert!(told.contains("both sides of a conflict in it; onrecord uses both"), "{told}");
    let claim = library.find("fitch-safe").unwrap();
    assert_eq!(recalled.notebook.open_note(claim).text, "ours | theirs");
    state_dir.save(&save(&library, "pier-open", Status::Checked, 1)).unwrap();
    assert!(!fs::read_to_string(page_of(&home)).unwrap().contains("<<<<<<<"));
    let (notebook, complaints) = state_dir.notebook(&library);
    assert_eq!((notebook.open_note(claim).text.as_str(), complaints.len()), ("ours | theirs", 0));
}

#[test]
fn a_link_stays_a_link() {
    let (state_dir, home) = state_dir();
    let library = library(&[TUTORIAL]);
    let page = page_of(&home);
    fs::create_dir_all(page.parent().unwrap()).unwrap();
    let target = home.path().join("synced.json");
    fs::write(&target, EARLIER).unwrap();
    std::os::unix::fs::symlink("../../../synced.json", &page).unwrap();
    state_dir.save(&save(&library, "pier-open", Status::Problem, 1)).unwrap();
    assert!(fs::symlink_metadata(&page).unwrap().is_symlink());
    assert!(fs::read_to_string(&target).unwrap().contains("pier-open"));
    fs::write(&target, "{").unwrap();
    let recalled = state_dir.recall(&library);
    assert!(recalled.complaints[0].moved_to.as_ref().unwrap().starts_with(home.path()));
    state_dir.save(&save(&library, "pier-open", Status::Problem, 1)).unwrap();
    assert!(fs::symlink_metadata(&page).unwrap().is_symlink());
    assert!(fs::read_to_string(&target).unwrap().contains("pier-open"));
}

#[test]
fn an_article_with_another_id_has_its_statuses() {
    let (state_dir, home) = state_dir();
    let before = library(&[TUTORIAL]);
    state_dir.save(&save(&before, "no-crane", Status::Problem, 1)).unwrap();
    let renamed = TUTORIAL.replacen("id: \"tutorial\"", "id: \"pier\"", 1);
    let after = library(&[REUTERS, &renamed.replace("\"no-crane\"", "\"crane\"")]);
    let (notebook, _) = state_dir.notebook(&after);
    assert_eq!(status(&notebook, &after, "crane"), Status::Problem);
    // The article is open under both ids: each has its own.
    let both = library(&[TUTORIAL, &renamed]);
    let (notebook, _) = state_dir.notebook(&both);
    assert_eq!(status(&notebook, &both, "tutorial/no-crane"), Status::Problem);
    assert_eq!(status(&notebook, &both, "pier/no-crane"), Status::Unchecked);
    // What is saved then is its own page, and the former one stays.
    let (mut notebook, _) = state_dir.notebook(&after);
    let claim = after.find("pier-open").unwrap();
    notebook.set_status(&[claim], Status::Checked, at(2));
    let page = notebook.page("pier").unwrap().clone();
    state_dir.save(&Save::Notes { dossier: "pier".into(), page, change: 1 }).unwrap();
    assert!(page_of(&home).exists());
    assert_eq!(status(&state_dir.notebook(&after).0, &after, "crane"), Status::Problem);
}

#[test]
fn what_could_not_be_saved_waits_for_the_next_start() {
    let (state_dir, home) = state_dir();
    let refuge = tempfile::tempdir().unwrap();
    let state_dir = state_dir.with_refuges([refuge.path().to_owned()]);
    let library = library(&[TUTORIAL]);
    let Save::Notes { page, .. } = save(&library, "no-crane", Status::Problem, 1) else { panic!() };
    let mut pages = Notebook::default();
    pages.merge("tutorial", &page);
    // A file where the folder should be: nobody can write in it.
    fs::write(home.path().join("state"), "").unwrap();
    let path = state_dir.pending().leave(&pages, false).unwrap();
    assert_eq!((path.parent(), mode(&path)), (Some(refuge.path()), 0o600));
    let waiting = state_dir.recall(&library);
    assert!(waiting.complaints.iter().any(|it| it.to_string().contains("still cannot")));
    assert_eq!(status(&waiting.notebook, &library, "no-crane"), Status::Problem);
    assert_eq!(status(&state_dir.notebook(&library).0, &library, "no-crane"), Status::Problem);
    // Another state folder has nothing to do with it.
    let other = StateDir::in_folder(home.path().join("other"));
    let other = other.with_refuges([refuge.path().to_owned()]);
    assert_eq!(other.recall(&library).made_up_for, 0);

    fs::remove_file(home.path().join("state")).unwrap();
    let recalled = state_dir.recall(&library);
    assert_eq!((recalled.made_up_for, recalled.complaints.len()), (1, 0));
    assert_eq!(status(&recalled.notebook, &library, "no-crane"), Status::Problem);
    assert!(!path.exists() && page_of(&home).exists());

    let path = state_dir.pending().leave(&pages, false).unwrap();
    assert_eq!(path.parent(), Some(home.path().join("state/onrecord").as_path()));
    let path = state_dir.pending().leave(&pages, true).unwrap();
    assert_eq!(path.parent(), Some(refuge.path()), "the state folder is left alone");
}

/// In a folder that others may write into, too, anything can have been planted.
#[test]
fn only_what_nobody_else_can_have_written_is_taken_up() {
    let (state_dir, home) = state_dir();
    let refuge = tempfile::tempdir().unwrap();
    let state_dir = state_dir.with_refuges([refuge.path().to_owned()]);
    let library = library(&[TUTORIAL]);
    let Save::Notes { page, .. } = save(&library, "no-crane", Status::Problem, 1) else { panic!() };
    let mut pages = Notebook::default();
    pages.merge("tutorial", &page);
    let path = state_dir.pending().leave(&pages, true).unwrap();
    let elsewhere = home.path().join("elsewhere.json");
    fs::rename(&path, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
    assert!(state_dir.pending().read().is_empty(), "a link is not followed");
    fs::remove_file(&path).unwrap();
    fs::copy(&elsewhere, &path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o622)).unwrap();
    assert!(state_dir.pending().read().is_empty(), "others may write it");
    fs::remove_file(&path).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    assert!(state_dir.pending().read().is_empty(), "a pipe is not waited for");
}

#[test]
fn temporary_files_of_killed_programs_are_swept_and_no_others() {
    let (state_dir, home) = state_dir();
    let library = library(&[TUTORIAL]);
    state_dir.save(&save(&library, "no-crane", Status::Problem, 1)).unwrap();
    let folder = home.path().join("state/onrecord/status");
    // No process has a number beyond the largest one.
    let dead = folder.join(format!(".onrecord-{}-abcdef.tmp", i32::MAX));
    let living = folder.join(format!(".onrecord-{}-abcdef.tmp", std::process::id()));
    let foreign = folder.join(".tmpAbCdEf");
    for path in [&dead, &living, &foreign] {
        fs::write(path, "{").unwrap();
    }
    state_dir.recall(&library);
    assert!(!dead.exists() && living.exists() && foreign.exists());
}

#[test]
fn what_is_unknown_in_the_sessions_stays() {
    let (state_dir, home) = state_dir();
    let library = library(&[TUTORIAL]);
    state_dir.save(&session("grade:B")).unwrap();
    let path = home.path().join("state/onrecord/sessions.json");
    let mut value: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    value["later"] = 1.into();
    value["visits"]["embedded"]["zoom"] = 2.into();
    value["visits"]["bad"] = 3.into();
    fs::write(&path, value.to_string()).unwrap();
    assert_eq!(state_dir.recall(&library).sessions.visits.len(), 1);
    state_dir.save(&session("grade:C")).unwrap();
    let value: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert_eq!((&value["later"], &value["visits"]["bad"]), (&1.into(), &3.into()));
    assert_eq!(value["visits"]["embedded"]["zoom"], 2);
    assert_eq!(value["visits"]["embedded"]["query"], "grade:C");
}

fn timestamps() -> impl Strategy<Value = Timestamp> + Clone {
    let range = Timestamp::MIN.as_millisecond()..=Timestamp::MAX.as_millisecond();
    range.prop_map(|millisecond| Timestamp::from_millisecond(millisecond).unwrap())
}

fn pages() -> impl Strategy<Value = ClaimNotes> {
    let status = prop::sample::select(vec![Status::Unchecked, Status::Checked, Status::Problem]);
    let print = "[0-9a-f]{16}".prop_map(|print| serde_json::from_value(print.into()).unwrap());
    let claim = (prop::option::of(print), prop::option::of(any::<String>())).prop_map(
        |(fingerprint, gist)| ClaimSnapshot {
            fingerprint,
            gist: gist.map(Box::from),
            speaker: None,
        },
    );
    let content = prop_oneof![
        status.prop_map(Content::Verdict),
        any::<String>().prop_map(Content::Note),
        any::<String>().prop_map(Content::Draft),
    ];
    let record = (timestamps(), content, claim).prop_map(|(since, content, claim)| Record {
        since,
        content,
        claim,
    });
    let entry = prop::collection::btree_set(record, 1..8).prop_map(|records| Entry { records });
    let gone = prop::collection::btree_set("[0-9a-f]{16}", 0..3);
    (prop::collection::btree_map(any::<String>(), entry, 0..5), gone).prop_map(|(claims, gone)| {
        let gone = gone.into_iter().map(|id| serde_json::from_value(id.into()).unwrap());
        ClaimNotes { claims, replaced: gone.collect() }
    })
}

fn printed(page: &ClaimNotes) -> Vec<u8> {
    let mut document = Document::default();
    document.add(page).unwrap();
    document.print()
}

/// The bytes of a file, with some of them changed, or cut off.
fn spoiled() -> impl Strategy<Value = Vec<u8>> {
    let spoils = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4);
    (pages(), spoils, any::<prop::sample::Index>()).prop_map(|(page, spoils, end)| {
        let mut bytes = printed(&page);
        for (at, byte) in spoils {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(end.index(bytes.len()) + 1);
        bytes
    })
}

fn parsed(bytes: &[u8]) -> Option<ClaimNotes> {
    Some(Document::parse(bytes).ok()?.page().ok()?.page)
}

properties! {
    #[test]
    fn what_was_written_reads_back_the_same(page in pages()) {
        prop_assert_eq!(parsed(&printed(&page)), Some(page.clone()));
        let mut pages = Notebook::default();
        pages.merge("tutorial", &page);
        let bundle = Bundle::of_pages(&pages);
        for text in [bundle.print(), bundle.print_in_ascii().into_bytes()] {
            prop_assert_eq!(&Bundle::parse(&text).unwrap().notebook(), &pages);
        }
        prop_assert!(bundle.print_in_ascii().bytes().all(|byte| (b' '..=b'~').contains(&byte)));
    }

    #[test]
    fn any_bytes_are_a_file_or_damaged(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = parsed(&bytes);
        let _ = Document::parse(&bytes).map(|document| Sessions::of(&document));
        let _ = Bundle::parse(&bytes).map(|bundle| (bundle.notebook(), bundle.unreadable()));
    }

    #[test]
    fn a_spoiled_file_is_a_file_or_damaged_and_its_statuses_can_be_had(bytes in spoiled()) {
        if let Some(page) = parsed(&bytes) {
            let library = library(&[TUTORIAL]);
            let mut notebook = Notebook::default();
            notebook.merge("tutorial", &page);
            notebook.statuses(&library, || TimeZone::UTC);
            let claim = library.find("no-crane").unwrap();
            notebook.set_status(&[claim], Status::Problem, Timestamp::MAX);
            notebook.set_note(claim, "x", Timestamp::MIN);
            let page = notebook.page("tutorial").unwrap();
            prop_assert_eq!(&parsed(&printed(page)).unwrap(), page);
        }
    }
}

#[test]
fn queries_are_saved_by_name_beside_those_of_others() {
    let (state_dir, home) = state_dir();
    let library = library(&[TUTORIAL]);
    let saved = || state_dir.recall(&library).saved_queries;
    assert_eq!(saved().names().count(), 0);
    let save = |name: &str, query: Option<&str>| {
        let query = query.map(str::to_owned);
        state_dir.save(&Save::Query { name: name.to_owned(), query }).map(drop)
    };
    save("weak", Some("grade:D..F")).unwrap();
    let file = home.path().join("state/onrecord/queries.json");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        text.replace(
            "{\n    \"weak\"",
            "{\n \"other\": \"chip\",\n \"\\u001b[31m\": \"x\",\n \"weak\"",
        ),
    )
    .unwrap();
    save("silent", Some("reply:no-reply")).unwrap();
    save("weak", None).unwrap();
    assert_eq!(saved().names().collect::<Vec<_>>(), ["other", "silent"]);
    assert_eq!(saved().get("silent"), Some("reply:no-reply"));
    assert!(fs::read_to_string(&file).unwrap().contains("u001b"), "what is left out stays");
    fs::write(&file, r#"{"format": 2}"#).unwrap();
    save("weak", Some("x")).unwrap_err();
    assert_eq!(fs::read_to_string(&file).unwrap(), r#"{"format": 2}"#, "it stays");
    fs::write(&file, r#"{"format": 1, "queries": [7]}"#).unwrap();
    assert_eq!(state_dir.recall(&library).complaints.len(), 1);
    save("weak", Some("x")).unwrap();
    assert_eq!(saved().names().collect::<Vec<_>>(), ["weak"]);
}

#[test]
fn a_theme_is_kept_in_a_file_of_its_own() {
    let (state_dir, home) = state_dir();
    let library = library(&[TUTORIAL]);
    let recall = || state_dir.recall(&library);
    assert_eq!(recall().theme, KeptTheme::default());
    let kept = KeptTheme { theme: ThemeChoice::HighContrast, instead_of: Some(ThemeChoice::Dark) };
    state_dir.save(&Save::Theme(KeptTheme::default())).unwrap();
    state_dir.save(&Save::Theme(kept)).unwrap();
    assert_eq!(recall().theme, kept);
    let file = home.path().join("state/onrecord/theme.json");
    let expected =
        "{\n  \"format\": 1,\n  \"instead_of\": \"Dark\",\n  \"theme\": \"HighContrast\"\n}\n";
    assert_eq!(fs::read_to_string(&file).unwrap(), expected);
    fs::write(&file, r#"{"format": 2, "theme": {}}"#).unwrap();
    let recalled = recall();
    assert_eq!((recalled.theme, recalled.complaints.len()), (KeptTheme::default(), 1));
    state_dir.save(&Save::Theme(kept)).unwrap_err();
    assert!(fs::read_to_string(&file).unwrap().contains("\"format\": 2"), "it stays");
}
