use super::*;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

const SOON: Duration = Duration::from_secs(20);
/// Long enough for several looks, with events and without.
const NOT_YET: Duration = Duration::from_millis(250);

const EVENTS: Reliance = Reliance { on_events: true, pace: PACE };
const POLLS: Reliance = Reliance { on_events: false, pace: Duration::from_millis(20) };
const BOTH: [Reliance; 2] = [EVENTS, POLLS];

/// A folder, and what is told of what is watched in it.
struct Scene {
    home: tempfile::TempDir,
    told: Option<(Watcher, Receiver<Event>)>,
}

impl Scene {
    fn new(files: &[&str]) -> Self {
        let scene = Self { home: tempfile::tempdir().unwrap(), told: None };
        files.iter().for_each(|file| scene.write(file, "()"));
        scene
    }

    fn at(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.at(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.at(from), self.at(to)).unwrap();
    }

    /// Watches, and returns once everything has been looked at.
    fn watch(&mut self, reliance: Reliance, what: &[What]) {
        let (sender, events) = mpsc::channel();
        let read = SystemTime::UNIX_EPOCH;
        // Whatever is there is newer than that: it is told as soon as it is watched.
        let all = vec![WatchGroup { what: what.to_vec(), event: || Event::FilesChanged }];
        self.told = Some((Watcher::relying(reliance, sender, all, read).unwrap(), events));
        self.is_told("the first look");
    }

    fn dossiers(&mut self, reliance: Reliance, path: &str) {
        let path = self.at(path);
        self.watch(reliance, &[What::Dossiers(path)]);
    }

    #[track_caller]
    fn is_told(&self, what: &str) {
        let (_, events) = self.told.as_ref().unwrap();
        assert!(matches!(events.recv_timeout(SOON), Ok(Event::FilesChanged)), "not told: {what}");
    }

    #[track_caller]
    fn is_not_told(&self, what: &str) {
        let (_, events) = self.told.as_ref().unwrap();
        assert!(events.recv_timeout(NOT_YET).is_err(), "told: {what}");
    }
}

#[test]
fn saving_is_noticed_however_the_editor_does_it_and_reading_is_not() {
    for reliance in BOTH {
        let mut scene = Scene::new(&["a.ron"]);
        scene.dossiers(reliance, "a.ron");
        fs::read(scene.at("a.ron")).unwrap();
        scene.write("b.ron", "()");
        scene.write("b.txt", "");
        scene.is_not_told("nothing of ours has changed");
        scene.write("a.ron", "(1)");
        scene.is_told("written in place");
        scene.write(".a.swp", "(2)");
        scene.rename(".a.swp", "a.ron");
        scene.is_told("renamed over it");
        fs::remove_file(scene.at("a.ron")).unwrap();
        scene.is_told("removed");
        scene.write("a.ron", "(2)");
        scene.is_told("there again");
        scene.write("a.txt", "The text.");
        scene.is_told("the article's text beside it");
    }
}

#[test]
fn a_file_that_is_older_and_as_long_is_another_file_all_the_same() {
    for reliance in BOTH {
        let mut scene = Scene::new(&["old.swp", "a.ron"]);
        scene.dossiers(reliance, "a.ron");
        scene.rename("old.swp", "a.ron");
        scene.is_told("an older one moved over it");
    }
}

#[test]
fn below_a_folder_every_dossier_counts_and_nothing_else() {
    for reliance in BOTH {
        let mut scene = Scene::new(&["news/2026/a.ron", "news/2026.02/b.ron"]);
        scene.dossiers(reliance, "news");
        scene.write("news/2026/notes.txt", "");
        scene.write("news/2026/.a.ron.swp", "");
        scene.write("news/readme.md", "");
        scene.is_not_told("no dossier, and the text of none");
        scene.write("news/2026/a.txt", "");
        scene.is_told("the text of one");
        scene.write("news/2026/new.ron", "()");
        scene.is_told("a new one");
        scene.write("news/2026.02/b.ron", "(1)");
        scene.is_told("in a folder with a dot in its name");
        scene.rename("news/2026.02", "away");
        scene.is_told("that folder is gone");
        scene.write("away/b.ron", "(2)");
        scene.is_not_told("what is away is none of ours");
        scene.rename("away", "news/2026.02");
        scene.is_told("it is back");
        scene.write("news/2026.02/b.ron", "(3)");
        scene.is_told("and watched again");
    }
}

