//! The sourcing profile: what an article rests on, in numbers.

use super::{Newsroom, Scope, SpeakerCount, Tally, speaker_counts, words};
use crate::{
    dossier::{Access, Content, Kind, SpeakerField, Speech},
    library::{ClaimRef, Grade, Rule, Vocabulary},
};

/// What the claims rest on.
#[derive(Debug, Clone)]
pub struct Profile<'a> {
    /// The sourced claims by who answers for them.
    pub strengths: Tally<&'static Rule>,
    /// The sourced claims by the kind of who makes them.
    pub kinds: Tally<Kind>,
    /// Whose the newsroom's own claims are.
    pub outlet: Newsroom<'a>,
    /// The newsroom's own claims.
    pub newsroom: usize,
    /// The claims of which it is undecided who makes them, or how: counted apart, as neither.
    pub undecided: usize,
    /// Those of the newsroom's own that rest on claims of others.
    pub newsroom_resting: usize,
    partly_unnamed: usize,
    /// All claims by how the words come.
    pub speech: Tally<Speech>,
    /// All claims by what sort they are.
    pub content: Tally<Content>,
    /// The judgements in the newsroom's own voice.
    pub judgements: Vec<ClaimRef<'a>>,
    /// The forecasts in the newsroom's own voice.
    pub forecasts: Vec<ClaimRef<'a>>,
    /// Who is cited, without the newsroom, those with most claims first: a speaker with many
    /// claims is still one source.
    pub speaker_counts: Vec<SpeakerCount<'a>>,
}

