//! Who was asked or accused, and what came of it, as a table.

use super::{Part, direction::foreign, prose::scrolling};
use crate::analysis::{Cell, NO_REQUEST, Party, Replies, words};
use maud::{Markup, html};

impl Part<'_> {
    /// The parties, a row each.
    pub(super) fn replies(self) -> Markup {
        let replies = Replies::of(self.scope);
        if replies.parties.is_empty() {
            let nobody = self.scope.so_far("Nobody is asked or criticised in these claims");
            return html! { p { (nobody) } };
        }
        let has_inferred = replies.requests.iter().any(|request| request.is_inferred());
        html! {
            (scrolling(super::REPLIES, html! {
                table {
                    thead {
                        tr {
                            th scope="col" { "party" }
                            th scope="col" { "requests to it that the text reports" }
                            th scope="col" { "what came of it, by claim" }
                        }
                    }
                    tbody { @for party in &replies.parties { (self.party(&replies, party)) } }
                }
            }))
            p { "“" (Cell::NoRequestReported.label()) "” means: " (NO_REQUEST) "." }
            @if has_inferred {
                p {
                    "Which claims a request was about is in part the curator's conclusion: those \
                     are marked * under “Requests and replies”."
                }
            }
        }
    }

    fn party(self, replies: &Replies<'_>, party: &Party<'_>) -> Markup {
        let marks = Cell::ALL.map(|mark| (mark, replies.marked(party, mark)));
        let marks: Vec<_> = marks.into_iter().filter(|(_, claims)| !claims.is_empty()).collect();
        html! {
            tr {
                th scope="row" {
                    (foreign(party.speaker.name()))
                    @if let Some(role) = party.speaker.role() { span.role { ", " (foreign(role)) } }
                    @if party.is_silent { span.role { " (says nothing in the article)" } }
                }
                td {
                    @if party.requests == 0 { "none" }
                    @else { (words::count(party.requests, "request")) }
                }
                td {
                    @if marks.is_empty() {
                        (self.scope.so_far("No claim here criticises it or was put to it"))
                    }
                    @else {
                        ul {
                            @for (mark, claims) in &marks {
                                li { strong { (mark.label()) } ": " (self.links(claims.iter().copied())) }
                            }
                        }
                    }
                }
            }
        }
    }
}
