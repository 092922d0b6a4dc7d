//! Circles: claims that answer each other, or rest on each other; speakers that are part of each
//! other.

use super::{At, Structural};
use crate::dossier::{
    claim::{Claim, RelationKind},
    diagnostic::Code,
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
            let circle = named(circle, |at| &speakers[at as usize].id);
            let message = format!("speakers are part of each other in a circle: {circle}");
            let path = At { list: "speakers", index: from }.field("part_of");
            self.found.add(Code::Circle, path, message);
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
            let circle = named(circle, |at| &claims[at as usize].id);
            let message = format!("claims {verb} each other in a circle: {circle}");
            let at = At { list: "claims", index: from };
            self.found.add(Code::Circle, path(at, slot), message);
        });
    }
}

/// The ids of a circle, told by their positions: `a → b → a`.
fn named<'d>(circle: &[u32], id: impl Fn(u32) -> &'d str) -> String {
    let mut named: Vec<_> = circle.iter().take(NAMED).map(|at| id(*at)).collect();
    if circle.len() > NAMED {
        named.push("…");
    }
    named.extend(circle.first().map(|at| id(*at)));
    named.join(" → ")
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
