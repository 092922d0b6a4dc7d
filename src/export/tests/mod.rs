//! What holds for every form at once: no caveat is lost, and nothing hostile comes out.

mod formats;
mod readers;
mod undecided;

use super::{Format, Marks, caveats, diff, json, memo, report, table};
use crate::{
    analysis::{
        self, Scope,
        testing::{REUTERS, TUTORIAL, add, document, library},
    },
    dossier::{Document, Kind, Speech, Str, check::structural},
    library::{ClaimRef, Library, MEASURES, Reply, Status, Statuses, Verification, Vocabulary},
    text::{clean, clean_block, cut},
};
use proptest::{prelude::*, sample::Index};
use std::borrow::Cow;

/// Whether the form says in keys what others say in words.
fn is_json(format: Format) -> bool {
    matches!(format, Format::Json | Format::Jsonl)
}

/// What a form of the claim has to say, each under the name of the caveat.
pub(super) fn caveats_of(claim: ClaimRef<'_>, format: Format) -> Vec<(&'static str, String)> {
    let dossier = claim.dossier();
    let mut all = vec![
        ("speaker", claim.speaker_name().into_owned()),
        ("outlet", dossier.outlet().to_owned()),
        ("grade", claim.grade().to_string()),
        ("name of the grade", claim.rule().name.to_owned()),
        ("what it measures", MEASURES.to_owned()),
    ];
    all.extend(claim.note().map(|note| ("note", note.to_owned())));
    for reply in claim.replies() {
        let (by, outcome) = (reply.by(), reply.reply());
        let reply =
            if is_json(format) { [by.id(), outcome.word()] } else { [by.name(), outcome.label()] };
        all.extend(reply.map(|part| ("reply", part.to_owned())));
    }
    if is_json(format) {
        all.push(("date", dossier.published().unwrap().to_string()));
        all.push(("speech", claim.speech().unwrap().word().to_owned()));
        return all;
    }
    all.push(("speech", caveats::speech(claim).to_owned()));
    if format == Format::Csv {
        all.push(("date", dossier.published().unwrap().to_string()));
        all.push(("paragraph", claim.paragraph().to_string()));
    } else {
        all.push(("date", dossier.published_long()));
        all.push(("paragraph", format!("paragraph {}", claim.paragraph())));
        all.push(("whose words", caveats::introduction(claim)));
    }
    if claim.replies().len() == 0 {
        all.push(("replies", "none reported to this claim".to_owned()));
    }
    if claim.translation().len() > 0 && dossier.is_translated() {
        all.push(("back-translation", "Back-translation, not the speaker's words".to_owned()));
    }
    all
}

