//! Claims: what is quoted, and what is told in the newsroom's words.

use super::{
    super::{
        cast::{Meant, Voice},
        quotation::{Flaw, Quotation},
        reading::{Sentence, WORDS},
        sentence,
    },
    Entry, NOBODY, Proposed, Proposer,
    groups::{Beside, Group, groups},
    is_silence, seen,
    told::{Heard, Told},
};
use crate::dossier::{Claim, Content, Sources, Speech, Str, check::UNDECIDED};

/// How many words are left after who says it, for them to find it.
const FEWEST: usize = 3;

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
                beside if group.is_long(told.sentence) || told.is_said_whole(group) => {
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
                _ if is_quoting[index] || is_asked => {}
                meant if told.says_something(heard) => found.push(paraphrased(told, index, meant)),
                _ => remarks.push(format!(
                    "\"{}\" is about what stands beside it: a claim too?",
                    seen::sign(&heard.cue, told.sentence)
                )),
            }
        }
        found.sort_by_key(|it| it.at);
        if let Some(first) = found.first_mut() {
            first.decide.append(&mut remarks);
            let others = told.cues.iter().flat_map(|it| &it.cue.others);
            first.decide.extend(others.map(|other| {
                let words = told.sentence.shown(&other.words, WORDS);
                let seen = told.sentence.text_of(&words);
                format!("\"{seen}\" stands in a row with it: a claim of its own?")
            }));
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

    /// Proposes a sentence that the next one attributes: `The pier will close. So says the mayor.`
    pub(super) fn echoed(
        &mut self,
        told: &Told<'_, '_>,
        next: &Told<'_, '_>,
        heard: &Heard,
        entries: &mut Vec<Entry>,
    ) {
        let mut who = who(next.sentence, &heard.cue, heard.meant);
        who.push_str(", in the sentence after it");
        let speech = Speech::Paraphrase;
        let found = Found::anchored(told, voice_of(heard.meant), speech, who);
        self.add_claims(told, vec![found], entries);
    }

    /// Proposes a sentence that nobody is said to have said, of a paragraph of so many.
    pub(super) fn narrated(
        &mut self,
        told: &Told<'_, '_>,
        sentences: usize,
        entries: &mut Vec<Entry>,
    ) {
        let text = &told.sentence.text[told.sentence.range.clone()];
        // A headline, or a line of asterisks.
        if sentences == 1 && text.ends_with(char::is_alphanumeric) {
            return;
        }
        let who = "nobody is said to say it: as narration, or delete it".to_owned();
        let found = Found::anchored(told, None, Speech::Narration, who);
        self.add_claims(told, vec![found], entries);
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
                None if it.speech == Speech::Narration => self.outlet.clone(),
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

impl Found {
    /// A whole sentence, found by its first words.
    fn anchored(told: &Told<'_, '_>, voice: Option<Voice>, speech: Speech, decide: String) -> Self {
        Found {
            at: 0,
            voice,
            cue: None,
            speech,
            quote: Vec::new(),
            anchor: Some(seen::anchor_at(told.sentence, 0)),
            decide: vec![decide],
        }
    }
}

/// The claim of what is told in other words.
fn paraphrased(told: &Told<'_, '_>, index: usize, meant: Option<Meant>) -> Found {
    let cue = &told.cues[index].cue;
    let reach = cue.reach();
    let at = match () {
        () if reach.start <= 1 && reach.end + FEWEST < told.sentence.words.len() => {
            told.past_relative(reach.end)
        }
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
