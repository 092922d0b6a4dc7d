//! A draft as the text of a dossier, laid out as one that is written by hand.

use super::{
    propose::{Entry, Proposed},
    speakers::Silent,
};
use crate::{
    dossier::{
        Article, Claim, FORMAT, Outcome, Request, Sources, Speaker, Str, Translated,
        check::{MARKER, UNDECIDED},
    },
    text::{clean, width},
};
use std::{borrow::Cow, fmt::Write};
use unicode_segmentation::UnicodeSegmentation;

/// The most columns of a line with several fields.
const COLUMNS: usize = 110;

/// Everything that a draft says, in the order of the file.
pub struct Parts<'p> {
    /// What stands above the dossier, a line each.
    pub head: &'p [String],
    /// The article.
    pub article: &'p Article<'static>,
    /// What is to be decided of fields of the article.
    pub decide: &'p [(&'static str, String)],
    /// The speakers.
    pub speakers: &'p [Proposed<Speaker<'static>>],
    /// Those who are only named.
    pub silent: &'p [Silent],
    /// The claims, paragraph after paragraph.
    pub paragraphs: &'p [(u16, Vec<Entry>)],
    /// The requests.
    pub requests: &'p [Proposed<Request<'static>>],
}

/// The file.
pub fn ron(parts: &Parts<'_>) -> String {
    let mut text = Lines::default();
    text.line(0, "#![enable(implicit_some)]");
    for line in parts.head {
        text.comment(0, line);
    }
    text.line(0, "(");
    text.line(1, &format!("format: {FORMAT},"));
    text.line(1, "article: (");
    for field in of_article(parts.article, parts.decide) {
        text.field(2, &field);
    }
    text.line(1, "),");
    text.decide(
        1,
        "propositions: what somebody can be for or against, a full sentence each; the first leads",
    );
    text.line(1, "propositions: [],");
    text.decide(1, "topics: what the claims are about");
    text.line(1, "topics: [],");
    text.line(1, "speakers: [");
    for speaker in parts.speakers {
        text.proposed(&speaker.decide, of_speaker(&speaker.item));
    }
    if !parts.silent.is_empty() {
        text.comment(
            2,
            "Only named, as far as was found: keep those who act, are accused or asked.",
        );
    }
    for Silent { speaker, paragraph } in parts.silent {
        let fields = of_speaker(speaker).row();
        text.decide(2, &format!("({fields}), // paragraph {paragraph}"));
    }
    text.line(1, "],");
    text.line(1, "claims: [");
    for (number, entries) in parts.paragraphs {
        text.comment(2, &format!("Paragraph {number}"));
        for entry in entries {
            match entry {
                Entry::Remark(remark) => text.decide(2, remark),
                Entry::Claim(claim) => text.proposed(&claim.decide, of_claim(&claim.item)),
            }
        }
    }
    text.line(1, "],");
    text.line(1, "requests: [");
    for request in parts.requests {
        text.proposed(&request.decide, of_request(&request.item));
    }
    text.line(1, "],");
    text.line(0, ")");
    text.text
}

/// A field, and what is to be decided of it.
struct Field {
    text: String,
    decide: Option<String>,
}

/// The fields of one item: those on its first line, and those with a line of their own.
#[derive(Default)]
struct Fields {
    first: Vec<String>,
    others: Vec<Field>,
}

impl Fields {
    fn first(mut self, name: &str, value: impl Into<Cow<'static, str>>) -> Self {
        self.first.push(format!("{name}: {}", value.into()));
        self
    }

    fn other(mut self, name: &'static str, value: Option<String>) -> Self {
        if let Some(value) = value {
            let asked = match name {
                "gist" => "gist and content",
                _ => name,
            };
            let decide = is_undecided(&value).then(|| asked.to_owned());
            self.others.push(Field { text: format!("{name}: {value}"), decide });
        }
        self
    }

    /// All of them on one line.
    fn row(&self) -> String {
        let others = self.others.iter().map(|field| field.text.as_str());
        let first = self.first.iter().map(String::as_str);
        first.chain(others).collect::<Vec<_>>().join(", ")
    }
}

/// Whether a value, or the first of a list, stands for what only a person can say.
fn is_undecided(value: &str) -> bool {
    let undecided = literal(UNDECIDED);
    value.trim_start_matches('[').starts_with(&undecided)
}

