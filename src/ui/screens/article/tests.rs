//! What keys do in the article, and when its text is asked for.

use crate::ui::screens::article::*;
use crate::{
    dossier::{self, Limits, ReadErrorCause, Source},
    library::{Library, Shard},
    ui::{
        Effect, Message, MouseAction, Pane, SourceText, State, Target, TextRead, View,
        message::Click,
        testing::{
            EMPTY, PLAIN, REUTERS, TUTORIAL, TUTORIAL_TEXT, bring_text, library, press, query,
            selected, state, sync, type_in,
        },
        update,
    },
};
use ratatui::layout::Rect;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// The article view of a library.
fn article(sources: &[&str]) -> State {
    let mut state = state(sources);
    press(&mut state, "3");
    state
}

fn search(state: &mut State, text: &str) {
    press(state, "/");
    type_in(state, text);
    press(state, "enter");
}

fn notice(state: &State) -> String {
    state.notice().map(|notice| notice.text).unwrap_or_default()
}

/// The ids of the selected claims while a key is pressed again and again.
fn walk(state: &mut State, key: &str, times: usize) -> Vec<String> {
    let step = |_| {
        press(state, key);
        selected(state).to_owned()
    };
    (0..times).map(step).collect()
}

fn ids(source: &str) -> Vec<String> {
    library(&[source]).claims().map(|claim| claim.id().to_owned()).collect()
}

/// A window of ten lines on claims that begin in these lines of it.
fn sight(state: &State, lines: &[isize], selected: usize) -> Sight {
    let row = |at: usize| Row(state.nav().dossier().unwrap().rows().start + at as u32);
    let claims = lines.iter().enumerate().map(|(at, line)| (row(at), *line)).collect();
    let line = lines[selected];
    let selected = Some((row(selected), line..line + 2));
    let top = Top { block: 3, line: 1 };
    Sight { top, height: 10, above: 10, below: 10, claims, selected }
}

#[test]
fn where_there_is_no_claim_every_key_is_harmless() {
    for sources in [&[][..], &[EMPTY]] {
        let mut state = article(sources);
        press(&mut state, "j k g g G ctrl-d ctrl-u pagedown pageup J K enter n N m t y > < esc");
        assert_eq!((selected(&state), state.view()), ("", View::Article));
        assert!(!state.cx.nav.go_to_paragraph(1));
    }
}

#[test]
fn a_query_that_finds_nothing_leaves_every_claim_to_be_read() {
    let mut state = article(&[TUTORIAL]);
    search(&mut state, "grade:A speaker:fitch");
    assert_eq!(selected(&state), "", "no match is selected");
    assert_eq!(walk(&mut state, "j", 3), ["pier-lead", "pier-open", "repair-moved"]);
    press(&mut state, "n");
    assert_eq!(notice(&state), "no claim matches the query");
    press(&mut state, "y");
    assert_eq!(selected(&state), "repair-moved", "it can be copied all the same");
}

#[test]
fn every_claim_is_reached_whatever_the_query_means_and_whatever_the_order() {
    let all = ids(TUTORIAL);
    for text in ["", "grade:B", "pier"] {
        let mut state = article(&[TUTORIAL]);
        search(&mut state, text);
        press(&mut state, "o j enter g g");
        assert_eq!(selected(&state), all[0]);
        assert_eq!(walk(&mut state, "j", all.len() - 1), all[1..]);
        assert_eq!(walk(&mut state, "j", 1), all[all.len() - 1..], "the last one stays");
        let mut back: Vec<_> = all[..all.len() - 1].to_vec();
        back.reverse();
        assert_eq!(walk(&mut state, "k", all.len() - 1), back);
    }
}

#[test]
fn reading_stays_in_one_article() {
    let mut state = article(&[PLAIN, TUTORIAL]);
    assert_eq!(walk(&mut state, "j", 3), ["sorry", "sorry", "sorry"]);
    assert_eq!(walk(&mut state, "J", 1), ["sorry"]);
    let first = state.nav().library().find("pier-lead").unwrap().row();
    state.cx.nav.point_at(first);
    assert_eq!(walk(&mut state, "k", 1), ["pier-lead"]);
    assert_eq!(walk(&mut state, "K", 1), ["pier-lead"]);
    assert_eq!(walk(&mut state, "G", 1), ["no-kite"]);
}

