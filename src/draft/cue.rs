//! What in a sentence says that somebody said something.

use super::{
    lexicon::{CueKind, NounKind, RequestOutcome, WordClass},
    phrase::{Head, Phrase, PhraseParser},
    request::ReportedRequest,
    segment::Word,
    subject::Saying,
};
use std::ops::{Range, RangeInclusive};

/// How many words back a subject is looked for.
pub(super) const REACH: usize = 60;
/// The most words between a verb of saying and its quotation.
const BESIDE: usize = 5;

/// How many adjectives a report has at most: `nach ersten Informationen`.
const ADJECTIVES: usize = 3;
/// How many words a name in quotation marks has at most.
const TITLE: usize = 3;

/// A sign of reported speech; places are those of words in the sentence.
#[derive(Debug, Clone)]
pub struct Cue {
    /// The words of the sign.
    pub words: RangeInclusive<usize>,
    /// Who is said to speak.
    pub who: Option<Phrase>,
    /// Who is named in a row with the speaker: `according to e-mails and two people`.
    pub others: Vec<Phrase>,
    /// Whom the speaker quotes: `der „Bote“ zitiert Mira Hart`.
    pub quoted: Option<Phrase>,
    /// Whether its speaker says something, and does not only stand beside what is said: `laut`.
    pub is_verb: bool,
    /// Whether nobody is meant by it: `reportedly`.
    pub is_hearsay: bool,
    /// Whether it is part of what another one in the sentence reports.
    pub is_inside: bool,
}

impl Cue {
    /// A sign of speech by itself.
    fn of(words: RangeInclusive<usize>, who: Option<Phrase>) -> Self {
        let (others, quoted) = (Vec::new(), None);
        Cue { words, who, others, quoted, is_verb: false, is_hearsay: false, is_inside: false }
    }

    /// From the first to the last word of sign and speaker.
    pub fn reach(&self) -> Range<usize> {
        let (start, end) = (*self.words.start(), *self.words.end() + 1);
        match &self.who {
            Some(who) => start.min(who.words.start)..end.max(who.words.end),
            None => start..end,
        }
    }
}

