//! The attribution grade: who answers for a claim, and how directly the words come.
//!
//! It measures how traceable the attribution is, never whether the claim is true. The rules
//! stand in [`RULES`]; everything that explains a grade is drawn from there.

use crate::dossier::{Access, Kind, Sources, Speech};
use std::fmt;

/// What the grade measures, for every place that shows one.
pub const MEASURES: &str = "how traceable, not how true";

/// Who answers for a claim, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Strength {
    /// A: a reader can retrieve it.
    Document,
    /// B: a named human being.
    NamedPerson,
    /// C: a named body.
    NamedInstitution,
    /// D: two or more people whom the text does not name, or a document that only the newsroom has
    /// seen.
    SeveralUnnamed,
    /// E: one person, or people without a number.
    Unnamed,
    /// F: a plural that nobody counted.
    UncountedGroup,
    /// G: nobody at all is said to say it.
    Hearsay,
}

impl Strength {
    /// All strengths, strongest first.
    pub const ALL: [Strength; 7] = [
        Strength::Document,
        Strength::NamedPerson,
        Strength::NamedInstitution,
        Strength::SeveralUnnamed,
        Strength::Unnamed,
        Strength::UncountedGroup,
        Strength::Hearsay,
    ];

    /// The letter, `A` to `G`.
    pub fn letter(self) -> char {
        self.rule().letter
    }

    /// What can give it, in words: "several unnamed or document seen by the newsroom".
    pub fn names(self) -> String {
        let rules = RULES.iter().filter(|rule| rule.strength == Some(self));
        rules.map(|rule| rule.name).collect::<Vec<_>>().join(" or ")
    }

    /// The rule that gives this strength.
    pub fn rule(self) -> &'static Rule {
        Rule::of(Some(self))
    }

    /// Whether a name or a document answers for it.
    pub fn is_named(self) -> bool {
        self <= Strength::NamedInstitution
    }

    /// The step on the scale, 0 for the strongest; B and C are one step.
    pub fn step(self) -> u8 {
        self.rule().step
    }

    /// The strength with this letter, in either case.
    pub fn from_letter(letter: char) -> Option<Self> {
        let letter = letter.to_ascii_uppercase();
        Self::ALL.into_iter().find(|strength| strength.letter() == letter)
    }
}

/// How directly the words come, most direct first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Directness {
    /// 1: word for word.
    Verbatim,
    /// 2: quoted words inside a paraphrase.
    Partial,
    /// 3: in the newsroom's words.
    Paraphrase,
}

impl Directness {
    /// All forms, most direct first.
    pub const ALL: [Directness; 3] =
        [Directness::Verbatim, Directness::Partial, Directness::Paraphrase];

    /// The digit, 1 to 3.
    pub fn digit(self) -> u8 {
        self as u8 + 1
    }

    /// The form with this digit.
    pub fn from_digit(digit: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|directness| directness.digit() == digit)
    }

    /// What the digit means, in words.
    pub fn meaning(self) -> &'static str {
        match self {
            Directness::Verbatim => "word for word",
            Directness::Partial => "quoted words inside a paraphrase",
            Directness::Paraphrase => "in the newsroom's words",
        }
    }
}

/// What the letter of a grade depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribution {
    /// The kind of its speaker.
    pub kind: Kind,
    /// Of a document, whether a reader can look it up.
    pub access: Access,
    /// How many unnamed people it rests on.
    pub sources: Option<Sources>,
}

/// How traceable the attribution of a claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grade {
    /// Somebody is said to have said it.
    Sourced {
        /// Who answers for it.
        strength: Strength,
        /// How directly the words come.
        directness: Directness,
    },
    /// The newsroom says it itself: off the scale.
    Newsroom {
        /// What carries it.
        rests_on: Carriers,
    },
    /// A curator has still to decide who says it, or how: off the scale too, whatever is proposed.
    Open {
        /// What it would be if the proposals were right, where enough is proposed.
        proposed: Option<Proposed>,
    },
}

/// What carries a narration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Carriers {
    /// Nothing: it rests on no claim that somebody is said to have made.
    None,
    /// A curator has still to decide what it rests on, or who says all that it rests on.
    Open,
    /// Claims, of which this is the strongest.
    Best(Strength),
}

/// The grade that the proposals for an undecided claim would give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Proposed {
    /// Somebody would be said to have said it.
    Sourced {
        /// Who would answer for it.
        strength: Strength,
        /// How directly the words would come.
        directness: Directness,
    },
    /// The newsroom would say it itself.
    Newsroom,
}

