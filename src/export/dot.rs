//! Who answers or disputes whom, as a graph that Graphviz draws.

use super::{caveats, plain};
use crate::{
    analysis::by_dossier,
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
/// What is at the other end of an arrow is drawn too, dashed where it is not among `claims`.
pub fn dot<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> String {
    let groups = by_dossier(claims);
    let mut out = String::from(
        "digraph claims {\n  rankdir=RL;\n  node [shape=box, fontname=\"sans-serif\"];\n  \
         edge [fontname=\"sans-serif\"];\n  fontname=\"sans-serif\";\n  labelloc=t;\n",
    );
    let dossiers = groups.iter().map(|(dossier, _)| *dossier);
    put(&mut out, format_args!("  label={};\n", lines(title(dossiers))));
    for (dossier, claims) in groups {
        Drawing::of(dossier, claims).put(&mut out);
    }
    out + "}\n"
}

/// What the graph says of itself: the articles, what an arrow is, and what the grades measure.
fn title<'a>(dossiers: impl Iterator<Item = DossierRef<'a>>) -> Vec<String> {
    let article = |dossier: DossierRef<'_>| {
        let (title, outlet, day) = (dossier.title(), dossier.outlet(), dossier.published_long());
        format!("{title} ({outlet}, {day}; {})", caveats::text_of(dossier))
    };
    let mut lines: Vec<String> = dossiers.map(article).collect();
    lines.push(format!(
        "Claims are in the curator's words; an arrow leads from a reply to what it replies to. \
         Grades say {MEASURES}."
    ));
    lines
}

/// What is drawn of one article.
struct Drawing<'a> {
    /// The claims and whether they are meant themselves, in reading order.
    claims: BTreeMap<Row, (ClaimRef<'a>, bool)>,
    /// Those who were asked and gave no answer.
    silent: BTreeMap<SpeakerId, SpeakerRef<'a>>,
    edges: Vec<Edge<'a>>,
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
        Drawing { claims, silent, edges }
    }

    fn put(&self, out: &mut String) {
        // Those of which it is undecided who makes them come first, together.
        let mut speakers: BTreeMap<Option<SpeakerId>, Vec<(ClaimRef<'a>, bool)>> = BTreeMap::new();
        for (claim, is_meant) in self.claims.values() {
            let speaker = claim.speaker().map(SpeakerRef::key);
            speakers.entry(speaker).or_default().push((*claim, *is_meant));
        }
        for claims in speakers.values() {
            let claim = claims[0].0;
            // No speaker's id has a stroke.
            let id = claim.speaker().map_or("/undecided", SpeakerRef::id);
            let cluster = text(&format!("cluster {}/{id}", claim.dossier().id()));
            let label = claim.speaker().map_or("undecided who says it", SpeakerRef::name);
            let label = lines(wrapped(label));
            put(out, format_args!("  subgraph {cluster} {{\n    label={label};\n"));
            for (claim, is_meant) in claims {
                let style = if *is_meant { "" } else { ", style=dashed" };
                let name = text(&claim.full_name());
                let (label, tooltip) = (lines(label_of(*claim)), text(&tooltip(*claim)));
                put(out, format_args!("    {name} [label={label}, tooltip={tooltip}{style}];\n"));
            }
            out.push_str("  }\n");
        }
        for speaker in self.silent.values() {
            let label = lines(wrapped(speaker.name()));
            put(out, format_args!("  {} [label={label}, shape=ellipse];\n", silent(*speaker)));
        }
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
