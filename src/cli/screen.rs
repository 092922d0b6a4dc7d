//! The terminal screen: everything that is decided before it starts.

use super::{
    args::Args,
    error::CliError,
    folders,
    messages::{say, say_line, warn},
    open::{MOST_SHOWN, Opening, expect_source, more_than_shown},
};
use crate::{
    config::Config,
    library::LoadOutcome,
    run::{self, Ended, Leftover, Refuge, Start},
    session::{SessionKey, StateDir},
    text::nearest,
    ui::Problem,
    work::{self, Files},
};
use clap::CommandFactory;
use std::{
    io::{IsTerminal, stdout},
    path::Path,
    process::ExitCode,
    sync::Arc,
    time::SystemTime,
};

/// Opens the screen on what the arguments name.
///
/// # Errors
///
/// Where there is no terminal to show it on, nothing to show, or the terminal fails.
pub fn run(args: &Args) -> Result<ExitCode, CliError> {
    let paths = [&args.screen.paths[..], &args.data[..]].concat();
    for (at, path) in paths.iter().enumerate() {
        let Some(command) = near_command(path) else { continue };
        return Err(CliError::Message(if at > 0 && path.as_os_str() == command.as_str() {
            let first = paths[0].display();
            format!("a command comes first: write `onrecord {command} --data {first}`")
        } else {
            let path = path.display();
            format!("there is no file or folder {path}; did you mean the command `{command}`?")
        }));
    }
    if !(stdout().is_terminal() && work::has_terminal()) {
        return Err(CliError::Message(
            "the screen needs a terminal on its input and output: `onrecord list` prints the \
             claims instead"
                .to_owned(),
        ));
    }
    let (config, wrong) = folders::config().map_or_else(Default::default, |it| Config::load(&it));
    let state_dir = folders::state_dir(args);
    let set_aside = state_dir.iter().flat_map(StateDir::set_aside);
    let standing = wrong.iter().map(Problem::of_config);
    let standing = standing.chain(set_aside.map(|path| Problem::of_set_aside(&path))).collect();
    let files = Files {
        paths,
        source: args.screen.source.clone(),
        limits: args.limits(),
        standing,
        state_dir,
    };
    let read = SystemTime::now();
    let is_behind = files.are_many() && args.screen.source.is_none();
    let state_dir = files.state_dir.as_ref();
    let opened = match is_behind {
        true => LoadOutcome::default(),
        false => {
            Opening { paths: &files.paths, limits: files.limits, color: args.color(), state_dir }
                .opened()?
        }
    };
    if let Some(source) = &args.screen.source {
        expect_source(source, &opened.library)?;
    }
    let outcome = run::run(Start {
        problems: files.problems(&opened),
        library: Arc::new(opened.library),
        session: SessionKey::of(&files.paths),
        files,
        read,
        is_behind,
        config,
        copy_to: args.screen.copy_to.clone(),
        theme: args.screen.theme,
        color: args.color,
        is_fresh: args.screen.fresh,
        first_view: args.screen.view,
        env: &|name| std::env::var_os(name),
    })
    .map_err(CliError::Terminal)?;
    report_unsaved(&outcome.leftover);
    let ended = outcome.ended.map_err(CliError::Terminal)?;
    if let Ended::NothingLoaded(problems) = &ended {
        for trouble in problems.iter().take(MOST_SHOWN) {
            say_line(trouble.snippet.as_ref().unwrap_or(&trouble.line));
        }
        say(more_than_shown(problems.len()));
        warn("none of the dossiers could be used");
    }
    Ok(ended.exit(&outcome.leftover))
}

/// Prints what could not be saved, and where it is.
fn report_unsaved(leftover: &Leftover) {
    leftover.errors.iter().for_each(warn);
    match &leftover.refuge {
        None => {}
        Some(Refuge::File(path)) => {
            let path = path.display();
            warn(format_args!("they are in {path}, and the next start takes them up"));
        }
        Some(Refuge::Text(text)) => {
            warn("no file can be written; `onrecord status merge -` takes this line:");
            say_line(text);
        }
    }
}

/// The command that a path was meant to be: nothing is there, and it is near one.
fn near_command(path: &Path) -> Option<String> {
    let word = path.to_str().filter(|_| !path.exists())?;
    let commands = Args::command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    nearest(word, names, 1).first().map(|name| (*name).to_owned())
}
