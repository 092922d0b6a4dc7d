//! From sentences to proposals: who seems to say what, and who seems to have been asked.

mod claims;
mod groups;
mod requests;
mod seen;
mod told;

use super::{
    ask::Ask,
    cast::{Cast, Ids, Meant, Voice},
    cue::Cue,
    grammar::Grammar,
    lexicon::Asked,
    phrase::{Head, Phrase, Reader},
    reading::Sentence,
};
use crate::dossier::{Claim, Request};
use told::{Heard, Told};

/// The id of the speaker of what nobody can be found for.
pub const NOBODY: &str = "undecided";

/// Something proposed, and what a curator should look at.
#[derive(Debug)]
pub struct Proposed<T> {
    /// As it would stand in the dossier.
    pub item: T,
    /// What was seen and is to be decided, a line each.
    pub decide: Vec<String>,
}

/// What the draft has among the claims of a paragraph, in the order of the text.
#[derive(Debug)]
pub enum Entry {
    /// A claim to decide.
    Claim(Box<Proposed<Claim<'static>>>),
    /// Something that is no claim, and not left out in silence.
    Remark(String),
}

/// Everything that is proposed for an article but its speakers.
#[derive(Debug, Default)]
pub struct Proposals {
    /// The claims and remarks of each paragraph.
    pub paragraphs: Vec<(u16, Vec<Entry>)>,
    /// The requests for comment.
    pub requests: Vec<Proposed<Request<'static>>>,
}

/// Makes proposals, paragraph after paragraph.
pub struct Proposer<'a> {
    pub grammar: &'a Grammar,
    pub cast: Cast<'a>,
    /// Whether readers read another language than the article's.
    pub is_translated: bool,
    pub proposals: Proposals,
    /// The id of the newsroom.
    outlet: String,
    claim_ids: Ids,
}

impl<'a> Proposer<'a> {
    /// Without any proposals so far.
    pub fn new(grammar: &'a Grammar, cast: Cast<'a>, outlet: String, is_translated: bool) -> Self {
        Proposer {
            grammar,
            cast,
            is_translated,
            outlet,
            proposals: Proposals::default(),
            claim_ids: Ids::default(),
        }
    }

