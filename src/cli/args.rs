//! What can be typed after `onrecord`.

use super::values::{
    AnchorChoice, ArticleFormat, CheckFormat, ClaimFormat, Described, DiffFormat, PictureFormat,
    Size, TableFormat, language, tag,
};
use super::{
    completed::{self, Completed},
    help,
};
use crate::{
    clipboard::CopyTo,
    config::{ColorChoice, ThemeChoice},
    dossier::{Limits, SetLimit},
    draft::Language,
    export::Format,
    ui::View,
};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueHint};
use std::path::PathBuf;

/// Read a news article by its claims: who said what, toward which side, and how strongly it is
/// attributed.
///
/// Without a command it opens the terminal screen, on the given dossiers (files or folders) or
/// on the article that comes with the program.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, after_help = help::EXAMPLES, max_term_width = 100)]
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
    /// Limit what is read: bytes (64 MiB per file), items (65535 per list), text (65536 bytes),
    /// depth (32), replies (1000000 per file) or files (250000 per folder) (repeatable)
    #[arg(long, global = true, value_name = "NAME=NUMBER")]
    pub limit: Vec<SetLimit>,
    /// Ignore the state folder: no statuses, no notes, no session
    #[arg(long, global = true)]
    pub no_state: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Args {
    /// When a command uses colour.
    pub fn color(&self) -> ColorChoice {
        self.color.unwrap_or_default()
    }

    /// How much is read.
    pub fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        self.limit.iter().for_each(|limit| limits.set(*limit));
        limits
    }
}