/// Lines of the file.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn line(&mut self, depth: usize, text: &str) {
        self.text.extend(std::iter::repeat_n("    ", depth));
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn comment(&mut self, depth: usize, text: &str) {
        self.line(depth, format!("// {}", clean(text)).trim_end());
    }

    fn decide(&mut self, depth: usize, text: &str) {
        self.line(depth, &format!("{MARKER} {}", clean(text)));
    }

    fn field(&mut self, depth: usize, field: &Field) {
        match &field.decide {
            Some(decide) => {
                self.line(depth, &format!("{}, {MARKER} {}", field.text, clean(decide)));
            }
            None => self.line(depth, &format!("{},", field.text)),
        }
    }

    /// An item of a list under what is to be decided of it.
    fn proposed(&mut self, decide: &[String], fields: Fields) {
        for text in decide {
            self.decide(2, text);
        }
        let row = fields.row();
        let is_decided = fields.others.iter().all(|field| field.decide.is_none());
        if is_decided && width(&row) <= COLUMNS {
            self.line(2, &format!("({row}),"));
            return;
        }
        self.line(2, "(");
        self.line(3, &format!("{},", fields.first.join(", ")));
        for field in &fields.others {
            self.field(3, field);
        }
        self.line(2, "),");
    }
}

fn of_article(article: &Article<'_>, decide: &[(&'static str, String)]) -> Vec<Field> {
    let one = |text: &Str<'_>| Some(literal(text));
    let fields = [
        ("id", one(&article.id)),
        ("title", one(&article.title)),
        ("outlet", one(&article.outlet)),
        ("byline", list(&article.byline)),
        ("place", article.place.as_deref().map(literal)),
        ("published", one(&article.published)),
        ("paragraphs", Some(article.paragraphs.to_string())),
        ("language", one(&article.language)),
        (
            "translated",
            Some(match &article.translated {
                Translated::Original => "Original".to_owned(),
                Translated::Human { from } => format!("Human(from: {})", literal(from)),
                Translated::Machine { from } => format!("Machine(from: {})", literal(from)),
            }),
        ),
        ("reader_language", article.reader_language.as_deref().map(literal)),
        ("sha256", article.sha256.as_deref().map(literal)),
    ];
    let decide = |name| {
        let asked = decide.iter().find(|(field, _)| *field == name);
        asked.map(|(field, question)| format!("{field}: {question}"))
    };
    fields
        .into_iter()
        .filter_map(|(name, value)| {
            Some(Field { text: format!("{name}: {}", value?), decide: decide(name) })
        })
        .collect()
}

fn of_speaker(speaker: &Speaker<'_>) -> Fields {
    Fields::default()
        .first("id", literal(&speaker.id))
        .first("name", literal(&speaker.name))
        .first("kind", format!("{:?}", speaker.kind))
        .other("role", speaker.role.as_deref().map(literal))
        .other("status", speaker.status.map(|status| format!("{status:?}")))
        .other("aliases", list(&speaker.aliases))
        .other("reference", speaker.reference.as_deref().map(literal))
}

fn of_claim(claim: &Claim<'_>) -> Fields {
    Fields::default()
        .first("id", literal(&claim.id))
        .first("paragraph", claim.paragraph.to_string())
        .first("speaker", literal(&claim.speaker))
        .first("speech", format!("{:?}", claim.speech))
        .first("content", format!("{:?}", claim.content))
        .other("quote", list(&claim.quote))
        .other("translation", list(&claim.translation))
        .other("gist", Some(literal(&claim.gist)))
        .other("anchor", claim.anchor.as_deref().map(literal))
        .other("sources", claim.sources.map(sources))
}

fn of_request(request: &Request<'_>) -> Fields {
    let outcome = match &request.outcome {
        Outcome::NoReply => "NoReply".to_owned(),
        Outcome::NoComment => "NoComment".to_owned(),
        Outcome::Declined => "Declined".to_owned(),
        Outcome::Answered(claims) => format!("Answered({})", row(claims)),
    };
    Fields::default()
        .first("paragraph", request.paragraph.to_string())
        .first("to", row(&request.to))
        .first("outcome", outcome)
        .first("link", format!("{:?}", request.link))
        .other("anchor", request.anchor.as_deref().map(literal))
        .other("quote", list(&request.quote))
}

fn sources(sources: Sources) -> String {
    match sources {
        Sources::Stated(number) => format!("Stated({number})"),
        Sources::Among(number) => format!("Among({number})"),
        Sources::Inferred(number) => format!("Inferred({number})"),
        Sources::Unstated => "Unstated".to_owned(),
    }
}

/// A list, or nothing where it is empty.
fn list(texts: &[Str<'_>]) -> Option<String> {
    (!texts.is_empty()).then(|| row(texts))
}

fn row(texts: &[Str<'_>]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| literal(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A text as RON writes it; what must not act on a terminal, or is not seen, is escaped.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for grapheme in text.graphemes(true) {
        let is_clean = matches!(clean(grapheme), Cow::Borrowed(_));
        for c in grapheme.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                ' '..='~' => out.push(c),
                c if is_clean => out.push(c),
                // Writing to a text never fails.
                c => _ = write!(out, "\\u{{{:x}}}", u32::from(c)),
            }
        }
    }
    out.push('"');
    out
}
