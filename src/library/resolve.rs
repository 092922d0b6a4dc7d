//! From the file to claims: ids become positions, texts go into the arena, grades and replies
//! are derived.

use super::{
    arena::{List, Text},
    grade::{Attribution, Grade},
    shard::{
        Anonymity, Claim, ClaimIx, ClaimLinks, Dossier, Ix, Proposition, PropositionIx, Relation,
        ReplyRecord, Request, Shard, Speaker, SpeakerIx, Stance, Topic, TopicIx, Translation,
    },
    vocabulary::{Reason, Reply},
};
use crate::{
    dossier::{self, Outcome, RelationKind, SaidIn, Str, Translated, check::ValidDossier},
    text::{fold_into, shorten},
};
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

/// The columns that a short name may take.
pub const SHORT_COLUMNS: usize = 10;

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
        let translation = match &article.translated {
            Translated::Original => Translation::Original,
            Translated::Human { from } => Translation::Human(self.arena.put(from)),
            Translated::Machine { from } => Translation::Machine(self.arena.put(from)),
        };
        let language = self.arena.put(&article.language);
        let entry = Dossier {
            origin: crate::text::clean(origin).into_owned(),
            path: None,
            id: self.arena.put(&article.id),
            title: self.arena.put(&article.title),
            outlet: self.arena.put(&article.outlet),
            byline: self.put_texts(&article.byline),
            place: self.arena.put_option(article.place.as_deref()),
            published: article.published.parse().unwrap_or_default(),
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
            let short = match &speaker.short {
                Some(short) => Cow::Borrowed(&**short),
                None => default_short(&speaker.name),
            };
            let name = self.arena.put(&speaker.name);
            let entry = Speaker {
                id: self.arena.put(&speaker.id),
                name,
                short: self.arena.put_end(name, &short),
                kind: speaker.kind,
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
        let claims =
            |ids: &[Str<'_>]| ids.iter().map(|id| base.claim(valid, id)).collect::<Vec<_>>();
        let speakers =
            |ids: &[Str<'_>]| ids.iter().map(|id| base.speaker(valid, id)).collect::<Vec<_>>();
        let links = ClaimLinks {
            relays: self.lists.put(speakers(&claim.relays)),
            rests_on: self.lists.put(claims(&claim.rests_on)),
            against: self.lists.put(speakers(&claim.against)),
            examples: self.lists.put(claims(&claim.examples)),
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
        };
        let links = self.put_links(links);
        let entry = Claim {
            id: self.arena.put(&claim.id),
            speaker: base.speaker(valid, &claim.speaker),
            paragraph: claim.paragraph,
            speech: claim.speech,
            content: claim.content,
            sources: claim.sources,
            knows: claim.knows,
            said_in: claim.said_in.as_ref().map(|it| it.map(|_| ())),
            // Narration needs the grades of the claims that carry it: see `derive_grades`.
            grade: Grade::Newsroom { rests_on: None },
            spans: self.put_texts(claim.quote.iter().chain(&claim.translation)),
            is_translated: !claim.translation.is_empty(),
            gist: self.arena.put(&claim.gist),
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
        put(&[claim.gist]);
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

    fn grade(&self, claim: ClaimIx) -> Grade {
        let claim = &self.claims[claim.0 as usize];
        let Speaker { kind, access, .. } = self.speakers[claim.speaker.0 as usize];
        let carriers = self.items(self.links(claim).rests_on).iter();
        let carriers = carriers.map(|carrier| self.claims[carrier.0 as usize].grade);
        // The check refuses every pair of speaker and speech that has no grade.
        Grade::of(Attribution { kind, access, sources: claim.sources }, claim.speech, carriers)
            .unwrap_or(Grade::Newsroom { rests_on: None })
    }

    fn add_request(
        &mut self,
        request: &dossier::Request<'_>,
        valid: &ValidDossier<'_>,
        base: &Base,
    ) {
        let (reply, answers) = match &request.outcome {
            Outcome::NoReply => (Reply::NoReply, [].as_slice()),
            Outcome::NoComment => (Reply::NoComment, [].as_slice()),
            Outcome::Declined => (Reply::Declined, [].as_slice()),
            Outcome::Answered(claims) => (Reply::Answered, claims.as_slice()),
        };
        let entry = Request {
            paragraph: request.paragraph,
            to: self.lists.put(request.to.iter().map(|id| base.speaker(valid, id))),
            reply,
            answers: self.lists.put(answers.iter().map(|id| base.claim(valid, id))),
            claims: self.lists.put(request.claims.iter().map(|id| base.claim(valid, id))),
            link: request.link,
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
            let (by, paragraph) = (claim.speaker, claim.paragraph);
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
            for about in self.items(request.claims) {
                replies.extend(self.items(request.to).iter().map(|by| {
                    let record = ReplyRecord {
                        by: *by,
                        reply: request.reply,
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
        let to_it = requests.filter(|request| self.items(request.to).contains(&entry.speaker));
        let asked = to_it.flat_map(|request| self.items(request.claims)).copied();
        denied.map(|relation| relation.claim).chain(asked).collect()
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
}

/// The last word of a name, shortened where it does not fit.
fn default_short(name: &str) -> Cow<'_, str> {
    let last = name.split_whitespace().next_back().unwrap_or(name);
    match shorten(last, SHORT_COLUMNS, "…") {
        (whole, "") => Cow::Borrowed(whole),
        (beginning, mark) => Cow::Owned(format!("{beginning}{mark}")),
    }
}