impl PhraseParser<'_, '_> {
    /// The signs of reported speech outside `requests`, in the order of the sentence.
    pub fn cues(&self, requests: &[ReportedRequest]) -> Vec<Cue> {
        let is_asked = |at: usize| {
            let next = requests.partition_point(|request| *request.words.end() < at);
            requests
                .get(next)
                .is_some_and(|it| it.outcome != RequestOutcome::Answered && it.words.contains(&at))
        };
        let mut cues = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let found = (!self.words[at].is_quoted && !is_asked(at))
                .then(|| self.grammar.cues.find(self.words, at))
                .flatten();
            at += 1;
            let Some((sign, words)) = found else { continue };
            // `Angaben` is no form of `angeben`.
            let is_noun = self.grammar.lexicon.capitalises_nouns
                && *words.start() > 0
                && self.words[*words.start()].is_capitalised();
            if is_noun && matches!(sign, CueKind::Verb | CueKind::WeakVerb) {
                continue;
            }
            if sign == CueKind::None {
                at = words.end() + 1;
            } else if let Some(cue) = self.cue(sign, words, cues.last()) {
                // Words with a gap between them may have another sign there.
                if cue.words.clone().count() <= 3 {
                    at = cue.words.end() + 1;
                }
                cues.push(cue);
            }
        }
        if cues.is_empty() {
            cues.extend(self.reported());
        }
        self.mark_inner(&mut cues);
        cues
    }

    fn cue(
        &self,
        sign: CueKind,
        words: RangeInclusive<usize>,
        before: Option<&Cue>,
    ) -> Option<Cue> {
        let (start, next) = (*words.start(), *words.end() + 1);
        let who = match sign {
            CueKind::Verb | CueKind::WeakVerb => match self.saying(start, next, before) {
                Saying::Of(who) => Some(who),
                // `Mira Hart, die die Brücke kennt, sagte`
                Saying::Nobody if self.grammar.lexicon.capitalises_nouns => {
                    self.main_subject(start)
                }
                Saying::Nobody => None,
                Saying::Passive if self.grammar.lexicon.capitalises_nouns => {
                    let is_strong = sign == CueKind::Verb;
                    let counts = self.is_followed_by_clause(next)
                        || is_strong && self.introduces_clause(next)
                        || is_strong && self.is_beside_quotation(start);
                    return counts.then_some(Cue { is_hearsay: true, ..Cue::of(words, None) });
                }
                Saying::Passive => return None,
            },
            CueKind::Quotes => self.quoting(start).or_else(|| self.quoted(start)),
            CueKind::Before => {
                self.after(next).or_else(|| self.title(next)).map(|it| self.informant(it))
            }
            CueKind::BeforeReport => Some(self.report(next)?),
            CueKind::BeforeNoun => {
                let phrase = self.phrase(next, self.words.len())?;
                Some(self.informant(phrase)).filter(is_telling).map(Some)?
            }
            CueKind::After => (self.phrase_before(start).map(|it| self.informant(it)))
                .or_else(|| self.title_before(start)),
            CueKind::Participle => before
                .and_then(|before| before.who.clone())
                .or_else(|| self.subject_before(self.part_start(start))),
            CueKind::Alone => self.governed(self.part_start(start), start),
            CueKind::Hearsay | CueKind::None => None,
        };
        let counts = match sign {
            CueKind::Verb => {
                who.is_some()
                    || self.is_beside_quotation(start)
                    || self.introduces_clause(next)
                    // `, teilte das Amt mit`
                    || start > 0 && self.words[start].opens && self.grammar.lexicon.capitalises_nouns
            }
            CueKind::WeakVerb => who
                .as_ref()
                .is_some_and(|who| self.strengthens(who, next) || self.closes(who, start, next)),
            CueKind::Participle => who.as_ref().is_some_and(is_telling) && self.words[start].opens,
            // `Kritik wird laut`
            CueKind::Before => who.is_some() || !self.ends_at(next),
            CueKind::BeforeNoun
            | CueKind::BeforeReport
            | CueKind::After
            | CueKind::Alone
            | CueKind::Hearsay
            | CueKind::Quotes => true,
            CueKind::None => false,
        };
        let others = match (sign, &who) {
            (CueKind::Before, Some(who)) if self.is(who.words.end, WordClass::And) => {
                self.row(who.words.end + 1, self.words.len()).phrases
            }
            _ => Vec::new(),
        };
        let quoted = (sign == CueKind::Quotes).then(|| self.quoted(start)).flatten();
        let quoted = quoted.filter(|quoted| who.as_ref() != Some(quoted));
        let is_verb = matches!(sign, CueKind::Verb | CueKind::WeakVerb);
        let is_hearsay = sign == CueKind::Hearsay;
        counts.then(|| Cue { others, quoted, is_verb, is_hearsay, ..Cue::of(words, who) })
    }

    /// The longest phrase that ends before the word `end`.
    fn phrase_before(&self, end: usize) -> Option<Phrase> {
        (self.part_start(end)..end)
            .filter_map(|at| self.phrase(at, end))
            .find(|phrase| phrase.words.end == end)
    }

    /// Whether a verb of saying at the end of its part is followed by what is said.
    fn introduces_clause(&self, next: usize) -> bool {
        self.is_followed_by_clause(next)
            || self.grammar.lexicon.capitalises_nouns
                && self.word(next).is_some_and(|word| word.opens)
                && !self.is(next, WordClass::Subordinate)
    }

    /// Whether a clause with `dass` begins soon after a verb.
    fn is_followed_by_clause(&self, next: usize) -> bool {
        (next..self.words.len().min(next + 3)).any(|at| self.is(at, WordClass::That))
    }

    /// Who gives what a phrase names: the police, of `Angaben der Polizei`.
    pub(super) fn informant(&self, phrase: Phrase) -> Phrase {
        match phrase.head {
            Head::Noun {
                noun_kind: None | Some(NounKind::Report),
                ref noun,
                of: Some(ref of),
                ..
            } if self.gives(noun.end) => (**of).clone(),
            Head::Noun { noun_kind: Some(NounKind::Report), ref noun, .. } => {
                self.genitive(noun.end).unwrap_or(phrase)
            }
            _ => phrase,
        }
    }

    /// Whether what follows a report is who gives it: `von Ärzten`, but not `in der Nacht`.
    fn gives(&self, at: usize) -> bool {
        const PLACES: [&str; 7] = ["in", "im", "am", "bei", "beim", "für", "at"];
        self.word(at).is_some_and(|word| !PLACES.contains(&&*word.lower))
    }

    /// Somebody in the genitive: `eines Mitarbeiters`, `informierter Kreise`.
    fn genitive(&self, at: usize) -> Option<Phrase> {
        const DATIVES: [&str; 5] = ["den", "dem", "einem", "einen", "diesem"];
        let first = self.word(at).filter(|word| !word.opens)?;
        let is_genitive = self.grammar.is(first, WordClass::Oblique)
            && !DATIVES.contains(&&*first.lower)
            || !first.is_capitalised() && first.lower.ends_with("er");
        let phrase = is_genitive.then(|| self.phrase(at, self.words.len())).flatten()?;
        (!matches!(phrase.head, Head::Pronoun(_))).then_some(phrase)
    }

    /// Who is meant in `nach Angaben der Polizei`, `nach Polizeiangaben`, `nach einem Bericht`.
    fn report(&self, at: usize) -> Option<Phrase> {
        // `ersten Informationen`
        let at = at + usize::from(self.is(at, WordClass::Filler));
        let small = |word: &Word<'_>| !word.is_capitalised() && !self.is_stop(word);
        let adjectives = (at..at + ADJECTIVES).take_while(|at| self.word(*at).is_some_and(small));
        let noun = at + adjectives.count();
        let described = || {
            let mut phrase = self.phrase(noun, self.words.len())?;
            if let Head::Noun { noun, .. } = &mut phrase.head {
                noun.start = at;
            }
            Some(phrase)
        };
        let phrase = self.phrase(at, self.words.len()).or_else(described)?;
        let first = &*self.words[at].lower;
        let is_own =
            ["sein", "ihr", "eigen", "dess", "deren"].iter().any(|stem| first.starts_with(stem));
        let is_report = |kind| matches!(kind, Some(NounKind::Report | NounKind::Document));
        match &phrase.head {
            Head::Noun { noun_kind, .. } if is_own && is_report(*noun_kind) => {
                Some(Phrase { head: Head::Pronoun(WordClass::Person), ..phrase })
            }
            Head::Noun { noun_kind, .. } if is_report(*noun_kind) => Some(self.informant(phrase)),
            Head::Name { name, .. } if is_report(self.sort(name.end - 1)) => Some(phrase),
            // `nach Ansicht Norwegens`
            Head::Name { name, role, .. }
                if role.end == name.start && role.end > 0 && is_report(self.sort(role.end - 1)) =>
            {
                self.phrase(name.start, self.words.len())
            }
            Head::People { noun: Some(noun), .. } if is_report(self.sort(*noun)) => Some(phrase),
            _ => None,
        }
    }

    /// Who is meant in `aus Regierungskreisen hieß es`.
    fn governed(&self, part: usize, verb: usize) -> Option<Phrase> {
        // `Wie aus Sicherheitskreisen verlautete`
        let part = part + usize::from(self.is(part, WordClass::Filler));
        let part = self.is(part, WordClass::Preposition).then_some(part)?;
        self.subject_between(part + 1, verb, true).filter(is_telling)
    }

    /// The newspaper in `laut „Bild“`, `berichtete der „Spiegel“`: a name in quotation marks.
    pub(super) fn title(&self, at: usize) -> Option<Phrase> {
        let start = at + usize::from(self.is(at, WordClass::Definite));
        let quoted = (start..self.words.len()).take_while(|at| self.words[*at].is_quoted);
        let name = start..start + quoted.count();
        let noun_kind = Some(NounKind::Organisation);
        (1..=TITLE).contains(&name.len()).then_some(Phrase {
            words: at..name.end,
            head: Head::Name { name, role: start..start, noun_kind, has_article: start > at },
        })
    }

    /// The newspaper in `wie der „Spiegel“ berichtete`, `der Sender „Meer“ meldet`, or, where it begins
    /// the sentence, `„Meer“ meldet`.
    pub(super) fn title_before(&self, end: usize) -> Option<Phrase> {
        let quoted = (0..end).rev().take_while(|at| self.words[*at].is_quoted).take(TITLE + 1);
        let start = end - quoted.count();
        let Some(before) = start.checked_sub(1) else { return self.title(start) };
        if self.is(before, WordClass::Definite) {
            return self.title(before);
        }
        let is_publisher = self.sort(before).is_some_and(|kind| !kind.is_human());
        let title = self.title(start).filter(|_| is_publisher)?;
        let mut from = before;
        while from > 0 && !self.words[from].opens && !self.is(from, WordClass::Definite) {
            from -= 1;
        }
        Some(Phrase { words: from..end, ..title })
    }

    /// Whether somebody and an English verb end what comes before: `..., the Gazette reported.`
    fn closes(&self, who: &Phrase, verb: usize, next: usize) -> bool {
        let begin = who.words.start;
        !self.grammar.lexicon.capitalises_nouns
            && begin > 0
            && self.words[begin].opens
            && who.words.end == verb
            && self.ends_at(next)
    }

    /// Whether a verb that by itself is not one of saying is one here.
    fn strengthens(&self, who: &Phrase, next: usize) -> bool {
        let speaks = match &who.head {
            Head::People { .. } => true,
            Head::Noun { noun_kind, .. } => {
                matches!(noun_kind, Some(NounKind::Document | NounKind::Text))
            }
            Head::Name { .. } | Head::Pronoun(_) => false,
        };
        let reach = next..self.words.len().min(next + REACH / 4);
        speaks
            || self.introduces_clause(next)
            || self.words[reach].iter().any(|word| word.is_quoted)
    }

    fn is_beside_quotation(&self, at: usize) -> bool {
        let reach = at.saturating_sub(BESIDE)..self.words.len().min(at + BESIDE + 1);
        self.words[reach].iter().any(|word| word.is_quoted)
    }

    /// A verb form of reported speech in a sentence that has no other sign of it: of whoever its main
    /// clause is about, if it is in another one.
    fn reported(&self) -> Option<Cue> {
        let at = self.words.iter().position(|word| {
            !word.is_quoted && !word.is_capitalised() && self.grammar.is(word, WordClass::Reported)
        })?;
        let words = at..=at;
        Some(Cue::of(words, self.main_subject(at)))
    }

    /// Where the part of the sentence begins that the word `at` is in.
    pub(super) fn part_start(&self, at: usize) -> usize {
        let earliest = at.saturating_sub(REACH);
        (earliest..=at).rev().find(|at| self.words[*at].opens).unwrap_or(earliest)
    }

    /// Where the part of the sentence ends that the word `at` is in.
    pub(super) fn part_end(&self, at: usize) -> usize {
        (at + 1..self.words.len()).find(|at| self.words[*at].opens).unwrap_or(self.words.len())
    }

    /// The first phrase of a part of the sentence that no preposition governs.
    pub(super) fn subject_between(
        &self,
        from: usize,
        until: usize,
        governed: bool,
    ) -> Option<Phrase> {
        let mut at = from;
        while at < until {
            if self.is(at, WordClass::Preposition) && !governed {
                at = self.phrase(at + 1, until).map_or(at + 1, |phrase| phrase.words.end);
            } else if self.is(at, WordClass::And) || self.is(at, WordClass::Filler) {
                at += 1;
            } else if let Some(phrase) = self.phrase(at, until) {
                return Some(phrase);
            } else {
                at += 1;
            }
        }
        None
    }

    /// The phrase at `at`, or after a few words that tell when or how.
    pub(super) fn after(&self, at: usize) -> Option<Phrase> {
        let mut at = at;
        for _ in 0..3 {
            if self.ends_at(at) {
                return None;
            }
            let is_day = self.is(at, WordClass::Preposition) && self.is(at + 1, WordClass::Time);
            if let Some(phrase) = self.phrase(at, self.words.len()) {
                return Some(phrase);
            }
            let governs = self.is(at, WordClass::Of) && !self.is(at, WordClass::Definite);
            if !is_day
                && !governs
                && !self.is(at, WordClass::Filler)
                && !self.is(at, WordClass::Time)
            {
                return None;
            }
            at += 1 + usize::from(is_day);
        }
        None
    }

    /// Marks the cues inside what another cue reports.
    fn mark_inner(&self, cues: &mut [Cue]) {
        let tag = cues.iter().rposition(|cue| self.is_tag(cue));
        let main = tag.unwrap_or(0);
        for (index, cue) in cues.iter_mut().enumerate() {
            let reach = cue.reach();
            let is_joined = index > main
                && (reach.start.saturating_sub(1)..*cue.words.start())
                    .any(|at| self.is(at, WordClass::And));
            cue.is_inside = index != main && !is_joined && !self.frames(&reach);
        }
    }

    /// Whether a cue comes after what it reports, in a part of the sentence of its own.
    fn is_tag(&self, cue: &Cue) -> bool {
        let reach = cue.reach();
        let is_apart = self.words[reach.start].opens && reach.start > 0;
        let is_short = reach.len() <= cue.words.clone().count() + 8;
        is_apart && is_short && !self.is(reach.start, WordClass::And)
    }

    /// Whether a quotation begins or ends beside a cue.
    fn frames(&self, reach: &Range<usize>) -> bool {
        let near = reach.start.saturating_sub(3)..self.words.len().min(reach.end + 3);
        self.words[near].iter().any(|word| word.is_quoted)
    }
}

/// Whether a phrase after `so` tells who speaks.
pub(super) fn is_telling(phrase: &Phrase) -> bool {
    match &phrase.head {
        Head::Name { .. } | Head::People { .. } => true,
        Head::Noun { noun_kind, .. } => noun_kind.is_some_and(|kind| kind != NounKind::Report),
        Head::Pronoun(_) => false,
    }
}
