//! A dossier for each code, and how its problem is printed.

use super::{Code, Problem, check, render, render::Style};
use crate::dossier::{Limits, Source, fixture::*};
use insta::{assert_debug_snapshot, assert_snapshot};
use std::fmt::Write;

/// A code, and the change to the sound dossier that brings it up.
const BROKEN: &[(Code, &str, &str)] = &[
    (Code::Syntax, "paragraph: 2,", "paragraph: 2"),
    (Code::Unclosed, "[\"Wir stimmen ab\"]", "[\"Wir stimmen ab\""),
    (Code::WrongType, "paragraph: 2,", "paragraph: \"2\","),
    (Code::UnknownField, "paragraph: 2,", "paragraf: 2,"),
    (Code::MissingField, "paragraph: 2, ", ""),
    (Code::RepeatedField, "paragraph: 2,", "paragraph: 2, paragraph: 2,"),
    (Code::UnknownWord, "kind: Person", "kind: Human"),
    (Code::Format, "format: 1", "format: 2"),
    (Code::MalformedId, "id: \"skippers\"", "id: \"The Skippérs\""),
    (Code::ReservedId, "id: \"fee\"", "id: \"opposes\""),
    (Code::DuplicateId, "id: \"unfair\"", "id: \"doubt\""),
    (Code::UnknownId, "speaker: \"critics\"", "speaker: \"critic\""),
    (Code::RepeatedId, "topics: [\"port\"]", "topics: [\"port\", \"port\"]"),
    (Code::EmptyText, "gist: \"The fee is unfair.\"", "gist: \" \""),
    (Code::NoParagraphs, "paragraphs: 4", "paragraphs: 0"),
    (Code::ParagraphOutOfRange, "paragraphs: 4", "paragraphs: 3"),
    (Code::BadDate, "2026-01-31", "2026-02-31"),
    (Code::BadHash, "sha256: \"0", "sha256: \""),
    (Code::SourcesOfNamed, "speech: Verbatim", "speech: Verbatim, sources: Stated(2)"),
    (Code::NoSources, ", sources: Stated(2)", ""),
    (Code::ZeroSources, "Stated(2)", "Among(0)"),
    (Code::NarrationByOther, "speech: Paraphrase", "speech: Narration"),
    (Code::OutletSpeaks, "speech: Narration", "speech: Paraphrase"),
    (Code::PartyClaims, "kind: Person", "kind: Party"),
    (Code::QuoteOfParaphrase, "speech: Partial", "speech: Paraphrase"),
    (Code::NoQuote, "speech: Paraphrase", "speech: Verbatim"),
    (Code::TranslationCount, ", \"must leave\"", ""),
    (Code::TranslationWithoutQuote, "anchor: \"einige", "translation: [\"a\"], anchor: \"einige"),
    (Code::RestsOnOfSpeech, "anchor: \"einige", "rests_on: [\"vote\"], anchor: \"einige"),
    (Code::ExamplesOfOther, "against: [", "examples: [\"lead\"], against: ["),
    (Code::SelfReference, "claim: \"unfair\"", "claim: \"reply\""),
    (Code::Circle, "examples: [\"doubt\"]", "relations: [(kind: Answers, claim: \"reply\")]"),
    (Code::AnswerOfOther, "Answered([\"reply\"])", "Answered([\"reply\", \"doubt\"])"),
    (Code::Unretrievable, ", url: \"https://example.org/audit\"", ""),
    (Code::AddressOfOther, "kind: Party", "kind: Party, reference: \"12\""),
    (Code::WideShort, "short: \"insiders\"", "short: \"the insiders\""),
    (Code::LongAnchor, "Die Stadt erhebt", "a b c d e f g h i"),
    (Code::NowhereInText, "anchor: \"einige Kritiker\", ", ""),
    (Code::OutOfOrder, "paragraph: 2", "paragraph: 4"),
    (Code::RepeatedStance, "basis: Implied)", "basis: Implied), (on: \"fee\", position: Opposes)"),
    (Code::NobodyAsked, "to: [\"skippers\"]", "to: []"),
    (
        Code::LongGist,
        "The fee is unfair.",
        "The fee is unfair, say people whom nobody has counted and whom nobody in the whole of the article names.",
    ),
];

