//! Claims: what is quoted, and what is told in the newsroom's words.

use super::{
    super::{
        cast::{Meant, Voice},
        quotation::{Flaw, Quotation},
        reading::Sentence,
        sentence,
    },
    Entry, Heard, NOBODY, Proposed, Proposer, Told, UNDECIDED, is_silence, seen,
};
use crate::dossier::{Claim, Content, Sources, Speech, Str};
use std::ops::Range;

/// From how many words on quoted words are at least a partial quotation.
const PARTIAL: usize = 4;
/// The longest quotation that is proposed, in bytes.
const LONGEST: usize = 32 << 10;
/// How many words a sentence needs beside who says it, to say something.
const FEWEST: usize = 3;

/// Quotations that are one claim.
struct Group<'q> {
    spans: Vec<&'q Quotation>,
    /// The words of the first of them.
    words: Range<usize>,
    /// To which sign it belongs.
    beside: Option<Beside>,
}

/// A sign in the sentence, by its place among those of its kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Cue(usize),
    Ask(usize),
}

/// A claim before it has an id, and where in the sentence it stands.
struct Found {
    at: usize,
    voice: Option<Voice>,
    cue: Option<usize>,
    speech: Speech,
    quote: Vec<Str<'static>>,
    anchor: Option<String>,
    decide: Vec<String>,
}

