//! What the dossier says besides what the detail has told: of the claim, and then of its speaker
//! and its article.

use crate::library::{About, Fact, Facts, TopicRef, TranslationRef, Value};
use crate::ui::{
    detail::{body::Body, quote, render::Detail},
    widgets::rich::Rich,
};

impl Detail<'_> {
    pub(super) fn put_others(&self, body: &mut Body<'_>) {
        let (claim, speaker) = (self.claim, self.claim.speaker());
        self.put_all(&claim.facts(), body);
        let facts = speaker.facts();
        if facts.iter().any(is_left) {
            body.sheet.blank();
            body.optional(About::Speaker.word(), speaker.name());
            self.put_all(&facts, body);
        }
        self.put_requests(body);
        let gists = claim.topics().filter_map(|topic| Some((topic, topic.gist()?)));
        for (at, (topic, gist)) in gists.enumerate() {
            if at == 0 {
                body.sheet.blank();
            }
            body.optional(About::Topic.word(), &format!("{}: {gist}", topic.label()));
        }
        body.sheet.blank();
        self.put_all(&claim.dossier().facts(), body);
    }

    /// What the dossier says of the requests for comment on the claim, besides their outcome.
    fn put_requests(&self, body: &mut Body<'_>) {
        let claim = self.claim;
        let symbols = body.sheet.look.symbols;
        let (open, close) = quote::marks(claim.dossier().language(), symbols);
        let told = claim.requests().flat_map(|request| {
            let place = format!("{}{}", body.sheet.look.glyphs().paragraph, request.paragraph());
            let quoted =
                request.quote().map(|span| format!("{place} replied: {open}{span}{close}"));
            let note = request.note().map(|note| format!("{place}: {note}"));
            quoted.chain(note).collect::<Vec<_>>()
        });
        for (at, text) in told.collect::<Vec<_>>().iter().enumerate() {
            if at == 0 {
                body.sheet.blank();
            }
            body.optional(About::Request.word(), text);
        }
    }

    fn put_all(&self, facts: &[Fact<'_>], body: &mut Body<'_>) {
        let look = body.sheet.look;
        for fact in facts.iter().filter(|fact| is_left(fact)) {
            let text = match &fact.value {
                Value::Topics(topics) => {
                    let labels: Vec<_> = topics.iter().copied().map(TopicRef::label).collect();
                    self.marked(&labels.join(look.dot()), look)
                }
                value => Rich::of(&value.labels().join(look.dot()), look.theme.text),
            };
            body.entry(label(fact), text);
        }
    }
}

fn label<'a>(fact: &Fact<'a>) -> &'a str {
    // The title stands for the article.
    if fact.is(About::Article, "title") { About::Article.word() } else { fact.label }
}

/// Whether a fact is there, and the detail has not told it; what only programs have a use for is
/// not told.
fn is_left(fact: &Fact<'_>) -> bool {
    let is_told = match fact.about {
        About::Claim => matches!(
            fact.key,
            "id" | "speaker"
                | "relays"
                | "sources"
                | "speech"
                | "content"
                | "paragraph"
                | "quote"
                | "translation"
                | "gist"
                | "stances"
                | "against"
                | "rests_on"
                | "examples"
                | "relations"
        ),
        About::Speaker => {
            matches!(fact.key, "id" | "name" | "short" | "kind" | "role" | "status" | "aliases")
        }
        About::Article => {
            matches!(fact.value, Value::Translation(TranslationRef::Original))
                || matches!(
                    fact.key,
                    "id" | "paragraphs" | "language" | "reader_language" | "sha256"
                )
        }
        About::Request | About::Topic | About::Proposition => true,
    };
    !is_told && !fact.value.is_empty()
}