/// The arguments of the terminal screen.
#[derive(Debug, Clone, ClapArgs)]
pub struct Screen {
    /// Dossiers to open: files, or folders with `.ron` files
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// The text of the article, shown with its claims; without it, NAME.txt beside NAME.ron
    #[arg(long, value_name = "TEXT", value_hint = ValueHint::FilePath)]
    pub source: Option<PathBuf>,
    /// Where `y` copies to: auto, osc52, tmux, or a command that reads the text from its input
    #[arg(long, value_name = "ROUTE")]
    pub copy_to: Option<CopyTo>,
    /// Colours of the screen; by default those chosen with :theme or in config.ron, otherwise those
    /// that suit the terminal
    #[arg(long, value_name = "NAME")]
    pub theme: Option<ThemeChoice>,
    /// Start afresh instead of where the last session ended
    #[arg(long)]
    pub fresh: bool,
    /// The view of a first visit, and with --fresh; otherwise brief, or dossiers if there are several
    #[arg(long, value_name = "VIEW")]
    pub view: Option<View>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the claims that match a query
    List(List),
    /// Print one claim in full
    Show(Show),
    /// Print everyone in the article, silent or not
    Speakers(Tabular),
    /// Print the requests for comment and the replies
    Replies(Tabular),
    /// Print the sourcing profile in numbers
    Stats(Tabular),
    /// Print one page of Markdown for an editor
    Memo(QueryArgs),
    /// Write an HTML page for someone without a terminal
    Report(Report),
    /// Write claims in a format for other programs or for a text
    Export(Export),
    /// Print every problem in dossiers, with its location
    Check(Check),
    /// Compare two versions of a dossier, claim by claim
    Diff(Diff),
    /// Print an article as the program reads it, a paragraph a line
    Text(Text),
    /// Draft a dossier from an article
    New(New),
    /// Rewrite dossiers in the newest version of the format
    Upgrade(Upgrade),
    /// Print your statuses and notes, or share them with a colleague
    Status(Status),
    /// Print the screen as a picture or as text
    Snapshot(Snapshot),
    /// Explain the grade, the code of a problem, or a field of a dossier
    Explain(Explain),
    /// Print a JSON Schema, for other programs
    Schema {
        /// What it describes
        #[arg(default_value = "claim")]
        of: Described,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, or the page of one command
    Man(Man),
}

/// Which claims.
#[derive(Debug, Clone, ClapArgs)]
pub struct QueryArgs {
    /// Words, "phrases" and field:values, as one argument, after -- if it begins with -; by
    /// default all claims
    #[arg(value_name = "QUERY")]
    pub query: Option<String>,
}

impl QueryArgs {
    /// The query's text.
    pub fn text(&self) -> &str {
        self.query.as_deref().unwrap_or_default()
    }
}

/// The arguments of `list`.
#[derive(Debug, ClapArgs)]
pub struct List {
    /// Which claims.
    #[command(flatten)]
    pub query: QueryArgs,
    /// The format
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: ClaimFormat,
}

/// The arguments of `export`.
#[derive(Debug, ClapArgs)]
#[command(after_help = help::EXPORT)]
pub struct Export {
    /// Which claims.
    #[command(flatten)]
    pub query: QueryArgs,
    /// The format
    #[arg(long, value_name = "FORMAT")]
    pub format: Format,
    /// The article's text, so that `annotations` say what surrounds the words
    #[arg(long, value_name = "TEXT", value_hint = ValueHint::FilePath)]
    pub source: Option<PathBuf>,
    /// What `annotations` are of; by default the web page, and the text where the dossier has no
    /// address
    #[arg(long, value_name = "WHAT", requires = "source")]
    pub anchor_in: Option<AnchorChoice>,
    /// Leave out of `dot` the claims that no arrow touches
    #[arg(long)]
    pub linked: bool,
    /// Begin `csv` with a byte order mark, by which Excel knows the encoding
    #[arg(long)]
    pub bom: bool,
    /// Where to.
    #[command(flatten)]
    pub output: Output,
}

/// The arguments of `report`.
#[derive(Debug, ClapArgs)]
#[command(after_help = help::REPORT)]
pub struct Report {
    /// Which claims.
    #[command(flatten)]
    pub query: QueryArgs,
    /// Where to.
    #[command(flatten)]
    pub output: Output,
}

/// Where a command writes to.
#[derive(Debug, Clone, ClapArgs)]
pub struct Output {
    /// Write to this file, in full or not at all; by default to stdout
    #[arg(short = 'o', long = "output", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "file")]
    pub force: bool,
}

/// The arguments of `show`.
#[derive(Debug, ClapArgs)]
pub struct Show {
    /// The claim: its id, or DOSSIER/ID if several dossiers have one with that id
    #[arg(value_parser = Completed(completed::claims), hide_possible_values = true)]
    pub id: String,
    /// The format; by default the claim in full with the reasons for its grade
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
}

/// The arguments of the commands that print tables.
#[derive(Debug, ClapArgs)]
pub struct Tabular {
    /// The format
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: TableFormat,
}

/// The arguments of `check`.
#[derive(Debug, ClapArgs)]
#[command(after_help = help::CHECK)]
pub struct Check {
    /// The dossiers
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// The article's text, to compare quotations and anchors with
    #[arg(long, value_name = "TEXT", value_hint = ValueHint::FilePath)]
    pub source: Option<PathBuf>,
    /// Turn every warning into an error that no comment accepts
    #[arg(long)]
    pub strict: bool,
    /// Give each claim and request the number of the paragraph in which its words stand, if that is
    /// exactly one other, and list those that stay; nothing else changes
    #[arg(long, requires = "source", conflicts_with_all = ["strict", "format", "fix", "diff"])]
    pub renumber: bool,
    /// Make each correction that is certainly right, and print what is left
    #[arg(long)]
    pub fix: bool,
    /// Print what --fix would change, and write nothing
    #[arg(long, conflicts_with_all = ["format", "strict"])]
    pub diff: bool,
    /// The format
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: CheckFormat,
}

/// The arguments of `diff`.
#[derive(Debug, ClapArgs)]
#[command(after_help = help::DIFF)]
pub struct Diff {
    /// The older version, or one curator's dossier
    #[arg(value_name = "OLD", value_hint = ValueHint::FilePath)]
    pub old: PathBuf,
    /// The newer version, or another curator's
    #[arg(value_name = "NEW", value_hint = ValueHint::FilePath)]
    pub new: PathBuf,
    /// Print what two curators of one text agree on
    #[arg(long)]
    pub agreement: bool,
    /// The format
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: DiffFormat,
}

/// The arguments of `text`.
#[derive(Debug, ClapArgs)]
#[command(after_help = help::TEXT)]
pub struct Text {
    /// The article; - for stdin
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub article: PathBuf,
    /// Leave out the paragraphs that may not belong to the article
    #[arg(long)]
    pub sure: bool,
    /// The format
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ArticleFormat,
    /// Where to.
    #[command(flatten)]
    pub output: Output,
}

/// The arguments of `new`.
#[derive(Debug, ClapArgs)]
#[command(after_help = help::NEW)]
pub struct New {
    /// The articles, German or English: files that `onrecord text` reads; - for stdin. The drafts of
    /// several go to a folder, with -o FOLDER
    #[arg(required = true, value_name = "ARTICLE", value_hint = ValueHint::FilePath)]
    pub articles: Vec<PathBuf>,
    /// The article's language, de or en; by default detected from the text
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub language: Option<Language>,
    /// The language of the dossier's readers; by default the article's
    #[arg(long, value_name = "TAG", value_parser = tag)]
    pub reader_language: Option<String>,
    /// What others have marked in the article, as claims to decide with their comments as notes: an
    /// export of Hypothes.is, W3C Web Annotations, or the .ann file of brat
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub annotations: Option<PathBuf>,
    /// An earlier dossier, or a folder of them, whose ids, kinds, roles and topics the draft proposes
    /// for whoever has the same name; may be given several times
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub from: Vec<PathBuf>,
    /// The dossier of the same article before it was corrected, with its text as NAME.txt beside it:
    /// what is said of paragraphs that stand is carried over as it is, and the rest is open again
    #[arg(
        long,
        value_name = "OLD",
        value_hint = ValueHint::FilePath,
        conflicts_with_all = ["from", "annotations"]
    )]
    pub onto: Option<PathBuf>,
    /// Do not write the article's text as NAME.txt beside the draft NAME.ron
    #[arg(long)]
    pub no_text: bool,
    /// Where to.
    #[command(flatten)]
    pub output: Output,
}

