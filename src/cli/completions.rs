//! `completions`: a script for a shell.

use super::{args::Args, error::CliError};
use clap::CommandFactory;
use clap_complete::Shell;
use std::{fmt::Write as _, io::Write};

/// Prints the script.
///
/// # Errors
///
/// Where it cannot be written.
pub fn run(shell: Shell, out: &mut impl Write) -> Result<(), CliError> {
    // Where it cannot write, the generator panics.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "onrecord", &mut script);
    out.write_all(&script)?;
    if shell == Shell::Fish {
        out.write_all(arguments_for_fish().as_bytes())?;
    }
    Ok(())
}

/// What follows commands without a name of its own, which the generator leaves out for this shell.
fn arguments_for_fish() -> String {
    let mut script = String::new();
    for command in Args::command().get_subcommands() {
        let values = command.get_positionals().flat_map(clap::Arg::get_possible_values);
        let names: Vec<String> = values.map(|value| value.get_name().to_owned()).collect();
        if !names.is_empty() {
            // Writing into a text cannot fail.
            let _ = writeln!(
                script,
                "complete -c onrecord -n \"__fish_onrecord_using_subcommand {}\" -f -a '{}'",
                command.get_name(),
                names.join(" ")
            );
        }
    }
    script
}
