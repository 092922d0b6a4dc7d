//! The attribution grade: who answers for a claim, and how directly the words come.
//!
//! It measures how traceable the attribution is, never whether the claim is true. The rules
//! stand in [`RULES`]; everything that explains a grade is drawn from there.

use crate::dossier::{Kind, Sources, Speech};
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
    /// D: two or more people whom the text does not name.
    SeveralUnnamed,
    /// E: one person, or people without a number.
    Unnamed,
    /// F: a plural that nobody counted.
    UncountedGroup,
}

impl Strength {
    /// All strengths, strongest first.
    pub const ALL: [Strength; 6] = [
        Strength::Document,
        Strength::NamedPerson,
        Strength::NamedInstitution,
        Strength::SeveralUnnamed,
        Strength::Unnamed,
        Strength::UncountedGroup,
    ];

    /// The letter, `A` to `F`.
    pub fn letter(self) -> char {
        self.rule().letter
    }

    /// The name in words.
    pub fn name(self) -> &'static str {
        self.rule().name
    }

    /// The rule that gives this strength.
    pub fn rule(self) -> &'static Rule {
        Rule::of(Some(self))
    }

    /// Whether a name or a document answers for it.
    pub fn is_named(self) -> bool {
        self <= Strength::NamedInstitution
    }

    /// Whether it is people who are not named.
    pub fn is_unnamed(self) -> bool {
        !self.is_named() && !self.is_uncounted()
    }

    /// Whether it is a group that nobody counted.
    pub fn is_uncounted(self) -> bool {
        self >= Strength::UncountedGroup
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
        /// The strongest of the claims that it rests on, where it rests on any.
        rests_on: Option<Strength>,
    },
}

impl Grade {
    /// The grade of a claim, or nothing for a speaker that cannot be a source.
    ///
    /// `carriers` are the grades of the claims that a narration rests on.
    pub fn of(
        kind: Kind,
        sources: Option<Sources>,
        speech: Speech,
        carriers: impl Iterator<Item = Grade>,
    ) -> Option<Grade> {
        let rule = Rule::first(kind, sources)?;
        let directness = match speech {
            Speech::Verbatim => Some(Directness::Verbatim),
            Speech::Partial => Some(Directness::Partial),
            Speech::Paraphrase => Some(Directness::Paraphrase),
            Speech::Narration => None,
        };
        match (rule.strength, directness) {
            (Some(strength), Some(directness)) => Some(Grade::Sourced { strength, directness }),
            (None, None) => {
                Some(Grade::Newsroom { rests_on: carriers.filter_map(Grade::strength).min() })
            }
            _ => None,
        }
    }

    /// Who answers for it in the end: for narration the strongest claim that carries it.
    pub fn strength(self) -> Option<Strength> {
        match self {
            Grade::Sourced { strength, .. } => Some(strength),
            Grade::Newsroom { rests_on } => rests_on,
        }
    }

    /// Its place in an order that has the most traceable first: step, then digit. What is off
    /// the scale comes last.
    pub fn order(self) -> (u8, u8) {
        match self {
            Grade::Sourced { strength, directness } => (strength.step(), directness.digit()),
            Grade::Newsroom { .. } => (u8::MAX, 0),
        }
    }

    /// Whether somebody is said to have said it.
    pub fn is_sourced(self) -> bool {
        matches!(self, Grade::Sourced { .. })
    }

    /// The letter, `A` to `F` or `N`.
    pub fn letter(self) -> char {
        self.rule().letter
    }

    /// The name of the letter: "several unnamed".
    pub fn name(self) -> &'static str {
        self.rule().name
    }

    /// The rule that gives this grade its letter.
    pub fn rule(self) -> &'static Rule {
        match self {
            Grade::Sourced { strength, .. } => strength.rule(),
            Grade::Newsroom { .. } => Rule::of(None),
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Grade::Sourced { strength, directness } => {
                write!(f, "{}{}", strength.letter(), directness.digit())
            }
            Grade::Newsroom { rests_on: None } => f.write_str("N"),
            Grade::Newsroom { rests_on: Some(strength) } => write!(f, "N({})", strength.letter()),
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
    fits: fn(Kind, Option<Sources>) -> bool,
    /// What else could have stood in the text of an attribution with this letter.
    otherwise: fn(Option<Sources>) -> Vec<Otherwise>,
}

/// What could have stood in the text instead: the rules say what the grade would be then.
#[derive(Debug)]
struct Otherwise {
    kind: Kind,
    sources: Option<Sources>,
    /// "the 4 were named"
    condition: String,
}

