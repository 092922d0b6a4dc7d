//! What is wrong with the files: told in a banner, and listed with the way to each.

use super::{After, LARGE, Overlay};
use crate::{
    action::Action,
    config::{ConfigError, Context},
    dossier::{
        Source,
        diagnostic::{Code, Diagnostic, Report, Severity, Style, render_one},
    },
    library::{Broken, EMBEDDED_NAME},
    text::clean,
    ui::{
        Cx, EditAt, Effect, Look, Notice, State, Target,
        hints::Entry,
        layout::{Screen, split_bottom, split_top},
        render::Painter,
        widgets::{compose::Composer, picker::Picker, popup::rule, rich::Rich, sheet::Sheet},
    },
};
use ratatui::{layout::Rect, text::Line};
use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
};

const HINTS: &[Entry] = &[
    (&[Action::Accept], "edit there"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Leave], "close"),
];

/// Something that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// One line: the file, the place in it, and what is wrong.
    pub line: String,
    /// The same in parts, where it is in a file.
    pub in_file: Option<InFile>,
    /// The same as `onrecord check` prints it, with the line of the file.
    pub snippet: Option<String>,
    /// How much it matters; because of an error something cannot be used.
    pub severity: Severity,
    /// Where an editor is to open, if it is in a file that can be edited.
    pub place: Option<FilePlace>,
}

/// What is wrong with which file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InFile {
    /// The file, as it was opened.
    file: String,
    /// Its name, with folders as far as it takes to tell it from the others that are listed.
    name: String,
    /// The line, from 1, where it is in one.
    line: Option<usize>,
    /// What is wrong.
    message: String,
    /// Whether what was read of the file before is still shown.
    is_outdated: bool,
}

impl InFile {
    fn new(file: &str, line: Option<usize>, message: impl Into<String>) -> Self {
        let name = last_parts(file, 1).to_owned();
        Self { file: file.to_owned(), name, line, message: message.into(), is_outdated: false }
    }

    /// The file and the line: "pier.ron:12".
    fn place(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.name),
            None => self.name.clone(),
        }
    }
}

impl Problem {
    /// What is wrong with a dossier that cannot be used.
    pub fn of_broken(broken: &Broken) -> Vec<Self> {
        match broken {
            Broken::Unusable { report, file, is_outdated } => {
                let mut problems = Self::of_report(report, file);
                let in_files = problems.iter_mut().filter_map(|it| it.in_file.as_mut());
                in_files.for_each(|it| it.is_outdated = *is_outdated);
                problems
            }
            other => vec![Self::of_file(other.place(), &other.to_string(), None)],
        }
    }

    /// What a check found in a file.
    pub fn of_report(report: &Report, file: &Source) -> Vec<Self> {
        let style = Style { colour: false, width: WIDTH };
        let problem = |it: &Diagnostic| {
            let Diagnostic { line, column, severity, .. } = it;
            // A row says whose it is, which the line of the file shows otherwise.
            let message = match it.open_in() {
                Some(item) => format!("undecided: {item}: {}", it.what_is_undecided()),
                None => it.message.clone(),
            };
            Problem {
                line: format!("{}:{line}:{column}: {message}", report.name),
                in_file: Some(InFile::new(&report.name, Some(*line), message)),
                snippet: Some(render_one(it, &report.name, file.text(), style)),
                severity: *severity,
                place: (report.name != EMBEDDED_NAME).then(|| FilePlace {
                    path: PathBuf::from(&report.name),
                    line: *line,
                    column: *column,
                }),
            }
        };
        // What a draft leaves open hides nothing else.
        let is_open = |it: &&Diagnostic| it.code == Code::Undecided;
        let (open, others): (Vec<_>, Vec<_>) = report.problems().partition(is_open);
        others.into_iter().chain(open).map(problem).collect()
    }

    /// What in the config folder cannot be used.
    pub fn of_config(error: &ConfigError) -> Self {
        let place = error.place.map(|place| FilePlace {
            path: error.path.clone(),
            line: place.line,
            column: place.column,
        });
        Self::of_file(Some(&error.path.display().to_string()), &error.to_string(), place)
    }

    /// A damaged file of statuses and notes, which is missed as long as it lies aside.
    pub fn of_set_aside(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().display();
        let folder = path.parent().unwrap_or(path).display();
        let sentence = format!(
            "{name} is damaged and set aside, and its statuses and notes are not shown: mend it \
             and give it its name back, or delete it (in {folder})"
        );
        Self::new(&sentence, None)
    }

