//! The speakers: what keys do among them.

use crate::ui::screens::speakers::{SpeakerOrder, table::StanceMark};
use crate::{
    library::{SpeakerId, Vocabulary},
    ui::{
        Pane, State, Target, View,
        testing::{
            EMPTY, PLAIN, REUTERS, TUTORIAL, click, press, query, reload, selected, state, type_in,
        },
    },
};

fn speakers(sources: &[&str]) -> State {
    let mut state = state(sources);
    press(&mut state, "5");
    state
}

fn id(state: &State, speaker: SpeakerId) -> &str {
    state.nav().library().speaker(speaker).id()
}

/// Who the cursor is on.
fn cursor(state: &State) -> &str {
    let speakers = &state.screens.speakers;
    speakers.selected().map_or("", |at| id(state, speakers.lines()[at].speaker))
}

fn ids(state: &State) -> Vec<&str> {
    state.screens.speakers.lines().iter().map(|line| id(state, line.speaker)).collect()
}

/// Puts the cursor on somebody.
fn go_to(state: &mut State, speaker: &str) {
    let place = ids(state).iter().position(|id| *id == speaker).unwrap();
    press(state, "g g");
    (0..place).for_each(|_| drop(press(state, "j")));
    assert_eq!(cursor(state), speaker);
}

fn ask(state: &mut State, text: &str) {
    press(state, "/");
    type_in(state, text);
    press(state, "enter");
    assert_eq!(query(state), text);
}

fn notice(state: &State) -> String {
    state.notice().map(|notice| notice.text).unwrap_or_default()
}

/// Two articles, each with unnamed people of the same id.
fn namesakes(id: &str) -> String {
    format!(
        r#"(format: 2, article: (id: "{id}", title: "T", outlet: "O", published: "2026-01-01",
            paragraphs: 2, language: "en"),
            speakers: [(id: "insiders", name: "People", kind: Unnamed)],
            claims: [(id: "{id}-1", paragraph: 1, speaker: "insiders", speech: Paraphrase,
                gist: "x", anchor: "x", sources: Stated(2))])"#
    )
}

#[test]
fn where_nobody_is_every_key_is_harmless() {
    let keys = "j k g G ctrl-d pageup J K o O p > < l j enter h enter backspace m y u U esc";
    for sources in [&[][..], &[EMPTY], &[PLAIN]] {
        let mut state = speakers(sources);
        press(&mut state, keys);
        press(&mut state, "5 G enter");
    }
    let mut state = speakers(&[EMPTY]);
    assert_eq!(cursor(&state), "paper", "whoever has nothing to say is there all the same");
    press(&mut state, "enter");
    assert_eq!(state.view(), View::Replies);
}

#[test]
fn the_cursor_begins_on_the_speaker_of_the_selected_claim_and_moves_it_only_when_it_moves() {
    let mut state = state(&[REUTERS]);
    press(&mut state, "J J J J J J");
    assert_eq!(selected(&state), "pottinger-leverage");
    press(&mut state, "5");
    assert_eq!((cursor(&state), selected(&state)), ("pottinger", "pottinger-leverage"));
    go_to(&mut state, "cutler");
    assert_eq!(selected(&state), "cutler-restraint");
    press(&mut state, "2 j j 5");
    assert_eq!(cursor(&state), state.nav().selected().unwrap().speaker().unwrap().id());
}

#[test]
fn on_the_silent_the_first_claim_that_concerns_them_is_selected() {
    let mut state = speakers(&[REUTERS]);
    go_to(&mut state, "trump");
    assert_eq!(selected(&state), "schumer-tough", "which criticises him");
    go_to(&mut state, "lutnick");
    let stays = selected(&state).to_owned();
    press(&mut state, "2 5");
    assert_eq!((cursor(&state), selected(&state)), ("lutnick", stays.as_str()));
}

