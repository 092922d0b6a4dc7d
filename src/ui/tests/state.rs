//! What a person does with keys and mouse, and what becomes of it.

use crate::clipboard::{CopyError, Osc52, Receipt};
use crate::ui::{
    Click, Effect, FrameInfo, Layer, Message, MouseAction, Pane, State, Target, Which, Window,
    testing::{EMPTY, REUTERS, TUTORIAL, press, query, selected, state, type_in},
    update,
};
use ratatui::layout::Rect;

fn article() -> State {
    state(&[REUTERS])
}

fn notice(state: &State) -> String {
    state.notice().map(|notice| notice.text).unwrap_or_default()
}

fn shown(state: &State) -> usize {
    state.nav().matches().len()
}

/// Goes to a claim by its place in the article.
fn go_to(state: &mut State, id: &str) {
    let row = state.nav().library().find(id).unwrap().row();
    press(state, "0");
    state.cx.nav.go_to(row);
    assert_eq!(selected(state), id);
}

fn arrived(text: &str) -> Message {
    Message::Copied(Ok(Receipt::of_terminal(&Osc52::new(text).unwrap())))
}

#[test]
fn in_an_empty_dossier_every_key_is_harmless() {
    for sources in [&[][..], &[EMPTY]] {
        let mut state = state(sources);
        let keys = "j k g G ctrl-d pageup J K l enter backspace h f space - enter backspace J esc \
                    p o O t u U 0 m y n esc";
        press(&mut state, keys);
        assert_eq!(selected(&state), "");
        assert_eq!(press(&mut state, "y"), []);
        assert_eq!(notice(&state), "nothing was copied: no claim is shown");
        assert_eq!(press(&mut state, "Y enter"), []);
        press(&mut state, "s x y enter");
        assert!(matches!(state.overlay, Some(Layer::Finder(_))), "nobody is there to be shown");
        assert_eq!(press(&mut state, "esc q"), [Effect::Quit]);
    }
}

#[test]
fn a_query_that_finds_nothing_says_so_and_the_way_back_leads_to_the_same_claim() {
    let mut state = article();
    go_to(&mut state, "pottinger-leverage");
    press(&mut state, "/");
    type_in(&mut state, "grade:A");
    assert_eq!((shown(&state), selected(&state)), (0, ""));
    press(&mut state, "enter j enter j l");
    assert_eq!(query(&state), "grade:A");
    press(&mut state, "u");
    assert_eq!((query(&state).as_str(), selected(&state)), ("", "pottinger-leverage"));
}

#[test]
fn a_wrong_query_leaves_the_last_good_one_in_force_and_is_not_kept() {
    let mut state = article();
    press(&mut state, "/");
    type_in(&mut state, "grade:B speaker:cutlr");
    let Some(Layer::Search(search)) = &state.overlay else { panic!() };
    let error = search.error.as_ref().unwrap();
    assert_eq!(error.message, "no speaker is called `cutlr`");
    assert_eq!(query(&state), "grade:B", "what can be understood is in force");
    assert_eq!(press(&mut state, "enter"), []);
    assert!(matches!(state.overlay, Some(Layer::Search(_))), "it stays to be put right");
    assert_eq!(notice(&state), "no speaker is called `cutlr`: did you mean `cutler`?");
    press(&mut state, "esc");
    assert_eq!(query(&state), "");
    assert!(!state.nav().can_undo(), "nothing happened");
}

#[test]
fn a_search_shows_the_best_match_and_escape_returns_to_the_claim_before() {
    let mut state = article();
    go_to(&mut state, "tplink-denial");
    press(&mut state, "/");
    type_in(&mut state, "pottinger");
    assert_eq!(selected(&state), "pottinger-leverage");
    press(&mut state, "esc");
    assert_eq!((query(&state).as_str(), selected(&state)), ("", "tplink-denial"));
}

