//! Which quotations of a sentence are one claim, and to which cue they belong.

use super::{
    super::{
        lexicon::{RequestOutcome, WordClass},
        phrase::Phrase,
        quotation::{MarkIssue, Quotation},
    },
    SentenceFacts,
    facts::AttributedCue,
};
use crate::dossier::{Str, article_text::is_mark};
use std::ops::Range;

/// The fewest quoted words that are a partial quotation.
const PARTIAL: usize = 4;
/// The longest quotation that is proposed, in bytes.
const LONGEST: usize = 32 << 10;
/// How many words further away a cue seems to be that belongs to another clause.
const FAR: usize = 100;

/// Quotations that are one claim.
pub(super) struct QuotationGroup<'q> {
    pub spans: Vec<&'q Quotation>,
    /// The words of the first of them.
    pub words: Range<usize>,
    /// The cue to which it belongs.
    pub nearest: Option<Nearest>,
}

/// A cue in the sentence, by its index among those of its kind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Nearest {
    Cue(usize),
    Request(usize),
}

impl QuotationGroup<'_> {
    pub(super) fn is_too_long(&self) -> bool {
        self.spans.iter().any(|it| it.range.len() > LONGEST)
    }

    /// Whether it is not certain that it is a quotation.
    pub(super) fn is_in_doubt(&self) -> bool {
        let is_in_doubt =
            |issue| matches!(issue, Some(MarkIssue::NoOpening | MarkIssue::NoClosing));
        self.spans.iter().any(|it| is_in_doubt(it.issue))
    }
}

impl<'a> SentenceFacts<'_, 'a> {
    /// The quotations of the sentence, those together that the text breaks only to say who speaks.
    pub(super) fn quotation_groups(&self) -> Vec<QuotationGroup<'_>> {
        let mut groups: Vec<QuotationGroup<'_>> = Vec::new();
        for quotation in &self.sentence.quotations {
            match groups.last_mut() {
                Some(group) if self.goes_on(group, quotation) => group.spans.push(quotation),
                _ => {
                    let words = self.sentence.words_of(quotation);
                    let nearest = self.nearest(&words);
                    groups.push(QuotationGroup { spans: vec![quotation], words, nearest });
                }
            }
        }
        groups
    }

    /// The cue that is nearest to a quotation.
    fn nearest(&self, words: &Range<usize>) -> Option<Nearest> {
        let distance = |reach: Range<usize>| {
            if reach.end <= words.start {
                words.start - reach.end
            } else {
                reach.start.saturating_sub(words.end)
            }
        };
        let around = |next: usize, len: usize| next.saturating_sub(2)..len.min(next + 2);
        // `"too late", while the council says`: whoever is said to speak next says something else.
        let next = self.sentence.words.get(words.end);
        let goes_on = next
            .is_some_and(|it| self.grammar.is_any(it, &[WordClass::Subordinate, WordClass::And]));
        let next = self.cues.partition_point(|it| *it.cue.words.start() < words.start);
        let cues = around(next, self.cues.len()).map(|at| {
            let reach = self.cues[at].cue.reach();
            let far = if goes_on && reach.start >= words.end { FAR } else { 0 };
            (far + distance(reach), Nearest::Cue(at))
        });
        let next = self.requests.partition_point(|(it, _)| *it.words.start() < words.start);
        let requests = around(next, self.requests.len()).filter_map(|at| {
            let request = &self.requests[at].0;
            // What is before the cue is not part of the reply.
            let is_reply =
                request.words.start() < &words.end && request.outcome != RequestOutcome::Answered;
            let reach = *request.words.start()..request.words.end() + 1;
            is_reply.then(|| (distance(reach), Nearest::Request(at)))
        });
        // A verb of saying wins over a request that is as near.
        cues.chain(requests).min_by_key(|(distance, _)| *distance).map(|(_, nearest)| nearest)
    }

    /// The cue to which a group belongs, if it is one of speech.
    pub(super) fn cue_of(&self, group: &QuotationGroup<'_>) -> Option<&AttributedCue<'a>> {
        match group.nearest? {
            Nearest::Cue(cue) => Some(&self.cues[cue]),
            Nearest::Request(_) => None,
        }
    }

    /// Whether a quotation is the rest of the sentence that `group` began.
    fn goes_on(&self, group: &QuotationGroup<'_>, next: &Quotation) -> bool {
        let (Some(last), Some(cue)) = (group.spans.last(), self.cue_of(group)) else {
            return false;
        };
        let text = self.sentence.text;
        let first = text[last.range.clone()].trim_end();
        let between = text[last.range.end..next.range.start].trim_end_matches(is_mark).trim_end();
        let names = self.sentence.words_of(last).end..self.sentence.words_of(next).start;
        let reach = cue.cue.reach();
        let is_cue_between = names.contains(&reach.start)
            && reach.end <= names.end
            && names.len() <= reach.len() + 8;
        let is_open = !first.ends_with(['.', '!', '?']) && between.ends_with(',');
        is_cue_between && is_open && next.issue.is_none()
    }

    /// The spans of a group, exactly as the text has them.
    pub(super) fn texts(&self, group: &QuotationGroup<'_>) -> Vec<Str<'static>> {
        let text = |it: &&Quotation| {
            let text = &self.sentence.text[it.range.clone()];
            // The comma of `"We knew," he said` is not the speaker's.
            text.strip_suffix(',').unwrap_or(text).to_owned().into()
        };
        group.spans.iter().map(text).collect()
    }

    /// A short quotation, made fit for a comment.
    pub(super) fn short(&self, group: &QuotationGroup<'_>) -> String {
        self.sentence.text_of(&self.sentence.first_words(&group.words, PARTIAL))
    }

    /// Whether a group is the name of who speaks: `„Seefunk“ meldet`.
    pub(super) fn is_title(&self, group: &QuotationGroup<'_>) -> bool {
        let is_of =
            |who: &Phrase| who.words.start <= group.words.start && group.words.end <= who.words.end;
        self.cues.iter().any(|it| it.cue.who.as_ref().is_some_and(is_of))
    }

    /// Whether a group is a claim of its own: it is long, or all that is said: `"No," she said.`
    pub(super) fn is_claim(&self, group: &QuotationGroup<'_>) -> bool {
        let words = |it: &&Quotation| {
            let text = &self.sentence.text[it.range.clone()];
            text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
        };
        if group.spans.iter().map(words).sum::<usize>() >= PARTIAL {
            return true;
        }
        let text = &self.sentence.text[self.sentence.range.clone()];
        let begins = text.trim_start_matches(is_mark).starts_with(&*self.short(group));
        let is_attributed = self.cue_of(group).is_some_and(|cue| cue.cue.who.is_some());
        begins && is_attributed && self.stands_alone(group)
    }

    /// Whether a quotation is a sentence by itself, and not part of the newsroom's.
    pub(super) fn stands_alone(&self, group: &QuotationGroup<'_>) -> bool {
        let Some(first) = group.spans.first() else { return false };
        if matches!(first.issue, Some(MarkIssue::BeganBefore)) {
            return true;
        }
        let text = self.sentence.text;
        let before = &text[self.sentence.range.start.min(first.range.start)..first.range.start];
        let before = before.trim_end_matches(is_mark).trim_end();
        let cue = self.cue_of(group);
        let follows = cue.is_some_and(|it| it.cue.reach().end == group.words.start);
        let is_capital = text[first.range.clone()].starts_with(char::is_uppercase);
        !before.contains(char::is_alphanumeric)
            || before.ends_with(':')
            || before.ends_with(',') && follows && is_capital
    }
}
