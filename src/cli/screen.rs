//! The terminal screen: everything that is decided before it starts.

use super::{
    args::Args,
    failure::Failure,
    folders,
    messages::{say, say_line},
    open::{MOST_TOLD, Opening, expect_source, more_than_told},
    state,
};
use crate::{
    config::Config,
    library::LoadOutcome,
    run::{self, Ended, Leftover, Refuge, Start},
    session::{Memory, SessionKey},
    text::{clean, nearest},
    ui::Trouble,
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
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let paths = [&args.screen.paths[..], &args.data[..]].concat();
    for (at, path) in paths.iter().enumerate() {
        match meant(path) {
            Some(command) if at > 0 && path.as_os_str() == command.as_str() => {
                return Err(Failure::PathBeforeCommand { path: paths[0].clone(), command });
            }
            Some(command) => return Err(Failure::NearCommand { path: path.clone(), command }),
            None => {}
        }
    }
    if !(stdout().is_terminal() && work::has_terminal()) {
        return Err(Failure::NoTerminal);
    }
    let (config, wrong) = folders::config().map_or_else(Default::default, |it| Config::load(&it));
    let memory = state::memory(args);
    let set_aside = memory.iter().flat_map(Memory::set_aside);
    let standing = wrong.iter().map(Trouble::of_config);
    let standing = standing.chain(set_aside.map(|path| Trouble::of_set_aside(&path))).collect();
    let files = Files {
        paths,
        source: args.screen.source.clone(),
        limits: args.limits(),
        standing,
        memory,
    };
    let read = SystemTime::now();
    let is_behind = files.are_many() && args.screen.source.is_none();
    let memory = files.memory.as_ref();
    let opened = match is_behind {
        true => LoadOutcome::default(),
        false => Opening { paths: &files.paths, limits: files.limits, color: args.color(), memory }
            .opened()?,
    };
    if let Some(source) = &args.screen.source {
        expect_source(source, &opened.library)?;
    }
    let outcome = run::run(Start {
        troubles: files.troubles(&opened),
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
        env: &|name| std::env::var_os(name),
    })
    .map_err(Failure::Terminal)?;
    tell(&outcome.leftover);
    let ended = outcome.ended.map_err(Failure::Terminal)?;
    if let Ended::NothingLoaded(troubles) = &ended {
        for trouble in troubles.iter().take(MOST_TOLD) {
            say_line(trouble.snippet.as_ref().unwrap_or(&trouble.line));
        }
        say(more_than_told(troubles.len()));
        say_line("onrecord: none of the dossiers could be used");
    }
    Ok(ended.exit(&outcome.leftover))
}

/// Says what could not be saved, and where it is.
fn tell(leftover: &Leftover) {
    for error in &leftover.errors {
        say_line(format_args!("onrecord: {}", clean(&error.to_string())));
    }
    match &leftover.refuge {
        None => {}
        Some(Refuge::File(path)) => {
            let path = path.display().to_string();
            say_line(format_args!(
                "onrecord: they are in {}, and the next start takes them up",
                clean(&path)
            ));
        }
        Some(Refuge::Text(text)) => {
            say_line(
                "onrecord: no file can be written; `onrecord status merge -` takes this line:",
            );
            say_line(text);
        }
    }
}

/// The command that a path was meant for: nothing is there, and it is near one.
fn meant(path: &Path) -> Option<String> {
    let word = path.to_str().filter(|_| !path.exists())?;
    let commands = Args::command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    nearest(word, names, 1).first().map(|name| (*name).to_owned())
}