impl Proposer<'_> {
    /// Proposes what a sentence reports; `context` is who may speak where it names nobody.
    pub(super) fn claims(
        &mut self,
        told: &Told<'_, '_>,
        context: Option<(Voice, &'static str)>,
        entries: &mut Vec<Entry>,
    ) {
        let groups = groups(told);
        let mut remarks = Vec::new();
        let mut found = Vec::new();
        let mut asked_quotes = vec![Vec::new(); told.asks.len()];
        let mut is_quoting = vec![false; told.cues.len()];
        for group in &groups {
            match group.beside {
                Some(Beside::Ask(ask)) => asked_quotes[ask].extend(told.texts(group)),
                beside if group.is_long(told.sentence) => {
                    let cue = match beside {
                        Some(Beside::Cue(cue)) => {
                            is_quoting[cue] = true;
                            Some(cue)
                        }
                        _ => None,
                    };
                    if group.is_too_long() {
                        remarks.push("a quotation is too long for a dossier: split it".to_owned());
                    } else {
                        found.push(self.quoted(told, group, cue, context));
                    }
                }
                _ => remarks.push(format!(
                    "\"{}\" is quoted: fewer than four words are left to the gist or a note",
                    told.short(group)
                )),
            }
        }
        let is_asked = told.asks.iter().any(|(ask, _)| is_silence(ask.came));
        for (index, heard) in told.cues.iter().enumerate() {
            match heard.meant {
                Some(Meant::Outlet) => remarks.push(format!(
                    "\"{}\" points to the newsroom's own report: `cites`?",
                    seen::sign(&heard.cue, told.sentence)
                )),
                meant if !is_quoting[index] && !is_asked && told.says_something(heard) => {
                    found.push(paraphrased(told, index, meant));
                }
                _ => {}
            }
        }
        found.sort_by_key(|it| it.at);
        if let Some(first) = found.first_mut() {
            first.decide.append(&mut remarks);
            let relays = told.inside.iter().filter(|cue| cue.who.is_some());
            first.decide.extend(relays.map(|cue| {
                format!("\"{}\" stands inside it: `relays`?", seen::sign(cue, told.sentence))
            }));
        }
        for (index, quote) in asked_quotes.into_iter().enumerate() {
            self.request(told, index, quote);
        }
        let answers = self.add_claims(told, found, entries);
        entries.extend(remarks.into_iter().map(Entry::Remark));
        if let (Some((member, ids)), false) = (answers, is_asked) {
            self.answered(told, member, ids);
        }
    }

    /// Adds the claims of a sentence; the first speaker and the ids of what they say.
    fn add_claims(
        &mut self,
        told: &Told<'_, '_>,
        found: Vec<Found>,
        entries: &mut Vec<Entry>,
    ) -> Option<(usize, Vec<Str<'static>>)> {
        let mut answers: Option<(usize, Vec<Str<'static>>)> = None;
        for it in found {
            let paragraph = told.sentence.paragraph;
            let speaker = match it.voice {
                Some(voice) => self.cast.members()[voice.member].id.clone(),
                None => NOBODY.to_owned(),
            };
            let id = self.claim_ids.numbered(&format!("{speaker}-p{paragraph}"));
            if let (Some(voice), Some(_)) = (it.voice, it.cue) {
                let (member, ids) = answers.get_or_insert_with(|| (voice.member, Vec::new()));
                if *member == voice.member {
                    ids.push(id.clone().into());
                }
            }
            let spans = if self.is_translated { it.quote.len() } else { 0 };
            let item = Claim {
                id: id.into(),
                paragraph,
                speaker: speaker.into(),
                speech: it.speech,
                content: Content::Fact,
                translation: vec![UNDECIDED.into(); spans],
                quote: it.quote,
                gist: UNDECIDED.into(),
                anchor: it.anchor.map(Str::from),
                sources: it.voice.and_then(|voice| voice.sources),
                relays: Vec::new(),
                rests_on: Vec::new(),
                against: Vec::new(),
                examples: Vec::new(),
                stances: Vec::new(),
                topics: Vec::new(),
                relations: Vec::new(),
                cites: None,
                note: None,
            };
            entries.push(Entry::Claim(Box::new(Proposed { item, decide: it.decide })));
        }
        answers
    }

    /// The claim of quoted words.
    fn quoted(
        &self,
        told: &Told<'_, '_>,
        group: &Group<'_>,
        cue: Option<usize>,
        context: Option<(Voice, &'static str)>,
    ) -> Found {
        let heard = cue.map(|cue| &told.cues[cue]);
        let (voice, who) = match heard {
            Some(Heard { cue, meant }) => (voice_of(*meant), who(told.sentence, cue, *meant)),
            None => match context {
                Some((voice, why)) => (Some(voice), format!("who: {why}")),
                None => (None, "who: nobody is said to say it".to_owned()),
            },
        };
        let mut decide = vec![who];
        decide.extend(
            group.spans.iter().filter_map(|it| it.flaw).map(|flaw| flaw_of(flaw).to_owned()),
        );
        let first = group.words.start;
        // Several people say nothing word for word.
        if voice.is_some_and(is_several) && group.is_in_doubt() {
            decide.push("several people are said to say it: hardly a quotation".to_owned());
            let anchor = Some(seen::anchor_at(told.sentence, first));
            let (speech, quote) = (Speech::Paraphrase, Vec::new());
            return Found { at: first, voice, cue, speech, quote, anchor, decide };
        }
        if group.spans.len() > 1 {
            decide.push("the text seems to go on with the quotation: several spans".to_owned());
        }
        let inner = |it: &&Quotation| {
            sentence::sentences(told.sentence.text, it.range.clone(), &[], self.grammar).len()
        };
        if group.spans.iter().map(inner).any(|sentences| sentences > 1) {
            decide.push("several sentences: split what is claimed of different things".to_owned());
        }
        let speech =
            if told.stands_alone(group, heard) { Speech::Verbatim } else { Speech::Partial };
        let quote = told.texts(group);
        Found { at: first, voice, cue, speech, quote, anchor: None, decide }
    }
}

/// The claim of what is told in other words.
fn paraphrased(told: &Told<'_, '_>, index: usize, meant: Option<Meant>) -> Found {
    let cue = &told.cues[index].cue;
    let reach = cue.reach();
    let at = match () {
        () if reach.start <= 1 && reach.end + FEWEST < told.sentence.words.len() => reach.end,
        () if index > 0 => reach.start.max(*cue.words.start()),
        () => 0,
    };
    Found {
        at: reach.start,
        voice: voice_of(meant),
        cue: Some(index),
        speech: Speech::Paraphrase,
        quote: Vec::new(),
        anchor: Some(seen::anchor_at(told.sentence, at)),
        decide: vec![who(told.sentence, cue, meant)],
    }
}

fn voice_of(meant: Option<Meant>) -> Option<Voice> {
    match meant {
        Some(Meant::Voice(voice)) => Some(voice),
        Some(Meant::Outlet) | None => None,
    }
}

/// Who is read as the speaker, and from which words.
fn who(sentence: &Sentence<'_>, cue: &super::super::cue::Cue, meant: Option<Meant>) -> String {
    let seen = seen::sign(cue, sentence);
    match voice_of(meant) {
        Some(Voice { guess: Some(guess), .. }) => format!("who: \"{seen}\" ({guess})"),
        Some(_) => format!("who: \"{seen}\""),
        None => format!("who: \"{seen}\" (nobody was found)"),
    }
}

fn is_several(voice: Voice) -> bool {
    matches!(
        voice.sources,
        Some(Sources::Stated(2..) | Sources::Among(2..) | Sources::Inferred(2..))
    )
}

fn flaw_of(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::NoOpening => "the opening mark is missing: read from the beginning of the sentence",
        Flaw::NoClosing => "the closing mark is missing: read to where it seems to end",
        Flaw::GoesOn => "the quotation goes on in the next paragraph",
        Flaw::BeganBefore => "the quotation began in the paragraph before",
    }
}

/// The quotations of a sentence, those together that the text breaks only to say who speaks.
fn groups<'q>(told: &'q Told<'_, '_>) -> Vec<Group<'q>> {
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
    fn is_long(&self, sentence: &Sentence<'_>) -> bool {
        let words = |it: &&Quotation| {
            let text = &sentence.text[it.range.clone()];
            text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
        };
        self.spans.iter().map(words).sum::<usize>() >= PARTIAL
    }

    fn is_too_long(&self) -> bool {
        self.spans.iter().any(|it| it.range.len() > LONGEST)
    }

    /// Whether it is not certain that it is a quotation.
    fn is_in_doubt(&self) -> bool {
        self.spans.iter().any(|it| matches!(it.flaw, Some(Flaw::NoOpening | Flaw::NoClosing)))
    }
}

impl Told<'_, '_> {
    /// The sign that stands nearest to a quotation.
    fn beside(&self, words: &Range<usize>) -> Option<Beside> {
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
        let cues = near(&|at| *self.cues[at].cue.words.start(), self.cues.len())
            .map(|at| (apart(self.cues[at].cue.reach()), Beside::Cue(at)));
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
    fn goes_on(&self, group: &Group<'_>, next: &Quotation) -> bool {
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
    fn texts(&self, group: &Group<'_>) -> Vec<Str<'static>> {
        let text = |it: &&Quotation| self.sentence.text[it.range.clone()].to_owned().into();
        group.spans.iter().map(text).collect()
    }

    /// A short quotation, made fit for a comment.
    fn short(&self, group: &Group<'_>) -> String {
        self.sentence.text_of(&self.sentence.shown(&group.words, PARTIAL))
    }

    /// Whether a quotation is a sentence by itself, and no part of the newsroom's.
    fn stands_alone(&self, group: &Group<'_>, heard: Option<&Heard>) -> bool {
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

    /// Whether there is more in the sentence than who says something.
    fn says_something(&self, heard: &Heard) -> bool {
        self.own_words >= heard.cue.reach().len() + FEWEST
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '„' | '“' | '”' | '«' | '»')
}
