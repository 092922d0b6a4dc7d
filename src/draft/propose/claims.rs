//! Claims: what is quoted, and what is reported in the newsroom's words.

use super::{
    super::{
        lexicon::RequestOutcome,
        quotation::{MarkIssue, Quotation},
        registry::{Candidate, Mention, Referent, SpeakerDraft},
        segment,
        unnamed::{anonymity, knows},
    },
    Attribution, Entry, Proposal, Proposer, SentenceFacts,
    facts::{AttributedCue, prefer, seen},
    quotations::{Nearest, QuotationGroup},
};
use crate::{
    dossier::{
        Claim, ClaimField, Kind, OpenInClaim, OpenInSource, OtherSource, Relay, SaidIn, Sources,
        Speech, Str,
    },
    text::clean,
};

/// How many words are left after who says it, for them to find it.
const FEWEST: usize = 3;

/// A claim before it has an id, and where it is in the sentence.
struct ClaimDraft<'a> {
    at: usize,
    who: Attribution<'a>,
    /// Whether a cue attributes it.
    has_cue: bool,
    /// Those who are named in a row with the speaker, and the words that name them.
    others: Vec<(Mention, Option<String>)>,
    /// Those whose words the speaker passes on.
    relays: Vec<Mention>,
    /// The newspaper or the like that quotes the speaker.
    media: Option<String>,
    speech: Speech,
    quote: Vec<Str<'static>>,
    anchor: Option<String>,
    /// What is in doubt besides what is open in each claim.
    doubts: Vec<ClaimField>,
    remarks: Vec<String>,
}

impl<'a> Proposer<'a> {
    /// Proposes what a sentence reports; `context` is who may speak where it names nobody.
    pub(super) fn claims(
        &mut self,
        facts: &SentenceFacts<'_, 'a>,
        context: &Attribution<'a>,
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
            if facts.is_title(group) {
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
            let remark = |what| Some(format!("\"{}\" {what}", cue.seen.as_deref()?));
            match cue.referent {
                Some(Referent::Outlet) => {
                    remarks.extend(remark("points to the newsroom's own report: `cites`?"));
                }
                _ if is_quoting[index] || is_asked => {}
                _ if facts.says_something(&cue.cue) => drafts.push(paraphrased(facts, index)),
                _ => remarks.extend(remark("is about the words beside it: a claim too?")),
            }
        }
        // A word or two in quotation marks make no sentence vanish.
        if drafts.is_empty() && facts.cues.is_empty() && facts.requests.is_empty() {
            drafts.push(ClaimDraft::narrated(facts, Vec::new()));
        }
        drafts.sort_by_key(|it| it.at);
        if let Some(first) = drafts.first_mut() {
            first.remarks.append(&mut remarks);
            for (cue, who) in facts.inside.iter().filter(|(cue, _)| cue.who.is_some()) {
                if let Some(seen) = seen(cue, facts.sentence) {
                    first.remarks.push(format!("it may pass on what others say: \"{seen}\""));
                }
                first.doubts.push(ClaimField::Relays);
                first.relays.extend(who.filter(|_| cue.is_verb));
                who.iter().for_each(|who| prefer(&mut first.who.or, *who));
            }
        }
        for (index, quote) in replies.into_iter().enumerate() {
            self.request(facts, index, quote);
        }
        let answers = self.add_claims(facts, drafts, entries);
        entries.extend(remarks.into_iter().map(Entry::Remark));
        if let (Some((mention, ids)), false) = (answers, is_asked) {
            self.answered(facts, mention, ids);
        }
    }

    /// Proposes a sentence that the next one attributes: `The pier will close. So says the mayor.`
    pub(super) fn attributed_next(
        &mut self,
        facts: &SentenceFacts<'_, 'a>,
        next: &SentenceFacts<'_, 'a>,
        entries: &mut Vec<Entry>,
    ) {
        let Some(cue) = next.cues.first() else { return };
        let others = cue.others.clone();
        let draft = ClaimDraft::anchored(facts, cue.attribution(), Speech::Paraphrase);
        self.add_claims(facts, vec![ClaimDraft { others, ..draft }], entries);
    }

    /// Proposes a sentence that nobody is said to have said, of a paragraph of so many; `before` is
    /// who speaks in the sentence before it.
    pub(super) fn narration(
        &mut self,
        facts: &SentenceFacts<'_, 'a>,
        sentences: usize,
        before: Option<&AttributedCue<'_>>,
        entries: &mut Vec<Entry>,
    ) {
        let text = &facts.sentence.text[facts.sentence.range.clone()];
        // A headline, or a line of asterisks.
        if sentences == 1 && text.ends_with(char::is_alphanumeric) {
            return;
        }
        let before = before.and_then(AttributedCue::mention);
        let or = before.map(|mention| Candidate::Speaker(mention.speaker)).into_iter().collect();
        self.add_claims(facts, vec![ClaimDraft::narrated(facts, or)], entries);
    }

