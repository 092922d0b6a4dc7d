//! The report: one page of HTML for somebody without a terminal. It has what the memo says, the
//! sourcing strip and the matrix as pictures, every claim with its grade and why, and who was
//! asked and what came of it.
//!
//! The page holds all that it needs, runs no script, and its own policy keeps browsers from
//! loading anything.

mod claims;
mod direction;
mod matrix;
mod prose;
mod replies;
mod strip;

use super::{
    memo::{each_dossier, findings},
    page::Page,
};
use crate::{
    analysis::{Scope, words},
    library::{ClaimRef, DossierRef, MEASURES, Row, Statuses},
};
use direction::foreign;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::collections::HashSet;

/// How the page looks on a light and on a dark screen, and on paper.
const STYLE: &str = include_str!("style.css");

/// What browsers may load for the page: nothing.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A page for the claims of a scope, with the reader's own verification of them.
pub fn report(scope: Scope<'_>, statuses: &Statuses) -> String {
    let dossiers = scope.dossiers();
    let title = match &dossiers[..] {
        [dossier] => dossier.title().to_owned(),
        dossiers => words::count(dossiers.len(), "article"),
    };
    let is_alone = dossiers.len() == 1;
    let on_page: HashSet<Row> = scope.claims().map(ClaimRef::row).collect();
    let parts = each_dossier(scope, |scope, dossier| {
        let page = findings(scope, dossier);
        let part = Part { scope, dossier, statuses, on_page: &on_page, is_alone };
        let sections = part.sections(&page);
        (part.contents(&sections), part.body(&page, &sections))
    });
    let (contents, bodies): (Vec<Markup>, Vec<Markup>) = parts.into_iter().unzip();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content="onrecord";
                title { "Sourcing report: " (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#content" { "To the content" }
                header {
                    h1 { "Sourcing report: " (foreign(&title)) }
                    @if !is_alone { p { "Grades say " strong { (MEASURES) } "." } }
                }
                nav aria-label="Contents" { ol { @for part in &contents { (part) } } }
                main id="content" { @for part in &bodies { (part) } }
                footer {
                    p { "Made by onrecord. Grades say " (MEASURES) "." }
                }
            }
        }
    };
    page.into_string() + "\n"
}

/// What the page says of one article.
#[derive(Clone, Copy)]
struct Part<'a> {
    scope: Scope<'a>,
    dossier: DossierRef<'a>,
    statuses: &'a Statuses,
    /// The claims that can be gone to.
    on_page: &'a HashSet<Row>,
    /// Whether the page is about no other article.
    is_alone: bool,
}

/// The headings of what the memo does not have, in their order.
const STRIP: &str = "The article as a strip";
const MATRIX: &str = "Stance and strength of attribution";
const REPLIES: &str = "Who was asked or criticised";
const CLAIMS: &str = "The claims";

/// A section's heading, and what stands below it.
type Titled = (&'static str, Markup);

impl<'a> Part<'a> {
    /// The claims in the order of the article, whatever that of the query is.
    fn in_order(self) -> Vec<ClaimRef<'a>> {
        let mut claims: Vec<ClaimRef<'a>> = self.scope.claims().collect();
        claims.sort_unstable_by_key(|claim| (claim.paragraph(), claim.row()));
        claims
    }

    /// The sections with their headings.
    fn sections(self, page: &Page<'_>) -> Vec<Titled> {
        let mut sections: Vec<Titled> = Vec::new();
        for section in &page.sections {
            sections.push((section.heading, self.blocks(&section.blocks)));
            match section.heading {
                "In short" => {
                    sections.push((STRIP, self.strip()));
                    sections.push((MATRIX, self.matrix()));
                }
                "Requests and replies" => sections.push((REPLIES, self.replies())),
                "Denied, and asserted by nobody" => sections.push((CLAIMS, self.claims())),
                _ => {}
            }
        }
        sections
    }

    fn contents(self, sections: &[Titled]) -> Markup {
        match self.is_alone {
            true => html! {
                @for (heading, _) in sections {
                    li { a href={ "#" (self.anchor(heading)) } { (heading) } }
                }
            },
            false => {
                html! { li { a href={ "#" (self.dossier.id()) } { (foreign(self.dossier.title())) } } }
            }
        }
    }

    fn body(self, page: &Page<'_>, sections: &[Titled]) -> Markup {
        let lead = html! { @for prose in &page.lead { p { (self.prose(prose)) } } };
        let sections = html! {
            @for (heading, body) in sections {
                @let anchor = self.anchor(heading);
                section aria-labelledby=(self.label(&anchor)) {
                    (self.heading(0, &anchor, html! { (heading) }))
                    (body)
                }
            }
        };
        match self.is_alone {
            true => html! { (lead) (sections) },
            false => html! {
                article aria-labelledby=(self.dossier.id()) {
                    h2 id=(self.dossier.id()) { (foreign(self.dossier.title())) }
                    (lead)
                    (sections)
                }
            },
        }
    }

    /// A heading so many levels below the article's own.
    fn heading(self, below: u8, anchor: &str, text: Markup) -> Markup {
        match (self.is_alone, below) {
            (true, 0) => html! { h2 id=(anchor) { (text) } },
            (true, 1) | (false, 0) => html! { h3 id=(anchor) { (text) } },
            (true, _) | (false, 1) => html! { h4 id=(anchor) { (text) } },
            (false, _) => html! { h5 id=(anchor) { (text) } },
        }
    }

    /// The ids of what names a section, which on a page of several articles is not alone of its
    /// name.
    fn label(self, anchor: &str) -> String {
        if self.is_alone { anchor.to_owned() } else { format!("{anchor} {}", self.dossier.id()) }
    }

    /// Where something of the article stands on the page. No claim's name has a dot.
    fn anchor(self, name: &str) -> String {
        let name = name.to_ascii_lowercase().replace(' ', "-").replace(['\'', ','], "");
        format!("{}.{name}", self.dossier.id())
    }
}

#[cfg(test)]
mod tests;
