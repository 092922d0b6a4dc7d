//! Random small libraries and queries about them, for tests.

use super::library_of;
use crate::{
    dossier::{
        Access, Anonymity, Article, Basis, Claim, Content, Document, FORMAT, Kind, Knows, Link,
        OpenInArticle, OpenInClaim, OpenInDossier, OpenInRequest, OpenInSource, OpenInSpeaker,
        OtherSource, Outcome, Position, Proposition, Relation, RelationKind, Relay, Request,
        SaidIn, Sources, Speaker, Speech, Stance, Str, Topic, Translated, WithheldBy,
    },
    library::{Library, Row, Status, Statuses, Verification, Vocabulary},
};
use proptest::{collection::vec, prelude::*, sample::select, strategy::Union};

/// Words that are alike, in several spellings.
const WORDS: [&str; 23] = [
    "routers",
    "China",
    "trade",
    "truce",
    "Trump",
    "true",
    "poet",
    "Pottinger",
    "Müller",
    "Mueller",
    "Muller",
    "Straße",
    "STRASSE",
    "für",
    "fur",
    "Handel",
    "Handelsministerium",
    "measures",
    "Maßnahmen",
    "TP-Link",
    "12:30",
    "US",
    "rare",
];

/// Id, name, alias, kind. In every other dossier the first two ids are swapped.
const SPEAKERS: [(&str, &str, &str, Kind); 10] = [
    ("mueller", "Max Müller", "Pottinger", Kind::Person),
    ("doe", "Jane Doe", "Handel", Kind::Person),
    ("kessler", "Jeffrey Kessler", "Trade", Kind::Person),
    ("commerce", "Commerce Department", "Handelsministerium", Kind::Organisation),
    ("paper", "Rare Paper", "", Kind::Document),
    ("insiders", "People familiar", "Insider", Kind::Unnamed),
    ("critics", "Some critics", "poets", Kind::Collective),
    ("newsroom", "Reuters", "", Kind::Outlet),
    ("rumour", "Reportedly", "", Kind::Hearsay),
    ("head", "Dismissed head", "", Kind::Party),
];

const TOPICS: [&str; 3] = ["truce", "routers", "rare-earths"];
const PROPOSITIONS: [&str; 2] = ["shelving", "exposure"];

/// What is random about a claim; numbers choose from the lists above.
#[derive(Debug, Clone)]
struct Seed {
    speaker: usize,
    paragraph: u16,
    words: Vec<&'static str>,
    speech: usize,
    sources: u16,
    sides: [Option<Position>; 2],
    topics: u8,
    people: u8,
    reply: u8,
    /// One bit for each field that can be open, and whom else it is attributed to.
    open: u16,
    with: u8,
}

fn seed() -> impl Strategy<Value = Seed> {
    let side = || proptest::option::of(select(Position::ALL));
    let numbers = (0..9_usize, 1..9_u16, 0..3_usize, 0..4_u16);
    let open = prop_oneof![2 => Just(0), 1 => any::<u16>()];
    let others = (any::<(u8, u8, u8)>(), open, any::<u8>());
    (numbers, vec(select(&WORDS[..]), 1..9), [side(), side()], others).prop_map(
        |(
            (speaker, paragraph, speech, sources),
            words,
            sides,
            ((topics, people, reply), open, with),
        )| Seed {
            speaker,
            paragraph,
            words,
            speech,
            sources,
            sides,
            topics,
            people,
            reply,
            open,
            with,
        },
    )
}

/// Up to three dossiers.
pub fn documents() -> impl Strategy<Value = Vec<Document<'static>>> {
    vec(vec(seed(), 0..9), 1..4).prop_map(|dossiers| {
        dossiers.into_iter().enumerate().map(|(at, seeds)| document(at, seeds)).collect()
    })
}

/// A library of up to three dossiers, and a reader's verification of some of its claims.
pub fn libraries() -> impl Strategy<Value = (Library, Statuses)> {
    (documents(), any::<u32>()).prop_map(|(documents, checked)| {
        let library = library_of(&documents);
        let mut statuses = Statuses::default();
        for row in (0..library.len() as u32).filter(|row| checked >> row & 1 == 1) {
            let note = |others: u32| (row % others == 0).then(|| "ask".into());
            let found = Status::ALL[row as usize % 3];
            let recorded = Verification {
                found,
                note: note(2),
                unfinished_note: note(5),
                ..Verification::default()
            };
            statuses.set(Row(row), recorded);
        }
        (library, statuses)
    })
}