    /// Adds the claims of a sentence; the first speaker and the ids of what they say.
    fn add_claims(
        &mut self,
        facts: &SentenceFacts<'_, '_>,
        drafts: Vec<ClaimDraft<'a>>,
        entries: &mut Vec<Entry>,
    ) -> Option<(Mention, Vec<Str<'static>>)> {
        let mut answers: Option<(Mention, Vec<Str<'static>>)> = None;
        for draft in drafts {
            let paragraph = facts.sentence.paragraph;
            let mention = draft.who.mention;
            let speaker = match mention {
                Some(mention) => Some(self.registry.speakers()[mention.speaker].id.clone()),
                None if draft.speech == Speech::Narration => Some(self.outlet.clone()),
                None => None,
            };
            let id = self.claim_ids.numbered(&match &speaker {
                Some(speaker) => format!("{speaker}-p{paragraph}"),
                None => format!("p{paragraph}"),
            });
            if let Some(mention) = mention.filter(|_| draft.has_cue) {
                let (first, ids) = answers.get_or_insert_with(|| (mention, Vec::new()));
                if first.speaker == mention.speaker {
                    ids.push(id.clone().into());
                }
            }
            let remarks = draft.remarks.clone();
            let kind = mention.map(|mention| self.registry.speakers()[mention.speaker].kind);
            let unnamed = kind.is_some_and(Kind::is_anonymous).then_some(facts.sentence);
            let relays = self.relays(&draft);
            let item = Claim {
                speaker: speaker.map(Str::from),
                open: self.open(&draft),
                relays,
                said_in: draft.media.map(|name| SaidIn::OtherMedia(name.into())),
                with: draft
                    .others
                    .into_iter()
                    .map(|(other, seen)| self.with(other, seen))
                    .collect(),
                gist: None,
                quote: draft.quote,
                anchor: draft.anchor.map(Str::from),
                sources: mention.and_then(|mention| mention.sources),
                anonymity: unnamed.and_then(|sentence| anonymity(sentence, self.grammar)),
                knows: unnamed.and_then(|sentence| knows(sentence, self.grammar)),
                ..Claim::new(id, paragraph, "", draft.speech, "")
            };
            entries.push(Entry::Claim(Box::new(Proposal { item, remarks })));
        }
        answers
    }

    /// Whose words the speaker of a claim passes on, each once.
    fn relays(&self, draft: &ClaimDraft<'a>) -> Vec<Relay<'static>> {
        let mut relays: Vec<Relay<'static>> = Vec::new();
        for relayed in &draft.relays {
            let speaker = &self.registry.speakers()[relayed.speaker];
            let is_new = relays.iter().all(|it| *it.speaker != *speaker.id);
            if is_new && draft.who.mention.is_none_or(|it| it.speaker != relayed.speaker) {
                // Unnamed people have a number, even where nobody knows it.
                let is_unnamed = speaker.kind == Kind::Unnamed;
                let sources = is_unnamed.then_some(relayed.sources.unwrap_or(Sources::Unstated));
                relays.push(Relay { speaker: speaker.id.clone().into(), sources });
            }
        }
        relays
    }

    /// What a curator has to decide in a claim, in the order of the fields.
    fn open(&mut self, draft: &ClaimDraft<'a>) -> Vec<OpenInClaim<'static>> {
        let Attribution { mention, seen, or } = &draft.who;
        let proposed = mention.map(|it| self.registry.speakers()[it.speaker].id.clone());
        let or = self.registry.ids_of(or.iter().copied(), proposed.as_deref().as_slice());
        let or = or.into_iter().map(Str::from).collect();
        let is_in_doubt = |field| draft.doubts.contains(&field);
        let is_counted_by_guess = mention.is_some_and(|it| {
            matches!(it.sources, Some(Sources::Inferred(_))) || it.is_guess && it.sources.is_some()
        });
        let is_translated = self.is_translated && !draft.quote.is_empty();
        let kind = mention.map(|it| self.registry.speakers()[it.speaker].kind);
        let is_unnamed = kind.is_some_and(Kind::is_anonymous);
        [
            (OpenInClaim::Speaker { seen: seen.clone().map(Str::from), or }, true),
            (OpenInClaim::Speech, is_in_doubt(ClaimField::Speech)),
            (OpenInClaim::Sources, is_counted_by_guess),
            (OpenInClaim::Content, true),
            (OpenInClaim::Quote, is_in_doubt(ClaimField::Quote)),
            (OpenInClaim::Gist, true),
            (OpenInClaim::Translation, is_translated),
            (OpenInClaim::Relays, !draft.relays.is_empty() || is_in_doubt(ClaimField::Relays)),
            (OpenInClaim::RestsOn, is_in_doubt(ClaimField::RestsOn)),
            (OpenInClaim::Anonymity, is_unnamed),
            (OpenInClaim::Knows, is_unnamed),
            (OpenInClaim::SaidIn, draft.media.is_some()),
            (OpenInClaim::With, !draft.others.is_empty()),
        ]
        .into_iter()
        .filter_map(|(place, is_open)| is_open.then_some(place))
        .collect()
    }

    /// Another source of a claim.
    fn with(&self, other: Mention, seen: Option<String>) -> OtherSource<'static> {
        let SpeakerDraft { id, kind, .. } = &self.registry.speakers()[other.speaker];
        let mut open = vec![OpenInSource::Speaker { seen: seen.map(Str::from), or: Vec::new() }];
        if other.is_guess && other.sources.is_some() {
            open.push(OpenInSource::Sources);
        }
        if kind.is_anonymous() {
            open.extend([OpenInSource::Anonymity, OpenInSource::Knows]);
        }
        OtherSource {
            speaker: Some(id.clone().into()),
            sources: other.sources,
            anonymity: None,
            knows: None,
            open,
        }
    }

    /// The claim of quoted words.
    fn quoted(
        &self,
        facts: &SentenceFacts<'_, 'a>,
        group: &QuotationGroup<'_>,
        context: &Attribution<'a>,
    ) -> ClaimDraft<'a> {
        let cue = facts.cue_of(group);
        let mut draft = ClaimDraft {
            at: group.words.start,
            who: match (cue, &facts.topic) {
                (cue, Some(topic)) if cue.is_none_or(|it| it.cue.who.is_none()) => topic.clone(),
                (Some(cue), _) => cue.attribution(),
                (None, _) => context.clone(),
            },
            has_cue: cue.is_some(),
            others: cue.map(|cue| cue.others.clone()).unwrap_or_default(),
            relays: cue.and_then(|cue| cue.quoted).into_iter().collect(),
            media: cue.and_then(|cue| cue.media.clone()),
            speech: Speech::Paraphrase,
            quote: Vec::new(),
            anchor: None,
            doubts: Vec::new(),
            remarks: Vec::new(),
        };
        let issues = group.spans.iter().filter_map(|it| it.issue);
        draft.remarks.extend(issues.map(|issue| describe(issue).to_owned()));
        if group.is_in_doubt() {
            draft.doubts.push(ClaimField::Speech);
        }
        // Several people say nothing word for word.
        if draft.who.mention.is_some_and(is_several) && group.is_in_doubt() {
            draft.remarks.push("several people are said to say it: hardly a quotation".to_owned());
            draft.anchor = Some(facts.sentence.anchor(group.words.start).to_owned());
            return draft;
        }
        if group.spans.len() > 1 || group.spans.iter().any(|it| it.issue.is_some()) {
            draft.doubts.push(ClaimField::Quote);
        }
        let sentences = |it: &&Quotation| {
            segment::sentences(facts.sentence.text, it.range.clone(), &[], self.grammar).len()
        };
        if group.spans.iter().map(sentences).any(|sentences| sentences > 1) {
            let remark = "several sentences: split what is claimed of different things";
            draft.remarks.push(remark.to_owned());
        }
        draft.speech = if facts.stands_alone(group) { Speech::Verbatim } else { Speech::Partial };
        draft.quote = facts.texts(group);
        draft
    }
}

impl<'a> ClaimDraft<'a> {
    /// A sentence that nobody is said to have said, unless it is one of these.
    fn narrated(facts: &SentenceFacts<'_, 'a>, or: Vec<Candidate<'a>>) -> Self {
        let who = Attribution { or, ..Attribution::default() };
        let mut draft = ClaimDraft::anchored(facts, who, Speech::Narration);
        draft.doubts.push(ClaimField::RestsOn);
        draft
    }

