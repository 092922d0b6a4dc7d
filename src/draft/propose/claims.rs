//! Claims: what is quoted, and what is reported in the newsroom's words.

use super::{
    super::{
        lexicon::RequestOutcome,
        quotation::{MarkIssue, Quotation},
        registry::{Mention, Referent},
        segment,
        sentence::Sentence,
    },
    Entry, NOBODY, Proposal, Proposer, SentenceFacts,
    facts::{AttributedCue, excerpt},
    quotations::{Nearest, QuotationGroup},
};
use crate::{
    dossier::{Claim, Sources, Speech, Str, check::UNDECIDED},
    text::clean,
};

/// How many words are left after who says it, for them to find it.
const FEWEST: usize = 3;

/// A claim before it has an id, and where it is in the sentence.
struct ClaimDraft {
    at: usize,
    mention: Option<Mention>,
    /// Whether a cue attributes it.
    has_cue: bool,
    speech: Speech,
    quote: Vec<Str<'static>>,
    anchor: Option<String>,
    decide: Vec<String>,
}

impl Proposer<'_> {
    /// Proposes what a sentence reports; `context` is who may speak where it names nobody.
    pub(super) fn claims(
        &mut self,
        facts: &SentenceFacts<'_>,
        context: Option<Mention>,
        entries: &mut Vec<Entry>,
    ) {
        let mut remarks = Vec::new();
        let mut drafts = Vec::new();
        let mut replies = vec![Vec::new(); facts.requests.len()];
        let mut is_quoting = vec![false; facts.cues.len()];
        for group in &facts.quotation_groups() {
            if let Some(Nearest::Request(request)) = group.nearest {
                // What nobody sees, such as a colour, is no reply.
                let texts = facts.texts(group).into_iter();
                replies[request].extend(texts.filter(|text| !clean(text).trim().is_empty()));
                continue;
            }
            if !facts.is_claim(group) {
                remarks.push(format!(
                    "\"{}\" is quoted: fewer than four words are left to the gist or a note",
                    facts.short(group)
                ));
                continue;
            }
            if let Some(Nearest::Cue(cue)) = group.nearest {
                is_quoting[cue] = true;
            }
            if group.is_too_long() {
                remarks.push("a quotation is too long for a dossier: split it".to_owned());
            } else {
                drafts.push(self.quoted(facts, group, context));
            }
        }
        let is_asked = facts.requests.iter().any(|(it, _)| it.outcome != RequestOutcome::Answered);
        for (index, cue) in facts.cues.iter().enumerate() {
            let remark = |what| format!("\"{}\" {what}", excerpt(&cue.cue, facts.sentence));
            match cue.referent {
                Some(Referent::Outlet) => {
                    remarks.push(remark("points to the newsroom's own report: `cites`?"));
                }
                _ if is_quoting[index] || is_asked => {}
                _ if facts.says_something(&cue.cue) => drafts.push(paraphrased(facts, index)),
                _ => remarks.push(remark("is about the words beside it: a claim too?")),
            }
        }
        drafts.sort_by_key(|it| it.at);
        if let Some(first) = drafts.first_mut() {
            first.decide.append(&mut remarks);
            let others = facts.cues.iter().flat_map(|it| &it.cue.others);
            first.decide.extend(others.map(|other| {
                let excerpt = facts.sentence.excerpt(&other.words);
                format!("\"{excerpt}\" is in a row with it: a claim of its own?")
            }));
            let relays = facts.inside.iter().filter(|cue| cue.who.is_some());
            first.decide.extend(relays.map(|cue| {
                format!("\"{}\" is inside it: `relays`?", excerpt(cue, facts.sentence))
            }));
        }
        for (index, quote) in replies.into_iter().enumerate() {
            self.request(facts, index, quote);
        }
        let answers = self.add_claims(facts, drafts, entries);
        entries.extend(remarks.into_iter().map(Entry::Remark));
        if let (Some((speaker, ids)), false) = (answers, is_asked) {
            self.answered(facts, speaker, ids);
        }
    }

    /// Proposes a sentence that the next one attributes: `The pier will close. So says the mayor.`
    pub(super) fn attributed_next(
        &mut self,
        facts: &SentenceFacts<'_>,
        next: &SentenceFacts<'_>,
        entries: &mut Vec<Entry>,
    ) {
        let Some(cue) = next.cues.first() else { return };
        let who = who(next.sentence, cue) + ", in the sentence after it";
        let draft = ClaimDraft::anchored(facts, cue.mention(), Speech::Paraphrase, who);
        self.add_claims(facts, vec![draft], entries);
    }

    /// Proposes a sentence that nobody is said to have said, of a paragraph of so many.
    pub(super) fn narration(
        &mut self,
        facts: &SentenceFacts<'_>,
        sentences: usize,
        entries: &mut Vec<Entry>,
    ) {
        let text = &facts.sentence.text[facts.sentence.range.clone()];
        // A headline, or a line of asterisks.
        if sentences == 1 && text.ends_with(char::is_alphanumeric) {
            return;
        }
        let who = "nobody is said to say it: as narration, or delete it".to_owned();
        let draft = ClaimDraft::anchored(facts, None, Speech::Narration, who);
        self.add_claims(facts, vec![draft], entries);
    }

    /// Adds the claims of a sentence; the first speaker and the ids of what they say.
    fn add_claims(
        &mut self,
        facts: &SentenceFacts<'_>,
        drafts: Vec<ClaimDraft>,
        entries: &mut Vec<Entry>,
    ) -> Option<(usize, Vec<Str<'static>>)> {
        let mut answers: Option<(usize, Vec<Str<'static>>)> = None;
        for draft in drafts {
            let paragraph = facts.sentence.paragraph;
            let speaker = match draft.mention {
                Some(mention) => &*self.registry.speakers()[mention.speaker].id,
                None if draft.speech == Speech::Narration => &*self.outlet,
                None => NOBODY,
            };
            let id = self.claim_ids.numbered(&format!("{speaker}-p{paragraph}"));
            if let Some(mention) = draft.mention.filter(|_| draft.has_cue) {
                let (first, ids) = answers.get_or_insert_with(|| (mention.speaker, Vec::new()));
                if *first == mention.speaker {
                    ids.push(id.clone().into());
                }
            }
            let spans = if self.is_translated { draft.quote.len() } else { 0 };
            let item = Claim {
                translation: vec![UNDECIDED.into(); spans],
                quote: draft.quote,
                anchor: draft.anchor.map(Str::from),
                sources: draft.mention.and_then(|mention| mention.sources),
                ..Claim::new(id, paragraph, speaker.to_owned(), draft.speech, UNDECIDED)
            };
            entries.push(Entry::Claim(Box::new(Proposal { item, decide: draft.decide })));
        }
        answers
    }

    /// The claim of quoted words.
    fn quoted(
        &self,
        facts: &SentenceFacts<'_>,
        group: &QuotationGroup<'_>,
        context: Option<Mention>,
    ) -> ClaimDraft {
        let cue = facts.cue_of(group);
        let (mention, who) = match (cue, context) {
            (Some(cue), _) => (cue.mention(), who(facts.sentence, cue)),
            (None, Some(context)) => {
                (Some(context), format!("who: {}", context.guess.unwrap_or_default()))
            }
            (None, None) => (None, "who: nobody is said to say it".to_owned()),
        };
        let mut decide = vec![who];
        let issues = group.spans.iter().filter_map(|it| it.issue);
        decide.extend(issues.map(|issue| describe(issue).to_owned()));
        let mut draft = ClaimDraft {
            at: group.words.start,
            mention,
            has_cue: cue.is_some(),
            speech: Speech::Paraphrase,
            quote: Vec::new(),
            anchor: None,
            decide,
        };
        // Several people say nothing word for word.
        if mention.is_some_and(is_several) && group.is_in_doubt() {
            draft.decide.push("several people are said to say it: hardly a quotation".to_owned());
            draft.anchor = Some(facts.sentence.anchor(group.words.start).to_owned());
            return draft;
        }
        if group.spans.len() > 1 {
            let question = "the text seems to go on with the quotation: several spans";
            draft.decide.push(question.to_owned());
        }
        let sentences = |it: &&Quotation| {
            segment::sentences(facts.sentence.text, it.range.clone(), &[], self.grammar).len()
        };
        if group.spans.iter().map(sentences).any(|sentences| sentences > 1) {
            let question = "several sentences: split what is claimed of different things";
            draft.decide.push(question.to_owned());
        }
        draft.speech = if facts.stands_alone(group) { Speech::Verbatim } else { Speech::Partial };
        draft.quote = facts.texts(group);
        draft
    }
}

