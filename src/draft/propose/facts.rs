//! What a sentence reports: who speaks in it, who is asked, and whether it says anything.

use super::{
    super::{
        cue::Cue,
        grammar::Grammar,
        lexicon::WordClass,
        phrase::{Head, Phrase, PhraseParser},
        registry::{Mention, Referent},
        request::ReportedRequest,
        segment::Word,
        sentence::{Sentence, WORDS},
    },
    Proposer,
};
use std::ops::Range;

/// A sentence with what was found in it.
pub(super) struct SentenceFacts<'s> {
    pub grammar: &'s Grammar,
    pub sentence: &'s Sentence<'s>,
    /// The requests for comment, each with the speakers who were asked.
    pub requests: Vec<(ReportedRequest, Vec<usize>)>,
    pub cues: Vec<AttributedCue>,
    /// The cues inside what others report.
    pub inside: Vec<Cue>,
    /// Who spoke last before it.
    pub before: Option<Mention>,
}

/// A cue of reported speech, and whom it refers to.
pub(super) struct AttributedCue {
    pub cue: Cue,
    pub referent: Option<Referent>,
}

impl AttributedCue {
    /// The speaker, unless it is the newsroom.
    pub(super) fn mention(&self) -> Option<Mention> {
        match self.referent? {
            Referent::Speaker(mention) => Some(mention),
            Referent::Outlet => None,
        }
    }
}

impl<'a> Proposer<'a> {
    /// Finds out who speaks and who is asked in a sentence.
    pub(super) fn facts<'s>(&mut self, sentence: &'s Sentence<'s>) -> SentenceFacts<'s>
    where
        'a: 's,
    {
        let parser = PhraseParser::new(self.grammar, &sentence.words);
        let before = self.registry.last();
        let requests = parser.requests();
        let (inside, own): (Vec<_>, Vec<_>) =
            parser.cues(&requests).into_iter().partition(|cue| cue.is_inside);
        let mut cues: Vec<AttributedCue> = Vec::new();
        for cue in own {
            let same = cues.iter().find(|it| it.cue.who == cue.who);
            let referent = match (&cue.who, same) {
                // `said, adding`: whoever it is, it is the same.
                (Some(_), Some(same)) => same.referent,
                (Some(who), None) => self.resolve(who, sentence, parser),
                (None, _) if cue.is_hearsay => None,
                (None, _) => self.registry.last().map(|mention| {
                    let guess = "nobody beside it: read as the last before";
                    Referent::Speaker(mention.guessed(guess))
                }),
            };
            let is_plural = self.is_plural(&cue, sentence);
            let referent = referent.map(|referent| match referent {
                Referent::Speaker(mention) => {
                    Referent::Speaker(self.registry.record_speech(mention, is_plural))
                }
                Referent::Outlet => Referent::Outlet,
            });
            for other in &cue.others {
                self.resolve(other, sentence, parser);
            }
            cues.push(AttributedCue { cue, referent });
        }
        let with_parties = |request: ReportedRequest| {
            let parties = self.parties(&request, sentence, parser);
            (request, parties)
        };
        let requests = requests.into_iter().map(with_parties).collect();
        self.registry.record_institutions(sentence);
        SentenceFacts { grammar: self.grammar, sentence, requests, cues, inside, before }
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
    ) -> Vec<usize> {
        let mut parties = Vec::new();
        for phrase in &request.parties {
            if let Some(Referent::Speaker(mention)) = self.resolve(phrase, sentence, parser)
                && !parties.contains(&mention.speaker)
            {
                parties.push(mention.speaker);
            }
        }
        parties
    }

    /// Whether several speak, as far as the form of a word shows.
    fn is_plural(&self, cue: &Cue, sentence: &Sentence<'_>) -> bool {
        if self.grammar.lexicon.capitalises_nouns {
            return sentence.words[*cue.words.start()].lower.ends_with("en");
        }
        let last = cue.who.as_ref().and_then(|who| sentence.words.get(who.words.end - 1));
        last.is_some_and(|word| word.lower.ends_with('s'))
    }
}

impl SentenceFacts<'_> {
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

/// A cue and the speaker that belongs to it, in eight words of the text at most.
pub(super) fn excerpt(cue: &Cue, sentence: &Sentence<'_>) -> String {
    let (first, last) = (*cue.words.start(), *cue.words.end());
    // What is between the two words of a long cue is left out.
    let mut pieces = Vec::new();
    if last - first < 3 {
        pieces.push(first..last + 1);
    } else {
        pieces.extend([first..first + 1, last..last + 1]);
    }
    pieces.extend(cue.who.as_ref().map(|who| match &who.head {
        Head::Name { name, .. } => name.clone(),
        Head::Pronoun(_) | Head::People { .. } | Head::Noun { .. } => who.words.clone(),
    }));
    pieces.sort_by_key(|piece| piece.start);
    // The mark that ends a name in quotation marks is not of the cue.
    let is_marked = |end: usize| end.checked_sub(1).is_some_and(|at| sentence.words[at].is_quoted);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(before) if piece.start <= before.end && !is_marked(before.end) => {
                before.end = before.end.max(piece.end);
            }
            _ => joined.push(piece),
        }
    }
    let mut left = WORDS;
    let mut texts = Vec::new();
    for piece in joined {
        let shown = sentence.first_words(&piece, left);
        left = left.saturating_sub(sentence.count(&shown));
        texts.push(sentence.text_of(&shown));
        if left == 0 {
            break;
        }
    }
    texts.join(" … ")
}