    /// A whole sentence, found by its first words.
    fn anchored(facts: &SentenceFacts<'_, 'a>, who: Attribution<'a>, speech: Speech) -> Self {
        ClaimDraft {
            at: 0,
            who,
            has_cue: false,
            others: Vec::new(),
            relays: Vec::new(),
            media: None,
            speech,
            quote: Vec::new(),
            anchor: Some(facts.sentence.anchor(0).to_owned()),
            doubts: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

/// The claim of what a cue reports in other words.
fn paraphrased<'a>(facts: &SentenceFacts<'_, 'a>, index: usize) -> ClaimDraft<'a> {
    let attributed = &facts.cues[index];
    let reach = attributed.cue.reach();
    let at = if reach.start <= 1 && reach.end + FEWEST < facts.sentence.words.len() {
        facts.past_relative(reach.end)
    } else if index > 0 {
        reach.start.max(*attributed.cue.words.start())
    } else {
        0
    };
    ClaimDraft {
        at: reach.start,
        has_cue: true,
        others: attributed.others.clone(),
        relays: attributed.quoted.into_iter().collect(),
        media: attributed.media.clone(),
        anchor: Some(facts.sentence.anchor(at).to_owned()),
        ..ClaimDraft::anchored(facts, attributed.attribution(), Speech::Paraphrase)
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
