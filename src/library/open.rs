//! From paths to a library: folders walked, files read in parallel, added in the order of their
//! paths.

use super::{
    DuplicateDossier, Library, Shard,
    folder::{is_dossier, walk},
};
use crate::{
    dossier::{self, Limits, ReadError, ReadErrorCause, Source, diagnostic::Report},
    text::clean,
};
use rayon::prelude::*;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// The dossier that comes with the program.
pub const EMBEDDED: &str = include_str!("../../data/reuters-2026-02-12-china-tech.ron");

/// What the embedded dossier is called in messages.
pub const EMBEDDED_NAME: &str = "the embedded article";

/// Why a dossier is not in the library. The others are.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// Its file cannot be read.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// Its file is read and makes no dossier.
    #[error("{report}")]
    Unusable {
        /// Every error, with its place.
        report: Report,
        /// The file, for those who show the lines.
        file: Source,
        /// Whether what was read of it before is still shown.
        is_outdated: bool,
    },
    /// Another dossier has its id.
    #[error(transparent)]
    Duplicate(#[from] DuplicateDossier),
    /// A link in a folder leads back to what it is in.
    #[error("{link}: this link leads back to {to}; what is in there is read once")]
    LinkBack {
        /// The link as it is shown.
        link: String,
        /// Where it leads, as it is shown.
        to: String,
    },
    /// A folder holds no file that ends in `.ron`.
    #[error("{0}: no file in this folder ends in .ron")]
    NoDossier(String),
    /// A folder holds more files than are opened at once.
    #[error(
        "{folder}: more than {limit} files in here end in .ron; open a folder in it, or raise the \
         limit with --limit files=NUMBER"
    )]
    TooManyFiles {
        /// The folder as it is shown.
        folder: String,
        /// How many are allowed.
        limit: usize,
    },
    /// A file or folder that was read before is no longer there.
    #[error("{0}: no longer there, shown as it was")]
    Gone(String),
    /// A file or folder that was read before cannot be read any more.
    #[error("{}", shown_as_it_was(.0))]
    Outdated(Box<Broken>),
}

/// Why something is shown as it was. A narrow screen cuts off the end: that it is shown stands
/// before why.
fn shown_as_it_was(why: &Broken) -> String {
    let whole = why.to_string();
    let in_place = why.place().and_then(|place| {
        let what = whole.strip_prefix(place)?.strip_prefix(": ")?;
        Some(format!("{place}: shown as it was: {what}"))
    });
    in_place.unwrap_or_else(|| format!("shown as it was: {whole}"))
}

impl Broken {
    /// The file or folder of which nothing was read, as dossiers name their origin.
    pub(crate) fn place(&self) -> Option<&str> {
        match self {
            Broken::Unreadable(error) => Some(&error.name),
            Broken::Unusable { file, .. } => Some(file.name()),
            Broken::NoDossier(folder) | Broken::TooManyFiles { folder, .. } => Some(folder),
            Broken::Gone(place) => Some(place),
            Broken::Outdated(why) => why.place(),
            Broken::Duplicate(_) | Broken::LinkBack { .. } => None,
        }
    }

    /// The same, once dossiers are shown as they were before.
    fn with_last_good_state(self) -> Self {
        match self {
            Broken::Unreadable(ReadError { name, cause: ReadErrorCause::Missing }) => {
                Broken::Gone(name)
            }
            // Its errors are told with their places.
            Broken::Unusable { report, file, .. } => {
                Broken::Unusable { report, file, is_outdated: true }
            }
            other => Broken::Outdated(Box::new(other)),
        }
    }
}

/// What became of the paths that were to be opened.
#[derive(Debug, Default)]
pub struct LoadOutcome {
    /// Every dossier that could be used.
    pub library: Library,
    /// What could not be used, in the order of the paths.
    pub broken: Vec<Broken>,
}

/// Opens the embedded article, or the dossiers at `paths`: files, and folders with all the
/// files in and below them that end in `.ron`.
pub fn open(paths: &[PathBuf], limits: &Limits) -> LoadOutcome {
    reopen(paths, limits, &Library::default())
}

