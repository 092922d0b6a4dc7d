use crate::ui::widgets::strip::*;
use crate::{
    library::{Library, Strength},
    ui::drawing::{self, WIDTHS, ascii, assert_fits, colorless, dark, library_of, look},
};
use proptest::prelude::*;

fn stands(_: ClaimRef<'_>) -> bool {
    false
}

/// What falls where only named sources count.
fn is_unnamed(claim: ClaimRef<'_>) -> bool {
    claim.grade().strength().is_some_and(|strength| strength > Strength::NamedInstitution)
}

fn strip<'a>(library: &'a Library, selected: &str) -> Strip<'a> {
    let selected = drawing::claim(library, selected);
    Strip {
        dossier: selected.dossier(),
        selected: Some(selected),
        has_fallen: &stands,
        has_ruler: true,
        note: "16/52",
    }
}

/// An article with so many paragraphs, a claim in every third.
fn long_article(paragraphs: u16) -> Library {
    let claims = (1..=paragraphs).step_by(3).map(|paragraph| {
        format!(
            "(id: \"c{paragraph}\", paragraph: {paragraph}, speaker: \"gazette\", \
             speech: Narration, gist: \"It is so.\", anchor: \"so\"),"
        )
    });
    library_of(&format!(
        "#![enable(implicit_some)]\n(format: 1, article: (id: \"long\", title: \"Long\", \
         outlet: \"The Gazette\", published: \"2026-01-31\", paragraphs: {paragraphs}, \
         language: \"en\"), speakers: [(id: \"gazette\", name: \"The Gazette\", kind: Outlet)], \
         claims: [{}])",
        claims.collect::<String>()
    ))
}

fn picture(strip: &Strip<'_>, width: u16, look: Look<'_>) -> String {
    let drawn = strip.draw(width, look);
    drawing::symbols(&[drawn.bars, drawn.ruler], width)
}

#[test]
fn the_first_form_that_fits_is_drawn() {
    let library = drawing::article();
    let theme = dark();
    let strip = strip(&library, "pottinger-leverage");
    let widths = WIDTHS.into_iter().chain([60, 24, 10]);
    let pictures: Vec<_> = widths.map(|width| picture(&strip, width, look(&theme))).collect();
    insta::assert_snapshot!(pictures.join("\n"));
}

#[test]
fn what_falls_is_flat() {
    let library = drawing::article();
    let theme = dark();
    let strip = Strip { has_fallen: &is_unnamed, ..strip(&library, "tplink-not-suited") };
    let pictures = [40, 80].map(|width| picture(&strip, width, look(&theme)));
    insta::assert_snapshot!(pictures.join("\n"));
}

#[test]
fn style_and_legend_say_the_same() {
    let library = drawing::article();
    for (name, theme) in [("dark", dark()), ("none", colorless())] {
        let drawn = strip(&library, "pottinger-leverage").draw(120, look(&theme));
        let picture = drawing::styled(&[drawn.bars, drawn.ruler], 120, &theme);
        insta::assert_snapshot!(format!("strip_{name}"), picture);
    }
}

#[test]
fn without_a_ruler_the_selected_bar_is_reversed() {
    let library = drawing::article();
    let theme = colorless();
    let strip = Strip { has_ruler: false, ..strip(&library, "pottinger-leverage") };
    let drawn = strip.draw(40, look(&theme));
    insta::assert_snapshot!(drawing::styled(&[drawn.bars], 40, &theme));
}

#[test]
fn a_click_on_a_bar_goes_to_its_claim() {
    let library = drawing::article();
    let theme = dark();
    let strip = strip(&library, "shelving-lead");
    let drawn = strip.draw(80, look(&theme));
    assert_eq!(drawn.hits.len(), library.len());
    let rows: Vec<_> = drawn.hits.iter().map(|hit| hit.target).collect();
    assert!(rows.is_sorted());
    let pooled = strip.draw(40, look(&theme));
    assert_eq!(pooled.hits.len(), 25);
    assert_eq!(library.claim(pooled.hits[6].target).id(), "pottinger-leverage");
}

#[test]
fn the_mark_finds_room_at_either_end() {
    let library = drawing::article();
    let theme = dark();
    let ruler = |id, width| strip(&library, id).draw(width, look(&theme)).ruler.to_string();
    assert!(ruler("shelving-lead", 80).starts_with(" ↑¶1"));
    assert!(ruler("tplink-cooperates", 27).ends_with("¶25↑"));
    assert_eq!(ruler("tplink-cooperates", 3), " ↑");
}

#[test]
fn a_long_article_has_a_ruler_that_can_be_read() {
    let library = long_article(900);
    let theme = dark();
    let strip = strip(&library, "c1");
    insta::assert_snapshot!(picture(&strip, 80, look(&theme)));
}

#[test]
fn an_article_without_claims_has_an_empty_strip() {
    let library = library_of(
        "(format: 1, article: (id: \"empty\", title: \"Empty\", outlet: \"The Gazette\", \
         published: \"2026-01-31\", paragraphs: 3, language: \"en\"))",
    );
    let theme = dark();
    let dossier = library.dossiers().next().unwrap();
    let strip = Strip { dossier, selected: None, has_fallen: &stands, has_ruler: true, note: "" };
    let drawn = strip.draw(40, look(&theme));
    assert!(drawn.hits.is_empty());
    assert_eq!(drawn.ruler.to_string(), " 1");
}

#[test]
fn ascii_needs_nothing_else() {
    let library = drawing::article();
    let theme = colorless();
    let picture = picture(&strip(&library, "pottinger-leverage"), 200, ascii(&theme));
    assert!(picture.is_ascii(), "{picture}");
}

properties! {
    #[test]
    fn it_fits_and_every_hit_is_a_bar(width in 0_u16..250, at in 0_usize..52, has_ruler: bool) {
        let library = drawing::article();
        let theme = dark();
        let claim = library.claims().nth(at).unwrap();
        let strip = Strip {
            dossier: claim.dossier(),
            selected: Some(claim),
            has_fallen: &is_unnamed,
            has_ruler,
            note: "16/52",
        };
        let drawn = strip.draw(width, look(&theme));
        assert_fits(&[drawn.bars.clone(), drawn.ruler], width);
        let bars: Vec<_> = drawn.bars.to_string().chars().collect();
        for hit in drawn.hits {
            prop_assert_ne!(bars[usize::from(hit.columns.start)], ' ');
        }
    }
}