impl Carriers {
    /// What these claims carry by their grades.
    pub(super) fn of(carriers: impl Iterator<Item = Grade>) -> Self {
        carriers.fold(Carriers::None, |best, grade| match (best, grade) {
            (Carriers::Best(best), grade) => {
                Carriers::Best(grade.strength().map_or(best, |it| it.min(best)))
            }
            (_, Grade::Open { .. } | Grade::Newsroom { rests_on: Carriers::Open }) => {
                Carriers::Open
            }
            (none, grade) => grade.strength().map_or(none, Carriers::Best),
        })
    }
}

impl Grade {
    /// The grade of a claim, or nothing for a speaker that cannot be a source.
    ///
    /// `carriers` are what a narration rests on.
    pub fn of(attribution: Attribution, speech: Speech, carriers: Carriers) -> Option<Grade> {
        let rule = Rule::first(attribution)?;
        let directness = match speech {
            Speech::Verbatim => Some(Directness::Verbatim),
            Speech::Partial => Some(Directness::Partial),
            Speech::Paraphrase => Some(Directness::Paraphrase),
            Speech::Narration => None,
        };
        match (rule.strength, directness) {
            (Some(strength), Some(directness)) => Some(Grade::Sourced { strength, directness }),
            (None, None) => Some(Grade::Newsroom { rests_on: carriers }),
            _ => None,
        }
    }

    /// What stands in its place as long as it is only proposed.
    pub(super) fn proposed(self) -> Option<Proposed> {
        match self {
            Grade::Sourced { strength, directness } => {
                Some(Proposed::Sourced { strength, directness })
            }
            Grade::Newsroom { .. } => Some(Proposed::Newsroom),
            Grade::Open { proposed } => proposed,
        }
    }

    /// Who answers for it in the end: for narration the strongest claim that carries it.
    pub fn strength(self) -> Option<Strength> {
        match self {
            Grade::Sourced { strength, .. } => Some(strength),
            Grade::Newsroom { rests_on: Carriers::Best(strength) } => Some(strength),
            Grade::Newsroom { .. } | Grade::Open { .. } => None,
        }
    }

    /// Its place in an order that has the most traceable first: step, then digit. What is off
    /// the scale comes last.
    pub fn order(self) -> (u8, u8) {
        match self {
            Grade::Sourced { strength, directness } => (strength.step(), directness.digit()),
            Grade::Newsroom { .. } => (u8::MAX, 0),
            Grade::Open { .. } => (u8::MAX, 1),
        }
    }

    /// Whether somebody is said to have said it.
    pub fn is_sourced(self) -> bool {
        matches!(self, Grade::Sourced { .. })
    }

    /// Whether it is still to be decided.
    pub fn is_open(self) -> bool {
        matches!(self, Grade::Open { .. })
    }

    /// The letter, `A` to `G` or `N`; `?` where it is still to be decided.
    pub fn letter(self) -> char {
        self.rule().letter
    }

    /// The first rule of its letter.
    pub fn rule(self) -> &'static Rule {
        match self {
            Grade::Open { .. } => &UNDECIDED,
            _ => Rule::of(self.on_scale()),
        }
    }

    /// Its place on the scale; the newsroom's own voice has none, whatever carries it, and neither
    /// has what is still to be decided, whatever is proposed.
    pub fn on_scale(self) -> Option<Strength> {
        match self {
            Grade::Sourced { strength, .. } => Some(strength),
            Grade::Newsroom { .. } | Grade::Open { .. } => None,
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Grade::Sourced { strength, directness } => {
                write!(f, "{}{}", strength.letter(), directness.digit())
            }
            Grade::Newsroom { rests_on: Carriers::None } => f.write_str("N"),
            Grade::Newsroom { rests_on: Carriers::Open } => f.write_str("N(?)"),
            Grade::Newsroom { rests_on: Carriers::Best(strength) } => {
                write!(f, "N({})", strength.letter())
            }
            Grade::Open { proposed: None } => f.write_str("?"),
            Grade::Open { proposed: Some(Proposed::Newsroom) } => f.write_str("N?"),
            Grade::Open { proposed: Some(Proposed::Sourced { strength, directness }) } => {
                write!(f, "{}{}?", strength.letter(), directness.digit())
            }
        }
    }
}

