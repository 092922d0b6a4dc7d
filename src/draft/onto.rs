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
    Anonymity, ArticleField, Candidates, Claim, ClaimField, Document, FORMAT, Kind, Limits,
    OpenInClaim, OpenPlace, OtherSource, Request, RequestField, Source, Speaker, SpeakerField,
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
    /// How many of these were not all decided before, and are not now.
    pub still_open: usize,
    /// What is to be decided again: what each is called, and why.
    pub opened: Vec<(String, Because)>,
    /// How many claims are proposed for what is new.
    pub claims: usize,
    /// How many requests are proposed for what is new.
    pub requests: usize,
    /// What a curator has to decide in all.
    pub undecided: usize,
}

/// Why something is to be decided again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Because {
    /// The paragraph with this number reads otherwise.
    #[error("paragraph {0} of the old text has changed")]
    Changed(u16),
    /// The paragraph with this number is no longer there.
    #[error("paragraph {0} of the old text is gone")]
    Gone(u16),
    /// The words that said why a source is not named are no longer there.
    #[error("the words that say why somebody is not named are gone")]
    ReasonGone,
    /// The text had the name, and has it no more.
    #[error("the text no longer has this name")]
    NameGone,
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
    let places = old.claims.iter().map(|claim| place(claim, &fates, &text)).collect();
    let mut carrying = Carrying {
        old: &old,
        text: &text,
        fates: &fates,
        places,
        tree: &tree,
        edits: Edits::new(&tree),
        is_crlf: source.text().contains("\r\n"),
        carried: Carried {
            text: String::new(),
            kept: 0,
            moved: 0,
            still_open: 0,
            opened: Vec::new(),
            claims: 0,
            requests: 0,
            undecided: 0,
        },
    };
    carrying.speakers(&old_text);
    carrying.requests();
    carrying.article(now, options);
    carrying.claims(options)?;
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

/// The paragraph of a claim in the corrected text: where its words are, if its own paragraph was split
/// or has lost them, and else what its own has become.
fn place(claim: &Claim<'_>, fates: &Fates, text: &ArticleParagraphs<'_>) -> u16 {
    let fate = fates.of_paragraph(claim.paragraph);
    let count = claim.quote.len() + usize::from(claim.anchor.is_some());
    let has_all = |number: &u16| {
        let paragraph = text.paragraph(*number);
        paragraph.is_some_and(|it| words_of(claim, it).len() == count)
    };
    match fate {
        Fate::Same(number) => number,
        Fate::Changed(number) | Fate::Gone(number) => {
            let mut near = std::iter::once(number).chain(fates.new_near(number));
            near.find(has_all).unwrap_or(number)
        }
    }
}

struct Carrying<'c, 'd> {
    old: &'c Document<'d>,
    text: &'c ArticleParagraphs<'c>,
    fates: &'c Fates,
    /// The paragraph of each claim in the corrected text.
    places: Vec<u16>,
    tree: &'c Tree<'c>,
    edits: Edits<'c>,
    is_crlf: bool,
    carried: Carried,
}

