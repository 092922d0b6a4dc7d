//! `new`: a draft of a dossier from an article's text.

use super::{args::New, error::CliError, messages::say_line};
use crate::{
    dossier::{Limits, ReadErrorCause, decode, read_file},
    draft::{Draft, Options, draft},
    text::clean_block,
};
use std::{fs, io::Write};

/// Writes the draft, and says on stderr what is in it and how to go on.
///
/// # Errors
///
/// Where the article cannot be read, no draft can be made of it, or it cannot be written.
pub fn run(args: &New, out: &mut impl Write) -> Result<(), CliError> {
    let path = &args.article;
    let unreadable = |cause: ReadErrorCause| CliError::Article { path: path.clone(), cause };
    let bytes = read_file(path, Limits::default().bytes).map_err(unreadable)?;
    let text = decode(bytes).map_err(unreadable)?;
    let options = Options {
        file: path.to_string_lossy().into_owned(),
        language: args.language,
        reader_language: args.reader_language.clone(),
    };
    let draft =
        draft(&text, &options).map_err(|cause| CliError::NoDraft { path: path.clone(), cause })?;
    if let Some(file) = &args.output.file
        && fs::canonicalize(file).ok().is_some_and(|it| fs::canonicalize(path).ok() == Some(it))
    {
        return Err(CliError::OverItself { path: file.clone() });
    }
    args.output.write(&draft.text, out)?;
    out.flush()?;
    say_line(clean_block(&told(args, &draft)));
    Ok(())
}

/// What is in the draft, and what to do next.
fn told(args: &New, draft: &Draft) -> String {
    let count = |number: usize, one: &str| match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {one}s"),
    };
    let it = &draft.summary;
    let file = args.output.file.as_ref().filter(|file| file.as_os_str() != "-");
    let file = file.map_or("FILE".into(), |file| file.to_string_lossy().into_owned());
    format!(
        "onrecord: proposed are {}, {}, {}, {} in other words and {} of narration\n\
         onrecord: {} marked DECIDE; next: onrecord check {file} --source {}",
        count(it.speakers, "speaker"),
        count(it.quotations, "quotation"),
        count(it.requests, "request"),
        count(it.paraphrases, "claim"),
        count(it.narration, "sentence"),
        count(it.undecided, "place"),
        args.article.display(),
    )
}
