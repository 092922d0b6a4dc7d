//! What a library makes of dossiers.

use super::*;
use crate::dossier::{Limits, SHORT_COLUMNS, Source};

/// A library of dossiers with these ids, speakers, claims and requests.
fn library(dossiers: &[(&str, &str, &str, &str)]) -> Library {
    let mut library = Library::default();
    for (id, speakers, claims, requests) in dossiers {
        // What no test here is about.
        let claims = claims.replace("gist", "anchor: \"x\", gist");
        let text = format!(
            r#"#![enable(implicit_some)]
            (format: 2,
             article: (id: "{id}", title: "T", outlet: "Paper", published: "2026-01-02",
                paragraphs: 9, language: "en"),
             speakers: [{speakers}], claims: [{claims}], requests: [{requests}])"#
        );
        library.add_source(Source::new(*id, text), &Limits::default()).unwrap();
    }
    library
}

const PEOPLE: &str = r#"(id: "ann", name: "Ann Doe", kind: Person),
    (id: "bob", name: "Bob Roe", kind: Person), (id: "paper", name: "Paper", kind: Outlet)"#;

fn replies(library: &Library, id: &str) -> Vec<String> {
    let claim = library.find(id).unwrap();
    let line = |reply: ReplyRef<'_>| {
        let claims: Vec<_> = reply.claims().map(ClaimRef::id).collect();
        let (by, word) = (reply.by().id(), reply.reply().word());
        format!("{by} {word} {} {}", reply.paragraph(), claims.join(","))
    };
    claim.replies().map(line).collect()
}

#[test]
fn an_answer_that_a_request_brought_is_told_once() {
    let library = library(&[(
        "d",
        PEOPLE,
        r#"(id: "said", paragraph: 1, speaker: "ann", speech: Paraphrase, gist: "x"),
           (id: "answer", paragraph: 2, speaker: "bob", speech: Paraphrase, gist: "x",
            relations: [(kind: Answers, claim: "said")])"#,
        r#"(paragraph: 2, to: ["bob"], outcome: Answered(["answer"]), claims: ["said"], link: Stated, anchor: "x")"#,
    )]);
    assert_eq!(replies(&library, "said"), ["bob answered 2 answer"]);
}

#[test]
fn a_denial_is_more_than_an_answer_and_silence_stays_beside_it() {
    let library = library(&[(
        "d",
        PEOPLE,
        r#"(id: "said", paragraph: 1, speaker: "ann", speech: Paraphrase, gist: "x"),
           (id: "denial", paragraph: 3, speaker: "bob", speech: Paraphrase, gist: "x", relations:
            [(kind: Disputes, claim: "said"), (kind: Answers, claim: "said")])"#,
        r#"(paragraph: 2, to: ["bob", "paper"], outcome: NoReply, claims: ["said"], link: Stated, anchor: "x")"#,
    )]);
    let expected = ["bob no-reply 2 ", "paper no-reply 2 ", "bob denied 3 denial"];
    assert_eq!(replies(&library, "said"), expected);
    assert_eq!(replies(&library, "denial"), [""; 0]);
}

#[test]
fn narration_is_graded_through_a_chain_in_any_order() {
    let library = library(&[(
        "d",
        r#"(id: "paper", name: "Paper", kind: Outlet), (id: "u", name: "People", kind: Unnamed)"#,
        r#"(id: "top", paragraph: 1, speaker: "paper", speech: Narration, gist: "x", rests_on: ["mid"]),
           (id: "mid", paragraph: 1, speaker: "paper", speech: Narration, gist: "x", rests_on: ["said"]),
           (id: "said", paragraph: 1, speaker: "u", speech: Paraphrase, gist: "x", sources: Stated(2))"#,
        "",
    )]);
    let grades: Vec<_> = library.claims().map(|claim| claim.grade().to_string()).collect();
    assert_eq!(grades, ["N(D)", "N(D)", "D3"]);
}

