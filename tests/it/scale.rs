//! Many dossiers, made up: what holds of one article holds of thousands.

#[path = "../../benches/synthetic/mod.rs"]
mod synthetic;

use assert_cmd::Command;
use onrecord::{
    dossier::{Limits, Source},
    internals::{fold, spellings},
    library::{self, ClaimRef, Library, Row, Statuses, Vocabulary},
    query::{Facet, Field, Index, Matches, Query, Searcher},
};
use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

const SEED: u64 = 7;

/// A library of so many claims.
fn library(claims: usize) -> Library {
    let mut library = Library::default();
    for dossier in synthetic::dossiers(SEED, claims) {
        let source = Source::new(dossier.id, dossier.text);
        library.add_source(source, &Limits::default()).unwrap();
    }
    library
}

/// The same as files in a folder.
fn folder(claims: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    synthetic::write(&synthetic::dossiers(SEED, claims), folder.path()).unwrap();
    folder
}

fn find(library: &Arc<Library>, text: &str) -> Matches {
    let index = Arc::new(Index::of(library));
    let mut searcher = Searcher::new(Arc::clone(library), index);
    let mut find = |text: &str| {
        let query = Query::parse(text, library).unwrap();
        searcher.find(&query, &Statuses::default(), &|| false).unwrap()
    };
    // As on the screen, where all claims are shown first.
    find("");
    find(text)
}

#[test]
fn the_synthetic_dossiers_are_sound_and_the_same_each_time() {
    let library = library(3_000);
    assert_eq!(library.len(), 3_000);
    let texts = |claims| synthetic::dossiers(SEED, claims).into_iter().map(|it| it.text);
    assert!(texts(500).eq(texts(500)));
    let few: Vec<_> = texts(500).collect();
    let many: Vec<_> = texts(1_000).collect();
    assert_eq!(few[..few.len() - 1], many[..few.len() - 1]);
}

#[test]
fn the_synthetic_claims_are_as_those_of_real_articles() {
    let library = library(3_000);
    let bytes = |claim: ClaimRef<'_>| {
        let texts = claim.quote().chain(claim.translation()).chain(claim.gist());
        texts.map(str::len).sum::<usize>()
    };
    let mean = library.claims().map(bytes).sum::<usize>() / library.len();
    assert!((250..400).contains(&mean), "{mean} bytes a claim");
    let letters: BTreeSet<String> =
        library.claims().map(|claim| claim.grade().to_string()[..1].to_owned()).collect();
    assert!(letters.iter().eq(["A", "B", "C", "D", "E", "F", "N"]), "{letters:?}");
    let has = |letter| library.speakers().any(|speaker| speaker.name().contains(letter));
    assert!(has('ü') && has('ß'));
}

