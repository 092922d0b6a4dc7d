use super::*;
use crate::{
    analysis::testing::{REUTERS, TUTORIAL, library, small},
    library::{Library, Row, Statuses},
    query::Query,
};

#[test]
fn each_query_finds_the_claims_behind_its_finding() {
    let draft = include_str!("../../../tests/dossiers/undecided.ron");
    for source in [REUTERS, TUTORIAL, draft] {
        let library = library(&[source]);
        let dossier = library.dossiers().next().unwrap();
        for finding in brief(Scope::all(&library), dossier) {
            let Some(query) = finding.query else { continue };
            let query = Query::parse(&query, &library).unwrap();
            let found = query.select(&library, &Statuses::default());
            let expected: Vec<Row> = finding.claims.iter().map(|claim| claim.row()).collect();
            assert_eq!(found, expected, "{}: {query}", finding.heading);
        }
    }
}

/// The findings as lines: heading, answer, details, and how many claims are behind them.
fn told(library: &Library) -> String {
    let mut out = String::new();
    for dossier in library.dossiers() {
        for finding in brief(Scope::dossier(library, dossier), dossier) {
            let Finding { heading, answer, share, details, claims, .. } = finding;
            let share = share.map(|(part, whole)| format!(" [{part}/{whole}]")).unwrap_or_default();
            out += &format!("{heading}: {answer}{share} ({} claims)\n", claims.len());
            details.iter().for_each(|prose| out += &format!("  {}\n", prose.text()));
        }
    }
    out
}

#[test]
fn the_article() {
    insta::assert_snapshot!(told(&library(&[REUTERS])));
}

#[test]
fn the_tutorial() {
    insta::assert_snapshot!(told(&library(&[TUTORIAL])));
}

const PEOPLE: &str = r#"
    (id: "paper", name: "Paper", kind: Outlet), (id: "u", name: "People", kind: Unnamed),
    (id: "memo", name: "Memo", kind: Document, url: "https://a.example"),
    (id: "ann", name: "Ann", kind: Person),"#;

/// A finding as "answer; details", by its heading.
fn finding(library: &Library, heading: &str) -> String {
    let dossier = library.dossiers().next().unwrap();
    let all = brief(Scope::all(library), dossier);
    let finding = all.iter().find(|it| it.heading == heading).unwrap();
    let details = finding.details.iter().map(Prose::text);
    [finding.answer.clone()].into_iter().chain(details).collect::<Vec<_>>().join("; ")
}

#[test]
fn the_lead_says_whether_a_name_or_a_document_is_behind_it() {
    let by = |who: &str| {
        format!(r#"(id: "{who}", paragraph: 2, speaker: "{who}", speech: Paraphrase, gist: "x""#)
    };
    let told = r#"(id: "told", paragraph: 3, speaker: "paper", speech: Narration, gist: "x", rests_on: ["ann"]),"#;
    let carriers =
        by("u") + ", sources: Stated(2))," + &by("memo") + ")," + &by("ann") + ")," + told;
    for (lead, expected) in [
        (
            r#"rests_on: ["u"]"#,
            "no name behind it, no document; Paper states it as fact. The claim behind it (¶2) comes from people who are not named.",
        ),
        (
            r#"rests_on: ["u", "memo"]"#,
            "a document behind it, no name; Paper states it as fact. Of the 2 claims behind it (¶2), 1 \
             comes from people who are not named and 1 comes from documents.",
        ),
        (
            r#"rests_on: ["ann"], content: Judgement"#,
            "a name behind it; Paper states it as its own judgement. The claim behind it (¶2) comes \
             from those who are named.",
        ),
        (
            r#"rests_on: ["told"]"#,
            "a name behind it; Paper states it as fact. The claim behind it (¶2) comes from those \
             who are named.",
        ),
        (
            "",
            "nothing behind it; Paper states it as fact, and attributes nothing of it to anybody.",
        ),
        ("open: [RestsOn]", "undecided what carries it; Paper states it as fact."),
    ] {
        let lead = format!(
            r#"(id: "lead", paragraph: 1, speaker: "paper", speech: Narration, gist: "x", {lead}),"#
        );
        let library = small(PEOPLE, &(lead + &carriers), "");
        assert_eq!(finding(&library, "The lead"), expected);
    }
    let attributed =
        r#"(id: "lead", paragraph: 1, speaker: "ann", speech: Paraphrase, gist: "x"),"#;
    let library = small(PEOPLE, attributed, "");
    assert_eq!(finding(&library, "The lead"), "named person; It is attributed to Ann (B).");
}

#[test]
fn in_a_draft_what_is_undecided_comes_first_and_is_found_nowhere() {
    let claims = r#"
        (id: "one", paragraph: 1, speaker: "u", speech: Paraphrase, gist: "x", sources: Stated(2),
         against: ["ann"], open: [Speaker(), Against]),"#;
    let library = small(PEOPLE, claims, "");
    let dossier = library.dossiers().next().unwrap();
    let first = brief(Scope::all(&library), dossier).remove(0);
    assert_eq!((first.heading, &*first.answer), ("Undecided", "2 places"));
    for (heading, expected) in [
        ("The lead", "undecided; Undecided: who makes the claim."),
        ("People not named", "no claim rests on them, as far as has been decided"),
        ("Right of reply", "no claim criticises anybody, as far as has been decided"),
    ] {
        assert_eq!(finding(&library, heading), expected);
    }
}

#[test]
fn of_some_claims_only_these_are_told() {
    let library = library(&[REUTERS]);
    let rows = [library.find("schumer-tough").unwrap().row()];
    let dossier = library.dossiers().next().unwrap();
    let all = brief(Scope::rows(&library, &rows), dossier);
    assert_eq!(all[0].answer, "not among these claims");
    assert!(all.iter().flat_map(|it| &it.claims).all(|claim| claim.id() == "schumer-tough"));
}