/// One rule of the grade: all that the program knows of a letter.
#[derive(Debug)]
pub struct Rule {
    /// The letter.
    pub letter: char,
    /// Its name, always printed before or beside the code.
    pub name: &'static str,
    /// When it fits, as the end of a sentence.
    pub when: &'static str,
    /// The handbook or the reason that it leans on.
    pub leans_on: &'static str,
    /// The key of its colour in a theme.
    pub colour: &'static str,
    /// Its place on the scale; the newsroom's own voice has none.
    pub strength: Option<Strength>,
    /// The step on the scale, 0 for the strongest.
    step: u8,
    fits: fn(Attribution) -> bool,
    /// What else could have stood in the text of such an attribution.
    otherwise: fn(Attribution) -> Vec<Otherwise>,
}

/// What could have stood in the text instead: the rules say what the grade would be then.
#[derive(Debug)]
struct Otherwise {
    attribution: Attribution,
    /// "the 4 were named"
    condition: String,
}

/// Each rule has a name of its own.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Rule {}

impl Rule {
    /// The rules of the scale, those of the strongest letter first.
    pub fn on_scale() -> Vec<&'static Rule> {
        let mut rules: Vec<_> = RULES.iter().filter(|rule| rule.strength.is_some()).collect();
        rules.sort_by_key(|rule| rule.strength);
        rules
    }

    /// The first rule of a place on the scale; without one, of the newsroom's own voice.
    pub fn of(strength: Option<Strength>) -> &'static Rule {
        // Each has its rule, as a test holds.
        RULES.iter().find(|rule| rule.strength == strength).unwrap_or(&RULES[0])
    }

    /// The first rule that fits.
    pub(super) fn first(attribution: Attribution) -> Option<&'static Rule> {
        RULES.iter().find(|rule| (rule.fits)(attribution))
    }

    /// What would have given another letter, each with that letter: `B`, "the 4 were named".
    pub(super) fn counterfactuals(
        &self,
        attribution: Attribution,
    ) -> impl Iterator<Item = (char, String)> {
        let all = (self.otherwise)(attribution).into_iter();
        all.filter_map(|it| Some((Rule::first(it.attribution)?.letter, it.condition)))
    }
}

impl Attribution {
    /// Of somebody of whom nothing else matters to the grade.
    pub fn of(kind: Kind) -> Self {
        Attribution { kind, access: Access::Published, sources: None }
    }

    /// Of unnamed people.
    fn unnamed(sources: Sources) -> Self {
        Attribution { sources: Some(sources), ..Attribution::of(Kind::Unnamed) }
    }
}

fn named_instead(sources: Option<Sources>) -> Otherwise {
    let they = match sources {
        Some(Sources::Stated(1) | Sources::Among(1)) => "the one".to_owned(),
        Some(Sources::Stated(n) | Sources::Among(n)) => format!("the {n}"),
        _ => "they".to_owned(),
    };
    let condition = format!("{they} were named");
    Otherwise { attribution: Attribution::of(Kind::Person), condition }
}

/// Only where the text gives no number.
fn counted_instead(sources: Option<Sources>) -> Option<Otherwise> {
    let is_counted = matches!(sources, Some(Sources::Stated(_) | Sources::Among(_)));
    let condition = "the text counted two or more".to_owned();
    let attribution = Attribution::unnamed(Sources::Stated(2));
    (!is_counted).then_some(Otherwise { attribution, condition })
}

fn instead(kind: Kind, condition: &str) -> Vec<Otherwise> {
    vec![Otherwise { attribution: Attribution::of(kind), condition: condition.to_owned() }]
}

