//! `export`: claims for other programs, or for a text.

use super::{
    args::Export,
    error::CliError,
    messages::warn,
    open::{Opening, Selection, read_source},
    values::AnchorChoice,
};
use crate::{
    analysis::{Scope, words},
    dossier::{article_text::fingerprint, decode},
    export::{self, AnchorIn, Format, NoSpot, SourceText},
    library::Vocabulary,
};
use std::{io::Write, path::Path};

/// Writes the claims that a query means.
///
/// # Errors
///
/// Where nothing can be opened, the query or the article's text cannot be read, or the file
/// cannot be written.
pub fn run(args: &Export, opening: &Opening<'_>, out: &mut impl Write) -> Result<(), CliError> {
    let selection = opening.select(&args.query)?;
    refuse_foreign(args)?;
    let text = match &args.source {
        Some(path) => with_places(&selection, path, args.anchor_in)?,
        None if args.linked => export::linked(selection.claims()),
        None => args.format.write(selection.claims(), &selection.statuses),
    };
    let text = if args.bom { format!("\u{FEFF}{text}") } else { text };
    args.output.write(&text, out)
}

/// Refuses what another form than the one that is asked for would do.
fn refuse_foreign(args: &Export) -> Result<(), CliError> {
    for (is_given, option, form, why) in [
        (args.source.is_some(), "--source", Format::Annotations, "says where words stand"),
        (args.linked, "--linked", Format::Dot, "has arrows"),
        (args.bom, "--bom", Format::Csv, "begins with a byte order mark"),
    ] {
        if is_given && args.format != form {
            let form = form.word();
            return Err(CliError::Message(format!(
                "{option} goes with --format {form}: no other form {why}"
            )));
        }
    }
    Ok(())
}

/// The claims as annotations with their places in the article's text, and on stderr what of them
/// does not stand there.
fn with_places(
    selection: &Selection,
    path: &Path,
    anchor_in: Option<AnchorChoice>,
) -> Result<String, CliError> {
    let file = read_source(path)?;
    let dossiers = Scope::rows(&selection.library, &selection.rows).dossiers();
    if dossiers.len() > 1 {
        return Err(CliError::Message(format!(
            "--source is the text of one article, and these are claims of {} dossiers: choose one \
             with dossier:ID",
            dossiers.len()
        )));
    }
    let name = path.display();
    let expected = dossiers.first().and_then(|dossier| dossier.sha256());
    let is_meant = |sha256: &str| expected.is_some_and(|it| it.eq_ignore_ascii_case(sha256));
    let text =
        decode(file.text_for(is_meant).to_vec()).map_err(|cause| CliError::at(path, cause))?;
    let sha256 = fingerprint(text.as_bytes());
    if expected.is_some() && !is_meant(&sha256) {
        warn(format_args!(
            "{name}: the dossier was curated from another text; the places are those in this one"
        ));
    }
    let text = dossiers.first().map(|dossier| SourceText::new(&text, *dossier));
    let spots: Vec<_> = text
        .iter()
        .flat_map(|text| selection.claims().flat_map(|claim| text.spots(claim)))
        .filter_map(Result::err)
        .collect();
    let count = |why| spots.iter().filter(|it| **it == why).count();
    let words =
        |n| format!("{n} {}", words::verb(n, "quotation or anchor", "quotations or anchors"));
    for (why, is) in [
        (NoSpot::Missing, "not in the paragraph and without a place"),
        (
            NoSpot::Undecided,
            "more than once in the paragraph and without a place, because nothing decides which is \
             meant",
        ),
    ] {
        let count = count(why);
        if count > 0 {
            let words = words(count);
            warn(format_args!("{name}: {words} {is}; `onrecord check --source` tells more"));
        }
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Without a page, the text is all that there is to anchor in.
    let has_page = dossiers.iter().any(|dossier| dossier.url().is_some());
    let by_default = if has_page { AnchorChoice::Page } else { AnchorChoice::Text };
    let anchor_in = match (anchor_in.unwrap_or(by_default), &text) {
        (AnchorChoice::Text, Some(text)) => AnchorIn::Text { text, name: &name, sha256: &sha256 },
        (_, text) => AnchorIn::Page(text.as_ref()),
    };
    Ok(export::annotations(selection.claims(), anchor_in))
}
