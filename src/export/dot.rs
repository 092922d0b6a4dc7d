//! Who answers or disputes whom, as a graph that Graphviz draws.

use super::{caveats, plain};
use crate::{
    analysis::{by_dossier, words},
    library::{
        ClaimRef, DossierRef, MEASURES, ReplyRef, Row, SpeakerId, SpeakerRef, Statuses, Vocabulary,
    },
    text::wrap,
};
use std::{
    collections::{BTreeMap, HashSet},
    fmt::Write,
};

/// The columns of a text in its box.
const COLUMNS: usize = 40;

/// The claims, each in a box under its speaker, with an arrow to each from what was replied to
/// it: from the claim that answers or denies it, or from whoever gave no answer.
///
/// What is at the other end of an arrow is drawn too, dashed where it is not among `claims`. Each
/// speaker's claims run from top to bottom in reading order, and replies stand below.
pub fn dot<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> String {
    graph(by_dossier(claims).into_iter().map(|(dossier, it)| Drawing::of(dossier, it)).collect())
}

/// The same without the claims that no arrow touches; it says how many these are.
pub fn linked<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> String {
    let drawings = by_dossier(claims).into_iter();
    graph(drawings.map(|(dossier, it)| Drawing::of(dossier, it).linked()).collect())
}

fn graph(drawings: Vec<Drawing<'_>>) -> String {
    let mut out = String::from(
        "digraph claims {\n  rankdir=BT;\n  node [shape=box, fontname=\"sans-serif\"];\n  \
         edge [fontname=\"sans-serif\"];\n  fontname=\"sans-serif\";\n  labelloc=t;\n",
    );
    put(&mut out, format_args!("  label={};\n", lines(title(&drawings))));
    // networkx and pydot know no box that is made in a part of the graph.
    drawings.iter().for_each(|drawing| drawing.put_boxes(&mut out));
    drawings.iter().for_each(|drawing| drawing.put_speakers(&mut out));
    drawings.iter().for_each(|drawing| drawing.put_arrows(&mut out));
    out + "}\n"
}

/// What the graph says of itself: the articles, what an arrow is, and what the grades measure.
fn title(drawings: &[Drawing<'_>]) -> Vec<String> {
    let article = |drawing: &Drawing<'_>| {
        let dossier = drawing.dossier;
        let (title, outlet, day) = (dossier.title(), dossier.outlet(), dossier.published_long());
        format!("{title} ({outlet}, {day}; {})", caveats::text_of(dossier))
    };
    let mut lines: Vec<String> = drawings.iter().map(article).collect();
    lines.push(format!(
        "Claims are in the curator's words; an arrow leads from a reply to what it replies to. \
         Grades say {MEASURES}."
    ));
    let left_out = drawings.iter().map(|drawing| drawing.left_out).sum();
    if left_out > 0 {
        let claims = words::verb(left_out, "claim", "claims");
        lines.push(format!("{left_out} {claims} without an arrow left out."));
    }
    lines
}

/// What is drawn of one article.
struct Drawing<'a> {
    dossier: DossierRef<'a>,
    /// The claims and whether they are meant themselves, in reading order.
    claims: BTreeMap<Row, (ClaimRef<'a>, bool)>,
    /// Those who were asked and gave no answer.
    silent: BTreeMap<SpeakerId, SpeakerRef<'a>>,
    edges: Vec<Edge<'a>>,
    /// How many claims are meant and not drawn.
    left_out: usize,
}

/// An arrow from a reply to a claim.
struct Edge<'a> {
    reply: ReplyRef<'a>,
    to: ClaimRef<'a>,
}

