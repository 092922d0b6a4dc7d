//! What a sentence reports: who speaks in it, who is asked, and whether it says anything.

use super::{
    super::{
        cue::Cue,
        grammar::Grammar,
        lexicon::WordClass,
        phrase::{Head, Phrase, PhraseParser},
        registry::{Candidate, Fit, Mention, Referent, SpeakerDraft},
        request::ReportedRequest,
        segment::Word,
        sentence::{Sentence, WORDS},
    },
    Attribution, Proposer,
};
use crate::{
    dossier::{Kind, article_text::is_mark},
    text::clean,
};
use std::ops::Range;

/// A sentence with what was found in it.
pub(super) struct SentenceFacts<'s, 'a> {
    pub grammar: &'s Grammar,
    pub sentence: &'s Sentence<'s>,
    /// The requests for comment, each with the speakers who were asked.
    pub requests: Vec<(ReportedRequest, Vec<Mention>)>,
    pub cues: Vec<AttributedCue<'a>>,
    /// The cues inside what others report, and who speaks there.
    pub inside: Vec<(Cue, Option<Mention>)>,
    /// Whom it is about before it quotes something, where no verb of saying tells who says that.
    pub topic: Option<Attribution<'a>>,
    /// Who spoke last before it.
    pub before: Option<Mention>,
    /// Whom it names, in its order.
    pub named: Vec<Candidate<'a>>,
    /// Who spoke or was named lately, in it too, the latest first.
    pub recent: Vec<Candidate<'a>>,
}

/// A cue of reported speech, and whom it refers to.
pub(super) struct AttributedCue<'a> {
    pub cue: Cue,
    pub referent: Option<Referent>,
    /// Those who are named in a row with the speaker, and the words that name them.
    pub others: Vec<(Mention, Option<String>)>,
    /// Whom the speaker quotes.
    pub quoted: Option<Mention>,
    /// The newspaper or the like that quotes the speaker.
    pub media: Option<String>,
    /// The words of cue and speaker.
    pub seen: Option<String>,
    /// Where it is not certain who speaks, who else it could be.
    pub or: Vec<Candidate<'a>>,
}

impl<'a> AttributedCue<'a> {
    /// The speaker, unless it is the newsroom.
    pub(super) fn mention(&self) -> Option<Mention> {
        match self.referent? {
            Referent::Speaker(mention) => Some(mention),
            Referent::Outlet => None,
        }
    }

    /// Who says what belongs to it.
    pub(super) fn attribution(&self) -> Attribution<'a> {
        let (mention, seen, or) = (self.mention(), self.seen.clone(), self.or.clone());
        Attribution { mention, seen, or }
    }
}