/// Opens them again. Of a file or folder that has become unusable the dossiers stay what they were
/// in `last`.
pub fn reopen(paths: &[PathBuf], limits: &Limits, last: &Library) -> LoadOutcome {
    let mut loading = Loading::of(paths, limits, last);
    while loading.go_on(limits, last).is_some() {}
    loading.opened
}

impl Library {
    /// A library of one dossier, within the default limits.
    ///
    /// ```
    /// use onrecord::library::Library;
    ///
    /// let library = Library::from_ron(include_str!("../../data/tutorial.ron"))?;
    /// assert_eq!(library.find("repair-moved")?.grade().to_string(), "D3");
    /// assert!(Library::from_ron("(format: 2)").unwrap_err().to_string().contains("article"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the text makes no dossier: every problem in it, with its place.
    pub fn from_ron(text: &str) -> Result<Library, Broken> {
        let mut library = Library::default();
        library.add_source(Source::new("dossier", text), &Limits::default())?;
        Ok(library)
    }

    /// Adds the dossier in a source at the end.
    ///
    /// # Errors
    ///
    /// Where the source makes no dossier, or one with the id of a dossier that is in the library
    /// already; nothing is added then.
    pub fn add_source(&mut self, source: Source, limits: &Limits) -> Result<(), Broken> {
        Ok(self.add(Arc::new(resolve(source, limits)?))?)
    }
}

/// How far the reading of many dossiers has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many files there are.
    pub files: usize,
    /// How many of them have been read.
    pub read: usize,
    /// How many of those cannot be used.
    pub broken: usize,
}

/// Dossiers that are being read, a few hundred files at a time.
///
/// The files of a step are parsed in parallel and added in the order of their paths, so that the
/// library does not depend on which of them was parsed first. They are added while those of the
/// next step are parsed.
#[derive(Debug)]
pub struct Loading {
    files: std::vec::IntoIter<Result<PathBuf, Broken>>,
    parsed: Vec<Result<Shard, Broken>>,
    progress: Progress,
    /// What has been read so far.
    pub opened: LoadOutcome,
}

/// How many files are read in a step: enough for every core, and read in a moment.
const STEP: usize = 256;

impl Loading {
    /// Finds the files of `paths`, and reads none of them yet. What was a dossier in `last` is taken
    /// for a file still.
    pub fn of(paths: &[PathBuf], limits: &Limits, last: &Library) -> Self {
        let mut opened = LoadOutcome::default();
        if paths.is_empty() {
            let source = Source::new(EMBEDDED_NAME, EMBEDDED);
            let added = opened.library.add_source(source, &Limits::default());
            opened.broken.extend(added.err());
        }
        let files: Vec<_> = paths.iter().flat_map(|path| files(path, limits, last)).collect();
        let progress = Progress { files: files.len(), ..Progress::default() };
        Self { files: files.into_iter(), parsed: Vec::new(), progress, opened }
    }

    /// Reads some more files; nothing where all have been read. Of a file or folder that cannot be
    /// used the dossiers are those that `last` has of it.
    pub fn go_on(&mut self, limits: &Limits, last: &Library) -> Option<Progress> {
        let step: Vec<_> = self.files.by_ref().take(STEP).collect();
        let parsed = std::mem::take(&mut self.parsed);
        if step.is_empty() && parsed.is_empty() {
            return None;
        }
        self.progress.read += parsed.len();
        let opened = &mut self.opened;
        self.parsed = match (step.len(), parsed.len()) {
            (_, 0) => read_all(step, limits),
            (0, _) => {
                opened.add_all(parsed, last);
                Vec::new()
            }
            _ => rayon::join(|| read_all(step, limits), || opened.add_all(parsed, last)).0,
        };
        self.progress.broken = self.opened.broken.len();
        Some(self.progress)
    }
}

