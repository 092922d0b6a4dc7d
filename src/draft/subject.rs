//! Whose words a verb of saying reports: English and German put the subject into different places.

mod english;
mod german;

use super::{
    cue::Cue,
    lexicon::WordClass,
    phrase::{Phrase, PhraseParser},
};

/// Whose words a verb reports.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Saying {
    /// Its subject's, or its agent's.
    Of(Phrase),
    /// Nobody is named.
    Nobody,
    /// It is a passive without an agent, and says nothing of anybody.
    Passive,
}

impl From<Option<Phrase>> for Saying {
    fn from(who: Option<Phrase>) -> Self {
        who.map_or(Saying::Nobody, Saying::Of)
    }
}

impl PhraseParser<'_, '_> {
    /// Whose words a verb of saying reports.
    pub(super) fn saying(&self, verb: usize, next: usize, before: Option<&Cue>) -> Saying {
        // `and demanded`: whoever is the subject of the verb before.
        if verb > 0
            && self.is(verb - 1, WordClass::And)
            && let Some(before) = before
        {
            return before.who.clone().into();
        }
        self.saying_alone(verb, next)
    }

    fn saying_alone(&self, verb: usize, next: usize) -> Saying {
        match self.grammar.lexicon.capitalises_nouns {
            true => self.german_saying(verb, next),
            false => self.english_saying(verb, next),
        }
    }

    /// The subject of the verb at `verb`, or its agent.
    pub(super) fn subject(&self, verb: usize) -> Option<Phrase> {
        match self.saying_alone(verb, verb + 1) {
            Saying::Of(who) => Some(who),
            Saying::Nobody | Saying::Passive => None,
        }
    }

    /// Who quotes somebody with a verb like `zitieren` or `quote`.
    pub(super) fn quoting(&self, verb: usize) -> Option<Phrase> {
        match self.grammar.lexicon.capitalises_nouns {
            true => self.german_quoting(verb),
            false => self.english_quoting(verb),
        }
    }

    /// Whom such a verb quotes: its object, or its subject in the passive.
    pub(super) fn quoted(&self, verb: usize) -> Option<Phrase> {
        match self.grammar.lexicon.capitalises_nouns {
            true => self.german_quoted(verb),
            false => self.english_quoted(verb),
        }
    }

    /// Whom a sentence is about: the subject of its main clause, or of the clause that it begins
    /// with.
    pub(super) fn sentence_topic(&self) -> Option<Phrase> {
        match self.grammar.lexicon.capitalises_nouns {
            true => self.german_topic(),
            false => self.phrase(0, self.words.len()),
        }
    }

    /// Whom a sentence is about before it quotes something, which has no verb of saying.
    pub(super) fn quoting_topic(&self) -> Option<Phrase> {
        let quoted = self.words.iter().position(|word| word.is_quoted)?;
        match self.grammar.lexicon.capitalises_nouns {
            true => self.german_quoting_topic(quoted),
            false => self.english_label(quoted),
        }
    }
}
