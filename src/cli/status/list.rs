//! What is recorded of which claims, and what belongs to none any more.

use super::super::{
    args::Status,
    error::CliError,
    messages::warn,
    open::{self, Opening},
    terminal,
    values::TableFormat,
};
use crate::{
    analysis::words,
    export::table::{Column, lay_out, with_sentences},
    library::{ClaimRef, DossierRef, Library, Vocabulary},
    session::{
        Entry, Notebook, OrphanCause, Placement, Record, StateDir, StateError, StateErrorCause,
    },
    text::clean,
};
use jiff::tz::TimeZone;
use serde::Serialize;
use std::{
    collections::{HashMap, HashSet},
    io::Write,
    process::ExitCode,
};

/// Of so many dossiers that are not open at most the ids are told.
const MOST_NAMED: usize = 5;

/// A line of the list. The keys and their order are a promise.
#[derive(Debug, Serialize)]
struct Recorded {
    dossier: String,
    id: String,
    standing: Standing,
    status: &'static str,
    since: Option<String>,
    other_statuses: Vec<&'static str>,
    notes: Vec<String>,
    drafts: Vec<String>,
    speaker: Option<String>,
    gist: Option<String>,
}

/// How what is recorded stands to the claims of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Standing {
    /// It is of the claim as it is now.
    Current,
    /// The claim has changed since.
    Changed,
    /// No claim has the id, and none says the same.
    Gone,
    /// Several claims say the same.
    Ambiguous,
    /// The id is another claim's by now.
    Reused,
    /// It cannot be read, and stays as it stands.
    Unreadable,
}

impl From<OrphanCause> for Standing {
    fn from(why: OrphanCause) -> Self {
        match why {
            OrphanCause::Gone => Self::Gone,
            OrphanCause::Ambiguous => Self::Ambiguous,
            OrphanCause::Reused => Self::Reused,
        }
    }
}

impl Standing {
    /// What it means, for the table; nothing where there is nothing to say.
    fn label(self) -> &'static str {
        match self {
            Self::Current => "",
            Self::Changed => "before it changed",
            Self::Gone => "no such claim",
            Self::Ambiguous => "several claims",
            Self::Reused => "another claim's id",
            Self::Unreadable => "unreadable",
        }
    }

    fn is_of_a_claim(self) -> bool {
        matches!(self, Self::Current | Self::Changed)
    }
}

