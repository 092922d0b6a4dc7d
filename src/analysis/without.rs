//! What stands of an article, and what falls, if unnamed sources are left out.

use super::{Scope, words};
use crate::{
    dossier::RelationKind,
    library::{Carriers, ClaimRef, Grade, Row, Vocabulary},
    query::Demand,
};
use foldhash::{HashSet, HashSetExt};

/// Whether a claim stands under a demand.
///
/// Narration stands or falls with the strongest claim that carries it, which its grade shows in
/// brackets: N(D) falls where D falls. Where weaker carriers fall and that one stands, the
/// narration stands and hangs in part: [`Without::hangs`]. Narration that rests on no claim of
/// anybody's stands by the newsroom's word. A claim with several sources stands as long as the
/// strongest does. What is undecided falls under every demand.
pub fn stands(claim: ClaimRef<'_>, demand: Demand) -> bool {
    match claim.grade() {
        Grade::Sourced { strength, .. } => demand.admits(strength),
        Grade::Newsroom { rests_on: Carriers::Best(strength) } => demand.admits(strength),
        Grade::Newsroom { rests_on: Carriers::None } => true,
        Grade::Newsroom { rests_on: Carriers::Open } | Grade::Open { .. } => false,
    }
}

/// Whether a claim that is decided does not stand.
pub fn falls(claim: ClaimRef<'_>, demand: Demand) -> bool {
    !is_undecided(claim) && !stands(claim, demand)
}

/// Whether it is undecided who makes a claim or how, or what carries it.
fn is_undecided(claim: ClaimRef<'_>) -> bool {
    matches!(claim.grade(), Grade::Newsroom { rests_on: Carriers::Open } | Grade::Open { .. })
}

/// What becomes of a claim if sources are left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fate {
    /// Its source is good enough, or none is left out.
    #[default]
    Kept,
    /// It is kept, and answers or rests on a claim that is removed: the mark `~`.
    Dependent,
    /// Its source is not good enough.
    Removed,
}

/// What stands and what falls under a demand.
#[derive(Debug, Clone)]
pub struct Without {
    /// What becomes of the leads: of the first claim of each article.
    leads: Leads,
    /// Whose the newsroom's own claims are, after their number.
    whose: String,
    /// What is demanded.
    pub demand: Demand,
    /// The sourced claims.
    pub sourced: Standing,
    /// The newsroom's own claims.
    pub newsroom: Standing,
    /// How many claims do not stand because they are undecided.
    pub undecided: usize,
    /// How many of the newsroom's own do not because what carries them is.
    pub carriers_undecided: usize,
    /// The standing claims that answer a fallen one.
    pub answering: usize,
    /// The standing claims that rest on a fallen one.
    pub resting: usize,
    hanging: HashSet<Row>,
}

/// What becomes of the leads of some articles; an article whose lead is not in question is not
/// counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Leads {
    standing: usize,
    fallen: usize,
    undecided: usize,
}

impl Leads {
    fn of(scope: Scope<'_>, demand: Demand) -> Self {
        let mut leads = Leads::default();
        let claims = scope.claims();
        for claim in claims.filter(|claim| claim.dossier().lead_claim() == Some(*claim)) {
            *match (is_undecided(claim), stands(claim, demand)) {
                (true, _) => &mut leads.undecided,
                (_, true) => &mut leads.standing,
                (_, false) => &mut leads.fallen,
            } += 1;
        }
        leads
    }

    /// "the lead falls", "the lead stands in 3 of 12 articles"; nothing where no lead is in
    /// question. And the same in fewer columns: "lead stands in 3 of 12".
    fn words(self) -> Option<(String, String)> {
        let Leads { standing, fallen, undecided } = self;
        let all = standing + fallen + undecided;
        let said = match (all, standing, undecided) {
            (0, ..) => return None,
            (1, 1, _) => "lead stands".to_owned(),
            (1, _, 1) => "lead undecided".to_owned(),
            (1, ..) => "lead falls".to_owned(),
            (_, _, 0) => format!("lead stands in {standing} of {all} articles"),
            _ => format!("lead stands in {standing} of {all} articles, undecided in {undecided}"),
        };
        let short = match all {
            1 => said.clone(),
            _ => format!("lead stands in {standing} of {all}"),
        };
        Some((said.replacen("lead", "the lead", 1), short))
    }
}

