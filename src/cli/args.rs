//! What can be typed after `onrecord`.

use crate::{
    app::View,
    clipboard::CopyTo,
    config::{ColorChoice, ThemeChoice},
    draft::Language,
    export::Format,
};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum, ValueHint};
use std::{path::PathBuf, str::FromStr};

const EXAMPLES: &str = "\
Examples:
  onrecord                                open the article that comes with the program
  onrecord my.ron                         open a dossier of your own
  onrecord list 'grade:E..F'              what rests on unnamed people or uncounted groups
  onrecord list '-speaker:reuters peking' words and fields, in any order; - excludes
  onrecord show pottinger-leverage        one claim, whole, with why it has its grade
  onrecord memo                           one page for an editor
  onrecord list --format jsonl | jq .gist every claim as a line of JSON
  onrecord new my.txt -o my.ron           a draft of a dossier, to be decided by you
  onrecord check my.ron --source my.txt   every problem of a dossier, with its place

The grade says how traceable an attribution is, never whether a claim is true:
`onrecord explain grade`.";

/// Read a news article by its claims: who said what, toward which side, and how strongly it is
/// attributed.
///
/// Without a command it opens the terminal screen, on the given dossiers (files or folders) or
/// on the article that comes with the program.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, after_help = EXAMPLES, max_term_width = 100)]
pub struct Args {
    /// What the screen opens.
    #[command(flatten)]
    pub screen: Screen,
    /// Dossiers that every command reads: a file, or a folder with `.ron` files (repeatable)
    #[arg(long, global = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub data: Vec<PathBuf>,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN")]
    pub color: Option<ColorChoice>,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Args {
    /// When a command uses colour.
    pub fn color(&self) -> ColorChoice {
        self.color.unwrap_or_default()
    }
}

/// The arguments of the terminal screen.
#[derive(Debug, Clone, ClapArgs)]
pub struct Screen {
    /// Dossiers to open: files, or folders with `.ron` files
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// Where `y` copies to: auto, osc52, tmux, or a command that takes the text on its input
    #[arg(long, value_name = "ROUTE")]
    pub copy_to: Option<CopyTo>,
    /// Colours of the screen; without it, what config.ron says, or what suits the terminal
    #[arg(long, value_name = "NAME")]
    pub theme: Option<ThemeChoice>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the claims that a query means
    List(List),
    /// Print one claim, whole
    Show(Show),
    /// Print everybody in the article, silent ones included
    Speakers(Tabular),
    /// Print the requests for comment, and what came of them
    Replies(Tabular),
    /// Print the sourcing profile in numbers
    Stats(Tabular),
    /// Print one page of Markdown for an editor
    Memo(Meant),
    /// Print every problem of dossiers, with its place
    Check(Check),
    /// Write a draft of a dossier from an article's text
    New(New),
    /// Print the screen as a picture or as text
    Snapshot(Snapshot),
    /// Explain the grade, or the code of a problem
    Explain(Explain),
    /// Print the JSON Schema of a claim as `list --format jsonl` prints it
    Schema,
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Which claims.
#[derive(Debug, Clone, ClapArgs)]
pub struct Meant {
    /// Which claims: words, "phrases" and field:values, as one argument; all where left out
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    pub query: Option<String>,
    /// The same, for a query that begins with a hyphen; see [`super::hyphens`].
    #[arg(long = "query", hide = true, conflicts_with = "query", value_name = "QUERY")]
    pub hyphened: Option<String>,
}

impl Meant {
    /// The query's text.
    pub fn text(&self) -> &str {
        self.query.as_deref().or(self.hyphened.as_deref()).unwrap_or_default()
    }
}

/// The arguments of `list`.
#[derive(Debug, ClapArgs)]
pub struct List {
    /// Which claims.
    #[command(flatten)]
    pub meant: Meant,
    /// The form
    #[arg(long, value_name = "FORM", default_value = "table")]
    pub format: ClaimFormat,
}

/// The arguments of `show`.
#[derive(Debug, ClapArgs)]
pub struct Show {
    /// The claim: its id, or DOSSIER/ID where several dossiers have one of that id
    pub id: String,
    /// The form; without it, the whole claim with why it has its grade
    #[arg(long, value_name = "FORM")]
    pub format: Option<ShowFormat>,
}

/// The arguments of the commands that print tables.
#[derive(Debug, ClapArgs)]
pub struct Tabular {
    /// The form
    #[arg(long, value_name = "FORM", default_value = "table")]
    pub format: TableFormat,
}

/// The arguments of `check`.
#[derive(Debug, ClapArgs)]
pub struct Check {
    /// The dossiers
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// The article's text, to hold quotations and anchors against
    #[arg(long, value_name = "TEXT", value_hint = ValueHint::FilePath)]
    pub source: Option<PathBuf>,
}

/// The arguments of `new`.
#[derive(Debug, ClapArgs)]
#[command(after_help = NEW_HELP)]
pub struct New {
    /// The article: a text in UTF-8, German or English, a paragraph a line
    #[arg(value_name = "ARTICLE", value_hint = ValueHint::FilePath)]
    pub article: PathBuf,
    /// The article's language, de or en; told from the text where left out
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub language: Option<Language>,
    /// The language of those who read the dossier
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = tag)]
    pub reader_language: String,
    /// Where to.
    #[command(flatten)]
    pub output: Output,
}