#[test]
fn one_speaker_has_claims_in_several_articles_and_pools_do_not() {
    let claim = |speaker, sources| {
        format!(
            r#"(id: "c", paragraph: 1, speaker: "{speaker}", speech: Paraphrase, gist: "x"{sources})"#
        )
    };
    let library = library(&[
        ("one", PEOPLE, &claim("ann", ""), ""),
        ("two", r#"(id: "doe", name: "ANN DOE", kind: Person)"#, &claim("doe", ""), ""),
        (
            "three",
            r#"(id: "insiders", name: "Insiders", kind: Unnamed)"#,
            &claim("insiders", ", sources: Unstated"),
            "",
        ),
        (
            "four",
            r#"(id: "insiders", name: "Insiders", kind: Unnamed)"#,
            &claim("insiders", ", sources: Unstated"),
            "",
        ),
    ]);
    let keys: Vec<_> = library.claims().map(|claim| claim.speaker().unwrap().key()).collect();
    assert_eq!(keys[0], keys[1], "the same folded name and kind");
    assert_ne!(keys[2], keys[3], "insiders of two articles are not the same people");
    assert_eq!(library.names().speakers_by_id("insiders").len(), 2);
}

/// Who of the library each speaker is, of dossiers whose speakers have these ids, names and kinds.
fn people(dossiers: &[&[(&str, &str, &str)]]) -> Vec<SpeakerId> {
    let ids: Vec<_> = (0..dossiers.len()).map(|at| format!("d{at}")).collect();
    let texts: Vec<(String, String)> = dossiers
        .iter()
        .map(|speakers| {
            let entries = speakers.iter().map(|(id, name, kind)| {
                format!(r#"(id: "{id}", name: "{name}", short: "Doe", kind: {kind})"#)
            });
            let claims = speakers.iter().map(|(id, _, kind)| {
                let sources = if *kind == "Unnamed" { "sources: Unstated, " } else { "" };
                format!(
                    r#"(id: "by-{id}", paragraph: 1, speaker: "{id}", speech: Paraphrase,
                        {sources}gist: "x")"#
                )
            });
            (entries.collect::<Vec<_>>().join(","), claims.collect::<Vec<_>>().join(","))
        })
        .collect();
    let dossiers: Vec<_> = ids
        .iter()
        .zip(&texts)
        .map(|(id, (speakers, claims))| (id.as_str(), speakers.as_str(), claims.as_str(), ""))
        .collect();
    library(&dossiers).claims().map(|claim| claim.speaker().unwrap().key()).collect()
}

#[test]
fn two_people_of_one_name_are_kept_apart() {
    let of_two = people(&[
        &[("ann", "Ann Doe", "Person"), ("ann-banker", "Ann Doe", "Person")],
        &[("ann-banker", "Ann Doe", "Person")],
        &[("ann", "ANN DOE", "Person")],
    ]);
    assert_ne!(of_two[0], of_two[1], "two speakers of one dossier are two people");
    assert_eq!(of_two[2], of_two[1], "of two of one name it is the one with the same id");
    assert_eq!(of_two[3], of_two[0]);

    let apart =
        people(&[&[("ann", "Ann Doe", "Person")], &[("ann-b", "Ann Doe (banker)", "Person")]]);
    assert_ne!(apart[0], apart[1], "an addition to the name keeps two articles' people apart");
}

#[test]
fn an_id_makes_one_speaker_only_of_those_who_can_be_known() {
    let people = people(&[
        &[("x", "Insiders", "Unnamed")],
        &[("x", "Ann Doe", "Person")],
        &[("x", "Anna Doe", "Person")],
    ]);
    assert_ne!(people[0], people[1], "a person is not the unnamed people of another article");
    assert_eq!(people[1], people[2], "the same id");
}

#[test]
fn a_short_name_needs_its_dossier_where_two_have_it() {
    let claim = r#"(id: "c", paragraph: 1, speaker: "ann", speech: Paraphrase, gist: "x")"#;
    let library = library(&[("one", PEOPLE, claim, ""), ("two", PEOPLE, claim, "")]);
    assert_eq!(library.find("two/c").unwrap().dossier().id(), "two");
    let error = library.find("c").unwrap_err().to_string();
    assert!(error.contains("one/c or two/c"), "{error}");
    let error = library.find("d").unwrap_err();
    assert!(matches!(error, FindError::Unknown { .. }));
}

#[test]
fn texts_are_cleaned_at_load_and_folded_for_the_search() {
    let library = library(&[(
        "d",
        PEOPLE,
        "(id: \"c\", paragraph: 1, speaker: \"ann\", speech: Paraphrase, gist: \"Stra\u{DF}e\u{1B}[31m\u{202E}\")",
        "",
    )]);
    let claim = library.find("c").unwrap();
    assert_eq!(claim.gist(), Some("Straße\u{FFFD}"));
    assert_eq!(claim.folded_texts().collect::<Vec<_>>(), ["strasse\u{FFFD}", "", ""]);
    assert_eq!(claim.speaker_short(), "Doe");
}

#[test]
fn a_short_name_that_nobody_gave_is_the_last_word_and_ends_in_a_sign_where_it_is_cut() {
    for (name, short) in [
        ("王毅外交部长", "王毅外交…"),
        ("Ursula von der Leyen", "Leyen"),
        ("Theo Schwarzenberger", "Schwarzen…"),
        ("Theo Zimmermann", "Zimmermann"),
        (
            "Ann e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}",
            "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}…",
        ),
    ] {
        let speaker = format!(r#"(id: "ann", name: "{name}", kind: Person)"#);
        let claim = r#"(id: "c", paragraph: 1, speaker: "ann", speech: Paraphrase, gist: "x")"#;
        let library = library(&[("d", &speaker, claim, "")]);
        assert_eq!(library.find("c").unwrap().speaker_short(), short);
        assert!(crate::text::width(short) <= SHORT_COLUMNS);
    }
}
