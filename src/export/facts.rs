//! What the dossier says of a claim besides its words and its [`caveats`](super::caveats), in the
//! same lines everywhere.

use super::Marks;
use crate::{
    analysis::words,
    dossier::{Kind, Speech},
    library::{About, By, ClaimRef, Fact, TranslationRef, Value},
};
use std::fmt;

/// A fact, or one of its values, for people.
#[derive(Debug)]
pub(super) struct Line {
    pub about: About,
    pub key: &'static str,
    pub by: By,
    pub heading: String,
    pub text: String,
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.heading, self.text)
    }
}

/// The facts that neither words nor caveats say; what the dossier leaves out has no line.
pub(super) fn lines(claim: ClaimRef<'_>) -> impl Iterator<Item = Line> {
    let facts = claim.all_facts().into_iter().filter(move |fact| !is_said(fact, claim));
    facts.flat_map(move |fact| {
        let line = |text| Line {
            about: fact.about,
            key: fact.key,
            by: fact.by,
            heading: heading(&fact),
            text,
        };
        texts(&fact, claim).into_iter().map(line).collect::<Vec<_>>()
    })
}

fn texts(fact: &Fact<'_>, claim: ClaimRef<'_>) -> Vec<String> {
    let labels = fact.value.labels();
    match fact.value {
        _ if labels.is_empty() => Vec::new(),
        Value::Texts(_) if fact.key == "quote" => {
            let marks = Marks::of(claim.dossier().language());
            vec![labels.iter().map(|span| marks.around(span)).collect::<Vec<_>>().join(" … ")]
        }
        // Sentences need no semicolons between them.
        Value::Stances(_) => labels.into_iter().map(Into::into).collect(),
        _ => vec![labels.join("; ")],
    }
}

fn heading(fact: &Fact<'_>) -> String {
    words::sentence(&match (fact.about, fact.key) {
        (About::Claim, _) | (About::Request, "quote") => fact.label.to_owned(),
        (about, _) => format!("{} {}", about.word(), fact.label),
    })
}

/// Whether the words of the claim or its caveats say it, or only programs have a use for it.
fn is_said(fact: &Fact<'_>, claim: ClaimRef<'_>) -> bool {
    match (fact.about, fact.key) {
        (About::Claim, "gist") => claim.speech() != Some(Speech::Verbatim),
        (
            About::Claim,
            "id" | "open" | "speaker" | "relays" | "sources" | "speech" | "paragraph" | "quote"
            | "translation" | "against",
        ) => true,
        (About::Speaker, "role") => !claim.kind().is_some_and(Kind::is_anonymous),
        (About::Speaker, "id" | "name" | "short" | "kind" | "aliases") => true,
        (About::Article, "translated") => claim.dossier().translation() == TranslationRef::Original,
        (
            About::Article,
            "id" | "outlet" | "byline" | "published" | "paragraphs" | "language"
            | "reader_language" | "url" | "sha256",
        ) => true,
        (About::Request, key) => !matches!(key, "quote" | "note"),
        // The claim's own facts say what they are.
        (About::Topic | About::Proposition, _) => true,
        _ => false,
    }
}
