//! `check`: every problem of dossiers, with its place, and its correction where one is right.

use super::{
    args::Check,
    error::CliError,
    messages::{say, say_line},
    open::{self, read_source},
    renumber,
    rewrite::{diff, replace},
    values::CheckFormat,
};
use crate::{
    article::ArticleFile,
    config::ColorChoice,
    dossier::{
        Limits, Source,
        check::{Corrected, check, correct},
        diagnostic::{Code, Counts, Diagnostic, Report, json, render, short},
    },
    text::clean,
};
use std::{
    collections::HashSet,
    fs,
    io::Write,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Checks each file: as a compiler does on stderr, or for other programs on `out`.
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
        Some(path) => Some(read_source(path)?),
        None => None,
    };
    let files = different(&args.files);
    let read = article.as_ref().and_then(ArticleFile::article);
    if let (CheckFormat::Text, Some(read), Some(path)) = (args.format, read, &args.source) {
        for remark in &read.remarks {
            let note = format!("note: {}: {remark}", path.display());
            say_line(clean(&note));
        }
    }
    if let (true, Some(article)) = (args.renumber, &article) {
        return renumber::run(&files, article, &limits, open::style(color));
    }
    let mut told = Told { is_compared: true, ..Told::default() };
    let mut code = 0;
    for file in files {
        let source = match Source::read(file, &limits) {
            Ok(source) => source,
            Err(error) => {
                say_line(format_args!("error: {error}"));
                told.counts.push(Counts::ONE_ERROR);
                code = 2;
                continue;
            }
        };
        let article = article.as_ref().map(|it| it.text_for(|sha256| names(&source, sha256)));
        let (source, report) = match (args.diff, args.fix) {
            (false, false) => {
                let report = check(&source, article, &limits);
                (source, report)
            }
            (true, _) => {
                let corrected = correct(&source, article, &limits);
                if !corrected.made.is_empty() {
                    let diff = diff(source.name(), source.text(), corrected.source.text());
                    out.write_all(diff.as_bytes())?;
                    // It stands before what is said of it.
                    out.flush()?;
                    say_made("would fix", &source, &corrected.made);
                    code = code.max(1);
                }
                continue;
            }
            (false, true) => match fix(file, source, article, &limits) {
                (checked, Ok(())) => checked,
                (checked, Err(error)) => {
                    error.report();
                    code = 2;
                    checked
                }
            },
        };
        let report = if args.strict { report.strict() } else { report };
        match args.format {
            CheckFormat::Text => say(render(&report, &source, open::style(color))),
            CheckFormat::Short => out.write_all(short(&report).as_bytes())?,
            CheckFormat::Json => out.write_all(json(&report, &source, file).as_bytes())?,
        }
        if report.errors() > 0 {
            code = code.max(1);
        }
        told.add(&report, article.is_some());
    }
    if args.format == CheckFormat::Text && !args.diff {
        told.conclude();
    }
    Ok(ExitCode::from(code))
}

/// The files that are different ones: of the paths that lead to the same, by links or in a roundabout
/// way, the first.
fn different(files: &[PathBuf]) -> Vec<&Path> {
    let mut seen = HashSet::new();
    let mut is_new = |path: &Path| match fs::metadata(path) {
        Ok(file) => seen.insert((None, file.dev(), file.ino())),
        Err(_) => seen.insert((Some(path.to_owned()), 0, 0)),
    };
    files.iter().map(PathBuf::as_path).filter(|path| is_new(path)).collect()
}

/// Whether a dossier has a fingerprint anywhere, readable or not.
pub fn names(dossier: &Source, sha256: &str) -> bool {
    let digits = dossier.text().as_bytes().windows(sha256.len());
    digits.into_iter().any(|it| it.eq_ignore_ascii_case(sha256.as_bytes()))
}

/// Makes the sure corrections of a file, says which, and returns what it has then with what is left
/// to say of it; if it cannot be written, as it was.
fn fix(
    path: &Path,
    source: Source,
    article: Option<&[u8]>,
    limits: &Limits,
) -> ((Source, Report), Result<(), CliError>) {
    let corrected = correct(&source, article, limits);
    if corrected.made.is_empty() {
        return ((source, corrected.report), Ok(()));
    }
    let Corrected { source: new, made, report, .. } = corrected;
    match replace(path, &source, new.text(), limits, ELSEWHERE) {
        Ok(()) => {
            say_made("fixed", &source, &made);
            ((new, report), Ok(()))
        }
        Err(error) => {
            let report = check(&source, article, limits);
            ((source, report), Err(error))
        }
    }
}

const ELSEWHERE: &str = "see what would change with `onrecord check --diff FILE`";

/// What was or would be corrected, a line each.
fn say_made(done: &str, source: &Source, made: &[Diagnostic]) {
    let name = clean(source.name());
    let count = match made.len() {
        1 => "1 correction".to_owned(),
        more => format!("{more} corrections"),
    };
    say_line(format_args!("{done} {name}: {count}"));
    for it in made {
        let Diagnostic { line, column, code, message, .. } = it;
        let what = it.fixes.first().map(|fix| fix.done()).unwrap_or_default();
        say_line(format_args!("{name}:{line}:{column}: {what} ({code}: {message})"));
    }
}

/// What is left to say after the last file.
#[derive(Default)]
struct Told {
    counts: Vec<Counts>,
    /// How many problems have a sure correction.
    sure: usize,
    /// The first that may be meant.
    meant: Option<Code>,
    /// Whether all that could be was compared with the article's text.
    is_compared: bool,
}

impl Told {
    fn add(&mut self, report: &Report, has_article: bool) {
        self.counts.push(Counts::of(report));
        let fixes = report.problems().flat_map(|it| &it.fixes);
        self.sure += fixes.filter(|fix| fix.is_sure).count();
        let mut meant = report.problems().map(|it| it.code).filter(|code| code.may_be_meant());
        self.meant = self.meant.or_else(|| meant.next());
        self.is_compared &= has_article || !report.is_complete();
    }

    /// The sum of several files, what can be corrected, and what was not checked at all.
    fn conclude(&self) {
        if self.counts.len() > 1 {
            let total: Counts = self.counts.iter().copied().sum();
            say_line(format_args!("{total} in {} files", self.counts.len()));
        }
        match self.sure {
            0 => {}
            1 => say_line("note: `--fix` corrects 1 of these problems"),
            more => say_line(format_args!("note: `--fix` corrects {more} of these problems")),
        }
        if let Some(code) = self.meant {
            say_line(format_args!(
                "note: `// allow({code}): why` on the line above accepts what is meant to be so"
            ));
        }
        if !self.is_compared {
            say_line(
                "note: quotations and anchors were not compared with the article's text; \
                 `--source TEXT` does that",
            );
        }
    }
}