/// Reads the files of a step, in parallel; a single one wakes no other thread.
fn read_all(step: Vec<Result<PathBuf, Broken>>, limits: &Limits) -> Vec<Result<Shard, Broken>> {
    let read = |file| read(file, limits);
    match step.len() {
        1 => step.into_iter().map(read).collect(),
        _ => step.into_par_iter().map(read).collect(),
    }
}

fn read(file: Result<PathBuf, Broken>, limits: &Limits) -> Result<Shard, Broken> {
    let file = file?;
    let mut shard = resolve(Source::read(&file, limits)?, limits)?;
    shard.came_from(&file);
    Ok(shard)
}

impl LoadOutcome {
    /// Adds what was read. Of what cannot be used the dossiers are those of `last`.
    fn add_all(&mut self, shards: Vec<Result<Shard, Broken>>, last: &Library) {
        for shard in shards {
            let place = shard.as_ref().err().and_then(Broken::place);
            let last_good = place.map(|place| last.shards_at(place)).unwrap_or_default();
            match last_good.is_empty() {
                true => self.add(shard),
                false => self.add(shard.map_err(Broken::with_last_good_state)),
            }
            for shard in last_good {
                // Where another file has taken its id meanwhile, that one is the dossier.
                let _ = self.library.add(shard);
            }
        }
    }

    fn add(&mut self, shard: Result<Shard, Broken>) {
        let added = shard.and_then(|shard| Ok(self.library.add(Arc::new(shard))?));
        self.broken.extend(added.err());
    }
}

fn resolve(source: Source, limits: &Limits) -> Result<Shard, Broken> {
    let mut shard = Shard::default();
    match dossier::open(&source, limits, |valid| shard.add(valid, source.name())) {
        Ok(()) => Ok(shard.finish()),
        Err(report) => Err(Broken::Unusable { report, file: source, is_outdated: false }),
    }
}

/// The files that a path means, in the order of their paths.
fn files(path: &Path, limits: &Limits, last: &Library) -> Vec<Result<PathBuf, Broken>> {
    let was_dossier = |path: &Path| !last.shards_from(path).is_empty();
    // Whatever is no folder is read as a file, which says best what is wrong with it; so is a folder
    // in the place of a dossier.
    if !path.is_dir() || was_dossier(path) {
        return vec![Ok(path.to_owned())];
    }
    let files: Vec<_> = walk(path)
        .filter_map(|entry| match entry {
            Ok(entry) => {
                let is_file = |path| !entry.file_type().is_dir() || was_dossier(path);
                (is_dossier(entry.path()) && is_file(entry.path())).then(|| Ok(entry.into_path()))
            }
            Err(error) => broken(error).map(Err),
        })
        .take(limits.files.saturating_add(1))
        .collect();
    match files.len() {
        0 => vec![Err(Broken::NoDossier(shown(path)))],
        many if many > limits.files => {
            vec![Err(Broken::TooManyFiles { folder: shown(path), limit: limits.files })]
        }
        _ => files,
    }
}

/// What is in the way of a walk, unless it concerns no dossier.
fn broken(error: walkdir::Error) -> Option<Broken> {
    let at = error.path().unwrap_or(Path::new("")).to_owned();
    if let Some(to) = error.loop_ancestor() {
        return Some(Broken::LinkBack { link: shown(&at), to: shown(to) });
    }
    let cause = error.into_io_error().map_or(ReadErrorCause::Missing, ReadErrorCause::from);
    // A link that leads nowhere; some editors mark by one that they have a file open.
    let is_nothing = matches!(cause, ReadErrorCause::Missing | ReadErrorCause::LinkLoop);
    let is_lock = at.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".#"));
    let concerns_none = is_nothing && (is_lock || !is_dossier(&at));
    (!concerns_none).then(|| ReadError { name: shown(&at), cause }.into())
}