/// Prints what is recorded of the claims that a query means; without one, also what belongs to no
/// claim.
pub(super) fn run(
    args: &Status,
    state_dir: &StateDir,
    opening: &Opening<'_>,
    out: &mut impl Write,
) -> Result<ExitCode, CliError> {
    let library = opening.library()?;
    let (notebook, complaints) = state_dir.notebook(&library);
    let mut lines = of_claims(args, &library, &notebook)?;
    let query = clean(args.query.text().trim()).into_owned();
    if query.is_empty() {
        lines.extend(library.dossiers().flat_map(|dossier| orphans(dossier, &notebook)));
        lines.extend(complaints.iter().flat_map(unreadable));
    }
    let is_listed =
        |complaint: &&StateError| matches!(complaint.fault, StateErrorCause::Entries(_));
    complaints.iter().filter(|complaint| !is_listed(complaint)).for_each(warn);
    for path in state_dir.set_aside() {
        warn(format_args!(
            "{}: a damaged file, set aside; its content is not shown. Mend it and give it its old \
             name, or delete it.",
            path.display()
        ));
    }
    let text = match args.format {
        TableFormat::Jsonl => jsonl(&lines),
        TableFormat::Table if lines.is_empty() && !query.is_empty() => {
            format!("No claim that {query} finds has a status or a note of yours.\n")
        }
        TableFormat::Table => {
            table(&lines, &not_open(state_dir, &library), terminal::table_columns())
        }
    };
    out.write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn of_claims(
    args: &Status,
    library: &Library,
    notebook: &Notebook,
) -> Result<Vec<Recorded>, CliError> {
    let statuses = notebook.statuses(library, TimeZone::system);
    let rows = open::rows(&args.query, library, &statuses)?;
    let mut placements: HashMap<&str, Placement> = HashMap::new();
    let mut lines = Vec::new();
    for claim in rows.iter().map(|row| library.claim(*row)) {
        let dossier = claim.dossier();
        let placement =
            placements.entry(dossier.id()).or_insert_with(|| notebook.placement(dossier));
        let own = placement.own(claim.id()).filter(|own| !own.says_nothing());
        lines.extend(own.map(|own| of_claim(claim, own, &statuses)));
    }
    Ok(lines)
}

fn of_claim(claim: ClaimRef<'_>, own: &Entry, statuses: &crate::library::Statuses) -> Recorded {
    let verification = statuses.verification(claim.row());
    let has_changed = verification.is_some_and(|it| it.is_before_change);
    let standing = if has_changed { Standing::Changed } else { Standing::Current };
    Recorded {
        speaker: Some(claim.speaker_name().into_owned()),
        gist: Some(claim.line().into_owned()),
        ..recorded(claim.dossier().id(), claim.id(), standing, own)
    }
}

/// What belongs to no claim of a dossier.
fn orphans(dossier: DossierRef<'_>, notebook: &Notebook) -> Vec<Recorded> {
    let placement = notebook.placement(dossier);
    let orphans = placement.orphans().iter().filter(|stray| !stray.entry.says_nothing());
    orphans.map(|stray| recorded(dossier.id(), &stray.id, stray.why.into(), &stray.entry)).collect()
}

fn unreadable(complaint: &StateError) -> Vec<Recorded> {
    let StateErrorCause::Entries(ids) = &complaint.fault else { return Vec::new() };
    let dossier = complaint.path.file_stem().unwrap_or_default().to_string_lossy();
    let line = |id: &String| recorded(&dossier, id, Standing::Unreadable, &Entry::default());
    ids.iter().map(line).collect()
}

fn recorded(dossier: &str, id: &str, standing: Standing, entry: &Entry) -> Recorded {
    let text = |text: &str| clean(text).into_owned();
    let texts = |all: Vec<&str>| all.into_iter().map(text).collect();
    let then = entry.last_claim();
    let since = entry.verdict().map(|verdict| verdict.since.to_zoned_datetime(TimeZone::system()));
    Recorded {
        dossier: text(dossier),
        id: text(id),
        standing,
        status: entry.verdict().and_then(Record::status).unwrap_or_default().word(),
        since: since.map(|since| since.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()),
        other_statuses: entry.other_statuses().map(|status| status.word()).collect(),
        notes: texts(entry.notes()),
        drafts: texts(entry.drafts()),
        speaker: then.and_then(|then| then.speaker.as_deref()).map(text),
        gist: then.and_then(|then| then.gist.as_deref()).map(text),
    }
}

/// The ids of dossiers that have statuses and notes, and are not open.
fn not_open(state_dir: &StateDir, library: &Library) -> Vec<String> {
    let open: HashSet<&str> = library.dossiers().map(DossierRef::id).collect();
    let mut others = state_dir.dossiers().unwrap_or_default();
    others.retain(|dossier| !open.contains(dossier.as_str()));
    others
}

fn jsonl(lines: &[Recorded]) -> String {
    // Texts, lists of them and words can be written as JSON.
    let lines = lines.iter().filter_map(|line| serde_json::to_string(line).ok());
    lines.map(|line| line + "\n").collect()
}

const HEADER: [Column; 6] = [
    Column::cut_to("dossier", 10),
    Column::whole("id"),
    Column::whole("status"),
    Column::whole(""),
    Column::cut_to("claim", 16),
    Column::cut_to("note", 16),
];

fn table(lines: &[Recorded], not_open: &[String], columns: usize) -> String {
    let has_several = lines.iter().any(|line| line.dossier != lines[0].dossier);
    let row = |line: &Recorded| {
        let who = line.speaker.iter().chain(&line.gist).cloned().collect::<Vec<_>>().join(": ");
        let others = line.other_statuses.iter().map(|status| format!("{status}?"));
        let status = [line.status.to_owned()].into_iter().chain(others).collect::<Vec<_>>();
        let drafts = line.drafts.iter().map(|draft| format!("(draft) {draft}"));
        let notes = line.notes.iter().cloned().chain(drafts).collect::<Vec<_>>();
        [
            if has_several { line.dossier.clone() } else { String::new() },
            line.id.clone(),
            status.join(", "),
            line.standing.label().to_owned(),
            who,
            notes.join(" | "),
        ]
    };
    let rows: Vec<_> = lines.iter().map(row).collect();
    with_sentences(lay_out(&HEADER, &rows, columns), &sentences(lines, not_open), columns)
}

fn sentences(lines: &[Recorded], not_open: &[String]) -> Vec<String> {
    let of_claims = lines.iter().filter(|line| line.standing.is_of_a_claim()).count();
    let orphans = lines.len() - of_claims;
    let claims = match of_claims {
        0 => "No claim".to_owned(),
        more => words::count(more, "claim"),
    };
    let have = words::verb(of_claims.max(1), "has", "have");
    let mut sentences = vec![format!("{claims} {have} a status or a note of yours.")];
    if orphans > 0 {
        let entries = words::verb(orphans, "entry belongs", "entries belong");
        let stay = words::verb(orphans, "stays", "stay");
        sentences.push(format!(
            "{orphans} {entries} to no claim as it is now, and {stay} in the state folder."
        ));
    }
    if let [_, ..] = not_open {
        let named: Vec<_> = not_open.iter().take(MOST_NAMED).map(String::as_str).collect();
        let more = match not_open.len() - named.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let dossiers = words::count(not_open.len(), "dossier");
        sentences.push(format!(
            "You have statuses or notes of {dossiers} more: {}{more}; --data opens them.",
            named.join(", ")
        ));
    }
    sentences
}
