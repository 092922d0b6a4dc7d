//! `check`: every problem of dossiers, with its place.

use super::{args::Check, failure::Failure, open};
use crate::{
    config::ColorChoice,
    dossier::{
        Limits, Source,
        check::{check, render::render},
        read_file,
    },
};
use std::process::ExitCode;

/// Checks each file and prints its problems to stderr, as a compiler does.
///
/// # Errors
///
/// Where the article's text cannot be read.
pub fn run(args: &Check, color: ColorChoice) -> Result<ExitCode, Failure> {
    let limits = Limits::default();
    let article = match &args.source {
        Some(path) => {
            let text = read_file(path, limits.bytes);
            Some(text.map_err(|cause| Failure::Article { path: path.clone(), cause })?)
        }
        None => None,
    };
    let mut is_right = true;
    for file in &args.files {
        match Source::read(file, &limits) {
            Ok(source) => {
                let report = check(&source, article.as_deref(), &limits);
                eprint!("{}", render(&report, &source, open::style(color)));
                is_right &= report.errors() == 0;
            }
            Err(error) => {
                eprintln!("error: {error}");
                is_right = false;
            }
        }
    }
    Ok(if is_right { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
