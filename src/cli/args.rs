//! What can be typed after `onrecord`.

use super::completed::{self, Completed};
use super::values::{
    CheckFormat, ClaimFormat, DiffFormat, PictureFormat, Size, TableFormat, language, tag,
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

const EXAMPLES: &str = "\
Examples:
  onrecord                                open the article that comes with the program
  onrecord my.ron                         open a dossier of your own
  onrecord list 'grade:E..F'              what rests on unnamed people or uncounted groups
  onrecord list '-speaker:reuters peking' words and fields, in any order; - excludes
  onrecord show pottinger-leverage        one claim, whole, with why it has its grade
  onrecord memo                           one page for an editor
  onrecord report -o report.html          a page for somebody without a terminal
  onrecord list --format jsonl | jq .gist every claim as a line of JSON
  onrecord export --format bibtex -o a.bib  the article, for a bibliography
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
    /// Set a limit on what is read: bytes (64 MiB a file), items (65535 a list), text (65536 bytes),
    /// depth (32), replies (1000000 a file) or files (250000 a folder) (repeatable)
    #[arg(long, global = true, value_name = "NAME=NUMBER")]
    pub limit: Vec<SetLimit>,
    /// Leave the state folder alone: no statuses, no notes, no session
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
    /// Where `y` copies to: auto, osc52, tmux, or a command that takes the text on its input
    #[arg(long, value_name = "ROUTE")]
    pub copy_to: Option<CopyTo>,
    /// Colours of the screen; without it, what was chosen with :theme or config.ron says, or what
    /// suits the terminal
    #[arg(long, value_name = "NAME")]
    pub theme: Option<ThemeChoice>,
    /// Begin anew, and not where the last session was left
    #[arg(long)]
    pub fresh: bool,
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
    /// Write a page of HTML for somebody without a terminal
    Report(Report),
    /// Write claims for other programs, or for a text
    Export(Export),
    /// Print every problem of dossiers, with its place
    Check(Check),
    /// Print what two versions of a dossier differ in, claim by claim
    Diff(Diff),
    /// Write a draft of a dossier from an article's text
    New(New),
    /// Print your own statuses and notes, or exchange them with a colleague
    Status(Status),
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
    /// Print the manual page, or that of a command
    Man(Man),
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

/// The arguments of `export`.
#[derive(Debug, ClapArgs)]
#[command(after_help = EXPORT_HELP)]
pub struct Export {
    /// Which claims.
    #[command(flatten)]
    pub meant: Meant,
    /// The form
    #[arg(long, value_name = "FORM")]
    pub format: Format,
    /// The article's text, for `annotations`: where the words stand, and what stands around them
    #[arg(long, value_name = "TEXT", value_hint = ValueHint::FilePath)]
    pub source: Option<PathBuf>,
    /// Where to.
    #[command(flatten)]
    pub output: Output,
}

const EXPORT_HELP: &str = "\
Every form says of a claim who answers for it, how the words come, its grade with the name and with
what the grade measures, the replies, and article, date and paragraph. One claim:
`onrecord show ID --format FORM`.";

/// The arguments of `report`.
#[derive(Debug, ClapArgs)]
#[command(after_help = REPORT_HELP)]
pub struct Report {
    /// Which claims.
    #[command(flatten)]
    pub meant: Meant,
    /// Where to.
    #[command(flatten)]
    pub output: Output,
}

const REPORT_HELP: &str = "\
The page has what the memo says, the article as a strip of grades, the claims by side and strength,
who was asked or accused, and every claim with its grade and why. It is one file that loads nothing
and runs no script, for a screen, light or dark, and for paper:

  onrecord report -o report.html";

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

/// The arguments of `show`.
#[derive(Debug, ClapArgs)]
pub struct Show {
    /// The claim: its id, or DOSSIER/ID where several dossiers have one of that id
    #[arg(value_parser = Completed(completed::claims), hide_possible_values = true)]
    pub id: String,
    /// The form; without it, the whole claim with why it has its grade
    #[arg(long, value_name = "FORM")]
    pub format: Option<Format>,
}

/// The arguments of the commands that print tables.
#[derive(Debug, ClapArgs)]
pub struct Tabular {
    /// The form
    #[arg(long, value_name = "FORM", default_value = "table")]
    pub format: TableFormat,
}

const CHECK_HELP: &str = "\
With --format json every problem is a line of JSON on stdout:
  file, severity     the name as it was given (for what is not UTF-8 in it stands U+FFFD);
                     severity is error, warning or info
  code, title        such as E015, and what it stands for; `onrecord explain E015` tells more
  message            what is wrong here
  note, help         what else is to be known, and what to do; null where there is nothing to say
  path, id           the place in the dossier, such as claims[3].speaker, and the claim's own id
  line, column       where it begins, both from 1; columns count characters
  end_line, end_column, byte_start, byte_end
                     the end is the first place that is no longer meant; bytes count from 0

The exit code is 0 without errors, 1 with errors, 2 where a file cannot be read.";

/// The arguments of `check`.
#[derive(Debug, ClapArgs)]
#[command(after_help = CHECK_HELP)]
pub struct Check {
    /// The dossiers
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// The article's text, to hold quotations and anchors against
    #[arg(long, value_name = "TEXT", value_hint = ValueHint::FilePath)]
    pub source: Option<PathBuf>,
    /// Make every warning an error
    #[arg(long)]
    pub strict: bool,
    /// The form
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub format: CheckFormat,
}

/// The arguments of `diff`.
#[derive(Debug, ClapArgs)]
#[command(after_help = DIFF_HELP)]
pub struct Diff {
    /// The older version
    #[arg(value_name = "OLD", value_hint = ValueHint::FilePath)]
    pub old: PathBuf,
    /// The newer version
    #[arg(value_name = "NEW", value_hint = ValueHint::FilePath)]
    pub new: PathBuf,
    /// The form
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub format: DiffFormat,
}

const DIFF_HELP: &str = "\
Compared is what a reading shows, grades and replies included; comments, layout and the order of
lists do not count. A claim with another id and the same words is renamed, not removed and added.

The exit code is 0 whether the versions differ or not, and 2 where one cannot be read.

jsonl prints a line for each difference, and nothing where there is none:
  dossier     id of the newer version
  of          article, claim, request, speaker, proposition, topic
  difference  added, removed, changed
  changes     change (regraded, reattributed, requoted, reworded, restanced, moved, renamed,
              changed), field, old and new (null, a text or a list of texts; what they refer to
              has the ids of the newer version), because (of a grade)
  entry       the claim as `list --format jsonl` prints it, the request as `replies` does, or a
              few fields: as the newer version has it, or the older one where it was removed";
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

/// The arguments of `status`.
#[derive(Debug, ClapArgs)]
#[command(after_help = STATUS_HELP, args_conflicts_with_subcommands = true)]
pub struct Status {
    /// What to do instead of printing them.
    #[command(subcommand)]
    pub command: Option<StatusCommand>,
    /// Which claims.
    #[command(flatten)]
    pub meant: Meant,
    /// The form
    #[arg(long, value_name = "FORM", default_value = "table")]
    pub format: TableFormat,
}

/// What else can be done with statuses and notes.
#[derive(Debug, Subcommand)]
pub enum StatusCommand {
    /// Write the statuses and notes of the opened dossiers as one file
    Export(StatusExport),
    /// Add the statuses and notes of such a file to your own, and print what is new
    Merge(StatusMerge),
}

/// The arguments of `status export`.
#[derive(Debug, ClapArgs)]
pub struct StatusExport {
    /// Write those of every dossier that has any, opened or not
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

const STATUS_HELP: &str = "\
Listed are the statuses and notes of the opened dossiers. Without a query also what belongs to no
claim as it is now: its id is gone, or another claim's, or several claims say the same. It stays in
the state folder, and comes back with its claim.

  onrecord status export -o mine.json    for a colleague
  onrecord status merge theirs.json      from one: where you differ, both are kept

jsonl prints a line each:
  dossier, id     where it is recorded
  standing        current, changed, gone, ambiguous, reused, unreadable
  status, since   your status, and when you set it
  other_statuses  those that somebody else set without having seen yours
  notes, drafts   your notes and a colleague's, and what you left unfinished
  speaker, gist   the claim; where it is gone, as it was";

const NEW_HELP: &str = "\
The draft proposes who says what, and who was asked. Nothing in it is decided: a comment that begins
with `// DECIDE:` stands at each proposal. Of the article it has the words inside quotation marks,
and elsewhere no more than eight in a row.";

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
    /// What is typed into the query line.
    #[command(flatten)]
    pub meant: Meant,
    /// The view
    #[arg(long, value_name = "VIEW", default_value = "claims")]
    pub view: View,
    /// The text of the article, shown with its claims; without it, NAME.txt beside NAME.ron
    #[arg(long, value_name = "TEXT", value_hint = ValueHint::FilePath)]
    pub source: Option<PathBuf>,
    /// Columns and rows
    #[arg(long, value_name = "COLUMNSxROWS", default_value = "120x36")]
    pub size: Size,
    /// Colours; dark where left out
    #[arg(long, value_name = "NAME")]
    pub theme: Option<ThemeChoice>,
    /// The form
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub format: PictureFormat,
    /// Where to.
    #[command(flatten)]
    pub output: Output,
}

/// The arguments of `explain`.
#[derive(Debug, ClapArgs)]
pub struct Explain {
    /// `grade`, a letter or grade such as `D3`, or the code of a problem such as `E007`; or one of
    /// the program's own files: `fields` (what stands in a dossier, and the rules of curation),
    /// `tutorial` (a dossier with comments), `example` (the embedded one), `keys`, `themes`
    #[arg(
        value_name = "grade|CODE|FILE",
        value_parser = Completed(completed::topics),
        hide_possible_values = true
    )]
    pub what: String,
}
