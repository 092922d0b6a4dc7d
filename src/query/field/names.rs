//! Names of a library: whom or what they mean, and the fields that have them as values.

use super::{Choice, CodeSet, Codes, Context, Read, Values, Visit, Written};
use crate::{
    library::{
        ClaimRef, DossierId, DossierRef, LabelId, Library, PropositionId, SpeakerId, SpeakerRef,
        TopicId,
    },
    query::{Candidate, QueryError, error::did_you_mean, search::Needle, value::Name},
    text::{count, fold, nearest, spellings},
};
use smallvec::smallvec;
use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap, HashSet},
    ops,
};

/// What a name can be the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Speaker,
    Topic,
    Proposition,
    Dossier,
    /// Words over an article; they are looked for in it, and are no name of it.
    Title,
    Outlet,
}

/// The names of one kind. The codes are ids of the library; an outlet stands for its dossiers.
struct Names<F> {
    kind: Kind,
    of: F,
}

/// The names of one kind whose ids `of` finds in a claim.
pub const fn names<I, F>(kind: Kind, of: F) -> impl Values
where
    I: IntoIterator<Item = u32>,
    F: Fn(ClaimRef<'_>) -> I + Sync,
{
    Names { kind, of }
}

impl<I, F> Visit for Names<F>
where
    I: IntoIterator<Item = u32>,
    F: Fn(ClaimRef<'_>) -> I,
{
    fn visit(&self, claim: ClaimRef<'_>, _context: Context<'_>, take: impl FnMut(u32)) {
        (self.of)(claim).into_iter().for_each(take);
    }
}

impl<F: Sync> Values for Names<F>
where
    Self: Read,
{
    fn parse(&self, written: &Written<'_>) -> Result<Vec<Choice>, QueryError> {
        let names = written.names(self.kind, written.text)?;
        Ok(names.into_iter().map(Choice::Name).collect())
    }

    fn meant(&self, choice: &Choice, library: &Library) -> Codes {
        choice.name().map(|name| self.kind.codes(name.as_str(), library)).unwrap_or_default()
    }

    fn domain(&self, library: &Library, used: &CodeSet) -> Vec<(Choice, Codes)> {
        let choice = |id| Choice::Name(Name::new(id));
        match self.kind {
            // Somebody may have, in another article, the id of somebody else.
            Kind::Speaker => {
                let mut seen = HashSet::new();
                let ids = library.speakers().map(SpeakerRef::id).filter(|id| seen.insert(*id));
                ids.map(|id| (choice(id), self.kind.codes(id, library))).collect()
            }
            Kind::Outlet => {
                outlets(library).into_iter().map(|(name, codes)| (choice(name), codes)).collect()
            }
            // Whatever is typed can be looked for.
            Kind::Title => Vec::new(),
            _ => used.iter().map(|code| (self.choice(code, library), smallvec![code])).collect(),
        }
    }

    fn choice(&self, code: u32, library: &Library) -> Choice {
        let id = match self.kind {
            Kind::Speaker => library.speaker(SpeakerId(code)).id(),
            Kind::Topic => library.topic(TopicId(code)).id(),
            Kind::Proposition => library.proposition(PropositionId(code)).id(),
            Kind::Dossier => library.dossier(DossierId(code)).id(),
            Kind::Title => library.dossier(DossierId(code)).title(),
            Kind::Outlet => library.dossier(DossierId(code)).outlet(),
        };
        Choice::Name(Name::new(id))
    }

    fn label<'a>(&self, choice: &'a Choice, library: &'a Library) -> Cow<'a, str> {
        let Some(name) = choice.name().map(Name::as_str) else { return "".into() };
        let known = self.kind.codes(name, library).first().copied();
        known
            .filter(|_| !matches!(self.kind, Kind::Outlet | Kind::Title))
            .map_or(name.into(), |code| self.heading(code, library))
    }

    fn heading<'a>(&self, code: u32, library: &'a Library) -> Cow<'a, str> {
        let label = match self.kind {
            Kind::Speaker => library.speaker(SpeakerId(code)).name(),
            Kind::Topic => library.topic(TopicId(code)).label(),
            Kind::Proposition => library.proposition(PropositionId(code)).text(),
            Kind::Dossier | Kind::Title => library.dossier(DossierId(code)).title(),
            Kind::Outlet => library.dossier(DossierId(code)).outlet(),
        };
        label.into()
    }

    fn other_names<'a>(&self, choice: &Choice, library: &'a Library) -> Vec<&'a str> {
        if self.kind != Kind::Speaker {
            return Vec::new();
        }
        let speakers = self.meant(choice, library).into_iter().map(SpeakerId);
        let labels = speakers.flat_map(|speaker| library.labels_of(speaker));
        labels.map(|label| library.label(*label).folded).collect()
    }

    fn answers(&self, word: &str, library: &Library) -> Vec<Choice> {
        match self.kind {
            Kind::Title if !self.kind.codes(word, library).is_empty() => {
                vec![Choice::Name(Name::new(word))]
            }
            _ => Vec::new(),
        }
    }

    fn more_to_type(&self, typed: &str, library: &Library) -> Vec<Candidate> {
        match self.kind {
            Kind::Title => words_over_articles(typed, library),
            _ => Vec::new(),
        }
    }
}

