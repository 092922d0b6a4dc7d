//! `new`: a draft of a dossier from an article's text.

use super::{args::New, error::CliError, messages::warn, open::read_article};
use crate::{
    analysis::words,
    draft::{Options, Summary, draft},
};
use std::{fs, io::Write};

/// Writes the draft, and says on stderr what is in it and how to go on.
///
/// # Errors
///
/// Where the article cannot be read, no draft can be made of it, or it cannot be written.
pub fn run(args: &New, out: &mut impl Write) -> Result<(), CliError> {
    let path = &args.article;
    let text = read_article(path)?;
    let options = Options {
        file: path.to_string_lossy().into_owned(),
        language: args.language,
        reader_language: args.reader_language.clone(),
    };
    let draft = draft(&text, &options).map_err(|cause| CliError::at(path, cause))?;
    if let Some(file) = &args.output.file
        && fs::canonicalize(file).ok().is_some_and(|it| fs::canonicalize(path).ok() == Some(it))
    {
        return Err(CliError::at(file, "this is the article itself; give the draft another name"));
    }
    args.output.write(&draft.text, out)?;
    out.flush()?;
    summarize(args, &draft.summary);
    Ok(())
}

/// Prints what is in the draft, and what to do next.
fn summarize(args: &New, it: &Summary) {
    warn(format_args!(
        "the draft proposes {}, {}, {}, {} in other words and {} of narration",
        words::count(it.speakers, "speaker"),
        words::count(it.quotations, "quotation"),
        words::count(it.requests, "request"),
        words::count(it.paraphrases, "claim"),
        words::count(it.narration, "sentence"),
    ));
    let file = args.output.file.as_ref().filter(|file| file.as_os_str() != "-");
    warn(format_args!(
        "{} undecided: correct each field that `open` names, and delete its word; next: onrecord check {} --source {}",
        words::count(it.undecided, "place"),
        file.map_or("FILE".into(), |file| file.to_string_lossy()),
        args.article.display(),
    ));
}
