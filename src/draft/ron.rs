//! A draft as the text of a dossier, laid out as one that is written by hand.

use super::{
    propose::{Entry, Proposals},
    speakers::{Speakers, UnusedName},
};
use crate::{
    dossier::{
        Article, FORMAT, OpenInDossier, Topic,
        syntax::{self, Shape, literal, ron_options},
    },
    text::{clean, width},
};
use ron::value::RawValue;
use serde::Serialize;

/// The most columns of a line with several fields.
const COLUMNS: usize = 110;
/// The fields on the first line of an item; each of the others has a line of its own.
const FIRST_LINE: [&str; 10] =
    ["id", "name", "kind", "paragraph", "speaker", "speech", "content", "to", "outcome", "link"];

/// What a curator has to decide of the lists.
pub const OPEN: [OpenInDossier; 2] = [OpenInDossier::Propositions, OpenInDossier::Topics];

/// The file: the comment at its head, and its parts, with remarks on fields of the article and
/// topics to choose from.
pub fn ron(
    head: &[String],
    article: &Article<'_>,
    remarks: &[(&str, String)],
    speakers: &Speakers,
    topics: &[Topic<'_>],
    proposals: &Proposals,
) -> String {
    let mut text = Lines::default();
    text.line(0, "#![enable(implicit_some)]");
    for line in head {
        text.comment(0, line);
    }
    text.line(0, "(");
    text.line(1, &format!("format: {FORMAT},"));
    text.line(1, "article: (");
    for field in fields(article) {
        for (_, remark) in remarks.iter().filter(|(name, _)| *name == field.name) {
            text.comment(2, remark);
        }
        text.line(2, &format!("{},", row([&field])));
    }
    text.line(1, "),");
    text.comment(1, "What somebody can be for or against, a full sentence each; the first leads.");
    text.line(1, "propositions: [],");
    text.comment(1, "What the claims are about.");
    if topics.is_empty() {
        text.line(1, "topics: [],");
    } else {
        text.line(1, "topics: [");
        text.comment(2, "Of earlier dossiers: take those that fit, without the slashes.");
        for topic in topics {
            text.comment(2, &format!("({}),", row(&fields(topic))));
        }
        text.line(1, "],");
    }
    text.line(1, &format!("open: [{}],", OPEN.map(|place| format!("{place:?}")).join(", ")));
    text.line(1, "speakers: [");
    for speaker in &speakers.all {
        text.item(&speaker.remarks, &fields(&speaker.item));
    }
    if !speakers.unused.is_empty() {
        text.comment(
            2,
            "Only named, as far as was found: keep those who act, are accused or asked.",
        );
    }
    for UnusedName { speaker, paragraph } in &speakers.unused {
        text.comment(2, &format!("({}), // paragraph {paragraph}", row(&fields(speaker))));
    }
    text.line(1, "],");
    text.line(1, "claims: [");
    for (number, entries) in &proposals.paragraphs {
        text.comment(2, &format!("Paragraph {number}"));
        for entry in entries {
            match entry {
                Entry::Remark(remark) => text.comment(2, remark),
                Entry::Claim(claim) => text.item(&claim.remarks, &fields(&claim.item)),
            }
        }
    }
    text.line(1, "],");
    if proposals.requests.is_empty() {
        text.line(1, "requests: [],");
    } else {
        text.line(1, "requests: [");
        for request in &proposals.requests {
            text.item(&request.remarks, &fields(&request.item));
        }
        text.line(1, "],");
    }
    text.line(0, ")");
    text.text
}

/// An item of a list as it is written, without the indentation of its first line and the comma.
pub fn item(item: &impl Serialize) -> String {
    let mut lines = Lines::default();
    lines.item(&[], &fields(item));
    lines.text.trim().trim_end_matches(',').to_owned()
}

/// A value as it is written.
pub fn value(of: &impl Serialize) -> String {
    // A value of a dossier, as in `fields`.
    let value = ron_options().to_string(of).expect("a value of a dossier can be written");
    RawValue::from_ron(&value).map_or_else(|_| value.clone(), written)
}

/// A field as it is written.
struct Field {
    name: String,
    value: String,
}

/// The fields of an item, as serde sees them.
fn fields(item: &impl Serialize) -> Vec<Field> {
    // An item is texts, numbers, words and lists of these: RON can say all of it.
    let text = ron_options().to_string(item).expect("an item of a dossier can be written");
    let fields = syntax::fields(&text).into_iter();
    fields.map(|(name, value)| Field { name: name.into(), value: written(value) }).collect()
}

/// A value as a person writes it.
fn written(value: &RawValue) -> String {
    let text = value.trim().get_ron();
    match Shape::of(text) {
        Shape::Items(items) => {
            let items: Vec<_> = items.into_iter().map(written).collect();
            // `Answered(["id"])`: an enum's word and brackets are around its values.
            match text.split_once('(').filter(|_| !text.starts_with('[')) {
                Some((word, _)) => format!("{word}({})", items.join(", ")),
                None => format!("[{}]", items.join(", ")),
            }
        }
        Shape::Fields(fields) => {
            let word = text.split_once('(').map_or("", |(word, _)| word);
            let fields = fields.into_iter().map(|(name, value)| (name, written(value)));
            let fields = fields.map(|(name, value)| format!("{name}: {value}"));
            format!("{word}({})", fields.collect::<Vec<_>>().join(", "))
        }
        Shape::Leaf => match value.into_rust::<String>() {
            Ok(string) if text.starts_with('"') => literal(&string),
            _ => text.to_owned(),
        },
    }
}

/// All fields on one line.
fn row<'f>(fields: impl IntoIterator<Item = &'f Field>) -> String {
    let fields = fields.into_iter().map(|Field { name, value }| format!("{name}: {value}"));
    fields.collect::<Vec<_>>().join(", ")
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

    /// An item of a list under the remarks on it.
    fn item(&mut self, remarks: &[String], fields: &[Field]) {
        for remark in remarks {
            self.comment(2, remark);
        }
        let all = row(fields);
        if width(&all) <= COLUMNS {
            return self.line(2, &format!("({all}),"));
        }
        let is_first = |field: &&Field| FIRST_LINE.contains(&&*field.name);
        let (first, others): (Vec<_>, Vec<_>) = fields.iter().partition(is_first);
        self.line(2, "(");
        self.line(3, &format!("{},", row(first)));
        for field in others {
            self.line(3, &format!("{},", row([field])));
        }
        self.line(2, "),");
    }
}