/// The rules of the grade, in the order in which they are tried: the first that fits gives the
/// letter.
///
/// They lean on the Reuters Handbook of Journalism, chapter "Reporting and Sourcing Basics".
pub static RULES: [Rule; 9] = [
    Rule {
        letter: 'N',
        name: "newsroom",
        when: "the newsroom says it in its own voice",
        leans_on: "Reuters Handbook: established facts need no source; \
                   off the scale, in brackets the strongest claim that it rests on",
        colour: "n",
        strength: None,
        step: u8::MAX,
        fits: |it| it.kind == Kind::Outlet,
        otherwise: |_| Vec::new(),
    },
    Rule {
        letter: 'F',
        name: "vague group",
        when: "a group says it that nobody counted",
        leans_on: "nobody in it can be asked",
        colour: "f",
        strength: Some(Strength::UncountedGroup),
        step: 4,
        fits: |it| it.kind == Kind::Collective,
        otherwise: |_| instead(Kind::Person, "somebody of the group were named"),
    },
    Rule {
        letter: 'G',
        name: "hearsay",
        when: "nobody at all is said to say it, and nobody is described",
        leans_on: "Reuters Handbook: say where the information comes from",
        colour: "g",
        strength: Some(Strength::Hearsay),
        step: 5,
        fits: |it| it.kind == Kind::Hearsay,
        otherwise: |_| instead(Kind::Collective, "the text described a group that says it"),
    },
    Rule {
        letter: 'A',
        name: "document",
        when: "a document says it that a reader can retrieve",
        leans_on: "a reader can look it up",
        colour: "a",
        strength: Some(Strength::Document),
        step: 0,
        fits: |it| it.kind == Kind::Document && it.access == Access::Published,
        otherwise: |_| instead(Kind::Organisation, "only its author could be named"),
    },
    Rule {
        letter: 'B',
        name: "named person",
        when: "a named person says it",
        leans_on: "Reuters Handbook: a named source is always preferable",
        colour: "b",
        strength: Some(Strength::NamedPerson),
        step: 1,
        fits: |it| it.kind == Kind::Person,
        otherwise: |_| instead(Kind::Unnamed, "the source were not named"),
    },
    Rule {
        letter: 'C',
        name: "named institution",
        when: "a named institution says it",
        leans_on: "it binds itself, though no person is named; B and C are one step",
        colour: "c",
        strength: Some(Strength::NamedInstitution),
        step: 1,
        fits: |it| it.kind == Kind::Organisation,
        otherwise: |_| instead(Kind::Unnamed, "the institution were not named"),
    },
    Rule {
        letter: 'D',
        name: "several unnamed",
        when: "two or more people say it whom the text counts and does not name",
        leans_on: "Reuters Handbook: two or more sources are better than one",
        colour: "d",
        strength: Some(Strength::SeveralUnnamed),
        step: 2,
        fits: |it| {
            it.kind == Kind::Unnamed
                && matches!(it.sources, Some(Sources::Stated(n) | Sources::Among(n)) if n >= 2)
        },
        otherwise: |it| vec![named_instead(it.sources)],
    },
    Rule {
        letter: 'D',
        name: "document seen by the newsroom",
        when: "a document says it that only the newsroom has seen",
        leans_on: "AP: describe the document and how it was obtained; a reader cannot look it up",
        colour: "d",
        strength: Some(Strength::SeveralUnnamed),
        step: 2,
        fits: |it| it.kind == Kind::Document && it.access == Access::SeenByNewsroom,
        otherwise: |_| instead(Kind::Document, "readers could look it up"),
    },
    Rule {
        letter: 'E',
        name: "unnamed, one or uncounted",
        when: "one unnamed person says it, or unnamed people whom the text does not count",
        leans_on: "Reuters Handbook: anonymous sources are the weakest; \
                   never the plural for one",
        colour: "e",
        strength: Some(Strength::Unnamed),
        step: 3,
        fits: |it| it.kind == Kind::Unnamed,
        otherwise: |it| {
            let counted = counted_instead(it.sources).into_iter();
            counted.chain([named_instead(it.sources)]).collect()
        },
    },
];

/// What stands in the place of a rule where it is still to be decided which one fits.
pub static UNDECIDED: Rule = Rule {
    letter: '?',
    name: "undecided",
    when: "a curator has still to decide who says it, or how",
    leans_on: "what is undecided counts nowhere as decided",
    colour: "n",
    strength: None,
    step: u8::MAX,
    fits: |_| false,
    otherwise: |_| Vec::new(),
};

#[cfg(test)]
mod tests {
    use super::*;

    fn grade(kind: Kind, sources: Option<Sources>, speech: Speech) -> String {
        let attribution = Attribution { sources, ..Attribution::of(kind) };
        Grade::of(attribution, speech, Carriers::None)
            .map_or_else(|| "none".to_owned(), |grade| grade.to_string())
    }

