//! What can be typed after `onrecord`.

use super::completed::{self, Completed};
use super::values::{
    AnchorChoice, ArticleFormat, CheckFormat, ClaimFormat, Described, DiffFormat, PictureFormat,
    Size, TableFormat, language, tag,
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
  onrecord list 'grade:E..F'              claims that rest on unnamed people or uncounted groups
  onrecord list -- '-speaker:reuters peking'  words and fields, in any order; - excludes,
                                          and what begins with it follows --
  onrecord show pottinger-leverage        one claim in full, with the reasons for its grade
  onrecord memo                           one page for an editor
  onrecord report -o report.html          a page for someone without a terminal
  onrecord list --format jsonl | jq .gist  every claim as a line of JSON
  onrecord export --format bibtex -o a.bib  the article, for a bibliography
  onrecord text page.html                 an article as the program reads it, a paragraph a line
  onrecord new my.txt -o my.ron           a draft of a dossier, for you to decide on
  onrecord check my.ron --source my.txt   every problem in a dossier, with its location
  onrecord upgrade my.ron                 a dossier in the newest format, comments and all

The grade says how traceable an attribution is, never whether a claim is true: \
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
#[command(after_help = EXPORT_HELP)]
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

const EXPORT_HELP: &str = "\
Every format says who answers for a claim, whether it is quoted, its grade with the name and what the \
grade measures, the replies, and the article, date and paragraph. For one claim, use \
`onrecord show ID --format FORMAT`.";

/// The arguments of `report`.
#[derive(Debug, ClapArgs)]
#[command(after_help = REPORT_HELP)]
pub struct Report {
    /// Which claims.
    #[command(flatten)]
    pub query: QueryArgs,
    /// Where to.
    #[command(flatten)]
    pub output: Output,
}

const REPORT_HELP: &str = "\
The page has the memo, the article as a strip of grades, the claims by stance and grade, who was asked \
or criticised, and every claim with the reasons for its grade. It is one file that loads nothing and runs \
no script, for light and dark screens and for paper:

  onrecord report -o report.html";

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

const CHECK_HELP: &str = "\
With --format json every problem is a line of JSON on stdout:
  file, severity     the name as you gave it (U+FFFD replaces what is not UTF-8);
                     severity is error, warning or info
  code, title        such as E015, and its meaning; `onrecord explain E015` tells more
  message            what is wrong here
  note, help         background, and what to do; null if there is nothing to say
  allowed            why it is accepted, by a comment // allow(W007): why; otherwise null
  path, id           the location in the dossier, such as claims[3].speaker, and the claim's id
  line, column       where it begins, both from 1; columns count characters
  end_line, end_column, byte_start, byte_end
                     the end is the first position after it; bytes count from 0
  labels             other places that have to do with it, such as the first of two equal ids:
                     text, and path to byte_end as above
  more_places        how many more such places there are
  fixes              corrections, each with a title, whether it is sure (the only right one), and
                     edits: byte_start, byte_end and the text that replaces these bytes

--fix leaves every other byte of a file as it is, and makes no correction that leads to another error. \
So does --renumber. Each file is written in full or not at all.

The exit code is 0 without errors, 1 with errors or if --diff has found something to correct, 2 if a \
file cannot be read or written.";

/// The arguments of `check`.
#[derive(Debug, ClapArgs)]
#[command(after_help = CHECK_HELP)]
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
#[command(after_help = DIFF_HELP)]
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

const DIFF_HELP: &str = "\
The comparison covers everything a reader sees, grades and replies included; it ignores comments, \
layout and the order of lists. A claim with a new id and the same words counts as renamed.

With --agreement it says which claims are in both dossiers, whatever their ids, and how many of them \
have the same speaker, kind of speaker, form of speech, content, sides and grade, with Cohen's kappa. \
--format json then prints one object, which docs/exports.md describes.

The exit code is 0 whether the versions differ or not, and 2 if one cannot be read or, with \
--agreement, if they are not of one text.

jsonl prints a line for each difference:
  dossier     id of the newer version
  of          article, claim, request, speaker, proposition, topic
  difference  added, removed, changed
  changes     change (regraded, reattributed, requoted, reworded, restanced, moved, renamed,
              noted, changed), field, old and new (null, a text or a list of texts, with the ids
              of the newer version), because (for a grade)
  entry       the claim as `list --format jsonl` prints it, the request as `replies` does, or a
              few fields: from the newer version, or from the older one if it was removed";

/// The arguments of `text`.
#[derive(Debug, ClapArgs)]
#[command(after_help = TEXT_HELP)]
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
#[command(after_help = NEW_HELP)]
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
#[command(after_help = UPGRADE_HELP)]
pub struct Upgrade {
    /// The dossiers; - reads one from stdin and writes it to stdout
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// Print what would change, and write nothing
    #[arg(long)]
    pub diff: bool,
}

const UPGRADE_HELP: &str = "\
Only what the newer version writes differently changes; comments, order and layout stay. In a draft of \
an earlier version, each item's `open` says what its DECIDE comments and its texts (undecided) said; their \
other words stay as comments. A dossier with other problems is upgraded all the same: `onrecord check` \
lists them. Each file is written in full or not at all.

The exit code is 0 if every dossier is in the newest version, 1 if --diff has found one that is not, \
2 if a file cannot be read, upgraded or written.";

/// The arguments of `status`.
#[derive(Debug, ClapArgs)]
#[command(after_help = STATUS_HELP, args_conflicts_with_subcommands = true)]
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

const STATUS_HELP: &str = "\
Lists your statuses and notes on the opened dossiers. Without a query it also lists those that belong \
to no current claim: the id is gone or now another claim's, or several claims say the same. They stay \
in the state folder and return with their claim.

  onrecord status export -o mine.json    for a colleague
  onrecord status merge theirs.json      from a colleague: where you differ, it keeps both

jsonl prints a line for each:
  dossier, id     where it is recorded
  standing        current, changed, gone, ambiguous, reused, unreadable
  status, since   your status, and when you set it
  other_statuses  those that someone else set without seeing yours
  notes, drafts   your notes and a colleague's, and those you left unfinished
  speaker, gist   the claim; if it is gone, as it last was";

const TEXT_HELP: &str = "\
It reads plain text in UTF-8, saved web pages (HTML and MHTML), and news items (ninjs, NITF, NewsML-G2). \
What the file is shows its content, whatever it is called. A text with a paragraph on each line is printed \
as it is; wrapped lines are joined to paragraphs, and invisible characters are taken out. `new`, `check \
--source` and the screen read articles in the same way.

  pdftotext -layout FILE - | onrecord text -    a PDF

--format json prints one object:
  form         what the file is: text, page, mhtml, ninjs, nitf, newsml-g2
  title, byline, outlet, place, published, language, url, note
               what the file says of the article; null or [] where it says nothing
  sha256       the fingerprint of the text, as a dossier has it
  remarks      how it was read, each with kind and message
  paragraphs   each with number, text, and doubtful: why it may not belong to the article, or null";

const NEW_HELP: &str = "\
What the file says of the article is taken over. With -o NAME.ron, the text is written to NAME.txt, where \
the screen finds it, unless that is the article itself. The draft proposes who says what, and who was \
asked. The decisions are yours: `open` names each field that is undecided, and counts nowhere as decided \
until you delete its word. The draft repeats the article's quotations, and elsewhere no more than eight \
words in a row.

  onrecord new ARTICLE... -o FOLDER                   a draft of each
  onrecord new ARTICLE -o NAME.ron --from FOLDER      with what earlier dossiers know
  onrecord new CORRECTED -o NEW.ron --onto OLD.ron    after a correction";

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
