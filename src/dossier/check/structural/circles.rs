//! Circles: claims that answer each other, or rest on each other.

use super::{At, Structural};
use crate::dossier::{
    claim::{Claim, RelationKind},
    diagnostic::Code,
    path::Path,
};

/// How many claims of a circle a message names.
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
            let id = |&claim: &u32| &*claims[claim as usize].id;
            let mut named: Vec<_> = circle.iter().take(NAMED).map(id).collect();
            if circle.len() > NAMED {
                named.push("…");
            }
            named.extend(circle.first().map(id));
            let message = format!("claims {verb} each other in a circle: {}", named.join(" → "));
            let at = At { list: "claims", index: from };
            self.found.add(Code::Circle, path(at, slot), message);
        });
    }
}

/// A link from a claim to another one.
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

/// Calls `found` with the claims of each circle, and the link that closes it: its claim and slot.
///
/// Each link is followed once, without recursion: a chain may be as long as a dossier.
fn for_each_circle(graph: &[Vec<Link>], mut found: impl FnMut(&[u32], u32, u32)) {
    let mut visits = vec![Visit::Never; graph.len()];
    for (start, links) in (0..).zip(graph) {
        if visits[start as usize] != Visit::Never {
            continue;
        }
        let mut chain = vec![start];
        let mut ahead = vec![links.iter()];
        visits[start as usize] = Visit::OnChain(0);
        while let (Some(&from), Some(links)) = (chain.last(), ahead.last_mut()) {
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
                    chain.push(to);
                    ahead.push(graph[to as usize].iter());
                }
                Visit::OnChain(first) => found(&chain[first..], from, slot),
            }
        }
    }
}
