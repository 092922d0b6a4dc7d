//! `check`: every problem of dossiers, with its place.

use super::{
    args::Check,
    error::CliError,
    messages::{say, say_line},
    open, renumber,
    values::CheckFormat,
};
use crate::{
    config::ColorChoice,
    dossier::{
        Limits, Source,
        check::check,
        diagnostic::{Counts, json, render},
        read_file,
    },
};
use std::{io::Write, process::ExitCode};

/// Checks each file: as a compiler does on stderr, or as JSON on `out`.
///
/// # Errors
///
/// Where the article's text cannot be read, or nothing can be written.
pub fn run(
    args: &Check,
    limits: Limits,
    color: ColorChoice,
    out: &mut impl Write,
) -> Result<ExitCode, CliError> {
    let article = match &args.source {
        Some(path) => {
            let text = read_file(path, limits.bytes);
            Some(text.map_err(|cause| CliError::at(path, cause))?)
        }
        None => None,
    };
    if let (true, Some(article)) = (args.renumber, &article) {
        return renumber::run(args, article, &limits, open::style(color));
    }
    let mut counts = Vec::new();
    let mut code = 0;
    let mut is_compared = true;
    for file in &args.files {
        let source = match Source::read(file, &limits) {
            Ok(source) => source,
            Err(error) => {
                say_line(format_args!("error: {error}"));
                code = 2;
                continue;
            }
        };
        let report = check(&source, article.as_deref(), &limits);
        let report = if args.strict { report.strict() } else { report };
        match args.format {
            CheckFormat::Text => say(render(&report, &source, open::style(color))),
            CheckFormat::Json => out.write_all(json(&report, &source, file).as_bytes())?,
        }
        if report.errors() > 0 {
            code = code.max(1);
        }
        is_compared &= article.is_some() || !report.is_complete();
        counts.push(Counts::of(&report));
    }
    if args.format == CheckFormat::Text {
        conclude(&counts, is_compared);
    }
    Ok(ExitCode::from(code))
}

/// What is to be said after the last of several files, and of what was not checked at all.
fn conclude(counts: &[Counts], is_compared: bool) {
    if counts.len() > 1 {
        let total: Counts = counts.iter().copied().sum();
        say_line(format_args!("{total} in {} files", counts.len()));
    }
    if !is_compared {
        say_line(format_args!(
            "note: quotations and anchors were not compared with the article's text; \
             `--source TEXT` does that"
        ));
    }
}
