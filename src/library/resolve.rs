//! From the file to claims: ids become positions, texts go into the arena, grades and replies
//! are derived.

use super::{
    arena::{List, Text},
    grade::{Attribution, Carriers, Grade},
    open_fields::OpenFields,
    shard::{
        Anonymity, Candidates, Claim, ClaimIx, ClaimLinks, Dossier, Ix, OtherSource, Proposition,
        PropositionIx, Relation, Relay, ReplyRecord, Request, Shard, Speaker, SpeakerIx, Stance,
        Topic, TopicIx, Translation,
    },
    vocabulary::{Reason, Reply, Vocabulary},
};
use crate::{
    dossier::{
        self, ArticleField, ClaimField, Kind, OpenPlace, Outcome, RelationKind, RequestField,
        SHORT_COLUMNS, SaidIn, SourceField, SpeakerField, Speech, Str, Translated, candidates,
        check::ValidDossier,
    },
    text::{fold_into, shorten},
};
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    slice,
};

/// The language of a text of which it is not known (BCP 47).
const UNDETERMINED: &str = "und";

impl Shard {
    /// Adds a dossier; `origin` is where it came from, as errors name it.
    pub fn add(&mut self, valid: &ValidDossier<'_>, origin: &str) {
        let document = valid.document();
        let base = Base {
            dossier: self.dossiers.len() as Ix,
            speakers: self.speakers.len() as Ix,
            topics: self.topics.len() as Ix,
            propositions: self.propositions.len() as Ix,
            claims: self.claims.len() as Ix,
        };
        let requests = self.requests.len() as Ix;
        self.add_names(valid, &base);
        for claim in &document.claims {
            self.add_claim(claim, valid, &base);
        }
        self.derive_grades(&base);
        for request in &document.requests {
            self.add_request(request, valid, &base);
        }
        self.derive_replies(&base, requests);
        self.has_open_places |= document.open_places() > 0;
        self.add_dossier(document, origin, &base, requests);
    }

    fn add_dossier(
        &mut self,
        document: &dossier::Document<'_>,
        origin: &str,
        base: &Base,
        requests: Ix,
    ) {
        let article = &document.article;
        let is_open = |field| article.is_open(field);
        let translation = match &article.translated {
            Translated::Original => Translation::Original,
            Translated::Human { from } => Translation::Human(self.arena.put(from)),
            Translated::Machine { from } => Translation::Machine(self.arena.put(from)),
        };
        let language = article.language.as_deref().filter(|_| !is_open(ArticleField::Language));
        let language = self.arena.put(language.unwrap_or(UNDETERMINED));
        let published = article.published.as_deref();
        let published = published.filter(|_| !is_open(ArticleField::Published));
        let entry = Dossier {
            origin: crate::text::clean(origin).into_owned(),
            path: None,
            id: self.arena.put(&article.id),
            title: self.put_proposal(article.title.as_deref(), is_open(ArticleField::Title)),
            outlet: self.put_proposal(article.outlet.as_deref(), is_open(ArticleField::Outlet)),
            byline: self.put_texts(&article.byline),
            place: self.arena.put_option(article.place.as_deref()),
            published: published.and_then(|day| day.parse().ok()),
            paragraphs: article.paragraphs,
            language,
            translation,
            reader_language: match &article.reader_language {
                Some(language) => self.arena.put(language),
                None => language,
            },
            url: self.arena.put_option(article.url.as_deref()),
            note: self.arena.put_option(article.note.as_deref()),
            sha256: self.arena.put_option(article.sha256.as_deref()),
            open: fields(&article.open),
            open_lists: fields(&document.open),
            speakers: base.speakers..self.speakers.len() as Ix,
            topics: base.topics..self.topics.len() as Ix,
            propositions: base.propositions..self.propositions.len() as Ix,
            claims: base.claims..self.claims.len() as Ix,
            requests: requests..self.requests.len() as Ix,
        };
        self.dossiers.push(entry);
    }

