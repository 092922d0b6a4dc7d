//! The claims, each whole: its words, its grade and why, what was replied, and what hangs on it.

use super::{
    Part,
    direction::{foreign, sentence},
    prose::class_of,
};
use crate::{
    dossier::{ClaimField, Speech},
    export::{
        caveats,
        facts::{self, Line},
        quoted,
    },
    library::{About, By, ClaimRef, StanceRef, Status, Verification, Vocabulary, passive},
};
use maud::{Markup, html};

impl Part<'_> {
    /// The claims under their paragraphs, in the order of the article.
    pub(super) fn claims(self) -> Markup {
        let claims = self.in_order();
        let mut paragraphs = claims.chunk_by(|one, next| one.paragraph() == next.paragraph());
        html! {
            @if claims.is_empty() { p { "There are none." } }
            @for claims in &mut paragraphs {
                @let number = claims[0].paragraph();
                (self.heading(1, &self.anchor(&format!("p{number}")), html! { "Paragraph " (number) }))
                @for claim in claims { (self.claim(*claim)) }
            }
        }
    }

    fn claim(self, claim: ClaimRef<'_>) -> Markup {
        let grade = claim.grade();
        let anchor = claim.full_name();
        let heading = html! {
            span.{ "grade " (class_of(grade.letter())) } {
                (sentence(&claim.grade_via())) " " (claim.rule().name) (caveats::translated(claim))
            }
            " " (sentence(&caveats::introduction(claim))) ":"
        };
        html! {
            article.claim aria-labelledby=(anchor) {
                (self.heading(2, &anchor, heading))
                @if let Some(undecided) = caveats::undecided(claim) {
                    p { (sentence(&undecided)) }
                }
                (self.words(claim))
                dl {
                    (fact("Attribution", sentence(&caveats::attribution(claim))))
                    (fact("Why", why(claim)))
                    (self.stances(claim))
                    (fact("Replies", sentence(&caveats::replies(claim))))
                    (self.relations(claim))
                    (status(self.statuses.verification(claim.row())))
                    @for line in facts::lines(claim).filter(|line| !is_elsewhere(line)) {
                        (fact(&line.heading, self.text(&line)))
                    }
                    (fact("Source", html! { (sentence(&caveats::origin(claim))) " [" code { (anchor) } "]" }))
                }
            }
        }
    }

    /// What is said: the quotation in its marks, its translation without, and the gist.
    fn words(self, claim: ClaimRef<'_>) -> Markup {
        let reader = self.dossier.reader_language();
        let is_gist_first = claim.speech() != Some(Speech::Verbatim);
        let gist = html! {
            @match claim.gist() {
                Some(gist) => p.gist lang=(reader) dir="auto" { (gist) },
                None if claim.is_quoted() => {},
                None => p.gist lang=(self.dossier.language()) dir="auto" { (claim.line()) },
            }
        };
        html! {
            @if is_gist_first { (gist) }
            @if claim.is_quoted() {
                blockquote { p lang=(self.dossier.language()) dir="auto" { (quoted(claim)) } }
            }
            @if let Some(translation) = caveats::translation(claim) {
                p.translation lang=(reader) { (sentence(&translation)) }
            }
            @if let Some(gist) = claim.gist().filter(|_| !is_gist_first) {
                p.gist lang=(reader) { "In the curator's words: " (foreign(gist)) }
            }
        }
    }

    /// What a line says, in the language of who says it.
    fn text(self, line: &Line) -> Markup {
        let language = match line.by {
            By::Text => self.dossier.language(),
            By::Curator => self.dossier.reader_language(),
        };
        html! { bdi lang=(language) { (line.text) } }
    }

    fn stances(self, claim: ClaimRef<'_>) -> Markup {
        let stances = claim.stances();
        let is_open = claim.is_undecided(ClaimField::Stances);
        let none = stances.len() == 0 && !is_open;
        html! {
            dt { "Stance" }
            @for stance in stances { dd { (side(stance)) } }
            @if none { dd { "takes no side" } }
            @if is_open { dd { "undecided" } }
        }
    }

    /// The claims that it leans on, answers or disputes, and those that do so to it.
    fn relations(self, claim: ClaimRef<'_>) -> Markup {
        let mut all: Vec<(&str, ClaimRef<'_>)> = Vec::new();
        all.extend(claim.rests_on().map(|carrier| ("rests on", carrier)));
        all.extend(claim.examples().map(|example| ("example", example)));
        all.extend(claim.relations().map(|(kind, other)| (kind.label(), other)));
        all.extend(claim.related_by().map(|(kind, other)| (passive(kind), other)));
        html! {
            @if !all.is_empty() {
                dt { "Relations" }
                @for (label, other) in &all {
                    dd {
                        (label) " ¶" (other.paragraph()) " " (self.link(*other)) " ("
                        (sentence(&other.grade_via())) " " (other.rule().name) ", "
                        (foreign(&other.speaker_name())) "): " (foreign(&other.line()))
                    }
                }
            }
        }
    }
}

/// Whether the page says it in a place of its own.
fn is_elsewhere(line: &Line) -> bool {
    line.about == About::Article
        || line.about == About::Claim
            && matches!(line.key, "gist" | "stances" | "rests_on" | "examples" | "relations")
}

fn fact(label: &str, text: Markup) -> Markup {
    html! { dt { (label) } dd { (text) } }
}

fn why(claim: ClaimRef<'_>) -> Markup {
    html! { ul { @for reason in claim.why().sentences() { li { (sentence(&reason)) } } } }
}

fn side(stance: StanceRef<'_>) -> Markup {
    html! {
        (stance.position().label()) " (" (stance.basis().label()) "): "
        (foreign(stance.proposition().text()))
    }
}

/// What the reader has recorded of the claim, in the forms of the other exports for people.
fn status(verification: Option<&Verification>) -> Markup {
    let status = verification.and_then(Verification::sentence);
    let status = status.unwrap_or_else(|| Status::Unchecked.label().to_owned());
    let note = verification.and_then(|recorded| recorded.note.as_deref());
    html! {
        (fact("Status", sentence(&status)))
        @if let Some(note) = note { (fact("Status note", foreign(note))) }
    }
}
