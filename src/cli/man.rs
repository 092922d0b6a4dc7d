//! `man`: the manual page, or that of a command.

use super::{
    args::{Args, Man},
    error::CliError,
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
pub fn run(man: &Man, out: &mut impl Write) -> Result<(), CliError> {
    let mut command = Args::command().disable_help_subcommand(true);
    command.build();
    let Some(name) = &man.command else { return Ok(page(command, out)?) };
    let found = command.get_subcommands().find(|command| command.get_name() == name);
    match found {
        Some(found) => Ok(page(found.clone(), out)?),
        None => Err(format!("there is no command `{name}`: `onrecord --help` lists them").into()),
    }
}

/// The day on which the pages were last gone over.
const DATE: &str = "2026-11-29";

fn page(command: Command, out: &mut impl Write) -> io::Result<()> {
    let notes = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let name = command.get_display_name().unwrap_or(command.get_name()).to_uppercase();
    let source = concat!("onrecord ", env!("CARGO_PKG_VERSION"));
    let has_commands = command.has_subcommands();
    let page = Page::new(command);
    let mut body = Vec::new();
    page.render_name_section(&mut body)?;
    page.render_synopsis_section(&mut body)?;
    page.render_description_section(&mut body)?;
    page.render_options_section(&mut body)?;
    if has_commands {
        page.render_subcommands_section(&mut body)?;
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
    roff.to_writer(&mut body)?;
    let body = String::from_utf8_lossy(&body);
    writeln!(out, ".TH {name} 1 {DATE} \"{source}\" \"onrecord manual\"")?;
    out.write_all(tidied(&body).as_bytes())
}

/// The columns of a line in the source of a page.
const COLUMNS: usize = 80;

/// A page as roff wants it: lines of text are short and end with a word, and a break is one break.
fn tidied(page: &str) -> String {
    let page = page.replace(".br\n\n.br\n", ".sp\n");
    let mut out = String::with_capacity(page.len());
    let (mut is_laid_out, mut is_heading) = (false, false);
    for line in page.lines().map(str::trim_end) {
        is_laid_out = line == ".nf" || (is_laid_out && line != ".fi");
        // What follows `.TP` is one line: the rest of it is the paragraph.
        if is_laid_out || is_heading || line.starts_with(['.', '\'']) {
            out.push_str(line);
        } else {
            fold(line, &mut out);
        }
        out.push('\n');
        is_heading = line == ".TP";
    }
    out
}

/// Adds a line of text, broken at blanks: everywhere else a break would be one.
fn fold(line: &str, out: &mut String) {
    let mut used = 0;
    for (at, word) in line.split(' ').enumerate() {
        if at > 0 && used + 1 + word.len() > COLUMNS {
            out.push('\n');
            used = 0;
            // It would be a command at the beginning of a line.
            out.push_str(if word.starts_with(['.', '\'']) { "\\&" } else { "" });
        } else if at > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += word.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_short_lines_and_headings_in_one() {
        let word = "word ".repeat(15);
        let page =
            format!(".TP\n{word}{word}\n{word}a .dot b\n.br\n\n.br\n.nf\n{word}{word} \n.fi\n");
        let word = word.trim_end();
        let expected =
            format!(".TP\n{word} {word}\n{word} a\n\\&.dot b\n.sp\n.nf\n{word} {word}\n.fi\n");
        assert_eq!(tidied(&page), expected);
    }
}
