//! `upgrade`: dossiers in the newest version of the format, in place.

use super::{
    args::Upgrade,
    error::CliError,
    messages::say_line,
    open::{read_stdin, style},
};
use crate::{
    config::ColorChoice,
    dossier::{
        FORMAT, Limits, Source, UpgradeError, Upgraded,
        diagnostic::{Style, render_one},
        upgrade,
    },
    text::{clean, clean_block},
    work::{replace, sentence},
};
use similar::TextDiff;
use std::{
    fs::File,
    io::{self, IsTerminal, Write, stdout},
    path::Path,
    process::ExitCode,
};

/// Upgrades each file, or shows what that would change, and says on stderr what became of it.
///
/// # Errors
///
/// Where stdout cannot be written to. What is wrong with one file is printed, and keeps no other from
/// being upgraded.
pub fn run(
    args: &Upgrade,
    limits: Limits,
    color: ColorChoice,
    out: &mut impl Write,
) -> Result<ExitCode, CliError> {
    let mut code = 0;
    for path in &args.files {
        match upgrade_file(path, args.diff, &limits, style(color), out) {
            Ok(is_pending) => code = code.max(u8::from(is_pending)),
            Err(error @ CliError::Output(_)) => return Err(error),
            Err(error) => {
                error.report();
                code = 2;
            }
        }
    }
    Ok(ExitCode::from(code))
}

/// Upgrades one file, and returns whether something in it is left to change.
fn upgrade_file(
    path: &Path,
    is_dry: bool,
    limits: &Limits,
    style: Style,
    out: &mut impl Write,
) -> Result<bool, CliError> {
    let is_stdin = path.as_os_str() == "-";
    let source = if is_stdin {
        Source::of("stdin", read_stdin(limits.bytes))
    } else {
        Source::read(path, limits)
    };
    let source = source.map_err(|error| CliError::Message(error.to_string()))?;
    let upgraded = upgrade(&source, limits).map_err(|error| match error {
        UpgradeError::Format(report) => {
            let rendered = report.diagnostics.iter();
            let rendered =
                rendered.map(|it| render_one(it, &report.name, source.text(), style) + "\n");
            CliError::NothingLoaded(rendered.collect())
        }
        UpgradeError::Edit(_) => CliError::at(path, error),
    })?;
    let name = source.name();
    let say = |done: &str, opened: usize, is_whole: bool| {
        let places = match opened {
            _ if !is_whole => {
                "; its comments stay until it can be read: see `onrecord check`, and upgrade again"
                    .to_owned()
            }
            0 => String::new(),
            1 => ", with 1 undecided place in `open`".to_owned(),
            _ => format!(", with {opened} undecided places in `open`"),
        };
        say_line(format_args!("{}: {done} format {FORMAT}{places}", clean(name)));
    };
    match upgraded {
        Some(Upgraded { text, opened, is_whole }) if is_dry => {
            out.write_all(diff(name, source.text(), &text).as_bytes())?;
            // It stands before what is said of it.
            out.flush()?;
            say("would be upgraded to", opened, is_whole);
            return Ok(true);
        }
        Some(Upgraded { text, opened, is_whole }) => {
            let text = source.with_mark(&text);
            if is_stdin {
                print(&text, out)?
            } else {
                write(path, &text)?
            }
            say("upgraded to", opened, is_whole);
        }
        None => {
            if is_stdin && !is_dry {
                print(&source.with_mark(source.text()), out)?;
            }
            say("already in", 0, true);
        }
    }
    Ok(false)
}

/// Prints a dossier: every byte of it for a file, and for a terminal what does not act on it.
fn print(text: &str, out: &mut impl Write) -> Result<(), CliError> {
    let is_shown = stdout().is_terminal();
    let text = if is_shown { clean_block(text) } else { text.into() };
    Ok(out.write_all(text.as_bytes())?)
}

/// Replaces a file that may be written to.
pub(super) fn write(path: &Path, text: &str) -> Result<(), CliError> {
    // A new file could take the place of one that nobody may write to.
    let file = File::options().write(true).open(path);
    match file.and_then(|file| Ok(file.metadata()?.permissions().readonly())) {
        Ok(false) => Ok(replace(path, text, true)?),
        Err(error) if error.kind() != io::ErrorKind::PermissionDenied => {
            Err(CliError::at(path, format_args!("writing failed: {}", sentence(&error))))
        }
        _ => Err(CliError::at(path, READ_ONLY)),
    }
}

const READ_ONLY: &str = "the file is read-only; make it writable with `chmod u+w`, or change a \
                         copy; `onrecord upgrade - < OLD > NEW` writes elsewhere";

/// What differs, as a unified diff for people.
fn diff(name: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let unified = diff.unified_diff().header(name, name).to_string();
    clean_block(&unified.replace("\r\n", "\n")).into_owned()
}
