//! `upgrade`: dossiers in the newest version of the format, in place.

use super::{
    args::Upgrade,
    error::CliError,
    messages::say_line,
    open::{read_stdin, style},
    rewrite::{diff, print, replace},
};
use crate::{
    config::ColorChoice,
    dossier::{
        FORMAT, Limits, Source, UpgradeError, Upgraded,
        diagnostic::{Style, render_one},
        upgrade,
    },
    text::clean,
};
use std::{io::Write, path::Path, process::ExitCode};

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
            if is_stdin {
                print(&source.with_mark(&text), out)?
            } else {
                replace(path, &source, &text, limits, ELSEWHERE)?
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

const ELSEWHERE: &str = "write the upgraded text elsewhere: `onrecord upgrade - < OLD > NEW`";