/// How many of some claims stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// All of them.
    pub all: usize,
    /// Those that stand.
    pub standing: usize,
}

impl Without {
    /// What stands and what falls of some claims.
    pub fn of(scope: Scope<'_>, demand: Demand) -> Self {
        let answers = answers_to_fallen(scope, demand);
        let mut test = Without {
            leads: Leads::of(scope, demand),
            whose: scope.newsroom().possessive(),
            demand,
            sourced: Standing::default(),
            newsroom: Standing::default(),
            undecided: 0,
            carriers_undecided: 0,
            answering: 0,
            resting: 0,
            hanging: HashSet::new(),
        };
        for claim in scope.claims() {
            let side = match claim.grade() {
                Grade::Sourced { .. } => &mut test.sourced,
                Grade::Newsroom { .. } => &mut test.newsroom,
                Grade::Open { .. } => {
                    test.undecided += 1;
                    continue;
                }
            };
            side.all += 1;
            test.carriers_undecided += usize::from(is_undecided(claim));
            if !stands(claim, demand) {
                continue;
            }
            side.standing += 1;
            let answers = answers.contains(&claim.row()) || answers_fallen(claim, demand);
            let rests = claim.rests_on().any(|carrier| falls(carrier, demand));
            test.answering += usize::from(answers);
            test.resting += usize::from(rests);
            if answers || rests {
                test.hanging.insert(claim.row());
            }
        }
        test
    }

    /// What becomes of a claim.
    pub fn result(&self, claim: ClaimRef<'_>) -> Fate {
        match (self.keeps(claim), self.hangs(claim)) {
            (false, _) => Fate::Removed,
            (true, true) => Fate::Dependent,
            (true, false) => Fate::Kept,
        }
    }

    /// Whether a claim stands; see [`stands`].
    pub fn keeps(&self, claim: ClaimRef<'_>) -> bool {
        stands(claim, self.demand)
    }

    /// Whether a claim stands and answers or rests on one that has fallen: the mark `~`.
    pub fn hangs(&self, claim: ClaimRef<'_>) -> bool {
        self.hanging.contains(&claim.row())
    }

    /// Whether the lead stands, and what else does, in the longest form that fits into
    /// `columns`; the shortest where none does. The newsroom's own claims are counted apart.
    pub fn line(&self, columns: usize) -> String {
        let mut forms = self.forms();
        let fits = forms.iter().position(|line| crate::text::width(line) <= columns);
        forms.swap_remove(fits.unwrap_or(forms.len() - 1))
    }

    /// What stands, in full and without the mark `~`.
    pub fn sentence(&self) -> String {
        self.in_full().trim_end_matches(" ~").to_owned()
    }

    /// From the longest to the shortest. What has no room is left out whole, what matters least
    /// first: how the newsroom's own claims fare, what is left out, what hangs on fallen claims.
    fn forms(&self) -> Vec<String> {
        let label = self.demand.label();
        let (lead, short_lead) = self.leads.words().unwrap_or_default();
        let (claims, newsroom) = (self.claims_words(), self.newsroom_words());
        let hanging = match self.hanging.len() {
            0 => String::new(),
            n => format!("{n} {} on fallen claims ~", words::verb(n, "hangs", "hang")),
        };
        let undecided = self.undecided_words();
        let line = |parts: &[&str]| {
            let parts = parts.iter().copied().filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(" · ")
        };
        let [lead, short_lead, claims] = [&lead, &short_lead, &claims].map(String::as_str);
        vec![
            self.in_full(),
            format!("{label}: {}", line(&[lead, claims, &newsroom, &undecided, &hanging])),
            format!("{label}: {}", line(&[lead, claims, &undecided, &hanging])),
            line(&[lead, claims, &undecided, &hanging]),
            line(&[lead, claims, &undecided]),
            line(&[lead, claims]),
            line(&[short_lead, claims]),
        ]
    }