/// A code, and the change to the article's text that brings it up.
const MISQUOTED: &[(Code, &str, &str)] = &[
    (Code::ParagraphCount, "und ging.", "und\nging."),
    (Code::QuoteNotFound, "Wir stimmen ab", "Wir stimmten ab"),
    (Code::QuoteElsewhere, "eine Gebühr", "eine Gebühr: Wir stimmen ab"),
    (Code::AnchorNotFound, "so zwei Insider", "so drei Insider"),
    (Code::AnchorElsewhere, "und ging.", "und ging, so zwei Insider."),
    (Code::HashDiffers, "", ""),
    (Code::QuoteDiffers, "Wir stimmen", "Wir\u{a0}stimmen"),
    (Code::AnchorDiffers, "zwei Insider", "zwei In\u{ad}sider"),
    (Code::UncoveredQuotation, "und ging.", "und ging. \"Es hat vier Wörter\"."),
    (Code::ParagraphWithoutClaim, "nicht.", "nicht.\nUnd dann noch das."),
    (Code::ShortQuotation, "und ging.", "und ging. \"Auf Wiedersehen\"."),
];

const PLAIN: Style = Style { colour: false, width: 100 };

fn rendered(source: &Source, article: Option<&str>, limits: &Limits) -> String {
    let report = check(source, article.map(str::as_bytes), limits);
    render(&report, source, PLAIN)
}

/// The article with a change; where something moves to another place, it is gone from its own.
fn article(code: Code, from: &str, to: &str) -> String {
    assert!(ARTICLE.contains(from), "the article has no {from:?}");
    match code {
        Code::QuoteElsewhere => ARTICLE.replace("\"Wir stimmen ab\"", "es").replace(from, to),
        Code::AnchorElsewhere => ARTICLE.replace("so zwei Insider", "hiess es").replace(from, to),
        _ => ARTICLE.replacen(from, to, 1),
    }
}

#[test]
fn each_code_has_a_dossier_that_shows_it() {
    let sound = Source::new("harbour.ron", SOUND);
    let small = |limits: &dyn Fn(&mut Limits)| {
        let mut small = Limits::default();
        limits(&mut small);
        rendered(&sound, None, &small)
    };
    let mut shown = vec![
        (Code::TooMany, small(&|limits| limits.items = 4)),
        (Code::TooLong, small(&|limits| limits.text = 60)),
        (
            Code::TooDeep,
            rendered(
                &changed("claims: [", "claims: [[[[[[[[[[["),
                None,
                &Limits { depth: 8, ..Limits::default() },
            ),
        ),
        (Code::TextNotUtf8, {
            let report = check(&sound, Some(b"\xe4"), &Limits::default());
            render(&report, &sound, PLAIN)
        }),
    ];
    for &(code, from, to) in BROKEN {
        shown.push((code, rendered(&changed(from, to), None, &Limits::default())));
    }
    for &(code, from, to) in MISQUOTED {
        let article = article(code, from, to);
        shown.push((code, rendered(&sound, Some(&article), &Limits::default())));
    }
    shown.sort();
    let mut all = String::new();
    for (code, text) in &shown {
        assert!(text.contains(&format!("[{code}]")), "{code}:\n{text}");
        let _ = writeln!(all, "──── {code} {}\n\n{text}", code.title());
    }
    let codes: Vec<_> = shown.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, Code::ALL);
    assert_snapshot!(all);
}

#[test]
fn the_fixture_matches_its_article() {
    let report = check(&Source::new("x", SOUND), Some(ARTICLE.as_bytes()), &Limits::default());
    let codes: Vec<_> = report.problems.iter().map(|it| it.problem.code).collect();
    assert_eq!(codes, [Code::HashDiffers]);
}

