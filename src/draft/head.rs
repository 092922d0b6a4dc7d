//! The beginning of a draft: how to go on, and the article's own fields.

use super::{Language, Options, dateline::Dateline, registry::kebab};
use crate::{
    dossier::{
        Article, NONE, OpenInArticle, Str, Translated,
        article_text::{ArticleParagraphs, fingerprint},
    },
    text::clean,
};

/// The most words of a headline.
const HEADLINE: usize = 20;

/// How to go on, a comment line each.
pub fn lines(file: &str) -> Vec<String> {
    let lines = format!(
        "This is a draft: the program proposes, and you decide. The `open` of each item names the\n\
         fields that nobody has decided yet. Correct or add what is missing, and delete the word:\n\
         then the field is decided, and counts. `seen` are the words of the article that the\n\
         program went by, and `or` who else could be meant. A claim without `content` is\n\
         proposed as a fact.\n\
         \n\
         A draft cannot tell who is for or against what: `propositions`, `stances`, `against`,\n\
         `topics` and `relations` are yours to add. The rules, and the meaning of each field:\n    \
         onrecord explain rules\n    \
         onrecord explain fields\n\
         A small dossier with a comment on each field:\n    \
         onrecord explain tutorial\n\
         What is left to decide, and whether every word is exact:\n    \
         onrecord check FILE --source {}",
        clean(file)
    );
    lines.lines().map(str::to_owned).collect()
}

/// The article's fields, and remarks on some.
pub fn article(
    paragraphs: &ArticleParagraphs<'_>,
    text: &str,
    dateline: &Dateline<'_>,
    language: Language,
    options: &Options,
) -> (Article<'static>, Vec<(&'static str, String)>) {
    let shown = |text: &str| Str::from(clean(text).into_owned());
    let stem = options.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let id = kebab(stem.rsplit_once('.').map_or(stem, |(stem, _)| stem));
    let day = dateline.date();
    let byline = paragraphs.byline().map(byline).unwrap_or_default();
    let place = dateline.place.map(|place| Str::from(title_case(&clean(place))));
    let open = [
        (OpenInArticle::Title, true),
        (OpenInArticle::Outlet, true),
        (OpenInArticle::Byline, !byline.is_empty()),
        (OpenInArticle::Place, place.is_some()),
        (OpenInArticle::Published, true),
        (OpenInArticle::Language, options.language.is_none()),
        (OpenInArticle::Translated, true),
    ];
    let open = open.into_iter().filter_map(|(place, is_open)| is_open.then_some(place));
    let article = Article {
        id: if ["", NONE].contains(&&*id) { "article".into() } else { id.into() },
        title: None,
        outlet: dateline.outlet.map(shown),
        byline,
        place,
        published: day.map(|day| day.to_string().into()),
        // The caller has made sure that it fits.
        paragraphs: u16::try_from(paragraphs.len()).unwrap_or(u16::MAX),
        language: Some(language.tag().into()),
        translated: Translated::Original,
        reader_language: Some(options.reader_language.clone().into()),
        url: None,
        note: None,
        sha256: Some(fingerprint(text.as_bytes()).into()),
        open: open.collect(),
    };
    let mut remarks = Vec::new();
    if let (None, Some(day)) = (day, dateline.day) {
        remarks.push(("open", format!("the dateline has \"{}\", and no year", clean(day))));
    }
    let first = paragraphs.paragraph(1).map_or("", |it| it.text().trim_end());
    if paragraphs.len() > 1 && is_headline(first) {
        let remark = "the first has no full stop: if it is the headline, remove it from the text";
        remarks.push(("paragraphs", remark.to_owned()));
    }
    (article, remarks)
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