/// A path as it is shown.
fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const TUTORIAL: &str = include_str!("../../data/tutorial.ron");

    fn opened(paths: &[&Path]) -> LoadOutcome {
        let paths: Vec<_> = paths.iter().map(|path| path.to_path_buf()).collect();
        open(&paths, &Limits::default())
    }

    fn with_id(id: &str) -> String {
        let start = TUTORIAL.find("id: \"").unwrap() + "id: \"".len();
        let end = start + TUTORIAL[start..].find('"').unwrap();
        format!("{}{id}{}", &TUTORIAL[..start], &TUTORIAL[end..])
    }

    #[test]
    fn without_paths_it_is_the_embedded_article() {
        let opened = opened(&[]);
        assert!(opened.broken.is_empty());
        let dossier = opened.library.dossiers().next().unwrap();
        assert_eq!((dossier.origin(), dossier.path()), (EMBEDDED_NAME, None));
    }

    #[test]
    fn what_is_not_there_is_said() {
        let opened = opened(&[Path::new("/nowhere/x.ron")]);
        assert!(opened.library.is_empty());
        assert!(opened.broken[0].to_string().starts_with("/nowhere/x.ron: there is no such file"));
    }

    #[test]
    fn a_folder_is_walked_in_the_order_of_paths_and_one_bad_file_stops_no_other() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("b/c")).unwrap();
        fs::write(folder.path().join("b/c/late.ron"), with_id("late")).unwrap();
        fs::write(folder.path().join("a.ron"), with_id("first")).unwrap();
        fs::write(folder.path().join("b/bad.ron"), "(format: 2").unwrap();
        fs::write(folder.path().join("notes.txt"), "not a dossier").unwrap();
        let opened = opened(&[folder.path()]);
        let ids: Vec<_> = opened.library.dossiers().map(|dossier| dossier.id()).collect();
        assert_eq!(ids, ["first", "late"]);
        let paths: Vec<_> =
            opened.library.dossiers().filter_map(|dossier| dossier.path()).collect();
        assert_eq!(paths, [folder.path().join("a.ron"), folder.path().join("b/c/late.ron")]);
        assert_eq!(opened.broken.len(), 1);
        assert!(opened.broken[0].to_string().contains("bad.ron:1:"), "{}", opened.broken[0]);
    }

    #[test]
    fn the_second_dossier_of_one_id_is_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.ron", "b.ron"] {
            fs::write(folder.path().join(name), TUTORIAL).unwrap();
        }
        let opened = opened(&[folder.path()]);
        assert_eq!(opened.library.dossier_count(), 1);
        let message = opened.broken[0].to_string();
        assert!(message.contains("a.ron") && message.contains("b.ron"), "{message}");
    }

    #[test]
    fn an_empty_folder_says_what_it_lacks() {
        let folder = tempfile::tempdir().unwrap();
        let opened = opened(&[folder.path()]);
        assert!(opened.broken[0].to_string().contains("ends in .ron"));
    }

    /// What is shown, and what is said, after a folder with `a.ron` and `2026.02/b.ron` was changed.
    fn after(change: impl FnOnce(&Path), paths: &[&str]) -> (Vec<String>, Vec<String>) {
        let home = tempfile::tempdir().unwrap();
        let news = home.path().join("news");
        fs::create_dir_all(news.join("2026.02")).unwrap();
        fs::write(news.join("a.ron"), with_id("first")).unwrap();
        fs::write(news.join("2026.02/b.ron"), with_id("second")).unwrap();
        let paths: Vec<_> = paths.iter().map(|path| home.path().join(path)).collect();
        let limits = Limits { files: 2, ..Limits::default() };
        let last = open(&paths, &limits);
        assert!(last.broken.is_empty());
        change(&news);
        let opened = reopen(&paths, &limits, &last.library);
        let shown = opened.library.dossiers().map(|dossier| dossier.id().to_owned());
        let home = home.path().display().to_string();
        let said = opened.broken.iter().map(|broken| broken.to_string().replace(&home, ""));
        (shown.collect(), said.collect())
    }

    #[test]
    fn what_is_gone_or_something_else_by_now_is_shown_as_it_was_and_that_is_said() {
        let away = |news: &Path| fs::rename(news, news.with_file_name("away")).unwrap();
        let (shown, said) = after(away, &["news"]);
        assert_eq!(shown, ["second", "first"]);
        let gone = "no longer there, shown as it was";
        assert_eq!(said, [format!("/news: {gone}")]);
        let (shown, said) = after(away, &["news/a.ron"]);
        assert_eq!((shown, said), (vec!["first".into()], vec![format!("/news/a.ron: {gone}")]));

        let emptied = |news: &Path| {
            fs::remove_file(news.join("a.ron")).unwrap();
            fs::remove_dir_all(news.join("2026.02")).unwrap();
        };
        let (shown, said) = after(emptied, &["news/"]);
        assert_eq!(shown.len(), 2);
        assert_eq!(said, ["/news/: shown as it was: no file in this folder ends in .ron"]);

        let crowded = |news: &Path| fs::write(news.join("c.ron"), with_id("third")).unwrap();
        let (shown, said) = after(crowded, &["news"]);
        assert_eq!(shown.len(), 2);
        assert!(said[0].starts_with("/news: shown as it was: more than 2 files"), "{said:?}");
    }

    #[test]
    fn a_dossier_that_becomes_a_folder_is_shown_as_it_was() {
        let folder_instead = |news: &Path| {
            fs::remove_file(news.join("a.ron")).unwrap();
            fs::create_dir(news.join("a.ron")).unwrap();
        };
        let expected = "/news/a.ron: shown as it was: this is a folder; name a file in it";
        for path in ["news", "news/a.ron"] {
            let (shown, said) = after(folder_instead, &[path]);
            assert!(shown.contains(&"first".to_owned()), "{shown:?}");
            assert_eq!(said, [expected], "{path}");
        }
    }

    #[test]
    fn a_file_that_is_deleted_from_a_folder_is_shown_no_more() {
        let deleted = |news: &Path| fs::remove_file(news.join("a.ron")).unwrap();
        assert_eq!(after(deleted, &["news"]), (vec!["second".to_owned()], Vec::new()));
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_round_end_and_their_names_are_clean() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.ron"), TUTORIAL).unwrap();
        let link = folder.path().join("lo\u{1B}[2Jop\u{202E}");
        std::os::unix::fs::symlink(folder.path(), link).unwrap();
        let opened = opened(&[folder.path()]);
        assert_eq!(opened.library.dossier_count(), 1);
        assert_eq!(opened.broken.len(), 1);
        let message = opened.broken[0].to_string();
        assert!(message.contains("loop\u{FFFD}: this link leads back to "), "{message:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_links_reach_in_a_million_ways_is_read_once() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let at = |level: usize| folder.path().join(level.to_string());
        for level in 0..40 {
            fs::create_dir(at(level)).unwrap();
            for name in ["a", "b"] {
                symlink(at(level + 1), at(level).join(name)).unwrap();
            }
        }
        fs::create_dir(at(40)).unwrap();
        fs::write(at(40).join("x.ron"), TUTORIAL).unwrap();
        let opened = opened(&[&at(0)]);
        assert_eq!(opened.library.dossier_count(), 1);
        assert!(opened.broken.is_empty(), "{:?}", opened.broken);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nowhere_counts_only_where_it_should_be_a_dossier() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["notes", ".#my.ron", "lost.ron"] {
            std::os::unix::fs::symlink("/nowhere", folder.path().join(name)).unwrap();
        }
        let opened = opened(&[folder.path()]);
        let [lost] = &opened.broken[..] else { panic!("{:?}", opened.broken) };
        assert!(lost.to_string().contains("lost.ron: there is no such file"), "{lost}");
    }

    #[test]
    fn a_folder_of_too_many_files_is_refused_before_any_is_read() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.ron", "b.ron", "c.ron"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let limits = Limits { files: 2, ..Limits::default() };
        let opened = open(&[folder.path().to_owned()], &limits);
        let message = opened.broken[0].to_string();
        assert!(message.contains("more than 2 files in here end in .ron"), "{message}");
        assert_eq!(opened.broken.len(), 1);
    }
}