#[test]
fn their_claims_are_gone_through_one_by_one() {
    let mut state = speakers(&[REUTERS]);
    go_to(&mut state, "feith");
    let library = state.nav().library();
    let feith = library.names().speakers_by_id("feith")[0];
    let own: Vec<String> = library
        .claims()
        .filter(|claim| claim.speaker().unwrap().key() == feith)
        .map(|claim| claim.id().to_owned())
        .collect();
    let mut seen = vec![selected(&state).to_owned()];
    for _ in 1..own.len() {
        press(&mut state, "J");
        assert_eq!(cursor(&state), "feith");
        seen.push(selected(&state).to_owned());
    }
    assert_eq!(seen, own);
    press(&mut state, "J");
    assert_eq!(selected(&state), own.last().unwrap(), "there is no further one");
    press(&mut state, "K enter");
    assert_eq!(query(&state), "speaker:feith");
    assert_eq!(selected(&state), own[own.len() - 2], "and it is the one that is shown");
}

#[test]
fn entering_shows_as_many_claims_as_the_row_says_and_never_an_empty_list() {
    for asked in ["", "grade:B,D", "content:judgement", "-speaker:reuters", "reply:none", "china"] {
        let mut state = speakers(&[REUTERS, TUTORIAL]);
        if !asked.is_empty() {
            ask(&mut state, asked);
        }
        for place in 0..state.screens.speakers.lines().len() {
            let line = &state.screens.speakers.lines()[place];
            let (who, claims) = (line.speaker, line.claims.len());
            assert!(!asked.is_empty() || line.is_silent == (claims == 0));
            let name = id(&state, who).to_owned();
            go_to(&mut state, &name);
            press(&mut state, "enter");
            if claims > 0 {
                assert_eq!(state.view(), View::Claims);
                let found = state.nav().matches();
                let library = state.nav().library();
                assert_eq!(found.len(), claims, "{name} in {asked}");
                let is_theirs = |row: &_| {
                    let mut sources = library.claim(*row).all_sources();
                    sources.any(|source| source.speaker().is_some_and(|it| it.key() == who))
                };
                assert!(found.rows().iter().all(is_theirs));
            } else {
                assert_eq!(state.view(), View::Replies, "{name} in {asked}");
                assert_eq!(state.screens.replies.party().unwrap().speaker, who);
            }
            press(&mut state, "backspace");
            assert_eq!((state.view(), cursor(&state)), (View::Speakers, name.as_str()));
            assert_eq!(query(&state), asked);
        }
    }
}

#[test]
fn undoing_returns_to_the_row_as_well() {
    let mut state = speakers(&[REUTERS]);
    go_to(&mut state, "schumer");
    press(&mut state, "enter u");
    assert_eq!(
        (state.view(), cursor(&state), query(&state).as_str()),
        (View::Speakers, "schumer", "")
    );
    press(&mut state, "U");
    assert_eq!((state.view(), query(&state).as_str()), (View::Claims, "speaker:schumer"));
}

#[test]
fn unnamed_people_of_two_articles_are_not_the_same() {
    let mut state = speakers(&[&namesakes("a"), &namesakes("b")]);
    assert_eq!(ids(&state), ["insiders", "insiders"]);
    press(&mut state, "j enter");
    assert_eq!(query(&state), "speaker:insiders dossier:b");
    assert_eq!(selected(&state), "b-1");
    press(&mut state, "backspace l enter");
    assert_eq!(query(&state), "speaker:insiders dossier:b", "the ledger is of one article, too");
}

#[test]
fn a_query_leaves_those_whom_it_concerns() {
    let mut state = speakers(&[REUTERS]);
    ask(&mut state, "speaker:schumer");
    assert_eq!(ids(&state), ["schumer", "trump"], "who speaks, and whom he criticises");
    assert_eq!(state.screens.speakers.lines().iter().filter(|line| line.is_silent).count(), 1);
    ask_nothing(&mut state);
    assert_eq!(ids(&state).len(), state.nav().library().speakers().len());
}