impl<'a> Proposer<'a> {
    /// Finds out who speaks and who is asked in a sentence.
    pub(super) fn facts<'s>(&mut self, sentence: &'s Sentence<'s>) -> SentenceFacts<'s, 'a>
    where
        'a: 's,
    {
        let parser = PhraseParser::new(self.grammar, &sentence.words);
        let parser = parser.with_names(self.registry.names());
        let before = self.registry.last();
        let named = self.registry.record_named(sentence, parser);
        let recent = self.registry.candidates(Fit::Anybody);
        let requests = parser.requests();
        let (inside, own): (Vec<_>, Vec<_>) =
            parser.cues(&requests).into_iter().partition(|cue| cue.is_inside);
        let mut cues: Vec<AttributedCue<'a>> = Vec::new();
        for cue in own {
            let is_plural = self.is_plural(&cue, sentence);
            let cue = if is_plural { of_several(cue, sentence) } else { cue };
            let same = cues.iter().find(|it| it.cue.who == cue.who);
            let fit = cue.who.as_ref().map_or(Fit::Anybody, |who| Fit::of(who, sentence));
            let mut or = self.registry.candidates(fit);
            if let Some(Phrase { words, head: Head::Pronoun(_) }) = &cue.who {
                if let Some(topic) = self.registry.last_topic() {
                    prefer(&mut or, topic);
                }
                self.registry.agreeing(&sentence.words[words.start].lower, &mut or);
                // Whom the same sentence names is hardly called by a pronoun there.
                or.sort_by_key(|it| named.contains(it));
            }
            let referent = match (&cue.who, same) {
                // `said, adding`: whoever it is, it is the same.
                (Some(_), Some(same)) => same.referent,
                (Some(who), None) => self.resolve(who, sentence, parser),
                // `Das Bad bleibe zu`, after what somebody said.
                (None, _) if self.goes_on(&cue, sentence) => {
                    self.registry.last().map(|it| Referent::Speaker(it.guessed()))
                }
                (None, _) => None,
            };
            let referent = referent.map(|referent| match referent {
                Referent::Speaker(mention) => {
                    Referent::Speaker(self.registry.record_speech(mention, is_plural, sentence))
                }
                Referent::Outlet => Referent::Outlet,
            });
            let is_certain = match referent {
                Some(Referent::Speaker(mention)) => !mention.is_guess,
                Some(Referent::Outlet) => true,
                None => false,
            };
            if let (None, None, Some(last)) = (&cue.who, referent, self.registry.last()) {
                prefer(&mut or, last);
            }
            let others = self.others(&cue, referent, sentence, parser);
            let quoted = cue.quoted.as_ref().and_then(|it| self.source(it, sentence, parser));
            // Whom the speaker quotes could be meant instead, and who quotes the speaker.
            let mut or = if is_certain { besides(&named, referent, &others) } else { or };
            let media = self.quoting_media(referent).filter(|_| quoted.is_some());
            let who = if media.is_some() { cue.quoted.clone() } else { cue.who.clone() };
            let seen = seen(&Cue { who, ..cue.clone() }, sentence);
            let (referent, quoted) = match (referent, quoted) {
                (Some(Referent::Speaker(quoting)), Some(quoted)) if media.is_some() => {
                    prefer(&mut or, quoting);
                    let speaker = self.registry.record_speech(quoted, false, sentence);
                    (Some(Referent::Speaker(speaker)), None)
                }
                _ => {
                    quoted.iter().for_each(|quoted| prefer(&mut or, *quoted));
                    (referent, quoted)
                }
            };
            cues.push(AttributedCue { cue, referent, others, quoted, media, seen, or });
        }
        let inside: Vec<_> = inside
            .into_iter()
            .map(|cue| {
                let who = cue.who.as_ref().and_then(|it| self.source(it, sentence, parser));
                (cue, who)
            })
            .collect();
        let with_parties = |request: ReportedRequest| {
            let parties = self.parties(&request, sentence, parser);
            (request, parties)
        };
        let requests = requests.into_iter().map(with_parties).collect();
        self.registry.record_institutions(sentence);
        let topic = self.topic(sentence, parser, &cues);
        let about = parser.sentence_topic().and_then(|it| self.resolve(&it, sentence, parser));
        self.registry.record_topic(about, sentence);
        let grammar = self.grammar;
        SentenceFacts { grammar, sentence, requests, cues, inside, topic, before, named, recent }
    }

    /// What a body that quotes somebody is called: `die „Post“ zitiert Mira Hart`. She says it, and the
    /// newspaper has it from her.
    fn quoting_media(&self, referent: Option<Referent>) -> Option<String> {
        let Some(Referent::Speaker(quoting)) = referent else { return None };
        let SpeakerDraft { kind, name, .. } = &self.registry.speakers()[quoting.speaker];
        (*kind == Kind::Organisation).then(|| name.clone())
    }

    /// Whether a cue that names nobody is of whoever spoke last: a verb form of reported speech in the
    /// same paragraph.
    fn goes_on(&self, cue: &Cue, sentence: &Sentence<'_>) -> bool {
        let is_form = |word| self.grammar.is(word, WordClass::Reported);
        let is_reported =
            cue.words.start() == cue.words.end() && is_form(&sentence.words[*cue.words.start()]);
        is_reported && !cue.is_hearsay && self.registry.last_paragraph() == sentence.paragraph
    }

    /// Whom a sentence is about that quotes something, and has no verb of saying with its subject. It
    /// is who says it where a colon comes before the quotation, and else rather not.
    fn topic(
        &mut self,
        sentence: &Sentence<'_>,
        parser: PhraseParser<'_, '_>,
        cues: &[AttributedCue<'a>],
    ) -> Option<Attribution<'a>> {
        let quotation = sentence.quotations.first()?;
        let is_told = cues.iter().any(|it| it.cue.who.is_some());
        let phrase = parser.quoting_topic().filter(|_| !is_told)?;
        let mut or = self.registry.candidates(Fit::Anybody);
        let Referent::Speaker(mention) = self.resolve(&phrase, sentence, parser)? else {
            return None;
        };
        let mention = self.registry.record_source(mention, false);
        let before = sentence.text[..quotation.range.start].trim_end_matches(is_mark).trim_end();
        if before.ends_with(':') {
            let seen = exact(sentence, &phrase.words);
            return Some(Attribution { mention: Some(mention.guessed()), seen, or });
        }
        prefer(&mut or, mention);
        Some(Attribution { or, ..Attribution::default() })
    }

