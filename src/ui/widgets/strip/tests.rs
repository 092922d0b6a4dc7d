use crate::{
    config::{Appearance, ColorDepth, Symbols, ThemeChoice},
    ui::{
        FrameInfo, State, Target,
        drawing::{self, WIDTHS},
        testing::{EMPTY, REUTERS, press, state},
    },
};
use proptest::prelude::*;
use ratatui::buffer::Buffer;

/// A state with a claim selected.
fn at(source: &str, id: &str) -> State {
    let mut state = state(&[source]);
    let row = state.nav().library().find(id).unwrap().row();
    state.cx.nav.point_at(row);
    state
}

fn draw(state: &State, width: u16, height: u16) -> (Buffer, FrameInfo) {
    drawing::part(state, (width, height), |area, painter| painter.strip(area))
}

/// Strip and ruler.
fn picture(state: &State, width: u16) -> String {
    drawing::of_buffer(&draw(state, width, 2).0, |_| None)
}

/// The ruler as it is written.
fn ruler(state: &State, width: u16) -> String {
    let picture = picture(state, width);
    picture.lines().nth(1).unwrap().trim_matches('|').trim_end().to_owned()
}

/// An article with so many paragraphs, a claim in every third.
fn long_article(paragraphs: u16) -> String {
    let claims = (1..=paragraphs).step_by(3).map(|paragraph| {
        format!(
            "(id: \"c{paragraph}\", paragraph: {paragraph}, speaker: \"gazette\", \
             speech: Narration, gist: \"It is so.\", anchor: \"so\"),"
        )
    });
    format!(
        "#![enable(implicit_some)]\n(format: 2, article: (id: \"long\", title: \"Long\", \
         outlet: \"The Gazette\", published: \"2026-01-31\", paragraphs: {paragraphs}, \
         language: \"en\"), speakers: [(id: \"gazette\", name: \"The Gazette\", kind: Outlet)], \
         claims: [{}])",
        claims.collect::<String>()
    )
}

#[test]
fn the_first_form_that_fits_is_drawn() {
    let state = at(REUTERS, "pottinger-leverage");
    let widths = WIDTHS.into_iter().chain([60, 24, 10]);
    let pictures: Vec<_> = widths.map(|width| picture(&state, width)).collect();
    insta::assert_snapshot!(pictures.join("\n"));
}

#[test]
fn what_falls_is_flat() {
    let mut state = at(REUTERS, "tplink-not-suited");
    press(&mut state, "> > >");
    let pictures = [40, 80].map(|width| picture(&state, width));
    insta::assert_snapshot!(pictures.join("\n"));
}

#[test]
fn style_and_legend_say_the_same() {
    for (name, choice, depth) in [
        ("dark", ThemeChoice::Dark, ColorDepth::TrueColor),
        ("none", ThemeChoice::None, ColorDepth::None),
    ] {
        let mut state = at(REUTERS, "pottinger-leverage");
        state.cx.settings.appearance = Appearance::new(choice, depth);
        let theme = state.cx.settings.appearance.theme();
        let picture = drawing::styled_part(&draw(&state, 120, 2).0, theme);
        insta::assert_snapshot!(format!("strip_{name}"), picture);
    }
}

#[test]
fn without_a_ruler_the_selected_bar_is_reversed() {
    let mut state = at(REUTERS, "pottinger-leverage");
    state.cx.settings.appearance = Appearance::new(ThemeChoice::None, ColorDepth::None);
    let theme = state.cx.settings.appearance.theme();
    insta::assert_snapshot!(drawing::styled_part(&draw(&state, 40, 1).0, theme));
}

/// The claims of the bars.
fn bars(frame: &FrameInfo) -> Vec<crate::library::Row> {
    let bar = |target: &Target| match target {
        Target::Bar(row) => Some(*row),
        _ => None,
    };
    frame.targets.iter().filter_map(|(_, target)| bar(target)).collect()
}

#[test]
fn a_click_on_a_bar_goes_to_its_claim() {
    let state = at(REUTERS, "shelving-lead");
    let rows = bars(&draw(&state, 80, 2).1);
    assert_eq!(rows.len(), state.nav().library().len());
    assert!(rows.is_sorted());
    let pooled = bars(&draw(&state, 40, 2).1);
    assert_eq!(pooled.len(), 25);
    assert_eq!(state.nav().claim(pooled[6]).id(), "pottinger-leverage");
}

#[test]
fn the_mark_finds_room_at_either_end() {
    assert!(ruler(&at(REUTERS, "shelving-lead"), 80).starts_with(" ↑¶1"));
    let last = at(REUTERS, "tplink-cooperates");
    assert!(ruler(&last, 27).ends_with("¶25↑"));
    assert_eq!(ruler(&last, 3), " ↑");
}

#[test]
fn a_long_article_has_a_ruler_that_can_be_read() {
    insta::assert_snapshot!(picture(&at(&long_article(900), "c1"), 80));
}

#[test]
fn an_article_without_claims_has_an_empty_strip() {
    let state = state(&[EMPTY]);
    assert!(bars(&draw(&state, 40, 2).1).is_empty());
    assert_eq!(ruler(&state, 40), " 1");
}

#[test]
fn ascii_needs_nothing_else() {
    let mut state = at(REUTERS, "pottinger-leverage");
    state.cx.settings.symbols = Symbols::Ascii;
    let picture = picture(&state, 200);
    assert!(picture.is_ascii(), "{picture}");
}

properties! {
    #[test]
    fn it_fits_and_every_hit_is_a_bar(width in 0_u16..250, at in 0_usize..52, height in 0_u16..3) {
        let mut state = state(&[REUTERS]);
        let row = state.nav().library().claims().nth(at).unwrap().row();
        state.cx.nav.point_at(row);
        press(&mut state, "> > >");
        let (buffer, frame) = draw(&state, width, height);
        for (place, _) in &frame.targets {
            prop_assert_ne!(buffer[place.as_position()].symbol(), " ");
        }
    }
}