#[test]
fn tab_completes_what_is_typed() {
    let mut state = article();
    press(&mut state, "/");
    type_in(&mut state, "spe");
    press(&mut state, "down tab");
    type_in(&mut state, "cut");
    press(&mut state, "tab");
    assert_eq!(query(&state), "speaker:cutler");
    press(&mut state, "enter u U");
    assert_eq!(query(&state), "speaker:cutler");
}

#[test]
fn letters_are_text_where_something_is_typed() {
    let mut state = article();
    press(&mut state, "/ q j 0 ? u");
    let Some(Layer::Search(search)) = &state.overlay else { panic!() };
    assert_eq!(search.input.text(), "qj0?u");
    update(&mut state, Message::Paste(" a\nb\u{1b}[2J".into()));
    let Some(Layer::Search(search)) = &state.overlay else { panic!() };
    assert_eq!(search.input.text(), "qj0?u a b");
    press(&mut state, "esc");
    update(&mut state, Message::Paste("quit".into()));
    assert_eq!((query(&state).as_str(), shown(&state)), ("", 52));
}

#[test]
fn a_whole_search_is_one_step_to_undo() {
    let mut state = article();
    press(&mut state, "/");
    type_in(&mut state, "rare earths");
    press(&mut state, "enter u");
    assert_eq!(query(&state), "");
    press(&mut state, "U");
    assert_eq!(query(&state), "rare earths");
    press(&mut state, "U");
    assert_eq!(notice(&state), "there is nothing to redo");
}

#[test]
fn escape_peels_one_layer_and_never_quits() {
    let mut state = article();
    press(&mut state, "/");
    type_in(&mut state, "grade:B cutler");
    press(&mut state, "enter l ?");
    press(&mut state, "esc");
    assert!(state.overlay.is_none());
    assert_eq!(state.pane(), Pane::Detail);
    press(&mut state, "esc");
    assert_eq!(state.pane(), Pane::List);
    press(&mut state, "esc");
    assert_eq!(query(&state), "grade:B");
    assert_eq!(press(&mut state, "esc esc esc"), []);
    assert_eq!(query(&state), "grade:B");
}

#[test]
fn filters_add_exclude_keep_and_clear() {
    let mut state = article();
    press(&mut state, "f j j space j space");
    assert_eq!(query(&state), "grade:B,C");
    press(&mut state, "space -");
    assert_eq!(query(&state), "grade:B -grade:C");
    press(&mut state, "backspace");
    assert_eq!(query(&state), "");
    press(&mut state, "backspace");
    assert_eq!(notice(&state), "nothing is chosen here");
    press(&mut state, "enter");
    assert_eq!((query(&state).as_str(), state.pane()), ("grade:C", Pane::List));
    press(&mut state, "backspace");
    assert_eq!((query(&state).as_str(), state.pane()), ("", Pane::Filters));
    press(&mut state, "f");
    assert_eq!(state.pane(), Pane::List);
}

#[test]
fn the_selection_stays_where_the_reader_is_while_filters_change() {
    let mut state = article();
    go_to(&mut state, "feith-threat");
    press(&mut state, "f j j space");
    assert_eq!(selected(&state), "feith-threat");
    press(&mut state, "space j j space");
    assert_eq!(selected(&state), "tplink-proposals", "the next one");
    press(&mut state, "space");
    assert_eq!(selected(&state), "feith-threat");
}

#[test]
fn headings_fold_and_the_cursor_stays_on_them() {
    let mut state = article();
    let lines = state.cx.filter_lines().len();
    press(&mut state, "f space");
    assert_eq!(state.cx.filter_lines().len(), lines - 8);
    press(&mut state, "J J K enter - space");
    assert_eq!(state.cx.filter_lines().selected(), 1, "the second heading");
    press(&mut state, "g g space G j");
    assert_eq!(query(&state), "");
}

