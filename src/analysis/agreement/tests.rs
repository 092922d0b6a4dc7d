use super::{
    testing::{other_curator, renamed},
    *,
};
use crate::{
    analysis::testing::{REUTERS, TUTORIAL, add, document, library, small},
    library::Library,
};
use proptest::prelude::*;

fn only(library: &Library) -> DossierRef<'_> {
    library.dossiers().next().unwrap()
}

fn compare<'a>(a: &'a Library, b: &'a Library) -> Agreement<'a> {
    agreement(only(a), only(b)).unwrap()
}

/// Each pair of claims as `a=b`, then the claims of one alone as `-a` and `+b`.
fn pairs(a: &Library, b: &Library) -> Vec<String> {
    let Matches { both, only_a, only_b } = compare(a, b).claims;
    let both = both.iter().map(|it| format!("{}={}", it.a.id(), it.b.id()));
    let only_a = only_a.iter().map(|it| format!("-{}", it.id()));
    both.chain(only_a).chain(only_b.iter().map(|it| format!("+{}", it.id()))).collect()
}

/// A dossier whose claims have these ids, paragraphs and fields, all of them Ann's.
fn claims(claims: &[(&str, u16, &str)]) -> Library {
    let claim = |(id, paragraph, fields): &(&str, u16, &str)| {
        let speaker = if fields.contains("speaker:") { "" } else { "speaker: \"ann\", " };
        let speech = if fields.contains("quote:") { "Verbatim" } else { "Paraphrase" };
        let gist = if fields.contains("gist:") { "" } else { "\ngist: \"?\"," };
        // Apart from `small`, which gives each gist an anchor.
        let fields = fields.replace(" gist:", "\ngist:");
        format!(
            "(id: \"{id}\", paragraph: {paragraph}, {speaker}speech: {speech},{gist}\n{fields}),"
        )
    };
    let people =
        r#"(id: "ann", name: "Ann Doe", kind: Person), (id: "ben", name: "Ben", kind: Person)"#;
    small(people, &claims.iter().map(claim).collect::<String>(), "")
}

fn facet<'r, 'a>(agreement: &'r Agreement<'a>, facet: Facet) -> &'r Comparison<'a> {
    agreement.facets.iter().find(|it| it.facet == facet).unwrap()
}

fn table(cells: &[(&'static str, &'static str, usize)]) -> Confusion<'static> {
    let value = |word: &'static str| Value::word(word, word);
    Confusion::of(
        cells.iter().flat_map(|(a, b, count)| std::iter::repeat_n([value(a), value(b)], *count)),
    )
}

#[test]
fn kappa_is_what_a_person_computes() {
    for (cells, expected) in [
        // 7 of 10 agree; by chance (5 * 6 + 5 * 4) / 10 = 5: 2 of the 5 that were left.
        (&[("f", "f", 4), ("f", "j", 1), ("j", "f", 2), ("j", "j", 3)][..], Some(0.4)),
        // 4 of 6 agree; by chance (3 * 2 + 2 * 2 + 1 * 2) / 6 = 2: 2 of 4.
        (&[("v", "v", 2), ("p", "p", 1), ("n", "n", 1), ("v", "p", 1), ("p", "n", 1)], Some(0.5)),
        // 3 of 4 agree, and as many would by chance.
        (&[("f", "f", 3), ("f", "j", 1)], Some(0.0)),
        // None of 2 agrees; by chance 1 would.
        (&[("f", "j", 1), ("j", "f", 1)], Some(-1.0)),
        (&[("f", "f", 1), ("j", "j", 1)], Some(1.0)),
        // They never had a value in common, by chance or not.
        (&[("f", "j", 3)], Some(0.0)),
        (&[("f", "f", 3)], None),
        (&[], None),
    ] {
        assert_eq!(table(cells).kappa(), expected, "{cells:?}");
    }
}

