//! What stands at the beginning of a draft: how to go on, and the article's own fields.

use super::{Language, Options, cast::kebab, dateline::Dateline, language::Told};
use crate::{
    dossier::{
        Article, Translated,
        article_text::ArticleParagraphs,
        check::{NO_DAY, UNDECIDED},
    },
    text::clean,
};
use sha2::{Digest, Sha256};

/// The most words of a headline.
const HEADLINE: usize = 20;

/// How to go on, a comment line each.
pub fn lines(file: &str) -> Vec<String> {
    let lines = format!(
        "A draft. The program proposes, and you decide: each comment that begins with DECIDE says\n\
         what it saw, in a few words of the article, and what is open. Go from one to the next,\n\
         correct what stands there, replace each {UNDECIDED}, and delete the comment.\n\
         \n\
         No draft sees who is for or against what: `propositions`, `stances`, `against`, `topics`\n\
         and `relations` are yours to add. What each field means, and the rules of curation, says\n    \
         onrecord explain fields\n\
         A small dossier with a comment on each field:\n    \
         onrecord explain tutorial\n\
         What is left to do, and whether every word is exact:\n    \
         onrecord check FILE --source {}",
        clean(file)
    );
    lines.lines().map(str::to_owned).collect()
}

/// The article's fields, and what is to be decided of them.
pub fn article(
    original: &ArticleParagraphs<'_>,
    text: &str,
    dateline: &Dateline<'_>,
    language: Language,
    options: &Options,
    told: Told,
) -> (Article<'static>, Vec<(&'static str, String)>) {
    let mut decide = Vec::new();
    let mut say = |field, text: String| decide.push((field, text));
    let stem = options.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let id = Some(kebab(stem)).filter(|id| !id.is_empty() && id != "none");
    say("id", "such as outlet-date-subject".to_owned());
    say("title", "in your own words".to_owned());
    say(
        "outlet",
        match dateline.outlet {
            Some(_) => "from the dateline".to_owned(),
            None => "the text does not name it at its beginning".to_owned(),
        },
    );
    let byline = original.byline().map(byline);
    if byline.as_ref().is_some_and(|names| !names.is_empty()) {
        say("byline", "from the first line".to_owned());
    }
    if dateline.place.is_some() {
        say("place", "from the dateline".to_owned());
    }
    let day = dateline.date();
    say(
        "published",
        match (day, dateline.day) {
            (Some(_), Some(day)) => format!("the dateline has \"{}\"", clean(day)),
            (None, Some(day)) => format!("the dateline has \"{}\", and no year", clean(day)),
            (_, None) => "the text does not say when".to_owned(),
        },
    );
    let first = original.paragraph(1).map_or("", |it| it.text().trim_end());
    if original.len() > 1 && is_headline(first) {
        say(
            "paragraphs",
            "the first has no full stop: if it is the headline, take it out of the text".to_owned(),
        );
    }
    if options.language.is_none() {
        say(
            "language",
            format!(
                "{} of its most common words are {}, {} of the other language's",
                told.words,
                language.name(),
                told.others
            ),
        );
    }
    say("translated", "or `Human(from: \"..\")`, `Machine(from: \"..\")`".to_owned());
    let hash: String = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
    let shown = |text: &str| clean(text).into_owned();
    let article = Article {
        id: id.unwrap_or_else(|| "article".to_owned()).into(),
        title: UNDECIDED.into(),
        outlet: dateline.outlet.map_or(UNDECIDED.to_owned(), shown).into(),
        byline: byline.unwrap_or_default().into_iter().map(Into::into).collect(),
        place: dateline.place.map(|place| title_case(&clean(place)).into()),
        published: day.map_or(NO_DAY.to_owned(), |day| day.to_string()).into(),
        // The caller has made sure that it fits.
        paragraphs: u16::try_from(original.len()).unwrap_or(u16::MAX),
        language: language.tag().into(),
        translated: Translated::Original,
        reader_language: Some(options.reader_language.clone().into()),
        url: None,
        note: None,
        sha256: Some(hash.into()),
    };
    (article, decide)
}

/// The names of a byline.
fn byline(names: &str) -> Vec<String> {
    let names = clean(names);
    names
        .split(',')
        .flat_map(|name| name.split(" and "))
        .flat_map(|name| name.split(" und "))
        .map(|name| name.trim().to_owned())
        .filter(|name| name.contains(char::is_alphanumeric))
        .take(20)
        .collect()
}

/// Whether a line is short and ends as no sentence does.
fn is_headline(line: &str) -> bool {
    let words = line.split_whitespace().take(HEADLINE + 1).count();
    words <= HEADLINE && line.ends_with(char::is_alphanumeric)
}

/// A place as it is written elsewhere than in datelines.
fn title_case(place: &str) -> String {
    if place.contains(char::is_lowercase) {
        return place.to_owned();
    }
    let mut before = ' ';
    let case = |c: char| {
        let is_first = !before.is_alphanumeric();
        before = c;
        if is_first { c.to_string() } else { c.to_lowercase().to_string() }
    };
    place.chars().map(case).collect()
}
