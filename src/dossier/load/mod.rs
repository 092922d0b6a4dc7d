//! From text to a [`Document`]: quickly where the text is right, thoroughly where it is not.

mod gaps;
mod item;
mod loose;
mod malformed;
mod mend;
mod messages;
mod parts;
mod pasted;
mod salvage;
mod size;
mod torn;

pub(super) use gaps::Gaps;
pub(super) use messages::missing_and_not_open;

use super::{
    diagnostic::{Diagnostic, Report},
    document::Document,
    limits::Limits,
    place::Places,
    source::Source,
    syntax::{self, ron_options},
};
use malformed::syntax_error;
use parts::Parts;
use ron::error::SpannedError;
use salvage::{Salvaged, salvage};
use std::borrow::Cow;

/// Reads a dossier without checking what it says.
///
/// # Errors
///
/// One diagnostic for each item that does not parse, for each place at which the file is not RON,
/// or what is over the limits.
pub fn parse<'s>(source: &'s Source, limits: &Limits) -> Result<Document<'s>, Report> {
    let document = parse_whole(source.text(), limits);
    document.map_err(|_| read(source, limits, |it| Report::new(source, it.found)))
}

/// What was read of a dossier that may be broken.
pub(super) struct Reading<'r> {
    /// The document, without what could not be read; nothing where the file is no dossier.
    pub document: Option<Document<'r>>,
    /// What could not be read.
    pub gaps: Gaps<'r>,
    /// The places of what was read.
    pub places: Places<'r>,
    /// What keeps the file from being read, each at its place; nothing of one that parses.
    pub found: Vec<Diagnostic>,
}

impl<'r> Reading<'r> {
    fn unreadable(text: &'r str, found: Vec<Diagnostic>) -> Self {
        Reading { document: None, gaps: Gaps::default(), places: Places::of_lines(text), found }
    }
}

