//! Claims: who may make them, what their words need, and what they refer to.

use super::{At, FIRST, Quoted, Repeat, Structural, kinds::Use, remove, repeats};
use crate::dossier::{
    address::is_language,
    check::words::is_same_language,
    claim::{Anonymity, Claim, OtherSource, Relay, Sources, Speech},
    diagnostic::{Change, Code, Correction, Diagnostic, Label},
    document::Document,
    open_places::{ArticleField, ClaimField, SourceField, is_open},
    path::Path,
    speaker::{Kind, Speaker},
};

impl Structural<'_> {
    pub(super) fn check_claims(&mut self) {
        let is_translated = self.is_translated();
        for (index, claim) in (0..).zip(&self.document.claims) {
            let at = At { list: "claims", index };
            self.check_open_claim(claim, at);
            self.check_words(claim, is_translated, at);
            let speaker = claim.speaker.as_ref().and_then(|speaker| {
                self.ids.speakers.resolve(speaker, &mut self.found, || at.field("speaker"))
            });
            // Of somebody who is only proposed, nothing follows for the other fields.
            let is_decided = !claim.is_open(ClaimField::Speaker);
            if let Some(speaker) = speaker.filter(|_| is_decided) {
                self.uses[speaker as usize].push(Use::Maker(index));
            }
            let kind = speaker.map(|it| self.document.speakers[it as usize].decided_kind());
            if !is_decided || kind.flatten().is_none() {
                self.check_not_zero(claim, at);
            }
            for (slot, speaker) in self.check_other_sources(claim, at) {
                self.uses[speaker as usize].push(Use::Other(index, slot));
            }
            self.check_references(claim, at);
        }
    }

    /// Whether each quote needs a translation: readers read another language than the article's.
    ///
    /// Where no quote has one, that is told once, of the language.
    fn is_translated(&mut self) -> bool {
        let Document { article, claims, .. } = self.document;
        let (Some(language), Some(readers)) =
            (article.language.as_deref(), article.reader_language.as_deref())
        else {
            return false;
        };
        if article.is_open(ArticleField::Language)
            || ![language, readers].into_iter().all(is_language)
            || is_same_language(language, readers)
        {
            return false;
        }
        let is_settled =
            |it: &Claim<'_>| !it.is_open(ClaimField::Quote) && !it.is_open(ClaimField::Translation);
        let quoted = (0..).zip(claims).filter(|(_, it)| !it.quote.is_empty() && is_settled(it));
        let quoted: Vec<_> = quoted.collect();
        if quoted.len() < 2 || quoted.iter().any(|(_, it)| !it.translation.is_empty()) {
            return true;
        }
        let message = format!(
            "readers read `{readers}`, the article is `{language}`, and none of its {} quotes is \
             translated",
            quoted.len()
        );
        let labels = quoted.iter().map(|&(index, _)| At { list: "claims", index }.field("quote"));
        let labels = labels.map(|path| Label::new(path, "no translation"));
        let path = Path::root().field("article").field("language");
        let help = "correct the language, or give each quote its translation";
        let diagnostic = Diagnostic::new(Code::TranslationCount, path, message).with_help(help);
        self.found.push(diagnostic.with_labels(labels));
        false
    }

    /// Quote, translation and anchor.
    fn check_words(&mut self, claim: &Claim<'_>, is_translated: bool, at: At) {
        let (spans, translations) = (claim.quote.len(), claim.translation.len());
        let is_quoted = claim.speech.map(|it| matches!(it, Speech::Verbatim | Speech::Partial));
        let is_settled = !claim.is_open(ClaimField::Speech) && !claim.is_open(ClaimField::Quote);
        let mut has_no_quote = false;
        match is_quoted.filter(|_| is_settled) {
            Some(true) if spans == 0 => {
                let message = "a quoted claim has no quote";
                let diagnostic = Diagnostic::new(Code::NoQuote, at.field("speech"), message);
                let paraphrase = possible(at.field("speech"), "Paraphrase");
                let diagnostic = diagnostic.or_correction(paraphrase);
                self.found.push(match translations {
                    0 => diagnostic,
                    _ => diagnostic
                        .with_label(Label::new(at.field("translation"), "translates no quote")),
                });
                // That nothing is translated is no cause of its own.
                has_no_quote = true;
            }
            Some(false) if spans > 0 => {
                let message = "a claim with a quote must be `Verbatim` or `Partial`";
                let path = at.field("speech");
                let diagnostic = Diagnostic::new(Code::QuoteOfParaphrase, path, message);
                let words = ["Verbatim", "Partial"].map(|word| possible(at.field("speech"), word));
                self.found.push(words.into_iter().fold(diagnostic, Diagnostic::or_correction));
            }
            _ => {}
        }
        let is_missing = translations == 0 && claim.is_open(ClaimField::Translation);
        if is_missing || claim.is_open(ClaimField::Quote) {
            // How many translations there must be is open too.
        } else if spans == 0 && translations > 0 {
            if !has_no_quote {
                let message = "there is a translation, but no quote";
                self.found.add(Code::TranslationWithoutQuote, at.field("translation"), message);
            }
        } else if spans != translations && (is_translated || translations > 0) {
            let plural = |count: usize| if count == 1 { "" } else { "s" };
            let message = format!(
                "the quote has {spans} span{} and {translations} translation{}",
                plural(spans),
                plural(translations)
            );
            let path = at.field("translation");
            let diagnostic = Diagnostic::new(Code::TranslationCount, path, message);
            self.found.push(diagnostic.with_label(Label::new(at.field("quote"), "the quote")));
        }
        self.check_anchor(claim.anchor.as_ref(), || at.field("anchor"));
        self.check_anonymity(claim.anonymity.as_ref(), || at.field("anonymity"));
        let is_told = is_settled && is_quoted == Some(true);
        if claim.anchor.is_none() && spans == 0 && !is_told {
            let message = "the claim has neither a quote nor an anchor";
            self.found.add(Code::NowhereInText, at.path(), message);
        }
    }

    pub(super) fn check_anonymity(
        &mut self,
        anonymity: Option<&Anonymity<'_>>,
        path: impl Fn() -> Path,
    ) {
        let anchor = anonymity.and_then(Anonymity::anchor);
        self.check_anchor(anchor, || path().field("anchor"));
    }

    /// Zero as the number of sources of somebody whose kind is not known.
    fn check_not_zero(&mut self, claim: &Claim<'_>, at: At) {
        let sources = claim.sources.as_ref().filter(|_| !claim.is_open(ClaimField::Sources));
        if sources.is_some_and(is_zero) {
            self.found.push(zero_sources(at.field("sources")));
        }
    }

    /// What depends on the kind of the speaker.
    pub(super) fn check_maker(
        &mut self,
        claim: &Claim<'_>,
        (speaker, kind): (&Speaker<'_>, Kind),
        at: At,
    ) {
        let is_open = |field| claim.is_open(field);
        self.check_source(
            Source {
                sources: claim.sources.as_ref().filter(|_| !is_open(ClaimField::Sources)),
                has_sources: claim.sources.is_some() || is_open(ClaimField::Sources),
                has_anonymity: claim.anonymity.is_some(),
                has_knows: claim.knows.is_some(),
            },
            (speaker, kind),
            || at.path(),
        );
        let name = Quoted(speaker.called());
        let may_narrate = self.may_narrate;
        let mut push = |diagnostic| self.found.push(diagnostic);
        let mut add = |code, path, message: String| push(Diagnostic::new(code, path, message));
        if kind == Kind::Party {
            let message = format!("{name} is a `Party`, and parties make no claims");
            add(Code::PartyClaims, at.field("speaker"), message);
        }
        let is_narration = claim.decided_speech().map(|speech| speech == Speech::Narration);
        match (kind == Kind::Outlet, is_narration) {
            (true, Some(false)) => {
                let message = format!("{name} is the `Outlet`, and its own voice is `Narration`");
                let diagnostic = Diagnostic::new(Code::OutletSpeaks, at.field("speech"), message);
                push(diagnostic.or_correction(possible(at.field("speech"), "Narration")));
            }
            (false, Some(true)) => {
                let message = format!("only the `Outlet` narrates, and {name} is not one");
                let path = at.field("speech");
                let diagnostic = Diagnostic::new(Code::NarrationByOther, path, message);
                let paraphrase = Correction::value(at.field("speech"), "Paraphrase");
                // Without an outlet and a quote, it can be nothing else.
                push(match may_narrate || !claim.quote.is_empty() {
                    true => diagnostic.or_correction(paraphrase.if_sure(false)),
                    false => diagnostic.with_correction(paraphrase),
                });
            }
            _ => {}
        }
        let mut add = |code, path, message: String| push(Diagnostic::new(code, path, message));
        if matches!(kind, Kind::Outlet | Kind::Hearsay) && claim.said_in.is_some() {
            let message = format!("{} has no `said_in`", voice(kind));
            add(Code::KnowledgeOfNarration, at.field("said_in"), message);
        }
        if kind == Kind::Hearsay && !claim.relays.is_empty() {
            let message = format!("{name} is `Hearsay`, and passes on nobody's words");
            add(Code::HearsayIsNobody, at.field("relays"), message);
        }
        if !claim.rests_on.is_empty() && is_narration == Some(false) {
            let message = "only narration rests on other claims".to_owned();
            add(Code::RestsOnOfSpeech, at.field("rests_on"), message);
        }
        if !claim.examples.is_empty() && kind != Kind::Collective {
            let message = format!("only a `Collective` has examples, and {name} is not one");
            add(Code::ExamplesOfOther, at.field("examples"), message);
        }
    }

    /// What a claim says of one of its sources, of which `speaker` is this kind.
    fn check_source(
        &mut self,
        source: Source<'_>,
        (speaker, kind): (&Speaker<'_>, Kind),
        path: impl Fn() -> Path,
    ) {
        let name = Quoted(speaker.called());
        self.check_number(source, (speaker, kind), &path);
        let mut add = |code, field, message: String| {
            self.found.add(code, path().field(field), message);
        };
        if source.has_anonymity && !kind.is_anonymous() {
            let message = format!(
                "only an `Unnamed` speaker or a `Collective` has `anonymity`, and {name} is neither"
            );
            add(Code::AnonymityOfNamed, "anonymity", message);
        }
        if source.has_knows && matches!(kind, Kind::Outlet | Kind::Hearsay) {
            let message = format!("{} has no `knows`", voice(kind));
            add(Code::KnowledgeOfNarration, "knows", message);
        }
    }

    /// How many unnamed people a source is.
    fn check_number(
        &mut self,
        Source { sources, has_sources, .. }: Source<'_>,
        (speaker, kind): (&Speaker<'_>, Kind),
        path: &impl Fn() -> Path,
    ) {
        let name = Quoted(speaker.called());
        let field = || path().field("sources");
        match (kind, sources) {
            (Kind::Unnamed, None) if !has_sources => {
                let message = format!("the claim does not say how many of {name} it rests on");
                let unstated = Change::SetField(path(), "sources", "Unstated".to_owned());
                let diagnostic = Diagnostic::new(Code::NoSources, path(), message);
                let unstated = Correction::possible("add `sources: Unstated`", [unstated]);
                self.found.push(diagnostic.or_correction(unstated));
            }
            (Kind::Unnamed, Some(sources)) if is_zero(sources) => {
                self.found.push(zero_sources(field()));
            }
            (Kind::Unnamed, _) | (_, None) => {}
            (_, Some(_)) => {
                let message =
                    format!("only unnamed speakers have `sources`, and {name} is not one");
                let diagnostic = Diagnostic::new(Code::SourcesOfNamed, field(), message);
                // The speaker or its kind may be wrong instead, and a group would become somebody named.
                let remove = remove(field()).if_sure(false);
                self.found.push(diagnostic.or_correction(remove));
            }
        }
    }

    /// The other sources of a claim, each somebody else; returns the position in `with` of those who
    /// are known and decided, and their positions among the speakers.
    fn check_other_sources(&mut self, claim: &Claim<'_>, at: At) -> Vec<(u32, u32)> {
        let mut known = Vec::new();
        if claim.with.is_empty() {
            return known;
        }
        let own = claim.speaker.as_deref().map(|id| (None, id));
        let others = (0..)
            .zip(&claim.with)
            .filter_map(|(index, source)| Some((Some(index), source.speaker.as_deref()?)));
        let all: Vec<(Option<u32>, &str)> = own.into_iter().chain(others).collect();
        let path = |at_all: u32| match all[at_all as usize].0 {
            None => at.field("speaker"),
            Some(index) => at.field("with").item(index).field("speaker"),
        };
        for Repeat { first, index, item } in repeats(all.iter().map(|(_, id)| *id)) {
            let message = format!("{} is a source of the claim already", Quoted(item));
            let diagnostic = Diagnostic::new(Code::RepeatedSource, path(index), message)
                .with_label(Label::new(path(first), FIRST));
            let Some(with) = all[index as usize].0 else { continue };
            // What else is said of the source must not go.
            let (others, source) = claim.with.split_at(with as usize);
            let is_same = source.first().is_some_and(|it| says_only_who(it) || others.contains(it));
            let remove = remove(at.field("with").item(with)).if_sure(is_same);
            self.found.push(diagnostic.or_correction(remove));
        }
        for (index, source) in (0..).zip(&claim.with) {
            let path = || at.field("with").item(index);
            self.check_open_source(source, path);
            self.check_anonymity(source.anonymity.as_ref(), || path().field("anonymity"));
            let Some(id) = &source.speaker else { continue };
            let speaker =
                self.ids.speakers.resolve(id, &mut self.found, || path().field("speaker"));
            let is_decided = !is_open(&source.open, SourceField::Speaker);
            known.extend(speaker.filter(|_| is_decided).map(|speaker| (index, speaker)));
        }
        let narrates = claim.decided_speech() == Some(Speech::Narration);
        if narrates && !claim.with.is_empty() {
            let message = "narration has no source, and so no others";
            let diagnostic = Diagnostic::new(Code::NoOtherSource, at.field("with"), message);
            let help = "leave out `with`; if the article names the sources, make one the `speaker`";
            self.found.push(diagnostic.with_help(help));
        }
        known
    }

    /// What depends on the kind of one of the other sources.
    pub(super) fn check_other_source(
        &mut self,
        source: &OtherSource<'_>,
        (speaker, kind): (&Speaker<'_>, Kind),
        path: impl Fn() -> Path,
    ) {
        let is_number_open = is_open(&source.open, SourceField::Sources);
        let told = Source {
            sources: source.sources.as_ref().filter(|_| !is_number_open),
            has_sources: source.sources.is_some() || is_number_open,
            has_anonymity: source.anonymity.is_some(),
            has_knows: source.knows.is_some(),
        };
        self.check_source(told, (speaker, kind), &path);
        let why_not = match kind {
            Kind::Party => "is a `Party`, and parties make no claims",
            Kind::Hearsay => "is `Hearsay`, which is nobody",
            Kind::Outlet => "is the `Outlet`, and no source of what others say",
            _ => return,
        };
        let message = format!("{} {why_not}", Quoted(speaker.called()));
        self.found.add(Code::NoOtherSource, path().field("speaker"), message);
    }

    /// Every id that the claim refers to.
    fn check_references(&mut self, claim: &Claim<'_>, at: At) {
        let relays = claim.relays.iter().map(|relay| &*relay.speaker);
        self.check_ids("topics", claim.topics.iter().map(|id| &**id), None, at);
        self.check_ids("against", claim.against.iter().map(|id| &**id), None, at);
        let own = claim.speaker.as_deref().map(|id| (id, "nobody relays their own words"));
        self.check_ids("relays", relays, own, at);
        for (index, relay) in (0..).zip(&claim.relays).filter(|(_, it)| it.sources.is_some()) {
            if let Some(speaker) = self.ids.speakers.position(&relay.speaker) {
                self.uses[speaker as usize].push(Use::Relayed(at.index, index));
            }
        }
        let rests_on = claim.rests_on.iter().map(|id| &**id);
        self.check_ids("rests_on", rests_on, Some((&claim.id, "the claim rests on itself")), at);
        let examples = claim.examples.iter().map(|id| &**id);
        self.check_ids("examples", examples, Some((&claim.id, "the claim is its own example")), at);
        for (index, relation) in (0..).zip(&claim.relations) {
            let path = || at.field("relations").item(index).field("claim");
            self.ids.claims.resolve(&relation.claim, &mut self.found, path);
            if relation.claim == claim.id {
                let message = "the claim has a relation to itself";
                self.found.add(Code::SelfReference, path(), message);
            }
        }
        let path = |index| at.field("stances").item(index).field("on");
        for (index, stance) in (0..).zip(&claim.stances) {
            self.ids.propositions.resolve(&stance.on, &mut self.found, || path(index));
        }
        let propositions = claim.stances.iter().map(|stance| &*stance.on);
        for Repeat { first, index, item } in repeats(propositions) {
            let message = format!("the claim already has a stance on {}", Quoted(item));
            let diagnostic = Diagnostic::new(Code::RepeatedStance, path(index), message)
                .with_label(Label::new(path(first), FIRST));
            let (others, stance) = claim.stances.split_at(index as usize);
            let is_same = stance.first().is_some_and(|it| others.contains(it));
            let second = Change::Remove(at.field("stances").item(index));
            self.found.push(match is_same {
                true => diagnostic.with_correction(Correction::sure("remove the second", [second])),
                false => diagnostic,
            });
        }
    }

    /// A list of ids, each once, of which none may be the claim's `own` one.
    fn check_ids<'i>(
        &mut self,
        field: &'static str,
        ids: impl ExactSizeIterator<Item = &'i str> + Clone,
        own: Option<(&str, &str)>,
        at: At,
    ) {
        let path = |index| at.field(field).item(index);
        self.check_repeats(ids.clone(), || at.field(field));
        for (index, id) in (0..).zip(ids.clone()) {
            let known = match field {
                "topics" => &self.ids.topics,
                "against" | "relays" => &self.ids.speakers,
                _ => &self.ids.claims,
            };
            let position = known.resolve(id, &mut self.found, || path(index));
            if matches!(field, "against" | "relays") {
                self.check_is_somebody(position, || path(index));
            }
        }
        if let Some((own, message)) = own
            && let Some((index, _)) = (0..).zip(ids).find(|(_, id)| *id == own)
        {
            self.found.add(Code::SelfReference, path(index), message);
        }
    }

    /// The number of those whose words are passed on; only unnamed people have one.
    pub(super) fn check_relay(
        &mut self,
        relay: &Relay<'_>,
        (speaker, kind): (&Speaker<'_>, Kind),
        path: impl Fn() -> Path,
    ) {
        let sources = relay.sources.as_ref();
        let told = Source { sources, has_sources: true, has_anonymity: false, has_knows: false };
        self.check_number(told, (speaker, kind), &path);
    }
}

fn is_zero(sources: &Sources) -> bool {
    matches!(sources, Sources::Stated(0) | Sources::Among(0) | Sources::Inferred(0))
}

fn zero_sources(path: Path) -> Diagnostic {
    let message = "the claim rests on 0 sources";
    let diagnostic = Diagnostic::new(Code::ZeroSources, path.clone(), message);
    diagnostic.with_correction(Correction::value(path, "Unstated"))
}

/// Puts a word at a path, if a curator so decides.
fn possible(path: Path, word: &str) -> Correction {
    Correction::value(path, word).if_sure(false)
}

/// Whether nothing is said of a source but who it is.
fn says_only_who(source: &OtherSource<'_>) -> bool {
    let OtherSource { speaker: _, sources, anonymity, knows, open } = source;
    sources.is_none() && anonymity.is_none() && knows.is_none() && open.is_empty()
}

/// What a claim says of one of its sources.
#[derive(Clone, Copy)]
struct Source<'c> {
    /// The number of people, where it is decided.
    sources: Option<&'c Sources>,
    /// Whether there is a number, or one is still to be decided.
    has_sources: bool,
    has_anonymity: bool,
    has_knows: bool,
}

/// What nobody has said.
fn voice(kind: Kind) -> &'static str {
    match kind {
        Kind::Outlet => "the newsroom's own voice",
        _ => "what nobody is said to have said",
    }
}
