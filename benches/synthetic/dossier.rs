//! One dossier, as a curator might have written it.

use super::{
    Dossier,
    words::{Language, pick, zipf},
    world::{Named, World},
};
use fastrand::Rng;
use std::fmt::Write as _;

/// Writes the dossier with a number.
pub fn write(world: &World, at: usize, claims: usize, rng: Rng) -> Dossier {
    let mut writer = Writer::new(world, rng);
    let id = format!("article-{at:06}");
    let claims: String = (0..claims).map(|at| writer.claim(at, claims)).collect();
    let text = format!(
        "#![enable(implicit_some)]\n(\n    format: 2,\n    article: ({}),\n    \
         propositions: [{}],\n    topics: [{}],\n    speakers: [\n{}    ],\n    \
         claims: [\n{claims}    ],\n    requests: [\n{}    ],\n)\n",
        writer.article(&id),
        list(&writer.propositions, |it| format!("(id: {:?}, text: {:?})", it.id, it.name)),
        list(&writer.topics, |it| format!("(id: {:?}, label: {:?})", it.id, it.name)),
        writer.speakers(),
        writer.requests(),
    );
    Dossier { id, text }
}

/// Paragraphs in an article.
const PARAGRAPHS: usize = 20;

/// What a speaker's kind allows.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Outlet,
    Person,
    Organisation,
    Document,
    Unnamed,
    Collective,
}

struct Writer<'w> {
    world: &'w World,
    rng: Rng,
    /// The language of the article, and that of the gists.
    text: &'w Language,
    gists: &'w Language,
    outlet: &'w Named,
    people: Vec<&'w Named>,
    organisations: Vec<&'w Named>,
    topics: Vec<&'w Named>,
    propositions: Vec<&'w Named>,
    /// The number of the document that claims come from.
    filing: u16,
    /// Who made each claim so far.
    made: Vec<(Kind, String)>,
}

impl<'w> Writer<'w> {
    fn new(world: &'w World, mut rng: Rng) -> Self {
        let draw = &mut rng;
        let text = if draw.bool() { &world.german } else { &world.english };
        let is_for_others = draw.u8(0..10) < 6;
        let gists = match (std::ptr::eq(text, &world.german), is_for_others) {
            (true, true) | (false, false) => &world.english,
            (true, false) | (false, true) => &world.german,
        };
        let people = draw.usize(4..=8);
        Writer {
            text,
            gists,
            outlet: zipf(&world.outlets, draw),
            people: several(&world.people, people, draw),
            organisations: several(&world.organisations, 3, draw),
            topics: several(&world.topics, 4, draw),
            propositions: several(&world.propositions, 3, draw),
            filing: draw.u16(..),
            made: Vec::new(),
            world,
            rng,
        }
    }

