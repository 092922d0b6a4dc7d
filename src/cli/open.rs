//! The library that a command reads, which of its claims it is about, and what could not be read,
//! on stderr.

use super::{
    args::QueryArgs,
    error::CliError,
    messages::{say, say_line, warn},
    terminal,
};
use crate::{
    analysis::{self, Scope},
    article::{self, ArticleError, ArticleFile, ReadArticle},
    config::ColorChoice,
    dossier::{
        Limits, ReadErrorCause,
        diagnostic::{Style, render},
        expect_file,
    },
    library::{self, Broken, ClaimRef, Library, LoadOutcome, Row, Statuses},
    query::{Index, Query, QueryError},
    session::{Notebook, StateDir},
    text::{clean, width},
};
use jiff::tz::TimeZone;
use std::{
    io::{IsTerminal, Read, stderr, stdin},
    path::{Path, PathBuf},
};

/// Which dossiers a command reads, and how it prints what is wrong with them.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    /// Files and folders; none for the embedded article.
    pub paths: &'a [PathBuf],
    /// How much is read of them.
    pub limits: Limits,
    /// Whether messages are in colour.
    pub color: ColorChoice,
    /// Where the reader's statuses and notes are.
    pub state_dir: Option<&'a StateDir>,
}

/// The claims that a command is about.
pub struct Selection {
    pub library: Library,
    pub statuses: Statuses,
    /// In the order in which they are to be printed.
    pub rows: Vec<Row>,
    is_whole: bool,
}

impl Selection {
    /// The claims, in the order in which they are to be printed.
    pub fn claims(&self) -> impl Iterator<Item = ClaimRef<'_>> {
        self.rows.iter().map(|row| self.library.claim(*row))
    }

    /// What a page is about: without a query everything, those who never speak included.
    pub fn scope(&self) -> Scope<'_> {
        match self.is_whole {
            true => Scope::all(&self.library),
            false => Scope::rows(&self.library, &self.rows),
        }
    }
}

impl Opening<'_> {
    /// The dossiers; what is wrong with those that cannot be used is printed on stderr.
    ///
    /// # Errors
    ///
    /// Where none of them can be used.
    pub fn library(self) -> Result<Library, CliError> {
        let opened = self.opened()?;
        if !opened.broken.is_empty() {
            say(self.rendered(&opened));
            warn(format_args!(
                "{} of {} dossiers could not be used; the others are read",
                opened.broken.len(),
                opened.broken.len() + opened.library.dossier_count(),
            ));
        }
        Ok(opened.library)
    }

    /// The dossiers, and what is wrong with those that cannot be used.
    ///
    /// # Errors
    ///
    /// Where none of them can be used.
    pub fn opened(self) -> Result<LoadOutcome, CliError> {
        let opened = library::open(self.paths, &self.limits);
        if opened.library.dossier_count() == 0 && !opened.broken.is_empty() {
            return Err(CliError::NothingLoaded(self.rendered(&opened)));
        }
        Ok(opened)
    }

    /// The claims that a query selects, with the reader's statuses.
    ///
    /// # Errors
    ///
    /// Where no dossier can be used or the query cannot be read; or where it has a lens, which
    /// shows claims in another light on the screen and selects none.
    pub fn select(self, args: &QueryArgs) -> Result<Selection, CliError> {
        let library = self.library()?;
        let statuses = self.notebook(&library).statuses(&library, TimeZone::system);
        let rows = rows(args, &library, &statuses)?;
        Ok(Selection { library, statuses, rows, is_whole: args.text().trim().is_empty() })
    }

    /// The reader's statuses and notes. What cannot be read of them is printed on stderr; nothing
    /// is written.
    pub fn notebook(self, library: &Library) -> Notebook {
        let Some(state_dir) = self.state_dir else { return Notebook::default() };
        let (notebook, errors) = state_dir.notebook(library);
        errors.iter().for_each(warn);
        notebook
    }

    fn rendered(self, opened: &LoadOutcome) -> String {
        let rendered = opened.broken.iter().take(MOST_SHOWN).map(|broken| match broken {
            Broken::Unusable { report, file } => render(report, file, style(self.color)),
            other => format!("error: {}\n", clean(&other.to_string())),
        });
        rendered.chain([more_than_shown(opened.broken.len())]).collect()
    }
}