    /// Those who are named in a row with the speaker, each once.
    fn others(
        &mut self,
        cue: &Cue,
        speaker: Option<Referent>,
        sentence: &Sentence<'_>,
        parser: PhraseParser<'_, '_>,
    ) -> Vec<(Mention, Option<String>)> {
        let mut others: Vec<(Mention, Option<String>)> = Vec::new();
        for phrase in &cue.others {
            let Some(Referent::Speaker(mention)) = self.resolve(phrase, sentence, parser) else {
                continue;
            };
            let is_speaker =
                |it: Referent| matches!(it, Referent::Speaker(it) if it.speaker == mention.speaker);
            let is_new = others.iter().all(|(other, _)| other.speaker != mention.speaker);
            if is_new && !speaker.is_some_and(is_speaker) {
                let is_plural = self.has_plural(phrase, sentence);
                let mention = self.registry.record_source(mention, is_plural);
                others.push((mention, exact(sentence, &phrase.words)));
            }
        }
        others
    }

    /// The source to whom a phrase refers.
    fn source(
        &mut self,
        phrase: &Phrase,
        sentence: &Sentence<'_>,
        parser: PhraseParser<'_, '_>,
    ) -> Option<Mention> {
        match self.resolve(phrase, sentence, parser)? {
            Referent::Speaker(mention) => Some(self.registry.record_source(mention, false)),
            Referent::Outlet => None,
        }
    }

    /// Whom a phrase refers to; the role after a name is recorded.
    fn resolve(
        &mut self,
        phrase: &Phrase,
        sentence: &Sentence<'_>,
        parser: PhraseParser<'_, '_>,
    ) -> Option<Referent> {
        let referent = self.registry.resolve(phrase, sentence);
        if let Some(Referent::Speaker(mention)) = referent
            && matches!(phrase.head, Head::Name { .. })
            && let Some(role) = parser.apposed_role(phrase.words.end)
        {
            self.registry.record_role(mention.speaker, sentence, &role);
        }
        referent
    }

    /// The speakers who were asked, each once.
    fn parties(
        &mut self,
        request: &ReportedRequest,
        sentence: &Sentence<'_>,
        parser: PhraseParser<'_, '_>,
    ) -> Vec<Mention> {
        let mut parties: Vec<Mention> = Vec::new();
        for phrase in &request.parties {
            if let Some(Referent::Speaker(mention)) = self.resolve(phrase, sentence, parser)
                && parties.iter().all(|it| it.speaker != mention.speaker)
            {
                parties.push(mention);
            }
        }
        parties
    }

    /// Whether several speak, as far as the form of a word shows.
    fn is_plural(&self, cue: &Cue, sentence: &Sentence<'_>) -> bool {
        if self.grammar.lexicon.capitalises_nouns {
            return sentence.words[*cue.words.start()].lower.ends_with("en");
        }
        cue.who.as_ref().is_some_and(|who| self.has_plural(who, sentence))
    }

    /// Whether a phrase seems to be of several; English shows it at its end.
    fn has_plural(&self, phrase: &Phrase, sentence: &Sentence<'_>) -> bool {
        let last = phrase.words.end.checked_sub(1).and_then(|at| sentence.words.get(at));
        !self.grammar.lexicon.capitalises_nouns
            && last.is_some_and(|word| word.lower.ends_with('s'))
    }
}

impl SentenceFacts<'_, '_> {
    /// Whether there is more in the sentence than who says something.
    pub(super) fn says_something(&self, cue: &Cue) -> bool {
        let is_of_cue = |at: usize| {
            let is_who = cue.who.as_ref().is_some_and(|who| who.words.contains(&at));
            at == *cue.words.start() || at == *cue.words.end() || is_who
        };
        let is_content = |(at, word): (usize, &Word<'_>)| {
            let tells = self.has_content(word) || self.grammar.is(word, WordClass::That);
            !word.is_quoted && !is_of_cue(at) && tells
        };
        self.sentence.words.iter().enumerate().any(is_content)
    }

