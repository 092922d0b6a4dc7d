//! What claims are compared by.

use super::{
    Change,
    field::{Column, Compared, Field, Kind, Value, one, option, texts},
    names::Names,
    pairs::Pairs,
};
use crate::{
    dossier::{Basis, Sources},
    library::{ClaimRef, ReplyRef, StanceRef, Vocabulary},
    reading::words,
};

impl Compared for ClaimRef<'_> {
    /// A claim with another id is the same where it has the same words: those of the article
    /// first, because the gist is the curator's.
    const KEYS: &'static [&'static [&'static str]] = &[
        &["id"],
        &["quote", "anchor", "gist", "speaker"],
        &["quote", "anchor", "gist"],
        &["quote", "anchor", "speaker"],
        &["gist", "speaker"],
        &["quote"],
        &["gist"],
        &["anchor"],
    ];

    fn columns() -> Vec<Column<Self>> {
        use Kind::{
            Changed, Moved, Reattributed, Regraded, Renamed, Requoted, Restanced, Reworded,
        };
        vec![
            (Field::one("id", "id", Renamed), |it, _| option(Some(it.id()))),
            (Field::one("grade", "grade", Regraded), |it, _| {
                let grade = it.grade();
                one(grade.to_string(), format!("{} {grade}", grade.name()))
            }),
            (Field::one("speaker", "speaker", Reattributed), |it, names| {
                vec![names.speaker(it.speaker())]
            }),
            (Field::list("relays", "passed on from", Reattributed), |it, names| {
                names.speakers(it.relays())
            }),
            (Field::one("sources", "number of people", Reattributed), |it, _| {
                it.sources().map(sources).into_iter().collect()
            }),
            (Field::one("speech", "form of speech", Changed), |it, _| {
                one(it.speech().word(), it.speech().label())
            }),
            (Field::one("content", "content", Changed), |it, _| {
                one(it.content().word(), it.content().label())
            }),
            (Field::one("paragraph", "paragraph", Moved), |it, _| {
                one(it.paragraph().to_string(), format!("¶{}", it.paragraph()))
            }),
            (Field::list("quote", "quote", Requoted), |it, _| texts(it.quote())),
            (Field::list("translation", "translation", Reworded), |it, _| texts(it.translation())),
            (Field::one("gist", "gist", Reworded), |it, _| option(Some(it.gist()))),
            (Field::one("anchor", "anchor", Reworded), |it, _| option(it.anchor())),
            (Field::set("stances", "stance", Restanced), |it, names| {
                it.stances().map(|stance| side(stance, names)).collect()
            }),
            (Field::set("replies", "replies", Changed), |it, names| {
                it.replies().map(|reply| replied(reply, names)).collect()
            }),
            (Field::set("against", "against", Changed), |it, names| names.speakers(it.against())),
            (Field::set("topics", "topics", Changed), |it, names| {
                it.topics().map(|topic| names.topic(topic)).collect()
            }),
            (Field::set("rests-on", "rests on", Changed), |it, names| names.claims(it.rests_on())),
            (Field::set("examples", "examples", Changed), |it, names| names.claims(it.examples())),
            (Field::set("relations", "relations", Changed), |it, names| {
                let words = it
                    .relations()
                    .map(|(kind, other)| [kind.word(), &names.claim(other)].join(" "));
                words.map(Value::text).collect()
            }),
            (Field::one("cites", "cites", Reworded), |it, _| option(it.cites())),
            (Field::one("note", "note", Reworded), |it, _| option(it.note())),
        ]
    }
}

fn sources(sources: Sources) -> Value {
    match sources {
        Sources::Stated(n) => Value::new(format!("stated {n}"), words::people(n)),
        Sources::Among(n) => {
            Value::new(format!("among {n}"), format!("{} of a group", words::number(n.into())))
        }
        Sources::Inferred(n) => {
            Value::new(format!("inferred {n}"), format!("{}, inferred", words::people(n)))
        }
        Sources::Unstated => Value::new("unstated", "not stated"),
    }
}

fn side(stance: StanceRef<'_>, names: &Names<'_>) -> Value {
    let on = names.proposition(stance.proposition());
    let implied = if stance.basis() == Basis::Implied { " (implied)" } else { "" };
    Value::new(
        format!("{on}={} ({})", stance.position().word(), stance.basis().word()),
        format!("{} {on}{implied}", stance.position().label()),
    )
}

fn replied(reply: ReplyRef<'_>, names: &Names<'_>) -> Value {
    let (by, what, paragraph) = (names.speaker(reply.by()), reply.reply(), reply.paragraph());
    let claims: String = reply.claims().map(|claim| format!(" {}", names.claim(claim))).collect();
    Value::new(
        format!("{} {} {paragraph}{claims}", by.word, what.word()),
        format!("{}: {} (¶{paragraph}{claims})", by.label, what.label()),
    )
}

/// The claims that stand in another order without standing in another paragraph.
pub(super) fn order(pairs: &Pairs<ClaimRef<'_>>) -> Option<Change> {
    let stayed = pairs.both().filter(|(old, new)| old.paragraph() == new.paragraph());
    let new: Vec<(ClaimRef<'_>, &str)> = stayed.map(|(old, new)| (old, new.id())).collect();
    let mut old = new.clone();
    old.sort_by_key(|(claim, _)| claim.row());
    let differs = |((one, _), (other, _)): (&(ClaimRef<'_>, _), &(ClaimRef<'_>, _))| one != other;
    let first = old.iter().zip(&new).position(differs)?;
    let last = old.iter().zip(&new).rposition(differs)?;
    let ids = |claims: &[(ClaimRef<'_>, &str)]| texts(claims[first..=last].iter().map(|it| it.1));
    let field = Field::list("order", "order of claims", Kind::Changed);
    Some(Change { field, old: ids(&old), new: ids(&new) })
}