/// What a reader gets of one claim, in one piece, with blanks where a form breaks lines.
fn read_one(claim: ClaimRef<'_>, format: Format) -> String {
    let text = format.write([claim], &Statuses::default());
    let all = readers::read(format, &text).join(" ");
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_form_loses_a_caveat() {
    let library = library(&[TUTORIAL, REUTERS]);
    for claim in library.claims() {
        for format in Format::ALL {
            let text = read_one(claim, *format);
            for (name, caveat) in caveats_of(claim, *format) {
                let caveat = caveat.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(text.contains(&caveat), "{format:?} of {}: {name}: {caveat}", claim.id());
            }
        }
    }
}

/// The walk is worth what it walks over.
#[test]
fn every_kind_of_claim_is_walked_over() {
    let library = library(&[TUTORIAL, REUTERS]);
    let some = |is: &dyn Fn(ClaimRef<'_>) -> bool| library.claims().any(is);
    for speech in Speech::ALL {
        assert!(some(&|claim| claim.speech() == Some(*speech)), "{speech:?}");
    }
    for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Party) {
        assert!(some(&|claim| claim.is_by(*kind)), "{kind:?}");
    }
    for reply in Reply::ALL {
        assert!(some(&|claim| claim.replies().any(|it| it.reply() == *reply)), "{reply:?}");
    }
    assert!(some(&|claim| claim.replies().len() == 0));
    assert!(some(&|claim| claim.quote().len() > 1));
    assert!(some(&|claim| claim.relays().len() > 0));
    assert!(some(&|claim| claim.rests_on().len() > 0));
    for is_translated in [false, true] {
        let dossier = |claim: ClaimRef<'_>| claim.dossier().is_translated();
        assert!(some(&|claim| claim.is_quoted() && dossier(claim) == is_translated));
    }
}

#[test]
fn what_the_reader_recorded_is_in_the_forms_for_work_and_never_in_those_to_publish() {
    let library = library(&[TUTORIAL]);
    let claim = library.find("no-crane").unwrap();
    let mut statuses = Statuses::default();
    statuses.set(
        claim.row(),
        Verification {
            since: "2026-03-14T15:09:26+01:00[+01:00]".parse().ok(),
            is_before_change: true,
            note: Some("a crane, or two?".into()),
            ..Status::Checked.into()
        },
    );
    for format in Format::ALL {
        let text = format.write([claim], &statuses);
        let recorded = match is_json(*format) {
            true => r#""found":"checked","since":"2026-03-14T15:09:26+01:00","before_change":true"#,
            false => "checked before it changed (14 March 2026, 15:09)",
        };
        let is_published = matches!(
            format,
            Format::JsonLd | Format::Annotations | Format::Csl | Format::Bibtex | Format::Dot
        );
        for recorded in [recorded, "a crane, or two?"] {
            assert_eq!(text.contains(recorded), !is_published, "{format:?}: {recorded}: {text}");
        }
        let others = library.claims().filter(|other| *other != claim);
        let text = format.write(others, &statuses);
        assert!(!text.contains("a crane, or two?"), "{format:?}");
    }
    let line = json::claim_lines([claim], &statuses);
    assert!(line.contains(r#""status":"unchecked""#), "a check does not outlive a change: {line}");
}

#[test]
fn json_keeps_in_keys_what_texts_say_in_words() {
    let library = library(&[REUTERS]);
    let claim = library.find("pottinger-leverage").unwrap();
    let line = Format::Jsonl.write([claim], &Statuses::default());
    let line: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["article"]["translated"], "machine");
    assert_eq!(line["paragraph"], 7);
    assert_eq!(line["replies"], serde_json::json!([]));
}

#[test]
fn neither_a_paraphrase_nor_a_translation_stands_in_quotation_marks() {
    let marks = ["de", "en", "fr", "es", "da", "sv", "ja"].map(Marks::of);
    let library = library(&[TUTORIAL, REUTERS]);
    for claim in library.claims() {
        let unquoted = claim.gist().into_iter().chain(claim.translation());
        for format in Format::ALL {
            let text = read_one(claim, *format);
            for unquoted in unquoted.clone() {
                for mark in marks {
                    let quoted = format!("{}{unquoted}", mark.open);
                    assert!(!text.contains(&quoted), "{format:?} of {}", claim.id());
                }
            }
            let is_quoted = marks.iter().any(|mark| text.contains(mark.open));
            // A reply may be quoted where the claim is not.
            let may_quote = matches!(claim.speech(), Some(Speech::Verbatim | Speech::Partial))
                || claim.requests().any(|request| request.quote().len() > 0);
            assert!(may_quote || !is_quoted, "{format:?} of {}", claim.id());
        }
    }
}

/// Everything that the room can write of a library.
fn everything(library: &Library) -> Vec<String> {
    everything_in(Format::ALL, library)
}

/// Everything that the room can write of a library, of its forms of claims these.
fn everything_in(formats: &[Format], library: &Library) -> Vec<String> {
    let scope = Scope::all(library);
    let statuses = Statuses::default();
    let focus = library.propositions().next();
    let mut all: Vec<String> =
        formats.iter().map(|format| format.write(library.claims(), &statuses)).collect();
    all.push(json::speaker_lines(scope));
    all.push(json::request_lines(scope));
    all.push(json::stats_line(scope));
    all.push(memo(scope));
    all.push(report(scope, &statuses));
    let other = self::library(&[TUTORIAL]);
    for (old, new) in [(library, &other), (&other, library)] {
        let (old, new) = (old.dossiers().next().unwrap(), new.dossiers().next().unwrap());
        let difference = analysis::diff::diff(old, new);
        all.extend([diff(&difference, 80), json::diff_lines(&difference)]);
    }
    for columns in [20, 80] {
        all.push(table::claims(scope, focus, columns));
        all.push(table::speakers(scope, focus, columns));
        all.push(table::replies(scope, columns));
        all.push(table::stats(scope, columns));
    }
    all
}

/// The tutorial with `text` before and after every text that is not an id.
pub(super) fn hostile(text: &str) -> Document<'static> {
    let mut document = document(TUTORIAL);
    let spoil = |at: &mut Str<'static>| *at = format!("{text}{}{text}", &**at).into();
    // A short name has room for ten columns, and an anchor for eight words.
    let spoil_short = |at: &mut Str<'static>| *at = format!("x{}", cut(text, 9).0).into();
    let solid = text.replace(char::is_whitespace, "");
    let spoil_anchor = |at: &mut Str<'static>| *at = format!("{}{solid}", &**at).into();
    let article = &mut document.article;
    [&mut article.title, &mut article.outlet].into_iter().flatten().for_each(spoil);
    article.byline.iter_mut().for_each(spoil);
    [&mut article.place, &mut article.url, &mut article.note].into_iter().flatten().for_each(spoil);
    document.propositions.iter_mut().for_each(|proposition| spoil(&mut proposition.text));
    for topic in &mut document.topics {
        spoil(&mut topic.label);
        topic.gist.iter_mut().for_each(spoil);
    }
    for speaker in &mut document.speakers {
        speaker.name.iter_mut().for_each(spoil);
        speaker.aliases.iter_mut().for_each(spoil);
        speaker.short.iter_mut().for_each(spoil_short);
        let texts = [&mut speaker.role, &mut speaker.url, &mut speaker.reference];
        texts.into_iter().flatten().chain(&mut speaker.note).for_each(spoil);
    }
    for claim in &mut document.claims {
        claim.gist.iter_mut().for_each(spoil);
        claim.quote.iter_mut().chain(&mut claim.translation).for_each(spoil);
        claim.anchor.iter_mut().for_each(spoil_anchor);
        let texts = [&mut claim.cites, &mut claim.note];
        texts.into_iter().flatten().for_each(spoil);
    }
    for request in &mut document.requests {
        request.quote.iter_mut().for_each(spoil);
        request.anchor.iter_mut().for_each(spoil_anchor);
        request.note.iter_mut().for_each(spoil);
    }
    document
}

/// Whether no character is left that cleaning would take or replace, but for joiners, which stay
/// where they join something.
fn is_harmless(text: &str) -> bool {
    let is_kept = |c: char| {
        // The first saves most of the time: nearly all of a page is ASCII.
        matches!(c, ' '..='~' | '\u{200C}' | '\u{200D}')
            || matches!(clean_block(c.encode_utf8(&mut [0; 4])), Cow::Borrowed(_))
    };
    text.chars().all(is_kept)
}

#[test]
fn an_escape_sequence_does_not_come_out() {
    let mut library = Library::default();
    add(&mut library, &hostile("\u{1B}[31m\u{1B}]0;x\u{07}\u{202E}\r\n=1`*_[x](y)<b>|\"//*/\\"));
    for text in everything(&library) {
        assert!(is_harmless(&text), "{text}");
    }
}

properties! {
    // Each of them writes everything that can be written, and reads it back.
    #![cases(64)]

    #[test]
    fn nothing_hostile_comes_out(
        text in "([\\x00-\\x7f]|[\\u{80}-\\u{ad}]|[\\u{200b}-\\u{206f}]|\\u{1b}\\[[0-9]m|\\u{301}|\\PC){0,12}",
        at: Index,
    ) {
        // An escape sequence that swallows all that follows can leave no text, and no dossier.
        prop_assume!(structural(&hostile(&text)).is_ok());
        let mut library = Library::default();
        add(&mut library, &hostile(&text));
        for text in everything(&library) {
            prop_assert!(is_harmless(&text), "{:?}", text);
        }
        // One claim in each form: what all of them say was looked at above.
        let rows: Vec<_> = library.claims().map(ClaimRef::row).collect();
        let claim = library.claim(*at.get(&rows));
        let name = claim.speaker_name();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        for format in Format::ALL {
            let read = read_one(claim, *format);
            prop_assert!(read.contains(&name), "{format:?}: {name:?}: {read:?}");
        }
        let claims = library.claims().count();
        let statuses = Statuses::default();
        let csv = Format::Csv.write(library.claims(), &statuses);
        let mut rows = ::csv::Reader::from_reader(csv.as_bytes());
        prop_assert_eq!(rows.records().flatten().count(), claims);
        let lines = Format::Jsonl.write(library.claims(), &statuses);
        prop_assert_eq!(lines.lines().count(), claims);
        let items = format!("claims: [{}]", Format::Ron.write(library.claims(), &statuses));
        let pasted = TUTORIAL.split_once("    claims: [").unwrap().0.to_owned() + &items + ")";
        let mut again = Library::default();
        add(&mut again, &document(&pasted));
        // What is pasted is cleaned like every file.
        for (once, again) in library.claims().zip(again.claims()) {
            prop_assert_eq!(clean(once.gist().unwrap()), again.gist().unwrap());
            prop_assert!(once.quote().map(clean).eq(again.quote()));
        }
    }
}
