//! Claims: who may make them, what their words need, and what they refer to.

use super::{
    At, Code, Problem, Problems, Quoted,
    names::Names,
    text::{for_each_repeat, must_name_once, must_say_something},
};
use crate::dossier::{
    Article, Claim, Document, Kind, Sources, Speaker, Speech, Str, check::words::is_same_language,
    path::Path,
};

/// The most words of the article that an anchor may hold.
const ANCHOR_WORDS: usize = 8;

pub(super) fn check(document: &Document<'_>, names: &Names<'_>, problems: &mut Problems) {
    let translated = is_for_other_readers(&document.article);
    let mut previous = 0;
    for (index, claim) in (0..).zip(&document.claims) {
        let at = At { list: "claims", index };
        check_paragraph(claim.paragraph, &document.article, at, problems);
        if claim.paragraph < previous {
            let message = format!(
                "a claim of paragraph {} stands after one of paragraph {previous}",
                claim.paragraph
            );
            problems.push(
                Problem::new(Code::OutOfOrder, at.field("paragraph"), message)
                    .with_help("move the claim to where its paragraph is"),
            );
        }
        previous = previous.max(claim.paragraph);
        check_words(claim, translated, at, problems);
        let speaker = names.speakers.resolve(&claim.speaker, problems, || at.field("speaker"));
        if let Some(speaker) = speaker {
            check_speaker(claim, &document.speakers[speaker as usize], at, problems);
        }
        check_references(claim, names, at, problems);
    }
}

/// Whether readers read another language than the article's.
fn is_for_other_readers(article: &Article<'_>) -> bool {
    let readers = article.reader_language.as_deref();
    readers.is_some_and(|tag| !is_same_language(tag, &article.language))
}

/// Reports a paragraph that the article does not have.
pub(super) fn check_paragraph(
    paragraph: u16,
    article: &Article<'_>,
    at: At,
    problems: &mut Problems,
) {
    // An article of no paragraphs is a problem of its own, and only one.
    if article.paragraphs > 0 && !(1..=article.paragraphs).contains(&paragraph) {
        let message = format!("the article has no paragraph {paragraph}");
        problems.push(
            Problem::new(Code::ParagraphOutOfRange, at.field("paragraph"), message)
                .with_help(format!("its paragraphs are 1 to {}", article.paragraphs)),
        );
    }
}

/// Quote, translation, gist and anchor.
fn check_words(claim: &Claim<'_>, translated: bool, at: At, problems: &mut Problems) {
    must_say_something(&claim.gist, problems, || at.field("gist"));
    for (field, spans) in [("quote", &claim.quote), ("translation", &claim.translation)] {
        for (index, span) in (0..).zip(spans) {
            must_say_something(span, problems, || at.field(field).item(index));
        }
    }
    let is_quoted = matches!(claim.speech, Speech::Verbatim | Speech::Partial);
    match (is_quoted, claim.quote.is_empty()) {
        (true, true) => problems.push(
            Problem::new(Code::NoQuote, at.field("speech"), "a quoted claim has no quote")
                .with_help("add the exact words as `quote`, or make the speech `Paraphrase`"),
        ),
        (false, false) => problems.push(
            Problem::new(
                Code::QuoteOfParaphrase,
                at.field("speech"),
                "a claim with a quote must be `Verbatim` or `Partial`",
            )
            .with_help("`Verbatim` stands by itself, `Partial` inside a paraphrase"),
        ),
        (true, false) | (false, true) => {}
    }
    check_translation(claim, translated, at, problems);
    match &claim.anchor {
        Some(anchor) => check_anchor(anchor, at, problems),
        None if claim.quote.is_empty() && !is_quoted => problems.push(
            Problem::new(Code::NowhereInText, at.path(), "the claim has neither quote nor anchor")
                .with_help("add an `anchor`: at most eight words of its sentence"),
        ),
        None => {}
    }
}

fn check_translation(claim: &Claim<'_>, translated: bool, at: At, problems: &mut Problems) {
    let (spans, translations) = (claim.quote.len(), claim.translation.len());
    let path = || at.field("translation");
    if spans == 0 && translations > 0 {
        problems.push(
            Problem::new(
                Code::TranslationWithoutQuote,
                path(),
                "there is a translation, but no quote",
            )
            .with_help("add the quote that it translates, or leave it out"),
        );
    } else if spans != translations && (translated || translations > 0) {
        let many = |count: usize| if count == 1 { "" } else { "s" };
        let message = format!(
            "the quote has {spans} span{} and {translations} translation{}",
            many(spans),
            many(translations)
        );
        problems.push(
            Problem::new(Code::TranslationCount, path(), message)
                .with_help("give one translation for each span, in the same order"),
        );
    }
}

/// Reports an anchor that is empty or copies too much.
pub(super) fn check_anchor(anchor: &str, at: At, problems: &mut Problems) {
    must_say_something(anchor, problems, || at.field("anchor"));
    let words = anchor.split_whitespace().count();
    if words > ANCHOR_WORDS {
        let message = format!("the anchor has {words} words");
        problems.push(
            Problem::new(Code::LongAnchor, at.field("anchor"), message)
                .with_help(format!("keep at most {ANCHOR_WORDS} that find the sentence")),
        );
    }
}

