use super::*;
use crate::{
    analysis::testing::{REUTERS, TUTORIAL, add, document, library, small},
    dossier::{
        Content, Document, Outcome, Position, Relation, Sources, Speech, Stance, check::structural,
    },
    library::Library,
};
use proptest::{prelude::*, sample::Index};
use std::collections::BTreeSet;

fn only(library: &Library) -> DossierRef<'_> {
    library.dossiers().next().unwrap()
}

fn library_of(document: &Document<'_>) -> Library {
    let mut library = Library::default();
    add(&mut library, document);
    library
}

/// Every difference between the claims as `+id`, `-id`, or `id: kind field, ...`.
fn claims(old: &Library, new: &Library) -> Vec<String> {
    let diff = diff(only(old), only(new));
    let line = |one: &Difference<ClaimRef<'_>>| match one {
        Difference::Added(claim) => format!("+{}", claim.id()),
        Difference::Removed(claim) => format!("-{}", claim.id()),
        Difference::Changed(changed) => {
            let of =
                |change: &Change| format!("{} {}", change.field.kind.word(), change.field.word());
            let changes: Vec<String> = changed.changes.iter().map(of).collect();
            format!("{}: {}", changed.new.id(), changes.join(", "))
        }
    };
    diff.claims.all.iter().map(line).collect()
}

/// What differs in the claims of the tutorial after changes to its text.
fn changed(changes: &[(&str, &str)]) -> Vec<String> {
    claims(&library(&[TUTORIAL]), &library(&[&tutorial(changes)]))
}

fn tutorial(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(TUTORIAL.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    })
}

#[test]
fn dossiers_without_anything_do_not_differ() {
    let (old, new) = (small("", "", ""), small("", "", ""));
    assert!(diff(only(&old), only(&new)).is_empty());
}

#[test]
fn two_dossiers_that_have_nothing_in_common_are_compared() {
    let (old, new) = (library(&[TUTORIAL]), library(&[REUTERS]));
    let diff = diff(only(&old), only(&new));
    assert_eq!(diff.claims.removed(), old.len());
    assert_eq!(diff.claims.added(), new.len());
    assert_eq!(diff.claims.same, 0);
}

