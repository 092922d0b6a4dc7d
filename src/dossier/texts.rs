//! Every text of a document, one after the other.

use super::{Article, Claim, Document, Outcome, Request, Speaker, Str, Translated, path::Path};

/// Takes a text, and how to make its path if that is wanted.
type Visit<'v> = dyn FnMut(&str, &dyn Fn() -> Path) + 'v;

/// Calls `visit` with each text of the document, ids included.
pub(super) fn for_each(document: &Document<'_>, visit: &mut Visit<'_>) {
    of_article(&document.article, visit);
    for (index, proposition) in (0..).zip(&document.propositions) {
        let path = || Path::item_of("propositions", index);
        let mut fields = Fields { path: &path, visit };
        fields.one("id", &proposition.id);
        fields.one("text", &proposition.text);
    }
    for (index, topic) in (0..).zip(&document.topics) {
        let path = || Path::item_of("topics", index);
        let mut fields = Fields { path: &path, visit };
        fields.one("id", &topic.id);
        fields.one("label", &topic.label);
        fields.if_any("gist", &topic.gist);
    }
    for (index, speaker) in (0..).zip(&document.speakers) {
        of_speaker(speaker, &|| Path::item_of("speakers", index), visit);
    }
    for (index, claim) in (0..).zip(&document.claims) {
        of_claim(claim, &|| Path::item_of("claims", index), visit);
    }
    for (index, request) in (0..).zip(&document.requests) {
        of_request(request, &|| Path::item_of("requests", index), visit);
    }
}

fn of_article(article: &Article<'_>, visit: &mut Visit<'_>) {
    let path = || Path::root().field("article");
    let mut fields = Fields { path: &path, visit };
    fields.one("id", &article.id);
    fields.one("title", &article.title);
    fields.one("outlet", &article.outlet);
    fields.all("byline", &article.byline);
    fields.if_any("place", &article.place);
    fields.one("published", &article.published);
    fields.one("language", &article.language);
    match &article.translated {
        Translated::Original => {}
        Translated::Human { from } | Translated::Machine { from } => fields.one("translated", from),
    }
    fields.if_any("reader_language", &article.reader_language);
    fields.if_any("url", &article.url);
    fields.if_any("note", &article.note);
    fields.if_any("sha256", &article.sha256);
}

fn of_speaker(speaker: &Speaker<'_>, path: &dyn Fn() -> Path, visit: &mut Visit<'_>) {
    let mut fields = Fields { path, visit };
    fields.one("id", &speaker.id);
    fields.one("name", &speaker.name);
    fields.if_any("short", &speaker.short);
    fields.if_any("role", &speaker.role);
    fields.all("aliases", &speaker.aliases);
    fields.if_any("url", &speaker.url);
    fields.if_any("reference", &speaker.reference);
    fields.if_any("note", &speaker.note);
}

fn of_claim(claim: &Claim<'_>, path: &dyn Fn() -> Path, visit: &mut Visit<'_>) {
    let mut fields = Fields { path, visit };
    fields.one("id", &claim.id);
    fields.one("speaker", &claim.speaker);
    fields.all("quote", &claim.quote);
    fields.all("translation", &claim.translation);
    fields.one("gist", &claim.gist);
    fields.if_any("anchor", &claim.anchor);
    fields.all("relays", &claim.relays);
    fields.all("rests_on", &claim.rests_on);
    fields.all("against", &claim.against);
    fields.all("examples", &claim.examples);
    for (index, stance) in (0..).zip(&claim.stances) {
        (fields.visit)(&stance.on, &|| path().field("stances").item(index).field("on"));
    }
    fields.all("topics", &claim.topics);
    for (index, relation) in (0..).zip(&claim.relations) {
        let path = || path().field("relations").item(index).field("claim");
        (fields.visit)(&relation.claim, &path);
    }
    fields.if_any("cites", &claim.cites);
    fields.if_any("note", &claim.note);
}

fn of_request(request: &Request<'_>, path: &dyn Fn() -> Path, visit: &mut Visit<'_>) {
    let mut fields = Fields { path, visit };
    fields.all("to", &request.to);
    match &request.outcome {
        Outcome::Answered(claims) => fields.all("outcome", claims),
        Outcome::NoReply | Outcome::NoComment | Outcome::Declined => {}
    }
    fields.all("claims", &request.claims);
    fields.if_any("anchor", &request.anchor);
    fields.all("quote", &request.quote);
    fields.if_any("note", &request.note);
}

/// The fields of one struct.
struct Fields<'p, 'v, 'w> {
    path: &'p dyn Fn() -> Path,
    visit: &'v mut Visit<'w>,
}

impl Fields<'_, '_, '_> {
    fn one(&mut self, name: &'static str, text: &str) {
        (self.visit)(text, &|| (self.path)().field(name));
    }

    fn if_any(&mut self, name: &'static str, text: &Option<Str<'_>>) {
        if let Some(text) = text {
            self.one(name, text);
        }
    }

    fn all(&mut self, name: &'static str, texts: &[Str<'_>]) {
        for (index, text) in (0..).zip(texts) {
            (self.visit)(text, &|| (self.path)().field(name).item(index));
        }
    }
}
