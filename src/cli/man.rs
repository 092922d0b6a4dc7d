//! `man`: the manual page, or that of a command.

use super::{
    args::{Args, Man},
    failure::Failure,
};
use clap::{Command, CommandFactory};
use clap_mangen::{Man as Page, roff::Roff};
use std::io::{self, Write};

/// What stands under every page.
const SEE: &str = "onrecord man COMMAND prints the page of a command. The grade says how traceable \
                   an attribution is, never whether a claim is true: onrecord explain grade.";

/// Prints a page in roff.
///
/// # Errors
///
/// Where there is no such command, or the output cannot be written.
pub fn run(man: &Man, out: &mut impl Write) -> Result<(), Failure> {
    let mut command = Args::command().disable_help_subcommand(true);
    command.build();
    let Some(name) = &man.command else { return Ok(page(command, out)?) };
    let found = command.get_subcommands().find(|command| command.get_name() == name);
    match found {
        Some(found) => Ok(page(found.clone().version(env!("CARGO_PKG_VERSION")), out)?),
        None => Err(Failure::NoCommand { name: name.clone() }),
    }
}

fn page(command: Command, out: &mut impl Write) -> io::Result<()> {
    let notes = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
    let has_commands = command.has_subcommands();
    let page = Page::new(command).title(name).manual("onrecord");
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    if has_commands {
        page.render_subcommands_section(out)?;
    }
    let mut roff = Roff::new();
    if !notes.is_empty() {
        // It is laid out already.
        roff.control("SH", ["NOTES"]).control("nf", []);
        notes.lines().for_each(|line| {
            roff.text([clap_mangen::roff::roman(line)]);
        });
        roff.control("fi", []);
    }
    roff.control("SH", ["SEE ALSO"]).text([clap_mangen::roff::roman(SEE)]);
    roff.to_writer(out)
}
