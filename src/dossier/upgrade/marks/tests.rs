use super::*;
use crate::dossier::{
    Document, Limits, OpenInArticle, OpenInClaim, OpenInDossier, OpenInRequest, OpenInSpeaker,
    Source, check::check, diagnostic::Code, parse, syntax::ron_options,
};
use insta::assert_snapshot;
use proptest::prelude::*;

/// A draft as an earlier version wrote it.
const DRAFT: &str = include_str!("../../../../tests/dossiers/earlier-draft.ron");

/// The text without its marks, and how many words of `open` they make.
fn unmark(text: &str) -> (String, usize) {
    let tree = Tree::parse(text);
    let mut edits = Edits::new(&tree);
    let opened = open_marked(&tree, &mut edits);
    (edits.apply().unwrap_or_else(|error| panic!("{error}\n{text}")), opened)
}

fn errors(text: &str) -> usize {
    check(&Source::new("x", text), None, &Limits::default()).errors()
}

/// How many places `check` calls undecided.
fn undecided(text: &str) -> usize {
    let report = check(&Source::new("x", text), None, &Limits::default());
    report.diagnostics.iter().filter(|it| it.code == Code::Undecided).count()
}

fn read<T>(text: &str, look: impl FnOnce(&Document<'_>) -> T) -> T {
    let source = Source::new("x", text);
    look(&parse(&source, &Limits::default()).unwrap_or_else(|report| panic!("{report}\n{text}")))
}

/// That a list of claims becomes another one.
fn claims(cases: &[(&str, &str)]) {
    for (old, new) in cases {
        let around = |claims: &str| format!("(format: 2, claims: [{claims}])");
        assert_eq!(unmark(&around(old)).0, around(new), "{old}");
    }
}

#[test]
fn each_word_is_one_of_open() {
    fn all<'de, T: serde::Deserialize<'de>>(words: &'de Words) {
        for (_, word) in words {
            ron_options().from_str::<T>(word).unwrap();
        }
    }
    all::<OpenInDossier>(DOSSIER);
    all::<OpenInArticle>(ARTICLE);
    all::<OpenInSpeaker<'_>>(SPEAKER);
    all::<OpenInClaim<'_>>(CLAIM);
    all::<OpenInRequest<'_>>(REQUEST);
}

#[test]
fn a_draft_has_open_in_place_of_its_marks() {
    let (text, opened) = unmark(DRAFT);
    assert_eq!(errors(&text), 0);
    assert_eq!((undecided(&text), read(&text, |it| it.open_places())), (opened, opened));
    assert_snapshot!(text);
}

#[test]
fn what_is_decided_is_left_alone() {
    claims(&[
        ("(id: \"a\", gist: \"b\"), // mine", "(id: \"a\", gist: \"b\"), // mine"),
        // What is only like a mark.
        (
            "(gist: \"// DECIDE: b\", note: r#\"\"(undecided)\" // DECIDE: c\"#, cites: \"(undecided)\")",
            "(gist: \"// DECIDE: b\", note: r#\"\"(undecided)\" // DECIDE: c\"#, cites: \"(undecided)\")",
        ),
        ("(gist: \"(undecided) b\") // DECIDE gist", "(gist: \"(undecided) b\") // DECIDE gist"),
        // The paragraph before has a question, and the claim has none.
        (
            "\n  // DECIDE: a claim?\n  // Paragraph 2\n  // mine\n  (id: \"a\"),\n",
            "\n  // a claim?\n  // Paragraph 2\n  // mine\n  (id: \"a\"),\n",
        ),
        // Nobody is asked anything by what is in a block comment, and by what stands in a comment.
        ("/* // DECIDE: who */ (id: \"a\")", "/* // who */ (id: \"a\")"),
        (
            "\n  // (id: \"b\"), // DECIDE: who\n  (id: \"a\"),\n",
            "\n  // (id: \"b\"), // who\n  (id: \"a\"),\n",
        ),
    ]);
}

#[test]
fn a_question_opens_what_it_names() {
    claims(&[
        (
            "\n  // DECIDE: who: \"she\"\n  (id: \"a\"),\n",
            "\n  // who: \"she\"\n  (id: \"a\", open: [Speaker()]),\n",
        ),
        (
            "\n  // DECIDE: who\n  // mine\n  (id: \"a\"), // DECIDE: side?\n",
            "\n  // mine\n  (id: \"a\", open: [Speaker()]), // side?\n",
        ),
        (
            "(\r\n  id: \"a\",\r\n  gist: \"b\" // DECIDE: gist and content\r\n)",
            "(\r\n  id: \"a\",\r\n  gist: \"b\",\r\n  open: [Speaker(), Content, Gist]\r\n)",
        ),
        (
            "(\n  // mine\n  gist: \"(undecided)\", // DECIDE: gist: a ship?\n  id: \"a\",\n)",
            "(\n  // mine\n  // gist: a ship?\n  id: \"a\",\n  open: [Speaker(), Content, Gist],\n)",
        ),
        ("(id: \"a\", gist: r\"(undecided)\")", "(id: \"a\", open: [Content, Gist])"),
        ("(gist: Some(\"(undecided)\"))", "(open: [Content, Gist])"),
        (
            "(translation: [\"(undecided)\", \"(undecided)\"], speaker: \"undecided\")",
            "(open: [Speaker(), Translation])",
        ),
        // Words that somebody has written stay.
        (
            "(id: \"a\", translation: [\"b\", \"(undecided)\"])",
            "(id: \"a\", translation: [\"b\", \"(undecided)\"], open: [Translation])",
        ),
        (
            "(id: \"a\", translation: [/* mine */ \"(undecided)\"])",
            "(id: \"a\", translation: [/* mine */ \"(undecided)\"], open: [Translation])",
        ),
        (
            "(id: \"a\", gist: \"(undecided)\" // DECIDE: gist\n, topics: [])",
            "(id: \"a\", gist: \"(undecided)\"\n, topics: [], open: [Speaker(), Content, Gist])",
        ),
        // What is open already has its evidence.
        (
            "(gist: \"(undecided)\", open: [Gist, Speaker(seen: \"b\")]), // DECIDE: who\n",
            "(open: [Gist, Speaker(seen: \"b\"), Content]),\n",
        ),
        ("(gist: \"(undecided)\", open: [])", "(open: [Content, Gist])"),
        // There is no place for `open`, and what is asked is not lost.
        ("(open: Gist), // DECIDE: who\n", "(open: Gist), // DECIDE: who\n"),
        ("(), // DECIDE: who\n", "(), // DECIDE: who\n"),
    ]);
}

#[test]
fn whoever_was_not_found_goes_when_nobody_needs_them() {
    let around =
        |speakers: &str, claims: &str| format!("(speakers: [{speakers}], claims: [{claims}])");
    let stand_in = "(id: \"undecided\", name: \"(undecided)\", kind: Collective)";
    for (speakers, claims, new_speakers, new_claims) in [
        (stand_in, "(speaker: \"undecided\")", "", "(open: [Speaker()])"),
        // Somebody is criticised who is not known yet.
        (
            stand_in,
            "(speaker: \"undecided\", against: [\"undecided\"])",
            "(id: \"undecided\", kind: Collective, open: [Name])",
            "(against: [\"undecided\"], open: [Speaker()])",
        ),
        // Something was written about them.
        (
            "(id: \"undecided\", name: \"(undecided)\", note: \"a\")",
            "",
            "(id: \"undecided\", note: \"a\", open: [Name])",
            "",
        ),
        // It is somebody.
        (
            "(id: \"undecided\", name: \"The undecided\")",
            "(speaker: \"undecided\")",
            "(id: \"undecided\", name: \"The undecided\")",
            "(speaker: \"undecided\")",
        ),
    ] {
        // A mark, so that there is something to do.
        let (old, new) = (around(speakers, claims), around(new_speakers, new_claims));
        let (text, _) = unmark(&format!("// DECIDE: a\n{old}"));
        assert_eq!(text, format!("// a\n{new}"));
        assert_eq!(unmark(&text).0, text);
    }
}

#[test]
fn a_broken_file_keeps_its_marks() {
    for text in [
        DRAFT.replacen("speech: Paraphrase", "speech Paraphrase", 1),
        DRAFT.replacen("id: \"bell-p2\"", "id: \"bell-p2", 1),
        format!("{DRAFT})"),
        "// DECIDE: a".to_owned(),
    ] {
        assert_eq!(unmark(&text), (text, 0));
    }
}

#[test]
fn no_mark_comes_of_what_is_left() {
    for (old, new) in [
        ("// DECIDE: a", "// a"),
        ("// DECIDE:a", "// a"),
        ("// DECIDE: DECIDE: a", "// a"),
        ("// DECIDE:/ DECIDE: a", "// / DECIDE: a"),
        ("//// DECIDE:// DECIDE: a", "////// a"),
        ("/* // DECIDE:*/", "/* // */"),
        ("/* // DECIDE:\n // DECIDE: a */", "/* //\n // a */"),
    ] {
        assert_eq!(unmarked(old), new);
        assert!(!new.contains(MARKER));
    }
}

/// A draft of which somebody has decided some marks: each is left, taken out, or filled in.
fn partly_decided() -> impl Strategy<Value = String> {
    let marks = DRAFT.matches(MARKER).count() + DRAFT.matches(UNDECIDED).count() + 1;
    (prop::collection::vec(any::<bool>(), marks), any::<bool>(), 1..3u32).prop_map(
        |(mut decided, is_crlf, format)| {
            let mut lines = Vec::new();
            for line in DRAFT.replace("format: 2", &format!("format: {format}")).lines() {
                let mut line = line.to_owned();
                for (mark, value) in [(UNDECIDED, "Words."), (NO_DAY, "2026-04-01")] {
                    let mark = format!("\"{mark}\"");
                    if line.contains(&mark) && decided.pop().unwrap() {
                        line = line.replace(&mark, &format!("\"{value}\""));
                    }
                }
                if line.contains(MARKER) && decided.pop().unwrap() {
                    line.truncate(line[..line.find(MARKER).unwrap()].trim_end().len());
                    if line.is_empty() {
                        continue;
                    }
                }
                lines.push(line);
            }
            lines.join(if is_crlf { "\r\n" } else { "\n" })
        },
    )
}

/// Whether anything of an item of `text` asks for a decision.
fn is_marked(text: &str, item: Node<'_>) -> bool {
    let comments = item.comments().into_iter().chain(item.comments_inside());
    let is_nobody = text.contains("name: \"(undecided)\"");
    comments.into_iter().any(|it| text[it].starts_with(MARKER))
        || item.text().contains(UNDECIDED)
        || is_nobody
            && ["speaker: \"undecided\"", "to: [\"undecided\"]"]
                .iter()
                .any(|it| item.text().contains(it))
}

properties! {
    #![cases(48)]

    #[test]
    fn a_draft_that_is_partly_decided_loses_its_marks_and_nothing_else(old in partly_decided()) {
        let (new, opened) = unmark(&old);
        let old = old.replace("format: 1", "format: 2");
        let new = new.replace("format: 1", "format: 2");
        prop_assert!(![MARKER, UNDECIDED, NO_DAY].iter().any(|it| new.contains(it)), "{}", new);
        prop_assert!(errors(&new) <= errors(&old), "{}", new);
        prop_assert_eq!(unmark(&new), (new.clone(), 0));
        prop_assert_eq!(undecided(&new), opened);
        prop_assert_eq!(new.matches("\r\n").count() > 0, old.contains("\r\n"));
        // Each item that was marked is open, and no other.
        let tree = Tree::parse(&old);
        let marked = |list: &str| {
            let items = tree.root().unwrap().field(list).unwrap().items();
            items.map(|it| is_marked(&old, it)).collect::<Vec<_>>()
        };
        let (claims, requests) = read(&new, |it| {
            (
                it.claims.iter().map(|it| !it.open.is_empty()).collect::<Vec<_>>(),
                it.requests.iter().map(|it| !it.open.is_empty()).collect::<Vec<_>>(),
            )
        });
        prop_assert_eq!(marked("claims"), claims, "{}", new);
        prop_assert_eq!(marked("requests"), requests, "{}", new);
        // Every line that has no mark is there, in order.
        let mut lines = new.lines();
        for line in old.lines() {
            let has_mark = ["DECIDE", "undecided", NO_DAY].iter().any(|it| line.contains(it));
            let is_there = has_mark
                || line.contains("says what the program found")
                || line.contains("kind: ")
                || line.trim().is_empty()
                || line.trim_matches([' ', '(', ')', ',', '\r']).is_empty()
                || lines.any(|it| it == line);
            prop_assert!(is_there, "{}\n{}", line, new);
        }
    }
}