    fn add_names(&mut self, valid: &ValidDossier<'_>, base: &Base) {
        let document = valid.document();
        for speaker in &document.speakers {
            let full = match &speaker.name {
                Some(name) => Cow::Borrowed(&**name),
                None => Cow::Owned(format!("{} (name undecided)", speaker.id)),
            };
            let short = match (&speaker.short, &speaker.name) {
                (Some(short), _) => Cow::Borrowed(&**short),
                (None, Some(name)) => default_short(name),
                (None, None) => default_short(&speaker.id),
            };
            let name = self.arena.put(&full);
            let entry = Speaker {
                id: self.arena.put(&speaker.id),
                name,
                short: self.arena.put_end(name, &short),
                kind: speaker.kind,
                open: fields(&speaker.open),
                same_as: self.lists.put(base.speakers(valid, candidates(&speaker.open).ids)),
                tenure: speaker.status,
                role: self.arena.put_option(speaker.role.as_deref()),
                aliases: self.put_texts(&speaker.aliases),
                url: self.arena.put_option(speaker.url.as_deref()),
                reference: self.arena.put_option(speaker.reference.as_deref()),
                access: speaker.access,
                part_of: speaker.part_of.as_deref().map(|id| base.speaker(valid, id)),
                note: self.arena.put_option(speaker.note.as_deref()),
                dossier: base.dossier,
            };
            self.speakers.push(entry);
        }
        for topic in &document.topics {
            let entry = Topic {
                id: self.arena.put(&topic.id),
                label: self.arena.put(&topic.label),
                gist: self.arena.put_option(topic.gist.as_deref()),
            };
            self.topics.push(entry);
        }
        for proposition in &document.propositions {
            let entry = Proposition {
                id: self.arena.put(&proposition.id),
                text: self.arena.put(&proposition.text),
                short: self.arena.put_option(proposition.short.as_deref()),
            };
            self.propositions.push(entry);
        }
    }

    fn add_claim(&mut self, claim: &dossier::Claim<'_>, valid: &ValidDossier<'_>, base: &Base) {
        let links = ClaimLinks {
            relays: self.lists.put(claim.relays.iter().map(|relay| Relay {
                speaker: base.speaker(valid, &relay.speaker),
                sources: relay.sources,
            })),
            rests_on: self.lists.put(base.claims(valid, &claim.rests_on)),
            against: self.lists.put(base.speakers(valid, &claim.against)),
            examples: self.lists.put(base.claims(valid, &claim.examples)),
            relations: self.lists.put(claim.relations.iter().map(|relation| Relation {
                kind: relation.kind,
                claim: base.claim(valid, &relation.claim),
            })),
            replies: List::EMPTY,
            anonymity: claim.anonymity.as_ref().map(|it| self.put_anonymity(it)),
            other_media: match &claim.said_in {
                Some(SaidIn::OtherMedia(name)) => self.arena.put(name),
                _ => Text::EMPTY,
            },
            others: self.put_other_sources(claim, valid, base),
            candidates: self.put_candidates(&claim.open, valid, base),
        };
        let links = self.put_links(links);
        let entry = Claim {
            id: self.arena.put(&claim.id),
            speaker: claim.speaker.as_deref().map(|id| base.speaker(valid, id)),
            paragraph: claim.paragraph,
            open: fields(&claim.open),
            speech: claim.speech,
            content: claim.content,
            sources: claim.sources,
            knows: claim.knows,
            said_in: claim.said_in.as_ref().map(|it| it.map(|_| ())),
            // Narration needs the grades of the claims that carry it: see `derive_grades`.
            grade: Grade::Newsroom { rests_on: Carriers::None },
            spans: self.put_texts(claim.quote.iter().chain(&claim.translation)),
            is_translated: !claim.translation.is_empty(),
            gist: self.arena.put_option(claim.gist.as_deref()),
            anchor: self.arena.put_option(claim.anchor.as_deref()),
            stances: self.lists.put(claim.stances.iter().map(|stance| Stance {
                on: PropositionIx(base.propositions + valid.proposition(&stance.on)),
                position: stance.position,
                basis: stance.basis,
            })),
            topics: self
                .lists
                .put(claim.topics.iter().map(|id| TopicIx(base.topics + valid.topic(id)))),
            links,
            cites: self.arena.put_option(claim.cites.as_deref()),
            note: self.arena.put_option(claim.note.as_deref()),
            folded: self.folded.len() as u32,
        };
        self.fold_claim(&entry);
        self.claims.push(entry);
    }

