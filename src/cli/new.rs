//! `new`: a draft of a dossier from an article, and the article's text beside it.

use super::{
    args::New,
    check::names,
    error::CliError,
    messages::warn,
    open::{MOST_SHOWN, Opening, read_article, read_source},
};
use crate::{
    analysis::words,
    article::{self, ArticleError, Highlight, read_annotations},
    dossier::{Limits, Source, SpeakerField, decode, read_file},
    draft::{
        Carried, Draft, Earlier, EarlierSpeaker, NotCarried, Options, Summary, Unplaced,
        carry_over, draft,
    },
    library::{Library, SpeakerRef},
    text::cut,
    work::{WriteError, replace},
};
use std::{
    cmp::Reverse,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// The most columns of words that are named.
const SHOWN: usize = 60;

/// Writes the draft and the text, and says on stderr what is in it and how to go on.
///
/// # Errors
///
/// Where the article cannot be read, no draft can be made of it, or it cannot be written.
pub fn run(args: &New, opening: Opening<'_>, out: &mut impl Write) -> Result<(), CliError> {
    let path = &args.article;
    let article = read_article(path)?;
    let output = args.output.file.as_deref().filter(|file| file.as_os_str() != "-");
    if let Some(file) = output.filter(|file| is_same_file(file, path)) {
        return Err(CliError::at(file, "this is the article itself; give the draft another name"));
    }
    let beside =
        output.filter(|_| !args.no_text).map(|file| text_beside(file, path)).transpose()?;
    let is_stdin = path.as_os_str() == "-";
    let source = match &beside {
        Some(text) => text,
        None if is_stdin => Path::new("TEXT"),
        None => path,
    };
    let named = if is_stdin { output } else { Some(&**path) };
    let name = named.and_then(Path::file_stem).map(|it| it.to_string_lossy().into_owned());
    let options = Options {
        name: name.unwrap_or_default(),
        source: source.to_string_lossy().into_owned(),
        language: args.language,
        reader_language: args.reader_language.clone(),
        facts: article.facts.clone(),
        doubtful: article.doubtful(),
        highlights: args.annotations.as_deref().map(highlights).transpose()?.unwrap_or_default(),
        earlier: match args.from.as_slice() {
            [] => Earlier::default(),
            paths => earlier(&Opening { paths, ..opening }.library()?),
        },
    };
    article.remarks.iter().for_each(warn);
    let made = match &args.onto {
        Some(old) => Made::Carried(carried(old, article.text(), &options, &opening.limits)?),
        None => {
            Made::Draft(draft(article.text(), &options).map_err(|cause| CliError::at(path, cause))?)
        }
    };
    // Either both are written or none.
    if let Some(file) = output.filter(|file| !args.output.force && file.exists()) {
        return Err(WriteError::Exists(file.to_owned()).into());
    }
    if let Some(file) = beside.as_ref().filter(|file| !is_same_file(file, path)) {
        write_text(file, article.text(), args.output.force)?;
    }
    args.output.write(made.text(), out)?;
    out.flush()?;
    let undecided = match &made {
        Made::Draft(draft) => tell_of_draft(&draft.summary),
        Made::Carried(carried) => tell_of_carried(carried),
    };
    let file = args.output.file.as_ref().filter(|file| file.as_os_str() != "-");
    warn(format_args!(
        "{} undecided: correct each field that `open` names, and delete its word; next: onrecord check {} --source {}",
        words::count(undecided, "place"),
        file.map_or("FILE".into(), |file| file.to_string_lossy()),
        source.display(),
    ));
    if let Made::Draft(draft) = &made {
        list_unplaced(&draft.unplaced);
    }
    Ok(())
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
        error => CliError::at(old, error),
    })
}

/// What curators have decided of those who speak in earlier dossiers, the latest first.
fn earlier(library: &Library) -> Earlier {
    let mut dossiers: Vec<_> = library.dossiers().collect();
    dossiers.sort_by_key(|dossier| Reverse(dossier.published()));
    let mut earlier = Earlier::default();
    for dossier in dossiers {
        dossier.speakers().filter_map(decided).for_each(|speaker| earlier.add_speaker(speaker));
        dossier.topics().for_each(|topic| earlier.add_topic(topic.id(), topic.label()));
    }
    earlier
}

/// A speaker whose name and kind are decided.
fn decided(speaker: SpeakerRef<'_>) -> Option<EarlierSpeaker> {
    let kind = speaker.kind().filter(|_| !speaker.open().has(SpeakerField::Name))?;
    let (name, short) = (speaker.name(), speaker.short());
    Some(EarlierSpeaker {
        id: speaker.id().to_owned(),
        name: name.to_owned(),
        // Where the dossier gives none, it is the last word of the name, cut off if it is long.
        short: (!name.ends_with(short) && !short.ends_with('…')).then(|| short.to_owned()),
        kind,
        role: speaker.role().map(str::to_owned),
        aliases: speaker.aliases().map(str::to_owned).collect(),
        dossier: speaker.dossier().id().to_owned(),
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

/// Prints what was marked and is in no claim.
fn list_unplaced(unplaced: &[Unplaced]) {
    for Unplaced { words, why } in unplaced.iter().take(MOST_SHOWN) {
        warn(format_args!(
            "left out of the annotations: \"{}\": its words {why}",
            cut(words, SHOWN).0
        ));
    }
    if let more @ 1.. = unplaced.len().saturating_sub(MOST_SHOWN) {
        warn(format_args!("and {more} more"));
    }
}

/// Prints what was carried over and what was not, and returns how much is undecided.
fn tell_of_carried(it: &Carried) -> usize {
    let moved = match it.moved {
        0 => String::new(),
        moved => format!(", {moved} of them in another paragraph"),
    };
    warn(format_args!(
        "claims and requests that stand as before: {} of {}{moved}",
        it.kept,
        it.kept + it.opened.len(),
    ));
    let opened = &it.opened[..it.opened.len().min(MOST_SHOWN)];
    for (name, paragraph) in opened {
        warn(format_args!(
            "  open again, since paragraph {paragraph} is no longer as it was: {name}"
        ));
    }
    if let more @ 1.. = it.opened.len().saturating_sub(MOST_SHOWN) {
        warn(format_args!("  and {more} more"));
    }
    if it.claims + it.requests > 0 {
        warn(format_args!(
            "proposed besides: {} and {}",
            words::count(it.claims, "claim"),
            words::count(it.requests, "request"),
        ));
    }
    it.undecided
}

/// Prints what is in the draft, and returns how much of it is undecided.
fn tell_of_draft(it: &Summary) -> usize {
    warn(format_args!(
        "the draft proposes {}, {}, {}, {} in other words and {} of narration",
        words::count(it.speakers, "speaker"),
        words::count(it.quotations, "quotation"),
        words::count(it.requests, "request"),
        words::count(it.paraphrases, "claim"),
        words::count(it.narration, "sentence"),
    ));
    it.undecided
}