#[test]
fn a_new_subfolder_is_watched_however_deep() {
    for reliance in BOTH {
        let mut scene = Scene::new(&["news/a.ron"]);
        scene.dossiers(reliance, "news");
        fs::create_dir_all(scene.at("news/x.y/2026")).unwrap();
        scene.is_told("folders");
        scene.write("news/x.y/2026/b.ron", "()");
        scene.is_told("a dossier in one");
        scene.write("elsewhere/y/c.ron", "()");
        scene.rename("elsewhere", "news/moved");
        scene.is_told("a folder that was moved in");
        scene.write("news/moved/y/c.ron", "(1)");
        scene.is_told("a dossier in that");
    }
}

#[test]
fn a_folder_that_goes_and_comes_back_or_another_in_its_place_is_watched() {
    for reliance in BOTH {
        let mut scene = Scene::new(&["in/news/a.ron", "other/a.ron"]);
        scene.dossiers(reliance, "in/news");
        scene.rename("in/news", "away");
        scene.is_told("gone");
        scene.rename("away", "in/news");
        scene.is_told("back");
        scene.write("in/news/a.ron", "(1)");
        scene.is_told("saved after that");
        scene.rename("in", "gone");
        scene.is_told("the folder that it is in is gone");
        fs::create_dir(scene.at("in")).unwrap();
        scene.rename("other", "in/news");
        scene.is_told("another one in its place");
        scene.write("in/news/a.ron", "(2)");
        scene.is_told("saved in that one");
        fs::remove_dir_all(scene.at("in")).unwrap();
        scene.is_told("removed");
        scene.write("in/news/a.ron", "(3)");
        scene.is_told("made anew");
    }
}

#[test]
fn a_link_is_followed_to_what_is_saved_and_when_it_is_pointed_elsewhere() {
    for reliance in BOTH {
        let mut scene = Scene::new(&["real/one/a.ron", "real/two/a.ron", "news/b.ron"]);
        symlink("../real/one/a.ron", scene.at("news/link.ron")).unwrap();
        symlink(scene.at("real/two"), scene.at("news/two")).unwrap();
        symlink("news", scene.at("current")).unwrap();
        scene.dossiers(reliance, "current");
        scene.write("real/one/a.ron", "(1)");
        scene.is_told("the target of a file's link");
        scene.write("real/one/.swp", "(22)");
        scene.rename("real/one/.swp", "real/one/a.ron");
        scene.is_told("another file in place of the target");
        scene.write("real/two/a.ron", "(1)");
        scene.is_told("in the target of a folder's link");
        symlink("../real/two/a.ron", scene.at("news/.new")).unwrap();
        scene.rename("news/.new", "news/link.ron");
        scene.is_told("the link points elsewhere");
        symlink("real/one", scene.at(".new")).unwrap();
        scene.rename(".new", "current");
        scene.is_told("the link that was opened points elsewhere");
        scene.write("real/one/a.ron", "(4)");
        scene.is_told("where it points to by now");
        scene.write("news/b.ron", "(4)");
        scene.is_not_told("where it pointed to before");
    }
}

#[test]
fn a_dossier_that_becomes_a_folder_and_a_folder_that_becomes_a_dossier_are_told() {
    for reliance in BOTH {
        let mut scene = Scene::new(&["a.ron", "b/b.ron"]);
        let what = ["a.ron", "b"].map(|name| What::Dossiers(scene.at(name)));
        scene.watch(reliance, &what);
        fs::remove_file(scene.at("a.ron")).unwrap();
        scene.write("a.ron/x.ron", "()");
        scene.is_told("a folder");
        scene.write("a.ron/x.ron", "(1)");
        scene.is_told("in that folder");
        fs::remove_dir_all(scene.at("b")).unwrap();
        scene.write("b", "()");
        scene.is_told("a file");
    }
}

#[test]
fn a_folder_that_cannot_be_looked_into_is_told_once_it_can() {
    use std::os::unix::fs::PermissionsExt;
    let may = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    for reliance in BOTH {
        let mut scene = Scene::new(&["news/a.ron", "news/secret/b.ron"]);
        let secret = scene.at("news/secret");
        may(&secret, 0);
        scene.dossiers(reliance, "news");
        // The superuser may look into everything, and then nothing has changed.
        let is_secret = fs::read_dir(&secret).is_err();
        may(&secret, 0o700);
        if is_secret {
            scene.is_told("it can be looked into");
        }
        scene.write("news/secret/b.ron", "(1)");
        scene.is_told("saved in it");
    }
}

