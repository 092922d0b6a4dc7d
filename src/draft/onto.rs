//! A dossier carried over to its article's corrected text: what stands stays as it is, and the rest
//! is to be decided again.

#[cfg(test)]
mod tests;

use super::{
    Earlier, EarlierSpeaker, NoDraft, Options,
    paragraphs::{Fate, Fates},
    propose::Entry,
    propose_all,
    registry::Ids,
    ron::{item, value},
    speakers::{speakers_asked, speakers_of},
};
use crate::dossier::{
    Anonymity, ArticleField, Claim, ClaimField, Document, FORMAT, Kind, Limits, OpenPlace,
    OtherSource, Request, RequestField, Source, Speaker,
    article_text::{ArticleParagraphs, Paragraph, fingerprint},
    candidates,
    diagnostic::Report,
    is_open, parse,
    path::Path,
    syntax::{Edit, EditError, Edits, Node, Tree, edited, literal},
};
use serde::Serialize;
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

/// A dossier that was carried over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The dossier, as it is to be written.
    pub text: String,
    /// How many claims and requests stand as they were, if perhaps in another paragraph.
    pub kept: usize,
    /// How many of these have another paragraph now.
    pub moved: usize,
    /// Those that are to be decided again: what each is called, and the paragraph that it was in.
    pub opened: Vec<(String, u16)>,
    /// How many claims are proposed for what is new.
    pub claims: usize,
    /// How many requests are proposed for what is new.
    pub requests: usize,
    /// What a curator has to decide in all.
    pub undecided: usize,
}

/// Why a dossier is not carried over.
#[derive(Debug, thiserror::Error)]
pub enum NotCarried {
    /// It cannot be read.
    #[error("{0}")]
    Unreadable(Report),
    /// It is written in an earlier format, which has no `open`.
    #[error("it is written in format {0}; bring it up to date first, with `onrecord upgrade`")]
    OldFormat(u32),
    /// The text that is taken for its own is another.
    #[error("its text is another than the one it was made from: the fingerprints differ")]
    NotItsText,
    /// The corrected text has none of its paragraphs.
    #[error("no paragraph of the new text is like one of the old; is it the same article?")]
    OtherArticle,
    /// No draft can be made of the corrected text.
    #[error(transparent)]
    NoDraft(#[from] NoDraft),
    /// It cannot be changed where it would have to be.
    #[error(transparent)]
    Edit(#[from] EditError),
}

/// Carries a dossier over from `before`, the text that it was made from, to `now`, its article's
/// corrected text.
///
/// What is said of a paragraph stands where the paragraph does, word for word, wherever it is now:
/// of it nothing changes but the paragraph's number. A correction can be about who says something
/// as well as what, so everything that is said of a changed or vanished paragraph is open again,
/// and stays as a proposal. What a changed or new paragraph has besides is proposed as in a draft.
/// The rest of the file stays byte for byte.
///
/// # Errors
///
/// If the dossier cannot be read, `before` is not its text, or the two texts have nothing in common.
pub fn carry_over(
    source: &Source,
    before: &str,
    now: &str,
    options: &Options,
    limits: &Limits,
) -> Result<Carried, NotCarried> {
    let old = parse(source, limits).map_err(NotCarried::Unreadable)?;
    if old.format != FORMAT {
        return Err(NotCarried::OldFormat(old.format));
    }
    let is_its_text = |it: &str| it.eq_ignore_ascii_case(&fingerprint(before.as_bytes()));
    if !old.article.sha256.as_deref().is_none_or(is_its_text) {
        return Err(NotCarried::NotItsText);
    }
    let (old_text, text) = (ArticleParagraphs::new(before), ArticleParagraphs::new(now));
    let fates = Fates::of(&old_text, &text);
    if fates.is_of_other_article() {
        return Err(NotCarried::OtherArticle);
    }
    let tree = Tree::parse(source.text());
    let mut carrying = Carrying {
        old: &old,
        text: &text,
        fates: &fates,
        tree: &tree,
        edits: Edits::new(&tree),
        is_crlf: source.text().contains("\r\n"),
        carried: Carried {
            text: String::new(),
            kept: 0,
            moved: 0,
            opened: Vec::new(),
            claims: 0,
            requests: 0,
            undecided: 0,
        },
    };
    carrying.claims();
    carrying.requests();
    carrying.article(now, options);
    carrying.proposals(options)?;
    let Carrying { edits, mut carried, .. } = carrying;
    let source = Source::new("", edits.apply()?);
    let document = parse(&source, limits).map_err(NotCarried::Unreadable)?;
    carried.undecided = document.open_places();
    carried.text = in_reading_order(&source, &document);
    Ok(carried)
}

/// A dossier with its claims in the order of their paragraphs, which the correction may have moved:
/// each with the comments that belong to it.
fn in_reading_order(source: &Source, document: &Document<'_>) -> String {
    let paragraphs: Vec<u16> = document.claims.iter().map(|it| it.paragraph).collect();
    let tree = Tree::parse(source.text());
    let list = tree.find(&Path::root().field("claims"));
    let items: Vec<_> = list.into_iter().flat_map(Node::items).collect();
    if paragraphs.is_sorted() || items.len() != paragraphs.len() {
        return source.text().to_owned();
    }
    let place = |item: &Node<'_>| {
        let comments = item.comments();
        let first = comments.first().map_or(usize::MAX, |it| it.start);
        let last = comments.last().map_or(0, |it| it.end);
        first.min(item.range().start)..last.max(item.range_with_comma().end)
    };
    // Each with a comma, as it may no longer be the last.
    let with_comma = |item: &Node<'_>| {
        let (place, end) = (place(item), item.range().end);
        let behind = &source.text()[item.range_with_comma().end..place.end];
        format!("{},{behind}", &source.text()[place.start..end])
    };
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|at| paragraphs[*at]);
    let edits = items.iter().zip(order).map(|(item, at)| {
        let Range { start, end } = place(item);
        Edit { start, end, text: with_comma(&items[at]) }
    });
    edited(source.text(), &edits.collect::<Vec<_>>())
}