#[test]
fn a_speaker_takes_the_place_of_the_one_before() {
    let mut state = article();
    press(&mut state, "/");
    type_in(&mut state, "content:judgement");
    press(&mut state, "enter s");
    type_in(&mut state, "cutler");
    press(&mut state, "enter");
    assert_eq!(query(&state), "content:judgement speaker:cutler");
    assert_eq!(selected(&state), "cutler-restraint");
    press(&mut state, "s");
    type_in(&mut state, "feith");
    press(&mut state, "enter");
    assert_eq!(query(&state), "content:judgement speaker:feith");
    press(&mut state, "backspace");
    assert_eq!(query(&state), "content:judgement speaker:cutler");
}

#[test]
fn a_silent_speaker_leads_to_what_they_were_asked_about() {
    let mut state = article();
    press(&mut state, "s");
    type_in(&mut state, "kessler");
    press(&mut state, "enter");
    assert_eq!(query(&state), "asked:kessler");
    assert!(shown(&state) > 0);
    press(&mut state, "s");
    type_in(&mut state, "cutler");
    press(&mut state, "enter");
    assert_eq!(query(&state), "speaker:cutler");
}

#[test]
fn a_speaker_with_whom_no_claim_has_to_do_leads_nowhere() {
    let mut state = article();
    press(&mut state, "s");
    type_in(&mut state, "lutnick");
    press(&mut state, "enter tab");
    assert!(matches!(state.overlay, Some(Layer::Finder(_))));
    press(&mut state, "ctrl-u");
    type_in(&mut state, "donald trump");
    press(&mut state, "enter");
    assert_eq!(query(&state), "against:trump", "who was never asked is criticised");
}

#[test]
fn speakers_are_added_one_after_the_other() {
    let mut state = article();
    press(&mut state, "s");
    type_in(&mut state, "feith");
    press(&mut state, "tab ctrl-u");
    type_in(&mut state, "schumer");
    press(&mut state, "tab tab tab");
    assert_eq!(notice(&state), "the query is now speaker:feith,schumer");
    press(&mut state, "esc");
    assert_eq!(query(&state), "speaker:feith,schumer");
}

#[test]
fn a_name_that_nobody_has_leads_nowhere() {
    let mut state = article();
    press(&mut state, "s");
    type_in(&mut state, "xyzzy");
    press(&mut state, "down enter tab");
    assert!(matches!(state.overlay, Some(Layer::Finder(_))));
    press(&mut state, "esc");
    assert_eq!(query(&state), "");
}

/// What the detail of three links has drawn, all of them in sight.
fn draw_links(state: &mut State) {
    let window = Window { top: 0, height: 9, content: 9 };
    state.cx.frame = FrameInfo { detail: window, links: vec![6, 7, 8], ..FrameInfo::default() };
}

#[test]
fn a_link_is_followed_outside_of_the_query_and_back() {
    let mut state = article();
    press(&mut state, "/");
    type_in(&mut state, "speaker:critics");
    press(&mut state, "enter enter");
    draw_links(&mut state);
    press(&mut state, "enter");
    assert_eq!((selected(&state), state.pane()), ("pottinger-leverage", Pane::Detail));
    assert_eq!((query(&state).as_str(), shown(&state)), ("speaker:critics", 2));
    assert!(state.nav().matches().is_pinned(1));
    press(&mut state, "backspace");
    assert_eq!((selected(&state), shown(&state)), ("critics-exposed", 1));
    press(&mut state, "enter h j");
    assert_eq!(selected(&state), "pottinger-leverage", "the last row");
    press(&mut state, "k");
    assert_eq!((selected(&state), shown(&state)), ("critics-exposed", 1), "it has served");
}

#[test]
fn the_way_back_leads_through_every_jump_and_restores_the_query_that_one_changed() {
    let mut state = article();
    go_to(&mut state, "tplink-ban-shelved");
    press(&mut state, "l");
    draw_links(&mut state);
    press(&mut state, "j j enter");
    assert_eq!(selected(&state), "tplink-not-suited");
    press(&mut state, "s");
    type_in(&mut state, "schumer");
    press(&mut state, "enter backspace");
    assert_eq!((query(&state).as_str(), selected(&state)), ("", "tplink-not-suited"));
    press(&mut state, "backspace");
    assert_eq!((selected(&state), state.pane()), ("tplink-ban-shelved", Pane::Detail));
}