#[test]
fn a_dossier_agrees_with_itself() {
    for source in [TUTORIAL, REUTERS] {
        let library = library(&[source]);
        let all = compare(&library, &library);
        assert_eq!(all.claims.f1(), Some(1.0));
        assert!(all.speakers.only_a.is_empty() && all.propositions.only_a.is_empty());
        assert!(all.claims.both.iter().all(|it| it.a.id() == it.b.id()));
        for facet in &all.facets {
            assert_eq!((facet.confusion.kappa(), facet.undecided), (Some(1.0), 0), "{facet:?}");
        }
    }
}

#[test]
fn ids_and_the_order_of_claims_make_no_difference() {
    for source in [TUTORIAL, REUTERS] {
        let original = library(&[source]);
        let dossier = only(&original);
        let ids = dossier.claims().map(ClaimRef::id).chain(dossier.speakers().map(SpeakerRef::id));
        let ids = ids.chain(dossier.propositions().map(PropositionRef::id));
        let ids: Vec<&str> = ids.collect::<std::collections::BTreeSet<_>>().into_iter().collect();
        let renamed = renamed(source, &ids);
        let mut document = document(&renamed);
        document.claims.reverse();
        document.claims.sort_by_key(|claim| claim.paragraph);
        document.speakers.reverse();
        document.propositions.reverse();
        let mut other = Library::default();
        add(&mut other, &document);
        let all = compare(&original, &other);
        assert_eq!(all.claims.f1(), Some(1.0));
        assert!(all.claims.both.iter().all(|it| it.b.id() == format!("other-{}", it.a.id())));
        for facet in &all.facets {
            assert_eq!(facet.confusion.kappa(), Some(1.0), "{facet:?}");
        }
    }
}

#[test]
fn another_curator_agrees_on_most() {
    let (a, b) = (library(&[TUTORIAL]), library(&[&other_curator()]));
    let all = compare(&a, &b);
    let counts = |it: &Comparison<'_>| {
        (it.facet.word(), it.confusion.agreed(), it.confusion.all(), it.undecided)
    };
    let counts: Vec<_> = all.facets.iter().map(counts).collect();
    assert_eq!(
        counts,
        [
            ("speaker", 18, 19, 0),
            ("kind", 19, 19, 0),
            ("speech", 18, 19, 0),
            ("content", 17, 18, 1),
            ("stance", 37, 38, 0),
            ("grade", 16, 19, 0),
        ]
    );
}

