//! Which quotations of a sentence are one claim, and beside which sign they stand.

use super::{
    super::{
        lexicon::Class,
        quotation::{Flaw, Quotation},
        reading::Sentence,
    },
    Heard, Told, is_silence,
};
use crate::dossier::Str;
use std::ops::Range;

/// From how many words on quoted words are at least a partial quotation.
const PARTIAL: usize = 4;
/// The longest quotation that is proposed, in bytes.
const LONGEST: usize = 32 << 10;

/// How many words further away a sign seems to stand that belongs to another clause.
const FAR: usize = 100;

/// Quotations that are one claim.
pub(super) struct Group<'q> {
    pub spans: Vec<&'q Quotation>,
    /// The words of the first of them.
    pub words: Range<usize>,
    /// To which sign it belongs.
    pub beside: Option<Beside>,
}

/// A sign in the sentence, by its place among those of its kind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    Cue(usize),
    Ask(usize),
}

/// The quotations of a sentence, those together that the text breaks only to say who speaks.
pub(super) fn groups<'q>(told: &'q Told<'_, '_>) -> Vec<Group<'q>> {
    let mut groups: Vec<Group<'q>> = Vec::new();
    for quotation in &told.sentence.quotations {
        let words = told.sentence.words_of(quotation);
        match groups.last_mut() {
            Some(group) if told.goes_on(group, quotation) => group.spans.push(quotation),
            _ => {
                let beside = told.beside(&words);
                groups.push(Group { spans: vec![quotation], words, beside });
            }
        }
    }
    groups
}

impl Group<'_> {
    pub(super) fn is_long(&self, sentence: &Sentence<'_>) -> bool {
        let words = |it: &&Quotation| {
            let text = &sentence.text[it.range.clone()];
            text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
        };
        self.spans.iter().map(words).sum::<usize>() >= PARTIAL
    }

    pub(super) fn is_too_long(&self) -> bool {
        self.spans.iter().any(|it| it.range.len() > LONGEST)
    }

    /// Whether it is not certain that it is a quotation.
    pub(super) fn is_in_doubt(&self) -> bool {
        self.spans.iter().any(|it| matches!(it.flaw, Some(Flaw::NoOpening | Flaw::NoClosing)))
    }
}

impl Told<'_, '_> {
    /// The sign that stands nearest to a quotation.
    pub(super) fn beside(&self, words: &Range<usize>) -> Option<Beside> {
        let apart = |reach: Range<usize>| {
            if reach.end <= words.start {
                words.start - reach.end
            } else {
                reach.start.saturating_sub(words.end)
            }
        };
        let near = |starts: &dyn Fn(usize) -> usize, len: usize| {
            let mut next = 0;
            let mut past = len;
            while next < past {
                let middle = next.midpoint(past);
                if starts(middle) < words.start { next = middle + 1 } else { past = middle }
            }
            next.saturating_sub(2)..len.min(next + 2)
        };
        // `"too late", while the council says`: whoever is said to speak next says something else.
        let goes_on = self
            .sentence
            .words
            .get(words.end)
            .is_some_and(|word| self.grammar.is_any(word, &[Class::Subordinate, Class::And]));
        let far = |reach: &Range<usize>| if goes_on && reach.start >= words.end { FAR } else { 0 };
        let cues = near(&|at| *self.cues[at].cue.words.start(), self.cues.len()).map(|at| {
            let reach = self.cues[at].cue.reach();
            (far(&reach) + apart(reach), Beside::Cue(at))
        });
        let asks = near(&|at| *self.asks[at].0.words.start(), self.asks.len())
            // What stands before it is no part of the reply.
            .filter(|at| self.asks[*at].0.words.start() < &words.end)
            .filter(|at| is_silence(self.asks[*at].0.came))
            .map(|at| {
                let words = &self.asks[at].0.words;
                (apart(*words.start()..words.end() + 1), Beside::Ask(at))
            });
        // A verb of saying wins over a request that is as near.
        cues.chain(asks).min_by_key(|(apart, _)| *apart).map(|(_, beside)| beside)
    }

    /// Whether a quotation is the rest of the sentence that `group` began.
    pub(super) fn goes_on(&self, group: &Group<'_>, next: &Quotation) -> bool {
        let Some(last) = group.spans.last() else { return false };
        let text = self.sentence.text;
        let first = text[last.range.clone()].trim_end();
        let between = text[last.range.end..next.range.start].trim_end_matches(is_mark).trim_end();
        let names = self.sentence.words_of(last).end..self.sentence.words_of(next).start;
        let says = match group.beside {
            Some(Beside::Cue(cue)) => {
                let reach = self.cues[cue].cue.reach();
                names.contains(&reach.start)
                    && reach.end <= names.end
                    && names.len() <= reach.len() + 8
            }
            _ => false,
        };
        let is_open = !first.ends_with(['.', '!', '?']) && between.ends_with(',');
        says && is_open && next.flaw.is_none()
    }

    /// The spans of a group, as they stand there.
    pub(super) fn texts(&self, group: &Group<'_>) -> Vec<Str<'static>> {
        let text = |it: &&Quotation| {
            let text = &self.sentence.text[it.range.clone()];
            // The comma of `"We knew," he said` is not the speaker's.
            text.strip_suffix(',').unwrap_or(text).to_owned().into()
        };
        group.spans.iter().map(text).collect()
    }

    /// A short quotation, made fit for a comment.
    pub(super) fn short(&self, group: &Group<'_>) -> String {
        self.sentence.text_of(&self.sentence.shown(&group.words, PARTIAL))
    }

    /// Whether a short quotation is all that is said: `"No," she said.`
    pub(super) fn is_said_whole(&self, group: &Group<'_>) -> bool {
        let text = &self.sentence.text[self.sentence.range.clone()];
        let begins = text.trim_start_matches(is_mark).starts_with(&*self.short(group));
        let heard = match group.beside {
            Some(Beside::Cue(cue)) => &self.cues[cue],
            _ => return false,
        };
        begins && heard.meant.is_some() && self.stands_alone(group, Some(heard))
    }

    /// Whether a quotation is a sentence by itself, and no part of the newsroom's.
    pub(super) fn stands_alone(&self, group: &Group<'_>, heard: Option<&Heard>) -> bool {
        let Some(first) = group.spans.first() else { return false };
        if matches!(first.flaw, Some(Flaw::BeganBefore)) {
            return true;
        }
        let text = self.sentence.text;
        let before = &text[self.sentence.range.start.min(first.range.start)..first.range.start];
        let before = before.trim_end_matches(is_mark).trim_end();
        let follows = heard.is_some_and(|it| it.cue.reach().end == group.words.start);
        let is_capital = text[first.range.clone()].starts_with(char::is_uppercase);
        !before.contains(char::is_alphanumeric)
            || before.ends_with(':')
            || before.ends_with(',') && follows && is_capital
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '„' | '“' | '”' | '«' | '»')
}
