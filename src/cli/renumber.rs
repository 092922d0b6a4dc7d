//! `check --renumber`: paragraph numbers as the article's text has them, in place.

use super::{check::names, error::CliError, messages::say, rewrite::replace};
use crate::{
    article::ArticleFile,
    dossier::{
        Limits, RenumberError, Renumbered, Source,
        diagnostic::{Style, render},
        renumber,
    },
    text::clean,
};
use std::{path::Path, process::ExitCode};

/// Renumbers each file, and says on stderr what became of it.
///
/// # Errors
///
/// If a file cannot be read or written; those before it have been.
pub fn run(
    files: &[&Path],
    article: &ArticleFile,
    limits: &Limits,
    style: Style,
) -> Result<ExitCode, CliError> {
    for path in files {
        let source = Source::read(path, limits);
        let source = source.map_err(|error| CliError::Message(error.to_string()))?;
        let renumbered =
            match renumber(&source, article.text_for(|sha256| names(&source, sha256)), limits) {
                Ok(renumbered) => renumbered,
                Err(RenumberError::Unreadable(report)) => {
                    say(render(&report, &source, style));
                    return Ok(ExitCode::from(2));
                }
                Err(error) => return Err(CliError::at(path, error)),
            };
        if let Some(text) = &renumbered.text {
            replace(path, &source, text, limits, ELSEWHERE)?;
        }
        say(told(source.name(), &renumbered));
    }
    Ok(ExitCode::SUCCESS)
}

const ELSEWHERE: &str = "renumber a copy of it";

/// What became of a file, in lines.
fn told(name: &str, renumbered: &Renumbered) -> String {
    let Renumbered { moved, left, paragraphs, .. } = renumbered;
    let name = clean(name);
    let items = |count: usize| match count {
        1 => "1 claim or request".to_owned(),
        _ => format!("{count} claims and requests"),
    };
    let mut out = match moved.len() {
        0 if paragraphs.is_none() => format!("{name}: every number stays as it is\n"),
        0 => format!("{name}: corrected the number of paragraphs\n"),
        count => format!("{name}: moved {}\n", items(count)),
    };
    for (item, from, to) in moved {
        out += &format!("  {item}: paragraph {from} → {to}\n");
    }
    if let Some((had, has)) = paragraphs {
        out += &format!("  article.paragraphs: {had} → {has}\n");
    }
    if !left.is_empty() {
        out += &format!("{name}: left {}, whose words are elsewhere\n", items(left.len()));
        for (item, why) in left {
            out += &format!("  {item}: {why}\n");
        }
    }
    out
}
