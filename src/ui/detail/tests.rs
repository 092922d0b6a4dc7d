//! The selected claim in full, drawn from states.

use crate::{
    config::{Appearance, ColorDepth, Symbols, ThemeChoice},
    library::ClaimRef,
    ui::{
        Detail, FrameInfo, Pane, State, Target, TextMode,
        detail::link::links,
        drawing::{self, WIDTHS},
        testing::{REUTERS, press, state, type_in},
    },
};
use proptest::prelude::*;
use ratatui::{buffer::Buffer, layout::Rect};

/// A state with a claim selected.
fn at(id: &str) -> State {
    at_claim_of(REUTERS, id)
}

fn at_claim_of(source: &str, id: &str) -> State {
    let mut state = state(&[source]);
    let row = state.nav().library().find(id).unwrap().row();
    state.cx.nav.point_at(row);
    state
}

fn selected(state: &State) -> ClaimRef<'_> {
    state.nav().selected().unwrap()
}

/// The detail in so much room.
fn draw(state: &State, width: u16, height: u16) -> (Buffer, FrameInfo) {
    drawing::part(state, (width, height), |area, painter| state.cx.detail.render(area, painter))
}

/// A picture up to the last line that has words.
fn trimmed(picture: &str, width: u16) -> String {
    let blank = format!("|{}|", " ".repeat(width.into()));
    let mut lines: Vec<_> = picture.lines().collect();
    while lines.last().is_some_and(|line| *line == blank) {
        lines.pop();
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn picture(state: &State, width: u16, height: u16) -> String {
    trimmed(&drawing::of_buffer(&draw(state, width, height).0, |_| None), width)
}

/// Everything, as it is written.
fn words(state: &State) -> String {
    let picture = picture(state, 400, 200);
    let lines: Vec<_> = picture.lines().map(|line| line.trim_matches('|').trim_end()).collect();
    lines.join("\n")
}

/// The lines as they are written.
fn lines(state: &State, width: u16, height: u16) -> Vec<String> {
    picture(state, width, height).lines().map(|it| it.trim_matches('|').trim_end().into()).collect()
}

/// A dossier with a quotation of so many characters.
fn long_quote(letters: usize) -> State {
    let quote = "Hafen ".repeat(letters / 6);
    let source = format!(
        "#![enable(implicit_some)]\n(format: 2, article: (id: \"long\", title: \"Long\", \
         outlet: \"The Gazette\", published: \"2026-01-31\", paragraphs: 1, language: \"de\", \
         reader_language: \"en\"), \
         speakers: [(id: \"moreau\", name: \"Anne Moreau\", kind: Person)], \
         claims: [(id: \"speech\", paragraph: 1, speaker: \"moreau\", speech: Verbatim, \
         quote: [\"{}\"], translation: [\"Harbour\"], gist: \"She says harbour.\")])",
        quote.trim_end()
    );
    at_claim_of(&source, "speech")
}

#[test]
fn a_long_quote_scrolls_under_a_head_that_stays() {
    let mut state = long_quote(5_000);
    let first = lines(&state, 60, 10);
    let window = draw(&state, 60, 10).1.detail;
    assert_eq!((first.len(), window.top, window.height), (10, 0, 7));
    assert!(first[9].ends_with(&format!(" {} more", window.content - 7)));
    state.cx.detail.top = usize::MAX;
    let end = lines(&state, 60, 10);
    assert_eq!(draw(&state, 60, 10).1.detail.top, window.content - 7);
    assert_eq!(end[..2], first[..2]);
    assert!(end[9].ends_with("above"));
}

#[test]
fn whoever_is_short_of_lines_still_sees_grade_and_stance() {
    let state = at("pottinger-leverage");
    for height in 0..8 {
        let text = picture(&state, 40, height);
        assert_eq!(text.contains("B1") && text.contains("▽ opposes"), height > 0, "{text}");
    }
}

#[test]
fn claims_are_whole_at_every_width() {
    for id in ["pottinger-leverage", "tplink-ban-shelved", "kessler-approval"] {
        let mut state = at(id);
        state.cx.nav.pane = Pane::Detail;
        let pictures = WIDTHS.map(|width| picture(&state, width, 40));
        insta::assert_snapshot!(format!("detail_{id}"), pictures.join("\n"));
    }
}

#[test]
fn it_fits_into_the_panes_of_the_usual_terminals() {
    let state = at("pottinger-leverage");
    let sizes = [(40, 9), (80, 8), (95, 14)];
    let pictures = sizes.map(|(width, height)| picture(&state, width, height));
    insta::assert_snapshot!(pictures.join("\n"));
}

#[test]
fn style_says_grade_match_and_link() {
    for (name, choice, depth) in [
        ("dark", ThemeChoice::Dark, ColorDepth::TrueColor),
        ("none", ThemeChoice::None, ColorDepth::None),
    ] {
        let mut state = state(&[REUTERS]);
        press(&mut state, "/");
        type_in(&mut state, "\"in\"");
        press(&mut state, "enter");
        let row = state.nav().library().find("schumer-sells-out").unwrap().row();
        state.cx.nav.point_at(row);
        state.cx.nav.pane = Pane::Detail;
        state.cx.settings.appearance = Appearance::new(choice, depth);
        let theme = state.cx.settings.appearance.theme();
        let picture = drawing::styled_part(&draw(&state, 80, 40).0, theme);
        insta::assert_snapshot!(format!("detail_{name}"), trimmed(&picture, 80));
    }
}

#[test]
fn a_back_translation_never_passes_for_the_speakers_words() {
    let mut state = at("cutler-hands-tied");
    let text = words(&state);
    assert!(text.contains("„Damit sind dem Präsidenten die Hände gebunden“"));
    assert!(
        text.contains("back-translation, not the speaker's words\n  With that the president's")
    );
    state.cx.detail.text = TextMode::Original;
    let original = words(&state);
    assert!(!original.contains("With that") && original.contains("„Damit"));
    state.cx.detail.text = TextMode::Translation;
    let translation = words(&state);
    assert!(translation.contains("With that") && !translation.contains("„Damit"));
    assert!(words(&long_quote(10)).contains("\n translation\n"));
}

#[test]
fn a_paraphrase_has_no_quotation_marks_in_any_mode() {
    for text in [TextMode::Both, TextMode::Original, TextMode::Translation] {
        let mut state = at("tplink-ban-shelved");
        state.cx.detail.text = text;
        let text = words(&state);
        assert!(!text.contains(['„', '“', '”']), "{text}");
        assert!(text.contains("in the curator's words, not a quotation"));
    }
}

#[test]
fn replies_are_said_in_words_and_so_is_their_absence() {
    let text = words(&at("tplink-ban-shelved"));
    assert!(text.contains("- White House did not reply (¶11)"), "{text}");
    assert!(text.contains("● TP-Link Systems answered (¶25)"), "{text}");
    let text = words(&at("critics-exposed"));
    assert!(text.contains("No reply to this claim is reported in the text"), "{text}");
    assert!(text.contains("criticises    White House"), "{text}");
}

#[test]
fn what_is_denied_and_asserted_by_nobody_is_said_to_be() {
    let text = words(&at("tplink-denial"));
    assert!(text.contains("denied by TP-Link Systems; asserted by nobody in this article"));
    let text = words(&at("pottinger-leverage"));
    assert!(text.contains("asserted by nobody") && !text.contains("denied by"));
    assert!(words(&at("tplink-not-suited")).contains("denied by TP-Link Systems"));
    assert!(!words(&at("feith-threat")).contains("asserted by nobody"));
}

#[test]
fn a_selected_link_shows_and_every_link_can_be_clicked() {
    let mut state = at("tplink-ban-shelved");
    state.cx.nav.pane = Pane::Detail;
    let targets: Vec<_> = links(selected(&state)).iter().map(|link| link.claim.row()).collect();
    assert!(targets.len() > 3);
    for (link, target) in targets.into_iter().enumerate() {
        state.cx.detail.link = link;
        let place = draw(&state, 80, 40).1.place_of(Target::Link(target)).unwrap();
        assert!(lines(&state, 80, 40)[usize::from(place.y)].starts_with('▌'));
    }
}

#[test]
fn ascii_needs_nothing_else_for_what_is_not_quoted() {
    let mut state = at("critics-exposed");
    state.cx.settings.symbols = Symbols::Ascii;
    let picture = picture(&state, 80, 40);
    let own: String = picture.lines().filter(|line| !line.contains("found at")).collect();
    assert!(own.is_ascii(), "{picture}");
}

properties! {
    #![cases(64)]
    #[test]
    fn it_fits_any_room(
        width in 0_u16..250,
        height in 0_u16..80,
        at in 0_usize..52,
        top in 0_usize..100,
        link in 0_usize..8,
    ) {
        let mut state = state(&[REUTERS]);
        let row = state.nav().library().claims().nth(at).unwrap().row();
        state.cx.nav.point_at(row);
        state.cx.nav.pane = Pane::Detail;
        state.cx.detail = Detail { top, link, ..Detail::default() };
        let (_, frame) = draw(&state, width, height);
        let area = Rect::new(0, 0, width, height);
        prop_assert!(frame.targets.iter().all(|(hit, _)| area.union(*hit) == area));
        let window = frame.detail;
        prop_assert!(window.top == 0 || window.top + window.height <= window.content);
    }
}