    fn put_other_sources(
        &mut self,
        claim: &dossier::Claim<'_>,
        valid: &ValidDossier<'_>,
        base: &Base,
    ) -> List<OtherSource> {
        let is_speech_open = claim.is_open(ClaimField::Speech);
        let mut entries = Vec::with_capacity(claim.with.len());
        for source in &claim.with {
            let open: OpenFields<SourceField> = fields(&source.open);
            let is_open =
                is_speech_open || open.has(SourceField::Speaker) || open.has(SourceField::Sources);
            let speaker = source.speaker.as_deref().map(|id| base.speaker(valid, id));
            entries.push(OtherSource {
                speaker,
                sources: source.sources,
                open,
                anonymity: source.anonymity.as_ref().map(|it| self.put_anonymity(it)),
                knows: source.knows,
                candidates: self.put_candidates(&source.open, valid, base),
                grade: self.grade_of(
                    (speaker, source.sources, claim.speech),
                    is_open,
                    Carriers::None,
                ),
            });
        }
        self.lists.put(entries)
    }

    fn put_candidates<P: OpenPlace>(
        &mut self,
        open: &[P],
        valid: &ValidDossier<'_>,
        base: &Base,
    ) -> Candidates {
        let dossier::Candidates { seen, ids } = candidates(open);
        Candidates {
            or: self.lists.put(base.speakers(valid, ids)),
            seen: self.arena.put_option(seen.map(|seen| &**seen)),
        }
    }

    fn put_anonymity(&mut self, anonymity: &dossier::Anonymity<'_>) -> Anonymity {
        let anchor = self.arena.put_option(anonymity.anchor().map(|anchor| &**anchor));
        match anonymity {
            dossier::Anonymity::Reason { text, by, .. } => {
                Anonymity { reason: Reason::Given, text: self.arena.put(text), by: *by, anchor }
            }
            dossier::Anonymity::NoReason { by, .. } => {
                Anonymity { reason: Reason::Withheld, text: Text::EMPTY, by: *by, anchor }
            }
        }
    }

    fn fold_claim(&mut self, claim: &Claim) {
        let mut put = |texts: &[Text]| {
            for (at, text) in texts.iter().enumerate() {
                if at > 0 {
                    self.folded.push(' ');
                }
                fold_into(self.arena.get(*text), &mut self.folded);
            }
            self.folded.push('\n');
        };
        let (quote, translation) = claim.quote_and_translation();
        put(if claim.open.has(ClaimField::Gist) { &[] } else { slice::from_ref(&claim.gist) });
        put(quote.of(&self.lists.texts));
        put(translation.of(&self.lists.texts));
    }

    /// Grades the dossier's claims, those that narration rests on first.
    fn derive_grades(&mut self, base: &Base) {
        let mut graded = vec![false; self.claims.len() - base.claims as usize];
        for claim in base.claims..self.claims.len() as Ix {
            self.derive_grade(ClaimIx(claim), base, &mut graded);
        }
    }

    fn derive_grade(&mut self, start: ClaimIx, base: &Base, graded: &mut [bool]) {
        // A chain of narration may be as long as the dossier: a stack of our own.
        let mut stack = vec![start];
        while let Some(&claim) = stack.last() {
            let local = (claim.0 - base.claims) as usize;
            let carriers = self.links(&self.claims[claim.0 as usize]).rests_on;
            let waiting = self
                .items(carriers)
                .iter()
                .find(|carrier| {
                    !graded[(carrier.0 - base.claims) as usize] && !stack.contains(carrier)
                })
                .copied();
            match waiting {
                Some(carrier) if !graded[local] => stack.push(carrier),
                _ => {
                    stack.pop();
                    if !graded[local] {
                        graded[local] = true;
                        self.claims[claim.0 as usize].grade = self.grade(claim);
                    }
                }
            }
        }
    }

    /// Of several sources, the strongest gives a claim its grade; what is open about the first of
    /// them opens the claim.
    fn grade(&self, claim: ClaimIx) -> Grade {
        let claim = &self.claims[claim.0 as usize];
        let links = self.links(claim);
        let carriers = match claim.open.has(ClaimField::RestsOn) {
            true => Carriers::Open,
            false => Carriers::of(
                self.items(links.rests_on).iter().map(|it| self.claims[it.0 as usize].grade),
            ),
        };
        let is_open = [ClaimField::Speaker, ClaimField::Speech, ClaimField::Sources]
            .into_iter()
            .any(|field| claim.open.has(field));
        let first = self.grade_of((claim.speaker, claim.sources, claim.speech), is_open, carriers);
        if first.is_open() || claim.open.has(ClaimField::With) {
            return first;
        }
        let others = self.items(links.others).iter().map(|source| source.grade);
        let sourced = others.filter(|grade| grade.is_sourced());
        sourced.chain([first]).min_by_key(|grade| grade.order()).unwrap_or(first)
    }