#[test]
fn another_order_of_lists_is_no_difference() {
    let changes = [
        (r#"topics: ["repair", "festival"]"#, r#"topics: ["festival", "repair"]"#),
        (r#"aliases: ["the mayor", "Mayor Fitch"]"#, r#"aliases: ["Mayor Fitch", "the mayor"]"#),
        ("f03d8a2a35", "F03D8A2A35"),
    ];
    let (old, new) = (library(&[TUTORIAL]), library(&[&tutorial(&changes)]));
    assert!(diff(only(&old), only(&new)).is_empty());
}

#[test]
fn a_new_name_is_no_new_thing_and_changes_nothing_else() {
    let renamed = [
        (r#""mudge-feet""#, r#""feet""#),
        (r#""repair-moved""#, r#""moved""#),
        (r#""town-hall""#, r#""hall""#),
        (r#""planks""#, r#""boards""#),
        (r#""unsafe""#, r#""danger""#),
    ];
    let (old, new) = (library(&[TUTORIAL]), library(&[&tutorial(&renamed)]));
    assert_eq!(claims(&old, &new), ["moved: renamed id", "feet: renamed id"]);
    let diff = diff(only(&old), only(&new));
    assert_eq!((diff.speakers.of_kind(Kind::Renamed), diff.speakers.all.len()), (1, 1));
    assert_eq!((diff.topics.of_kind(Kind::Renamed), diff.topics.all.len()), (1, 1));
    assert_eq!((diff.propositions.of_kind(Kind::Renamed), diff.propositions.all.len()), (1, 1));
    assert!(diff.requests.all.is_empty(), "requests ask about the same claims");
}

#[test]
fn each_change_has_its_kind() {
    for (change, expected) in [
        (("sources: Stated(2)", "sources: Stated(3)"), "repair-moved: reattributed sources"),
        (
            ("sources: Inferred(2)", "sources: Stated(2)"),
            "pier-creaked: regraded grade, reattributed sources",
        ),
        (("only the two feet,", "only two feet,"), "mudge-feet: requoted quote"),
        (("would double the cost", "double the cost"), "oakes-cost: reworded anchor"),
        (("A wet festival is", "A festival is"), "empty-festival: noted note"),
        (("of last year\"", "of this year\""), "tuba-fall: reworded cites"),
        (("position: Explains)", "position: Opposes)"), "council-timber: restanced stances"),
        (("knows: Record)]", "knows: Told)]"), "insurer-tuba: reattributed with"),
        (
            (
                "sources: Stated(3))],\n            stances",
                "sources: Stated(4))],\n            stances",
            ),
            "oakes-cost: reattributed relay-sources",
        ),
        (
            ("relays: [\"builder\"]", "relays: [\"builder\", \"mudge\"]"),
            "council-timber: reattributed relays",
        ),
        (
            ("content: Forecast,\n            gist: \"The repair", "gist: \"The repair"),
            "oakes-cost: changed content",
        ),
        (("kind: Supports, claim", "kind: Elaborates, claim"), "report-planks: changed relations"),
        (("examples: [\"mudge-feet\"],", ""), "residents-reckless: changed examples"),
        (("against: [\"planks-office\"],", ""), "fitch-knots: changed against"),
        (
            ("id: \"tuba-fall\", paragraph: 8", "id: \"tuba-fall\", paragraph: 7"),
            "tuba-fall: moved paragraph",
        ),
    ] {
        assert_eq!(changed(&[change]), [expected]);
    }
}

#[test]
fn what_only_the_curator_remarks_is_told_apart_from_what_the_claim_says() {
    let is_only_noted = |changes: &[(&str, &str)]| {
        let (old, new) = (library(&[TUTORIAL]), library(&[&tutorial(changes)]));
        let diff = diff(only(&old), only(&new));
        assert_eq!(diff.claims.all.len(), 1);
        diff.claims.changed().all(Changed::is_only_noted)
    };
    let note = ("A wet festival is", "A festival is");
    assert!(is_only_noted(&[note]));
    assert!(is_only_noted(&[(r#"note: "One word is quoted: reckless."#, r#"note: "Reckless."#)]));
    assert!(!is_only_noted(&[
        note,
        ("gist: \"The council is probably more", "gist: \"The council is more")
    ]));
    // What the text cites is no remark: a check of the claim looks at it.
    assert!(!is_only_noted(&[("of last year\"", "of this year\"")]));
}

#[test]
fn what_is_derived_is_compared_too() {
    let narrated = changed(&[("sources: Stated(2)", "sources: Stated(1)")]);
    assert_eq!(
        narrated,
        ["pier-lead: regraded grade", "repair-moved: regraded grade, reattributed sources"]
    );
    let asked = changed(&[("outcome: Declined", "outcome: NoReply")]);
    assert_eq!(asked, ["pier-lead: changed replies"]);
    let change = [("kind: Collective", "kind: Person"), ("examples: [\"mudge-feet\"],", "")];
    let documents = changed(&change);
    assert_eq!(documents, ["residents-reckless: regraded grade, changed examples"]);
}

#[test]
fn what_stands_in_another_order_is_said_once() {
    let (from, to) = (TUTORIAL.find("        (\n            id: \"fitch-safe\""), "        (\n");
    let from = from.unwrap();
    let next = from + 1 + TUTORIAL[from + 1..].find(to).unwrap();
    let end = next + 1 + TUTORIAL[next + 1..].find(to).unwrap();
    let swapped =
        [&TUTORIAL[..from], &TUTORIAL[next..end], &TUTORIAL[from..next], &TUTORIAL[end..]];
    let (old, new) = (library(&[TUTORIAL]), library(&[&swapped.concat()]));
    let diff = diff(only(&old), only(&new));
    assert!(diff.claims.all.is_empty());
    let words = |values: &[Value]| values.iter().map(|it| it.word.clone()).collect::<Vec<_>>();
    assert_eq!(words(&diff.article[0].old), ["fitch-safe", "fitch-knots"]);
    assert_eq!(words(&diff.article[0].new), ["fitch-knots", "fitch-safe"]);
}

#[test]
fn a_removed_claim_stands_where_it_stood() {
    let people = r#"(id: "a", name: "Ann", kind: Person)"#;
    let claim = |id: &str| {
        format!(
            r#"(id: "{id}", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "It is {id}."),"#
        )
    };
    let dossier = |ids: &str| {
        let claims: String = ids.split(' ').map(claim).collect();
        // Anchors that differ: only the ids are to be told apart by.
        let claims = claims.replace("gist: \"It is ", "anchor: \"a\", gist: \"");
        small(people, &claims.replace(" anchor: \"a\",", ""), "")
    };
    let (old, new) = (dossier("one two three four"), dossier("zero two four"));
    // The anchor of all is the same, so that the first that went is the first that came.
    let lines = claims(&old, &new);
    assert_eq!(lines, ["zero: renamed id, reworded gist", "-three"]);
}

#[test]
fn every_cause_of_another_grade_is_named() {
    let because = |from: &str, to: &str, id: &str| {
        let (old, new) = (library(&[TUTORIAL]), library(&[&tutorial(&[(from, to)])]));
        let diff = diff(only(&old), only(&new));
        let changed = diff.claims.changed().find(|changed| changed.new.id() == id).unwrap();
        format!(
            "{} → {}: {}",
            changed.old.grade(),
            changed.new.grade(),
            changed.because().join("; ")
        )
    };
    let causes = [
        because("sources: Unstated", "sources: Stated(4)", "pier-painted"),
        because("sources: Stated(2)", "sources: Inferred(2)", "repair-moved"),
        because("sources: Stated(2)", "sources: Stated(1)", "pier-lead"),
        because("rests_on: [\"repair-moved\"],", "", "pier-lead"),
        because(
            "name: \"Town council\", kind: Organisation",
            "name: \"Town council\", kind: Person",
            "council-timber",
        ),
        because(
            "speaker: \"fitch\", speech: Paraphrase, content: Judgement,\n            gist: \"The pier",
            "speaker: \"town-hall\", sources: Among(2), speech: Paraphrase,\n            gist: \"The pier",
            "fitch-safe",
        ),
        because(
            "speech: Verbatim,\n            quote: [\"I have",
            "speech: Partial,\n            quote: [\"I have",
            "mudge-feet",
        ),
    ];
    insta::assert_snapshot!(causes.join("\n"));
    let open =
        [("gist: \"The pier is safe", "open: [Speaker(), Speech], gist: \"The pier is safe")];
    let (old, new) = (library(&[TUTORIAL]), library(&[&tutorial(&open)]));
    let because = |old, new| {
        let diff = diff(only(old), only(new));
        let changed = diff.claims.changed().find(|changed| changed.new.id() == "fitch-safe");
        changed.unwrap().because().join("; ")
    };
    assert_eq!(because(&old, &new), "who makes the claim and form of speech are to be decided");
    assert_eq!(because(&new, &old), "who makes the claim and form of speech are decided");
}

/// A change that leaves a dossier sound, most of the time.
#[derive(Debug, Clone)]
enum Mutation {
    Reword(Index, &'static str),
    Renote(Index),
    Requote(Index),
    Recount(Index, u16),
    Restance(Index),
    Reclassify(Index),
    Rename(Index),
    Readdress(Index, Index),
    Add(Index),
    Remove(Index),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let at = any::<Index>;
    prop_oneof![
        (at(), prop::sample::select(vec!["Something else.", "x", "A\u{a0}b."]))
            .prop_map(|(at, text)| Mutation::Reword(at, text)),
        at().prop_map(Mutation::Renote),
        at().prop_map(Mutation::Requote),
        (at(), 0_u16..5).prop_map(|(at, n)| Mutation::Recount(at, n)),
        at().prop_map(Mutation::Restance),
        at().prop_map(Mutation::Reclassify),
        at().prop_map(Mutation::Rename),
        (at(), at()).prop_map(|(at, to)| Mutation::Readdress(at, to)),
        at().prop_map(Mutation::Add),
        at().prop_map(Mutation::Remove),
    ]
}

/// Changes the document, and says which claim was touched: its id before and after.
fn mutate(document: &mut Document<'static>, mutation: &Mutation, round: usize) -> [String; 2] {
    let claims = document.claims.len();
    let of = |at: &Index| at.index(claims);
    let fresh = format!("fresh-{round}");
    let at = match mutation {
        Mutation::Reword(at, _)
        | Mutation::Renote(at)
        | Mutation::Requote(at)
        | Mutation::Recount(at, _)
        | Mutation::Restance(at)
        | Mutation::Reclassify(at)
        | Mutation::Rename(at)
        | Mutation::Readdress(at, _)
        | Mutation::Add(at)
        | Mutation::Remove(at) => of(at),
    };
    let old = document.claims[at].id.to_string();
    let claim = &mut document.claims[at];
    match mutation {
        Mutation::Reword(_, text) => claim.gist = Some(format!("{text} {round}").into()),
        Mutation::Renote(_) => claim.note = Some(format!("Note {round}.").into()),
        Mutation::Requote(_) => match claim.quote.last_mut() {
            Some(span) => *span = format!("{}{round}", &**span).into(),
            None => claim.anchor = Some(format!("anchor {round}").into()),
        },
        Mutation::Recount(_, n) => {
            claim.sources = claim.sources.map(|_| Sources::Stated(n + 1));
            claim.cites = Some(format!("Report {round}").into());
        }
        Mutation::Restance(_) => match claim.stances.pop() {
            Some(_) => {}
            None => claim.stances.push(Stance {
                on: document.propositions[0].id.clone(),
                position: Position::Opposes,
                basis: Default::default(),
            }),
        },
        Mutation::Reclassify(_) => {
            claim.content = match claim.content {
                Content::Fact => Content::Judgement,
                Content::Judgement | Content::Forecast => Content::Fact,
            }
        }
        Mutation::Rename(_) => {
            rename(document, &old, &fresh);
            return [old, fresh];
        }
        Mutation::Readdress(_, to) => {
            let speaker = document.speakers[to.index(document.speakers.len())].id.clone();
            claim.speaker = Some(speaker);
        }
        Mutation::Add(_) => {
            let mut claim = claim.clone();
            claim.id = fresh.clone().into();
            claim.gist = Some(format!("New {round}.").into());
            claim.relations = match claim.speech {
                Some(Speech::Narration) => Vec::new(),
                _ => vec![Relation {
                    kind: crate::dossier::RelationKind::Supports,
                    claim: old.clone().into(),
                }],
            };
            document.claims.insert(at + 1, claim);
            return [fresh.clone(), fresh];
        }
        Mutation::Remove(_) => remove(document, &old),
    }
    [old.clone(), old]
}

fn rename(document: &mut Document<'static>, old: &str, new: &str) {
    let rename = |id: &mut crate::dossier::Str<'static>| {
        if **id == *old {
            *id = new.to_owned().into();
        }
    };
    for claim in &mut document.claims {
        rename(&mut claim.id);
        claim.rests_on.iter_mut().chain(&mut claim.examples).for_each(rename);
        claim.relations.iter_mut().for_each(|relation| rename(&mut relation.claim));
    }
    for request in &mut document.requests {
        request.claims.iter_mut().for_each(rename);
        if let Some(Outcome::Answered(answers)) = &mut request.outcome {
            answers.iter_mut().for_each(rename);
        }
    }
}

fn remove(document: &mut Document<'static>, id: &str) {
    document.claims.retain(|claim| *claim.id != *id);
    for claim in &mut document.claims {
        claim.rests_on.retain(|other| **other != *id);
        claim.examples.retain(|other| **other != *id);
        claim.relations.retain(|relation| *relation.claim != *id);
    }
    for request in &mut document.requests {
        request.claims.retain(|other| **other != *id);
        if let Some(Outcome::Answered(answers)) = &mut request.outcome {
            answers.retain(|other| **other != *id);
        }
    }
}

fn ids<T>(all: &Differences<T>, of: fn(&Difference<T>) -> Option<String>) -> Vec<String> {
    all.all.iter().filter_map(of).collect()
}

fn added(one: &Difference<ClaimRef<'_>>) -> Option<String> {
    if let Difference::Added(claim) = one { Some(claim.id().to_owned()) } else { None }
}

fn removed(one: &Difference<ClaimRef<'_>>) -> Option<String> {
    if let Difference::Removed(claim) = one { Some(claim.id().to_owned()) } else { None }
}

properties! {
    #[test]
    fn every_claim_that_was_touched_is_named(
        mutations in prop::collection::vec(mutation(), 1..5), is_article in any::<bool>(),
    ) {
        let mut document = document(if is_article { REUTERS } else { TUTORIAL });
        let old = library_of(&document);
        // What is touched twice may be again what it was.
        let mut touched = BTreeSet::new();
        for (round, mutation) in mutations.iter().enumerate() {
            let before = document.clone();
            let ids = mutate(&mut document, mutation, round);
            if structural(&document).is_err() || ids.iter().any(|id| touched.contains(id)) {
                document = before;
            } else if document != before {
                touched.extend(ids);
            }
        }
        let new = library_of(&document);
        let forth = diff(only(&old), only(&new));
        let back = diff(only(&new), only(&old));
        let mut named = BTreeSet::new();
        for one in &forth.claims.all {
            let (Difference::Added(claim) | Difference::Removed(claim)) = one else { continue };
            named.insert(claim.id().to_owned());
        }
        for changed in forth.claims.changed() {
            prop_assert!(!changed.changes.is_empty());
            named.extend([changed.old.id().to_owned(), changed.new.id().to_owned()]);
        }
        prop_assert!(touched.is_subset(&named), "{touched:?} {named:?}");
        prop_assert_eq!(forth.is_empty(), touched.is_empty());
        let sorted = |mut ids: Vec<String>| { ids.sort(); ids };
        prop_assert_eq!(sorted(ids(&forth.claims, added)), sorted(ids(&back.claims, removed)));
        prop_assert_eq!(sorted(ids(&forth.claims, removed)), sorted(ids(&back.claims, added)));
        prop_assert_eq!(forth.claims.changed().count(), back.claims.changed().count());
        prop_assert_eq!(forth.claims.same, back.claims.same);
        prop_assert!(diff(only(&new), only(&new)).is_empty());
        let both = forth.claims.same + forth.claims.changed().count();
        prop_assert_eq!(both + forth.claims.added(), new.len());
        prop_assert_eq!(both + forth.claims.removed(), old.len());
    }
}

#[test]
fn articles_are_one_by_what_they_say_of_it_or_by_what_they_quote() {
    let one = |text: &str, other: &str| {
        let libraries = [text, other].map(|text| library(&[text]));
        let [old, new] = libraries.each_ref().map(|it| it.dossiers().next().unwrap());
        are_of_one_article(old, new)
    };
    assert!(one(TUTORIAL, TUTORIAL));
    assert!(one(TUTORIAL, &TUTORIAL.replace("id: \"tutorial\"", "id: \"later\"")));
    assert!(!one(TUTORIAL, REUTERS));
    let edition = TUTORIAL
        .replace("id: \"tutorial\"", "id: \"edition\"")
        .replace("lantern.example/pier", "elsewhere.example/pier")
        .replace("f03d8a2a35", "003d8a2a35")
        .replace("title: \"Nowhere-on-Sea puts off", "title: \"A town puts off");
    assert!(one(TUTORIAL, &edition), "what they quote is the same");
}