#[test]
fn a_new_query_asks_no_more_for_the_claim_that_was_followed() {
    let mut state = article();
    press(&mut state, "/");
    type_in(&mut state, "speaker:critics");
    press(&mut state, "enter enter");
    draw_links(&mut state);
    press(&mut state, "enter h f j j j j space");
    assert_eq!(query(&state), "speaker:critics grade:D");
    assert_eq!(shown(&state), 0);
}

#[test]
fn without_a_link_there_is_nothing_to_follow() {
    let mut state = article();
    go_to(&mut state, "decisions-not-announced");
    press(&mut state, "l enter");
    assert_eq!(notice(&state), "this claim has no link to follow");
    press(&mut state, "backspace");
    assert_eq!(notice(&state), "there is no jump to return from");
}

#[test]
fn the_proposition_in_focus_goes_round() {
    let mut state = article();
    let mut seen = Vec::new();
    for _ in 0..7 {
        press(&mut state, "p j enter");
        seen.push(query(&state));
    }
    assert_eq!(seen[0], "on:exposure");
    assert_eq!(seen[5], "on:rare-earth-leverage");
    assert_eq!(seen[6], "");
    assert!(notice(&state).starts_with("stances toward shelving is right: Shelving the"));
    press(&mut state, "u");
    assert_eq!(query(&state), "on:rare-earth-leverage");
}

#[test]
fn paragraphs_are_steps_both_ways() {
    let mut state = article();
    press(&mut state, "J J");
    assert_eq!(state.nav().selected().unwrap().paragraph(), 3);
    press(&mut state, "j K");
    assert_eq!(state.nav().selected().unwrap().paragraph(), 2);
    assert_eq!(selected(&state), "tplink-ban-shelved");
    press(&mut state, "G J");
    assert_eq!(selected(&state), "tplink-cooperates");
    press(&mut state, "g g K");
    assert_eq!(selected(&state), "shelving-lead");
}

