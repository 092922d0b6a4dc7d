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
use std::path::{Path, PathBuf};

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
    /// The same as `onrecord check` prints it, with the line of the file.
    pub snippet: Option<String>,
    /// How much it matters; because of an error something cannot be used.
    pub severity: Severity,
    /// Where an editor is to open, if it is in a file that can be edited.
    pub place: Option<FilePlace>,
}

impl Problem {
    /// What is wrong with a dossier that cannot be used.
    pub fn of_broken(broken: &Broken) -> Vec<Self> {
        match broken {
            Broken::Unusable { report, file } => Self::of_report(report, file),
            other => vec![Self::new(&other.to_string(), None)],
        }
    }

    /// What a check found in a file.
    pub fn of_report(report: &Report, file: &Source) -> Vec<Self> {
        let style = Style { colour: false, width: WIDTH };
        let problem = |it: &Diagnostic| {
            let Diagnostic { message, line, column, severity, .. } = it;
            Problem {
                line: format!("{}:{line}:{column}: {}", report.name, message),
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
        Self::new(&error.to_string(), place)
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
            snippet: None,
            severity: Severity::Error,
            place,
        }
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

    /// A row for each, and below them in half of the room the selected one as `check` prints it.
    fn draw(&self, problems: &[Problem], area: Rect, painter: &mut Painter<'_, '_>) {
        let look = painter.look;
        let has_room = area.height >= 2 * LEAST_WHOLE;
        let below = if has_room { LEAST_WHOLE.max(area.height / 2) } else { 0 };
        let (rows, below) = split_bottom(area, below);
        painter.choices(self.picker.selected, problems.len(), rows, |at, line| {
            put_problem(&problems[at], line, look);
        });
        if below.height > 0 {
            // The list takes no more than it needs.
            let (_, below) = split_top(area, rows.height.min(problems.len() as u16));
            let whole = problems.get(self.picker.selected).map(|it| whole(it, area.width, look));
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
    /// Takes in what is wrong with the files.
    pub fn report(&mut self, problems: Vec<Problem>) {
        self.cx.problems = problems;
    }
}

impl Cx {
    /// What stays on the screen as long as something cannot be used.
    pub(crate) fn banner(&self) -> Option<Notice> {
        let is_error = |problem: &&Problem| problem.severity == Severity::Error;
        let mut errors = self.problems.iter().filter(is_error);
        let first = errors.next()?;
        let what = match errors.count() {
            0 => "it whole".to_owned(),
            more => format!("all {}", more + 1),
        };
        // What there is to do comes first: a narrow screen cuts off the end.
        let key = self.key(Action::Problems);
        Some(Notice::error(format!("{key} shows {what}: {}", first.line)))
    }
}

fn put_problem<'a>(problem: &'a Problem, line: &mut Composer<'a>, look: Look<'_>) {
    let theme = look.theme;
    let (word, style) = match problem.severity {
        Severity::Error => ("error", theme.error),
        Severity::Warning => ("warning", theme.strong),
        Severity::Info => ("note", theme.text),
    };
    line.cell(word, 8, style, "");
    line.put_cut(problem.line.as_str(), theme.text, look.glyphs().cut);
}

/// All that there is to say; the lines of a file are cut off, and sentences are wrapped.
fn whole<'a>(problem: &'a Problem, width: u16, look: Look<'_>) -> Vec<Line<'a>> {
    let mut sheet = Sheet::new(width, look);
    let Some(snippet) = &problem.snippet else {
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
        testing::{TUTORIAL, state},
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