fn document(at: usize, mut seeds: Vec<Seed>) -> Document<'static> {
    seeds.sort_by_key(|seed| seed.paragraph);
    let requests = seeds.iter().enumerate().filter_map(request).collect();
    Document {
        format: FORMAT,
        article: article(at),
        propositions: PROPOSITIONS
            .iter()
            .cycle()
            .skip(at)
            .take(if at == 2 { 0 } else { 2 })
            .map(|id| Proposition {
                id: (*id).into(),
                text: format!("It is {id}.").into(),
                short: None,
            })
            .collect(),
        topics: TOPICS
            .iter()
            .map(|id| Topic { id: (*id).into(), label: id.replace('-', " ").into(), gist: None })
            .collect(),
        speakers: (0..SPEAKERS.len()).map(|speaker| speaker_of(at, speaker)).collect(),
        claims: seeds.iter().enumerate().map(|(place, seed)| claim(at, place, seed)).collect(),
        requests,
        open: [&[][..], &[OpenInDossier::Topics], &[OpenInDossier::Propositions]][at].to_vec(),
    }
}

fn article(at: usize) -> Article<'static> {
    let published = ["2014-09-30", "2026-02-12", "2026-03-01"];
    let outlets = ["Reuters", "The Daily, \"Late\"", "REUTERS"];
    Article {
        id: format!("dossier-{at}").into(),
        title: Some(format!("Title {at}").into()),
        outlet: Some(outlets[at].into()),
        byline: Vec::new(),
        place: None,
        published: Some(published[at].into()),
        paragraphs: 9,
        language: Some("de".into()),
        translated: Translated::Original,
        reader_language: Some("en".into()),
        url: None,
        note: None,
        sha256: None,
        open: [&[][..], &[], &[OpenInArticle::Outlet, OpenInArticle::Published]][at].to_vec(),
    }
}

fn speaker_id(dossier: usize, speaker: usize) -> Str<'static> {
    let swapped = match speaker {
        0 | 1 if dossier % 2 == 1 => 1 - speaker,
        same => same,
    };
    SPEAKERS[swapped].0.into()
}

fn speaker_of(dossier: usize, speaker: usize) -> Speaker<'static> {
    let (_, name, alias, kind) = SPEAKERS[speaker];
    Speaker {
        id: speaker_id(dossier, speaker),
        name: Some(name.into()),
        short: None,
        kind: Some(kind),
        role: None,
        status: None,
        aliases: Some(alias).filter(|alias| !alias.is_empty()).map(Str::from).into_iter().collect(),
        url: (kind == Kind::Document).then(|| "https://example.org".into()),
        reference: None,
        access: Access::Published,
        part_of: None,
        note: None,
        // One of a kind that is undecided, in one of the dossiers.
        open: if (dossier, speaker) == (1, 2) { vec![OpenInSpeaker::Kind] } else { Vec::new() },
    }
}

fn chosen<T>(bits: impl Into<u32>, from: &[T]) -> impl Iterator<Item = &T> {
    let bits = bits.into();
    from.iter().enumerate().filter(move |(at, _)| bits >> at & 1 == 1).map(|(_, item)| item)
}