/// The words over the articles that begin as what is typed, which says something.
fn words_over_articles(typed: &str, library: &Library) -> Vec<Candidate> {
    let typed = fold(typed);
    let texts = library.dossiers().flat_map(over);
    let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let words = words.map(fold).filter(|word| !typed.is_empty() && word.starts_with(&*typed));
    let words: BTreeSet<_> = words.collect();
    words.into_iter().map(|word| Candidate::new(word, "")).collect()
}

/// What stands over an article: its title, its outlet and who wrote it.
fn over(dossier: DossierRef<'_>) -> impl Iterator<Item = &str> {
    let names = [dossier.decided_title(), dossier.decided_outlet()];
    names.into_iter().flatten().chain(dossier.byline())
}

/// Something that has names.
struct Named<'a> {
    /// What a query prints.
    id: &'a str,
    /// What stands on the screen.
    label: &'a str,
    /// What else it is called.
    aliases: Vec<&'a str>,
}

impl Kind {
    fn noun(self) -> &'static str {
        match self {
            Kind::Speaker => "speaker",
            Kind::Topic => "topic",
            Kind::Proposition => "proposition",
            Kind::Dossier => "dossier",
            Kind::Title => "title",
            Kind::Outlet => "outlet",
        }
    }

    /// The ids in a library of what a query prints so.
    fn codes(self, name: &str, library: &Library) -> Codes {
        let names = library.names();
        match self {
            Kind::Speaker => names.speakers_by_id(name).iter().map(|speaker| speaker.0).collect(),
            Kind::Topic => names.topic_by_id(name).map(|topic| topic.0).into_iter().collect(),
            Kind::Proposition => {
                names.proposition_by_id(name).map(|one| one.0).into_iter().collect()
            }
            Kind::Dossier => names.dossier_by_id(name).map(|one| one.0).into_iter().collect(),
            Kind::Title => {
                let needle = Needle::word(name);
                let has = |text: &str| needle.find(&fold(text), || text.into()).is_some();
                let dossiers = library.dossiers().filter(|dossier| over(*dossier).any(has));
                dossiers.map(|dossier| dossier.key().0).collect()
            }
            Kind::Outlet => {
                let name = fold(name);
                let dossiers = library.dossiers().filter(|it| fold(it.outlet()) == name);
                dossiers.map(|dossier| dossier.key().0).collect()
            }
        }
    }

    /// Everything of the kind in a library. Somebody whom several articles have comes once for
    /// each article, with their names there, and always with the same id.
    fn all(self, library: &Library) -> Vec<Named<'_>> {
        let bare = |(id, label)| Named { id, label, aliases: Vec::new() };
        let dossiers = library.dossiers();
        match self {
            Kind::Speaker => dossiers
                .flat_map(DossierRef::speakers)
                .map(|speaker| named_speaker(speaker, library))
                .collect(),
            Kind::Topic => library.topics().map(|it| bare((it.id(), it.label()))).collect(),
            Kind::Proposition => {
                library.propositions().map(|it| bare((it.id(), it.text()))).collect()
            }
            Kind::Dossier => dossiers.map(|it| bare((it.id(), it.title()))).collect(),
            Kind::Title => Vec::new(),
            Kind::Outlet => outlets(library).into_iter().map(|(it, _)| bare((it, it))).collect(),
        }
    }

    /// The ids that a name means: the id itself; otherwise all whose id, name or, failing these,
    /// alias it is, whatever its case and diacritics. A name that several have means all of them,
    /// and what is printed says so. Empty if nobody has it.
    pub fn find(self, text: &str, library: &Library) -> Vec<Name> {
        if self == Kind::Title || self.is_id(text, library) {
            return vec![Name::new(text)];
        }
        let spellings = spellings(text);
        let all = match self {
            Kind::Speaker => speakers_called(&spellings, library),
            _ => self.all(library),
        };
        let matches = |name: &str| spellings.iter().any(|spelling| *spelling == fold(name));
        let by_name = all.iter().filter(|named| matches(named.id) || matches(named.label));
        let by_alias = || all.iter().filter(|named| named.aliases.iter().any(|it| matches(it)));
        let found = distinct(by_name);
        if found.is_empty() { distinct(by_alias()) } else { found }
    }

    /// Whether a query prints something of the library so.
    fn is_id(self, text: &str, library: &Library) -> bool {
        let codes = || self.codes(text, library).into_iter();
        match self {
            Kind::Speaker => codes().any(|code| library.speaker(SpeakerId(code)).id() == text),
            // An outlet has no id: its name is looked for in whichever case.
            Kind::Outlet | Kind::Title => false,
            _ => codes().next().is_some(),
        }
    }

    /// The ids, at most three, of what is called most like `text`.
    fn nearest(self, text: &str, library: &Library) -> Vec<Name> {
        let names = self.folded_names(library);
        let alike = nearest(&fold(text), names.iter().map(|(name, _)| &**name), 8);
        let having = alike.iter().flat_map(|it| names.iter().filter(move |(name, _)| name == it));
        let mut seen = HashSet::new();
        let ids = having.map(|(_, id)| *id).filter(|id| seen.insert(*id));
        ids.take(3).map(Name::new).collect()
    }

    /// The ids of what has a name that fits a pattern.
    fn fitting(self, pattern: &str, library: &Library) -> Vec<Name> {
        let (pattern, mut seen) = (fold(pattern), HashSet::new());
        let fitting =
            self.folded_names(library).into_iter().filter(|(name, _)| fits(name, &pattern));
        fitting.map(|(_, id)| id).filter(|id| seen.insert(*id)).map(Name::new).collect()
    }

    /// What everything of the kind is called, with its id.
    fn folded_names(self, library: &Library) -> Vec<(Cow<'_, str>, &str)> {
        if self == Kind::Speaker {
            let called = library.speakers().flat_map(|speaker| {
                let labels = library.labels_of(speaker.key()).iter();
                let labels = labels.map(|label| library.label(*label).folded);
                labels.chain([speaker.id()]).map(move |name| (name.into(), speaker.id()))
            });
            return called.collect();
        }
        let called = self.all(library).into_iter().flat_map(|named| {
            let names = [named.id, named.label].into_iter().chain(named.aliases);
            names.map(move |name| (fold(name), named.id))
        });
        called.collect()
    }
}

