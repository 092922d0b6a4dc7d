//! What earlier dossiers say of those whom an article names: proposals as all others, and open.

use super::names::key;
use crate::dossier::{Kind, Topic};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// The most topics of earlier dossiers that a draft offers.
const TOPICS: usize = 60;

/// Speakers and topics of earlier dossiers, by their names.
#[derive(Debug, Clone, Default)]
pub struct Earlier {
    speakers: Vec<EarlierSpeaker>,
    by_name: HashMap<String, usize, RandomState>,
    by_alias: HashMap<String, usize, RandomState>,
    topics: Vec<Topic<'static>>,
    /// Whether all are of one article: then those without a name are the same.
    is_same_article: bool,
}

/// A speaker of an earlier dossier, as far as a curator has decided who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierSpeaker {
    /// The id there.
    pub id: String,
    /// The full name.
    pub name: String,
    /// The name in lists, where the dossier gives one.
    pub short: Option<String>,
    /// What kind of speaker it is.
    pub kind: Kind,
    /// The role, in the words of that article.
    pub role: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// The id of the dossier.
    pub dossier: String,
}

impl Earlier {
    /// Nobody yet, of an earlier dossier on the same article: there, people without a name and
    /// documents are the same as well.
    pub(super) fn of_same_article() -> Self {
        Earlier { is_same_article: true, ..Earlier::default() }
    }

    /// Adds a speaker; of several with one name, the first is kept. People without a name are
    /// somebody else in each article, and so is a document: they are left out.
    pub fn add_speaker(&mut self, speaker: EarlierSpeaker) {
        let is_named = match speaker.kind {
            Kind::Person | Kind::Organisation | Kind::Outlet | Kind::Party => true,
            Kind::Document | Kind::Unnamed | Kind::Collective | Kind::Hearsay => false,
        };
        if !is_named && !self.is_same_article {
            return;
        }
        let at = self.speakers.len();
        self.by_name.entry(key(&speaker.name)).or_insert(at);
        for alias in &speaker.aliases {
            self.by_alias.entry(key(alias)).or_insert(at);
        }
        self.speakers.push(speaker);
    }

    /// Adds a topic; of several with one id, the first is kept.
    pub fn add_topic(&mut self, id: &str, label: &str) {
        if self.topics.len() < TOPICS && self.topics.iter().all(|topic| &*topic.id != id) {
            let (id, label) = (id.to_owned().into(), label.to_owned().into());
            self.topics.push(Topic { id, label, gist: None });
        }
    }

    /// The speaker with this name or alias; a noun or people without a name are somebody only in an
    /// earlier dossier on the same article.
    pub(super) fn without_name(&self, name: &str, kind: Kind) -> Option<&EarlierSpeaker> {
        self.speaker(name).filter(|it| self.is_same_article && it.kind == kind)
    }

    /// The speaker with this name or alias.
    pub(super) fn speaker(&self, name: &str) -> Option<&EarlierSpeaker> {
        let key = key(name);
        let at = self.by_name.get(&key).or_else(|| self.by_alias.get(&key))?;
        self.speakers.get(*at)
    }

    /// The topics that a draft offers.
    pub(super) fn topics(&self) -> &[Topic<'static>] {
        &self.topics
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dossier::{Limits, OpenInSpeaker, SpeakerField, parse},
        draft::{Options, draft},
    };

    fn speaker(id: &str, name: &str, kind: Kind) -> EarlierSpeaker {
        EarlierSpeaker {
            id: id.into(),
            name: name.into(),
            short: None,
            kind,
            role: None,
            aliases: Vec::new(),
            dossier: "pier-2025".into(),
        }
    }

    /// The draft of a text, read again, when these speakers are known.
    fn drafted(text: &str, speakers: Vec<EarlierSpeaker>) -> String {
        let mut earlier = Earlier::default();
        speakers.into_iter().for_each(|speaker| earlier.add_speaker(speaker));
        earlier.add_topic("piers", "Piers");
        earlier.add_topic("piers", "All piers");
        draft(text, &Options { name: "a".into(), earlier: earlier.into(), ..Options::default() })
            .unwrap()
            .text
    }