#[test]
fn paragraphs_are_gone_through_by_their_first_claims() {
    let mut state = article(&[TUTORIAL]);
    let firsts = ["repair-moved", "residents-reckless", "report-unsafe", "fitch-safe"];
    assert_eq!(walk(&mut state, "J", 4), firsts);
    press(&mut state, "j");
    assert_eq!(walk(&mut state, "K", 2), ["report-unsafe", "residents-reckless"]);
    assert_eq!(walk(&mut state, "J", 9).pop().unwrap(), "no-kite");
}

#[test]
fn matches_are_gone_through_in_reading_order_and_round() {
    let mut state = article(&[TUTORIAL]);
    search(&mut state, "speaker:oakes,mudge");
    press(&mut state, "o k enter g g n");
    assert_eq!((selected(&state), notice(&state).as_str()), ("mudge-feet", ""));
    assert_eq!(walk(&mut state, "n", 3), ["oakes-promise", "oakes-cost", "mudge-feet"]);
    assert_eq!(notice(&state), "after the last match comes the first");
    assert_eq!(walk(&mut state, "N", 1), ["oakes-cost"]);
    assert_eq!(notice(&state), "before the first match comes the last");
    search(&mut state, "speaker:mudge");
    press(&mut state, "n");
    assert_eq!(notice(&state), "no other claim matches the query");
}

#[test]
fn a_match_in_another_article_leads_there_and_says_so() {
    let mut state = article(&[TUTORIAL, REUTERS]);
    search(&mut state, "grade:B1");
    press(&mut state, "G n");
    assert_eq!(selected(&state), "pottinger-leverage");
    assert!(notice(&state).starts_with("now in Washington puts"), "{}", notice(&state));
    press(&mut state, "N");
    assert_eq!(selected(&state), "oakes-promise");
}

#[test]
fn a_claim_is_opened_and_backspace_returns_to_the_article() {
    let mut state = article(&[TUTORIAL]);
    search(&mut state, "speaker:mudge");
    press(&mut state, "k enter");
    assert_eq!((state.view(), state.pane()), (View::Claims, Pane::Detail));
    assert_eq!(selected(&state), "residents-reckless", "the query does not find it");
    press(&mut state, "backspace");
    assert_eq!((state.view(), selected(&state)), (View::Article, "residents-reckless"));
    assert_eq!(query(&state), "speaker:mudge");
}

#[test]
fn marking_goes_on_with_the_next_claim_of_the_article() {
    let mut state = article(&[TUTORIAL]);
    search(&mut state, "speaker:mudge");
    press(&mut state, "m m");
    assert_eq!((state.cx.marks.len(), selected(&state)), (2, "report-planks"));
}

#[test]
fn a_paragraph_is_gone_to_by_its_number() {
    let mut state = article(&[PLAIN, TUTORIAL]);
    let row = state.nav().library().find("oakes-cost").unwrap().row();
    for (keys, to) in [("3", 7), ("2", 7), ("3", 8)] {
        press(&mut state, keys);
        state.cx.nav.point_at(row);
        assert!(state.cx.nav.go_to_paragraph(to));
        assert_eq!(selected(&state), "tuba-fall", "no claim of this article is in paragraph 7");
    }
    assert!(state.cx.nav.go_to_paragraph(0));
    assert_eq!(selected(&state), "pier-lead");
    assert!(!state.cx.nav.go_to_paragraph(12), "the article has eleven");
    assert_eq!(selected(&state), "pier-lead");
    search(&mut state, "speaker:mudge");
    press(&mut state, "2");
    assert!(state.cx.nav.go_to_paragraph(9));
    assert_eq!(selected(&state), "oakes-promise");
    press(&mut state, "backspace");
    assert_eq!(selected(&state), "mudge-feet", "a claim beside the query was jumped to");
}