#[test]
fn the_shipped_dossiers_are_right() {
    let reuters = include_str!("../../../data/reuters-2026-02-12-china-tech.ron");
    let tutorial = include_str!("../../../data/tutorial.ron");
    let text = include_bytes!("../../../data/tutorial.txt").as_slice();
    for (dossier, article) in [(reuters, None), (tutorial, Some(text))] {
        let report = check(&Source::new("x", dossier), article, &Limits::default());
        assert_eq!(report.errors() + report.warnings(), 0, "{report}");
    }
}

#[test]
fn unknown_ids_name_the_nearest() {
    assert_debug_snapshot!([
        problems("speaker: \"critics\"", "speaker: \"criticts\""),
        problems("claim: \"unfair\"", "claim: \"unfairly\""),
        problems("on: \"fee\"", "on: \"fees\""),
        problems("topics: [\"port\"]", "topics: [\"ports\", \"xylophone\"]"),
        problems("Answered([\"reply\"])", "Answered([\"repli\"])"),
        problems("to: [\"skippers\"]", "to: [\"skipper\"]"),
        problems("relays: [\"moreau\"]", "relays: [\"insiders\", \"nobody-here\"]"),
    ]);
}

#[test]
fn ids_are_short_kebab_case() {
    let help = |id: &str| problems("\"skippers\", name", &format!("\"{id}\", name")).remove(0);
    assert_debug_snapshot!([
        help("Skippers"),
        help("the skippers"),
        help("skippers-"),
        help("-"),
        help("Über_uns"),
        help(&"a".repeat(65)),
        help("none"),
    ]);
    let longest = "a".repeat(64);
    let text = SOUND.replace("\"skippers\"", &format!("\"{longest}\""));
    assert_eq!(listed(&Source::new("x", text)), Vec::<String>::new());
}

#[test]
fn every_problem_is_found_in_one_go() {
    let text = BROKEN.iter().filter(|(code, ..)| {
        // What changes the same words or does not parse is left out.
        (Code::Format..=Code::NobodyAsked).contains(code)
            && !matches!(
                code,
                Code::DuplicateId
                    | Code::SourcesOfNamed
                    | Code::NarrationByOther
                    | Code::ParagraphOutOfRange
                    | Code::SelfReference
            )
    });
    let (mut source, mut expected) = (SOUND.to_owned(), Vec::new());
    for &(code, from, to) in text {
        if source.contains(from) {
            source = source.replacen(from, to, 1);
            expected.push(code);
        }
    }
    let found = report(&Source::new("x", source));
    for code in &expected {
        assert!(found.problems.iter().any(|it| it.problem.code == *code), "{code}");
    }
    assert!(expected.len() > 20);
}

#[test]
fn long_circles_and_chains_need_no_stack() {
    let claims = 60_000;
    let mut list = String::new();
    for n in 0..claims {
        let next = (n + 1) % claims;
        let _ = write!(
            list,
            "(id: \"c{n}\", paragraph: 4, speaker: \"critics\", speech: Paraphrase, gist: \"g\", \
             anchor: \"a\", relations: [(kind: Answers, claim: \"c{next}\")]),"
        );
    }
    let source = changed("requests: [", "requests: [ ");
    let text = source.text().replace("        // The last one answers.", &list);
    assert_debug_snapshot!(
        listed(&Source::new("x", text))
            .iter()
            .map(|line| {
                line.split(" at ").next().unwrap_or_default().to_owned()
                    + line.split_once("circle").unwrap().1
            })
            .collect::<Vec<_>>()
    );
}

#[test]
fn a_problem_has_clean_texts() {
    let problem =
        Problem::new(Code::Syntax, Default::default(), "a\u{1b}[2Jb").with_help("\u{202e}");
    assert_eq!(problem.message, "ab");
    assert_eq!(problem.help.as_deref(), Some("\u{fffd}"));
}