    fn in_full(&self) -> String {
        let Standing { all, standing } = self.sourced;
        let (label, newsroom) = (self.demand.label(), self.newsroom.all);
        let lead = self.leads.words().map(|(lead, _)| format!("{lead} · ")).unwrap_or_default();
        let claims = match all {
            0 => "no claim is attributed".to_owned(),
            _ => {
                let stand = words::verb(if all == 1 { all } else { standing }, "stands", "stand");
                format!("{standing} of {} {stand}", words::count(all, "attributed claim"))
            }
        };
        let mut line = format!("{label}: {lead}{claims} · {} {newsroom} apart", self.whose);
        match self.newsroom_fallen() {
            0 => {}
            fallen => line += &format!(", {fallen} of them fallen"),
        }
        if self.carriers_undecided > 0 {
            line += &format!(", what carries {} of them is undecided", self.carriers_undecided);
        }
        if self.undecided > 0 {
            line += &format!(", {}", self.undecided_words());
        }
        if !self.hanging.is_empty() {
            line += &format!(" · {} fallen claims ~", self.hanging_words());
        }
        line
    }

    fn newsroom_fallen(&self) -> usize {
        self.newsroom.all - self.newsroom.standing - self.carriers_undecided
    }

    /// "22 of 40 stand".
    fn claims_words(&self) -> String {
        let Standing { all, standing } = self.sourced;
        match all {
            0 => "none is attributed".to_owned(),
            _ => format!("{standing} of {all} {}", words::verb(standing, "stands", "stand")),
        }
    }

    /// "newsroom's own 12 apart, 1 fallen".
    fn newsroom_words(&self) -> String {
        let mut words = format!("newsroom's own {} apart", self.newsroom.all);
        match self.newsroom_fallen() {
            0 => {}
            fallen => words += &format!(", {fallen} fallen"),
        }
        match self.carriers_undecided {
            0 => {}
            n => words += &format!(", {n} on what is undecided"),
        }
        words
    }

    fn undecided_words(&self) -> String {
        match self.undecided {
            0 => String::new(),
            n => format!("{n} undecided"),
        }
    }

    fn hanging_words(&self) -> String {
        let answer = || {
            let n = self.answering;
            format!("{n} {}", words::verb(n, "answers", "answer"))
        };
        let rest = || {
            let n = self.resting;
            format!("{n} {}", words::verb(n, "rests on", "rest on"))
        };
        match (self.answering, self.resting) {
            (_, 0) => answer(),
            (0, _) => rest(),
            _ => format!("{}, {}", answer(), rest()),
        }
    }
}

/// Whether a claim says of itself that it answers a fallen one; a denial is an answer too.
fn answers_fallen(claim: ClaimRef<'_>, demand: Demand) -> bool {
    claim.relations().any(|(kind, other)| {
        matches!(kind, RelationKind::Answers | RelationKind::Disputes) && falls(other, demand)
    })
}