impl<'a> Drawing<'a> {
    fn of(dossier: DossierRef<'a>, meant: Vec<ClaimRef<'a>>) -> Self {
        let meant = meant.into_iter().map(|claim| (claim.row(), (claim, true)));
        let mut claims: BTreeMap<Row, (ClaimRef<'a>, bool)> = meant.collect();
        let is_meant = |claim: ClaimRef<'_>| claims.contains_key(&claim.row());
        let replies =
            dossier.claims().flat_map(|to| to.replies().map(move |reply| Edge { reply, to }));
        let touches = |edge: &Edge<'_>| is_meant(edge.to) || edge.reply.claims().any(is_meant);
        let edges: Vec<Edge<'a>> = replies.filter(touches).collect();
        let mut silent = BTreeMap::new();
        for edge in &edges {
            for claim in edge.reply.claims().chain([edge.to]) {
                claims.entry(claim.row()).or_insert((claim, false));
            }
            if edge.reply.claims().len() == 0 {
                silent.insert(edge.reply.by().key(), edge.reply.by());
            }
        }
        Drawing { dossier, claims, silent, edges, left_out: 0 }
    }

    fn linked(mut self) -> Self {
        let ends = self.edges.iter().flat_map(|edge| edge.reply.claims().chain([edge.to]));
        let ends: HashSet<Row> = ends.map(ClaimRef::row).collect();
        let all = self.claims.len();
        self.claims.retain(|row, _| ends.contains(row));
        self.left_out = all - self.claims.len();
        self
    }

    fn put_boxes(&self, out: &mut String) {
        for (claim, is_meant) in self.claims.values() {
            let style = if *is_meant { "" } else { ", style=dashed" };
            let name = text(&claim.full_name());
            let (label, tooltip) = (lines(label_of(*claim)), text(&tooltip(*claim)));
            put(out, format_args!("  {name} [label={label}, tooltip={tooltip}{style}];\n"));
        }
        for speaker in self.silent.values() {
            let label = lines(wrapped(speaker.name()));
            put(out, format_args!("  {} [label={label}, shape=ellipse];\n", silent(*speaker)));
        }
    }

    /// The boxes around the claims of each speaker.
    fn put_speakers(&self, out: &mut String) {
        let mut speakers: BTreeMap<Option<SpeakerId>, Vec<ClaimRef<'a>>> = BTreeMap::new();
        for (claim, _) in self.claims.values() {
            speakers.entry(claim.speaker().map(SpeakerRef::key)).or_default().push(*claim);
        }
        for claims in speakers.values() {
            let speaker = claims[0].speaker();
            // No speaker's id has a stroke.
            let id = speaker.map_or("/undecided", SpeakerRef::id);
            let cluster = text(&format!("cluster {}/{id}", self.dossier.id()));
            let label = lines(wrapped(speaker.map_or("undecided who says it", SpeakerRef::name)));
            // From below, that is the side at the top.
            put(
                out,
                format_args!("  subgraph {cluster} {{\n    label={label};\n    labelloc=b;\n    "),
            );
            // The last is the lowest, and Graphviz draws from below.
            let names: Vec<String> =
                claims.iter().rev().map(|claim| text(&claim.full_name())).collect();
            put(out, format_args!("{}", names.join(" -> ")));
            out.push_str(if names.len() > 1 { " [style=invis];\n  }\n" } else { ";\n  }\n" });
        }
    }

    fn put_arrows(&self, out: &mut String) {
        // Two who were asked together have one answer, and it needs one arrow.
        let mut seen = HashSet::new();
        let arrows = self.edges.iter().flat_map(Edge::arrows);
        arrows.filter(|arrow| seen.insert(arrow.clone())).for_each(|arrow| out.push_str(&arrow));
    }
}

impl Edge<'_> {
    /// The arrows: one from each claim that is the reply, or from who gave none.
    fn arrows(&self) -> Vec<String> {
        let Edge { reply, to } = self;
        let inferred = if caveats::is_inferred(*to, *reply) { "; inferred" } else { "" };
        let label = format!("{} (¶{}{inferred})", reply.reply().label(), reply.paragraph());
        let (label, to) = (text(&label), text(&to.full_name()));
        let mut from: Vec<String> = reply.claims().map(|it| text(&it.full_name())).collect();
        if from.is_empty() {
            from.push(silent(reply.by()));
        }
        from.iter().map(|from| format!("  {from} -> {to} [label={label}];\n")).collect()
    }
}

/// The claim in its box: gist, grade, form of speech and place; and that nothing was replied,
/// which no arrow can show.
fn label_of(claim: ClaimRef<'_>) -> Vec<String> {
    let (grade, name, speech) = (claim.grade_via(), claim.rule().name, caveats::speech(claim));
    let mut lines = wrapped(&claim.line());
    lines.extend(wrapped(&format!("{name} {grade}, {speech}, ¶{}", claim.paragraph())));
    if claim.replies().len() == 0 {
        lines.push("no reply reported".to_owned());
    }
    lines
}

/// All that is to be known of a claim, for those who point at it.
fn tooltip(claim: ClaimRef<'_>) -> String {
    plain([claim], &Statuses::default()).trim_end().to_owned()
}

/// The name of a box for somebody who gave no answer; no claim has a name with two strokes.
fn silent(speaker: SpeakerRef<'_>) -> String {
    text(&format!("{}/silent/{}", speaker.dossier().id(), speaker.id()))
}

fn wrapped(text: &str) -> Vec<String> {
    wrap(text, COLUMNS, COLUMNS).into_iter().map(str::to_owned).collect()
}

/// Lines as a quoted string, each to the left.
fn lines(lines: Vec<String>) -> String {
    let lines = lines.iter().map(|line| escape(line) + "\\l");
    format!("\"{}\"", lines.collect::<String>())
}

/// Text as a quoted string.
fn text(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(escape).collect();
    format!("\"{}\"", lines.join("\\n"))
}

/// Text in which nothing ends the string, begins an escape or is an entity.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;")
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
}