    /// The grade of one source; `is_open` where a curator has still to decide who it is, how many
    /// they are, or how their words come.
    fn grade_of(
        &self,
        (speaker, sources, speech): (Option<SpeakerIx>, Option<dossier::Sources>, Option<Speech>),
        is_open: bool,
        carriers: Carriers,
    ) -> Grade {
        let speaker = speaker.map(|it| &self.speakers[it.0 as usize]);
        let kind = speaker.and_then(|it| it.kind);
        let grade = speaker.zip(kind).zip(speech).and_then(|((speaker, kind), speech)| {
            Grade::of(Attribution { kind, access: speaker.access, sources }, speech, carriers)
        });
        let is_kind_open = speaker.is_some_and(|it| it.open.has(SpeakerField::Kind));
        // How many unnamed people they are is no smaller a question than who they are.
        let is_counted = kind != Some(Kind::Unnamed) || sources.is_some();
        match grade {
            // The check refuses every pair of speaker and speech that has no grade.
            Some(grade) if !is_open && !is_kind_open => grade,
            grade => {
                Grade::Open { proposed: grade.filter(|_| is_counted).and_then(Grade::proposed) }
            }
        }
    }

    fn add_request(
        &mut self,
        request: &dossier::Request<'_>,
        valid: &ValidDossier<'_>,
        base: &Base,
    ) {
        let is_open = |field| request.is_open(field);
        let outcome = request.outcome.as_ref().filter(|_| !is_open(RequestField::Outcome));
        let (reply, answers) = match outcome {
            None => (None, [].as_slice()),
            Some(Outcome::NoReply) => (Some(Reply::NoReply), [].as_slice()),
            Some(Outcome::NoComment) => (Some(Reply::NoComment), [].as_slice()),
            Some(Outcome::Declined) => (Some(Reply::Declined), [].as_slice()),
            Some(Outcome::Answered(claims)) => (Some(Reply::Answered), claims.as_slice()),
        };
        let (to, proposed) = match is_open(RequestField::To) {
            true => ([].as_slice(), request.to.as_slice()),
            false => (request.to.as_slice(), [].as_slice()),
        };
        let about = Some(&*request.claims).filter(|_| !is_open(RequestField::Claims));
        let entry = Request {
            paragraph: request.paragraph,
            to: self.lists.put(base.speakers(valid, to)),
            open: fields(&request.open),
            candidates: self.put_candidates(&request.open, valid, base),
            proposed: self.lists.put(base.speakers(valid, proposed)),
            reply,
            answers: self.lists.put(base.claims(valid, answers)),
            claims: self.lists.put(base.claims(valid, about.unwrap_or_default())),
            link: request.link.filter(|_| !is_open(RequestField::Link)),
            anchor: self.arena.put_option(request.anchor.as_deref()),
            quote: self.put_texts(&request.quote),
            note: self.arena.put_option(request.note.as_deref()),
        };
        self.requests.push(entry);
    }

    /// Collects for each claim who replied what, in the order in which the text reports it.
    fn derive_replies(&mut self, base: &Base, requests: Ix) {
        let mut replies = self.replies_of_requests(requests);
        let mut answers: HashMap<ClaimIx, Vec<usize>> = HashMap::new();
        for (at, request) in self.requests.iter().enumerate().skip(requests as usize) {
            for answer in self.items(request.answers) {
                answers.entry(*answer).or_default().push(at);
            }
        }
        for at in (base.claims..self.claims.len() as Ix).map(ClaimIx) {
            let claim = &self.claims[at.0 as usize];
            // As long as it is open who says it, it is nobody's reply.
            let by = claim.speaker.filter(|_| !claim.open.has(ClaimField::Speaker));
            let (Some(by), paragraph) = (by, claim.paragraph) else { continue };
            let relations = self.links(claim).relations;
            let told = self.already_reported(at, answers.get(&at));
            for index in 0..relations.len() {
                let Relation { kind, claim: about } = self.items(relations)[index];
                let reply = match kind {
                    RelationKind::Disputes => Reply::Denied,
                    RelationKind::Answers if !told.contains(&about) => Reply::Answered,
                    _ => continue,
                };
                let claims = self.lists.put([at]);
                replies
                    .push((about, ReplyRecord { by, reply, is_asked: false, paragraph, claims }));
            }
        }
        replies.sort_by_key(|(claim, record)| (*claim, record.paragraph));
        for run in replies.chunk_by(|a, b| a.0 == b.0) {
            let list = self.lists.put(run.iter().map(|(_, record)| *record));
            self.put_replies(run[0].0, list);
        }
    }