fn claim(dossier: usize, place: usize, seed: &Seed) -> Claim<'static> {
    let kind = SPEAKERS[seed.speaker].3;
    let speech = match kind {
        Kind::Outlet => Speech::Narration,
        _ => [Speech::Verbatim, Speech::Partial, Speech::Paraphrase][seed.speech],
    };
    let sources = match seed.sources {
        0 => Sources::Unstated,
        n => Sources::Stated(n),
    };
    let is_quoted = matches!(speech, Speech::Verbatim | Speech::Partial);
    let text = seed.words.join(" ");
    let quote: Vec<Str<'_>> =
        if is_quoted { vec![format!("{text} {text} {text} {text}").into()] } else { Vec::new() };
    let people = || [0, 1, 3, 9].map(|speaker| (speaker, speaker_id(dossier, speaker)));
    let others = |bits| {
        let people = people().into_iter().filter(|(speaker, _)| *speaker != seed.speaker);
        let people: Vec<_> = people.map(|(_, id)| id).collect();
        chosen(bits, &people).cloned().collect::<Vec<Str<'static>>>()
    };
    let anonymity = [
        None,
        Some(Anonymity::Reason { text: "fear".into(), by: WithheldBy::Source, anchor: None }),
        Some(Anonymity::NoReason { by: WithheldBy::Newsroom, anchor: None }),
    ];
    let has_a_source = !matches!(kind, Kind::Outlet | Kind::Hearsay);
    let knows = [None, Some(Knows::Involved), Some(Knows::Claimed)];
    let said_in = [None, Some(SaidIn::Letter), Some(SaidIn::OtherMedia("Daily".into()))];
    let propositions = if dossier == 2 { 0 } else { 2 };
    let stances = PROPOSITIONS.iter().zip(seed.sides).take(propositions);
    let open = chosen(seed.open, &open_places(dossier, seed)).cloned().collect();
    let with = match kind {
        Kind::Outlet => Vec::new(),
        _ => others_of(dossier, seed),
    };
    Claim {
        id: format!("claim-{place}").into(),
        paragraph: seed.paragraph,
        speaker: Some(speaker_id(dossier, seed.speaker)),
        speech: Some(speech),
        content: Content::ALL[place % 3],
        translation: quote.iter().map(|_| format!("they say {}", seed.words[0]).into()).collect(),
        quote,
        gist: Some(format!("{text}.").into()),
        anchor: (!is_quoted).then(|| "words of the article".into()),
        sources: (kind == Kind::Unnamed).then_some(sources),
        anonymity: anonymity[usize::from(seed.topics >> 3) % 3]
            .clone()
            .filter(|_| kind.is_anonymous()),
        knows: knows[usize::from(seed.topics >> 5) % 3].filter(|_| has_a_source),
        said_in: said_in[usize::from(seed.people >> 2) % 3].clone().filter(|_| has_a_source),
        with,
        relays: match kind {
            Kind::Hearsay => Vec::new(),
            _ => others(seed.people >> 4).into_iter().map(Relay::from).collect(),
        },
        rests_on: Vec::new(),
        against: others(seed.people & 15),
        examples: Vec::new(),
        stances: stances
            .filter_map(|(on, side)| {
                Some(Stance { on: (*on).into(), position: side?, basis: Basis::Said })
            })
            .collect(),
        topics: chosen(seed.topics & 7, &TOPICS).map(|topic| (*topic).into()).collect(),
        relations: (place > 0 && seed.reply & 3 == 3)
            .then(|| Relation { kind: RelationKind::Disputes, claim: "claim-0".into() })
            .into_iter()
            .collect(),
        cites: None,
        note: None,
        open,
    }
}

/// What can be open in a claim.
fn open_places(dossier: usize, seed: &Seed) -> [OpenInClaim<'static>; 13] {
    use OpenInClaim::*;
    let or = match seed.speaker {
        2 => Vec::new(),
        _ => vec![speaker_id(dossier, 2)],
    };
    [
        Speaker { seen: Some("words of the article".into()), or },
        Speech,
        Sources,
        Content,
        Gist,
        Stances,
        Topics,
        Against,
        Relays,
        Anonymity,
        Knows,
        SaidIn,
        With,
    ]
}

/// Other sources of a claim.
fn others_of(dossier: usize, seed: &Seed) -> Vec<OtherSource<'static>> {
    let people = [1, 4, 5, 6].into_iter().filter(|speaker| *speaker != seed.speaker);
    let people: Vec<usize> = people.collect();
    let source = |speaker: &usize| OtherSource {
        speaker: Some(speaker_id(dossier, *speaker)),
        sources: (SPEAKERS[*speaker].3 == Kind::Unnamed).then_some(Sources::Stated(3)),
        anonymity: (SPEAKERS[*speaker].3 == Kind::Collective)
            .then_some(Anonymity::NoReason { by: WithheldBy::Source, anchor: None }),
        knows: (seed.with & 16 != 0).then_some(Knows::Told),
        open: match seed.with >> 5 {
            0 => vec![OpenInSource::Speaker { seen: None, or: Vec::new() }],
            1 => vec![OpenInSource::Knows, OpenInSource::Anonymity],
            _ => Vec::new(),
        },
    };
    // Most claims have one source.
    let bits = if seed.with & 8 == 0 { 0 } else { seed.with & 7 };
    chosen(bits, &people).map(source).collect()
}

