//! `WASHINGTON, 12 February (Reuters) - `: where and when a report begins, and whose it is.

use crate::dossier::{article_text::ArticleParagraphs, place::boundary};
use jiff::civil::Date;

/// The most headlines above it.
const HEADLINES: usize = 2;
/// The most bytes of a dateline.
const LONGEST: usize = 120;

/// What comes before the first sentence.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Dateline<'t> {
    /// Its paragraph: the first, or the one under the headline.
    pub paragraph: u16,
    /// Where the first sentence begins, in bytes of the paragraph.
    pub end: usize,
    /// Who published it.
    pub outlet: Option<&'t str>,
    /// Where it is dated from.
    pub place: Option<&'t str>,
    /// The day as the dateline writes it.
    pub day: Option<&'t str>,
}

impl<'t> Dateline<'t> {
    /// The dateline of an article, in the first paragraph or under headlines.
    pub fn of(article: &ArticleParagraphs<'t>) -> Self {
        let lines = article.paragraphs().take(HEADLINES + 1);
        let mut read = lines
            .filter_map(|(paragraph, it)| Some(Dateline { paragraph, ..Self::read(it.text())? }));
        read.next().unwrap_or_default()
    }

    fn read(paragraph: &'t str) -> Option<Self> {
        let head = &paragraph[..boundary(paragraph, LONGEST)];
        let (at, dash) = ["- ", "– ", "— ", "-- "]
            .iter()
            .filter_map(|dash| Some((head.find(&format!(" {dash}"))? + 1, dash.len())))
            .min()?;
        let line = head[..at].trim();
        // `OTTERING, Nov 3 -`: without an outlet only capital letters tell a place.
        let is_place = |line: &str| {
            let place = line.split(',').next().unwrap_or_default();
            let letters = || place.chars().filter(|c| c.is_alphabetic());
            letters().count() > 2 && letters().all(char::is_uppercase)
        };
        let (before, outlet) = match line.strip_suffix(')') {
            Some(line) => line.split_once('(')?,
            None if is_place(line) => (line, ""),
            None => return None,
        };
        let (place, day) = before.trim().split_once(',').unwrap_or((before.trim(), ""));
        let some =
            |text: &'t str| Some(text.trim()).filter(|text| text.contains(char::is_alphanumeric));
        Some(Dateline {
            paragraph: 1,
            end: at + dash,
            outlet: some(outlet),
            place: some(place),
            day: some(day.trim_end_matches([',', ' '])),
        })
    }

    /// The day, if the dateline gives the year as well.
    pub fn date(&self) -> Option<Date> {
        let words: Vec<String> = self
            .day?
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let month = words.iter().find_map(|word| {
            let position = MONTHS.iter().position(|names| names.split(' ').any(|it| it == word));
            i8::try_from(position? + 1).ok()
        })?;
        let number = |word: &String| word.parse::<i16>().ok();
        let year = words.iter().filter_map(number).find(|year| (1800..=9999).contains(year))?;
        let day = words.iter().filter_map(number).find(|day| (1..=31).contains(day))?;
        Date::new(year, month, i8::try_from(day).ok()?).ok()
    }
}

/// The months as datelines write them, English and German.
const MONTHS: [&str; 12] = [
    "january januar jänner jan",
    "february februar feb",
    "march märz mar mär mrz",
    "april apr",
    "may mai",
    "june juni jun",
    "july juli jul",
    "august aug",
    "september sept sep",
    "october oktober oct okt",
    "november nov",
    "december dezember dec dez",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Dateline<'_> {
        Dateline::of(&ArticleParagraphs::new(text))
    }

    #[test]
    fn a_dateline_is_taken_apart() {
        let line = of("NOWHERE-ON-SEA, 1 April 2026 (The Lantern) - The town");
        assert_eq!(line.outlet, Some("The Lantern"));
        assert_eq!((line.place, line.day), (Some("NOWHERE-ON-SEA"), Some("1 April 2026")));
        assert_eq!(line.date(), Some(Date::constant(2026, 4, 1)));
        let line = of("Bonn (dpa) — Die Stadt");
        assert_eq!((line.place, line.outlet, line.day), (Some("Bonn"), Some("dpa"), None));
        let line = of("OTTERING, Nov 3 - The town");
        assert_eq!((line.place, line.outlet, line.day), (Some("OTTERING"), None, Some("Nov 3")));
        assert_eq!(of("(AFP) - The town").outlet, Some("AFP"));
        assert_eq!(of("A headline\nBonn (dpa) — Die Stadt").paragraph, 2);
        assert_eq!(of("ULM, 31. Feb. 2026 (x) – Es").date(), None);
        assert_eq!(of("ULM, 3. März (x) – Es").date(), None);
    }

    #[test]
    fn most_first_sentences_have_none() {
        for text in ["", "The town (Devon) waits - and waits.", "Er kam - endlich.", "(a - b) - c"]
        {
            assert_eq!(of(text).end, 0, "{text}");
        }
    }
}