impl ClaimDraft {
    /// A whole sentence, found by its first words.
    fn anchored(
        facts: &SentenceFacts<'_>,
        mention: Option<Mention>,
        speech: Speech,
        question: String,
    ) -> Self {
        ClaimDraft {
            at: 0,
            mention,
            has_cue: false,
            speech,
            quote: Vec::new(),
            anchor: Some(facts.sentence.anchor(0).to_owned()),
            decide: vec![question],
        }
    }
}

/// The claim of what a cue reports in other words.
fn paraphrased(facts: &SentenceFacts<'_>, index: usize) -> ClaimDraft {
    let AttributedCue { cue, .. } = &facts.cues[index];
    let reach = cue.reach();
    let at = if reach.start <= 1 && reach.end + FEWEST < facts.sentence.words.len() {
        facts.past_relative(reach.end)
    } else if index > 0 {
        reach.start.max(*cue.words.start())
    } else {
        0
    };
    let who = who(facts.sentence, &facts.cues[index]);
    ClaimDraft {
        at: reach.start,
        has_cue: true,
        anchor: Some(facts.sentence.anchor(at).to_owned()),
        ..ClaimDraft::anchored(facts, facts.cues[index].mention(), Speech::Paraphrase, who)
    }
}

/// Who is read as the speaker, and from which words.
fn who(sentence: &Sentence<'_>, cue: &AttributedCue) -> String {
    let excerpt = excerpt(&cue.cue, sentence);
    match cue.mention() {
        Some(Mention { guess: Some(guess), .. }) => format!("who: \"{excerpt}\" ({guess})"),
        Some(_) => format!("who: \"{excerpt}\""),
        None => format!("who: \"{excerpt}\" (nobody was found)"),
    }
}

fn is_several(mention: Mention) -> bool {
    matches!(
        mention.sources,
        Some(Sources::Stated(2..) | Sources::Among(2..) | Sources::Inferred(2..))
    )
}

fn describe(issue: MarkIssue) -> &'static str {
    match issue {
        MarkIssue::NoOpening => {
            "the opening mark is missing: read from the beginning of the sentence"
        }
        MarkIssue::NoClosing => "the closing mark is missing: read to where it seems to end",
        MarkIssue::GoesOn => "the quotation goes on in the next paragraph",
        MarkIssue::BeganBefore => "the quotation began in the paragraph before",
    }
}