    fn replies_of_requests(&self, requests: Ix) -> Vec<(ClaimIx, ReplyRecord)> {
        let mut replies = Vec::new();
        for request in &self.requests[requests as usize..] {
            let Some(reply) = request.reply else { continue };
            for about in self.items(request.claims) {
                replies.extend(self.items(request.to).iter().map(|by| {
                    let record = ReplyRecord {
                        by: *by,
                        reply,
                        is_asked: true,
                        paragraph: request.paragraph,
                        claims: request.answers,
                    };
                    (*about, record)
                }));
            }
        }
        replies
    }

    /// The claims to which an answer of `claim` is told already: by the request that it came to,
    /// or, more strongly, by its being a denial.
    fn already_reported(&self, claim: ClaimIx, requests: Option<&Vec<usize>>) -> HashSet<ClaimIx> {
        let entry = &self.claims[claim.0 as usize];
        let relations = self.items(self.links(entry).relations);
        if !relations.iter().any(|relation| relation.kind == RelationKind::Answers) {
            return HashSet::new();
        }
        let denied = relations.iter().filter(|it| it.kind == RelationKind::Disputes);
        let requests = requests.into_iter().flatten().map(|at| &self.requests[*at]);
        let is_to_it =
            |to: List<SpeakerIx>| entry.speaker.is_some_and(|it| self.items(to).contains(&it));
        let to_it = requests.filter(|request| is_to_it(request.to));
        let asked = to_it.flat_map(|request| self.items(request.claims)).copied();
        denied.map(|relation| relation.claim).chain(asked).collect()
    }

    /// Puts a text in, where there is one; of one that is open, that it is undecided.
    fn put_proposal(&mut self, text: Option<&str>, is_open: bool) -> Text {
        match text {
            Some(text) if is_open => self.arena.put(&format!("{text} (undecided)")),
            text => self.arena.put_option(text),
        }
    }

    fn put_texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t Str<'t>>) -> List<Text> {
        let texts = texts.into_iter().map(|text| self.arena.put(text));
        List::append(&mut self.lists.texts, texts)
    }
}

/// Where a dossier's items begin in the shard's lists.
struct Base {
    dossier: Ix,
    speakers: Ix,
    topics: Ix,
    propositions: Ix,
    claims: Ix,
}

impl Base {
    fn claim(&self, valid: &ValidDossier<'_>, id: &str) -> ClaimIx {
        ClaimIx(self.claims + valid.claim(id))
    }

    fn speaker(&self, valid: &ValidDossier<'_>, id: &str) -> SpeakerIx {
        SpeakerIx(self.speakers + valid.speaker(id))
    }

    fn claims(&self, valid: &ValidDossier<'_>, ids: &[Str<'_>]) -> impl Iterator<Item = ClaimIx> {
        ids.iter().map(|id| self.claim(valid, id))
    }

    fn speakers(
        &self,
        valid: &ValidDossier<'_>,
        ids: &[Str<'_>],
    ) -> impl Iterator<Item = SpeakerIx> {
        ids.iter().map(|id| self.speaker(valid, id))
    }
}

/// The fields that the words of an item's `open` are about.
fn fields<P: OpenPlace<Field: Vocabulary>>(open: &[P]) -> OpenFields<P::Field> {
    open.iter().map(OpenPlace::field).collect()
}

/// The last word of a name, shortened where it does not fit.
fn default_short(name: &str) -> Cow<'_, str> {
    let last = name.split_whitespace().next_back().unwrap_or(name);
    match shorten(last, SHORT_COLUMNS, "…") {
        (whole, "") => Cow::Borrowed(whole),
        (beginning, mark) => Cow::Owned(format!("{beginning}{mark}")),
    }
}