    #[test]
    fn who_has_the_name_of_somebody_known_is_proposed_as_that_and_stays_open() {
        let bell = EarlierSpeaker {
            short: Some("Bell".into()),
            role: Some("mayor of the town".into()),
            aliases: vec!["Annie Bell".into()],
            ..speaker("bell-ann", "Ann Bell", Kind::Person)
        };
        let watch = speaker("reef", "Reef Watch", Kind::Organisation);
        let text = "\"We have counted every plank,\" said Ann Bell. \"It will hold,\" she said.\n\
            The planks are rotten, said Reef Watch.";
        let draft = drafted(text, vec![bell, watch]);
        let source = crate::dossier::Source::new("a.ron", draft.as_str());
        let document = parse(&source, &Limits::default()).unwrap();
        let found = |id: &str| document.speakers.iter().find(|it| &*it.id == id).unwrap();
        let (bell, watch) = (found("bell-ann"), found("reef"));
        assert_eq!(bell.name.as_deref(), Some("Ann Bell"));
        assert_eq!(bell.short.as_deref(), Some("Bell"));
        assert_eq!(bell.role.as_deref(), Some("mayor of the town"));
        assert_eq!(bell.aliases, ["Annie Bell".into()]);
        assert_eq!(
            bell.open,
            [OpenInSpeaker::Name, OpenInSpeaker::Kind, OpenInSpeaker::Role],
            "nobody has decided that it is the same woman"
        );
        // Two names are a human being's where nothing else is known.
        assert_eq!(watch.kind, Some(Kind::Organisation));
        assert!(watch.is_open(SpeakerField::Kind));
        let speakers: Vec<_> =
            document.claims.iter().map(|claim| claim.speaker.as_deref()).collect();
        assert_eq!(speakers, [Some("bell-ann"), Some("bell-ann"), Some("reef")]);
        let asked = "// the same as Ann Bell, \"mayor of the town\" of pier-2025?";
        assert!(draft.contains(asked), "{draft}");
        let topics = "topics: [\n        // Of earlier dossiers: take those that fit, without the \
            slashes.\n        // (id: \"piers\", label: \"Piers\"),\n    ],";
        assert!(draft.contains(topics), "{draft}");
    }

    #[test]
    fn a_role_that_the_article_gives_is_kept_and_people_without_a_name_are_somebody_else() {
        let bell = EarlierSpeaker {
            role: Some("mayor".into()),
            ..speaker("bell-ann", "Ann Bell", Kind::Person)
        };
        let insiders = speaker("their-insiders", "insiders", Kind::Unnamed);
        let text = "The pier is safe, said harbour master Ann Bell.\nIt is not, insiders said.";
        let draft = drafted(text, vec![bell, insiders]);
        assert!(draft.contains("role: \"harbour master\""), "{draft}");
        assert!(draft.contains("\"mayor\" of pier-2025?"), "{draft}");
        assert!(!draft.contains("their-insiders"), "{draft}");
    }

    #[test]
    fn a_name_goes_before_an_alias_and_the_first_before_the_others() {
        let mut earlier = Earlier::default();
        let alias = EarlierSpeaker {
            aliases: vec!["Bo Cole".into()],
            ..speaker("a", "Ann Cole", Kind::Person)
        };
        for it in
            [alias, speaker("b", "Bo Cole", Kind::Person), speaker("c", "BO COLE", Kind::Party)]
        {
            earlier.add_speaker(it);
        }
        let found = |name| earlier.speaker(name).map(|it| &*it.id);
        assert_eq!(
            [found("Bo Cole"), found("ann cole"), found("Cole")],
            [Some("b"), Some("a"), None]
        );
    }
}