    #[test]
    fn the_first_rule_that_fits_gives_the_letter() {
        use Sources::*;
        use Speech::*;
        for (kind, sources, speech, expected) in [
            (Kind::Document, None, Verbatim, "A1"),
            (Kind::Person, None, Verbatim, "B1"),
            (Kind::Organisation, None, Partial, "C2"),
            (Kind::Unnamed, Some(Stated(4)), Paraphrase, "D3"),
            (Kind::Unnamed, Some(Among(2)), Verbatim, "D1"),
            (Kind::Unnamed, Some(Stated(1)), Paraphrase, "E3"),
            (Kind::Unnamed, Some(Inferred(5)), Paraphrase, "E3"),
            (Kind::Unnamed, Some(Unstated), Paraphrase, "E3"),
            (Kind::Collective, None, Paraphrase, "F3"),
            (Kind::Hearsay, None, Paraphrase, "G3"),
            (Kind::Outlet, None, Narration, "N"),
            (Kind::Party, None, Paraphrase, "none"),
            (Kind::Person, None, Narration, "none"),
            (Kind::Outlet, None, Paraphrase, "none"),
        ] {
            assert_eq!(grade(kind, sources, speech), expected, "{kind:?} {sources:?} {speech:?}");
        }
    }

    #[test]
    fn narration_shows_the_strongest_claim_that_it_rests_on() {
        let sourced = |strength| Grade::Sourced { strength, directness: Directness::Paraphrase };
        let carriers = [
            sourced(Strength::Unnamed),
            sourced(Strength::SeveralUnnamed),
            Grade::Newsroom { rests_on: Carriers::None },
            Grade::Open { proposed: None },
        ];
        let narrated = |carriers: &[Grade]| {
            let newsroom = Attribution::of(Kind::Outlet);
            let carriers = Carriers::of(carriers.iter().copied());
            Grade::of(newsroom, Speech::Narration, carriers).unwrap().to_string()
        };
        assert_eq!(narrated(&carriers), "N(D)");
        assert_eq!(narrated(&carriers[2..]), "N(?)", "an open carrier is none, and is told");
        assert_eq!([narrated(&carriers[2..3]), narrated(&[])], ["N", "N"]);
        let mut reversed = carriers;
        reversed.reverse();
        assert_eq!(narrated(&reversed), "N(D)");
    }

    #[test]
    fn each_strength_has_its_own_rule() {
        for strength in Strength::ALL {
            assert_eq!(strength.rule().strength, Some(strength));
            assert_eq!(Strength::from_letter(strength.letter()), Some(strength));
        }
    }

    #[test]
    fn each_letter_has_a_colour_and_a_place_of_its_own() {
        for rule in &RULES {
            assert_eq!(rule.colour, rule.letter.to_ascii_lowercase().to_string());
            let first = Rule::of(rule.strength);
            assert_eq!((first.letter, first.step), (rule.letter, rule.step));
            assert_eq!(RULES.iter().filter(|other| other.name == rule.name).count(), 1);
        }
    }

    #[test]
    fn a_document_that_nobody_can_look_up_is_no_better_than_several_unnamed() {
        let seen =
            Attribution { access: Access::SeenByNewsroom, ..Attribution::of(Kind::Document) };
        let grade = Grade::of(seen, Speech::Verbatim, Carriers::None).unwrap();
        assert_eq!(grade.to_string(), "D1");
        let rule = Rule::first(seen).unwrap();
        assert_eq!(rule.name, "document seen by the newsroom");
        let better: Vec<_> = rule.counterfactuals(seen).collect();
        assert_eq!(better, [('A', "readers could look it up".to_owned())]);
    }

    #[test]
    fn what_would_give_another_letter_is_graded_by_the_rules() {
        let told = |strength: Strength, sources| -> String {
            let attribution = Attribution { sources, ..Attribution::of(Kind::Unnamed) };
            let all = strength.rule().counterfactuals(attribution);
            all.map(|(letter, condition)| format!("{letter} if {condition}; ")).collect()
        };
        use Sources::*;
        for (strength, sources, expected) in [
            (Strength::Document, None, "C if only its author could be named; "),
            (Strength::NamedPerson, None, "E if the source were not named; "),
            (Strength::SeveralUnnamed, Some(Among(3)), "B if the 3 were named; "),
            (Strength::Unnamed, Some(Stated(1)), "B if the one were named; "),
            (
                Strength::Unnamed,
                Some(Unstated),
                "D if the text counted two or more; B if they were named; ",
            ),
            (Strength::UncountedGroup, None, "B if somebody of the group were named; "),
            (Strength::Hearsay, None, "F if the text described a group that says it; "),
        ] {
            assert_eq!(told(strength, sources), expected);
        }
    }

    #[test]
    fn named_person_and_institution_are_one_step() {
        assert_eq!(Strength::NamedPerson.step(), Strength::NamedInstitution.step());
        assert!(Strength::ALL.is_sorted_by_key(|strength| strength.step()));
    }
}
