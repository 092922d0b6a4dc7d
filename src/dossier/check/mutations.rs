//! Dossiers broken at random: whatever is in a file, there is an answer, and it is in the file.

use super::{check, correct};
use crate::dossier::{
    diagnostic::{Code, Style, json, render},
    fixture::*,
    limits::Limits,
    source::Source,
    syntax::{Edit, edited},
};
use proptest::{prelude::*, sample::Index};

/// One way in which a file gets broken.
#[derive(Debug, Clone)]
enum Mutation {
    Drop(Index, usize),
    Insert(Index, &'static str),
    Truncate(Index),
    SwapLines(Index, Index),
    SwapItems(Index, Index),
    Replace(Index, char),
    DropField(Index),
}

/// What dossiers contain, and what they should not.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "\\",
    ",",
    ":",
    "//",
    "/*",
    "*/",
    "r#\"",
    "#![",
    "None",
    "Some(",
    "0",
    "-1",
    "99999",
    "1.5",
    "id",
    "none",
    "\0",
    "\u{1b}[31m",
    "\u{202e}",
    "é",
    "𝕏",
    "\r",
    "\u{feff}",
    "\u{2028}",
    "Stated(",
    "..",
    "b\"",
    "\n\n",
    "// DECIDE: \u{202e}",
    "“",
    "laut dem Amt, so Insider",
    "sources: Stated(1)",
    "content: Forecast, against: [\"moreau\"], ",
];

fn mutation() -> impl Strategy<Value = Mutation> {
    let at = any::<Index>;
    prop_oneof![
        (at(), 1..40usize).prop_map(|(from, length)| Mutation::Drop(from, length)),
        (at(), prop::sample::select(PIECES)).prop_map(|(to, piece)| Mutation::Insert(to, piece)),
        at().prop_map(Mutation::Truncate),
        (at(), at()).prop_map(|(one, other)| Mutation::SwapLines(one, other)),
        (at(), at()).prop_map(|(one, other)| Mutation::SwapItems(one, other)),
        (at(), any::<char>()).prop_map(|(to, c)| Mutation::Replace(to, c)),
        at().prop_map(Mutation::DropField),
    ]
}

fn mutate(text: &str, mutation: &Mutation) -> String {
    let chars: Vec<char> = text.chars().collect();
    let lines: Vec<&str> = text.lines().collect();
    if chars.is_empty() || lines.is_empty() {
        return String::new();
    }
    let spliced = |from: usize, to: usize, with: &str| -> String {
        let tail = &chars[to.min(chars.len())..];
        chars[..from].iter().copied().chain(with.chars()).chain(tail.iter().copied()).collect()
    };
    match mutation {
        Mutation::Drop(from, length) => {
            let from = from.index(chars.len());
            spliced(from, from + length, "")
        }
        Mutation::Insert(to, piece) => {
            let to = to.index(chars.len());
            spliced(to, to, piece)
        }
        Mutation::Truncate(to) => chars[..to.index(chars.len())].iter().collect(),
        Mutation::Replace(to, c) => {
            let to = to.index(chars.len());
            spliced(to, to + 1, c.encode_utf8(&mut [0; 4]))
        }
        Mutation::SwapLines(one, other) => swapped(lines, "\n", one, other),
        Mutation::SwapItems(one, other) => {
            // What follows an item up to the next one goes with it, ends of lists included.
            const ITEM: &str = "\n        (";
            swapped(text.split(ITEM).collect(), ITEM, one, other)
        }
        Mutation::DropField(which) => {
            let fields: Vec<&str> = text.split_inclusive(", ").collect();
            let dropped = which.index(fields.len());
            let kept = fields.iter().enumerate().filter(|(n, _)| *n != dropped);
            kept.map(|(_, field)| *field).collect()
        }
    }
}

fn swapped(mut pieces: Vec<&str>, between: &str, one: &Index, other: &Index) -> String {
    let (one, other) = (one.index(pieces.len()), other.index(pieces.len()));
    pieces.swap(one, other);
    pieces.join(between)
}

properties! {
    #[test]
    fn every_problem_is_inside_the_file(
        mutations in prop::collection::vec(mutation(), 1..4),
        in_article in mutation(),
        is_tutorial in prop::bool::weighted(0.1),
    ) {
        let base = if is_tutorial { include_str!("../../../data/tutorial.ron") } else { SOUND };
        let text = mutations.iter().fold(base.to_owned(), |text, it| mutate(&text, it));
        let source = Source::new("harbour.ron", text);
        let article = mutate(ARTICLE, &in_article);
        let report = check(&source, Some(article.as_bytes()), &Limits::default());
        let lines = source.text().split('\n').count();
        for placed in &report.diagnostics {
            let shown = source.text().get(placed.span.clone());
            prop_assert!(shown.is_some_and(|text| !text.contains('\n')), "{placed:?}");
            prop_assert!((1..=lines).contains(&placed.line), "{placed:?}");
            prop_assert!(is_short(placed), "{placed:#?}");
            let line = source.text().split('\n').nth(placed.line - 1).unwrap_or("");
            prop_assert!((1..=line.chars().count() + 1).contains(&placed.column), "{placed:?}");
        }
        for line in json(&report, &source, "x".as_ref()).lines() {
            prop_assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
        }
        let out = render(&report, &source, Style { colour: false, width: 80 });
        let acts = |c: char| c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
        prop_assert!(!out.contains(acts), "{out:?}");
    }

    #[test]
    fn a_fix_changes_only_its_bytes_and_makes_nothing_worse(
        mutations in prop::collection::vec(mutation(), 1..3),
    ) {
        let text = mutations.iter().fold(SOUND.to_owned(), |text, it| mutate(&text, it));
        let source = Source::new("harbour.ron", text);
        let report = check(&source, Some(ARTICLE.as_bytes()), &Limits::default());
        for problem in &report.diagnostics {
            let sure = problem.fixes.iter().filter(|it| it.is_sure).count();
            prop_assert!(sure == 0 || problem.fixes.len() == 1, "{problem:?}");
            for fix in &problem.fixes {
                let fixed = edited(source.text(), &fix.edits);
                prop_assert_ne!(&*fixed, source.text());
                let (mut added, mut gone) = (0, 0);
                let inverse = fix.edits.iter().map(|Edit { start, end, text }| {
                    let at = start + added - gone;
                    (added, gone) = (added + text.len(), gone + end - start);
                    Edit { start: at, end: at + text.len(), text: source.text()[*start..*end].into() }
                });
                prop_assert_eq!(edited(&fixed, &inverse.collect::<Vec<_>>()), source.text());
            }
        }
        let corrected = correct(&source, Some(ARTICLE.as_bytes()), &Limits::default());
        let is_read = report.diagnostics.iter().all(|it| it.code > Code::TooLong);
        if report.is_complete() && is_read {
            prop_assert!(corrected.report.errors() <= report.errors());
        }
        let again = correct(&corrected.source, Some(ARTICLE.as_bytes()), &Limits::default());
        prop_assert_eq!(again.source, corrected.source);
    }

    #[test]
    fn anything_at_all_has_an_answer(text in "\\PC{0,80}|[(\\[\\])\"',:/*#!a-z0-9 \n]{0,80}") {
        let source = Source::new("x", text);
        let report = check(&source, None, &Limits::default());
        prop_assert!(report.errors() > 0);
        prop_assert!(report.diagnostics.iter().all(|it| source.text().get(it.span.clone()).is_some()));
    }
}
