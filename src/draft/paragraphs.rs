//! Which paragraph of a corrected text each paragraph of the earlier one has become.

use crate::dossier::article_text::{ArticleParagraphs, Paragraph};
use std::collections::{HashMap, HashSet, VecDeque};

/// How many new paragraphs around the expected place are compared with one that is not there.
const NEAR: usize = 8;
/// How far from its place the words of a paragraph that was split are looked for.
const REACH: u16 = 8;
/// The least share of words in common, of a hundred, that makes two paragraphs one that has changed.
const ALIKE: usize = 40;

/// What has become of a paragraph. Numbers are from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands word for word, as this paragraph.
    Same(u16),
    /// It has changed, and is this paragraph now.
    Changed(u16),
    /// It is gone; this paragraph is where it would be.
    Gone(u16),
}

impl Fate {
    /// The paragraph of the corrected text.
    pub fn paragraph(self) -> u16 {
        match self {
            Fate::Same(number) | Fate::Changed(number) | Fate::Gone(number) => number,
        }
    }
}

/// What has become of each paragraph of a text.
pub struct Fates {
    /// By their numbers, from 1.
    all: Vec<Fate>,
    /// How many the corrected text has.
    count: u16,
    /// Those of the corrected text that were there before, word for word.
    standing: HashSet<u16>,
}

impl Fates {
    /// Compares two texts. A paragraph stands wherever it stands now; several that are the same
    /// keep their order.
    pub fn of(before: &ArticleParagraphs<'_>, now: &ArticleParagraphs<'_>) -> Self {
        let mut by_text: HashMap<&str, VecDeque<u16>> = HashMap::new();
        for (number, paragraph) in now.paragraphs() {
            by_text.entry(paragraph.text().trim()).or_default().push_back(number);
        }
        let same = |paragraph: &Paragraph<'_>| {
            by_text.get_mut(paragraph.text().trim()).and_then(VecDeque::pop_front)
        };
        let same: Vec<Option<u16>> = before.paragraphs().map(|(_, it)| it).map(same).collect();
        let standing: HashSet<u16> = same.iter().flatten().copied().collect();
        let mut new: Vec<(u16, Words<'_>)> = now
            .paragraphs()
            .filter(|(number, _)| !standing.contains(number))
            .map(|(number, it)| (number, Words::of(it.text())))
            .collect();
        let mut last = 0;
        let mut fate = |(same, (_, paragraph)): (Option<u16>, (u16, &Paragraph<'_>))| {
            let fate = match same {
                Some(number) => Fate::Same(number),
                None => match take_alike(&mut new, last + 1, &Words::of(paragraph.text())) {
                    Some(number) => Fate::Changed(number),
                    None => Fate::Gone(last.max(1)),
                },
            };
            last = fate.paragraph();
            fate
        };
        let all = same.into_iter().zip(before.paragraphs()).map(&mut fate).collect();
        Fates { all, count: u16::try_from(now.len()).unwrap_or(u16::MAX), standing }
    }

    /// What has become of the paragraph with this number; one that the text never had is gone.
    pub fn of_paragraph(&self, number: u16) -> Fate {
        let fate = usize::from(number).checked_sub(1).and_then(|at| self.all.get(at));
        fate.copied().unwrap_or(Fate::Gone(number.clamp(1, self.count.max(1))))
    }

    /// Whether the corrected text's paragraph with this number was there before, word for word.
    pub fn stands_at(&self, number: u16) -> bool {
        self.standing.contains(&number)
    }

    /// The paragraphs around a place that the earlier text did not have, the nearest first.
    pub fn new_near(&self, number: u16) -> impl Iterator<Item = u16> {
        let around =
            (1..=REACH).flat_map(move |by| [number.checked_add(by), number.checked_sub(by)]);
        around.flatten().filter(|it| (1..=self.count).contains(it) && !self.stands_at(*it))
    }

    /// Whether nothing of the earlier text is in the other.
    pub fn is_of_other_article(&self) -> bool {
        self.all.iter().all(|fate| matches!(fate, Fate::Gone(_)))
    }
}

/// Takes out the paragraph that is most like one with these words, of those around a place.
fn take_alike(new: &mut Vec<(u16, Words<'_>)>, expected: u16, words: &Words<'_>) -> Option<u16> {
    let at = new.partition_point(|(number, _)| *number < expected);
    let around = at.saturating_sub(NEAR / 2)..new.len().min(at + NEAR / 2);
    let alike = around.map(|at| (words.alike(&new[at].1), at));
    let best = alike.filter(|(share, _)| *share >= ALIKE).max_by_key(|(share, _)| *share);
    best.map(|(_, at)| new.remove(at).0)
}

/// How often each word is in a paragraph.
struct Words<'t> {
    counts: HashMap<&'t str, usize>,
    all: usize,
}

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Self {
        let mut counts = HashMap::new();
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.for_each(|word| *counts.entry(word).or_default() += 1);
        let all = counts.values().sum();
        Words { counts, all }
    }

    /// The share of the words of both that both have, of a hundred.
    fn alike(&self, other: &Words<'_>) -> usize {
        let shared = self
            .counts
            .iter()
            .map(|(word, count)| other.counts.get(word).map_or(0, |there| *count.min(there)));
        200 * shared.sum::<usize>() / (self.all + other.all).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::{Fate::*, *};

    fn fates(before: &str, now: &str) -> Vec<Fate> {
        Fates::of(&ArticleParagraphs::new(before), &ArticleParagraphs::new(now)).all
    }

    #[test]
    fn paragraphs_stand_change_and_go() {
        let before = "The pier opened on Monday.\nIt is safe, said Ann Bell.\nNobody came.";
        assert_eq!(fates(before, before), [Same(1), Same(2), Same(3)]);
        let inserted = format!("A word first.\n{before}");
        assert_eq!(fates(before, &inserted), [Same(2), Same(3), Same(4)]);
        let corrected = before.replace("Ann Bell", "Bo Cole");
        assert_eq!(fates(before, &corrected), [Same(1), Changed(2), Same(3)]);
        let shortened = "The pier opened on Monday.\nNobody came.";
        assert_eq!(fates(before, shortened), [Same(1), Gone(1), Same(2)]);
        let turned = "Nobody came.\nIt is safe, said Ann Bell.\nThe pier opened on Monday.";
        assert_eq!(fates(before, turned), [Same(3), Same(2), Same(1)]);
        assert_eq!(fates(before, "Something else altogether."), [Gone(1), Gone(1), Gone(1)]);
    }

    #[test]
    fn paragraphs_that_are_the_same_keep_their_order() {
        assert_eq!(fates("***\nA b c.\n***", "***\nA b d.\n***"), [Same(1), Changed(2), Same(3)]);
        assert_eq!(fates("***\n***", "***"), [Same(1), Gone(1)]);
    }

    #[test]
    fn a_number_that_the_text_never_had_is_gone() {
        let fates = Fates::of(&ArticleParagraphs::new("A."), &ArticleParagraphs::new("A.\nB."));
        assert_eq!([0, 2, 9].map(|it| fates.of_paragraph(it)), [Gone(1), Gone(2), Gone(2)]);
    }
}
