//! What is found, and what is said of it. `tests/check` has a dossier for each code.

use super::check;
use crate::dossier::{
    diagnostic::{Code, Diagnostic, json, summary},
    fixture::*,
    limits::Limits,
    source::Source,
};
use insta::{assert_debug_snapshot, assert_snapshot};
use std::fmt::Write;

#[test]
fn the_fixture_matches_its_article() {
    let report = check(&Source::new("x", SOUND), Some(ARTICLE.as_bytes()), &Limits::default());
    let codes: Vec<_> = report.diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, [Code::HashDiffers]);
}

#[test]
fn a_no_break_space_of_the_article_is_a_blank() {
    let article = ARTICLE.replace("Wir stimmen ab", "Wir stimmen\u{A0}ab");
    assert!(article.contains('\u{A0}'));
    let report = check(&Source::new("x", SOUND), Some(article.as_bytes()), &Limits::default());
    let codes: Vec<_> = report.diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, [Code::HashDiffers]);
}

#[test]
fn what_an_editor_would_ask_of_the_shipped_dossiers() {
    let reuters = include_str!("../../../data/reuters-2026-02-12-china-tech.ron");
    let tutorial = include_str!("../../../data/tutorial.ron");
    let text = include_bytes!("../../../data/tutorial.txt").as_slice();
    let said = [("reuters", reuters, None), ("tutorial", tutorial, Some(text))].map(
        |(name, dossier, article)| {
            let source = Source::new(name, dossier);
            let report = check(&source, article, &Limits::default());
            assert_eq!(report.errors(), 0, "{report}");
            let line = |it: &Diagnostic| {
                let Diagnostic { code, path, message, id, .. } = it;
                format!("{code} {}: {message}", path.named(id.as_deref()))
            };
            (name, report.diagnostics.iter().map(line).collect::<Vec<_>>())
        },
    );
    assert_debug_snapshot!(said);
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
fn what_is_open_beside_what_cannot_be_read_is_no_fault() {
    let given =
        "speaker: \"critics\", speech: Paraphrase,\n            gist: \"The fee is unfair.\",";
    let open = "speech: Paraphrse, open: [Speaker(seen: \"so\"), Gist],";
    let found = problems(given, open);
    assert!(found.iter().any(|it| it.contains("E007")), "{found:#?}");
    assert!(!found.iter().any(|it| it.contains("E015") || it.contains("E017")), "{found:#?}");
}

#[test]
fn what_is_open_is_open_once_and_names_somebody() {
    let vote = "gist: \"The town votes.\",";
    let open = |words: &str| problems(vote, &format!("{vote} open: {words},"));
    let speaker = |words: &str| {
        let moreau = "role: \"mayor\"";
        problems(moreau, &format!("{moreau}, open: {words}"))
    };
    let asked = "outcome: NoReply, claims: [\"vote\"], link: Inferred";
    let request = |fields: &str| problems(asked, fields);
    assert_debug_snapshot!([
        open("[Gist, Content, Gist]"),
        open("[Speaker(or: [\"criticts\"])]"),
        open("[Speaker(or: [\"critics\", \"critics\", \"moreau\"])]"),
        open("[Speaker(seen: \"a b c d e f g h i\")]"),
        open("[Speaker(seen: \"\")]"),
        open("[Speaker]"),
        open("[Speaker(or: \"critics\")]"),
        open("[Gits]"),
        open("Gist"),
        open("[\"Gist\"]"),
        problems(vote, "open: [Content],"),
        problems("speaker: \"critics\", ", "open: [Gist],"),
        problems("speech: Paraphrase,\n            gist: \"The fee is", "gist: \"The fee is"),
        speaker("[SameAs([])]"),
        speaker("[SameAs([\"moreau\", \"nobody\"])]"),
        speaker("[SameAs]"),
        speaker("[Gist]"),
        problems("name: \"Anne Moreau\", ", "open: [Kind], "),
        problems(" kind: Person,", " open: [Name],"),
        problems("title: \"Harbour fee\", ", "open: [Outlet, Url], "),
        request("outcome: NoReply, open: [Outcome, Outcome]"),
        request("open: [To(or: [\"skippers\"])]"),
        request("outcome: NoReply, link: Stated, open: [To]"),
        problems("requests: [\n", "open: [Topics, Topics],\n    requests: [\n"),
        problems("requests: [\n", "open: [Claims],\n    requests: [\n"),
    ]);
}

#[test]
fn what_is_open_needs_the_second_version() {
    let text = SOUND
        .replace("format: 2", "format: 1")
        .replace("anonymity: NoReason(),", "open: [Content],")
        .replace("relays: [\"moreau\"]", "relays: [(speaker: \"insiders\", sources: Unstated)]");
    assert_debug_snapshot!(listed(&Source::new("x", text)));
}

#[test]
fn other_sources_are_others_and_sources() {
    let doubt = "sources: Stated(2), anonymity: NoReason(),";
    let with = |others: &str| problems(doubt, &format!("{doubt} with: {others},"));
    let lead = "anchor: \"Die Stadt erhebt\",";
    assert_debug_snapshot!([
        with("[(speaker: \"insiders\", sources: Stated(1))]"),
        with("[(speaker: \"moreau\"), (speaker: \"moreau\", open: [Speaker()])]"),
        with("[(speaker: \"skippers\"), (speaker: \"gazette\")]"),
        with("[(speaker: \"moreua\")]"),
        with("[(speaker: \"moreau\", sources: Stated(2), anonymity: NoReason())]"),
        with("[(sources: Stated(2))]"),
        with("[(open: [Speaker(or: [\"nobody\"]), Speaker()])]"),
        with("[(speaker: \"moreau\", open: [Speaker])]"),
        with("[(speaker: \"moreau\", said_in: Statement)]"),
        with("[\"moreau\"]"),
        with("(speaker: \"moreau\")"),
        problems(lead, &format!("{lead} with: [(speaker: \"moreau\")],")),
    ]);
    // One who is only proposed may be of any kind.
    let proposed = "[(speaker: \"skippers\", sources: Stated(2), open: [Speaker()])]";
    assert_eq!(with(proposed), Vec::<String>::new());
}

#[test]
fn only_unnamed_people_who_are_relayed_have_a_number() {
    let relays = |relays: &str| problems("relays: [\"moreau\"]", &format!("relays: {relays}"));
    assert_debug_snapshot!([
        relays("[(speaker: \"moreau\", sources: Stated(2))]"),
        relays("[(speaker: \"insiders\", sources: Stated(2))]"),
        relays("[\"critics\", (speaker: \"critics\")]"),
        relays("[(speaker: \"moreua\")]"),
        relays("[(speaker: \"moreau\", sources: Two)]"),
        relays("[(sources: Stated(2))]"),
        relays("[(id: \"moreau\")]"),
        relays("[moreau]"),
        relays("\"moreau\""),
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
    let broken = [
        (Code::Format, "format: 2", "format: 3"),
        (Code::MalformedId, "id: \"harbour\"", "id: \"The Harbour\""),
        (Code::ReservedId, "id: \"fee\"", "id: \"opposes\""),
        (Code::UnknownId, "speaker: \"critics\"", "speaker: \"critic\""),
        (Code::RepeatedId, "topics: [\"port\"]", "topics: [\"port\", \"port\"]"),
        (Code::BadDate, "2026-01-31", "2026-02-31"),
        (Code::NoSources, ", sources: Stated(2)", ""),
        (Code::OutletSpeaks, "speech: Narration", "speech: Paraphrase"),
        (Code::QuoteOfParaphrase, "speech: Partial", "speech: Paraphrase"),
        (Code::TranslationCount, ", \"must leave\"", ""),
        (Code::AddressOfOther, "kind: Party", "kind: Party, reference: \"12\""),
        (Code::OutOfOrder, "paragraph: 2", "paragraph: 4"),
        (Code::NobodyAsked, "to: [\"skippers\"]", "to: []"),
        (Code::LongGist, "The fee is unfair.", &"The fee is unfair. ".repeat(6)),
    ];
    let mut source = SOUND.to_owned();
    for (_, from, to) in broken {
        assert!(source.contains(from), "{from}");
        source = source.replacen(from, to, 1);
    }
    let found = check(&Source::new("x", source), None, &Limits::default());
    for (code, ..) in broken {
        assert!(found.diagnostics.iter().any(|it| it.code == code), "{code}");
    }
}

/// What `check` says of a text without an article, as `CODE at "words": message`.
fn said_of(text: &str) -> Vec<String> {
    let source = Source::new("x", text);
    let report = check(&source, None, &Limits::default());
    let line = |it: &Diagnostic| {
        let words = &source.text()[it.span.clone()];
        format!("{} at {words:?}: {}", it.code, it.message)
    };
    report.diagnostics.iter().map(line).collect()
}

#[test]
fn problems_stand_in_the_order_of_the_file_whatever_they_are() {
    let text = SOUND
        .replace("anonymity: NoReason(),", "")
        .replace("speech: Partial", "speech: Part")
        .replace("paragraph: 3, speaker: \"critics\"", "paragraph: 2, speaker: \"critics\"");
    let report = check(&Source::new("x", text), None, &Limits::default());
    let found: Vec<_> = report.diagnostics.iter().map(|it| it.code.name()).collect();
    assert_eq!(found, ["I004", "E042", "E007"]);
    assert!(report.diagnostics.is_sorted_by_key(|it| it.span.start));
}

#[test]
fn of_two_things_that_do_not_fit_both_places_are_told() {
    let other = |from: &str, to: &str| {
        let source = changed(from, to);
        let report = check(&source, Some(ARTICLE.as_bytes()), &Limits::default());
        let it = report.diagnostics.into_iter().find(|it| it.severity.name() == "error").unwrap();
        let label = it.labels.first().unwrap();
        format!("{} {}: {}", it.code, &source.text()[label.span.clone()], label.text)
    };
    let vote = "gist: \"The town votes.\"";
    let told = [
        other(vote, "gist: \"The town votes.\", gist: \"Twice.\""),
        other("basis: Implied)", "basis: Implied, basis: Said)"),
        other("[\"Wir stimmen ab\"]", "(\"Wir stimmen ab\"]"),
        other("[\"nobody\", \"must leave\"]", "[\"nobody\"]"),
        other("[\"niemand\", \"soll nun gehen\"]", "[\"soll nun gehen\", \"niemand\"]"),
        other("paragraph: 4, speaker", "paragraph: 44, speaker"),
    ];
    assert_debug_snapshot!(told);
}

#[test]
fn strict_makes_warnings_errors_and_leaves_notes() {
    let text = SOUND
        .replace("The fee is unfair.", &"The fee is unfair. ".repeat(6))
        .replace("claims: [\"vote\"], link: Inferred", "link: Inferred");
    let report = check(&Source::new("x", text), None, &Limits::default());
    assert_eq!(summary(&report), "1 warning, 1 note in x");
    let report = report.strict();
    assert_eq!(summary(&report), "1 error, 1 note in x");
    assert_eq!(report.errors(), 1);
}

#[test]
fn a_line_of_json_has_what_an_editor_needs() {
    let text = SOUND.replace("speaker: \"critics\"", "/* 東京 */ speaker: \"critic\"");
    let source = Source::new("x.ron", text);
    let report = check(&source, None, &Limits::default());
    let json = json(&report, &source, "x.ron".as_ref());
    let line: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    let byte = |key: &str| usize::try_from(line[key].as_u64().unwrap()).unwrap();
    assert_eq!(&source.text()[byte("byte_start")..byte("byte_end")], "\"critic\"");
    assert_eq!(json.lines().count(), report.diagnostics.len());
    assert_snapshot!(json);
}

#[test]
fn only_comments_leave_something_undecided() {
    let text = SOUND
        .replace("requests: [", "requests: [ // DECIDE: who was asked?  ")
        .replace("claims: [\n", "claims: [ /* once // DECIDE:\n twice // DECIDE: this */\n")
        .replace("The fee is right.", "// DECIDE: is a text")
        .replace("topics: [(", "topics: [/* DECIDE: another form */ (");
    assert_eq!(
        said_of(&text),
        [
            "W017 at \"// DECIDE:\": undecided",
            "W017 at \"// DECIDE: this */\": undecided: this */",
            "W017 at \"// DECIDE: who was asked?\": undecided: who was asked?",
        ]
    );
    let report = check(&Source::new("x", text), None, &Limits::default());
    assert_eq!(summary(&report), "3 undecided in x");
    assert_eq!((report.diagnostics.len(), report.clone().strict().errors()), (3, 3));
}

#[test]
fn what_a_draft_wrote_is_undecided_where_its_comment_is_gone() {
    let text = SOUND
        .replace("\"The fee is right.\"", "\"(undecided)\"")
        .replace("\"The town votes.\"", "\"(undecided)\" // DECIDE: gist\n")
        .replace("topics: [(", "// \"(undecided)\" in a comment\n    topics: [(");
    assert_eq!(
        said_of(&text),
        [
            "W017 at \"\\\"(undecided)\\\"\": undecided: nothing is written here yet",
            "W017 at \"// DECIDE: gist\": undecided: gist",
        ]
    );
}

#[test]
fn a_few_quoted_words_are_kept_by_a_gist_or_a_note() {
    let article = "Die Stadt erhöht die Gebühr.\nDer Preis sei „zu hoch“.";
    let of = |note: &str| {
        let text = format!(
            "(format: 2, article: (id: \"a\", title: \"A\", outlet: \"O\", published: \"2026-01-31\", \
             paragraphs: 2, language: \"de\"), speakers: [(id: \"o\", name: \"O\", kind: Outlet)], \
             claims: [(id: \"c\", paragraph: 1, speaker: \"o\", speech: Narration, gist: \"zu hoch\", \
             anchor: \"Die Stadt erhöht\"), (id: \"d\", paragraph: 2, speaker: \"o\", speech: Narration, \
             gist: \"g\", anchor: \"Der Preis sei\", note: \"{note}\")])"
        );
        let report = check(&Source::new("x", text), Some(article.as_bytes()), &Limits::default());
        report.diagnostics.iter().map(|it| it.code).collect::<Vec<_>>()
    };
    assert_eq!(of("Quoted is: zu hoch."), []);
    assert_eq!(of("Quoted is: hoch."), [Code::ShortQuotation]);
}

#[test]
fn what_cannot_be_seen_is_found_in_texts_escapes_and_comments() {
    let text = SOUND
        .replace("The town votes.", "The to\u{2066}wn\u{2028} vo\u{ad}tes\u{ffff}.")
        .replace("// The last one answers.", "// The\u{200b} last\u{7f} one\tanswers.\r")
        .replace("The fee is right.", "The fee\\u{202e} is\\n right.");
    assert_eq!(
        said_of(&text),
        [
            "W016 at \"\\\"The fee\\\\u{202e} is\\\\n right.\\\"\": the character U+202E changes the direction of the text after it",
            "W016 at \"\\u{2066}\": the character U+2066 changes the direction of the text after it",
            "W016 at \"\\u{2028}\": the character U+2028 is invisible",
            "W016 at \"\\u{ffff}\": the character U+FFFF is not a character, and other programs refuse it",
            "W016 at \"\\u{200b}\": the character U+200B is invisible",
            "W016 at \"\\u{7f}\": the character U+007F is invisible",
        ]
    );
}

#[test]
fn an_id_that_is_not_there_makes_nothing_unused() {
    let text = SOUND
        .replace("speaker: \"critics\"", "speaker: \"critic\"")
        .replace("on: \"fee\"", "on: \"fees\"")
        .replace("topics: [\"port\"]", "topics: [\"ports\"]");
    let codes: Vec<_> = said_of(&text).into_iter().map(|line| line[..4].to_owned()).collect();
    assert_eq!(codes, ["E015"; 3]);
}

#[test]
fn a_speaker_who_is_mentioned_is_used() {
    let speaker = |name: &str| {
        let added = format!("speakers: [ (id: \"new\", name: {name}, kind: Person),");
        said_of(&SOUND.replace("speakers: [", &added)).len()
    };
    assert_eq!(speaker("\"Otto Lund\""), 1);
    assert_eq!(speaker("\"Otto Lund\", aliases: [\"The Audit\"]"), 0);
    assert_eq!(speaker("\"Vera Town\""), 0);
    assert_eq!(speaker("\"Otto Vote\""), 0, "a genitive is the name as well");
    assert_eq!(speaker("\"?!\""), 1);
}

#[test]
fn a_correction_says_which_claims_it_touches() {
    let note = |article: &str| {
        let report = check(&Source::new("x", SOUND), Some(article.as_bytes()), &Limits::default());
        let differs = report.diagnostics.iter().find(|it| it.code == Code::HashDiffers);
        differs.unwrap().note.clone().unwrap()
    };
    let corrected = ARTICLE.replace("Wir stimmen ab", "Wir stimmten ab");
    let longer = ARTICLE.replace("- von A. Writer", "Korrigierte Fassung.");
    let other = longer.replace("soll nun gehen", "muss gehen");
    assert_debug_snapshot!([note(ARTICLE), note(&corrected), note(&longer), note(&other)]);
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
        Diagnostic::new(Code::Syntax, Default::default(), "a\u{1b}[2Jb").with_help("\u{202e}");
    assert_eq!(problem.message, "ab");
    assert_eq!(problem.help.as_deref(), Some("\u{fffd}"));
}