fn ask_nothing(state: &mut State) {
    press(state, "0");
    assert_eq!(query(state), "");
}

#[test]
fn claims_stand_in_reading_order_whatever_order_the_list_has() {
    let mut state = state(&[REUTERS]);
    press(&mut state, "o j enter o j enter 5");
    for line in state.screens.speakers.lines() {
        assert!(line.claims.is_sorted());
    }
}

#[test]
fn every_order_is_the_one_that_it_says() {
    let mut state = speakers(&[REUTERS, TUTORIAL]);
    let mut seen = Vec::new();
    for _ in 0..SpeakerOrder::ALL.len() {
        let (speakers, library) = (&state.screens.speakers, state.nav().library());
        let lines = speakers.lines();
        let is_in_order = match speakers.order {
            SpeakerOrder::Claims => lines.is_sorted_by(|a, b| a.claims.len() >= b.claims.len()),
            SpeakerOrder::Article => lines.is_sorted_by_key(|it| (it.first.is_none(), it.first)),
            SpeakerOrder::Name => {
                lines.is_sorted_by_key(|it| crate::text::fold(library.speaker(it.speaker).name()))
            }
            SpeakerOrder::Kind => {
                lines.is_sorted_by_key(|it| library.speaker(it.speaker).kind().unwrap() as u8)
            }
            SpeakerOrder::Stance => {
                let opposing = |at: usize| -> usize {
                    let counts = lines[at].stances.iter().take(2);
                    counts.map(|(_, count)| count).sum()
                };
                (1..lines.len()).all(|at| opposing(at - 1) >= opposing(at))
            }
            SpeakerOrder::Best => {
                lines.is_sorted_by_key(|it| (it.best.is_none(), it.best.map(|grade| grade.order())))
            }
            SpeakerOrder::Usual => lines
                .is_sorted_by_key(|it| (it.usual.is_none(), it.usual.map(|grade| grade.order()))),
            SpeakerOrder::Replies => {
                lines.is_sorted_by(|a, b| a.replies.total() >= b.replies.total())
            }
        };
        assert!(is_in_order, "{}", speakers.order.label());
        seen.push(speakers.order);
        press(&mut state, "o j enter");
        assert_eq!(
            notice(&state),
            format!("the speakers {}", state.screens.speakers.order.label())
        );
    }
    assert_eq!(seen, SpeakerOrder::ALL);
    press(&mut state, "o k enter");
    assert_eq!(state.screens.speakers.order, SpeakerOrder::Replies);
}

#[test]
fn another_order_leaves_the_cursor_on_the_same_person() {
    let mut state = speakers(&[REUTERS]);
    go_to(&mut state, "kessler");
    press(&mut state, "o j enter o j enter");
    assert_eq!(cursor(&state), "kessler");
    click(&mut state, Target::Heading(SpeakerOrder::Kind as usize));
    assert_eq!((cursor(&state), state.screens.speakers.order), ("kessler", SpeakerOrder::Kind));
    click(&mut state, Target::Heading(99));
    assert_eq!(state.screens.speakers.order, SpeakerOrder::Kind, "there is no such heading");
}