#[test]
fn a_file_may_come_later_and_so_may_the_folders_that_it_lies_in() {
    for reliance in BOTH {
        let mut scene = Scene::new(&["known"]);
        let status = What::Folder(scene.at("state/onrecord/status"), "json");
        let known = What::File(scene.at("known"));
        scene.watch(reliance, &[status, known]);
        scene.write("state/onrecord/status/.tmp", "{}");
        scene.rename("state/onrecord/status/.tmp", "state/onrecord/status/a.json");
        scene.is_told("the first page");
        scene.write("state/onrecord/sessions.json", "{}");
        scene.write("state/onrecord/status/.tmp", "{}");
        scene.write("state/onrecord/status/a.json.damaged", "{}");
        scene.is_not_told("no page");
        scene.write("state/onrecord/status/b.json", "{}");
        scene.is_told("a second page");
    }
}

#[test]
fn each_event_is_that_of_what_has_changed() {
    let scene = Scene::new(&["a.ron", "status/a.json"]);
    let (sender, events) = mpsc::channel();
    let watched = |what, event| WatchGroup { what: vec![what], event };
    let all = vec![
        watched(What::Dossiers(scene.at("a.ron")), || Event::FilesChanged),
        watched(What::Folder(scene.at("status"), "json"), || Event::StateChanged),
    ];
    let _watcher = Watcher::start(sender, all, SystemTime::UNIX_EPOCH).unwrap();
    assert!(matches!(events.recv_timeout(SOON), Ok(Event::FilesChanged)));
    assert!(matches!(events.recv_timeout(SOON), Ok(Event::StateChanged)));
    scene.write("status/a.json", "{}");
    assert!(matches!(events.recv_timeout(SOON), Ok(Event::StateChanged)));
    scene.write("a.ron", "(1)");
    assert!(matches!(events.recv_timeout(SOON), Ok(Event::FilesChanged)));
}

#[test]
fn what_changed_between_the_reading_and_the_watching_is_told() {
    let later = SystemTime::now() + Duration::from_secs(3600);
    for (read, is_told) in [(SystemTime::now(), true), (later, false)] {
        let scene = Scene::new(&["a.ron"]);
        let (sender, events) = mpsc::channel();
        let what = vec![What::Dossiers(scene.at("a.ron"))];
        let all = vec![WatchGroup { what, event: || Event::FilesChanged }];
        let _watcher = Watcher::start(sender, all, read).unwrap();
        let patience = if is_told { SOON } else { NOT_YET };
        assert_eq!(events.recv_timeout(patience).is_ok(), is_told);
    }
}

/// Links could lead to one folder in more ways than anybody can go.
#[test]
fn a_folder_that_links_reach_in_a_million_ways_is_watched_once() {
    let mut scene = Scene::new(&["40/x.ron"]);
    for level in 0..40 {
        fs::create_dir_all(scene.at(&level.to_string())).unwrap();
        for name in ["a", "b"] {
            symlink(scene.at(&(level + 1).to_string()), scene.at(&format!("{level}/{name}")))
                .unwrap();
        }
    }
    scene.dossiers(EVENTS, "0");
    scene.write("40/x.ron", "(1)");
    scene.is_told("at the end of all ways");
}

#[test]
fn where_the_system_has_no_events_left_and_only_there_time_is_a_hint() {
    let mut guard = Guard::new(POLLS, Vec::new(), mpsc::channel().0);
    assert_eq!(guard.patience(), None, "there is nothing to look at");
    guard.all = vec![WatchGroup { what: Vec::new(), event: || Event::FilesChanged }];
    guard.views = vec![View::default()];
    assert_eq!(guard.patience(), Some(POLLS.pace));
    guard.effort = Duration::from_secs(1);
    assert_eq!(guard.patience(), Some(Duration::from_secs(20)), "a slow look is a rare one");

    guard.reliance = EVENTS;
    guard.look_again(true);
    assert_eq!(guard.patience(), None, "the system tells everything");
    guard.views[0].is_remote = true;
    assert!(guard.patience().is_some(), "but not what another computer does");
}
