//! The state folder on a real file system: whole files, two programs at once, and all that can be
//! wrong with it.

use super::*;
use crate::{
    config::{KeptTheme, ThemeChoice},
    library::{Library, Status},
    reading::testing::{REUTERS, TUTORIAL, library},
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
fn memory() -> (Memory, TempDir) {
    let home = tempfile::tempdir().unwrap();
    (Memory::in_folder(home.path().join("state/onrecord")), home)
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
    notebook.set_status(claim, status, at(now));
    let dossier = claim.dossier().id().to_owned();
    let page = notebook.page(&dossier).unwrap().clone();
    Save::Page { dossier, page }
}

fn session(query: &str) -> Save {
    let mut queries = Queries::default();
    queries.keep(query);
    let visit = Visit { query: query.to_owned(), ..Visit::default() };
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
    let (memory, home) = memory();
    let library = library(&[REUTERS, TUTORIAL]);
    let recalled = memory.recall(&library);
    assert!(recalled.complaints.is_empty() && recalled.notebook == Notebook::default());
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "nothing is written unasked");
    memory.save(&save(&library, "no-crane", Status::Problem, 1)).unwrap();
    memory.save(&session("grade:B")).unwrap();
    let recalled = memory.recall(&library);
    assert!(recalled.complaints.is_empty());
    assert_eq!(status(&recalled.notebook, &library, "no-crane"), Status::Problem);
    assert_eq!(memory.notebook(&library).0, recalled.notebook);
    assert_eq!(recalled.sessions.visits[&SessionKey::of(&[])].query, "grade:B");
    assert_eq!(recalled.sessions.queries.latest_first().next(), Some("grade:B"));
    let page = page_of(&home);
    assert_eq!(mode(&page), 0o600);
    assert_eq!(mode(page.parent().unwrap()), 0o700);
    assert_eq!(fs::read_dir(page.parent().unwrap()).unwrap().count(), 1, "nothing else is left");
    insta::assert_snapshot!(fs::read_to_string(page).unwrap());
}

#[test]
fn two_programs_keep_what_the_other_has_saved() {
    let (memory, _home) = memory();
    let library = library(&[TUTORIAL]);
    let other = memory.clone();
    memory.save(&save(&library, "no-crane", Status::Checked, 1)).unwrap();
    let saved = other.save(&save(&library, "pier-lead", Status::Problem, 2)).unwrap();
    let (dossier, page) = saved.page.unwrap();
    let mut told = Notebook::default();
    assert!(told.merge(&dossier, &page));
    for notebook in [told, memory.notebook(&library).0] {
        assert_eq!(status(&notebook, &library, "no-crane"), Status::Checked);
        assert_eq!(status(&notebook, &library, "pier-lead"), Status::Problem);
    }
    // What is older comes too late.
    memory.save(&save(&library, "pier-lead", Status::Checked, 1)).unwrap();
    let notebook = memory.notebook(&library).0;
    assert_eq!(status(&notebook, &library, "pier-lead"), Status::Problem);
}

#[test]
fn programs_that_save_at_the_same_moment_lose_nothing() {
    let (memory, _home) = memory();
    let library = library(&[TUTORIAL]);
    let ids: Vec<&str> = library.claims().map(|claim| claim.id()).collect();
    std::thread::scope(|scope| {
        for id in &ids {
            let save = save(&library, id, Status::Checked, 1);
            let memory = &memory;
            scope.spawn(move || memory.save(&save).unwrap());
        }
    });
    let notebook = memory.notebook(&library).0;
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
        let (memory, home) = memory();
        let library = library(&[TUTORIAL]);
        let page = page_of(&home);
        fs::create_dir_all(page.parent().unwrap()).unwrap();
        fs::write(&page, damage).unwrap();
        let (notebook, complaints) = memory.notebook(&library);
        assert_eq!(notebook.page("tutorial"), Some(&Page::default()));
        assert!(
            complaints[0].to_string().starts_with("tutorial.json is not used: it is damaged (in ")
        );
        assert!(page.exists(), "who only reads moves nothing");

        let recalled = memory.recall(&library);
        let told = recalled.complaints[0].to_string();
        assert!(told.contains("/status as tutorial.json.damaged-2"), "{told}");
        let aside = recalled.complaints[0].moved_to.as_ref().unwrap();
        assert_eq!(fs::read(aside).unwrap(), damage);
        assert!(!page.exists());
        assert!(memory.recall(&library).complaints.is_empty(), "it is told once");

        // Damaged while the program runs.
        fs::write(&page, damage).unwrap();
        let saved = memory.save(&save(&library, "no-crane", Status::Checked, 1)).unwrap();
        assert!(saved.complaint.unwrap().moved_to.is_some());
        let notebook = memory.notebook(&library).0;
        assert_eq!(status(&notebook, &library, "no-crane"), Status::Checked);
    }
}

#[test]
fn what_a_newer_version_wrote_is_neither_read_nor_overwritten() {
    let (memory, home) = memory();
    let library = library(&[TUTORIAL]);
    let page = page_of(&home);
    fs::create_dir_all(page.parent().unwrap()).unwrap();
    let newer = r#"{"format": 2, "claims": [1, 2]}"#;
    fs::write(&page, newer).unwrap();
    let told = memory.recall(&library).complaints[0].to_string();
    assert!(told.contains("a newer version of onrecord wrote it"), "{told}");
    let error = memory.save(&save(&library, "no-crane", Status::Checked, 1)).unwrap_err();
    let told = error.to_string();
    assert!(told.starts_with("the statuses and notes of tutorial could not be saved: "), "{told}");
    assert!(
        told.contains(" saved: a newer version of onrecord wrote it: use that one: /"),
        "{told}"
    );
    assert_eq!(fs::read_to_string(page).unwrap(), newer);
}

