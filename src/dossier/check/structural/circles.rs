//! Circles: claims that answer each other, or rest on each other; speakers that are part of each
//! other.

use super::{At, Structural};
use crate::dossier::{
    claim::{Claim, RelationKind},
    diagnostic::{Code, Diagnostic, Label},
    path::Path,
    speaker::Speaker,
};

/// How many ids of a circle a message names.
const NAMED: usize = 5;

impl Structural<'_> {
    pub(super) fn check_circles(&mut self) {
        let answers = |claim: &Claim<'_>, link: &mut dyn FnMut(u32, &str)| {
            for (slot, relation) in (0..).zip(&claim.relations) {
                if relation.kind == RelationKind::Answers {
                    link(slot, &relation.claim);
                }
            }
        };
        self.check_links(answers, "answer", |at, slot| {
            at.field("relations").item(slot).field("claim")
        });
        let rests = |claim: &Claim<'_>, link: &mut dyn FnMut(u32, &str)| {
            (0..).zip(&claim.rests_on).for_each(|(slot, id)| link(slot, id));
        };
        self.check_links(rests, "rest on", |at, slot| at.field("rests_on").item(slot));
        let speakers = &self.document.speakers;
        let whole = |speaker: &Speaker<'_>| {
            let whole = self.ids.speakers.position(speaker.part_of.as_deref()?)?;
            Some(Link { to: whole, slot: 0 })
        };
        let graph = (0..).zip(speakers).map(|(from, speaker)| {
            whole(speaker).filter(|link| link.to != from).into_iter().collect()
        });
        for_each_circle(&graph.collect::<Vec<_>>(), |circle, from, _| {
            let id = |at: u32| &*speakers[at as usize].id;
            let message = "speakers are part of each other in a circle";
            let path = |index, _| At { list: "speakers", index }.field("part_of");
            self.found.push(diagnostic(message, circle, (from, 0), id, path));
        });
    }

    /// Reports each circle of the links that `links` gives out for a claim, each with its slot in
    /// the list that it is in; `path` is where that slot is.
    fn check_links(
        &mut self,
        links: impl Fn(&Claim<'_>, &mut dyn FnMut(u32, &str)),
        verb: &str,
        path: impl Fn(At, u32) -> Path,
    ) {
        let claims = &self.document.claims;
        let mut graph = vec![Vec::new(); claims.len()];
        for (from, claim) in (0..).zip(claims) {
            // Unknown claims and the claim itself are problems of their own.
            links(claim, &mut |slot, id| {
                let to = self.ids.claims.position(id).filter(|to| *to != from);
                graph[from as usize].extend(to.map(|to| Link { to, slot }));
            });
        }
        for_each_circle(&graph, |circle, from, slot| {
            let id = |at: u32| &*claims[at as usize].id;
            let message = format!("claims {verb} each other in a circle");
            let path = |index, slot| path(At { list: "claims", index }, slot);
            self.found.push(diagnostic(&message, circle, (from, slot), id, path));
        });
    }
}

/// What is said of a circle at the link that closes it, given by where it comes from and its slot.
///
/// Each link of the circle leads to one of its members, and is in the one before.
fn diagnostic<'d>(
    message: &str,
    circle: &[Link],
    closing: (u32, u32),
    id: impl Fn(u32) -> &'d str,
    path: impl Fn(u32, u32) -> Path,
) -> Diagnostic {
    let mut named: Vec<_> = circle.iter().take(NAMED).map(|link| id(link.to)).collect();
    if circle.len() > NAMED {
        named.push("…");
    }
    named.extend(circle.first().map(|link| id(link.to)));
    let message = format!("{message}: {}", named.join(" → "));
    let labels = circle.windows(2).map(|links| {
        let (from, to) = (links[0].to, links[1].to);
        Label::new(path(from, links[1].slot), format!("{} → {}", id(from), id(to)))
    });
    let (from, slot) = closing;
    Diagnostic::new(Code::Circle, path(from, slot), message).with_labels(labels)
}

/// A link from a claim or speaker to another one.
#[derive(Clone, Copy)]
struct Link {
    to: u32,
    /// Its index in the list that it is in.
    slot: u32,
}

/// Whether the search has come by a claim.
#[derive(Clone, Copy, PartialEq)]
enum Visit {
    Never,
    /// It is at this index of the chain that leads here.
    OnChain(usize),
    Left,
}

/// Calls `found` with each circle, by the links that lead to its members (that of the first is
/// from outside), and with the link that closes it: its claim and slot.
///
/// Each link is followed once, without recursion: a chain may be as long as a dossier.
fn for_each_circle(graph: &[Vec<Link>], mut found: impl FnMut(&[Link], u32, u32)) {
    let mut visits = vec![Visit::Never; graph.len()];
    for (start, links) in (0..).zip(graph) {
        if visits[start as usize] != Visit::Never {
            continue;
        }
        let mut chain = vec![Link { to: start, slot: 0 }];
        let mut ahead = vec![links.iter()];
        visits[start as usize] = Visit::OnChain(0);
        while let (Some(&Link { to: from, .. }), Some(links)) = (chain.last(), ahead.last_mut()) {
            let Some(&Link { to, slot }) = links.next() else {
                visits[from as usize] = Visit::Left;
                chain.pop();
                ahead.pop();
                continue;
            };
            match visits[to as usize] {
                Visit::Left => {}
                Visit::Never => {
                    visits[to as usize] = Visit::OnChain(chain.len());
                    chain.push(Link { to, slot });
                    ahead.push(graph[to as usize].iter());
                }
                Visit::OnChain(first) => found(&chain[first..], from, slot),
            }
        }
    }
}
