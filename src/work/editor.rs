//! The person's own editor.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitStatus};

use super::tty;
use crate::dossier::place::Places;
use crate::dossier::{Limits, Source};
use crate::ui::{EditAt, FilePlace};

/// What is started where neither `VISUAL` nor `EDITOR` says otherwise, as POSIX has it.
const USUAL: &str = "vi";

/// An editor, and the arguments that a person gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    program: String,
    arguments: Vec<String>,
}

/// Why nothing could be edited, or whether it was.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// What `VISUAL` or `EDITOR` says cannot be read as a command.
    #[error("{variable} is not a command: {cause}")]
    NoCommand {
        /// The variable.
        variable: &'static str,
        /// What is wrong with it.
        cause: shell_words::ParseError,
    },
    /// The editor could not be started.
    #[error("{program} could not be started: {cause}; set VISUAL or EDITOR to your editor")]
    NotStarted {
        /// The program.
        program: String,
        /// What the system says.
        cause: std::io::Error,
    },
    /// The editor ended otherwise than an editor does.
    #[error("{program} ended with {status}; onrecord has read the files again")]
    Failed {
        /// The program.
        program: String,
        /// How it ended.
        status: ExitStatus,
    },
}

impl Editor {
    /// The editor of `VISUAL` or else `EDITOR`, split into words as a shell does and without one;
    /// `var` is `|name| std::env::var_os(name)` outside tests.
    ///
    /// # Errors
    ///
    /// Where a quotation mark in the variable does not end.
    pub fn of(var: impl Fn(&str) -> Option<OsString>) -> Result<Self, EditError> {
        for variable in ["VISUAL", "EDITOR"] {
            let command = var(variable).unwrap_or_default();
            let words = shell_words::split(&command.to_string_lossy())
                .map_err(|cause| EditError::NoCommand { variable, cause })?;
            if let [program, arguments @ ..] = words.as_slice() {
                return Ok(Self { program: program.clone(), arguments: arguments.to_vec() });
            }
        }
        Ok(Self { program: USUAL.to_owned(), arguments: Vec::new() })
    }

    /// Runs the editor on the terminal until it ends.
    ///
    /// # Errors
    ///
    /// Where it cannot be started, or ends with a failure.
    pub fn edit(&self, at: &EditAt, limits: &Limits) -> Result<(), EditError> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).args(match at {
            EditAt::Place(place) => self.arguments_at(place),
            EditAt::Claim { path, claim } => match place_of(path, claim, limits) {
                Some(place) => self.arguments_at(&place),
                None => vec![plain(path)],
            },
            EditAt::File(path) => vec![plain(path)],
        });
        // Standard input may be a pipe that the names of the files came from.
        if let Ok(tty) = tty::open() {
            command.stdin(tty);
        }
        let program = || self.program.clone();
        let status = command
            .status()
            .map_err(|cause| EditError::NotStarted { program: program(), cause })?;
        if status.success() {
            Ok(())
        } else {
            Err(EditError::Failed { program: program(), status })
        }
    }

    /// What the editor wants to be told to open a file at a place.
    fn arguments_at(&self, FilePlace { path, line, column }: &FilePlace) -> Vec<OsString> {
        let file = plain(path);
        let plus = |place: String| vec![place.into(), file.clone()];
        let behind = || {
            let mut place = file.clone();
            place.push(format!(":{line}:{column}"));
            place
        };
        // It may be a path, and on some systems has an ending.
        let name = Path::new(&self.program).file_stem().unwrap_or_default();
        match name.to_string_lossy().as_ref() {
            "vi" | "vim" | "nvim" | "gvim" | "view" | "nvi" | "elvis" | "ed" | "joe" | "ne" => {
                plus(format!("+{line}"))
            }
            "nano" | "pico" => plus(format!("+{line},{column}")),
            "emacs" | "emacsclient" | "kak" | "micro" => plus(format!("+{line}:{column}")),
            "hx" | "helix" => vec![behind()],
            "code" | "code-insiders" | "codium" | "cursor" | "windsurf" => {
                let mut arguments = self.waiting(&["-w", "--wait"]);
                arguments.extend(["--goto".into(), behind()]);
                arguments
            }
            "zed" | "zeditor" | "subl" => {
                let mut arguments = self.waiting(&["-w", "--wait"]);
                arguments.push(behind());
                arguments
            }
            // Where a line is to be given is not known; the file is what matters.
            _ => vec![file],
        }
    }

    /// What makes an editor with a window of its own wait for the file to be closed, where the
    /// person does not already ask for it.
    fn waiting(&self, words: &[&str]) -> Vec<OsString> {
        let is_asked = self.arguments.iter().any(|word| words.contains(&word.as_str()));
        if is_asked { Vec::new() } else { vec!["--wait".into()] }
    }
}