/// No permission stops the superuser, and neither does a folder without any.
#[test]
fn where_nothing_can_be_written_that_is_said_and_what_is_there_stays() {
    let (memory, home) = memory();
    let library = library(&[TUTORIAL]);
    // A file where the folder should be: nobody can write in it.
    fs::write(home.path().join("state"), "").unwrap();
    let save = save(&library, "no-crane", Status::Checked, 1);
    let told = memory.save(&save).unwrap_err().to_string();
    assert!(told.contains("could not be saved: ") && told.ends_with("/state/onrecord"), "{told}");
    let (notebook, complaints) = memory.notebook(&library);
    assert_eq!(notebook, Notebook::default());
    assert!(complaints[0].to_string().contains("it cannot be read"));
}

#[test]
fn a_pipe_in_the_place_of_a_file_is_not_waited_for() {
    let (memory, home) = memory();
    let library = library(&[TUTORIAL]);
    let page = page_of(&home);
    fs::create_dir_all(page.parent().unwrap()).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&page).status().unwrap();
    assert!(made.success());
    assert!(memory.recall(&library).complaints[0].to_string().contains("this is a pipe"));
    memory.save(&save(&library, "no-crane", Status::Checked, 1)).unwrap_err();
    assert!(page.exists());
}

#[test]
fn only_an_id_names_a_file() {
    let (memory, home) = memory();
    let long = "a".repeat(65);
    for dossier in ["", ".", "..", "../x", "a/b", "a\0b", "a.b", "A", "ä", &long] {
        let save = Save::Page { dossier: dossier.to_owned(), page: Page::default() };
        let error = memory.save(&save).unwrap_err();
        assert!(matches!(error.cause, SaveErrorCause::NoFileName), "{dossier}: {error}");
    }
    assert!(!home.path().join("state/onrecord/status").exists());
}

fn timestamps() -> impl Strategy<Value = Timestamp> {
    let range = Timestamp::MIN.as_millisecond()..=Timestamp::MAX.as_millisecond();
    range.prop_map(|millisecond| Timestamp::from_millisecond(millisecond).unwrap())
}

fn pages() -> impl Strategy<Value = Page> {
    let status = prop::sample::select(vec![Status::Unchecked, Status::Checked, Status::Problem]);
    let print = "[0-9a-f]{16}".prop_map(|print| serde_json::from_value(print.into()).unwrap());
    let verdict = (timestamps(), status, print).prop_map(|(since, status, fingerprint)| Verdict {
        since,
        status,
        fingerprint,
    });
    let note = (timestamps(), any::<String>()).prop_map(|(since, text)| Note { since, text });
    let entry = (prop::option::of(verdict), prop::option::of(note))
        .prop_map(|(verdict, note)| Entry { verdict, note });
    prop::collection::btree_map(any::<String>(), entry, 0..5).prop_map(Page::new)
}

/// The bytes of a file, with some of them changed, or cut off.
fn spoiled() -> impl Strategy<Value = Vec<u8>> {
    let spoils = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4);
    (pages(), spoils, any::<prop::sample::Index>()).prop_map(|(page, spoils, end)| {
        let mut bytes = file::print(&page).unwrap();
        for (at, byte) in spoils {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(end.index(bytes.len()) + 1);
        bytes
    })
}

proptest! {
    #[test]
    fn what_was_written_reads_back_the_same(page in pages()) {
        let bytes = file::print(&page).unwrap();
        prop_assert_eq!(file::parse::<Page>(&bytes).unwrap(), page);
    }

    #[test]
    fn any_bytes_are_a_file_or_damaged(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = file::parse::<Page>(&bytes);
        let _ = file::parse::<Sessions>(&bytes);
    }

    #[test]
    fn a_spoiled_file_is_a_file_or_damaged_and_its_statuses_can_be_had(bytes in spoiled()) {
        if let Ok(page) = file::parse::<Page>(&bytes) {
            let library = library(&[TUTORIAL]);
            let mut notebook = Notebook::default();
            notebook.merge("tutorial", &page);
            notebook.statuses(&library, || TimeZone::UTC);
            let claim = library.find("no-crane").unwrap();
            notebook.set_status(claim, Status::Problem, Timestamp::MAX);
            notebook.set_note(claim, "x", Timestamp::MIN);
            prop_assert!(file::print(notebook.page("tutorial").unwrap()).is_ok());
        }
    }
}

#[test]
fn a_theme_is_kept_in_a_file_of_its_own() {
    let (memory, home) = memory();
    let library = library(&[TUTORIAL]);
    let recall = || memory.recall(&library);
    assert_eq!(recall().theme, KeptTheme::default());
    let kept = KeptTheme { theme: ThemeChoice::HighContrast, instead_of: Some(ThemeChoice::Dark) };
    memory.save(&Save::Theme(KeptTheme::default())).unwrap();
    memory.save(&Save::Theme(kept)).unwrap();
    assert_eq!(recall().theme, kept);
    let file = home.path().join("state/onrecord/theme.json");
    let expected =
        "{\n  \"format\": 1,\n  \"theme\": \"HighContrast\",\n  \"instead_of\": \"Dark\"\n}\n";
    assert_eq!(fs::read_to_string(&file).unwrap(), expected);
    fs::write(&file, r#"{"format": 2, "theme": {}}"#).unwrap();
    let recalled = recall();
    assert_eq!((recalled.theme, recalled.complaints.len()), (KeptTheme::default(), 1));
    assert!(matches!(memory.save(&Save::Theme(kept)).unwrap_err().subject, Subject::Theme));
}