    /// Something that cannot be used, and that one sentence tells whole.
    pub fn new(sentence: &str, place: Option<FilePlace>) -> Self {
        Problem {
            line: clean(sentence).into_owned(),
            in_file: None,
            snippet: None,
            severity: Severity::Error,
            place,
        }
    }

    /// The same of a file, with whose name, and the place in it, the sentence begins.
    fn of_file(file: Option<&str>, sentence: &str, place: Option<FilePlace>) -> Self {
        let mut problem = Self::new(sentence, place);
        let line = problem.place.as_ref().map(|place| place.line);
        problem.in_file = file.and_then(|file| {
            let file = clean(file);
            let (_, message) = problem.line.strip_prefix(&*file)?.split_once(": ")?;
            Some(InFile::new(&file, line, message))
        });
        problem
    }
}

/// The last so many parts of a path; all where it has no more.
fn last_parts(path: &str, count: usize) -> &str {
    let start = path.rmatch_indices('/').nth(count - 1).map_or(0, |(slash, _)| slash + 1);
    &path[start..]
}

/// Names each file as short as tells it from the others.
fn name_files(problems: &mut [Problem]) {
    let mut files: HashMap<&str, HashSet<&str>> = HashMap::new();
    for InFile { file, .. } in problems.iter().filter_map(|it| it.in_file.as_ref()) {
        files.entry(last_parts(file, 1)).or_default().insert(file);
    }
    let parts = |files: &HashSet<&str>| {
        let most = files.iter().map(|file| file.split('/').count()).max().unwrap_or(1);
        let tells_apart = |parts: &usize| {
            let names: HashSet<&str> = files.iter().map(|file| last_parts(file, *parts)).collect();
            names.len() == files.len()
        };
        (1..most).find(tells_apart).unwrap_or(most)
    };
    let parts: HashMap<String, usize> =
        files.iter().map(|(name, files)| ((*name).to_owned(), parts(files))).collect();
    for it in problems.iter_mut().filter_map(|it| it.in_file.as_mut()) {
        let parts = parts.get(last_parts(&it.file, 1)).copied().unwrap_or(1);
        it.name = last_parts(&it.file, parts).to_owned();
    }
}

/// The columns that problems are rendered for; a narrower screen cuts them off at the right.
const WIDTH: usize = 100;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePlace {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// The list of what is wrong.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    /// Which of them is selected.
    picker: Picker,
}

/// The least lines for the selected one as `check` prints it, with a line above it.
const LEAST_WHOLE: u16 = 9;
/// The least lines of a list with the sentence of the selected one below it.
const WITH_SENTENCE: u16 = 6;

impl Problems {
    /// The list, where something is wrong.
    pub fn open(cx: &mut Cx) -> Option<Self> {
        if cx.problems.is_empty() {
            cx.say("nothing is wrong with the files");
            return None;
        }
        Some(Self::default())
    }

    fn edit(&self, cx: &mut Cx) -> After {
        let place = cx.problems.get(self.picker.selected).and_then(|problem| problem.place.clone());
        match place {
            Some(place) => {
                cx.run([Effect::Edit(EditAt::Place(place))]);
                After::Close
            }
            None => {
                cx.say("this is in no file that could be edited");
                After::Stay
            }
        }
    }

    /// A row for each, and below them in half of the room the selected one as `check` prints it, or
    /// its sentence where that has no room.
    fn draw(&self, problems: &[Problem], area: Rect, painter: &mut Painter<'_, '_>) {
        let look = painter.look;
        let has_room = area.height >= 2 * LEAST_WHOLE;
        let below = match area.height {
            _ if has_room => LEAST_WHOLE.max(area.height / 2),
            WITH_SENTENCE.. => area.height / 2,
            _ => 0,
        };
        let (rows, below) = split_bottom(area, below);
        painter.choices(self.picker.selected, problems.len(), rows, |at, line| {
            put_problem(&problems[at], line, look);
        });
        if below.height > 0 {
            // The list takes no more than it needs.
            let (_, below) = split_top(area, rows.height.min(problems.len() as u16));
            let selected = problems.get(self.picker.selected);
            let whole = selected.map(|it| match has_room {
                true => whole(it, area.width, look),
                false => sentence(it, area.width, look),
            });
            let lines = [vec![rule(area.width, look)], whole.unwrap_or_default()].concat();
            painter.lines(&lines, below);
        }
    }
}

impl Overlay for Problems {
    fn keys(&self) -> (Context, &'static [Entry]) {
        (Context::Problems, HINTS)
    }