    /// The word at `at`, or the one after the relative clause that begins there: `, who asked not to
    /// be named,`.
    pub(super) fn past_relative(&self, at: usize) -> usize {
        const RELATIVE: [&str; 9] =
            ["who", "which", "whose", "whom", "der", "die", "das", "deren", "dessen"];
        let words = &self.sentence.words;
        let is_relative =
            words.get(at).is_some_and(|word| word.opens && RELATIVE.contains(&&*word.lower));
        let end = (at + 1..words.len()).find(|at| words[*at].opens && !words[*at].is_quoted);
        end.filter(|_| is_relative).unwrap_or(at)
    }

    /// Whether a word is of what is said, and not only of when, how or to whom.
    fn has_content(&self, word: &Word<'_>) -> bool {
        use WordClass::*;
        const SMALL: [WordClass; 13] = [
            Definite,
            Indefinite,
            Person,
            Thing,
            Group,
            Preposition,
            Filler,
            Subordinate,
            And,
            Auxiliary,
            Of,
            Time,
            Title,
        ];
        !self.grammar.is_any(word, &SMALL) && word.text.contains(char::is_alphabetic)
    }

    /// Whether it is nothing but quoted words.
    pub(super) fn is_quotation(&self) -> bool {
        self.sentence.words.iter().all(|word| word.is_quoted)
    }

    /// Whether nothing in it is quoted, said, asked or answered by anybody.
    pub(super) fn is_bare(&self) -> bool {
        self.cues.is_empty() && self.sentence.quotations.is_empty() && self.requests.is_empty()
    }

    /// Whether it only says who says the sentence before it.
    pub(super) fn is_attribution(&self) -> bool {
        self.requests.is_empty()
            && self.sentence.quotations.is_empty()
            && !self.cues.is_empty()
            && !self.cues.iter().any(|it| self.says_something(&it.cue))
    }
}

/// A cue with a verb of several people, where `sie` is they and not she.
fn of_several(mut cue: Cue, sentence: &Sentence<'_>) -> Cue {
    if let Some(Phrase { words, head: head @ Head::Pronoun(_) }) = &mut cue.who
        && sentence.words[words.start].lower == "sie"
    {
        *head = Head::Pronoun(WordClass::Group);
    }
    cue
}

/// How many are offered beside a speaker of whom the text leaves no doubt.
const BESIDES: usize = 3;

/// Whom a sentence names beside its sources, of whom there is no doubt.
fn besides<'a>(
    named: &[Candidate<'a>],
    speaker: Option<Referent>,
    others: &[(Mention, Option<String>)],
) -> Vec<Candidate<'a>> {
    let is_source = |it: &Candidate<'_>| {
        let is_speaker = match speaker {
            Some(Referent::Speaker(mention)) => *it == Candidate::Speaker(mention.speaker),
            Some(Referent::Outlet) | None => false,
        };
        is_speaker || others.iter().any(|(other, _)| *it == Candidate::Speaker(other.speaker))
    };
    named.iter().copied().filter(|it| !is_source(it)).take(BESIDES).collect()
}

/// Puts somebody first among those who could be meant.
pub(super) fn prefer(or: &mut Vec<Candidate<'_>>, mention: Mention) {
    let first = Candidate::Speaker(mention.speaker);
    or.retain(|it| *it != first);
    or.insert(0, first);
}

/// At most eight words of the text that show who speaks: cue and speaker, or of these what says it
/// where they stand apart.
pub(super) fn seen(cue: &Cue, sentence: &Sentence<'_>) -> Option<String> {
    let (reach, words) = (cue.reach(), *cue.words.start()..*cue.words.end() + 1);
    let is_together = sentence.count(&reach) <= WORDS
        && sentence.words[reach.clone()].iter().all(|word| !word.is_quoted);
    let shown = match &cue.who {
        _ if is_together => reach,
        Some(Phrase { head: Head::Name { name, .. }, .. }) => name.clone(),
        Some(who) => who.words.clone(),
        None => words,
    };
    exact(sentence, &shown)
}

/// At most eight words as the text has them, unless nobody would see them.
pub(super) fn exact(sentence: &Sentence<'_>, words: &Range<usize>) -> Option<String> {
    let text = sentence.exact(words);
    (!clean(text).trim().is_empty()).then(|| text.to_owned())
}