impl Rule {
    /// The rule of a place on the scale; without one, of the newsroom's own voice.
    pub fn of(strength: Option<Strength>) -> &'static Rule {
        // Each has its rule, as a test holds.
        RULES.iter().find(|rule| rule.strength == strength).unwrap_or(&RULES[0])
    }

    /// The first rule that fits.
    fn first(kind: Kind, sources: Option<Sources>) -> Option<&'static Rule> {
        RULES.iter().find(|rule| (rule.fits)(kind, sources))
    }

    /// What would have given another letter, each with that letter: `B`, "the 4 were named".
    pub(super) fn counterfactuals(
        &self,
        sources: Option<Sources>,
    ) -> impl Iterator<Item = (char, String)> {
        let all = (self.otherwise)(sources).into_iter();
        all.filter_map(|it| Some((Rule::first(it.kind, it.sources)?.letter, it.condition)))
    }
}

fn named_instead(sources: Option<Sources>) -> Otherwise {
    let they = match sources {
        Some(Sources::Stated(1) | Sources::Among(1)) => "the one".to_owned(),
        Some(Sources::Stated(n) | Sources::Among(n)) => format!("the {n}"),
        _ => "they".to_owned(),
    };
    Otherwise { kind: Kind::Person, sources: None, condition: format!("{they} were named") }
}

/// Only where the text gives no number.
fn counted_instead(sources: Option<Sources>) -> Option<Otherwise> {
    let is_counted = matches!(sources, Some(Sources::Stated(_) | Sources::Among(_)));
    let condition = "the text counted two or more".to_owned();
    let sources = Some(Sources::Stated(2));
    (!is_counted).then_some(Otherwise { kind: Kind::Unnamed, sources, condition })
}

fn instead(kind: Kind, condition: &str) -> Vec<Otherwise> {
    vec![Otherwise { kind, sources: None, condition: condition.to_owned() }]
}

/// The rules of the grade, in the order in which they are tried: the first that fits gives the
/// letter.
///
/// They lean on the Reuters Handbook of Journalism, chapter "Reporting and Sourcing Basics".
pub static RULES: [Rule; 7] = [
    Rule {
        letter: 'N',
        name: "newsroom",
        when: "the newsroom says it in its own voice",
        leans_on: "Reuters Handbook: established facts need no source; \
                   off the scale, in brackets the strongest claim that it rests on",
        colour: "n",
        strength: None,
        step: u8::MAX,
        fits: |kind, _| kind == Kind::Outlet,
        otherwise: |_| Vec::new(),
    },
    Rule {
        letter: 'F',
        name: "uncounted group",
        when: "a group says it that nobody counted",
        leans_on: "nobody in it can be asked",
        colour: "f",
        strength: Some(Strength::UncountedGroup),
        step: 4,
        fits: |kind, _| kind == Kind::Collective,
        otherwise: |_| instead(Kind::Person, "somebody of the group were named"),
    },
    Rule {
        letter: 'A',
        name: "document",
        when: "a document says it that a reader can retrieve",
        leans_on: "a reader can look it up",
        colour: "a",
        strength: Some(Strength::Document),
        step: 0,
        fits: |kind, _| kind == Kind::Document,
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
        fits: |kind, _| kind == Kind::Person,
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
        fits: |kind, _| kind == Kind::Organisation,
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
        fits: |kind, sources| {
            kind == Kind::Unnamed
                && matches!(sources, Some(Sources::Stated(n) | Sources::Among(n)) if n >= 2)
        },
        otherwise: |sources| vec![named_instead(sources)],
    },
    Rule {
        letter: 'E',
        name: "unnamed",
        when: "one unnamed person says it, or unnamed people whom the text does not count",
        leans_on: "Reuters Handbook: anonymous sources are the weakest; \
                   never the plural for one",
        colour: "e",
        strength: Some(Strength::Unnamed),
        step: 3,
        fits: |kind, _| kind == Kind::Unnamed,
        otherwise: |sources| {
            counted_instead(sources).into_iter().chain([named_instead(sources)]).collect()
        },
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn grade(kind: Kind, sources: Option<Sources>, speech: Speech) -> String {
        Grade::of(kind, sources, speech, std::iter::empty())
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
            Grade::Newsroom { rests_on: None },
        ];
        let grade = Grade::of(Kind::Outlet, None, Speech::Narration, carriers.into_iter());
        assert_eq!(grade.unwrap().to_string(), "N(D)");
    }

    #[test]
    fn each_strength_has_its_own_rule() {
        for strength in Strength::ALL {
            assert_eq!(strength.rule().strength, Some(strength));
            assert_eq!(Strength::from_letter(strength.letter()), Some(strength));
        }
    }

    #[test]
    fn each_rule_has_a_letter_and_a_colour_of_its_own() {
        for rule in &RULES {
            assert_eq!(rule.colour, rule.letter.to_ascii_lowercase().to_string());
            assert_eq!(RULES.iter().filter(|other| other.letter == rule.letter).count(), 1);
            assert!(std::ptr::eq(Rule::of(rule.strength), rule));
        }
    }

    #[test]
    fn what_would_give_another_letter_is_graded_by_the_rules() {
        let told = |strength: Strength, sources| -> String {
            let all = strength.rule().counterfactuals(sources);
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
