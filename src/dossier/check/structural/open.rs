//! Open places: each once, and nothing missing that nobody says is open.

use super::{At, Collector, FIRST, Quoted, Structural, remove, too_many_words};
use crate::dossier::{
    claim::{Claim, OtherSource},
    diagnostic::{Code, Diagnostic, Label},
    document::Article,
    load::missing_and_not_open,
    open_places::{
        ArticleField, Candidates, ClaimField, OpenInSpeaker, OpenPlace, RequestField, SourceField,
        SpeakerField, is_open,
    },
    path::Path,
    request::Request,
    speaker::Speaker,
    text::Str,
};

impl Structural<'_> {
    pub(super) fn check_open_article(&mut self, article: &Article<'_>) {
        let at = || Path::root().field("article");
        let fields = [
            ("title", article.title.is_some(), ArticleField::Title),
            ("outlet", article.outlet.is_some(), ArticleField::Outlet),
            ("published", article.published.is_some(), ArticleField::Published),
            ("language", article.language.is_some(), ArticleField::Language),
        ];
        self.found.check_open(&article.open, fields, at);
    }

    pub(super) fn check_open_speaker(&mut self, speaker: &Speaker<'_>, at: At) {
        let fields = [
            ("name", speaker.name.is_some(), SpeakerField::Name),
            ("kind", speaker.kind.is_some(), SpeakerField::Kind),
        ];
        self.found.check_open(&speaker.open, fields, || at.path());
        for (index, place) in (0..).zip(&speaker.open) {
            let OpenInSpeaker::SameAs(ids) = place else { continue };
            let path = || at.field("open").item(index);
            if ids.is_empty() {
                let message = "`SameAs` does not say who this speaker could be";
                self.found.add(Code::SameAsNobody, path(), message);
            }
            self.check_repeats(ids.iter().map(|id| &**id), path);
            for (index, id) in (0..).zip(ids) {
                let path = || path().item(index);
                self.ids.speakers.resolve(id, &mut self.found, path);
                if *id == speaker.id {
                    let message = "`SameAs` names the speaker itself";
                    self.found.add(Code::SelfReference, path(), message);
                }
            }
        }
    }

    pub(super) fn check_open_claim(&mut self, claim: &Claim<'_>, at: At) {
        let fields = [
            ("speaker", claim.speaker.is_some(), ClaimField::Speaker),
            ("speech", claim.speech.is_some(), ClaimField::Speech),
            ("gist", claim.gist.is_some(), ClaimField::Gist),
        ];
        self.found.check_open(&claim.open, fields, || at.path());
        let at_proposed = |_| at.field("speaker");
        self.check_candidates(&claim.open, claim.speaker.as_slice(), || at.path(), at_proposed);
    }

    pub(super) fn check_open_source(&mut self, source: &OtherSource<'_>, at: impl Fn() -> Path) {
        let fields = [("speaker", source.speaker.is_some(), SourceField::Speaker)];
        self.found.check_open(&source.open, fields, &at);
        let at_proposed = |_| at().field("speaker");
        self.check_candidates(&source.open, source.speaker.as_slice(), &at, at_proposed);
    }

    pub(super) fn check_open_request(&mut self, request: &Request<'_>, at: At) {
        let fields = [
            ("outcome", request.outcome.is_some(), RequestField::Outcome),
            ("link", request.link.is_some(), RequestField::Link),
        ];
        self.found.check_open(&request.open, fields, || at.path());
        let at_proposed = |slot| at.field("to").item(slot);
        self.check_candidates(&request.open, &request.to, || at.path(), at_proposed);
    }

    pub(super) fn check_open_lists(&mut self) {
        self.found.check_open(&self.document.open, [], Path::root);
    }

    /// Whom it could be, besides those who are proposed, and the words of the article that show it.
    fn check_candidates<P: OpenPlace>(
        &mut self,
        open: &[P],
        proposed: &[Str<'_>],
        at: impl Fn() -> Path,
        at_proposed: impl Fn(u32) -> Path,
    ) {
        for (index, place) in (0..).zip(open) {
            let Some(Candidates { seen, ids }) = place.candidates() else { continue };
            let path = || at().field("open").item(index);
            if let Some(words) = seen.and_then(too_many_words) {
                let message = format!("`seen` has {words} words");
                self.found.add(Code::LongAnchor, path().field("seen"), message);
            }
            self.check_repeats(ids.iter().map(|id| &**id), || path().field("or"));
            for (index, id) in (0..).zip(ids) {
                let path = || path().field("or").item(index);
                let position = self.ids.speakers.resolve(id, &mut self.found, path);
                let proposed = (0..).zip(proposed).find(|(_, proposed)| *proposed == id);
                if let (Some(_), Some((slot, _))) = (position, proposed) {
                    let message = format!("{} is proposed already", Quoted(id));
                    let diagnostic = Diagnostic::new(Code::RepeatedId, path(), message)
                        .with_label(Label::new(at_proposed(slot), "here"));
                    self.found.push(diagnostic.with_correction(remove(path())));
                }
            }
        }
    }
}

impl Collector<'_> {
    /// The words of an item's `open`, each once, and its `fields` that may only be missing if their
    /// word is there.
    fn check_open<P: OpenPlace + PartialEq>(
        &mut self,
        open: &[P],
        fields: impl IntoIterator<Item = (&'static str, bool, P::Field)>,
        at: impl Fn() -> Path,
    ) {
        for (index, place) in (0..).zip(open) {
            let field = place.field();
            // No list is longer than its kind has words, or it repeats one.
            let earlier = &open[..open.len().min(32).min(index as usize)];
            let path = |index| at().field("open").item(index);
            if let Some((first, earlier)) = (0..).zip(earlier).find(|(_, it)| it.field() == field) {
                let message = format!("`{field:?}` is open already");
                let repeated = Diagnostic::new(Code::RepeatedOpen, path(index), message)
                    .with_label(Label::new(path(first), FIRST));
                self.push(match earlier == place {
                    true => repeated.with_correction(remove(path(index))),
                    false => repeated,
                });
            }
        }
        for (name, is_given, field) in fields {
            if !is_given && !is_open(open, field) {
                self.push(missing_and_not_open(at(), name, &format!("{field:?}")));
            }
        }
    }
}