/// The claims that a request about a fallen claim brought as the answer.
fn answers_to_fallen(scope: Scope<'_>, demand: Demand) -> HashSet<Row> {
    let dossiers = scope.dossiers().into_iter();
    dossiers
        .flat_map(|dossier| dossier.requests())
        .filter(|request| request.claims().any(|claim| falls(claim, demand)))
        .flat_map(|request| request.answers())
        .map(ClaimRef::row)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::testing::{REUTERS, TUTORIAL, library, small},
        library::Library,
    };

    const SPEAKERS: &str = r#"
        (id: "paper", name: "Paper", kind: Outlet), (id: "some", name: "Some", kind: Collective),
        (id: "u", name: "People", kind: Unnamed), (id: "ann", name: "Ann", kind: Person),"#;
    const CLAIMS: &str = r#"
        (id: "bare", paragraph: 1, speaker: "paper", speech: Narration, gist: "x"),
        (id: "lead", paragraph: 1, speaker: "paper", speech: Narration, gist: "x", rests_on: ["two", "said"]),
        (id: "chain", paragraph: 1, speaker: "paper", speech: Narration, gist: "x", rests_on: ["mid"]),
        (id: "mid", paragraph: 1, speaker: "paper", speech: Narration, gist: "x", rests_on: ["two", "one", "bare"]),
        (id: "group", paragraph: 2, speaker: "some", speech: Paraphrase, gist: "x"),
        (id: "one", paragraph: 2, speaker: "u", speech: Paraphrase, gist: "x", sources: Stated(1)),
        (id: "two", paragraph: 2, speaker: "u", speech: Paraphrase, gist: "x", sources: Stated(2)),
        (id: "said", paragraph: 3, speaker: "ann", speech: Paraphrase, gist: "x"),
        (id: "denied", paragraph: 3, speaker: "ann", speech: Paraphrase, gist: "x",
         relations: [(kind: Disputes, claim: "group")]),
        (id: "asked", paragraph: 3, speaker: "ann", speech: Paraphrase, gist: "x"),"#;
    const REQUEST: &str = r#"(paragraph: 3, to: ["ann"], outcome: Answered(["asked"]), claims: ["one"], link: Stated)"#;

    fn fallen_and_hanging(library: &Library, demand: Demand) -> (String, String) {
        let test = Without::of(Scope::all(library), demand);
        let ids = |keep: &dyn Fn(ClaimRef<'_>) -> bool| {
            let claims = library.claims().filter(|claim| keep(*claim));
            claims.map(ClaimRef::id).collect::<Vec<_>>().join(" ")
        };
        (ids(&|claim| !test.keeps(claim)), ids(&|claim| test.hangs(claim)))
    }

    #[test]
    fn narration_falls_with_its_strongest_carrier() {
        let library = small(SPEAKERS, CLAIMS, REQUEST);
        for (demand, fallen, hanging) in [
            (Demand::Counted, "group", "denied"),
            (Demand::Several, "group one", "mid denied asked"),
            (Demand::Named, "chain mid group one two", "lead denied asked"),
        ] {
            let expected = (fallen.to_owned(), hanging.to_owned());
            assert_eq!(fallen_and_hanging(&library, demand), expected, "{demand:?}");
        }
    }

    #[test]
    fn the_newsroom_is_counted_apart() {
        let library = small(SPEAKERS, CLAIMS, REQUEST);
        let test = Without::of(Scope::all(&library), Demand::Named);
        assert_eq!(test.sourced, Standing { all: 6, standing: 3 });
        assert_eq!(test.newsroom, Standing { all: 4, standing: 2 });
    }

    #[test]
    fn what_is_undecided_stands_nowhere_and_is_not_told_as_fallen() {
        let claims = r#"
            (id: "lead", paragraph: 1, speaker: "paper", speech: Narration, gist: "x", open: [RestsOn]),
            (id: "who", paragraph: 2, speaker: "ann", speech: Paraphrase, gist: "x", open: [Speaker()]),
            (id: "no", paragraph: 3, speaker: "ann", speech: Paraphrase, gist: "x",
             relations: [(kind: Disputes, claim: "who")]),"#;
        let library = small(SPEAKERS, claims, "");
        for demand in Demand::ALL {
            let test = Without::of(Scope::all(&library), *demand);
            assert_eq!((test.answering, test.resting), (0, 0));
            let said = test.line(200);
            let told = "1 of 1 attributed claim stands · Paper's 1 apart, what carries 1 of them is \
                        undecided, 1 undecided";
            assert!(said.ends_with(told), "{said}");
        }
    }

    #[test]
    fn without_claims_nothing_stands_or_falls() {
        let library = small("", "", "");
        let test = Without::of(Scope::all(&library), Demand::Named);
        assert_eq!(test.line(200), "named sources only: no claim is attributed · Paper's 0 apart");
    }

    #[test]
    fn the_line_has_a_form_for_every_width() {
        let library = library(&[REUTERS]);
        let test = Without::of(Scope::all(&library), Demand::Named);
        let widths = [138, 118, 78, 58, 38];
        insta::assert_snapshot!(widths.map(|columns| test.line(columns)).join("\n"));
        for columns in widths {
            assert!(crate::text::width(&test.line(columns)) <= columns);
        }
    }

    #[test]
    fn each_level_demands_more() {
        let library = library(&[TUTORIAL, REUTERS]);
        for pair in Demand::ALL.windows(2) {
            for claim in library.claims() {
                assert!(stands(claim, pair[0]) || !stands(claim, pair[1]), "{}", claim.id());
            }
        }
        assert_eq!(Demand::from_word("lone"), Some(Demand::Several));
    }
}