#[test]
fn a_page_further_the_claim_nearest_to_the_same_place_is_selected() {
    let mut state = article(&[TUTORIAL]);
    state.cx.frame.article = sight(&state, &[-2, 1, 5, 8, 12, 19], 1);
    press(&mut state, "pagedown");
    assert_eq!(selected(&state), "residents-reckless", "in line 3 of the new window");
    let scrolled = state.screens.article.scrolled.unwrap();
    assert_eq!((scrolled.from, scrolled.by), (Top { block: 3, line: 1 }, 9));
    press(&mut state, "j");
    assert_eq!(state.screens.article.scrolled, None, "the window goes with the claim again");
}

#[test]
fn a_page_without_a_claim_is_read_and_the_claim_before_it_stays_selected() {
    let mut state = article(&[TUTORIAL]);
    state.cx.frame.article = sight(&state, &[0, 3, 30], 0);
    press(&mut state, "ctrl-d");
    assert_eq!(selected(&state), "pier-lead");
    assert_eq!(state.screens.article.scrolled.unwrap().by, 5);
}

#[test]
fn at_the_end_of_the_article_a_page_leads_to_its_last_claim() {
    let mut state = article(&[TUTORIAL]);
    state.cx.frame.article = Sight { below: 0, ..sight(&state, &[0, 3], 0) };
    press(&mut state, "pagedown");
    assert_eq!(selected(&state), "no-kite");
    state.cx.frame.article = Sight { above: 0, ..sight(&state, &[0, 3], 0) };
    press(&mut state, "ctrl-u");
    assert_eq!(selected(&state), "pier-lead");
    state.cx.frame.article = Sight { below: 2, ..sight(&state, &[0, 3], 0) };
    press(&mut state, "pagedown");
    assert_eq!(state.screens.article.scrolled.unwrap().by, 2, "no further than there are lines");
}

#[test]
fn words_beyond_the_window_are_read_before_the_next_claim() {
    let mut state = article(&[TUTORIAL]);
    let mut seen = sight(&state, &[8, 30], 0);
    seen.selected = Some((Row(0), 8..30));
    state.cx.frame.article = seen.clone();
    press(&mut state, "j");
    assert_eq!((selected(&state), state.screens.article.scrolled.unwrap().by), ("pier-lead", 1));
    seen.selected = Some((Row(0), -12..10));
    state.cx.frame.article = seen.clone();
    press(&mut state, "k");
    assert_eq!((selected(&state), state.screens.article.scrolled.unwrap().by), ("pier-lead", -1));
    press(&mut state, "j");
    assert_eq!(selected(&state), "pier-open", "its end is in sight");
    press(&mut state, "k j j");
    assert_eq!(selected(&state), "repair-moved", "what was seen of another claim says nothing");
}

#[test]
fn the_wheel_scrolls_and_stops_at_the_end() {
    let mut state = article(&[TUTORIAL]);
    let turn = |state: &mut State, action| {
        state.cx.frame.add(Rect::new(0, 0, 9, 9), Target::Pane(Pane::List));
        update(state, Message::Mouse(Click { column: 1, row: 1, action }));
    };
    state.cx.frame.article = Sight { below: 0, ..sight(&state, &[0, 3], 0) };
    turn(&mut state, MouseAction::WheelDown);
    assert_eq!((selected(&state), state.screens.article.scrolled), ("pier-lead", None));
    turn(&mut state, MouseAction::WheelUp);
    assert_eq!(state.screens.article.scrolled.unwrap().by, -3);
}

#[test]
fn what_was_seen_of_another_article_selects_nothing_in_this_one() {
    let mut state = article(&[PLAIN, TUTORIAL]);
    let far = Row(state.nav().library().len() as u32 - 1);
    state.cx.frame.article = sight(&state, &[0, 1], 0);
    state.cx.frame.article.claims = vec![(far, 4)];
    press(&mut state, "pagedown");
    assert_eq!(selected(&state), "closed");
}