fn request((place, seed): (usize, &Seed)) -> Option<Request<'static>> {
    let outcome = match seed.reply >> 2 & 7 {
        0 => Outcome::NoReply,
        1 => Outcome::NoComment,
        2 => Outcome::Declined,
        _ => return None,
    };
    Some(Request {
        paragraph: seed.paragraph,
        to: vec!["head".into(), "kessler".into()],
        outcome: Some(outcome),
        claims: vec![format!("claim-{place}").into()],
        link: Some(Link::Stated),
        anchor: Some("words of the article".into()),
        quote: Vec::new(),
        note: None,
        open: match seed.reply >> 5 {
            0 => vec![OpenInRequest::To { seen: None, or: Vec::new() }],
            1 => vec![OpenInRequest::Outcome, OpenInRequest::Link],
            2 => vec![OpenInRequest::Claims],
            _ => Vec::new(),
        },
    })
}

/// Terms of which each can be read for any of the libraries.
const TERMS: [&str; 75] = [
    "grade:G",
    "anonymity:reason",
    "anonymity:none",
    "-anonymity:no-reason",
    "knows:claimed,none",
    "said-in:other-media",
    "grade:B",
    "grade:A..C",
    "grade:D..",
    "grade:N,B1",
    "-grade:..C",
    "stance:opposes",
    "stance:none",
    "-stance:supports,explains",
    "reply:denied",
    "reply:none",
    "reply:open",
    "-reply:open,denied",
    "reply:no-reply,no-comment",
    "-reply:none",
    "speech:verbatim,narration",
    "-content:fact",
    "speaker:mueller",
    "speaker:doe,kessler",
    "-speaker:newsroom",
    "speaker:Insider",
    "topic:truce",
    "topic:truce topic:routers",
    "topic:none",
    "-topic:rare-earths",
    "paragraph:3",
    "paragraph:2..4,7",
    "-paragraph:5..",
    "asked:kessler",
    "asked:none",
    "asked:open,kessler",
    "against:doe,none",
    "-against:none",
    "relayed:mueller",
    "relayed:none",
    "status:checked",
    "-status:unchecked",
    "dossier:dossier-0",
    "outlet:Reuters",
    "-outlet:reuters",
    "date:2014",
    "date:2014-09..2026-02",
    "date:..2026-02-11",
    "-date:2026",
    "without:unnamed",
    "grade:F,E",
    "grade:open",
    "-grade:open,N",
    "stance:open",
    "speech:open,paraphrase",
    "content:open",
    "anonymity:open",
    "-knows:open",
    "said-in:open",
    "speaker:open",
    "-speaker:open,doe",
    "topic:open,none",
    "against:open",
    "relayed:open",
    "open:gist,speaker",
    "open:none",
    "candidate:kessler",
    "outlet:open",
    "kind:unnamed,person",
    "-kind:outlet",
    "kind:open",
    "title:1",
    "-title:reuters,daily",
    "translated:original",
    "-translated:machine,open",
];

/// Queries that can be read for any of the libraries.
pub fn queries() -> impl Strategy<Value = String> {
    let word = (select(&WORDS[..]), 1..6_usize).prop_map(|(word, letters)| {
        word.chars().take(letters + 1).collect::<String>().replace(':', "")
    });
    let phrase = vec(select(&WORDS[..]), 1..3).prop_map(|words| format!("\"{}\"", words.join(" ")));
    let text = Union::new([word.boxed(), phrase.boxed()]);
    let negated = (any::<bool>(), text).prop_map(|(negated, text)| match negated {
        true => format!("-{text}"),
        false => text,
    });
    let term = prop_oneof![3 => select(&TERMS[..]).prop_map(str::to_owned), 1 => negated];
    let is_one = |text: &String| !text.starts_with("without:") && !text.contains(' ');
    let one = term.clone().prop_filter("a lens is no alternative", is_one);
    let either = vec(one, 2..4).prop_map(|terms| terms.join(" OR "));
    let term = prop_oneof![4 => term, 1 => either];
    vec(term, 0..4)
        .prop_map(|terms| terms.join(" "))
        .prop_filter("one lens at most", |text| text.matches("without:").count() < 2)
}

/// Searches of one to three words.
pub fn searches() -> impl Strategy<Value = String> {
    let part = (select(&WORDS[..]), 0..4_usize, 1..12_usize);
    let word = part.prop_map(|(word, from, letters)| {
        let part: String = word.chars().skip(from).take(letters).collect();
        let part = part.replace([':', '-'], "");
        if part.is_empty() { "a".to_owned() } else { part }
    });
    let typo = vec(select(vec!['k', 's', 'l', 'e', 'r', 'm', 'a', 't', 'd', 'o', 'p', 'ü']), 1..7);
    let typo = typo.prop_map(String::from_iter);
    vec(prop_oneof![3 => word, 1 => typo], 1..4).prop_map(|words| words.join(" "))
}
