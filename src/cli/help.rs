//! What the help of commands says after their options. A paragraph is one line, which clap wraps.

pub const EXAMPLES: &str = "\
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

pub const EXPORT: &str = "\
Every format says who answers for a claim, whether it is quoted, its grade with the name and what the \
grade measures, the replies, and the article, date and paragraph. For one claim, use \
`onrecord show ID --format FORMAT`.";

pub const REPORT: &str = "\
The page has the memo, the article as a strip of grades, the claims by stance and grade, who was asked \
or criticised, and every claim with the reasons for its grade. It is one file that loads nothing and runs \
no script, for light and dark screens and for paper:

  onrecord report -o report.html";

pub const CHECK: &str = "\
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

pub const DIFF: &str = "\
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

pub const UPGRADE: &str = "\
Only what the newer version writes differently changes; comments, order and layout stay. In a draft of \
an earlier version, each item's `open` says what its DECIDE comments and its texts (undecided) said; their \
other words stay as comments. A dossier with other problems is upgraded all the same: `onrecord check` \
lists them. Each file is written in full or not at all.

The exit code is 0 if every dossier is in the newest version, 1 if --diff has found one that is not, \
2 if a file cannot be read, upgraded or written.";

pub const STATUS: &str = "\
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

pub const TEXT: &str = "\
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

pub const NEW: &str = "\
What the file says of the article is taken over. With -o NAME.ron, the text is written to NAME.txt, where \
the screen finds it, unless that is the article itself. The draft proposes who says what, and who was \
asked. The decisions are yours: `open` names each field that is undecided, and counts nowhere as decided \
until you delete its word. The draft repeats the article's quotations, and elsewhere no more than eight \
words in a row.

  onrecord new ARTICLE... -o FOLDER                   a draft of each
  onrecord new ARTICLE -o NAME.ron --from FOLDER      with what earlier dossiers know
  onrecord new CORRECTED -o NEW.ron --onto OLD.ron    after a correction";
