//! Prose, lists and mentions of claims as HTML.

use super::{
    Part,
    direction::{foreign, sentence},
};
use crate::{
    export::page::{Block, Prose, Run},
    library::ClaimRef,
};
use maud::{Markup, html};

impl Part<'_> {
    pub(super) fn blocks(self, blocks: &[Block<'_>]) -> Markup {
        html! { @for block in blocks { (self.block(block)) } }
    }

    fn block(self, block: &Block<'_>) -> Markup {
        html! {
            @match block {
                Block::Paragraph(prose) => p { (self.prose(prose)) },
                Block::List(items) => ul {
                    @for item in items {
                        li {
                            (self.prose(&item.prose))
                            @if !item.below.is_empty() {
                                ul { @for prose in &item.below { li { (self.prose(prose)) } } }
                            }
                        }
                    }
                },
                Block::Numbers { header, rows } => table {
                    thead { tr { @for name in *header { th scope="col" { (name) } } } }
                    tbody { @for row in rows { (numbers(row)) } }
                },
            }
        }
    }

    pub(super) fn prose(self, prose: &Prose<'_>) -> Markup {
        html! {
            @for run in &prose.0 {
                @match run {
                    Run::Text(text) => (sentence(text)),
                    Run::Foreign(text) => (foreign(text)),
                    Run::Name(speaker) => (foreign(speaker.name())),
                    Run::Strong(text) => strong { (text) },
                    Run::Code(text) => code { (text) },
                    Run::Claim(claim) => (self.link(*claim)),
                    Run::Places(claims) => (self.links(claims.iter().copied())),
                }
            }
        }
    }

    /// A claim's id, which leads to the claim where it is on the page.
    pub(super) fn link(self, claim: ClaimRef<'_>) -> Markup {
        let is_here = self.on_page.contains(&claim.row());
        html! {
            @if is_here { a href={ "#" (claim.full_name()) } { code { (claim.id()) } } }
            @else { code { (claim.id()) } }
        }
    }

    /// Claims by paragraph and id.
    pub(super) fn links<'c>(self, claims: impl IntoIterator<Item = ClaimRef<'c>>) -> Markup {
        let claims = claims.into_iter().enumerate();
        html! {
            @for (at, claim) in claims {
                @if at > 0 { ", " }
                "¶" (claim.paragraph()) " " (self.link(claim))
            }
        }
    }
}

fn numbers(row: &[String]) -> Markup {
    html! {
        tr {
            @for (at, cell) in row.iter().enumerate() {
                @if at == 0 { th scope="row" { (cell) } } @else { td.number { (cell) } }
            }
        }
    }
}

/// What may be wider than a narrow screen: it scrolls by itself, by keyboard too.
pub(super) fn scrolling(name: &str, wide: Markup) -> Markup {
    html! { div.scroll role="group" aria-label=(name) tabindex="0" { (wide) } }
}

/// The class that gives a letter of the scale, or the newsroom's, its colour.
pub(super) fn class_of(letter: char) -> char {
    letter.to_ascii_lowercase()
}