    fn update(&mut self, action: Action, cx: &mut Cx) -> After {
        match action {
            Action::Close | Action::Leave => After::Close,
            Action::Accept => self.edit(cx),
            _ => {
                self.picker.update(action, cx.problems.len(), cx);
                After::Stay
            }
        }
    }

    fn click(&mut self, place: usize, cx: &mut Cx) -> After {
        if self.picker.click(place) { self.edit(cx) } else { After::Stay }
    }

    fn render(&self, screen: &Screen, area: Rect, painter: &mut Painter<'_, '_>) {
        let problems = &painter.cx.problems;
        let title = format!("Problems  {}", problems.len());
        let area = painter.popup(&title, screen.popup(area, LARGE));
        self.draw(problems, area, painter);
    }

    fn cursor(&self) -> Option<Target> {
        self.picker.cursor()
    }
}

impl State {
    /// Takes in what is wrong with the files: errors come before the open places of hundreds of drafts.
    pub fn report(&mut self, mut problems: Vec<Problem>) {
        name_files(&mut problems);
        problems.sort_by_key(|problem| problem.severity != Severity::Error);
        self.cx.problems = problems;
    }
}

impl Cx {
    /// What stays on the screen as long as something cannot be used.
    pub(crate) fn banner(&self) -> Option<Notice> {
        let is_error = |problem: &&Problem| problem.severity == Severity::Error;
        let errors = || self.problems.iter().filter(is_error);
        let first = errors().next()?;
        // What there is to do comes first: a narrow screen cuts off the end.
        let key = self.key(Action::Problems);
        let of_first = |problem: &Problem| {
            let files = [problem, first].map(|it| it.in_file.as_ref().map(|it| &it.file));
            files[0] == files[1]
        };
        Some(Notice::error(match (&first.in_file, errors().count()) {
            (Some(InFile { name, line: Some(line), is_outdated: true, .. }), _)
                if errors().all(of_first) =>
            {
                format!(
                    "{key} shows why {name} is broken at line {line}: showing its last readable \
                     version"
                )
            }
            (Some(it), 1) => format!("{key} shows it whole: {}: {}", it.place(), it.message),
            (None, 1) => format!("{key} shows it whole: {}", first.line),
            (Some(it), all) => {
                format!("{key} shows all {all}: {}: {}", it.place(), it.message)
            }
            (None, all) => format!("{key} shows all {all}: {}", first.line),
        }))
    }
}

fn put_problem<'a>(problem: &'a Problem, line: &mut Composer<'a>, look: Look<'_>) {
    let theme = look.theme;
    let (word, style) = match problem.severity {
        Severity::Error => ("error", theme.error),
        Severity::Warning => ("warning", theme.strong),
        Severity::Info => ("note", theme.text),
    };
    let cut = look.glyphs().cut;
    line.cell(word, 8, style, "");
    match &problem.in_file {
        Some(it) => {
            line.put_cut(it.place(), theme.strong, cut).skip(2);
            line.put_cut(it.message.as_str(), theme.text, cut)
        }
        None => line.put_cut(problem.line.as_str(), theme.text, cut),
    };
}

/// What is wrong, wrapped.
fn sentence<'a>(problem: &'a Problem, width: u16, look: Look<'_>) -> Vec<Line<'a>> {
    let text = problem.in_file.as_ref().map_or(&problem.line, |it| &it.message);
    let mut sheet = Sheet::new(width, look);
    sheet.text(&Rich::of(text, look.theme.text), 1, 1);
    sheet.lines
}