impl<'a> Profile<'a> {
    /// The profile of the claims.
    pub fn of(scope: Scope<'a>) -> Self {
        let is_own = |claim: &ClaimRef<'_>| matches!(claim.grade(), Grade::Newsroom { .. });
        let (own, sourced) = (
            scope.claims().filter(is_own),
            scope.claims().filter(|claim| claim.grade().is_sourced()),
        );
        let is_partly_unnamed = |claim: &ClaimRef<'_>| {
            !claim.strongest_source().is(Kind::Unnamed)
                && claim.all_sources().any(|source| source.is(Kind::Unnamed))
        };
        let resting = |claim: &ClaimRef<'_>| claim.rests_on().len() > 0;
        let own_of = |content| own.clone().filter(move |claim| claim.content() == Some(content));
        Profile {
            strengths: Tally::over(&Rule::on_scale(), sourced.clone().map(ClaimRef::rule)),
            kinds: Tally::over(
                Kind::ALL,
                sourced.clone().filter_map(|claim| claim.strongest_source().kind()),
            ),
            undecided: scope.claims().filter(|claim| claim.grade().is_open()).count(),
            partly_unnamed: sourced.clone().filter(is_partly_unnamed).count(),
            outlet: scope.newsroom(),
            newsroom: own.clone().count(),
            newsroom_resting: own.clone().filter(resting).count(),
            speech: Tally::over(Speech::ALL, scope.claims().filter_map(ClaimRef::speech)),
            content: Tally::over(Content::ALL, scope.claims().filter_map(ClaimRef::content)),
            judgements: own_of(Content::Judgement).collect(),
            forecasts: own_of(Content::Forecast).collect(),
            // Nobody is said to say hearsay.
            speaker_counts: speaker_counts(sourced.filter(|claim| !claim.is_by(Kind::Hearsay))),
        }
    }

    /// How many claims somebody is said to have made.
    pub fn sourced(&self) -> usize {
        self.strengths.total()
    }

    /// All claims.
    pub fn claims(&self) -> usize {
        self.sourced() + self.newsroom + self.undecided
    }

    /// The sourced claims that rest on people who are not named.
    pub fn unnamed(&self) -> usize {
        self.kinds.get(Kind::Unnamed)
    }

    /// The sourced claims that rest on groups that nobody counted.
    pub fn uncounted(&self) -> usize {
        self.kinds.get(Kind::Collective)
    }

    /// The sourced claims that rest on people who are not named beside stronger sources.
    pub fn partly_unnamed(&self) -> usize {
        self.partly_unnamed
    }

    /// The sourced claims that nobody at all is said to have made.
    pub fn hearsay(&self) -> usize {
        self.kinds.get(Kind::Hearsay)
    }

    /// How many of those who are cited have a name.
    pub fn named_speakers(&self) -> usize {
        let has_name = |voice: &&SpeakerCount<'_>| match voice.speaker.kind() {
            Some(Kind::Person | Kind::Organisation) => true,
            Some(Kind::Document) => voice.speaker.access() == Access::Published,
            _ => false,
        };
        self.speaker_counts.iter().filter(has_name).count()
    }

    /// "4 sources, 2 of them named", and of how many it is undecided whether they are others of the
    /// list.
    pub fn source_words(&self) -> String {
        let may_be_same = |it: &&SpeakerCount<'_>| it.speaker.open().has(SpeakerField::SameAs);
        let same = match self.speaker_counts.iter().filter(may_be_same).count() {
            0 => String::new(),
            n => format!(", undecided whether {n} of them {} others", words::verb(n, "is", "are")),
        };
        let sources = words::count(self.speaker_counts.len(), "source");
        format!("{sources}, {} of them named{same}", self.named_speakers())
    }

    /// "49 claims: 38 attributed, 11 the newsroom's own".
    pub fn headline(&self) -> String {
        let claims = words::count(self.claims(), "claim");
        let undecided = match self.undecided {
            0 => String::new(),
            n => format!(", {n} undecided"),
        };
        format!(
            "{claims}: {} attributed, {} {} own{undecided}",
            self.sourced(),
            self.newsroom,
            self.outlet.possessive(),
        )
    }

    /// The share on people who are not named, in a sentence.
    pub fn unnamed_sentence(&self) -> String {
        let sourced = self.sourced();
        let undecided = match self.undecided {
            0 => ".".to_owned(),
            n => {
                format!("; {} {} undecided.", words::count(n, "claim"), words::verb(n, "is", "are"))
            }
        };
        if sourced == 0 {
            return format!("No claim is attributed{undecided}");
        }
        let number = if sourced == 1 { sourced } else { self.unnamed() };
        let mut sentence = format!(
            "{} of {} ({}) {} on people who are not named",
            self.unnamed(),
            words::count(sourced, "attributed claim"),
            words::share(self.unnamed(), sourced),
            words::verb(number, "rests", "rest"),
        );
        if self.partly_unnamed > 0 {
            sentence += &format!(", {} more in part", self.partly_unnamed);
        }
        if self.uncounted() > 0 {
            sentence += &format!(", {} more on groups that nobody counted", self.uncounted());
        }
        if self.hearsay() > 0 {
            sentence += &format!(", {} more on hearsay", self.hearsay());
        }
        sentence + &undecided
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, TUTORIAL, library};

    #[test]
    fn nothing_has_no_share() {
        let library = library(&[TUTORIAL]);
        let profile = Profile::of(Scope::rows(&library, &[]));
        assert_eq!(profile.headline(), "0 claims: 0 attributed, 0 the newsroom's own");
        assert_eq!(profile.unnamed_sentence(), "No claim is attributed.");
    }

    #[test]
    fn the_newsroom_is_apart() {
        let library = library(&[TUTORIAL]);
        let profile = Profile::of(Scope::all(&library));
        assert_eq!(
            profile.headline(),
            "20 claims: 16 attributed, 4 The Nowhere-on-Sea Lantern's own"
        );
        assert_eq!((profile.newsroom_resting, profile.judgements.len()), (1, 1));
        assert_eq!((profile.speaker_counts.len(), profile.named_speakers()), (12, 5));
        assert_eq!(profile.speech.total(), profile.claims());
        assert_eq!(
            profile.unnamed_sentence(),
            "5 of 16 attributed claims (31%) rest on people who are not named, 1 more in part, \
             1 more on groups that nobody counted, 1 more on hearsay."
        );
    }

    #[test]
    fn a_narration_that_rests_on_the_unnamed_is_still_the_newsrooms() {
        let library = library(&[REUTERS]);
        let lead = [library.find("shelving-lead").unwrap().row()];
        let profile = Profile::of(Scope::rows(&library, &lead));
        assert_eq!((profile.sourced(), profile.newsroom, profile.unnamed()), (0, 1, 0));
    }
}
