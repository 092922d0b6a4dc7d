//! The beginning of a draft: how to go on, and the article's own fields.

use super::{Language, Options, dateline::Dateline, registry::kebab};
use crate::{
    article::names,
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
    let id = kebab(&options.name);
    let known = &options.facts;
    let day = dateline.date();
    let byline = match known.byline.is_empty() {
        true => paragraphs.byline().map(names).unwrap_or_default(),
        false => known.byline.clone(),
    };
    let proposed_place = dateline.place.map(|place| title_case(&clean(place)));
    let open = [
        (OpenInArticle::Title, known.title.is_none()),
        (OpenInArticle::Outlet, known.outlet.is_none()),
        (OpenInArticle::Byline, known.byline.is_empty() && !byline.is_empty()),
        (OpenInArticle::Place, known.place.is_none() && proposed_place.is_some()),
        (OpenInArticle::Published, known.published.is_none()),
        (OpenInArticle::Translated, true),
    ];
    let open = open.into_iter().filter_map(|(place, is_open)| is_open.then_some(place));
    let article = Article {
        id: if ["", NONE].contains(&&*id) { "article".into() } else { id.into() },
        title: known.title.as_deref().map(shown),
        outlet: known.outlet.as_deref().or(dateline.outlet).map(shown),
        byline: byline.into_iter().map(Str::from).collect(),
        place: known.place.clone().or(proposed_place).map(Str::from),
        published: known.published.clone().or(day.map(|day| day.to_string())).map(Str::from),
        // The caller has made sure that it fits.
        paragraphs: u16::try_from(paragraphs.len()).unwrap_or(u16::MAX),
        language: Some(tag(language, options).into()),
        translated: Translated::Original,
        reader_language: options.reader_language.clone().map(Str::from),
        url: known.url.as_deref().map(shown),
        note: known.note.as_deref().map(shown),
        sha256: Some(fingerprint(text.as_bytes()).into()),
        open: open.collect(),
    };
    let mut remarks = Vec::new();
    if let (None, None, Some(day)) = (&known.published, day, dateline.day) {
        remarks.push(("open", format!("the dateline has \"{}\", and no year", clean(day))));
    }
    let first = paragraphs.paragraph(1).map_or("", |it| it.text().trim_end());
    if known.title.is_none() && paragraphs.len() > 1 && is_headline(first) {
        let remark = "the first has no full stop: if it is the headline, remove it from the text";
        remarks.push(("paragraphs", remark.to_owned()));
    }
    (article, remarks)
}

/// The tag of the article's language: the file's own where it does not contradict the text.
fn tag(language: Language, options: &Options) -> String {
    let known = options.facts.language.as_ref().filter(|_| options.language.is_none());
    let agrees = |tag: &&String| Language::of_tag(tag).is_none_or(|it| it == language);
    known.filter(agrees).cloned().unwrap_or_else(|| language.tag().to_owned())
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