/// A path that no program takes for an option.
fn plain(path: &Path) -> OsString {
    let is_name =
        path.as_os_str().as_encoded_bytes().first().is_some_and(|byte| b"-+".contains(byte));
    if is_name { Path::new(".").join(path).into() } else { path.into() }
}

/// Where a claim stands in a file by now.
fn place_of(path: &Path, claim: &str, limits: &Limits) -> Option<FilePlace> {
    let source = Source::read(path, limits).ok()?;
    let places = Places::new(source.text());
    let (line, column) = places.line_and_column(places.claim(claim)?.start);
    Some(FilePlace { path: path.to_owned(), line, column })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn editor(visual: &str, editor: &str) -> Result<Editor, EditError> {
        Editor::of(|name| Some(if name == "VISUAL" { visual } else { editor }.into()))
    }

    fn arguments(command: &str) -> String {
        let place = FilePlace { path: "a b.ron".into(), line: 12, column: 3 };
        let arguments = editor(command, "").unwrap().arguments_at(&place);
        let arguments: Vec<_> = arguments.iter().map(|word| word.to_string_lossy()).collect();
        arguments.join(" | ")
    }

    #[test]
    fn each_editor_is_told_the_place_in_its_own_way() {
        for (command, expected) in [
            ("vi", "+12 | a b.ron"),
            ("/usr/bin/nvim -n", "+12 | a b.ron"),
            ("nano", "+12,3 | a b.ron"),
            ("micro", "+12:3 | a b.ron"),
            ("emacsclient -t", "+12:3 | a b.ron"),
            ("hx", "a b.ron:12:3"),
            ("code -w", "--goto | a b.ron:12:3"),
            ("code", "--wait | --goto | a b.ron:12:3"),
            ("zed", "--wait | a b.ron:12:3"),
            ("some-editor", "a b.ron"),
        ] {
            assert_eq!(arguments(command), expected, "{command}");
        }
    }

    #[test]
    fn the_command_is_split_into_words_and_no_shell_sees_it() {
        let words =
            |visual, fallback| editor(visual, fallback).map(|it| (it.program, it.arguments));
        let own = |program: &str, arguments: &[&str]| {
            (program.to_owned(), arguments.iter().map(|word| (*word).to_owned()).collect())
        };
        assert_eq!(words("", "").unwrap(), own("vi", &[]));
        assert_eq!(words(" ", "nano").unwrap(), own("nano", &[]));
        assert_eq!(
            words("'my editor' --x \"a b\"", "").unwrap(),
            own("my editor", &["--x", "a b"])
        );
        assert_eq!(words("vim; rm x", "").unwrap(), own("vim;", &["rm", "x"]));
        let error = words("'vim", "").unwrap_err().to_string();
        assert!(error.starts_with("VISUAL is not a command: "), "{error}");
    }

    #[test]
    fn a_file_is_never_an_option() {
        assert_eq!(plain(Path::new("-c.ron")), PathBuf::from("./-c.ron").into_os_string());
        assert_eq!(plain(Path::new("+7")), PathBuf::from("./+7").into_os_string());
        assert_eq!(plain(Path::new("/x/-c")), PathBuf::from("/x/-c").into_os_string());
    }

    #[test]
    fn what_cannot_be_started_or_fails_says_what_to_do() {
        let at = EditAt::File("x.ron".into());
        let error = editor("/no/such/editor", "")
            .unwrap()
            .edit(&at, &Limits::default())
            .unwrap_err()
            .to_string();
        assert!(error.contains("could not be started") && error.contains("EDITOR"), "{error}");
        let error =
            editor("false", "").unwrap().edit(&at, &Limits::default()).unwrap_err().to_string();
        assert!(error.starts_with("false ended with exit status: 1"), "{error}");
        assert!(editor("true", "").unwrap().edit(&at, &Limits::default()).is_ok());
    }
}