impl<'c> Carrying<'c, '_> {
    fn node(&self, path: &Path) -> Option<Node<'c>> {
        self.tree.find(path)
    }

    /// Opens the names that the text had and has no more: whoever is meant may be somebody else now.
    fn speakers(&mut self, old_text: &ArticleParagraphs<'_>) {
        let has = |text: &ArticleParagraphs<'_>, speaker: &Speaker<'_>| {
            // An alias such as "the mayor" may be somebody else's by now.
            let name = speaker.name.as_deref();
            name.is_some_and(|name| text.paragraphs().any(|(_, it)| it.find(name).is_some()))
        };
        for (index, speaker) in (0..).zip(&self.old.speakers) {
            if has(old_text, speaker) && !has(self.text, speaker) {
                let role = speaker.role.is_some().then_some(SpeakerField::Role);
                let fields = [SpeakerField::Name].into_iter().chain(role).collect();
                let name = format!("the speaker `{}`", speaker.id);
                self.carried.opened.push((name, Because::NameGone));
                self.open(&Path::item_of("speakers", index), &words(&speaker.open, fields));
            }
        }
    }

    /// Carries the claims over; of some is known who seems to say now what they say.
    fn old_claims(&mut self, now: &HashMap<u32, OpenInClaim<'static>>) {
        for (index, claim) in (0..).zip(&self.old.claims) {
            let fate = self.fates.of_paragraph(claim.paragraph);
            let (open, why) = match fate {
                Fate::Same(_) => (self.without_reason(claim), Because::ReasonGone),
                Fate::Changed(_) => (fields_of(claim), Because::Changed(claim.paragraph)),
                Fate::Gone(_) => (fields_of(claim), Because::Gone(claim.paragraph)),
            };
            let is_kept = open.is_empty();
            let mut open = words(&claim.open, open);
            if let (Some(word), Some(now)) = (open.first_mut(), now.get(&index))
                && !claim.is_open(ClaimField::Speaker)
            {
                // Whoever says it comes first among the fields.
                *word = value(now);
            }
            let path = Path::item_of("claims", index);
            let name = format!("`{}`", claim.id);
            let number = (claim.paragraph, self.places[index as usize]);
            match is_kept {
                true => self.keep(&path, number, claim.open_places() > 0),
                false => self.reopen(&path, number, (name, why), &open),
            }
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
            let before = request.paragraph;
            let fate = self.fates.of_paragraph(before);
            let number = (before, fate.paragraph());
            let why = match fate {
                Fate::Same(_) => {
                    self.keep(&path, number, !request.open.is_empty());
                    continue;
                }
                Fate::Changed(_) => Because::Changed(before),
                Fate::Gone(_) => Because::Gone(before),
            };
            let open = words(&request.open, fields_of_request(request));
            let name = format!("the request in paragraph {before}");
            self.reopen(&path, number, (name, why), &open);
        }
    }

    /// Leaves a claim or a request as it is but for its paragraph, before and now.
    fn keep(&mut self, path: &Path, number: (u16, u16), is_open: bool) {
        self.carried.moved += usize::from(self.renumber(path, number));
        self.carried.kept += 1;
        self.carried.still_open += usize::from(is_open);
    }

    /// Leaves what a claim or a request says as a proposal, with these words in its `open`.
    fn reopen(
        &mut self,
        path: &Path,
        number: (u16, u16),
        told: (String, Because),
        open: &[String],
    ) {
        self.renumber(path, number);
        self.carried.opened.push(told);
        self.open(path, open);
    }

    /// Gives a claim or a request its paragraph, before and now; whether that is another one.
    fn renumber(&mut self, path: &Path, (before, now): (u16, u16)) -> bool {
        if before != now
            && let Some(node) = self.node(&path.clone().field("paragraph"))
        {
            self.edits.set(node, &now.to_string());
        }
        before != now
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

    /// Carries the claims over, and proposes what the changed and the new paragraphs have besides.
    fn claims(&mut self, options: &Options) -> Result<(), NoDraft> {
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
        for (index, place) in (0..).zip(&self.places) {
            by_paragraph.entry(*place).or_default().push(index);
        }
        let mut said_now = HashMap::new();
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
                covered.extend(words.into_iter().map(|it| (*index, it)));
            }
            for entry in entries {
                let Entry::Claim(claim) = entry else { continue };
                let claim = &claim.item;
                let words = words_of(claim, paragraph);
                let is_its = |by: &&(u32, Range<usize>)| words.iter().any(|it| meet(it, &by.1));
                let is_it = |index: &u32| is_alike(&self.old.claims[*index as usize], claim);
                let same = match covered.iter().find(is_its) {
                    Some((index, _)) => Some(*index),
                    None => reworded.iter().position(is_it).map(|at| {
                        let index = reworded.remove(at);
                        self.reword(index, claim);
                        index
                    }),
                };
                if let Some(index) = same {
                    let said = said_by(&self.old.claims[index as usize], claim);
                    used.extend(
                        candidates(std::slice::from_ref(&said)).ids.iter().map(|id| id.to_string()),
                    );
                    said_now.entry(index).or_insert(said);
                    continue;
                }
                claims.push((*number, item(claim)));
                used.extend(speakers_of(claim).map(|id| id.to_string()));
            }
        }
        self.carried.claims = claims.len();
        self.insert("claims", self.places.clone(), claims);
        self.old_claims(&said_now);
        let asked = self.old.requests.iter().map(|it| it.paragraph);
        let asked: Vec<u16> = asked.map(|it| self.fates.of_paragraph(it).paragraph()).collect();
        let requests = proposed.proposals.requests.iter().map(|it| &it.item);
        let requests: Vec<_> = requests
            .filter(|it| !self.fates.stands_at(it.paragraph) && !asked.contains(&it.paragraph))
            .collect();
        self.carried.requests = requests.len();
        used.extend(requests.iter().flat_map(|it| speakers_asked(it)).map(|id| id.to_string()));
        let requests = requests.into_iter().map(|it| (it.paragraph, item(it))).collect();
        self.insert("requests", asked, requests);

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
        self.insert("speakers", vec![0; self.old.speakers.len()], speakers);
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

    /// Puts items into a list, each behind those of its paragraph and of the paragraphs before; the
    /// paragraphs of those that are there are given.
    fn insert(&mut self, list: &'static str, there: Vec<u16>, items: Vec<(u16, String)>) {
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

/// Who seems to make a claim now, to be decided: whoever made it before stays proposed.
fn said_by(old: &Claim<'_>, now: &Claim<'static>) -> OpenInClaim<'static> {
    let Candidates { seen, ids } = candidates(&now.open);
    let ids = now.speaker.iter().chain(ids).filter(|id| Some(*id) != old.speaker.as_ref());
    let or = ids.map(|id| id.to_string().into()).collect();
    OpenInClaim::Speaker { seen: seen.map(|seen| seen.to_string().into()), or }
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
