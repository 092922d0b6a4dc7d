//! Claims: who may make them, what their words need, and what they refer to.

use super::{At, Quoted, Structural, repeats};
use crate::dossier::{
    check::words::is_same_language,
    claim::{Anonymity, Claim, Sources, Speech},
    diagnostic::Code,
    document::Article,
    speaker::{Kind, Speaker},
    text::Str,
};

impl Structural<'_> {
    pub(super) fn check_claims(&mut self) {
        let is_translated = is_for_other_readers(&self.document.article);
        let mut previous = 0;
        for (index, claim) in (0..).zip(&self.document.claims) {
            let at = At { list: "claims", index };
            self.check_paragraph(claim.paragraph, at);
            if claim.paragraph < previous {
                let message = format!(
                    "a claim of paragraph {} comes after one of paragraph {previous}",
                    claim.paragraph
                );
                self.found.add(Code::OutOfOrder, at.field("paragraph"), message);
            }
            previous = previous.max(claim.paragraph);
            self.check_words(claim, is_translated, at);
            let path = || at.field("speaker");
            let speaker = self.ids.speakers.resolve(&claim.speaker, &mut self.found, path);
            if let Some(speaker) = speaker {
                self.check_speaker(claim, &self.document.speakers[speaker as usize], at);
            }
            self.check_references(claim, at);
        }
    }

    /// Quote, translation and anchor.
    fn check_words(&mut self, claim: &Claim<'_>, is_translated: bool, at: At) {
        let is_quoted = matches!(claim.speech, Speech::Verbatim | Speech::Partial);
        let (spans, translations) = (claim.quote.len(), claim.translation.len());
        if is_quoted && spans == 0 {
            self.found.add(Code::NoQuote, at.field("speech"), "a quoted claim has no quote");
        } else if !is_quoted && spans > 0 {
            let message = "a claim with a quote must be `Verbatim` or `Partial`";
            self.found.add(Code::QuoteOfParaphrase, at.field("speech"), message);
        }
        if spans == 0 && translations > 0 {
            let message = "there is a translation, but no quote";
            self.found.add(Code::TranslationWithoutQuote, at.field("translation"), message);
        } else if spans != translations && (is_translated || translations > 0) {
            let plural = |count: usize| if count == 1 { "" } else { "s" };
            let message = format!(
                "the quote has {spans} span{} and {translations} translation{}",
                plural(spans),
                plural(translations)
            );
            self.found.add(Code::TranslationCount, at.field("translation"), message);
        }
        self.check_anchor(claim.anchor.as_ref(), || at.field("anchor"));
        let of_anonymity = claim.anonymity.as_ref().and_then(Anonymity::anchor);
        self.check_anchor(of_anonymity, || at.field("anonymity").field("anchor"));
        if claim.anchor.is_none() && spans == 0 && !is_quoted {
            let message = "the claim has neither a quote nor an anchor";
            self.found.add(Code::NowhereInText, at.path(), message);
        }
    }

    /// What depends on the kind of the speaker.
    fn check_speaker(&mut self, claim: &Claim<'_>, speaker: &Speaker<'_>, at: At) {
        let name = Quoted(&speaker.name);
        let mut add = |code, path, message: String| self.found.add(code, path, message);
        match (speaker.kind, claim.sources) {
            (Kind::Unnamed, None) => {
                let message = format!("the claim does not say how many of {name} it rests on");
                add(Code::NoSources, at.path(), message);
            }
            (
                Kind::Unnamed,
                Some(Sources::Stated(0) | Sources::Among(0) | Sources::Inferred(0)),
            ) => {
                let message = "the claim rests on 0 sources".to_owned();
                add(Code::ZeroSources, at.field("sources"), message);
            }
            (Kind::Unnamed, Some(_)) | (_, None) => {}
            (_, Some(_)) => {
                let message =
                    format!("only unnamed speakers have `sources`, and {name} is not one");
                add(Code::SourcesOfNamed, at.field("sources"), message);
            }
        }
        if speaker.kind == Kind::Party {
            let message = format!("{name} is a `Party`, and parties make no claims");
            add(Code::PartyClaims, at.field("speaker"), message);
        }
        match (speaker.kind == Kind::Outlet, claim.speech == Speech::Narration) {
            (true, false) => {
                let message = format!("{name} is the `Outlet`, and its own voice is `Narration`");
                add(Code::OutletSpeaks, at.field("speech"), message);
            }
            (false, true) => {
                let message = format!("only the `Outlet` narrates, and {name} is not one");
                add(Code::NarrationByOther, at.field("speech"), message);
            }
            (true, true) | (false, false) => {}
        }
        if claim.anonymity.is_some() && !matches!(speaker.kind, Kind::Unnamed | Kind::Collective) {
            let message = format!(
                "only an `Unnamed` speaker or a `Collective` has `anonymity`, and {name} is neither"
            );
            add(Code::AnonymityOfNamed, at.field("anonymity"), message);
        }
        if matches!(speaker.kind, Kind::Outlet | Kind::Hearsay) {
            let whose = match speaker.kind {
                Kind::Outlet => "the newsroom's own voice",
                _ => "what nobody is said to have said",
            };
            let given = [("knows", claim.knows.is_some()), ("said_in", claim.said_in.is_some())];
            for (field, _) in given.into_iter().filter(|(_, is_given)| *is_given) {
                let message = format!("{whose} has no `{field}`");
                add(Code::KnowledgeOfNarration, at.field(field), message);
            }
        }
        if speaker.kind == Kind::Hearsay && !claim.relays.is_empty() {
            let message = format!("{name} is `Hearsay`, and passes on nobody's words");
            add(Code::HearsayIsNobody, at.field("relays"), message);
        }
        if !claim.rests_on.is_empty() && claim.speech != Speech::Narration {
            let message = "only narration rests on other claims".to_owned();
            add(Code::RestsOnOfSpeech, at.field("rests_on"), message);
        }
        if !claim.examples.is_empty() && speaker.kind != Kind::Collective {
            let message = format!("only a `Collective` has examples, and {name} is not one");
            add(Code::ExamplesOfOther, at.field("examples"), message);
        }
    }

    /// Every id that the claim refers to.
    fn check_references(&mut self, claim: &Claim<'_>, at: At) {
        let lists: [(&'static str, &[Str<'_>]); 5] = [
            ("topics", &claim.topics),
            ("against", &claim.against),
            ("relays", &claim.relays),
            ("rests_on", &claim.rests_on),
            ("examples", &claim.examples),
        ];
        for (field, ids) in lists {
            self.check_repeats(ids, || at.field(field));
            for (index, id) in (0..).zip(ids) {
                let path = || at.field(field).item(index);
                let known = match field {
                    "topics" => &self.ids.topics,
                    "against" | "relays" => &self.ids.speakers,
                    _ => &self.ids.claims,
                };
                let position = known.resolve(id, &mut self.found, path);
                if matches!(field, "against" | "relays") {
                    self.check_is_somebody(position, path);
                }
            }
        }
        let to_itself = [
            ("relays", &claim.relays, &claim.speaker, "nobody relays their own words"),
            ("rests_on", &claim.rests_on, &claim.id, "the claim rests on itself"),
            ("examples", &claim.examples, &claim.id, "the claim is its own example"),
        ];
        for (field, ids, itself, message) in to_itself {
            if let Some((index, _)) = (0..).zip(ids).find(|(_, id)| *id == itself) {
                self.found.add(Code::SelfReference, at.field(field).item(index), message);
            }
        }
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
        for (index, on) in repeats(claim.stances.iter().map(|stance| &*stance.on)) {
            let message = format!("the claim already has a stance on {}", Quoted(on));
            self.found.add(Code::RepeatedStance, path(index), message);
        }
    }
}

/// Whether readers read another language than the article's.
fn is_for_other_readers(article: &Article<'_>) -> bool {
    let readers = article.reader_language.as_deref();
    readers.is_some_and(|tag| !is_same_language(tag, &article.language))
}