/// A library of the tutorial, read from this file.
fn from_file(path: &str) -> Library {
    let source = Source::new(path, TUTORIAL);
    let mut shard = Shard::default();
    dossier::open(&source, &Limits::default(), |valid| shard.add(valid, path)).unwrap();
    shard.came_from(Path::new(path));
    let mut library = Library::default();
    library.add(Arc::new(shard.finish())).unwrap();
    library
}

fn state_of(library: Library) -> State {
    let mut state = State::new(Arc::new(library), state(&[]).cx.settings);
    sync(&mut state);
    state
}

fn asked(effects: &[Effect]) -> Option<&Path> {
    match effects {
        [Effect::ReadText { path, .. }] => Some(path),
        _ => None,
    }
}

#[test]
fn the_text_is_asked_for_when_the_article_is_first_shown() {
    let mut state = state_of(from_file("/news/pier.v2.ron"));
    assert_eq!(press(&mut state, "j /"), []);
    press(&mut state, "esc");
    let effects = press(&mut state, "3");
    assert_eq!(asked(&effects), Some(Path::new("/news/pier.v2.txt")));
    assert_eq!(press(&mut state, "j"), [], "once");
    bring_text(&mut state, TUTORIAL_TEXT.as_bytes());
    assert_eq!(press(&mut state, "2 3 j"), []);
    let dossier = state.nav().dossier().unwrap();
    assert!(matches!(state.cx.texts.text(dossier), SourceText::Read(_)));
    assert_eq!(state.cx.texts.name(dossier), "pier.v2.txt");
}

#[test]
fn the_file_that_a_person_names_comes_first() {
    let mut state = state_of(from_file("/news/pier.ron")).with_source(PathBuf::from("a\u{7}.txt"));
    let effects = press(&mut state, "3");
    assert_eq!(asked(&effects), Some(Path::new("a\u{7}.txt")));
    assert_eq!(state.cx.texts.name(state.nav().dossier().unwrap()), "a.txt");
    assert_eq!(press(&mut article(&[TUTORIAL]), "j"), [], "without a file there is none beside it");
}

#[test]
fn a_text_that_nobody_promised_may_be_missing_and_no_other() {
    let missing = |state: &mut State| {
        let dossier = state.nav().dossier().unwrap();
        let (dossier, shard) = (dossier.id().into(), Arc::clone(dossier.shard()));
        let text = Err(ReadErrorCause::Missing.into());
        update(state, Message::TextRead(Box::new(TextRead { dossier, shard, text })));
    };
    let text = |state: &State| state.cx.texts.text(state.nav().dossier().unwrap());
    let mut state = state_of(from_file("pier.ron"));
    press(&mut state, "3");
    missing(&mut state);
    assert!(matches!(text(&state), SourceText::Absent));
    bring_text(&mut state, b"\xff\xff");
    assert!(matches!(text(&state), SourceText::Unreadable(why) if why.contains("UTF-8")));
    let mut state = state_of(from_file("pier.ron")).with_source(PathBuf::from("gone.txt"));
    press(&mut state, "3");
    missing(&mut state);
    assert!(matches!(text(&state), SourceText::Unreadable(why) if why.contains("no such file")));
}

#[test]
fn a_text_is_worth_nothing_once_its_dossier_was_read_again() {
    let mut first = state_of(from_file("pier.ron"));
    press(&mut first, "3");
    bring_text(&mut first, TUTORIAL_TEXT.as_bytes());
    let mut second = state_of(from_file("pier.ron"));
    second.cx.texts = first.cx.texts.clone();
    let dossier = second.nav().dossier().unwrap();
    assert!(matches!(second.cx.texts.text(dossier), SourceText::Absent));
    assert!(asked(&press(&mut second, "3")).is_some(), "it is asked for again");
}

#[test]
fn a_text_that_comes_takes_no_sentence_away() {
    let mut state = article(&[TUTORIAL]);
    press(&mut state, "t");
    let before = notice(&state);
    bring_text(&mut state, TUTORIAL_TEXT.as_bytes());
    assert_eq!(notice(&state), before);
    assert_ne!(before, "");
}