const NEW_HELP: &str = "\
The draft proposes who says what, and who was asked. Nothing in it is decided: a comment that begins
with `// DECIDE:` stands at each proposal. Of the article it has the words inside quotation marks,
and elsewhere no more than eight in a row.";

/// Where a command writes to.
#[derive(Debug, Clone, ClapArgs)]
pub struct Output {
    /// Write to this file, whole or not at all; without it, to stdout
    #[arg(short = 'o', long = "output", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: Option<PathBuf>,
    /// Replace the file if there is one already
    #[arg(long, requires = "file")]
    pub force: bool,
}

/// A language tag: letters, digits and hyphens.
fn tag(text: &str) -> Result<String, String> {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let first = text.split('-').next().unwrap_or_default();
    let is_tag = first.len() > 1 && text.split('-').all(is_part) && text.len() <= 35;
    is_tag
        .then(|| text.to_owned())
        .ok_or_else(|| "write a language tag such as en or de-AT".to_owned())
}

/// A language that drafts are made in.
fn language(text: &str) -> Result<Language, String> {
    Language::of_tag(text)
        .ok_or_else(|| "drafts are made of German (de) and English (en)".to_owned())
}

/// The arguments of `snapshot`.
#[derive(Debug, ClapArgs)]
pub struct Snapshot {
    /// What is typed into the query line.
    #[command(flatten)]
    pub meant: Meant,
    /// The view
    #[arg(long, value_name = "VIEW", default_value = "claims")]
    pub view: View,
    /// Columns and rows
    #[arg(long, value_name = "COLUMNSxROWS", default_value = "120x36")]
    pub size: Size,
    /// Colours; dark where left out
    #[arg(long, value_name = "NAME")]
    pub theme: Option<ThemeChoice>,
    /// The form
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub format: PictureFormat,
}

/// The size of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns, 1 to 500.
    pub columns: u16,
    /// Rows, 1 to 300.
    pub rows: u16,
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |text: &str, most| text.parse().ok().filter(|n| (1..=most).contains(n));
        text.split_once('x')
            .and_then(|(columns, rows)| {
                Some(Size { columns: number(columns, 500)?, rows: number(rows, 300)? })
            })
            .ok_or_else(|| "write columns and rows such as 120x36, at most 500x300".to_owned())
    }
}

/// How the screen is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PictureFormat {
    /// A picture.
    Svg,
    /// Text with escape sequences for colours and emphasis.
    Ansi,
    /// Text.
    Text,
}

/// The arguments of `explain`.
#[derive(Debug, ClapArgs)]
pub struct Explain {
    /// `grade`, a letter or grade such as `D3`, or the code of a problem such as `E007`; or one of
    /// the program's own files to copy from: `example` (a dossier), `keys`, `themes`
    #[arg(value_name = "grade|CODE|FILE")]
    pub what: String,
}

/// How claims are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ClaimFormat {
    /// A line each, as wide as the terminal.
    Table,
    /// A line of JSON each.
    Jsonl,
    /// Comma-separated values, with a header.
    Csv,
    /// The dossier's own notation.
    Ron,
    /// Markdown.
    Md,
}

/// How one claim is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ShowFormat {
    /// As `y` copies it.
    Plain,
    /// A line of JSON.
    Jsonl,
    /// Comma-separated values, with a header.
    Csv,
    /// The dossier's own notation.
    Ron,
    /// Markdown.
    Md,
}

/// How tables are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// As wide as the terminal.
    Table,
    /// A line of JSON each.
    Jsonl,
}

impl From<ShowFormat> for Format {
    fn from(format: ShowFormat) -> Self {
        match format {
            ShowFormat::Plain => Format::Plain,
            ShowFormat::Jsonl => Format::Jsonl,
            ShowFormat::Csv => Format::Csv,
            ShowFormat::Ron => Format::Ron,
            ShowFormat::Md => Format::Markdown,
        }
    }
}

impl From<ClaimFormat> for Option<Format> {
    /// Nothing for the table, which is no form of a claim.
    fn from(format: ClaimFormat) -> Self {
        match format {
            ClaimFormat::Table => None,
            ClaimFormat::Jsonl => Some(Format::Jsonl),
            ClaimFormat::Csv => Some(Format::Csv),
            ClaimFormat::Ron => Some(Format::Ron),
            ClaimFormat::Md => Some(Format::Markdown),
        }
    }
}