    /// Proposes what the sentences of one paragraph report.
    pub fn paragraph(&mut self, number: u16, sentences: &[Sentence<'_>]) {
        let told: Vec<_> = sentences.iter().map(|sentence| self.listen(sentence)).collect();
        let mut entries = Vec::new();
        let requests = self.proposals.requests.len();
        for (index, it) in told.iter().enumerate() {
            let next = told.get(index + 1).filter(|next| it.is_bare() && next.is_echo());
            let before = index.checked_sub(1).map(|before| &told[before]);
            match next.and_then(|next| next.cues.first()) {
                Some(heard) => self.echoed(it, &told[index + 1], heard, &mut entries),
                None if it.is_bare() => self.narrated(it, told.len(), &mut entries),
                None if it.is_echo() && before.is_some_and(Told::is_bare) => {}
                None => self.claims(it, context(&told, index), &mut entries),
            }
        }
        let is_asked = self.proposals.requests.len() > requests;
        if entries.is_empty() && !is_asked {
            entries.push(Entry::Remark(match sentences.first().map(|it| seen::beginning(it)) {
                Some(words) => format!("nothing is proposed here; it begins \"{words}\""),
                None => "nothing is proposed here; it has no words".to_owned(),
            }));
        }
        self.proposals.paragraphs.push((number, entries));
    }

    /// Finds out who speaks and who is asked in a sentence.
    fn listen<'s, 't>(&mut self, sentence: &'s Sentence<'t>) -> Told<'s, 't>
    where
        'a: 's,
    {
        let reader = Reader::new(self.grammar, &sentence.words);
        let before = self.cast.last();
        let asks = reader.asks();
        let (inside, own): (Vec<_>, Vec<_>) =
            reader.cues(&asks).into_iter().partition(|cue| cue.is_inside);
        let mut cues = Vec::new();
        for cue in own {
            let same = cues.iter().find(|it: &&Heard| it.cue.who == cue.who).map(|it| it.meant);
            let meant = match &cue.who {
                // `said, adding`: whoever it is, it is the same.
                Some(_) if same.is_some() => same.flatten(),
                Some(who) => self.meant(who, sentence, reader),
                None if cue.is_hearsay => None,
                None => self.cast.last().map(|voice| {
                    let guess = Some("nobody beside it: read as the last before");
                    Meant::Voice(Voice { guess, ..voice })
                }),
            };
            let is_plural = self.is_plural(&cue, sentence);
            let meant = meant.map(|meant| match meant {
                Meant::Voice(voice) => Meant::Voice(self.cast.speaks(voice, is_plural)),
                Meant::Outlet => Meant::Outlet,
            });
            for other in &cue.others {
                self.meant(other, sentence, reader);
            }
            cues.push(Heard { cue, meant });
        }
        let asks = asks.into_iter().map(|ask| {
            let parties = self.parties(&ask, sentence, reader);
            (ask, parties)
        });
        let asks = asks.collect();
        self.cast.hears(sentence);
        Told { grammar: self.grammar, sentence, asks, cues, inside, before }
    }

    /// Who is meant by a phrase, and in which role.
    fn meant(
        &mut self,
        phrase: &Phrase,
        sentence: &Sentence<'_>,
        reader: Reader<'_, '_>,
    ) -> Option<Meant> {
        let meant = self.cast.meant(phrase, sentence);
        let is_name = matches!(phrase.head, Head::Name { .. });
        if let Some(Meant::Voice(voice)) = meant
            && is_name
            && let Some(role) = reader.apposed_role(phrase.words.end)
        {
            self.cast.has_role(voice.member, sentence, role);
        }
        meant
    }

    /// The members who were asked, each once.
    fn parties(
        &mut self,
        ask: &Ask,
        sentence: &Sentence<'_>,
        reader: Reader<'_, '_>,
    ) -> Vec<usize> {
        let mut parties = Vec::new();
        for phrase in &ask.parties {
            if let Some(Meant::Voice(voice)) = self.meant(phrase, sentence, reader)
                && !parties.contains(&voice.member)
            {
                parties.push(voice.member);
            }
        }
        parties
    }

    /// Whether several speak, as far as the form of a word tells.
    fn is_plural(&self, cue: &Cue, sentence: &Sentence<'_>) -> bool {
        if self.grammar.lexicon.capitalises_nouns {
            return sentence.words[*cue.words.start()].lower.ends_with("en");
        }
        let last = cue.who.as_ref().and_then(|who| sentence.words.get(who.words.end - 1));
        last.is_some_and(|word| word.lower.ends_with('s'))
    }
}

/// Who can be the speaker of a sentence that names none: who speaks in the paragraph before it,
/// or after it, or before the paragraph.
fn context(told: &[Told<'_, '_>], index: usize) -> Option<(Voice, &'static str)> {
    let voice = |heard: Option<&Heard>| match heard?.meant {
        Some(Meant::Voice(voice)) => Some(voice),
        _ => None,
    };
    let before = told[..index].last().and_then(|it| voice(it.cues.last()));
    let after = || told.get(index + 1).and_then(|it| voice(it.cues.first()));
    (before.map(|voice| (voice, "nobody is said to say it: read as who speaks before")))
        .or_else(|| {
            after().map(|voice| (voice, "nobody is said to say it: read as who speaks next"))
        })
        .or_else(|| {
            told[index]
                .before
                .map(|voice| (voice, "nobody is said to say it: read as the last before"))
        })
}

/// Whether a request came to something that ends in no comment.
fn is_silence(came: Asked) -> bool {
    came != Asked::Answered
}