struct Carrying<'c, 'd> {
    old: &'c Document<'d>,
    text: &'c ArticleParagraphs<'c>,
    fates: &'c Fates,
    tree: &'c Tree<'c>,
    edits: Edits<'c>,
    is_crlf: bool,
    carried: Carried,
}

impl<'c> Carrying<'c, '_> {
    fn node(&self, path: &Path) -> Option<Node<'c>> {
        self.tree.find(path)
    }

    fn claims(&mut self) {
        for (index, claim) in (0..).zip(&self.old.claims) {
            let path = Path::item_of("claims", index);
            let open = match self.fates.of_paragraph(claim.paragraph) {
                Fate::Same(_) => self.without_reason(claim),
                Fate::Changed(_) | Fate::Gone(_) => fields_of(claim),
            };
            let name = format!("`{}`", claim.id);
            self.carry(&path, &name, claim.paragraph, &words(&claim.open, open));
        }
    }

    /// The fields of a claim that say why somebody is not named by words that are gone: these can
    /// have stood in any paragraph.
    fn without_reason(&self, claim: &Claim<'_>) -> Vec<ClaimField> {
        let is_gone = |anonymity: &Option<Anonymity<'_>>| {
            let words = match anonymity {
                Some(Anonymity::Reason { anchor, .. } | Anonymity::NoReason { anchor, .. }) => {
                    anchor
                }
                None => &None,
            };
            let is_there =
                |words: &str| self.text.paragraphs().any(|it| it.1.find(words).is_some());
            words.as_deref().is_some_and(|words| !is_there(words))
        };
        let own = is_gone(&claim.anonymity).then_some(ClaimField::Anonymity);
        let mut others = claim.with.iter().map(|OtherSource { anonymity, .. }| anonymity);
        own.into_iter().chain(others.any(is_gone).then_some(ClaimField::With)).collect()
    }

    fn requests(&mut self) {
        for (index, request) in (0..).zip(&self.old.requests) {
            let path = Path::item_of("requests", index);
            let open = match self.fates.of_paragraph(request.paragraph) {
                Fate::Same(_) => Vec::new(),
                Fate::Changed(_) | Fate::Gone(_) => fields_of_request(request),
            };
            let name = format!("the request in paragraph {}", request.paragraph);
            self.carry(&path, &name, request.paragraph, &words(&request.open, open));
        }
    }

    /// Carries a claim or a request over: its paragraph, and the words that are added to its `open`.
    fn carry(&mut self, path: &Path, name: &str, before: u16, open: &[String]) {
        let fate = self.fates.of_paragraph(before);
        let is_kept = matches!(fate, Fate::Same(_)) && open.is_empty();
        if fate.paragraph() != before
            && let Some(node) = self.node(&path.clone().field("paragraph"))
        {
            self.edits.set(node, &fate.paragraph().to_string());
            self.carried.moved += usize::from(is_kept);
        }
        if is_kept {
            self.carried.kept += 1;
            return;
        }
        self.carried.opened.push((name.to_owned(), before));
        self.open(path, open);
    }

    /// Adds words to the `open` of the entry at a path.
    fn open(&mut self, path: &Path, words: &[String]) {
        match self.node(&path.clone().field("open")) {
            Some(list) => {
                words.iter().for_each(|word| self.edits.insert_item(list, usize::MAX, word));
            }
            None => {
                if let Some(entry) = self.node(path).filter(|_| !words.is_empty()) {
                    let list = format!("[{}]", words.join(", "));
                    self.edits.insert_field(entry, "open", &list, None);
                }
            }
        }
    }

    /// The article's own entry: what it says of the text, and what the new file says otherwise.
    fn article(&mut self, now: &str, options: &Options) {
        let path = Path::root().field("article");
        let Some(entry) = self.node(&path) else { return };
        let (article, facts) = (&self.old.article, &options.facts);
        let paragraphs = u16::try_from(self.text.len()).unwrap_or(u16::MAX);
        if article.paragraphs != paragraphs {
            self.edits.set_field(entry, "paragraphs", &paragraphs.to_string());
        }
        let sha256 = fingerprint(now.as_bytes());
        if article.sha256.as_deref().is_some_and(|it| !it.eq_ignore_ascii_case(&sha256)) {
            self.edits.set_field(entry, "sha256", &literal(&sha256));
        }
        let mut open = Vec::new();
        let facts = [
            ("title", ArticleField::Title, &article.title, &facts.title),
            ("published", ArticleField::Published, &article.published, &facts.published),
        ];
        for (name, field, was, is) in facts {
            if let Some(is) = is.as_deref().filter(|is| Some(*is) != was.as_deref()) {
                self.edits.set_field(entry, name, &literal(is));
                open.push(field);
            }
        }
        self.open(&path, &words(&article.open, open));
    }

    /// Proposes what the changed and the new paragraphs have besides.
    fn proposals(&mut self, options: &Options) -> Result<(), NoDraft> {
        let (mut speaker_ids, mut claim_ids) = (Ids::default(), Ids::default());
        let mut earlier = Earlier::of_same_article();
        for speaker in &self.old.speakers {
            speaker_ids.hold(&speaker.id);
            if let Some(known) = known(speaker, &self.old.article.id) {
                earlier.add_speaker(known);
            }
        }
        self.old.claims.iter().for_each(|claim| claim_ids.hold(&claim.id));
        let mut options =
            Options { earlier: earlier.into(), highlights: Vec::new(), ..options.clone() };
        if options.facts.outlet.is_none() {
            let mut speakers = self.old.speakers.iter();
            let outlet = speakers.find(|it| it.kind == Some(Kind::Outlet));
            options.facts.outlet = outlet.and_then(|it| it.name.as_deref()).map(str::to_owned);
        }
        if options.reader_language.is_none() {
            options.reader_language =
                self.old.article.reader_language.as_deref().map(str::to_owned);
        }
        let proposed = propose_all(self.text, &options, speaker_ids, claim_ids)?;

        let mut by_paragraph: HashMap<u16, Vec<u32>> = HashMap::new();
        for (index, claim) in (0..).zip(&self.old.claims) {
            let fate = self.fates.of_paragraph(claim.paragraph);
            by_paragraph.entry(fate.paragraph()).or_default().push(index);
        }
        let mut used = HashSet::new();
        let mut claims = Vec::new();
        for (number, entries) in &proposed.proposals.paragraphs {
            if self.fates.stands_at(*number) {
                continue;
            }
            let Some(paragraph) = self.text.paragraph(*number) else { continue };
            // Of the claims that are carried over to it, where it has their words, and which have none.
            let (mut covered, mut reworded) = (Vec::new(), Vec::new());
            for index in by_paragraph.get(number).into_iter().flatten() {
                let words = words_of(&self.old.claims[*index as usize], paragraph);
                reworded.extend(words.is_empty().then_some(*index));
                covered.extend(words);
            }
            for entry in entries {
                let Entry::Claim(claim) = entry else { continue };
                let claim = &claim.item;
                let words = words_of(claim, paragraph);
                if words.iter().any(|it| covered.iter().any(|by| meet(it, by))) {
                    continue;
                }
                let is_it = |index: &u32| is_alike(&self.old.claims[*index as usize], claim);
                if let Some(at) = reworded.iter().position(is_it) {
                    self.reword(reworded.remove(at), claim);
                    continue;
                }
                claims.push((*number, item(claim)));
                used.extend(speakers_of(claim).map(|id| id.to_string()));
            }
        }
        self.carried.claims = claims.len();
        self.insert("claims", self.old.claims.iter().map(|it| it.paragraph), claims);
        let asked = self.old.requests.iter().map(|it| it.paragraph);
        let asked: HashSet<u16> = asked.map(|it| self.fates.of_paragraph(it).paragraph()).collect();
        let requests = proposed.proposals.requests.iter().map(|it| &it.item);
        let requests: Vec<_> = requests
            .filter(|it| !self.fates.stands_at(it.paragraph) && !asked.contains(&it.paragraph))
            .collect();
        self.carried.requests = requests.len();
        used.extend(requests.iter().flat_map(|it| speakers_asked(it)).map(|id| id.to_string()));
        let requests = requests.into_iter().map(|it| (it.paragraph, item(it))).collect();
        self.insert("requests", self.old.requests.iter().map(|it| it.paragraph), requests);

        let old: HashSet<&str> = self.old.speakers.iter().map(|it| &*it.id).collect();
        let speakers = proposed.speakers.all.iter().map(|it| &it.item);
        // Who could be the same as somebody stands before.
        for speaker in speakers.clone().rev() {
            if used.contains(&*speaker.id) {
                used.extend(candidates(&speaker.open).ids.iter().map(|id| id.to_string()));
            }
        }
        let speakers: Vec<_> =
            speakers.filter(|it| used.contains(&*it.id) && !old.contains(&*it.id)).collect();
        let speakers = speakers.into_iter().map(|it| (u16::MAX, item(it))).collect();
        self.insert("speakers", self.old.speakers.iter().map(|_| 0), speakers);
        Ok(())
    }

    /// Gives a claim the words that the article has now for what it says.
    fn reword(&mut self, index: u32, now: &Claim<'_>) {
        let Some(claim) = self.node(&Path::item_of("claims", index)) else { return };
        if !now.quote.is_empty() {
            self.edits.set_field(claim, "quote", &value(&now.quote));
        }
        if let Some(anchor) = &now.anchor {
            self.edits.set_field(claim, "anchor", &value(anchor));
        }
    }

    /// Puts items into a list, each behind those of its paragraph and of the paragraphs before; of
    /// those that are there, the paragraphs before the correction are given.
    fn insert(
        &mut self,
        list: &'static str,
        there: impl Iterator<Item = u16>,
        items: Vec<(u16, String)>,
    ) {
        let there = there.map(|it| self.fates.of_paragraph(it).paragraph());
        let there: Vec<u16> = there.collect();
        let items = items.into_iter().map(|(number, text)| {
            let at = there.iter().rposition(|it| *it <= number).map_or(0, |before| before + 1);
            (at, if self.is_crlf { text.replace('\n', "\r\n") } else { text })
        });
        let items: Vec<_> = items.collect();
        match (self.tree.find(&Path::root().field(list)), self.tree.root()) {
            (Some(node), _) => {
                items.iter().for_each(|(at, text)| self.edits.insert_item(node, *at, text));
            }
            (None, Some(root)) if !items.is_empty() => {
                let items: Vec<String> = items.into_iter().map(|(_, text)| text).collect();
                self.edits.insert_field(root, list, &format!("[{}]", items.join(", ")), None);
            }
            (None, _) => {}
        }
    }
}