#[test]
fn claims_are_paired_by_where_they_stand() {
    let quote = r#"quote: ["It was a fine day for all"],"#;
    for (a, b, expected) in [
        // Whoever marks more or fewer words of it means the same.
        (("x", 1, quote), ("y", 1, r#"quote: ["a fine day"],"#), vec!["x=y"]),
        (("x", 1, quote), ("y", 1, r#"anchor: "for all of them","#), vec!["x=y"]),
        // Marks, case and accents make no difference.
        (("x", 1, r#"anchor: "It’s «fine»","#), ("y", 1, r#"anchor: "it's fine","#), vec!["x=y"]),
        // Another paragraph is another place.
        (("x", 1, quote), ("y", 2, quote), vec!["-x", "+y"]),
        // Two small words in a row are an accident.
        (
            ("x", 1, r#"anchor: "at the end of the long year","#),
            ("y", 1, r#"anchor: "the cost of the new old pier","#),
            vec!["-x", "+y"],
        ),
        // Without words of the article in common, the gists have to say the same.
        (
            ("x", 1, "anchor: \"here\", gist: \"The pier is safe.\","),
            ("y", 1, "anchor: \"there\", gist: \"Safe is the pier.\","),
            vec!["x=y"],
        ),
        (
            ("x", 1, "anchor: \"here\", gist: \"The pier is safe.\","),
            ("y", 1, "anchor: \"there\", gist: \"It will rain.\","),
            vec!["-x", "+y"],
        ),
    ] {
        // Something in common, or they could be of two texts.
        let common = ("c", 9, r#"anchor: "common ground","#);
        let (a, b) = (claims(&[a, common]), claims(&[b, common]));
        let mut found = pairs(&a, &b);
        found.retain(|it| it != "c=c");
        assert_eq!(found, expected);
    }
}

#[test]
fn of_what_one_curator_cuts_in_two_the_larger_part_is_the_same() {
    let whole = claims(&[("w", 1, r#"quote: ["one two three four five six seven"],"#)]);
    let parts = claims(&[
        ("p", 1, r#"quote: ["one two three"],"#),
        ("q", 1, r#"quote: ["four five six seven"],"#),
    ]);
    assert_eq!(pairs(&whole, &parts), ["w=q", "+p"]);
    assert_eq!(pairs(&parts, &whole), ["q=w", "-p"]);
}

#[test]
fn who_says_it_has_no_say_in_what_is_paired() {
    let words = [r#"anchor: "will begin in May","#, r#"anchor: "nobody was asked then","#];
    let a = claims(&[("x", 1, words[0]), ("y", 1, words[1])]);
    let swapped = words.map(|it| format!("speaker: \"ben\", {it}"));
    let b = claims(&[("x", 1, &swapped[1]), ("y", 1, &swapped[0])]);
    assert_eq!(pairs(&a, &b), ["x=y", "y=x"]);
    assert_eq!(facet(&compare(&a, &b), Facet::Speaker).confusion.agreed(), 0);
}

#[test]
fn of_claims_with_the_same_words_the_gists_decide() {
    let said = |id, gist| (id, 1, gist);
    let first = "anchor: \"would double the cost\", gist: \"It costs twice as much.\",";
    let second = "anchor: \"would double the cost\", gist: \"Carpenters told her so.\",";
    let (a, b) = (
        claims(&[said("x", first), said("y", second)]),
        claims(&[said("p", second), said("q", first)]),
    );
    assert_eq!(pairs(&a, &b), ["x=q", "y=p"]);
}

#[test]
fn two_languages_are_no_two_texts() {
    let (english, german) = (
        small(
            r#"(id: "m", name: "Foreign ministry", kind: Organisation, aliases: ["Außenministerium"])"#,
            "(id: \"x\", paragraph: 1, speaker: \"m\", speech: Verbatim, quote: [\"No one was asked,\"],\ngist: \"Nobody asked.\")",
            "",
        ),
        small(
            r#"(id: "aa", name: "Aussenministerium", kind: Organisation)"#,
            "(id: \"eins\", paragraph: 1, speaker: \"aa\", speech: Verbatim, quote: [\"No one was asked\"],\ngist: \"Niemand fragte.\")",
            "",
        ),
    );
    let all = compare(&english, &german);
    assert_eq!((all.claims.f1(), all.claims.both[0].by), (Some(1.0), MatchedBy::Words));
    assert_eq!(all.speakers.both[0].by, MatchedBy::Alias);
    assert_eq!(facet(&all, Facet::Speaker).confusion.agreed(), 1);
}

/// Who is matched with whom, as `a=b by`, of dossiers with these speakers.
fn matched(a: &str, b: &str) -> Vec<String> {
    let speakers = |list: &str| {
        let speaker = |(at, it): (usize, &str)| {
            let (name, more) = it.split_once('|').unwrap_or((it, "kind: Person"));
            format!("(id: \"s{at}\", name: \"{name}\", {more}),")
        };
        small(&list.split('/').enumerate().map(speaker).collect::<String>(), "", "")
    };
    let (a, b) = (speakers(a), speakers(b));
    let all = compare(&a, &b).speakers;
    all.both.iter().map(|it| format!("{}={} {}", it.a.name(), it.b.name(), it.by.word())).collect()
}

#[test]
fn speakers_are_matched_by_what_they_are_called() {
    for (a, b, expected) in [
        ("Ann Doe/Ben", "Ben/Ann Doe", &["Ann Doe=Ann Doe name", "Ben=Ben name"][..]),
        ("JOSÉ NUÑEZ", "Jose Nunez", &["JOSÉ NUÑEZ=Jose Nunez name"]),
        // Another kind is something to disagree on.
        ("Ann Doe", "Ann Doe|kind: Organisation", &["Ann Doe=Ann Doe name"]),
        (
            "Ann Doe",
            "The banker|kind: Person, aliases: [\"Ann Doe\"]",
            &["Ann Doe=The banker alias"],
        ),
        ("Ann Doe", "Mayor Doe", &["Ann Doe=Mayor Doe short"]),
        // Which of two is meant cannot be known.
        ("Ann Doe/Ben Doe", "Mayor Doe", &[]),
        ("Ministry of Trade|kind: Organisation", "Office of Trade|kind: Organisation", &[]),
        ("Insiders|kind: Unnamed", "People close to it|kind: Unnamed", &[]),
        ("The Paper|kind: Outlet", "Newsroom|kind: Outlet", &["The Paper=Newsroom kind"]),
        ("Rumour|kind: Hearsay", "Hearsay|kind: Hearsay", &["Rumour=Hearsay kind"]),
        // A name that is still to be written matches nobody.
        ("S0|kind: Person, open: [Name]", "S0|kind: Person, open: [Name]", &[]),
    ] {
        assert_eq!(matched(a, b), expected, "{a} and {b}");
    }
}

#[test]
fn propositions_are_matched_by_their_words_and_never_by_their_order() {
    let dossier = |propositions: &str| {
        let text = TUTORIAL.replace("\"unsafe\"", "\"danger\"");
        let (from, to) = (text.find("propositions: [").unwrap(), text.find("topics: [").unwrap());
        format!("{}propositions: [{propositions}],\n    {}", &text[..from], &text[to..])
    };
    let words = "(id: \"delay\", text: \"The delay is wrong.\"), \
                 (id: \"danger\", text: \"Crowds are in danger.\", short: \"pier is unsafe\")";
    let a = library(&[&TUTORIAL.replace(
        "text: \"The pier is unsafe for crowds.\"",
        "text: \"The pier is unsafe for crowds.\", short: \"Pier is unsafe\"",
    )]);
    // A proposition has at most one short form.
    let b = library(&[&dossier(words)]);
    let all = compare(&a, &b);
    let both: Vec<_> = all.propositions.both.iter().map(|it| (it.a.id(), it.b.id())).collect();
    assert_eq!(both, [("unsafe", "danger")]);
    let sides = facet(&all, Facet::Stance);
    assert_eq!(sides.confusion.all(), all.claims.both.len());
    let sided = sides.sided.as_ref().unwrap();
    assert_eq!((sided.agreed(), sided.all()), (4, 4));
}

#[test]
fn what_is_undecided_is_neither_agreed_nor_not() {
    let people =
        r#"(id: "ann", name: "Ann", kind: Person, OPEN), (id: "ben", name: "Ben", kind: Person)"#;
    let claim = "(id: \"x\", paragraph: 1, speaker: \"ann\", speech: Paraphrase, anchor: \"so it is\",\ngist: \"So.\", OPEN)";
    let dossier = |speaker: &str, open: &str| {
        small(&people.replace("OPEN", speaker), &claim.replace("OPEN", open), "")
    };
    let decided = dossier("", "");
    for (speaker, open, expected) in [
        ("", "", [0, 0, 0, 0, 0, 0]),
        ("", "open: [Speaker(or: [\"ben\"])]", [1, 1, 0, 0, 0, 1]),
        ("", "open: [Speech]", [0, 0, 1, 0, 0, 1]),
        ("", "open: [Content, Stances]", [0, 0, 0, 1, 1, 0]),
        ("open: [Kind]", "", [0, 1, 0, 0, 0, 1]),
        ("open: [SameAs([\"ben\"])]", "", [1, 0, 0, 0, 0, 0]),
        // The gist is not compared.
        ("", "open: [Gist]", [0, 0, 0, 0, 0, 0]),
    ] {
        let other = dossier(speaker, open);
        for all in [compare(&decided, &other), compare(&other, &decided), compare(&other, &other)] {
            let undecided: Vec<usize> = all.facets.iter().map(|it| it.undecided).collect();
            assert_eq!(undecided, expected, "{speaker} {open}");
            for facet in &all.facets {
                assert_eq!(facet.confusion.all() + facet.undecided, 1, "{facet:?}");
                assert_eq!(facet.confusion.agreed(), facet.confusion.all());
            }
        }
    }
}

#[test]
fn narration_whose_carriers_are_undecided_has_no_grade_to_compare() {
    let open = TUTORIAL.replace(
        "id: \"repair-moved\", paragraph: 2,",
        "id: \"repair-moved\", paragraph: 2, open: [Sources],",
    );
    let (a, b) = (library(&[TUTORIAL]), library(&[&open]));
    assert_eq!(facet(&compare(&a, &b), Facet::Grade).undecided, 2);
}

#[test]
fn dossiers_without_claims_are_compared() {
    let (empty, one) = (small("", "", ""), claims(&[("x", 1, r#"anchor: "so it is","#)]));
    let all = compare(&empty, &empty);
    assert_eq!((all.claims.f1(), all.speakers.f1()), (None, None));
    assert!(all.facets.iter().all(|it| it.confusion.kappa().is_none()));
    assert_eq!(compare(&empty, &one).claims.f1(), Some(0.0));
    assert_eq!(compare(&one, &empty).claims.f1(), Some(0.0));
}

#[test]
fn two_texts_have_no_agreement() {
    let error = |a: &Library, b: &Library| agreement(only(a), only(b)).unwrap_err();
    let tutorial = library(&[TUTORIAL]);
    let other = library(&[&TUTORIAL.replace("f03d8a2a35", "003d8a2a35")]);
    assert_eq!(error(&tutorial, &other), NotComparable::OtherText);
    let upper = library(&[&TUTORIAL.replace("f03d8a2a35", "F03D8A2A35")]);
    assert!(compare(&tutorial, &upper).is_text_known);
    // Without a fingerprint in both, the text itself has to show it.
    let unknown = claims(&[("x", 1, r#"anchor: "so it is","#)]);
    assert_eq!(error(&tutorial, &unknown), NotComparable::OtherParagraphs(11, 9));
    let nothing = claims(&[("x", 1, r#"anchor: "quite another","#)]);
    assert_eq!(error(&unknown, &nothing), NotComparable::NothingInCommon);
    assert!(!compare(&unknown, &unknown).is_text_known);
    // With one, it is known, and nothing in common is what there is to say.
    let only_first = |keep: &str| {
        let mut document = document(TUTORIAL);
        document.claims.retain(|claim| &*claim.id == keep);
        document.claims.iter_mut().for_each(|claim| claim.relations.clear());
        document.requests.clear();
        let mut library = Library::default();
        add(&mut library, &document);
        library
    };
    let (a, b) = (only_first("pier-open"), only_first("tuba-fall"));
    assert_eq!(compare(&a, &b).claims.f1(), Some(0.0));
}

#[test]
fn what_would_take_too_long_is_refused() {
    let quote = format!("quote: [\"{}\"],", "so ".repeat(10_000));
    let long = claims(&[("x", 1, &quote)]);
    assert_eq!(agreement(only(&long), only(&long)).unwrap_err(), NotComparable::TooMuch);
}

/// Kappa as its definition has it, pair by pair.
fn slow_kappa(pairs: &[(u8, u8)]) -> Option<f64> {
    let all = pairs.len() as f64;
    let observed = pairs.iter().filter(|(a, b)| a == b).count() as f64 / all;
    let others = || pairs.iter().flat_map(|(a, _)| pairs.iter().map(move |(_, b)| a == b));
    let expected = others().filter(|agrees| *agrees).count() as f64 / (all * all);
    let is_defined = !pairs.is_empty() && others().any(|agrees| !agrees);
    is_defined.then(|| (observed - expected) / (1.0 - expected))
}

/// A dossier of random claims, few words of which are ever different.
fn random_dossier() -> impl Strategy<Value = Library> {
    let word = || prop::sample::select(vec!["the", "pier", "is", "of", "safe"]);
    let words = move || prop::collection::vec(word(), 1..5).prop_map(|words| words.join(" "));
    let claim = (1_u16..4, words(), words(), any::<bool>(), 0_u8..3);
    prop::collection::vec(claim, 0..12).prop_map(|all| {
        let fields = |(_, anchor, gist, is_ben, content): &(u16, String, String, bool, u8)| {
            let speaker = if *is_ben { "ben" } else { "ann" };
            let content = ["Fact", "Judgement", "Forecast"][usize::from(*content)];
            format!(
                "speaker: \"{speaker}\", content: {content}, anchor: \"{anchor}\",\ngist: \"{gist}\","
            )
        };
        let ids: Vec<String> = (0..all.len()).map(|at| format!("c{at}")).collect();
        let all: Vec<_> = all.iter().map(|it| (it.0, fields(it))).collect();
        let entries = ids.iter().zip(&all);
        let entries = entries.map(|(id, (at, it))| (id.as_str(), *at, it.as_str()));
        let mut entries: Vec<_> = entries.collect();
        entries.sort_by_key(|(_, paragraph, _)| *paragraph);
        claims(&entries)
    })
}

properties! {
    #[test]
    fn kappa_is_what_its_definition_says(
        pairs in prop::collection::vec((0_u8..4, 0_u8..4), 0..40),
    ) {
        const WORDS: [&str; 4] = ["a", "b", "c", "d"];
        let value = |n: u8| Value::word(WORDS[usize::from(n)], "");
        let table = |pairs: &[(u8, u8)]| {
            Confusion::of(pairs.iter().map(|(a, b)| [value(*a), value(*b)]))
        };
        let kappa = table(&pairs).kappa();
        let slow = slow_kappa(&pairs);
        prop_assert_eq!(kappa.is_some(), slow.is_some());
        if let Some((kappa, slow)) = kappa.zip(slow) {
            prop_assert!((kappa - slow).abs() < 1e-9, "{kappa} {slow}");
            prop_assert!((-1.0..=1.0).contains(&kappa));
        }
        let swapped: Vec<_> = pairs.iter().map(|(a, b)| (*b, *a)).collect();
        prop_assert_eq!(kappa, table(&swapped).kappa());
        prop_assert_eq!(table(&pairs).all(), pairs.len());
        let mut other_order = pairs.clone();
        other_order.reverse();
        prop_assert_eq!(kappa, table(&other_order).kappa());
    }

    #[test]
    fn a_and_b_may_change_places((a, b) in (random_dossier(), random_dossier())) {
        let (Ok(forth), Ok(back)) = (agreement(only(&a), only(&b)), agreement(only(&b), only(&a)))
        else {
            return Ok(());
        };
        let pairs = |it: &Agreement<'_>| -> Vec<(String, String)> {
            it.claims.both.iter().map(|it| (it.a.id().into(), it.b.id().into())).collect()
        };
        let mut turned: Vec<_> = pairs(&back).into_iter().map(|(one, other)| (other, one)).collect();
        turned.sort();
        let mut straight = pairs(&forth);
        straight.sort();
        prop_assert_eq!(straight, turned);
        prop_assert_eq!(forth.claims.f1(), back.claims.f1());
        for (one, other) in forth.facets.iter().zip(&back.facets) {
            prop_assert_eq!(one.confusion.kappa(), other.confusion.kappa());
            prop_assert_eq!(one.confusion.agreed(), other.confusion.agreed());
            prop_assert_eq!(one.differing.len(), other.differing.len());
        }
        prop_assert_eq!(forth.claims.all_a(), a.len());
        prop_assert_eq!(forth.claims.all_b(), b.len());
    }

    #[test]
    fn whatever_the_claims_are_they_agree_with_themselves(a in random_dossier()) {
        let all = compare(&a, &a);
        prop_assert!(all.claims.only_a.is_empty() && all.claims.only_b.is_empty());
        // Of claims that say the same in the same place, the order decides.
        prop_assert!(all.claims.both.iter().all(|it| it.a.id() == it.b.id()));
    }
}