/// The rows that a query selects, in the order in which they are to be printed.
pub fn rows(
    args: &QueryArgs,
    library: &Library,
    statuses: &Statuses,
) -> Result<Vec<Row>, CliError> {
    let query = parse(args.text(), library)?;
    if let Some(lens) = query.lens() {
        let instead = lens.instead();
        return Err(CliError::Message(format!(
            "`{lens}` is a lens for the screen, which removes no claim; use {instead}"
        )));
    }
    let rows = query.select(library, statuses);
    if rows.is_empty() && !query.is_everything() {
        let text = args.text().trim();
        if Path::new(text).exists() {
            warn(format_args!("no claim matches; to read the file of that name: --data {text}"));
        } else {
            warn(format_args!("no claim matches {query}"));
            let advice =
                analysis::advice(&query, false, library, statuses, &Index::of(library), &|| false);
            advice.lines().iter().for_each(|line| say_line(format_args!("  {}", clean(line))));
        }
    }
    Ok(rows)
}

/// A query as it was typed.
///
/// # Errors
///
/// Where it cannot be read: the query with carets under what is wrong.
pub fn parse(text: &str, library: &Library) -> Result<Query, CliError> {
    let error = |QueryError { span, message, help, .. }: QueryError| {
        let (before, marked) = (clean(&text[..span.start]), clean(&text[span]));
        let carets = "^".repeat(width(&marked).max(1));
        let help = help.map(|help| format!("\n  {help}")).unwrap_or_default();
        let indent = width(&before);
        format!("{message}\n  {}\n  {:indent$}{carets}{help}", clean(text), "")
    };
    Query::parse(text, library).map_err(|it| error(it).into())
}

/// How many dossiers have all their problems printed.
pub const MOST_SHOWN: usize = 100;

/// A line that says how many dossiers are left out, or nothing.
pub fn more_than_shown(all: usize) -> String {
    match all.saturating_sub(MOST_SHOWN) {
        0 => String::new(),
        more => format!("error: and {more} more\n"),
    }
}

/// Checks that a text that a person names can be that of the library's article. What is wrong with
/// the text itself appears on the screen.
///
/// # Errors
///
/// Where there is no such file, or more than one article that it may be the text of.
pub fn expect_source(source: &Path, library: &Library) -> Result<(), CliError> {
    let dossiers = library.dossier_count();
    if dossiers != 1 {
        return Err(CliError::Message(format!(
            "--source is the text of one article, and {dossiers} dossiers are open: name one of \
             them, or save each text as NAME.txt beside NAME.ron, where onrecord finds it"
        )));
    }
    expect_file(source).map_err(|cause| CliError::at(source, cause))
}

/// The bytes of stdin, at most `limit` of them.
///
/// # Errors
///
/// Where they cannot be read, or are more.
pub fn read_stdin(limit: u64) -> Result<Vec<u8>, ReadErrorCause> {
    let mut bytes = Vec::new();
    stdin()
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(ReadErrorCause::Failed)?;
    if bytes.len() as u64 > limit {
        return Err(ReadErrorCause::TooLarge { limit });
    }
    Ok(bytes)
}

/// The article in a file; `-` is stdin.
///
/// # Errors
///
/// Where it cannot be read, or there is no article in it.
pub fn read_article(path: &Path) -> Result<ReadArticle, CliError> {
    let read = if path.as_os_str() == "-" {
        let bytes = read_stdin(article::LIMIT).map_err(ArticleError::of_file);
        bytes.and_then(|bytes| article::read(&bytes)).map_err(|cause| (Path::new("stdin"), cause))
    } else {
        article::read_file(path).map_err(|cause| (path, cause))
    };
    read.map_err(|(path, cause)| CliError::at(path, cause))
}

/// What `--source` names.
///
/// # Errors
///
/// Where it cannot be read, or is of a form that the program does not read.
pub fn read_source(path: &Path) -> Result<ArticleFile, CliError> {
    ArticleFile::read(path).map_err(|cause| CliError::at(path, cause))
}

/// How problems are printed to stderr.
pub fn style(color: ColorChoice) -> Style {
    let colour = match color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|it| it.is_empty())
        }
    };
    Style { colour, width: terminal::columns().unwrap_or(100) }
}