#[test]
fn marks_follow_the_proposition_and_the_strip_test() {
    let mut state = speakers(&[REUTERS]);
    let marks = |state: &State, who: &str| {
        let line =
            state.screens.speakers.lines().iter().find(|line| id(state, line.speaker) == who);
        let line = line.unwrap();
        assert_eq!(line.stances.total(), line.claims.len(), "one mark a claim");
        let fallen = line.stances.get(StanceMark::Fallen);
        (line.stances.get(StanceMark::NoSide), fallen, line.has_fallen())
    };
    assert_eq!(marks(&state, "insiders-office"), (2, 0, false));
    assert_eq!(marks(&state, "pottinger"), (0, 0, false));
    press(&mut state, "p j enter p j enter");
    assert_eq!(marks(&state, "pottinger"), (1, 0, false), "on another subject he takes no side");
    press(&mut state, "u u > >");
    assert_eq!(marks(&state, "insiders-office"), (1, 1, false), "one of the two is unnamed alone");
    press(&mut state, ">");
    assert_eq!(marks(&state, "insiders-office"), (0, 2, true));
    assert!(!marks(&state, "white-house").2, "whoever says nothing does not fall");
    let hanging = state.screens.speakers.lines().iter().filter(|line| line.hangs);
    let hanging: Vec<&str> = hanging.map(|line| id(&state, line.speaker)).collect();
    assert_eq!(hanging, ["tplink"]);
}

#[test]
fn the_ledger_takes_the_keys_scrolls_and_shows_what_it_counts() {
    let mut state = speakers(&[REUTERS]);
    press(&mut state, "l");
    assert_eq!(state.pane(), Pane::Detail);
    state.cx.frame.detail = crate::ui::Window { top: 0, height: 3, content: 9 };
    press(&mut state, "j j");
    assert_eq!((state.screens.speakers.ledger_top, cursor(&state)), (Some(2), "reuters"));
    press(&mut state, "enter");
    assert_eq!(query(&state), "speaker:insiders,insiders-office,insiders-tplink");
    assert_eq!(state.nav().matches().len(), 15, "as its first sentence says");
    press(&mut state, "backspace");
    assert_eq!((state.view(), state.pane()), (View::Speakers, Pane::Detail));
    press(&mut state, "h j");
    assert_eq!((state.pane(), state.screens.speakers.ledger_top), (Pane::List, None));
}

#[test]
fn without_unnamed_people_the_ledger_leads_nowhere() {
    let mut state = speakers(&[PLAIN]);
    press(&mut state, "l enter");
    assert_eq!((state.view(), query(&state).as_str()), (View::Speakers, ""));
    assert_eq!(notice(&state), "No claim rests on unnamed people.");
}

#[test]
fn marking_marks_the_claim_and_goes_on_to_the_next_speaker() {
    let mut state = speakers(&[REUTERS]);
    go_to(&mut state, "cutler");
    press(&mut state, "m");
    let library = state.nav().library();
    assert!(state.cx.is_marked(library.find("cutler-restraint").unwrap()));
    assert_eq!((state.cx.marks.len(), cursor(&state)), (1, "tplink"));
}

#[test]
fn the_cursor_stays_on_the_same_person_when_the_files_are_read_again() {
    let mut state = speakers(&[REUTERS]);
    go_to(&mut state, "lutnick");
    reload(&mut state, &[TUTORIAL, REUTERS]);
    assert_eq!(cursor(&state), "lutnick");
    go_to(&mut state, "insiders");
    reload(&mut state, &[&namesakes("a"), REUTERS]);
    let at = state.screens.speakers.selected().unwrap();
    let insiders = state.screens.speakers.lines()[at].speaker;
    let dossier = state.nav().library().speaker(insiders).dossier();
    assert_eq!((cursor(&state), dossier.id()), ("insiders", "reuters-2026-02-12-china-tech"));
    for sources in [&[][..], &[EMPTY], &[PLAIN], &[REUTERS]] {
        reload(&mut state, sources);
        press(&mut state, "j k o j enter J");
    }
    press(&mut state, "2");
    reload(&mut state, &[PLAIN]);
    press(&mut state, "5 G");
    assert_eq!(ids(&state), ["paper", "ann"], "nothing is left of what was there before");
}

#[test]
fn somebody_of_an_article_without_claims_has_no_replies_to_show() {
    let mut state = speakers(&[REUTERS, EMPTY]);
    go_to(&mut state, "paper");
    press(&mut state, "enter");
    assert_eq!(notice(&state), "their article has no claims yet");
    assert_eq!(state.view(), View::Speakers);
}
