use super::{Fuzzy, Needle, Reach, needle::begins_word};
use crate::{
    library::{ClaimRef, DossierRef, Library, Row, Statuses},
    query::tests::{query, random, shipped},
    text::{Fold, fold, spellings},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn found(text: &str, library: &Library) -> Vec<Row> {
    query(text, library).select(library, &Statuses::default())
}

fn ids(text: &str, library: &Library) -> Vec<String> {
    found(text, library).into_iter().map(|row| library.claim(row).id().to_owned()).collect()
}

#[test]
fn nothing_is_found_by_what_stands_nowhere() {
    let library = shipped();
    for text in ["xyzzy", "pottinger xyzzy", "\"pottinger matt\"", "pottinger -matt"] {
        assert!(found(text, &library).is_empty(), "{text}");
    }
    assert!(found("a", &Library::default()).is_empty());
}

#[test]
fn the_speakers_own_claims_come_before_mentions() {
    let library = shipped();
    for (text, speaker) in
        [("cutler", "cutler"), ("Matt POTTINGER", "pottinger"), ("tp-link", "tplink")]
    {
        let speakers: Vec<bool> = found(text, &library)
            .into_iter()
            .map(|row| library.claim(row).speaker().unwrap().id() == speaker)
            .collect();
        assert!(speakers[0] && speakers.is_sorted_by(|a, b| a >= b), "{text}: {speakers:?}");
    }
}

#[test]
fn words_come_in_any_order_and_filters_stay() {
    let library = shipped();
    let (matt, pottinger) = (found("matt pottinger", &library), found("pottinger matt", &library));
    assert_eq!(matt, pottinger);
    assert!(!matt.is_empty());
    assert!(found("pottinger speaker:feith", &library).is_empty());
    let left_out = found("-pottinger", &library);
    assert_eq!(left_out.len() + found("\"pottinger\"", &library).len(), library.len());
}

#[test]
fn a_topic_is_found_by_its_label_after_those_who_mention_it() {
    let library = shipped();
    let of = |text: &str| found(text, &library).into_iter().collect::<BTreeSet<_>>();
    let by_topic = of("topic:electric-vehicles");
    for text in ["trucks", "electric trucks", "\"electric trucks\"", "elctric"] {
        assert!(of(text).is_superset(&by_topic), "{text}");
        assert_eq!(of(&format!("topic:electric-vehicles {text}")), by_topic, "{text}");
    }
    assert!(of("-trucks").is_disjoint(&by_topic));
    assert!(of("-\"electric trucks\"").is_disjoint(&by_topic));
    assert!(of("-elctric").is_superset(&by_topic));

    let mentions = |id: &String| library.find(id).unwrap().gist().unwrap().contains("trucks");
    let mentions: Vec<bool> = ids("trucks", &library).iter().map(mentions).collect();
    assert!(mentions[0] && mentions.is_sorted_by(|a, b| a >= b), "{mentions:?}");
    // `Priorities at Commerce` is not found by the beginnings of its words.
    assert!(ids("pac topic:commerce-priorities", &library).is_empty());
}

#[test]
fn a_typo_in_a_name_finds_the_speaker_and_leaves_nobody_out() {
    let library = shipped();
    assert_eq!(ids("speaker:pottinger", &library), ids("pottnger", &library));
    assert_eq!(found("-pottnger", &library).len(), library.len());
}

/// How a word stands in a text: 0 as all of it, 1 at the beginning of a word, 2 elsewhere. It is
/// looked for at every place.
fn literal(word: &str, text: &str) -> Option<u32> {
    let fold = Fold::new(text);
    let folded = fold.as_str();
    let spelled = spellings(word);
    let starts = (0..folded.len()).filter(|at| folded.is_char_boundary(*at));
    let tier = |start: usize, spelling: &String| {
        let end = start + spelling.len();
        let is_word =
            begins_word(folded, start) && !folded[end..].starts_with(char::is_alphanumeric);
        let matches = *spelling == spelled[0]
            || is_word
            || spellings(&text[fold.origin(start..end)]).contains(&spelled[0]);
        match matches {
            false => None,
            true if spelling.len() == folded.len() => Some(0),
            true => Some(2 - u32::from(begins_word(folded, start))),
        }
    };
    let here = |start: usize| {
        let standing = spelled.iter().filter(move |other| folded[start..].starts_with(*other));
        standing.filter_map(move |spelling| tier(start, spelling))
    };
    starts.flat_map(here).min()
}

/// Everybody's names in all articles.
fn names<'a>(claim: ClaimRef<'a>, library: &'a Library) -> Vec<&'a str> {
    let everybody = library.dossiers().flat_map(DossierRef::speakers);
    let own = everybody.filter(|speaker| {
        claim.as_written().all_sources().any(|source| source.speaker() == Some(*speaker))
    });
    own.flat_map(|speaker| [speaker.name(), speaker.short()].into_iter().chain(speaker.aliases()))
        .collect()
}

/// What all articles call the topics of a claim.
fn topics<'a>(claim: ClaimRef<'a>, library: &'a Library) -> Vec<&'a str> {
    let has = |id: &str| claim.topics().any(|topic| topic.id() == id);
    let all = library.dossiers().flat_map(DossierRef::topics);
    all.filter(|topic| has(topic.id())).map(|topic| topic.label()).collect()
}

/// How a word is found in a claim: the tier, 3 for likeness, and whether it is in a name.
fn plain(word: &str, claim: ClaimRef<'_>, library: &Library) -> Option<(u32, bool)> {
    let names = names(claim, library);
    let quote = claim.quote().collect::<Vec<_>>().join(" ");
    let translation = claim.translation().collect::<Vec<_>>().join(" ");
    let topics = topics(claim, library);
    let texts = [claim.gist().unwrap_or_default(), &quote, &translation];
    let texts = || texts.into_iter().chain(topics.iter().copied());
    let in_names = names.iter().filter_map(|name| Some((literal(word, name)?, true)));
    let in_texts = texts().filter_map(|text| Some((literal(word, text)?, false)));
    // A name comes first where the tiers are equal.
    let found = in_names.chain(in_texts).min_by_key(|(tier, is_name)| (*tier, !is_name));
    let alike = |text: &str, reach| alike(&fold(word), &fold(text), reach);
    found
        .or_else(|| names.iter().any(|name| alike(name, Reach::Name)).then_some((3, true)))
        .or_else(|| {
            let mut short =
                [claim.gist().unwrap_or_default()].into_iter().chain(topics.iter().copied());
            short.any(|text| alike(text, Reach::Gist)).then_some((3, false))
        })
}

/// Whether the letters of a word stand in a text as they may, tried in every way.
fn alike(word: &str, text: &str, reach: Reach) -> bool {
    let letters = word.chars().count();
    let (fewest, skips) = match reach {
        Reach::Name => (4, letters.saturating_sub(1)),
        _ => (5, letters / 4),
    };
    let starts = text.char_indices().map(|(at, _)| at).filter(|at| begins_word(text, *at));
    let in_word = letters >= fewest
        && starts.into_iter().any(|at| {
            let window: String = text[at..]
                .chars()
                .take_while(|c| !c.is_whitespace())
                .take(letters + skips)
                .collect();
            let rest = word.chars().next().and_then(|first| window.strip_prefix(first));
            rest.is_some_and(|rest| in_order(&word[word.len() - rest_len(word)..], rest))
        });
    in_word || reach == Reach::Name && letters >= 3 && across(word, text, 0, false)
}

fn rest_len(word: &str) -> usize {
    word.len() - word.chars().next().map_or(0, char::len_utf8)
}

fn in_order(letters: &str, text: &str) -> bool {
    let mut chars = text.chars();
    letters.chars().all(|letter| chars.any(|c| c == letter))
}

/// Whether each letter begins a word or follows the letter before it.
fn across(word: &str, text: &str, from: usize, may_follow: bool) -> bool {
    let Some(letter) = word.chars().next() else { return true };
    let rest = &word[letter.len_utf8()..];
    text[from..].match_indices(letter).any(|(at, _)| {
        let at = from + at;
        let fits = may_follow && at == from || begins_word(text, at);
        fits && across(rest, text, at + letter.len_utf8(), true)
    })
}

properties! {
    #[test]
    fn a_search_finds_what_a_plain_one_finds_in_its_order(
        (library, _) in random::libraries(),
        text in random::searches(),
    ) {
        let words: Vec<&str> = text.split(' ').collect();
        let expected: Vec<Row> = library
            .claims()
            .filter(|claim| words.iter().all(|word| plain(word, *claim, &library).is_some()))
            .map(|claim| claim.row())
            .collect();
        let rows = found(&text, &library);
        let mut in_reading_order = rows.clone();
        in_reading_order.sort();
        prop_assert_eq!(in_reading_order, expected, "{}", text);
        if let [word] = words[..] {
            let rank = |row: &Row| {
                let (tier, is_name) = plain(word, library.claim(*row), &library).unwrap();
                (tier, !is_name && tier < 3)
            };
            prop_assert!(rows.is_sorted_by_key(rank), "{}", text);
        }
    }

    #[test]
    fn what_is_found_as_it_stands_is_found_in_every_spelling(
        // No vowel that could be half of an umlaut.
        word in "[b-df-hj-npr-tv-zäöüß]{2,8}",
        before in "[a-zäöüß ]{0,5}",
        after in "[a-zäöüß ]{0,5}",
    ) {
        let text = format!("{before}{word}{after}");
        let is_found = |word: &str| Needle::word(word).find(&fold(&text), || (&*text).into()).is_some();
        prop_assert!(is_found(&word));
        prop_assert!(is_found(&word.to_uppercase()));
        for spelling in spellings(&word) {
            prop_assert!(is_found(&spelling), "{} {}", spelling, text);
        }
    }
}

#[test]
fn a_needle_of_nothing_is_found_everywhere_and_likeness_never() {
    assert!(Needle::word("\u{301}").find("abc", || "abc".into()).is_some());
    assert!(Fuzzy::new().find(&Needle::word(""), "abc", Reach::Name).is_none());
}
