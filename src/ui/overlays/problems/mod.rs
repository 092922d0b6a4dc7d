//! What is wrong with the files: told in a banner, and listed with the way to each.

pub(crate) mod list;
pub(crate) mod render;

use super::{After, Overlay};
use crate::{
    action::Action,
    config::{ConfigError, Context},
    dossier::{
        Source,
        check::{Code, Placed, Report, Severity, render::Style, render_one},
    },
    library::{Broken, EMBEDDED_NAME},
    text::clean,
    ui::{
        Cx, EditAt, Effect, Notice, State, Target, hints::Entry, layout::Screen, moved,
        render::Painter,
    },
};
use ratatui::layout::Rect;
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
        let problem = |placed: &Placed| {
            let Placed { problem, line, column, .. } = placed;
            Problem {
                line: format!("{}:{line}:{column}: {}", report.name, problem.message),
                snippet: Some(render_one(placed, &report.name, file.text(), style)),
                severity: problem.severity(),
                place: (report.name != EMBEDDED_NAME).then(|| FilePlace {
                    path: PathBuf::from(&report.name),
                    line: *line,
                    column: *column,
                }),
            }
        };
        // What a draft leaves open hides nothing else.
        let is_open = |placed: &&Placed| placed.problem.code == Code::Undecided;
        let (open, others): (Vec<_>, Vec<_>) = report.problems.iter().partition(is_open);
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
#[derive(Debug, Clone, Copy, Default)]
pub struct Problems {
    /// The selected one, counted from the first.
    pub selected: usize,
}

impl Problems {
    /// The list, where something is wrong.
    pub fn open(cx: &mut Cx) -> Option<Self> {
        if cx.problems.is_empty() {
            cx.say("nothing is wrong with the files");
            return None;
        }
        Some(Self::default())
    }

    fn edit(self, cx: &mut Cx) -> After {
        let place = cx.problems.get(self.selected).and_then(|problem| problem.place.clone());
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
}

impl Overlay for Problems {
    fn context(&self) -> Context {
        Context::Problems
    }

    fn update(&mut self, action: Action, cx: &mut Cx) -> After {
        match action {
            Action::Close | Action::Leave => return After::Close,
            Action::Accept => return self.edit(cx),
            _ => {
                let to = moved(self.selected, cx.problems.len(), action, cx.frame.popup);
                self.selected = to.unwrap_or(self.selected);
            }
        }
        After::Stay
    }

    fn click(&mut self, place: usize, cx: &mut Cx) -> After {
        if self.selected == place {
            return self.edit(cx);
        }
        self.selected = place;
        After::Stay
    }

    fn hints(&self) -> &'static [Entry] {
        HINTS
    }

    fn render(&self, screen: &Screen, area: Rect, painter: &mut Painter<'_, '_>) {
        painter.problems(*self, screen.popup(area, super::LARGE));
    }

    fn cursor(&self) -> Option<Target> {
        Some(Target::Choice(self.selected))
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