/// The words of fields for `open`, but for those that are there.
fn words<P: OpenPlace + Serialize>(open: &[P], fields: Vec<P::Field>) -> Vec<String> {
    let fields = fields.into_iter().filter(|field| !is_open(open, *field));
    fields.map(|field| value(&P::from(field))).collect()
}

/// What a claim says that its paragraph decides.
fn fields_of(claim: &Claim<'_>) -> Vec<ClaimField> {
    use ClaimField::*;
    let fields = [
        (Speaker, true),
        (Speech, true),
        (Content, true),
        (Gist, true),
        (Sources, claim.sources.is_some()),
        (Quote, !claim.quote.is_empty()),
        (Translation, !claim.translation.is_empty()),
        (Stances, !claim.stances.is_empty()),
        (Against, !claim.against.is_empty()),
        (Relays, !claim.relays.is_empty()),
        (RestsOn, !claim.rests_on.is_empty()),
        (Anonymity, claim.anonymity.is_some()),
        (Knows, claim.knows.is_some()),
        (SaidIn, claim.said_in.is_some()),
        (With, !claim.with.is_empty()),
    ];
    fields.into_iter().filter_map(|(field, has_it)| has_it.then_some(field)).collect()
}

/// What a request says that its paragraph decides.
fn fields_of_request(request: &Request<'_>) -> Vec<RequestField> {
    let claims = (!request.claims.is_empty()).then_some(RequestField::Claims);
    let fields = [RequestField::To, RequestField::Outcome, RequestField::Link];
    fields.into_iter().chain(claims).collect()
}

/// Whether a claim of the corrected text can be one of before in other words: somebody says it in the
/// same way.
fn is_alike(old: &Claim<'_>, now: &Claim<'_>) -> bool {
    now.speaker == old.speaker
        && now.speech == old.speech
        && now.quote.len() == old.quote.len()
        && now.anchor.is_some() == old.anchor.is_some()
}

/// Where a paragraph has the words of a claim.
fn words_of(claim: &Claim<'_>, paragraph: &Paragraph<'_>) -> Vec<Range<usize>> {
    let words = claim.quote.iter().chain(&claim.anchor);
    words.filter_map(|words| Some(paragraph.find(words)?.range())).collect()
}

fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// A speaker of the dossier, by which the corrected text's are known.
fn known(speaker: &Speaker<'_>, dossier: &str) -> Option<EarlierSpeaker> {
    Some(EarlierSpeaker {
        id: speaker.id.to_string(),
        name: speaker.name.as_deref()?.to_owned(),
        short: None,
        kind: speaker.kind?,
        role: None,
        aliases: speaker.aliases.iter().map(|alias| alias.to_string()).collect(),
        dossier: dossier.to_owned(),
    })
}