#[test]
fn marks_are_copied_in_reading_order() {
    let mut state = article();
    press(&mut state, "j m m k k k m");
    assert_eq!(state.cx.marks.len(), 3);
    let ids: Vec<_> =
        state.claims_of(Which::Marked).iter().map(|claim| claim.paragraph()).collect();
    assert!(ids.is_sorted());
    let effects = press(&mut state, "Y enter");
    let [Effect::Copy(text)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(text.matches("\n---\n").count(), 2);
    assert!(state.overlay.is_none());
    press(&mut state, "g g m");
    assert_eq!(state.cx.marks.len(), 2);
}

#[test]
fn nothing_marked_is_nothing_to_copy() {
    let mut state = article();
    assert_eq!(press(&mut state, "Y j enter"), []);
    assert_eq!(notice(&state), "nothing was copied: no claim is marked");
}

#[test]
fn all_that_is_shown_is_copied_in_the_form_that_was_chosen() {
    let mut state = article();
    press(&mut state, "/");
    type_in(&mut state, "speaker:feith");
    let effects = press(&mut state, "enter Y j j l j j enter");
    let [Effect::Copy(text)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(text.lines().count(), 1 + 4, "a header, and a line for each claim");
    assert_eq!(notice(&state), "copying 4 claims as CSV");
}

#[test]
fn a_whole_dossier_is_copied_shown_or_not() {
    let mut state = article();
    press(&mut state, "/");
    type_in(&mut state, "speaker:feith");
    press(&mut state, "enter Y G l G enter");
    assert_eq!(notice(&state), "copying 52 claims as DOT graph");
}

#[test]
fn leaving_waits_for_the_copy_and_a_failed_one_keeps_the_program_open() {
    let mut state = article();
    assert!(matches!(press(&mut state, "y").as_slice(), [Effect::Copy(_)]));
    assert_eq!(press(&mut state, "q"), []);
    assert_eq!(notice(&state), "copying 1 claim; the program ends when it is there");
    let failed = Message::Copied(Err(CopyError { failures: Vec::new() }));
    assert_eq!(update(&mut state, failed), []);
    assert!(notice(&state).starts_with("nothing was copied"));
    press(&mut state, "y q");
    assert_eq!(update(&mut state, arrived("a")), [Effect::Quit]);
    assert_eq!(press(&mut state, "y ctrl-c"), [Effect::Quit], "at once");
}

#[test]
fn of_many_copies_the_last_one_arrives() {
    let mut state = article();
    press(&mut state, "y j y j y");
    let last = crate::export::plain(state.nav().selected(), state.nav().statuses());
    assert_eq!(update(&mut state, arrived("a")), [Effect::Copy(last)]);
    assert!(notice(&state).starts_with("sent 1 claim"));
}

#[test]
fn help_and_preview_are_left_with_the_key_that_otherwise_quits() {
    let mut state = article();
    for keys in ["? j ctrl-d q", "? ?", "Y q", "Y esc"] {
        assert_eq!(press(&mut state, keys), []);
        assert!(state.overlay.is_none(), "{keys}");
    }
    assert_eq!(press(&mut state, "ctrl-z"), [Effect::Suspend]);
    press(&mut state, "/ ctrl-z");
    assert!(matches!(state.overlay, Some(Layer::Search(_))), "typing goes on after fg");
}

#[test]
fn the_mouse_can_be_given_away_and_taken_again() {
    let mut state = article();
    assert_eq!(press(&mut state, "M"), [Effect::SetMouse(false)]);
    assert_eq!(press(&mut state, "M"), [Effect::SetMouse(true)]);
}

/// A click where a frame has drawn something.
fn click(state: &mut State, target: Target, action: MouseAction) {
    let list = Window { top: 0, height: 5, content: 52 };
    let mut drawn = FrameInfo { list, ..FrameInfo::default() };
    drawn.add(Rect::new(3, 3, 4, 1), target);
    state.cx.frame = drawn;
    update(state, Message::Mouse(Click { column: 4, row: 3, action }));
}

#[test]
fn a_click_goes_where_it_points() {
    use MouseAction::{Press, WheelDown, WheelUp};
    let mut state = article();
    let row = state.nav().library().find("tplink-denial").unwrap().row();
    click(&mut state, Target::Claim(row), Press);
    assert_eq!(selected(&state), "tplink-denial");
    click(&mut state, Target::Pane(Pane::List), WheelUp);
    assert_eq!(selected(&state), "tplink-independent");
    click(&mut state, Target::Filter(2), Press);
    assert_eq!((query(&state).as_str(), state.pane()), ("grade:B", Pane::Filters));
    click(&mut state, Target::Bar(row), Press);
    assert_eq!(selected(&state), "tplink-denial", "a bar of the strip, outside of the query");
    assert_eq!(state.pane(), Pane::Filters);
    press(&mut state, "backspace f");
    click(&mut state, Target::Pane(Pane::Detail), WheelDown);
    assert_eq!(state.pane(), Pane::List, "the wheel leaves the keys where they are");
    click(&mut state, Target::Query, Press);
    assert!(matches!(state.overlay, Some(Layer::Search(_))));
    click(&mut state, Target::Pane(Pane::Detail), Press);
    assert!(matches!(state.overlay, Some(Layer::Search(_))), "what is below a layer is not hit");
    update(&mut state, Message::Mouse(Click { column: 90, row: 90, action: Press }));
}

#[test]
fn the_wheel_scrolls_filters_that_do_not_have_the_keys() {
    let mut state = article();
    let area = Rect::new(3, 3, 4, 1);
    state.cx.frame.filters = Window { top: 0, height: 5, content: 30 };
    state.cx.frame.add(area, Target::Pane(Pane::Filters));
    for action in [MouseAction::WheelDown, MouseAction::WheelDown, MouseAction::WheelUp] {
        update(&mut state, Message::Mouse(Click { column: 4, row: 3, action }));
    }
    assert_eq!((state.pane(), state.cx.filters.top(0)), (Pane::List, 3));
    press(&mut state, "f j");
    assert_eq!(state.cx.filters.top(7), 7, "the cursor leads again");
}

#[test]
fn a_click_selects_a_speaker_and_a_second_one_shows_the_claims() {
    let mut state = article();
    press(&mut state, "s");
    click(&mut state, Target::Choice(4), MouseAction::Press);
    assert_eq!(query(&state), "");
    click(&mut state, Target::Choice(4), MouseAction::Press);
    assert_eq!(query(&state), "speaker:pottinger");
}

#[test]
fn two_dossiers_keep_their_own_leads() {
    let mut state = state(&[REUTERS, TUTORIAL]);
    press(&mut state, "G p j enter");
    let dossier = state.nav().dossier().unwrap();
    assert_eq!(dossier.id(), "tutorial");
    let second = dossier.propositions().nth(1).unwrap().id().to_owned();
    assert_eq!(query(&state), format!("on:{second}"));
}

#[test]
fn every_action_can_be_reached_and_every_hint_names_a_key_that_works() {
    let mut reached = std::collections::HashSet::new();
    for keys in ["", "l", "3", "4", "5", "6", "f", "/", "s", "Y", "?"] {
        let mut state = article();
        press(&mut state, keys);
        let keymap = &state.cx.settings.keymap;
        let bound: Vec<_> = keymap.bound(state.context());
        let labels: Vec<_> =
            bound.iter().map(|(key, _)| key.label(state.cx.settings.symbols)).collect();
        for hint in state.hints() {
            assert!(hint.keys.iter().all(|key| labels.contains(key)), "{hint:?}");
        }
        assert!(!state.hints().is_empty());
        reached.extend(bound.into_iter().map(|(_, action)| action));
    }
    for action in crate::action::Action::ALL {
        assert!(reached.contains(action), "{action}");
    }
}

#[test]
fn the_strip_test_removes_no_claim_and_is_undone() {
    let mut state = state(&[REUTERS]);
    let all = state.nav().matches().len();
    press(&mut state, ">");
    assert_eq!(query(&state), "without:groups");
    press(&mut state, "> > >");
    assert_eq!(query(&state), "without:unnamed");
    assert!(state.notice().unwrap().text.contains("no more can be left out"));
    assert_eq!(state.nav().matches().len(), all);
    let test = state.nav().without().unwrap();
    let stands = |id| test.keeps(state.nav().library().find(id).unwrap());
    assert!(stands("pottinger-leverage") && !stands("tplink-ban-shelved"));
    assert!(!stands("shelving-lead"), "narration falls with the claims that carry it");
    press(&mut state, "u u u");
    assert_eq!(query(&state), "");
    assert!(state.nav().without().is_none());
    press(&mut state, "<");
    assert!(state.notice().unwrap().text.contains("everything stands"));
}

#[test]
fn one_key_goes_on_to_the_next_match_in_every_view() {
    for view in ["1", "2", "4", "5", "6"] {
        let mut state = state(&[REUTERS]);
        press(&mut state, "/");
        type_in(&mut state, "speaker:feith");
        press(&mut state, &format!("enter {view}"));
        let matches: Vec<_> = state.nav().matches().rows().to_vec();
        let selected = |state: &State| state.nav().selected_row();
        state.cx.nav.select_place(0);
        for row in &matches[1..] {
            press(&mut state, "n");
            assert_eq!(selected(&state), Some(*row), "view {view}");
        }
        press(&mut state, "n");
        assert_eq!(state.notice().unwrap().text, "this is the last claim that matches");
        press(&mut state, "N");
        assert_eq!(selected(&state), Some(matches[matches.len() - 2]), "view {view}");
    }
}
