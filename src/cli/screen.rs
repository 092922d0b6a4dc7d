//! The terminal screen: everything that is decided before it starts.

use super::{args::Args, failure::Failure, open::Opening};
use crate::run::{self, Start};
use std::{
    io::{IsTerminal, stdin, stdout},
    process::ExitCode,
    sync::Arc,
};

/// Opens the screen on what the arguments name.
///
/// # Errors
///
/// Where there is no terminal to show it on, nothing to show, or the terminal fails.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    if !(stdin().is_terminal() && stdout().is_terminal()) {
        return Err(Failure::NoTerminal);
    }
    let paths = [&args.screen.paths[..], &args.data[..]].concat();
    let library = Opening { paths: &paths, color: args.color }.library()?;
    let ended = run::run(Start {
        library: Arc::new(library),
        copy_to: args.screen.copy_to.clone(),
        theme: args.screen.theme,
        color: args.color,
        env: &|name| std::env::var_os(name),
    })?;
    Ok(ended.exit())
}