/// What depends on the kind of the speaker.
fn check_speaker(claim: &Claim<'_>, speaker: &Speaker<'_>, at: At, problems: &mut Problems) {
    let name = Quoted(&speaker.name);
    check_sources(claim, speaker, at, problems);
    if speaker.kind == Kind::Party {
        let message = format!("{name} is a `Party`, and parties make no claims");
        problems.push(
            Problem::new(Code::PartyClaims, at.field("speaker"), message)
                .with_help("make it a `Person` or an `Organisation` if the text lets it speak"),
        );
    }
    match (speaker.kind, claim.speech) {
        (Kind::Outlet, Speech::Narration) => {}
        (Kind::Outlet, _) => problems.push(
            Problem::new(
                Code::OutletSpeaks,
                at.field("speech"),
                format!("{name} is the `Outlet`, whose own voice is `Narration`"),
            )
            .with_help("write `Narration`, or name the speaker that the text attributes it to"),
        ),
        (_, Speech::Narration) => problems.push(
            Problem::new(
                Code::NarrationByOther,
                at.field("speech"),
                format!("only the `Outlet` narrates, and {name} is none"),
            )
            .with_help("write `Paraphrase`, or make the outlet the speaker"),
        ),
        _ => {}
    }
    if !claim.rests_on.is_empty() && claim.speech != Speech::Narration {
        problems.push(
            Problem::new(
                Code::RestsOnOfSpeech,
                at.field("rests_on"),
                "only narration rests on other claims",
            )
            .with_help("use `relations` between claims of speakers"),
        );
    }
    if !claim.examples.is_empty() && speaker.kind != Kind::Collective {
        let message = format!("{name} is no `Collective`, and only those have examples");
        problems.push(
            Problem::new(Code::ExamplesOfOther, at.field("examples"), message)
                .with_help("use `relations` instead"),
        );
    }
}

fn check_sources(claim: &Claim<'_>, speaker: &Speaker<'_>, at: At, problems: &mut Problems) {
    let name = Quoted(&speaker.name);
    match (speaker.kind, claim.sources) {
        (Kind::Unnamed, None) => problems.push(
            Problem::new(
                Code::NoSources,
                at.path(),
                format!("the claim does not say how many of {name} it rests on"),
            )
            .with_help("add `sources`: `Stated(n)`, `Among(n)`, `Inferred(n)` or `Unstated`"),
        ),
        (Kind::Unnamed, Some(Sources::Stated(0) | Sources::Among(0) | Sources::Inferred(0))) => {
            problems.push(
                Problem::new(
                    Code::ZeroSources,
                    at.field("sources"),
                    "the claim rests on 0 sources",
                )
                .with_help("write `Unstated` if the text gives no number"),
            );
        }
        (Kind::Unnamed, Some(_)) | (_, None) => {}
        (_, Some(_)) => problems.push(
            Problem::new(
                Code::SourcesOfNamed,
                at.field("sources"),
                format!("only unnamed speakers have `sources`, and {name} is none"),
            )
            .with_help("leave it out"),
        ),
    }
}

/// Every id that the claim refers to.
fn check_references(claim: &Claim<'_>, names: &Names<'_>, at: At, problems: &mut Problems) {
    let lists: [(&'static str, &[Str<'_>], _); 5] = [
        ("topics", &claim.topics, &names.topics),
        ("against", &claim.against, &names.speakers),
        ("relays", &claim.relays, &names.speakers),
        ("rests_on", &claim.rests_on, &names.claims),
        ("examples", &claim.examples, &names.claims),
    ];
    for (field, ids, known) in lists {
        must_name_once(ids, problems, || at.field(field));
        for (index, id) in (0..).zip(ids) {
            known.resolve(id, problems, || at.field(field).item(index));
        }
    }
    let to_itself = [
        ("relays", &claim.relays, &claim.speaker, "nobody relays their own words"),
        ("rests_on", &claim.rests_on, &claim.id, "the claim rests on itself"),
        ("examples", &claim.examples, &claim.id, "the claim is its own example"),
    ];
    for (field, ids, itself, message) in to_itself {
        if let Some((index, _)) = (0..).zip(ids).find(|(_, id)| *id == itself) {
            let path = at.field(field).item(index);
            problems.push(self_reference(path, message));
        }
    }
    for (index, relation) in (0..).zip(&claim.relations) {
        let path = || at.field("relations").item(index).field("claim");
        names.claims.resolve(&relation.claim, problems, path);
        if relation.claim == claim.id {
            problems.push(self_reference(path(), "the claim has a relation to itself"));
        }
    }
    check_stances(claim, names, at, problems);
}

/// The problem of what refers to itself.
fn self_reference(path: Path, message: &str) -> Problem {
    Problem::new(Code::SelfReference, path, message).with_help("remove it, or name another one")
}

fn check_stances(claim: &Claim<'_>, names: &Names<'_>, at: At, problems: &mut Problems) {
    let path = |index| at.field("stances").item(index).field("on");
    for (index, stance) in (0..).zip(&claim.stances) {
        names.propositions.resolve(&stance.on, problems, || path(index));
    }
    for_each_repeat(
        &claim.stances,
        |stance| &stance.on,
        |index, on| {
            let message = format!("the claim already has a stance on {}", Quoted(on));
            problems.push(
                Problem::new(Code::RepeatedStance, path(index), message)
                    .with_help("keep one; a speaker who takes both sides makes two claims"),
            );
        },
    );
}
