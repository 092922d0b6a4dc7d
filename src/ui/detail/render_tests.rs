use crate::ui::detail::render::*;
use crate::{
    library::Library,
    ui::{
        detail::link::links,
        drawing::{self, WIDTHS, ascii, assert_fits, claim, colorless, dark, library_of, look},
    },
};
use proptest::prelude::*;

fn nothing(_: &str) -> Vec<Range<usize>> {
    Vec::new()
}

fn detail<'a>(library: &'a Library, id: &str) -> Detail<'a> {
    Detail {
        claim: claim(library, id),
        verification: None,
        footing: StripResult::Kept,
        text: TextMode::Both,
        matches: &nothing,
        top: 0,
        link: None,
    }
}

fn picture(detail: &Detail<'_>, width: u16, height: u16, look: Look<'_>) -> String {
    drawing::symbols(&detail.draw(width, height, look).lines, width)
}

/// Everything, in one line.
fn words(detail: &Detail<'_>) -> String {
    let theme = dark();
    let lines = detail.draw(400, 200, look(&theme)).lines;
    let lines: Vec<_> = lines.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// A claim with a quotation of so many characters.
fn long_quote(letters: usize) -> Library {
    let quote = "Hafen ".repeat(letters / 6);
    library_of(&format!(
        "#![enable(implicit_some)]\n(format: 1, article: (id: \"long\", title: \"Long\", \
         outlet: \"The Gazette\", published: \"2026-01-31\", paragraphs: 1, language: \"de\", \
         reader_language: \"en\"), \
         speakers: [(id: \"moreau\", name: \"Anne Moreau\", kind: Person)], \
         claims: [(id: \"speech\", paragraph: 1, speaker: \"moreau\", speech: Verbatim, \
         quote: [\"{}\"], translation: [\"Harbour\"], gist: \"She says harbour.\")])",
        quote.trim_end()
    ))
}

#[test]
fn a_long_quote_scrolls_under_a_head_that_stays() {
    let library = long_quote(5_000);
    let theme = dark();
    let top = detail(&library, "speech");
    let drawn = top.draw(60, 10, look(&theme));
    assert_eq!((drawn.lines.len(), drawn.top, drawn.page), (10, 0, 7));
    assert!(drawn.lines[9].to_string().ends_with(&format!("↓ {} more", drawn.height - 7)));
    let end = Detail { top: usize::MAX, ..top }.draw(60, 10, look(&theme));
    assert_eq!(end.top, end.height - 7);
    assert_eq!(end.lines[..2], drawn.lines[..2]);
    assert!(end.lines[9].to_string().ends_with("above"));
}

#[test]
fn whoever_is_short_of_lines_still_sees_grade_and_stance() {
    let library = drawing::article();
    let theme = dark();
    let detail = detail(&library, "pottinger-leverage");
    for height in 0..8 {
        let lines = detail.draw(40, height, look(&theme)).lines;
        assert!(lines.len() <= usize::from(height));
        let text: String = lines.iter().map(ToString::to_string).collect();
        assert_eq!(text.contains("B1") && text.contains("▽ opposes"), height > 0, "{text}");
    }
}

#[test]
fn claims_are_whole_at_every_width() {
    let library = drawing::article();
    let theme = dark();
    for id in ["pottinger-leverage", "tplink-ban-shelved", "kessler-approval"] {
        let detail = Detail { link: Some(0), ..detail(&library, id) };
        let pictures = WIDTHS.map(|width| picture(&detail, width, 40, look(&theme)));
        insta::assert_snapshot!(format!("detail_{id}"), pictures.join("\n"));
    }
}

#[test]
fn it_fits_into_the_panes_of_the_usual_terminals() {
    let library = drawing::article();
    let theme = dark();
    let detail = detail(&library, "pottinger-leverage");
    let sizes = [(40, 9), (80, 8), (95, 14)];
    let pictures = sizes.map(|(width, height)| picture(&detail, width, height, look(&theme)));
    insta::assert_snapshot!(pictures.join("\n"));
}

#[test]
fn style_says_grade_match_and_link() {
    let library = drawing::article();
    let matches = |text: &str| text.match_indices("in").map(|(at, it)| at..at + it.len()).collect();
    for (name, theme) in [("dark", dark()), ("none", colorless())] {
        let detail =
            Detail { matches: &matches, link: Some(0), ..detail(&library, "schumer-sells-out") };
        let lines = detail.draw(80, 40, look(&theme)).lines;
        insta::assert_snapshot!(format!("detail_{name}"), drawing::styled(&lines, 80, &theme));
    }
}

#[test]
fn a_back_translation_never_passes_for_the_speakers_words() {
    let library = drawing::article();
    let both = detail(&library, "cutler-hands-tied");
    let text = words(&both);
    assert!(text.contains("„Damit sind dem Präsidenten die Hände gebunden“"));
    assert!(
        text.contains("back-translation, not the speaker's words\n  With that the president's")
    );
    let original = words(&Detail { text: TextMode::Original, ..both });
    assert!(!original.contains("With that") && original.contains("„Damit"));
    let translation = words(&Detail { text: TextMode::Translation, ..both });
    assert!(translation.contains("With that") && !translation.contains("„Damit"));
    let native = long_quote(10);
    assert!(words(&detail(&native, "speech")).contains("\n translation\n"));
}

#[test]
fn a_paraphrase_has_no_quotation_marks_in_any_mode() {
    let library = drawing::article();
    for text in [TextMode::Both, TextMode::Original, TextMode::Translation] {
        let text = words(&Detail { text, ..detail(&library, "tplink-ban-shelved") });
        assert!(!text.contains(['„', '“', '”']), "{text}");
        assert!(text.contains("in the curator's words, not a quotation"));
    }
}

#[test]
fn replies_are_said_in_words_and_so_is_their_absence() {
    let library = drawing::article();
    let text = words(&detail(&library, "tplink-ban-shelved"));
    assert!(text.contains("- White House did not reply (¶11)"), "{text}");
    assert!(text.contains("● TP-Link Systems answered (¶25)"), "{text}");
    let text = words(&detail(&library, "critics-exposed"));
    assert!(text.contains("No reply to this claim is reported in the text"), "{text}");
    assert!(text.contains("accuses       White House"), "{text}");
}

#[test]
fn what_is_denied_and_asserted_by_nobody_is_said_to_be() {
    let library = drawing::article();
    let text = words(&detail(&library, "tplink-denial"));
    assert!(text.contains("denied by TP-Link Systems; asserted by nobody in this article"));
    let text = words(&detail(&library, "pottinger-leverage"));
    assert!(text.contains("asserted by nobody") && !text.contains("denied by"));
    let text = words(&detail(&library, "tplink-not-suited"));
    assert!(text.contains("denied by TP-Link Systems"));
    let text = words(&detail(&library, "feith-threat"));
    assert!(!text.contains("asserted by nobody"));
}

#[test]
fn a_selected_link_shows_and_every_link_can_be_clicked() {
    let library = drawing::article();
    let theme = dark();
    let id = "tplink-ban-shelved";
    let count = links(claim(&library, id)).len();
    assert!(count > 3);
    for link in 0..count {
        let drawn = Detail { link: Some(link), ..detail(&library, id) }.draw(80, 40, look(&theme));
        let target = links(claim(&library, id))[link].claim.row();
        let hit = drawn.hits.iter().find(|hit| hit.target == target).unwrap();
        assert!(drawn.lines[usize::from(hit.line)].to_string().starts_with('▌'));
    }
}

#[test]
fn ascii_needs_nothing_else_for_what_is_not_quoted() {
    let library = drawing::article();
    let theme = colorless();
    let detail = detail(&library, "critics-exposed");
    let picture = picture(&detail, 80, 40, ascii(&theme));
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
        link in prop::option::of(0_usize..8),
    ) {
        let library = drawing::article();
        let theme = dark();
        let claim = library.claims().nth(at).unwrap();
        let detail = Detail { claim, top, link, ..detail(&library, "shelving-lead") };
        let drawn = detail.draw(width, height, look(&theme));
        prop_assert!(drawn.lines.len() <= usize::from(height));
        assert_fits(&drawn.lines, width);
        prop_assert!(drawn.hits.iter().all(|hit| usize::from(hit.line) < drawn.lines.len()));
        prop_assert!(drawn.top == 0 || drawn.top + drawn.page <= drawn.height);
    }
}