fn named_speaker<'a>(speaker: SpeakerRef<'a>, library: &'a Library) -> Named<'a> {
    let aliases = [speaker.id(), speaker.short()].into_iter().chain(speaker.aliases()).collect();
    Named { id: library.speaker(speaker.key()).id(), label: speaker.name(), aliases }
}

/// Each outlet, in the spelling of its first dossier, with its dossiers.
fn outlets(library: &Library) -> Vec<(&str, Codes)> {
    let mut places = HashMap::new();
    let mut outlets: Vec<(&str, Codes)> = Vec::new();
    for dossier in library.dossiers() {
        let place = *places.entry(fold(dossier.outlet())).or_insert(outlets.len());
        if place == outlets.len() {
            outlets.push((dossier.outlet(), Codes::new()));
        }
        outlets[place].1.push(dossier.key().0);
    }
    outlets
}

/// The speakers of whom an id or a name, folded, is one of these: once for each article. There are
/// many speakers and few distinct names, which are folded already.
fn speakers_called<'a>(spellings: &[String], library: &'a Library) -> Vec<Named<'a>> {
    let labels = (0..).map(LabelId).zip(library.labels());
    let labels = labels.filter(|(_, label)| spellings.iter().any(|it| it == label.folded));
    let labels: HashSet<LabelId> = labels.map(|(id, _)| id).collect();
    let has_label =
        |speaker: &SpeakerId| library.labels_of(*speaker).iter().any(|it| labels.contains(it));
    let by_id = spellings.iter().flat_map(|id| library.names().speakers_by_id(id)).copied();
    let by_label = library.speakers().map(SpeakerRef::key).filter(has_label);
    let known: HashSet<SpeakerId> = by_id.chain(by_label).collect();
    if known.is_empty() {
        return Vec::new();
    }
    let entries = library.dossiers().flat_map(DossierRef::speakers);
    let entries = entries.filter(|speaker| known.contains(&speaker.key()));
    entries.map(|speaker| named_speaker(speaker, library)).collect()
}

