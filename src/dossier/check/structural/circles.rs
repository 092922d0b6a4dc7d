//! Circles: claims that answer each other, or rest on each other.

use super::{At, Code, Problem, Problems, names::Names};
use crate::dossier::{Claim, Document, RelationKind, path::Path};
use std::ops::Range;

/// How many claims of a circle a message names.
const NAMED: usize = 5;

pub(super) fn check(document: &Document<'_>, names: &Names<'_>, problems: &mut Problems) {
    let answers = |claim: &Claim<'_>, edge: &mut dyn FnMut(u32, &str)| {
        for (slot, relation) in (0..).zip(&claim.relations) {
            if relation.kind == RelationKind::Answers {
                edge(slot, &relation.claim);
            }
        }
    };
    let rests = |claim: &Claim<'_>, edge: &mut dyn FnMut(u32, &str)| {
        for (slot, id) in (0..).zip(&claim.rests_on) {
            edge(slot, id);
        }
    };
    let circles = [
        (Graph::of(document, names, answers), "answer", "relations"),
        (Graph::of(document, names, rests), "rest on", "rests_on"),
    ];
    for (graph, verb, field) in circles {
        graph.for_each_circle(document.claims.len(), |circle, last| {
            let at = At { list: "claims", index: last.from };
            let path = match field {
                "relations" => at.field(field).item(last.slot).field("claim"),
                _ => at.field(field).item(last.slot),
            };
            problems.push(problem(document, circle, verb, path));
        });
    }
}

fn problem(document: &Document<'_>, circle: &[u32], verb: &str, path: Path) -> Problem {
    let id = |&claim: &u32| &*document.claims[claim as usize].id;
    let mut named: Vec<_> = circle.iter().take(NAMED).map(id).collect();
    if circle.len() > NAMED {
        named.push("…");
    }
    named.extend(circle.first().map(id));
    let message = format!("claims {verb} each other in a circle: {}", named.join(" → "));
    Problem::new(Code::Circle, path, message)
        .with_help("one of these links points the wrong way: turn it round, or remove it")
}

/// One link between two claims.
#[derive(Clone, Copy)]
struct Edge {
    from: u32,
    to: u32,
    /// The index in the list of `from` that holds the link.
    slot: u32,
}

/// The links of one kind, in the order of the claims that they start from.
struct Graph {
    edges: Vec<Edge>,
}

impl Graph {
    /// The links that `links` gives out for each claim; unknown claims and the claim itself are
    /// problems of their own.
    fn of(
        document: &Document<'_>,
        names: &Names<'_>,
        links: impl Fn(&Claim<'_>, &mut dyn FnMut(u32, &str)),
    ) -> Self {
        let mut edges = Vec::new();
        for (from, claim) in (0..).zip(&document.claims) {
            links(claim, &mut |slot, id| {
                if let Some(to) = names.claims.position(id)
                    && to != from
                {
                    edges.push(Edge { from, to, slot });
                }
            });
        }
        Graph { edges }
    }

    fn edges_of(&self, claim: u32) -> Range<usize> {
        let start = self.edges.partition_point(|edge| edge.from < claim);
        let end = self.edges.partition_point(|edge| edge.from <= claim);
        start..end
    }

    /// Calls `found` with the claims of each circle and the link that closes it.
    ///
    /// Each link is followed once, without recursion: a chain may be as long as a dossier.
    fn for_each_circle(&self, claims: usize, mut found: impl FnMut(&[u32], Edge)) {
        if self.edges.is_empty() {
            return;
        }
        let mut seen = vec![Seen::Never; claims];
        for start in self.edges.iter().map(|edge| edge.from) {
            if seen[start as usize] != Seen::Never {
                continue;
            }
            let mut chain = vec![start];
            let mut ahead = vec![self.edges_of(start)];
            seen[start as usize] = Seen::OnChain(0);
            while let Some(edges) = ahead.last_mut() {
                let Some(edge) = edges.next().map(|at| self.edges[at]) else {
                    ahead.pop();
                    if let Some(left) = chain.pop() {
                        seen[left as usize] = Seen::Left;
                    }
                    continue;
                };
                match seen[edge.to as usize] {
                    Seen::Left => {}
                    Seen::Never => {
                        seen[edge.to as usize] = Seen::OnChain(chain.len());
                        chain.push(edge.to);
                        ahead.push(self.edges_of(edge.to));
                    }
                    Seen::OnChain(first) => found(&chain[first..], edge),
                }
            }
        }
    }
}

/// Whether the search has come by a claim.
#[derive(Clone, Copy, PartialEq)]
enum Seen {
    Never,
    /// It is at this index of the chain that leads here.
    OnChain(usize),
    Left,
}