/// Reads whatever can be read of a dossier.
pub(super) fn read<T>(source: &Source, limits: &Limits, then: impl FnOnce(Reading<'_>) -> T) -> T {
    let text = source.text();
    match parse_whole(text, limits) {
        Ok(document) => {
            let (gaps, places) = (Gaps::default(), Places::new(text));
            then(Reading { document: Some(document), gaps, places, found: Vec::new() })
        }
        Err(Refusal::OverLimits(found)) => then(Reading::unreadable(text, found)),
        Err(Refusal::Ron(refusal)) => read_broken(text, refusal, limits, then),
    }
}

/// Reads what can be read of a text that ron refuses.
fn read_broken<T>(
    text: &str,
    refusal: SpannedError,
    limits: &Limits,
    then: impl FnOnce(Reading<'_>) -> T,
) -> T {
    let lines = Places::of_lines(text);
    let merges = pasted::merges(text, &lines);
    if !merges.is_empty() {
        return then(Reading::unreadable(text, merges));
    }
    let (mut found, clean, refusal) = match pasted::blanks(text, &lines) {
        Some((blanks, clean)) => {
            let refusal = ron_options().from_str::<Document<'_>>(&clean).err();
            (vec![blanks], Cow::Owned(clean), refusal)
        }
        None => (Vec::new(), Cow::Borrowed(text), Some(refusal)),
    };
    let mut parts = match Parts::of(&clean, refusal.as_ref(), &lines, limits) {
        Ok(parts) => parts,
        Err(unreadable) => {
            found.push(*unreadable);
            return then(Reading::unreadable(text, found));
        }
    };
    found.append(&mut parts.found);
    found.sort_by_key(|it| it.span.start);
    let places = Places::of_mended(text, &parts.mended);
    let fields = syntax::fields(parts.mended.text());
    let salvaged = salvage(&fields, &places, &parts.items).filter(|_| !fields.is_empty());
    let Some(Salvaged { document, mut gaps, found: bad }) = salvaged else {
        return then(Reading::unreadable(text, found));
    };
    let bad = bad.into_iter().filter(|it| !parts.may_explain(it, &found));
    let bad: Vec<_> = bad.collect();
    found.extend(bad);
    parts.tell(&mut gaps);
    let over_limits = size::check(&document, text.len(), limits).into_iter();
    found.extend(over_limits.map(|it| it.at_path(&places)));
    if let Some(refusal) = refusal.filter(|_| found.is_empty()) {
        let at = lines.offset(refusal.span.end.line, refusal.span.end.col);
        found.push(syntax_error(&refusal.code, 0..at, &clean, &lines));
    }
    then(Reading { document: Some(document), gaps, places, found })
}

/// Why a text is no document.
pub(super) enum Refusal {
    OverLimits(Vec<Diagnostic>),
    Ron(SpannedError),
}

/// Reads a dossier that parses.
pub(super) fn parse_whole<'s>(text: &'s str, limits: &Limits) -> Result<Document<'s>, Refusal> {
    if let Some(long_list) = size::long_list(text, limits) {
        return Err(Refusal::OverLimits(vec![long_list]));
    }
    let document = ron_options().from_str::<Document<'s>>(text).map_err(Refusal::Ron)?;
    match size::check(&document, text.len(), limits) {
        found if found.is_empty() => Ok(document),
        found => {
            let places = Places::new(text);
            Err(Refusal::OverLimits(found.into_iter().map(|it| it.at_path(&places)).collect()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{diagnostic::Code, fixture::*};
    use insta::assert_debug_snapshot;

    #[test]
    fn the_fixture_is_sound() {
        let source = Source::new("harbour.ron", SOUND);
        assert_eq!(listed(&source), Vec::<String>::new());
    }

    #[test]
    fn one_bad_item_hides_no_other() {
        let text = SOUND
            .replace("speech: Verbatim", "speech: Verbtim")
            .replace("kind: Unnamed", "knd: Unnamed")
            .replace("anchor: \"so zwei Insider\"", "anchor: 7")
            .replace("paragraphs: 4", "paragraphs: 99999999")
            .replace("gist: \"The fee is unfair.\",", "")
            .replace("(on: \"fee\"", "(on: 5")
            .replace("link: Stated)", "link: Stated, link: Stated)");
        assert_debug_snapshot!(listed(&Source::new("x", text)));
    }

    #[test]
    fn one_torn_item_hides_no_other() {
        let text = SOUND
            .replace("published: \"2026-01-31\",", "published \"2026-01-31\",")
            .replace("kind: Unnamed", "knd: Unnamed")
            .replace("quote: [\"Wir stimmen ab\"]", "quote: [„Wir stimmen ab“]")
            .replace("gist: \"The fee will not pay.\"", "gist: 7")
            .replace("\"unfair\", paragraph: 3,", "\"unfair\" paragraph: 3,")
            .replace("),\n        // The last", ")\n        // The last");
        assert_debug_snapshot!(listed(&Source::new("x", text)));
    }

    #[test]
    fn every_bad_field_of_an_item_is_told() {
        let text = SOUND
            .replace("paragraph: 2, speaker", "paragraph: \"2\", paragraph: 2, speaker")
            .replace("\"moreau\", speech: Verbatim", "moreau, speech: Verbtim, speach: Partial")
            .replace("gist: \"The town votes.\"", "gst: \"The town votes.\"")
            .replace("(on: \"fee\", position", "(onn: \"fee\", position")
            .replace("id: \"harbour\", title", "id: harbour, titel");
        assert_debug_snapshot!(listed(&Source::new("x", text)));
    }

    #[test]
    fn a_letter_of_several_bytes_can_stand_where_a_bracket_was() {
        let places = SOUND.match_indices(['(', ')', '[', ']', ',', '"']).map(|(at, _)| at);
        for at in places {
            let text = format!("{}¡{}", &SOUND[..at], &SOUND[at + 1..]);
            assert_ne!(report(&Source::new("x", text)).errors(), 0, "{at}");
        }
    }

    #[test]
    fn a_file_that_is_cut_off_names_the_open_bracket() {
        for end in (1..SOUND.trim_end().len()).filter(|&end| SOUND.is_char_boundary(end)) {
            let report = report(&Source::new("x", &SOUND[..end]));
            let codes: Vec<_> = report.diagnostics.iter().map(|it| it.code).collect();
            assert!(
                matches!(codes[..], [Code::Unclosed | Code::Syntax | Code::MissingField]),
                "{end}: {report}"
            );
        }
        let middle = SOUND.find("so zwei").unwrap();
        assert_debug_snapshot!(listed(&Source::new("x", &SOUND[..middle])));
        let end = SOUND.find("sources: Stated").unwrap();
        assert_debug_snapshot!(listed(&Source::new("x", &SOUND[..end])));
    }

    #[test]
    fn syntax() {
        assert_debug_snapshot!([
            problems("paragraph: 2,", "paragraph: 2"),
            problems("[\"Wir stimmen ab\"]", "(\"Wir stimmen ab\"]"),
            problems("\"The town votes.\"", "\"The \"town\" votes.\""),
            problems("\"The town votes.\"", "“The town votes.”"),
            problems("implicit_some", "explicit"),
            problems("requests: [\n", "requests: [\n)"),
            problems("format: 2", "format 1"),
            problems("speaker: \"moreau\"", "speaker: jean-moreau"),
            problems("stances: [(on: \"fee\"", "topics: [harbour-fees], stances: [(on: \"fee\""),
            problems("gist: \"The town votes.\"", "gist: \"The town \\votes.\""),
            problems("\"The town votes.\"", "'The town votes.'"),
            problems("gist: \"The town votes.\"", "gist:: \"The town votes.\""),
            problems("gist: \"The town votes.\",", "gist: \"The town votes.\",,"),
            problems("gist: \"The town votes.\",", "gist: \"The town votes.\";"),
            problems("gist: \"The town votes.\",", "# no comment"),
            problems("gist: \"The town votes.\"", "gist: \"The town votes."),
            problems("gist: \"The town votes.\"", "\u{200b}gist: \"The town votes.\""),
            problems("[\"Wir stimmen ab\"]", "[\"Wir\": \"stimmen ab\"]"),
            problems("[\"Wir stimmen ab\"]", "[\"Wir stimmen ab\""),
            problems("[(on: \"fee\", position: Supports, basis: Implied)]", "[on: \"fee\"]"),
            problems(
                "(id: \"critics\", name: \"Some critics\", kind: Collective)",
                "id: \"critics\""
            ),
            problems("kind: Document, url: \"https://example.org/audit\"),", "kind: Document,"),
        ]);
    }

    #[test]
    fn a_missing_opening_is_told_once_and_what_it_should_open_is_checked() {
        let at = |from, to| -> Vec<String> {
            problems(from, to).iter().map(|it| it.split(": ").next().unwrap().to_owned()).collect()
        };
        let harbour = "E001  at \"i\"";
        assert_eq!(at("    article: (\n", ""), [harbour]);
        assert_eq!(at("    claims: [\n", ""), ["E001  at \"(\""]);
        assert_eq!(at("    claims: [\n", "    claims: ;\n"), ["E001  at \";\""]);
        // What is in the list is known, and checked.
        let text = SOUND.replace("    claims: [\n", "").replace("speech: Partial", "speech: Part");
        assert_eq!(listed(&Source::new("x", text)).len(), 2);
        assert_eq!(at("format: 2,", "format: 2,,,,,,,"), ["E001  at \",\""]);
    }

    #[test]
    fn habits_of_other_formats_are_told_with_what_to_write() {
        for (from, to, expected) in [
            (
                "published: \"2026-01-31\"",
                "published: 2026-01-31",
                "E001  at \"2026-01-31\": a date stands in quotation marks (write `\"2026-01-31\"`)",
            ),
            (
                "kind: Outlet",
                "kind: \"outlet\"",
                "E003 speakers[0].kind at \"\\\"outlet\\\"\": expected a word without quotation marks \
                 (write `Outlet`)",
            ),
            (
                "outcome: NoReply",
                "outcome: \"no reply\"",
                "E003 requests[1].outcome at \"\\\"no reply\\\"\": expected a word without quotation \
                 marks (write `NoReply`)",
            ),
            (
                "(id: \"port\", label: \"The port\")",
                "{\"id\": \"port\", \"label\": \"The port\"}",
                "E003 topics[0] at \"{\": an item is not written in braces (write `(id: \"...\", \
                 ...)`: round brackets, and no quotation marks around the names)",
            ),
            (
                "#![enable(implicit_some)]",
                "# my dossier\n#![enable(implicit_some)]",
                "E001  at \"#\": `#` does not begin a comment (a comment begins with `//`)",
            ),
        ] {
            assert_eq!(problems(from, to), [expected]);
        }
    }

    #[test]
    fn text_without_escapes_is_borrowed() {
        let text = SOUND.replace("We vote", "We \\\"vote\\\"");
        let source = Source::new("x", text);
        let document = parse(&source, &Limits::default()).unwrap();
        let inside = source.text().as_bytes().as_ptr_range();
        let mut owned = Vec::new();
        crate::dossier::walk::for_each_text(&document, &mut |text, path| {
            if !inside.contains(&text.as_ptr()) {
                owned.push(path.to_string());
            }
        });
        assert_eq!(owned, ["claims[1].translation[0]"]);
    }

    #[test]
    fn what_is_no_dossier_says_so() {
        assert_debug_snapshot!(
            ["[]", "1", "\"a\"", "()", "(claims: 5, article: [], format: \"1\")", "// nothing"]
                .map(|text| listed(&Source::new("x", text)))
        );
    }

    #[test]
    fn a_byte_order_mark_and_crlf_move_no_place() {
        let text = SOUND.replace("speech: Verbatim", "speech: Verb").replace('\n', "\r\n");
        let report = report(&Source::new("x", format!("\u{FEFF}{text}")));
        assert_eq!(report.to_string(), "x:26:66: `Verb` is not one of the words allowed here");
    }
}