/// All that there is to say; the lines of a file are cut off, and sentences are wrapped.
fn whole<'a>(problem: &'a Problem, width: u16, look: Look<'_>) -> Vec<Line<'a>> {
    let Some(snippet) = &problem.snippet else {
        let mut sheet = Sheet::new(width, look);
        sheet.text(&Rich::of(&problem.line, look.theme.text), 1, 1);
        return sheet.lines;
    };
    let line = |text| {
        let mut line = Composer::new(width);
        line.skip(1).put_cut(text, look.theme.text, look.glyphs().cut);
        line.finish()
    };
    snippet.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{
        drawing::{part, part_text},
        testing::{TUTORIAL, UNDECIDED, state},
    };

    fn rows() -> Vec<Problem> {
        let broken = "(\n  format: 2,\n  article: (id: \"A\",\n)";
        let source = crate::dossier::Source::new("news/broken.ron", broken);
        let report = crate::dossier::check::check(&source, None, &Default::default());
        let mut rows = Problem::of_report(&report, &source);
        rows.push(Problem::new("keys.ron:3:4: no context is named `lists`", None));
        rows.push(Problem {
            severity: Severity::Info,
            ..Problem::new("a.ron:1:1: a long gist", None)
        });
        rows
    }

    #[test]
    fn a_file_is_called_by_as_much_as_tells_it_from_the_others() {
        let mut state = state(&[TUTORIAL]);
        let of = |file: &str| {
            let sentence = format!("{file}: the file is empty");
            Problem::of_file(Some(file), &sentence, None)
        };
        let files = ["/a/b/2025/x.ron", "/a/c/2025/x.ron", "/a/b/2025/x.ron", "y.ron", "/z/y.ron"];
        state.report(files.into_iter().chain(["/long/way/to/alone.ron"]).map(of).collect());
        let names = state.cx.problems.iter().map(|it| it.in_file.as_ref().unwrap().name.as_str());
        let expected =
            ["b/2025/x.ron", "c/2025/x.ron", "b/2025/x.ron", "y.ron", "z/y.ron", "alone.ron"];
        assert_eq!(names.collect::<Vec<_>>(), expected);
        let text = part_text(&state, (32, 12), |area, painter| {
            Problems::default().draw(&state.cx.problems, area, painter);
        });
        assert!(text.contains("alone.ron  the fi") && text.contains("…"), "{text}");
        let banner = "! shows all 6: b/2025/x.ron: the file is empty";
        assert_eq!(state.cx.banner(), Some(Notice::error(banner)));
    }

    #[test]
    fn an_error_comes_before_what_other_files_leave_open() {
        let mut state = state(&[TUTORIAL]);
        let of = |severity, line: &str| Problem { severity, ..Problem::new(line, None) };
        let (open, info, error) = (Severity::Warning, Severity::Info, Severity::Error);
        state.report(vec![
            of(open, "a"),
            of(info, "b"),
            of(error, "c"),
            of(open, "d"),
            of(error, "e"),
        ]);
        let lines: String = state.cx.problems.iter().map(|it| it.line.as_str()).collect();
        assert_eq!(lines, "ceabd");
    }

    #[test]
    fn whose_it_is_that_is_undecided_is_said_in_each_row() {
        let source = crate::dossier::Source::new("undecided.ron", UNDECIDED);
        let report = crate::dossier::check::check(&source, None, &Default::default());
        let rows = Problem::of_report(&report, &source);
        let said = |line: &str| rows.iter().any(|row| row.line.ends_with(line));
        for line in [
            "undecided: article: `Title`",
            "undecided: speakers[insider]: `SameAs`: `officials`?",
            "undecided: dossier: `Topics`",
        ] {
            assert!(said(line), "{line}");
        }
        let of_claims = rows.iter().filter(|row| row.line.contains("`Gist`"));
        assert!(of_claims.clone().count() > 0);
        for row in of_claims {
            assert!(row.line.contains("undecided: claims["), "{}", row.line);
        }
    }

    #[test]
    fn of_a_file_that_breaks_the_last_good_version_is_said_to_be_shown() {
        let mut state = state(&[TUTORIAL]);
        let limits = crate::dossier::Limits::default();
        let source = crate::dossier::Source::new("/far/away/pier.ron", "(\n  format: 2,\n  (,\n)");
        let mut broken = crate::library::Library::default().add_source(source, &limits);
        if let Err(Broken::Unusable { is_outdated, .. }) = &mut broken {
            *is_outdated = true;
        }
        state.report(Problem::of_broken(&broken.unwrap_err()));
        let line = state.cx.problems[0].place.as_ref().unwrap().line;
        let banner = format!(
            "! shows why pier.ron is broken at line {line}: showing its last readable version"
        );
        assert_eq!(state.cx.banner(), Some(Notice::error(banner)));
    }

    #[test]
    fn the_selected_one_is_told_as_check_tells_it() {
        let state = state(&[TUTORIAL]);
        let text = part_text(&state, (90, 20), |area, painter| {
            Problems::default().draw(&rows(), area, painter);
        });
        insta::assert_snapshot!(text);
    }

    properties! {
        #[test]
        fn it_fits_any_room(width in 0_u16..200, height in 0_u16..60, selected in 0_usize..5) {
            let problems = Problems { picker: Picker { selected, ..Picker::default() } };
            part(&state(&[TUTORIAL]), (width, height), |area, painter| {
                problems.draw(&rows(), area, painter);
            });
        }
    }
}