    fn code(&self, language: &Language) -> &'static str {
        if std::ptr::eq(language, &self.world.german) { "de" } else { "en" }
    }

    fn is_translated(&self) -> bool {
        !std::ptr::eq(self.text, self.gists)
    }

    fn article(&mut self, id: &str) -> String {
        let (year, month, day) =
            (self.rng.u16(2015..=2026), self.rng.u8(1..=12), self.rng.u8(1..=28));
        format!(
            "id: {id:?}, title: {:?}, outlet: {:?}, published: \"{year}-{month:02}-{day:02}\", \
             paragraphs: {PARAGRAPHS}, language: {:?}, reader_language: {:?}",
            self.gists.sentence(60, &mut self.rng).trim_end_matches('.'),
            self.outlet.name,
            self.code(self.text),
            self.code(self.gists),
        )
    }

    fn speakers(&mut self) -> String {
        let mut speakers = format!("{:8}{},\n", "", speaker(self.outlet, "kind: Outlet"));
        for &person in &self.people {
            let last = person.name.rsplit(' ').next().unwrap_or_default();
            let role = self.gists.words(3, &mut self.rng);
            let rest = format!("kind: Person, role: {role:?}, aliases: [\"Dr. {last}\"]");
            let _ = writeln!(speakers, "        {},", speaker(person, &rest));
        }
        for &organisation in &self.organisations {
            let _ = writeln!(speakers, "        {},", speaker(organisation, "kind: Organisation"));
        }
        let number = self.filing;
        let _ = writeln!(
            speakers,
            "        (id: \"insiders\", name: \"People familiar with the matter\", \
             short: \"insiders\", kind: Unnamed, aliases: [\"Eingeweihte\"]),\n        \
             (id: \"critics\", name: \"Some critics\", kind: Collective, \
             aliases: [\"Kritiker\"]),\n        \
             (id: \"filing-{number}\", name: \"Filing {number}\", kind: Document, \
             reference: \"no. {number}\"),\n        \
             (id: \"successor\", name: \"The successor\", kind: Party),"
        );
        speakers
    }

    /// Who makes the next claim.
    fn who(&mut self) -> (Kind, String) {
        let rng = &mut self.rng;
        match rng.u8(0..100) {
            0..20 => (Kind::Outlet, self.outlet.id.clone()),
            20..55 => (Kind::Person, pick(&self.people, rng).id.clone()),
            55..72 => (Kind::Organisation, pick(&self.organisations, rng).id.clone()),
            72..87 => (Kind::Unnamed, "insiders".into()),
            87..94 => (Kind::Collective, "critics".into()),
            _ => (Kind::Document, format!("filing-{}", self.filing)),
        }
    }

    fn claim(&mut self, at: usize, claims: usize) -> String {
        let (kind, speaker) = self.who();
        let paragraph = 1 + at * PARAGRAPHS / claims;
        let mut claim = format!("id: \"claim-{at}\", paragraph: {paragraph}, speaker: {speaker:?}");
        self.words(kind, &mut claim);
        let rng = &mut self.rng;
        let content = pick(&["Fact", "Fact", "Judgement", "Forecast"], rng);
        let topic = &zipf(&self.topics, rng).id;
        let _ = write!(claim, ", content: {content}, topics: [{topic:?}]");
        if kind == Kind::Unnamed {
            let sources = ["Stated(1)", "Stated(4)", "Among(2)", "Inferred(2)", "Unstated"];
            let _ = write!(claim, ", sources: {}", pick(&sources, rng));
        }
        if kind != Kind::Outlet && rng.u8(0..10) < 4 {
            let (on, position) = (
                &zipf(&self.propositions, rng).id,
                pick(&["Opposes", "Supports", "Explains"], rng),
            );
            let _ = write!(claim, ", stances: [(on: {on:?}, position: {position})]");
        }
        if rng.u8(0..10) < 1 {
            let _ = write!(claim, ", against: [\"successor\"]");
        }
        if kind == Kind::Organisation && rng.u8(0..10) < 2 {
            let _ = write!(claim, ", relays: [{:?}]", pick(&self.people, rng).id);
        }
        if at > 0 {
            let other = rng.usize(0..at);
            if kind == Kind::Outlet && self.made[other].0 != Kind::Outlet && rng.bool() {
                let _ = write!(claim, ", rests_on: [\"claim-{other}\"]");
            } else if rng.u8(0..10) < 2 {
                let how = pick(&["Supports", "Disputes", "Elaborates"], rng);
                let _ = write!(claim, ", relations: [(kind: {how}, claim: \"claim-{other}\")]");
            }
        }
        self.made.push((kind, speaker));
        format!("        ({claim}),\n")
    }

    /// How the words of a claim come, and the words.
    fn words(&mut self, kind: Kind, claim: &mut String) {
        let rng = &mut self.rng;
        let speech = match kind {
            Kind::Outlet => "Narration",
            _ => pick(&["Verbatim", "Verbatim", "Verbatim", "Partial", "Paraphrase"], rng),
        };
        let gist_bytes = rng.usize(40..=90);
        let _ =
            write!(claim, ", speech: {speech}, gist: {:?}", self.gists.sentence(gist_bytes, rng));
        match speech {
            "Verbatim" | "Partial" => {
                let bytes = rng.usize(60..=290);
                let _ = write!(claim, ", quote: [{:?}]", self.text.sentence(bytes, rng));
                if self.is_translated() {
                    let translation = self.gists.sentence(bytes, &mut self.rng);
                    let _ = write!(claim, ", translation: [{translation:?}]");
                }
            }
            _ => {
                let _ = write!(claim, ", anchor: {:?}", self.text.words(5, rng));
            }
        }
    }

    /// Some requests for comment; what was asked of a speaker that made a claim may be answered
    /// by it.
    fn requests(&mut self) -> String {
        let rng = &mut self.rng;
        let mut requests = String::new();
        for outcome in ["NoReply", "Declined", "NoComment", "Answered"] {
            let Some(answer) = (!self.made.is_empty()).then(|| rng.usize(0..self.made.len()))
            else {
                continue;
            };
            let (kind, speaker) = &self.made[answer];
            let about = rng.usize(0..self.made.len());
            if !matches!(kind, Kind::Person | Kind::Organisation) || about == answer {
                continue;
            }
            let outcome = match outcome {
                "Answered" => format!("Answered([\"claim-{answer}\"])"),
                outcome => outcome.into(),
            };
            let _ = writeln!(
                requests,
                "        (paragraph: {PARAGRAPHS}, to: [{speaker:?}], outcome: {outcome}, \
                 claims: [\"claim-{about}\"], link: Stated, anchor: {:?}),",
                self.text.words(4, rng)
            );
        }
        requests
    }
}

fn speaker(named: &Named, rest: &str) -> String {
    format!("(id: {:?}, name: {:?}, {rest})", named.id, named.name)
}

/// Different ones, the frequent more often.
fn several<'w>(of: &'w [Named], count: usize, rng: &mut Rng) -> Vec<&'w Named> {
    let mut several: Vec<&Named> = Vec::with_capacity(count);
    while several.len() < count {
        let one = zipf(of, rng);
        if several.iter().all(|other| other.id != one.id) {
            several.push(one);
        }
    }
    several
}

fn list(of: &[&Named], write: impl Fn(&Named) -> String) -> String {
    of.iter().map(|it| write(it)).collect::<Vec<_>>().join(", ")
}
