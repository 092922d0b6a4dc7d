//! The sourcing strip as a picture: a bar for each claim, from first paragraph to last.

use super::{
    Part,
    prose::{class_of, scrolling},
};
use crate::{
    analysis::words,
    library::{ClaimRef, Grade, MEASURES, Rule, Strength},
};
use maud::{Markup, html};

/// The width that lines of bars are broken at, in the picture's units, which are pixels on an
/// undivided page.
const WIDTH: u32 = 860;
/// From one bar to the next.
const STEP: u32 = 13;
/// The width of a bar.
const BAR: u32 = 11;
/// Between paragraphs.
const GAP: u32 = 6;
/// The highest bar.
const HIGHEST: u32 = 40;
/// From one line of bars to the next: the bars, their letters, the numbers of the paragraphs.
const LINE: u32 = HIGHEST + 42;

/// A bar and where it stands.
struct Bar<'a> {
    claim: ClaimRef<'a>,
    x: u32,
    line: u32,
    /// Whether it is the first of its paragraph in its line, and stands above its number.
    is_first: bool,
}

impl Part<'_> {
    /// The strip and what it says in words.
    pub(super) fn strip(self) -> Markup {
        let bars = bars(self);
        let lines = bars.last().map_or(0, |bar| bar.line + 1);
        let height = lines * LINE;
        let label = format!(
            "{} of {} in the order of the article, a bar each; the higher the bar, the more \
             traceable the attribution. The same claims stand below, each with its grade.",
            words::sentence(&words::count(bars.len(), "claim")),
            words::count(self.dossier.paragraphs().into(), "paragraph"),
        );
        html! {
            figure {
                @if bars.is_empty() { p { "There are no claims to draw." } }
                @else {
                    (scrolling(super::STRIP, html! {
                        svg.strip role="group" aria-label=(label)
                            viewBox={ "0 0 " (WIDTH) " " (height) } {
                            @for bar in &bars { (bar.draw()) }
                        }
                    }))
                }
                figcaption {
                    "A bar is a claim, below it its letter and its paragraph. The higher the bar, \
                     the more traceable the attribution: " (legend()) ". It says " (MEASURES) "."
                }
            }
        }
    }
}

fn bars(part: Part<'_>) -> Vec<Bar<'_>> {
    let claims = part.in_order();
    let (mut x, mut line, mut paragraph) = (0, 0, None);
    let place = |claim: ClaimRef<'_>| {
        let mut is_first = paragraph.replace(claim.paragraph()) != Some(claim.paragraph());
        if is_first && x > 0 {
            x += GAP;
        }
        if x + STEP > WIDTH {
            (x, line, is_first) = (0, line + 1, true);
        }
        let at = x;
        x += STEP;
        (at, line, is_first)
    };
    let places: Vec<(u32, u32, bool)> = claims.iter().copied().map(place).collect();
    let bar = |(claim, (x, line, is_first))| Bar { claim, x, line, is_first };
    claims.into_iter().zip(places).map(bar).collect()
}

impl Bar<'_> {
    fn draw(&self) -> Markup {
        let Bar { claim, x, line, is_first } = self;
        let grade = claim.grade();
        let height = height(grade);
        let foot = line * LINE + HIGHEST + 2;
        let middle = x + BAR / 2;
        let about = format!(
            "¶{} {}, {}: {}: {}",
            claim.paragraph(),
            claim.grade_via(),
            claim.rule().name,
            claim.speaker_name(),
            claim.line(),
        );
        html! {
            a href={ "#" (claim.full_name()) } aria-label=(about) {
                title { (about) }
                rect.{ "bar " (class_of(grade.letter())) } x=(x) y=(foot - height)
                    width=(BAR) height=(height) {}
                text x=(middle) y=(foot + 13) { (grade.letter()) }
            }
            @if *is_first {
                text.paragraph x=(middle) y=(foot + 27) { (claim.paragraph()) }
            }
        }
    }
}

/// The stronger, the higher; the newsroom is off the scale, and its bar lies flat.
fn height(grade: Grade) -> u32 {
    let weakest = Strength::ALL.len() as u32;
    match grade {
        Grade::Newsroom { .. } | Grade::Open { .. } => 3,
        Grade::Sourced { strength, .. } => {
            let rank = Strength::ALL.iter().take_while(|other| **other != strength).count() as u32;
            HIGHEST * (weakest - rank) / weakest
        }
    }
}

/// The letters with their names.
fn legend() -> Markup {
    let newsroom = Rule::of(None);
    html! {
        @for rule in Rule::on_scale() {
            span.{ "grade " (class_of(rule.letter)) } { (rule.letter) }
            " " (rule.name) ", "
        }
        span.{ "grade " (class_of(newsroom.letter)) } { (newsroom.letter) } " " (newsroom.name)
        ", off the scale"
    }
}
