//! The beginning of a draft: how to go on, and the article's own fields.

use super::{Language, Options, dateline::Dateline, language::LanguageGuess, registry::kebab};
use crate::{
    dossier::{
        Article, NONE, Str, Translated,
        article_text::{ArticleParagraphs, fingerprint},
        check::{NO_DAY, UNDECIDED},
    },
    text::clean,
};

/// The most words of a headline.
const HEADLINE: usize = 20;

/// How to go on, a comment line each.
pub fn lines(file: &str) -> Vec<String> {
    let lines = format!(
        "This is a draft. The program proposes, and you decide. Each comment that begins with DECIDE\n\
         says what the program found, in a few words of the article, and what is open. Go through\n\
         them, correct the values, replace each {UNDECIDED}, and delete the comments.\n\
         \n\
         A draft cannot tell who is for or against what: `propositions`, `stances`, `against`,\n\
         `topics` and `relations` are yours to add. The rules, and the meaning of each field:\n    \
         onrecord explain rules\n    \
         onrecord explain fields\n\
         A small dossier with a comment on each field:\n    \
         onrecord explain tutorial\n\
         What is left to do, and whether every word is exact:\n    \
         onrecord check FILE --source {}",
        clean(file)
    );
    lines.lines().map(str::to_owned).collect()
}

/// The article's fields, and the open questions about them.
pub fn article(
    paragraphs: &ArticleParagraphs<'_>,
    text: &str,
    dateline: &Dateline<'_>,
    language: Language,
    options: &Options,
    guess: LanguageGuess,
) -> (Article<'static>, Vec<(&'static str, String)>) {
    let shown = |text: &str| clean(text).into_owned();
    let stem = options.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let id = kebab(stem.rsplit_once('.').map_or(stem, |(stem, _)| stem));
    let day = dateline.date();
    let article = Article {
        id: if ["", NONE].contains(&&*id) { "article".into() } else { id.into() },
        title: Some(UNDECIDED.into()),
        outlet: Some(dateline.outlet.map_or(UNDECIDED.to_owned(), shown).into()),
        byline: paragraphs.byline().map(byline).unwrap_or_default(),
        place: dateline.place.map(|place| title_case(&clean(place)).into()),
        published: Some(day.map_or(NO_DAY.to_owned(), |day| day.to_string()).into()),
        // The caller has made sure that it fits.
        paragraphs: u16::try_from(paragraphs.len()).unwrap_or(u16::MAX),
        language: Some(language.tag().into()),
        translated: Translated::Original,
        reader_language: Some(options.reader_language.clone().into()),
        url: None,
        note: None,
        sha256: Some(fingerprint(text.as_bytes()).into()),
        open: Vec::new(),
    };
    let published = match (day, dateline.day.map(clean)) {
        (Some(_), Some(day)) => format!("the dateline has \"{day}\""),
        (None, Some(day)) => format!("the dateline has \"{day}\", and no year"),
        (_, None) => "the text does not say when".to_owned(),
    };
    let outlet = match dateline.outlet {
        Some(_) => "from the dateline",
        None => "the text does not name it at the beginning",
    };
    let mut questions = vec![
        ("id", "such as outlet-date-subject".to_owned()),
        ("title", "in your own words".to_owned()),
        ("outlet", outlet.to_owned()),
        ("byline", "from the first line".to_owned()),
        ("place", "from the dateline".to_owned()),
        ("published", published),
        ("translated", "or `Human(from: \"..\")`, `Machine(from: \"..\")`".to_owned()),
    ];
    let first = paragraphs.paragraph(1).map_or("", |it| it.text().trim_end());
    if paragraphs.len() > 1 && is_headline(first) {
        let question = "the first has no full stop: if it is the headline, remove it from the text";
        questions.push(("paragraphs", question.to_owned()));
    }
    if options.language.is_none() {
        let LanguageGuess { words, others, .. } = guess;
        let name = language.name();
        let question =
            format!("{words} of its most common words are {name}, {others} of the other language");
        questions.push(("language", question));
    }
    (article, questions)
}

/// The names of a byline.
fn byline(names: &str) -> Vec<Str<'static>> {
    let names = clean(names).replace(" and ", ",").replace(" und ", ",");
    let names = names.split(',').map(str::trim).filter(|name| name.contains(char::is_alphanumeric));
    names.take(20).map(|name| name.to_owned().into()).collect()
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
