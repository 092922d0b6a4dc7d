//! What a draft leaves to the curator: its open places, and the comments and placeholders of drafts
//! that were made before there were any.

use crate::{
    dossier::{
        diagnostic::{Code, Diagnostic, MOST_DIAGNOSTICS},
        document::Document,
        open_places::{ClaimField, OpenInSpeaker, OpenPlace},
        path::Path,
        place::Places,
        syntax::brackets::comments,
        text::Str,
    },
    text::{cut, or},
};
use memchr::memmem;

/// What began a comment that asked for a decision.
pub const MARKER: &str = "// DECIDE:";
/// The text of a field that only a person could fill.
pub const UNDECIDED: &str = "(undecided)";
/// The day of publication where the article gave none: the calendar has it, and no article.
pub const NO_DAY: &str = "0001-01-01";
/// The columns of a question that a message shows.
const SHOWN: usize = 70;

/// The decisions that a document leaves open, each at its place.
pub(super) fn open_places(document: &Document<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut add = |path: Path, at: usize, what: String| {
        if found.len() < MOST_DIAGNOSTICS {
            // No list has more items than the file has bytes, and those are fewer.
            let path = path.field("open").item(at as u32);
            let message = format!("undecided: {what}");
            found.push(Diagnostic::new(Code::Undecided, path, message));
        }
    };
    let Document { article, speakers, claims, requests, open, .. } = document;
    for (at, place) in open.iter().enumerate() {
        add(Path::root(), at, told(place, &[]));
    }
    for (at, place) in article.open.iter().enumerate() {
        add(Path::root().field("article"), at, told(place, &[]));
    }
    for (index, speaker) in (0..).zip(speakers) {
        for (at, place) in speaker.open.iter().enumerate() {
            // That it names nobody is an error, and told as one.
            if !matches!(place, OpenInSpeaker::SameAs(nobody) if nobody.is_empty()) {
                add(Path::item_of("speakers", index), at, told(place, &[]));
            }
        }
    }
    for (index, claim) in (0..).zip(claims) {
        let path = || Path::item_of("claims", index);
        for (at, place) in claim.open.iter().enumerate() {
            add(path(), at, told(place, claim.speaker.as_slice()));
        }
        // As long as it is open which sources there are, theirs are the same decision.
        let sources = if claim.is_open(ClaimField::With) { &[][..] } else { &claim.with };
        for (source, with) in (0..).zip(sources) {
            for (at, place) in with.open.iter().enumerate() {
                let path = path().field("with").item(source);
                add(path, at, told(place, with.speaker.as_slice()));
            }
        }
    }
    for (index, request) in (0..).zip(requests) {
        for (at, place) in request.open.iter().enumerate() {
            add(Path::item_of("requests", index), at, told(place, &request.to));
        }
    }
    found
}

/// What is to be decided and, where it is who somebody is, between whom: those who are `proposed`
/// first.
fn told<P: OpenPlace>(place: &P, proposed: &[Str<'_>]) -> String {
    let field = place.field();
    let Some(candidates) = place.candidates() else { return format!("`{field:?}`") };
    let ids = proposed.iter().chain(candidates.ids);
    match &*or(ids.map(|id| format!("`{}`", cut(id, SHOWN).0))) {
        "" => format!("`{field:?}`, and nobody is proposed"),
        ids => format!("`{field:?}`: {ids}?"),
    }
}

/// What is left of the comments and placeholders of earlier drafts.
pub(super) fn earlier_marks(places: &Places<'_>) -> Vec<Diagnostic> {
    let text = places.source();
    // Most files are not drafts, and need no second look.
    if ![MARKER, UNDECIDED, NO_DAY].iter().any(|it| text.contains(it)) {
        return Vec::new();
    }
    let comments = comments(text);
    let questions = comments.iter().flat_map(|comment| {
        let markers = memmem::find_iter(text[comment.clone()].as_bytes(), MARKER);
        markers.map(move |at| {
            let start = comment.start + at;
            let line = text[start..comment.end].lines().next().unwrap_or(MARKER).trim_end();
            (question(&line[MARKER.len()..]), start..start + line.len())
        })
    });
    let values = [UNDECIDED, NO_DAY].into_iter().flat_map(|value| {
        let literal = format!("\"{value}\"");
        let found = memmem::find_iter(text.as_bytes(), &literal).collect::<Vec<_>>();
        found.into_iter().map(move |start| start..start + literal.len())
    });
    let is_in_comment = |at: usize| {
        let next = comments.partition_point(|comment| comment.end <= at);
        comments.get(next).is_some_and(|comment| comment.start <= at)
    };
    let forgotten = values
        .filter(|it| !is_in_comment(it.start) && !has_question(text, it.start))
        .map(|span| (undecided("nothing is written here yet").with_help("fill it in"), span));
    let found = questions.chain(forgotten).take(MOST_DIAGNOSTICS);
    found.map(|(diagnostic, span)| diagnostic.at(span, places)).collect()
}

/// Whether a comment on the line of `at`, or right above the item there, asks about it.
fn has_question(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    let above = text[..start].trim_end_matches('\n').lines().next_back().unwrap_or_default();
    text[start..end].contains(MARKER) || above.trim_start().starts_with(MARKER)
}

fn question(question: &str) -> Diagnostic {
    let question = match cut(question.trim(), SHOWN) {
        ("", _) => Diagnostic::new(Code::Undecided, Path::root(), "undecided"),
        (whole, false) => undecided(whole),
        (beginning, true) => undecided(&format!("{beginning}…")),
    };
    let help = "`onrecord upgrade FILE` puts it into `open`; or decide, correct the value, and \
                remove the comment";
    question.with_help(help)
}

fn undecided(what: &str) -> Diagnostic {
    Diagnostic::new(Code::Undecided, Path::root(), format!("undecided: {what}"))
}
