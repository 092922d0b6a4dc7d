//! The dossiers that ship with the program.

use onrecord::{
    dossier::{Kind, Limits, Source},
    library::Library,
};
use std::{collections::HashSet, fs, path::Path};

const ARTICLE: &str = "reuters-2026-02-12-china-tech";

fn library(name: &str) -> Library {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    let limits = Limits::default();
    let source = Source::read(&path, &limits).unwrap();
    let mut library = Library::default();
    library.add_source(source, &limits).unwrap();
    library
}

/// The article's text, where it is at hand: it is not part of the project.
fn article() -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/source/article.de.txt");
    fs::read_to_string(path).ok()
}

#[test]
fn the_article_has_its_claims_and_everybody_in_it() {
    let library = library(&format!("{ARTICLE}.ron"));
    assert!((45..=60).contains(&library.len()), "{} claims", library.len());
    let paragraphs: HashSet<_> = library.claims().map(|claim| claim.paragraph()).collect();
    assert_eq!(paragraphs, (1..=25).collect(), "every paragraph has a claim");
    let speaking: HashSet<_> =
        library.claims().filter_map(|it| it.speaker()).map(|it| it.id()).collect();
    for id in [
        "pottinger",
        "schumer",
        "cutler",
        "feith",
        "tplink",
        "embassy",
        "commerce",
        "jll",
        "insiders",
        "critics",
        "hawks",
        "democrats",
        "reuters",
    ] {
        assert!(speaking.contains(id), "{id} speaks");
    }
    let silent: HashSet<_> = library.speakers().map(|speaker| speaker.id()).collect();
    let silent: HashSet<_> = silent.difference(&speaking).copied().collect();
    for id in [
        "white-house",
        "trump",
        "china-telecom",
        "china-mobile",
        "china-unicom",
        "kessler",
        "lutnick",
        "christ",
        "dismissed-head",
    ] {
        assert!(silent.contains(id), "{id} is there and silent");
    }
}

#[test]
fn people_are_found_by_what_they_are_called() {
    let library = library(&format!("{ARTICLE}.ron"));
    for (alias, id) in [
        ("Handelsministerium", "commerce"),
        ("Botschaft", "embassy"),
        ("JLL", "jll"),
        ("Weißes Haus", "white-house"),
    ] {
        let speaker = library.speakers().find(|speaker| speaker.id() == id).unwrap();
        let mut names = speaker.aliases().chain([speaker.short()]);
        assert!(names.any(|name| name == alias), "{alias} is {id}");
    }
}

#[test]
fn the_four_peoples_measures_are_three_claims() {
    let library = library(&format!("{ARTICLE}.ron"));
    let grades: Vec<_> = library
        .claims()
        .filter(|claim| claim.paragraph() == 2)
        .map(|claim| claim.grade().to_string())
        .collect();
    assert_eq!(grades, ["D3"; 3]);
}

#[test]
fn the_lead_rests_on_unnamed_people() {
    let library = library(&format!("{ARTICLE}.ron"));
    let lead = library.claims().next().unwrap();
    assert_eq!(lead.kind(), Some(Kind::Outlet));
    assert_eq!(lead.grade().to_string(), "N(D)");
}

/// Words outside the article's quotation marks are the newsroom's: no nine of them in a row may
/// stand in the project.
#[test]
fn no_sentence_of_the_article_is_copied() {
    let Some(article) = article() else { return };
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let mut runs = HashSet::new();
    for paragraph in article.lines() {
        // A mark is missing in some paragraphs: which words are quoted there cannot be told.
        if paragraph.matches('"').count() % 2 == 1 {
            continue;
        }
        for outside in paragraph.split('"').step_by(2) {
            runs.extend(words(outside).windows(9).map(<[String]>::to_vec));
        }
    }
    assert!(runs.len() > 100);
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).unwrap() {
        let path = entry.unwrap().path();
        let words = words(&fs::read_to_string(&path).unwrap());
        for run in words.windows(9) {
            assert!(!runs.contains(run), "{}: {}", path.display(), run.join(" "));
        }
    }
}

#[test]
fn the_tutorial_loads() {
    let library = library("tutorial.ron");
    assert!(library.len() > 10);
    assert!(library.claims().any(|claim| claim.grade().letter() == 'A'));
}
