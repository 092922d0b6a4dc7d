//! What the dossier says besides what the detail has told: of the claim, and then of its speaker
//! and its article.

use super::{super::rich::Rich, Detail, body::Body};
use crate::library::{About, Fact, Facts, TranslationRef, Value};

impl Detail<'_> {
    pub(super) fn put_others(&self, body: &mut Body<'_>) {
        let (claim, speaker) = (self.claim, self.claim.speaker());
        self.put_all(claim.facts(), body);
        let facts = speaker.facts();
        if facts.iter().any(is_left) {
            body.sheet.blank();
            body.entry("speaker", Rich::of(speaker.name(), body.sheet.look.theme.text));
            self.put_all(facts, body);
        }
        body.sheet.blank();
        self.put_all(claim.dossier().facts(), body);
    }

    fn put_all(&self, facts: Vec<Fact<'_>>, body: &mut Body<'_>) {
        let look = body.sheet.look;
        for fact in facts.iter().filter(|fact| is_left(fact)) {
            let text = fact.value.labels().join(look.dot());
            let is_topics = matches!(fact.value, Value::Topics(_));
            let text =
                if is_topics { self.marked(&text, look) } else { Rich::of(&text, look.theme.text) };
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
        About::Speaker => matches!(fact.key, "id" | "name" | "short" | "kind" | "role" | "status"),
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
