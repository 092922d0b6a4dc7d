//! What holds of the draft of any text.

mod open;
mod said;

use super::{Draft, Language, NoDraft, Options, draft};
use crate::dossier::{
    Document, Limits, Source, article_text::ArticleParagraphs, check::check, diagnostic::Severity,
    parse,
};
use proptest::prelude::*;
use std::collections::HashSet;

fn options() -> Options {
    Options {
        name: "article".into(),
        source: "article.txt".into(),
        reader_language: Some("en".into()),
        ..Options::default()
    }
}

fn drafted(text: &str) -> Draft {
    draft(text, &options()).unwrap()
}

/// The draft of a text, read again and handed to `look`.
fn read<T>(text: &str, look: impl FnOnce(&Document<'_>) -> T) -> T {
    let source = Source::new("draft.ron", drafted(text).text);
    look(&parse(&source, &Limits::default()).unwrap_or_else(|report| panic!("{report}")))
}

/// The words of a text, in small letters.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// The first nine words in a row that a draft takes from outside the quotations of a text.
fn copied(article: &str, draft: &Draft) -> Option<String> {
    let original = ArticleParagraphs::new(article);
    let mut runs = HashSet::new();
    for (_, paragraph) in original.paragraphs() {
        let marks = paragraph.marks();
        // A mark is missing: which words are quoted there cannot be told.
        if !marks.unopened.is_empty() || !marks.unclosed.is_empty() {
            continue;
        }
        let mut start = 0;
        for quotation in marks.whole {
            runs.extend(
                words(&paragraph.text()[start..quotation.start]).windows(9).map(<[_]>::to_vec),
            );
            start = quotation.end;
        }
        runs.extend(words(&paragraph.text()[start..]).windows(9).map(<[_]>::to_vec));
    }
    let copied = |line: &str| {
        let words = words(line);
        words.windows(9).find(|run| runs.contains(*run)).map(|run| run.join(" "))
    };
    draft.text.lines().find_map(copied)
}

#[test]
fn a_text_without_words_has_no_draft() {
    for text in ["", "\u{FEFF}", " \r\n\t\n", "- by Ann Author\n"] {
        assert_eq!(draft(text, &options()), Err(NoDraft::Empty), "{text:?}");
    }
    let long = "a\n".repeat(70_000);
    assert_eq!(draft(&long, &options()), Err(NoDraft::TooManyParagraphs(70_000)));
    let long = "Ann Bell said that it was fine. ".repeat(70_000);
    assert_eq!(draft(&long, &options()), Err(NoDraft::TooLarge));
}

#[test]
fn symbols_are_a_paragraph() {
    let draft = drafted("***");
    assert!(draft.text.contains("nothing is proposed here; it has no words"), "{}", draft.text);
}

#[test]
fn marks_line_ends_and_the_byte_order_mark_change_nothing_but_the_hash() {
    let text = "Ann Bell said \"this is all we have\".\nBo Cole said \"so it is with us\".";
    let plain = drafted(text).text;
    let other = drafted(&format!("\u{FEFF}{}", text.replace('\n', "\r\n\r\n"))).text;
    let differing: Vec<_> = plain.lines().zip(other.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(differing.len(), 1, "{differing:?}");
    assert!(differing[0].0.contains("sha256"));
    for (open, close) in [("„", "“"), ("»", "«"), ("«", "»"), ("“", "”"), ("‘", ",’")]
    {
        let mut opening = true;
        let styled: String = text
            .chars()
            .map(|c| match c {
                '"' => {
                    opening = !opening;
                    if opening { close.to_owned() } else { open.to_owned() }
                }
                c => c.to_string(),
            })
            .collect();
        let found = read(&styled, |it| {
            it.claims.iter().map(|it| it.quote[0].to_string()).collect::<Vec<_>>()
        });
        let found: Vec<_> = found.iter().map(|it| it.trim_end_matches(',')).collect();
        assert_eq!(found, ["this is all we have", "so it is with us"], "{open} {close}");
    }
}

#[test]
fn nothing_but_quotations_and_anchors_is_copied() {
    let tutorial = include_str!("../../data/tutorial.txt");
    assert_eq!(copied(tutorial, &drafted(tutorial)), None);
    let none = "zero one two three four five six seven eight nine said Ann Bell.";
    assert!(copied(none, &Draft { text: none.into(), ..drafted(none) }).is_some());
}

/// Pieces of which articles, and what is none, are made.
fn piece() -> impl Strategy<Value = String> {
    let words = proptest::sample::select(vec![
        "said",
        "sagte",
        "sagten",
        "according to",
        "laut",
        "zufolge",
        ", so",
        "fügte",
        "hinzu",
        "and",
        "und",
        "declined to comment",
        "did not respond",
        "reagierte nicht",
        "lehnte",
        "ab",
        "wollte sich nicht äußern",
        "two of the people",
        "zwei der Insider",
        "vier Personen",
        "several officials",
        "einige Kritiker",
        "one of them",
        "Ann Bell",
        "Jörg Weiß",
        "TP-Link",
        "Plumb & Daughters",
        "the council",
        "das Ministerium",
        "die Sprecherin",
        "Mayor",
        "der",
        "die",
        "the",
        "of",
        "he",
        "sie",
        "es",
        "it",
        "they",
        "sei",
        "habe",
        "reportedly",
        "demnach",
        "a former engineer",
        "eine ehemalige Beauftragte",
        "report",
        "Studie",
        "none",
        "undecided",
        "(Reuters) - ",
        "asked about",
        "auf Anfrage",
        "(undecided)",
        "// DECIDE:",
        "\\",
        "*/",
        "\u{1b}[31m",
        "\u{202e}",
        "\u{ad}",
        "\u{0}",
        "\u{9b}",
        "\u{301}\u{301}\u{301}\u{301}\u{301}",
        "北京",
        "👩‍👩‍👧",
        "ǅ",
        "İ",
        "0",
        "65536",
        "4",
        "12. Feb",
    ]);
    let marks = proptest::sample::select(vec![
        "\"", "„", "“", "”", "»", "«", "‚", "‘", "’", "'", ",", ".", ":", "?", "!", " ", "  ",
        "\n", "\r\n", "\r", "-", "–", "(", ")",
    ]);
    prop_oneof![
        4 => words.prop_map(|word| format!("{word} ")),
        3 => marks.prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => "[a-zA-Z]{1,8} ",
        1 => "[\\x00-\\x20\\x7f-\\xa0\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2066}-\u{2069}]{0,3}",
    ]
}

properties! {
    #[test]
    fn the_draft_of_any_text_is_a_dossier_without_errors(
        pieces in proptest::collection::vec(piece(), 0..120),
        language in proptest::sample::select(vec![None, Some(Language::German), Some(Language::English)]),
        reader in proptest::sample::select(vec!["en", "de-AT", "fr"]),
    ) {
        let text = pieces.concat();
        let options = Options { language, reader_language: Some(reader.into()), ..options() };
        let Ok(draft) = draft(&text, &options) else {
            prop_assert!(ArticleParagraphs::new(&text).is_empty());
            return Ok(());
        };
        let source = Source::new("draft.ron", draft.text.clone());
        let report = check(&source, Some(text.as_bytes()), &Limits::default());
        let errors: Vec<_> =
            report.diagnostics.iter().filter(|it| it.severity == Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{text:?}\n{errors:#?}\n{}", draft.text);
        prop_assert!(!draft.text.contains(|c: char| c.is_control() && c != '\n'), "{}", draft.text);
        prop_assert_eq!(&*crate::text::clean_block(&draft.text), &draft.text);
        let article = ArticleParagraphs::new(&text);
        let document = parse(&source, &Limits::default()).unwrap();
        prop_assert_eq!(document.open_places(), draft.summary.undecided);
        for (paragraph, seen) in open::evidence(&document) {
            prop_assert!(article.paragraph(paragraph).unwrap().text().contains(seen), "{seen:?}");
        }
    }

    #[test]
    fn no_text_is_copied(
        words in proptest::collection::vec("[a-z]{2,7}|[A-Z][a-z]{2,7}-[A-Z]{2}|said|sagte|zufolge|laut|der|the|Ann|und|and|[,.]", 9..200),
    ) {
        let text = words.join(" ");
        prop_assert_eq!(copied(&text, &drafted(&text)), None);
    }
}

properties! {
    #![cases(32)]

    #[test]
    fn huge_words_and_lines_are_borne(
        word in "[a-zA-Zß\"„“]{1,3}",
        times in 1_usize..5_000,
        blank in proptest::sample::select(vec!["", " ", "-", ", ", ". "]),
    ) {
        let text = format!("Ann said: \"{0}\" {0} {1}", [word.as_str(), blank].concat().repeat(times), "said Bo");
        if let Ok(draft) = draft(&text, &options()) {
            let report = check(&Source::new("draft.ron", draft.text), None, &Limits::default());
            prop_assert_eq!(report.errors(), 0);
        }
    }
}