/// The arguments of `upgrade`.
#[derive(Debug, ClapArgs)]
#[command(after_help = help::UPGRADE)]
pub struct Upgrade {
    /// The dossiers; - reads one from stdin and writes it to stdout
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// Print what would change, and write nothing
    #[arg(long)]
    pub diff: bool,
}

/// The arguments of `status`.
#[derive(Debug, ClapArgs)]
#[command(after_help = help::STATUS, args_conflicts_with_subcommands = true)]
pub struct Status {
    /// What to do instead of printing them
    #[command(subcommand)]
    pub command: Option<StatusCommand>,
    /// Which claims.
    #[command(flatten)]
    pub query: QueryArgs,
    /// The format
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: TableFormat,
}

/// What else can be done with statuses and notes.
#[derive(Debug, Subcommand)]
pub enum StatusCommand {
    /// Write your statuses and notes on the opened dossiers to one file
    Export(StatusExport),
    /// Add the statuses and notes in such a file to your own, and print what is new
    Merge(StatusMerge),
}

/// The arguments of `status export`.
#[derive(Debug, ClapArgs)]
pub struct StatusExport {
    /// Include every dossier with statuses or notes, opened or not
    #[arg(long)]
    pub all: bool,
    /// Where to.
    #[command(flatten)]
    pub output: Output,
}

/// The arguments of `status merge`.
#[derive(Debug, ClapArgs)]
pub struct StatusMerge {
    /// The file that `status export` wrote; - for stdin
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
}

/// The arguments of `man`.
#[derive(Debug, ClapArgs)]
pub struct Man {
    /// The command
    #[arg(
        value_name = "COMMAND",
        value_parser = Completed(completed::commands),
        hide_possible_values = true
    )]
    pub command: Option<String>,
}

/// The arguments of `snapshot`.
#[derive(Debug, ClapArgs)]
pub struct Snapshot {
    /// What is typed into the query line
    #[command(flatten)]
    pub query: QueryArgs,
    /// The view
    #[arg(long, value_name = "VIEW", default_value = "claims")]
    pub view: View,
    /// The text of the article, shown with its claims; without it, NAME.txt beside NAME.ron
    #[arg(long, value_name = "TEXT", value_hint = ValueHint::FilePath)]
    pub source: Option<PathBuf>,
    /// Columns and rows
    #[arg(long, value_name = "COLUMNSxROWS", default_value = "120x36")]
    pub size: Size,
    /// Colours; dark by default
    #[arg(long, value_name = "NAME")]
    pub theme: Option<ThemeChoice>,
    /// The format
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: PictureFormat,
    /// Where to.
    #[command(flatten)]
    pub output: Output,
}

/// The arguments of `explain`.
#[derive(Debug, ClapArgs)]
pub struct Explain {
    /// `grade`, a letter or grade such as `D3`, or the code of a problem such as `E007`; `fields`
    /// (every field of a dossier), one such as `knows` or `claims.knows`, or a word such as
    /// `Hearsay`; or one of the program's own files: `rules` (the format and the rules of
    /// curation), `tutorial` (a dossier with comments), `example` (the embedded dossier), `keys`,
    /// `themes`
    #[arg(
        value_name = "grade|CODE|fields|FIELD|FILE",
        value_parser = Completed(completed::topics),
        hide_possible_values = true
    )]
    pub what: String,
}