#[test]
fn facets_count_what_each_value_by_itself_finds() {
    let library = Arc::new(library(3_000));
    let is_verbatim = |claim: ClaimRef<'_>| claim.grade().to_string().ends_with('1');
    let is_b = |claim: ClaimRef<'_>| claim.grade().to_string().starts_with('B');
    let is_not_b = |claim: ClaimRef<'_>| !is_b(claim);
    type Test<'a> = &'a dyn Fn(ClaimRef<'_>) -> bool;
    let queries: [(&str, &[(Field, Test<'_>)]); 4] = [
        ("", &[]),
        ("speech:verbatim", &[(Field::Speech, &is_verbatim)]),
        // Most claims.
        ("-grade:B", &[(Field::Grade, &is_not_b)]),
        ("speech:verbatim grade:B", &[(Field::Speech, &is_verbatim), (Field::Grade, &is_b)]),
    ];
    for (query, tests) in queries {
        let facets: Vec<Facet> = find(&library, query).facets;
        assert!(facets.len() > 10);
        for facet in facets {
            // A facet's own terms are left aside.
            let others = tests.iter().filter(|(field, _)| *field != facet.field);
            let others: Vec<Test<'_>> = others.map(|(_, test)| *test).collect();
            for (at, value) in facet.values().iter().enumerate() {
                let only = format!("{}:{value}", facet.field.word());
                let only = Query::parse(&only, &library).unwrap();
                let rows = only.select(&library, &Statuses::default()).into_iter();
                let claims = rows.map(|row| library.claim(row));
                let expected =
                    claims.filter(|claim| others.iter().all(|test| test(*claim))).count();
                assert_eq!(facet.count(at), expected, "{query}: {:?} {value}", facet.field);
            }
        }
    }
}

/// All that is searched of a claim, folded: what its speaker and topics are called, and its texts.
fn searched(claim: ClaimRef<'_>) -> Vec<String> {
    let speaker = claim.speaker().unwrap();
    let names = [speaker.name(), speaker.short()].into_iter().chain(speaker.aliases());
    let topics = claim.topics().map(|topic| topic.label());
    let names = names.chain(topics).map(|name| fold(name).into_owned());
    names.chain(claim.folded_texts().map(str::to_owned)).collect()
}

#[test]
fn a_search_finds_what_a_plain_scan_finds() {
    let library = Arc::new(library(3_000));
    let texts: Vec<_> = library.claims().map(|claim| (claim.row(), searched(claim))).collect();
    let scan = |spellings: &[String]| -> BTreeSet<Row> {
        let stands = |text: &String| spellings.iter().any(|spelling| text.contains(spelling));
        let having = texts.iter().filter(|(_, texts)| texts.iter().any(stands));
        having.map(|(row, _)| *row).collect()
    };
    let rows = |text: &str| -> BTreeSet<Row> { find(&library, text).rows.into_iter().collect() };
    for (_, query) in synthetic::queries(SEED) {
        let words = query.split(' ').map(|word| scan(&spellings(word)));
        let expected = words.reduce(|all, word| &all & &word).unwrap();
        let found = rows(&query);
        assert!(expected.is_subset(&found), "{query}: {:?}", &expected - &found);
        // What does not stand there may still be there with letters missing, in longer words.
        assert!(
            found == expected || query.chars().count() >= 4,
            "{query}: {:?}",
            &found - &expected
        );
        // A phrase is never found by likeness, nor with two letters for an umlaut.
        let phrase = scan(&[fold(&query).into_owned()]);
        assert_eq!(rows(&format!("\"{query}\"")), phrase, "{query}");
    }
}

#[test]
fn threads_change_nothing() {
    let folder = folder(3_000);
    let read = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let opened = library::open(&[folder.path().to_owned()], &Limits::default());
            assert!(opened.broken.is_empty());
            let library = Arc::new(opened.library);
            let claims: Vec<_> =
                library.claims().map(|claim| (claim.row(), claim.full_name())).collect();
            let speakers: Vec<_> =
                library.speakers().map(|it| (it.key(), it.name().to_owned())).collect();
            let findings: Vec<Matches> =
                synthetic::queries(SEED).iter().map(|(_, query)| find(&library, query)).collect();
            (claims, speakers, findings)
        })
    };
    let alone = read(1);
    assert_eq!(alone.0.len(), 3_000);
    for threads in [2, 8] {
        assert!(read(threads) == alone, "{threads} threads");
    }
}

fn onrecord(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.env_clear().env("HOME", home.path()).arg("--data").arg(folder).args(args);
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_broken_dossier_among_many_is_named_and_stops_no_other() {
    let folder = folder(1_000);
    let broken = folder.path().join("0000/article-000007.ron");
    let text = fs::read_to_string(&broken).unwrap();
    let claims = text.matches("id: \"claim-").count();
    fs::write(&broken, text.replacen("paragraph: 1,", "paragraph: 99,", 1)).unwrap();
    let unfinished = folder.path().join("0000/article-000011.ron");
    let text = fs::read_to_string(&unfinished).unwrap();
    let claims = claims + text.matches("id: \"claim-").count();
    fs::write(&unfinished, &text[..text.len() / 2]).unwrap();

    let (code, stdout, stderr) = onrecord(folder.path(), &["list", "--format", "jsonl"]);
    assert_eq!(code, Some(0), "{stderr}");
    assert_eq!(stdout.lines().count(), 1_000 - claims);
    assert!(stderr.contains("article-000007.ron") && stderr.contains("99"), "{stderr}");
    assert!(stderr.contains("article-000011.ron"), "{stderr}");
    let dossiers = synthetic::dossiers(SEED, 1_000).len();
    let count =
        format!("onrecord: 2 of {dossiers} dossiers could not be used; the others are read");
    assert_eq!(stderr.lines().last(), Some(count.as_str()));
}

#[test]
fn only_where_nothing_loads_the_exit_code_is_2() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.ron", "b.ron"] {
        fs::write(folder.path().join(name), "(format: 2").unwrap();
    }
    let (code, stdout, stderr) = onrecord(folder.path(), &["list"]);
    assert_eq!((code, stdout.as_str()), (Some(2), ""), "{stderr}");
    assert!(stderr.contains("a.ron") && stderr.contains("b.ron"), "{stderr}");
    synthetic::write(&synthetic::dossiers(SEED, 10), folder.path()).unwrap();
    let (code, stdout, stderr) = onrecord(folder.path(), &["list", "--format", "jsonl"]);
    assert_eq!((code, stdout.lines().count()), (Some(0), 10), "{stderr}");
}