fn distinct<'n>(found: impl Iterator<Item = &'n Named<'n>>) -> Vec<Name> {
    let mut seen = HashSet::new();
    found.filter(|named| seen.insert(named.id)).map(|named| Name::new(named.id)).collect()
}

/// So many names that fit a pattern are written out.
const MOST_FITTING: usize = 8;

/// Whether a name is what a pattern means in which each `*` stands for any text.
fn fits(name: &str, pattern: &str) -> bool {
    let Some((beginning, rest)) = pattern.split_once('*') else { return name == pattern };
    let (middle, end) = rest.rsplit_once('*').unwrap_or(("", rest));
    let inner = name.strip_prefix(beginning).and_then(|name| name.strip_suffix(end));
    inner.is_some_and(|inner| {
        let mut parts = middle.split('*');
        parts.try_fold(inner, |left, part| Some(left.split_once(part)?.1)).is_some()
    })
}

/// The names that a text means, one at least.
pub fn find_names(
    kind: Kind,
    text: &str,
    span: &ops::Range<usize>,
    library: &Library,
) -> Result<Vec<Name>, QueryError> {
    let found = kind.find(text, library);
    if !found.is_empty() {
        return Ok(found);
    }
    let message = format!("no {} is called `{text}`", kind.noun());
    if text.contains('*') {
        let error = QueryError::new(span.clone(), "there are no wildcards");
        return Err(match kind.fitting(text, library).as_slice() {
            [] => error.help(format!("{message}, and names stand whole")),
            fitting if fitting.len() <= MOST_FITTING => {
                let names: Vec<String> = fitting.iter().map(Name::to_string).collect();
                error.help(format!("write `{}`", names.join(",")))
            }
            many => {
                let fit = count(many.len(), "name");
                error.help(format!("{fit} fit, such as `{}`: write those that you mean", many[0]))
            }
        });
    }
    let near: Vec<String> = kind.nearest(text, library).iter().map(Name::to_string).collect();
    Err(did_you_mean(QueryError::new(span.clone(), message), &near))
}

#[cfg(test)]
mod tests {
    use super::fits;
    use crate::query::{
        Query,
        tests::{TUTORIAL, library, shipped},
    };

    #[test]
    fn a_star_is_answered_with_the_names_that_fit() {
        let library = shipped();
        let said = |text: &str| {
            let error = Query::parse(text, &library).unwrap_err();
            format!("{}; {}", error.message, error.help.unwrap())
        };
        let tech = "there are no wildcards; write `reuters-2026-02-12-china-tech`";
        assert_eq!(said("dossier:*-tech"), tech);
        let many = said("speaker:*");
        assert!(many.contains(" names fit, such as `reuters`: write those"), "{many}");
        let none = "there are no wildcards; no topic is called `zz*`, and names stand whole";
        assert_eq!(said("topic:zz*"), none);
        let versions: Vec<String> =
            (0..3).map(|at| TUTORIAL.replace("\"tutorial\"", &format!("\"pier-{at}\""))).collect();
        let versions = self::library(&versions.iter().map(String::as_str).collect::<Vec<_>>());
        let help = Query::parse("dossier:pier-*", &versions).unwrap_err().help.unwrap();
        let offered = help.split('`').nth(1).unwrap();
        assert_eq!(offered, "pier-0,pier-1,pier-2");
        Query::parse(&format!("dossier:{offered}"), &versions).unwrap();
    }

    #[test]
    fn a_star_stands_for_any_text() {
        for (name, pattern) in [
            ("pier-17", "*-17"),
            ("pier-17", "pier*"),
            ("pier-17", "*"),
            ("pier-17", "p*r*7"),
            ("aa", "a*a"),
        ] {
            assert!(fits(name, pattern), "{name} {pattern}");
        }
        for (name, pattern) in
            [("pier-17", "*-1"), ("a", "a*a"), ("pier", "p*x*r"), ("pier", "ier*")]
        {
            assert!(!fits(name, pattern), "{name} {pattern}");
        }
    }
}
