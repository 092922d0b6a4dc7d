//! `new`: a draft of a dossier from an article, and the article's text beside it.

mod earlier;
mod told;

use super::{
    args::New,
    check::names,
    error::CliError,
    messages::warn,
    open::{Opening, read_article, read_source},
};
use crate::{
    analysis::words,
    article::{self, ArticleError, Highlight, read_annotations},
    dossier::{Limits, Source, decode, read_file},
    draft::{Carried, Draft, Earlier, NotCarried, Options, carry_over, draft},
    work::{WriteError, replace},
};
use std::{
    collections::HashSet,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

/// Writes the draft of each article and its text, and says on stderr what is in it and how to go on.
/// An article of which no draft can be made keeps none of the others from theirs.
///
/// # Errors
///
/// Where there is one article, and it cannot be read, no draft can be made of it, or it cannot be
/// written; where there are several and no folder for their drafts.
pub fn run(args: &New, opening: Opening<'_>, out: &mut impl Write) -> Result<ExitCode, CliError> {
    let earlier = match args.from.as_slice() {
        [] => Arc::default(),
        paths => earlier::earlier(&Opening { paths, ..opening }.library()?).into(),
    };
    let drafting = Drafting { args, earlier, limits: &opening.limits };
    let output = args.output.file.as_deref().filter(|file| file.as_os_str() != "-");
    let folder = output.filter(|output| output.is_dir());
    if args.articles.len() > 1 && (args.onto.is_some() || args.annotations.is_some()) {
        let message = "--onto and --annotations are about one article; name only that";
        return Err(message.to_owned().into());
    }
    match (args.articles.as_slice(), folder) {
        ([article], None) => drafting.draft(article, output, out)?,
        (articles, Some(folder)) => {
            let (mut code, mut drafted) = (ExitCode::SUCCESS, 0);
            for (article, file) in articles.iter().zip(files_in(folder, articles)?) {
                match drafting.draft(article, Some(&file), out) {
                    Ok(()) => drafted += 1,
                    Err(error) => code = error.report(),
                }
            }
            if articles.len() > 1 {
                warn(format_args!("drafted {drafted} of {} articles", articles.len()));
            }
            return Ok(code);
        }
        (_, None) => {
            let message =
                "several articles have a draft each: name a folder that is there, with -o FOLDER";
            return Err(message.to_owned().into());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The file of each article's draft in a folder.
///
/// # Errors
///
/// Where an article is stdin, which has no name, or two of them have one.
fn files_in(folder: &Path, articles: &[PathBuf]) -> Result<Vec<PathBuf>, CliError> {
    let mut files = HashSet::new();
    let file = |article: &PathBuf| {
        let stem = article.file_stem().filter(|_| article.as_os_str() != "-");
        let stem = stem.ok_or_else(|| {
            CliError::at(folder, "this is a folder, and the article has no name; use -o NAME.ron")
        })?;
        let mut name = stem.to_owned();
        name.push(".ron");
        let file = folder.join(name);
        if !files.insert(file.clone()) {
            return Err(CliError::at(article, "the draft of another article has this name"));
        }
        Ok(file)
    };
    articles.iter().map(file).collect()
}

/// What the drafts of all articles have in common.
struct Drafting<'a> {
    args: &'a New,
    earlier: Arc<Earlier>,
    limits: &'a Limits,
}

impl Drafting<'_> {
    /// Writes the draft of an article to a file, or prints it.
    fn draft(
        &self,
        path: &Path,
        output: Option<&Path>,
        out: &mut impl Write,
    ) -> Result<(), CliError> {
        let args = self.args;
        let article = read_article(path)?;
        let is_old = |file: &&Path| args.onto.as_ref().is_some_and(|old| is_same_file(file, old));
        if let Some(file) = output.filter(is_old) {
            return Err(CliError::at(
                file,
                "this is the dossier before the correction, and its text is still needed; give the \
                 new one another name",
            ));
        }
        if let Some(file) = output.filter(|file| is_same_file(file, path)) {
            return Err(CliError::at(
                file,
                "this is the article itself; give the draft another name",
            ));
        }
        let beside =
            output.filter(|_| !args.no_text).map(|file| text_beside(file, path)).transpose()?;
        let is_stdin = path.as_os_str() == "-";
        let source = match &beside {
            Some(text) => text,
            None if is_stdin => Path::new("TEXT"),
            None => path,
        };
        let named = if is_stdin { output } else { Some(path) };
        let name = named.and_then(Path::file_stem).map(|it| it.to_string_lossy().into_owned());
        let options = Options {
            name: name.unwrap_or_default(),
            source: source.to_string_lossy().into_owned(),
            language: args.language,
            reader_language: args.reader_language.clone(),
            facts: article.facts.clone(),
            doubtful: article.doubtful(),
            highlights: args
                .annotations
                .as_deref()
                .map(highlights)
                .transpose()?
                .unwrap_or_default(),
            earlier: self.earlier.clone(),
        };
        for remark in &article.remarks {
            match args.articles.len() {
                1 => warn(remark),
                _ => warn(format_args!("{}: {remark}", path.display())),
            }
        }
        let made = match &args.onto {
            Some(old) => Made::Carried(carried(old, article.text(), &options, self.limits)?),
            None => {
                let draft = draft(article.text(), &options);
                Made::Draft(draft.map_err(|cause| CliError::at(path, cause))?)
            }
        };
        // Either both are written or none.
        if let Some(file) = output.filter(|file| !args.output.force && file.exists()) {
            return Err(WriteError::Exists(file.to_owned()).into());
        }
        if let Some(file) = beside.as_ref().filter(|file| !is_same_file(file, path)) {
            write_text(file, article.text(), args.output.force)?;
        }
        match output {
            Some(file) => replace(file, made.text(), args.output.force)?,
            None => out.write_all(made.text().as_bytes())?,
        }
        out.flush()?;
        if let (2.., Some(file)) = (args.articles.len(), output) {
            warn(format_args!("{} -> {}", path.display(), file.display()));
        }
        let undecided = match &made {
            Made::Draft(draft) => told::draft(&draft.summary),
            Made::Carried(carried) => told::carried(carried),
        };
        let how = match undecided {
            0 => "",
            _ => ": correct each field that `open` names, and delete its word",
        };
        warn(format_args!(
            "{} undecided{how}; next: onrecord check {} --source {}",
            words::count(undecided, "place"),
            output.map_or("FILE".into(), |file| file.to_string_lossy()),
            source.display(),
        ));
        if let Made::Draft(draft) = &made {
            told::unplaced(&draft.unplaced);
        }
        Ok(())
    }
}

/// What is written.
enum Made {
    Draft(Draft),
    Carried(Carried),
}

impl Made {
    fn text(&self) -> &str {
        match self {
            Made::Draft(Draft { text, .. }) | Made::Carried(Carried { text, .. }) => text,
        }
    }
}

/// A dossier carried over to the article's corrected text, by its own text, which is beside it.
fn carried(
    old: &Path,
    text: &str,
    options: &Options,
    limits: &Limits,
) -> Result<Carried, CliError> {
    let source = Source::read(old, limits);
    let source = source.map_err(|error| CliError::Message(error.to_string()))?;
    let beside = old.with_extension("txt");
    if !beside.exists() {
        return Err(CliError::at(
            &beside,
            format_args!(
                "there is no such file; what has changed is seen by the text that {} was made from: \
                 save it there",
                old.display()
            ),
        ));
    }
    let before = read_source(&beside)?;
    let before = before.text_for(|sha256| names(&source, sha256)).to_vec();
    let before = decode(before).map_err(|cause| CliError::at(&beside, cause))?;
    carry_over(&source, &before, text, options, limits).map_err(|error| match error {
        NotCarried::NotItsText => CliError::at(&beside, error),
        // It names the file itself.
        NotCarried::Unreadable(report) => CliError::Message(report.to_string()),
        error => CliError::at(old, error),
    })
}

/// What others have marked.
fn highlights(path: &Path) -> Result<Vec<Highlight>, CliError> {
    let read = read_file(path, article::LIMIT).map_err(ArticleError::of_file);
    let highlights = read.and_then(|bytes| read_annotations(&bytes));
    highlights.map_err(|cause| CliError::at(path, cause))
}

/// Where the text of a draft's article is: `NAME.txt`, where the screen looks for it.
fn text_beside(draft: &Path, article: &Path) -> Result<PathBuf, CliError> {
    let text = draft.with_extension("txt");
    if text != draft {
        return Ok(if is_same_file(&text, article) { article.to_owned() } else { text });
    }
    Err(CliError::at(
        draft,
        "the article's text would have the same name; name the draft NAME.ron, or use --no-text",
    ))
}

/// Writes the text, unless the file has it.
fn write_text(file: &Path, text: &str, force: bool) -> Result<(), CliError> {
    if fs::read(file).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(());
    }
    replace(file, text, force).map_err(|error| match error {
        WriteError::Exists(_) => CliError::at(
            file,
            "another text is already there; --force replaces it, and --no-text writes none",
        ),
        error => error.into(),
    })
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    fs::canonicalize(one).is_ok_and(|it| fs::canonicalize(other).is_ok_and(|other| it == other))
}
