//! Grades, letters and ranges of letters.

use super::{
    Choice, CodeSet, Codes, Context, OPEN_CODE, Sign, Values, Visit, Written,
    written::{Bounds, Comparison},
};
use crate::{
    library::{Carriers, ClaimRef, Directness, Grade, Library, Rule, Strength},
    query::{Candidate, QueryError},
};
use std::{borrow::Cow, fmt};

/// A grade, a letter or a range of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GradeValue {
    /// `N`, with and without claims that carry it.
    Newsroom,
    /// `B` is `B1` to `B3`.
    Letter(Strength),
    /// `B2`
    Exact(Strength, Directness),
    /// `A..C`; the newsroom lies in no range.
    Range(GradeRange),
}

/// A range of letters that never parts B from C, which are one step; one end is there at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GradeRange {
    from: Option<Strength>,
    to: Option<Strength>,
}

impl GradeRange {
    /// The range between two letters, in whichever order they come: one that begins with C
    /// begins with B, one that ends in B ends in C. Nothing without ends.
    pub fn new(from: Option<Strength>, to: Option<Strength>) -> Option<Self> {
        let (from, to) = match (from, to) {
            (None, None) => return None,
            (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
            ends => ends,
        };
        let from = from.map(|from| same_step(from).min().unwrap_or(from));
        let to = to.map(|to| same_step(to).max().unwrap_or(to));
        Some(GradeRange { from, to })
    }

    fn contains(self, strength: Strength) -> bool {
        self.from.is_none_or(|from| from <= strength) && self.to.is_none_or(|to| strength <= to)
    }
}

fn same_step(strength: Strength) -> impl Iterator<Item = Strength> {
    Strength::ALL.into_iter().filter(move |other| other.step() == strength.step())
}

impl GradeValue {
    fn letters() -> impl Iterator<Item = GradeValue> {
        Strength::ALL.into_iter().map(GradeValue::Letter).chain([GradeValue::Newsroom])
    }

    /// Whether it means a grade.
    pub fn contains(self, grade: Grade) -> bool {
        match grade {
            Grade::Sourced { strength, directness } => {
                self.covers(GradeValue::Exact(strength, directness))
            }
            Grade::Newsroom { .. } => self == GradeValue::Newsroom,
            // That it is undecided is a choice of every field.
            Grade::Open { .. } => false,
        }
    }

    /// Whether it means all that another means.
    pub(in crate::query) fn covers(self, other: GradeValue) -> bool {
        match (self, other) {
            (GradeValue::Letter(letter), GradeValue::Exact(of, _)) => letter == of,
            (GradeValue::Range(range), GradeValue::Letter(of) | GradeValue::Exact(of, _)) => {
                range.contains(of)
            }
            (a, b) => a == b,
        }
    }

    /// What is left when another, which it covers or is covered by, is taken out.
    pub(in crate::query) fn without(self, other: GradeValue) -> Vec<GradeValue> {
        let parts: Vec<GradeValue> = match (self, other) {
            (GradeValue::Range(_), _) if self.covers(other) => Self::letters().collect(),
            (GradeValue::Letter(letter), GradeValue::Exact(..)) if self.covers(other) => {
                return Directness::ALL
                    .map(|digit| GradeValue::Exact(letter, digit))
                    .into_iter()
                    .filter(|exact| *exact != other)
                    .collect();
            }
            _ => vec![self],
        };
        let left = parts.into_iter().filter(|part| self.covers(*part) && !other.covers(*part));
        left.flat_map(|part| if part == self { vec![part] } else { part.without(other) }).collect()
    }
}

impl fmt::Display for GradeValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GradeValue::Newsroom => f.write_str("N"),
            GradeValue::Letter(strength) => write!(f, "{}", strength.letter()),
            GradeValue::Exact(strength, directness) => {
                write!(f, "{}{}", strength.letter(), directness.digit())
            }
            GradeValue::Range(GradeRange { from, to }) => {
                let [from, to] = [from, to].map(|end| end.map(|it| it.letter().to_string()));
                write!(f, "{}..{}", from.unwrap_or_default(), to.unwrap_or_default())
            }
        }
    }
}

/// The letters. The codes are those of [`code`].
pub struct Grades;

/// Strength and directness in one number; the newsroom comes last.
fn code(grade: Grade) -> u32 {
    let digits = Directness::ALL.len();
    match grade {
        Grade::Sourced { strength, directness } => {
            (strength as usize * digits + directness as usize) as u32
        }
        Grade::Newsroom { .. } => (Strength::ALL.len() * digits) as u32,
        Grade::Open { .. } => OPEN_CODE,
    }
}

/// The letter of a grade.
fn letter(code: u32) -> GradeValue {
    let place = code as usize / Directness::ALL.len();
    Strength::ALL.get(place).map_or(GradeValue::Newsroom, |strength| GradeValue::Letter(*strength))
}

/// Every grade, in the order of its code.
fn all() -> impl Iterator<Item = Grade> {
    let sourced = Strength::ALL.into_iter().flat_map(|strength| {
        Directness::ALL.map(|directness| Grade::Sourced { strength, directness })
    });
    sourced.chain([Grade::Newsroom { rests_on: Carriers::None }])
}

impl Visit for Grades {
    fn visit(&self, claim: ClaimRef<'_>, _context: Context<'_>, mut take: impl FnMut(u32)) {
        take(code(claim.grade()));
    }
}

impl Values for Grades {
    fn is_closed(&self) -> bool {
        true
    }

    fn takes_ranges(&self) -> bool {
        true
    }

    fn parse(&self, written: &Written<'_>) -> Result<Vec<Choice>, QueryError> {
        let grade = match written.bounds() {
            Bounds::One(text) => single(text),
            Bounds::Range(from, to) => {
                GradeRange::new(end(from, written)?, end(to, written)?).map(GradeValue::Range)
            }
            Bounds::Compared(comparison, letter) => match end(letter, written)? {
                Some(letter) => Some(GradeValue::Range(compared(comparison, letter, written)?)),
                None => None,
            },
        };
        Ok(vec![Choice::Grade(grade.ok_or_else(|| no_grade(written))?)])
    }

    fn meant(&self, choice: &Choice, _library: &Library) -> Codes {
        let Choice::Grade(value) = choice else { return Codes::new() };
        all().filter(|grade| value.contains(*grade)).map(code).collect()
    }

    fn domain(&self, library: &Library, _used: &CodeSet) -> Vec<(Choice, Codes)> {
        let choices = GradeValue::letters().map(Choice::Grade);
        choices.map(|choice| (choice.clone(), self.meant(&choice, library))).collect()
    }

    fn listed(&self, code: u32) -> u32 {
        code - code % Directness::ALL.len() as u32
    }

    fn choice(&self, code: u32, _library: &Library) -> Choice {
        Choice::Grade(letter(code))
    }

    fn label<'a>(&self, choice: &'a Choice, _library: &'a Library) -> Cow<'a, str> {
        let Choice::Grade(grade) = choice else { return "".into() };
        match grade {
            GradeValue::Exact(_, directness) => {
                format!("{grade} {}, {}", name(*grade), directness.meaning()).into()
            }
            GradeValue::Range(_) => grade.to_string().into(),
            _ => format!("{grade} {}", name(*grade)).into(),
        }
    }

    fn heading<'a>(&self, code: u32, _library: &'a Library) -> Cow<'a, str> {
        name(letter(code)).into()
    }

    fn sign(&self, choice: &Choice) -> Sign {
        match choice {
            Choice::Grade(GradeValue::Letter(strength)) => Sign::Grade(Some(*strength)),
            Choice::Grade(GradeValue::Newsroom) => Sign::Grade(None),
            _ => Sign::None,
        }
    }

    fn other_names<'a>(&self, choice: &Choice, _library: &'a Library) -> Vec<&'a str> {
        match choice {
            Choice::Grade(GradeValue::Newsroom) => vec!["own voice", "the newsroom's own"],
            _ => Vec::new(),
        }
    }

    /// Whatever is attributed has a letter of the scale; and a grade as the screen writes it: `D3`.
    fn answers(&self, word: &str, _library: &Library) -> Vec<Choice> {
        let all = GradeRange::new(Strength::ALL.first().copied(), Strength::ALL.last().copied());
        let all = all.filter(|_| word == "attributed").map(GradeValue::Range);
        let is_code = word.len() == 2 && word.ends_with(|c: char| c.is_ascii_digit());
        let code = is_code.then(|| single(&word.to_ascii_uppercase())).flatten();
        all.into_iter().chain(code).map(Choice::Grade).collect()
    }

    fn more_to_type(&self, typed: &str, library: &Library) -> Vec<Candidate> {
        let exact = Strength::ALL.into_iter().flat_map(|strength| {
            Directness::ALL.map(|digit| Choice::Grade(GradeValue::Exact(strength, digit)))
        });
        let exact = exact.filter(|_| !typed.is_empty());
        exact.map(|grade| Candidate::new(grade.to_string(), self.label(&grade, library))).collect()
    }
}

/// What the letter of a grade means; nothing for several letters.
fn name(grade: GradeValue) -> String {
    match grade {
        GradeValue::Newsroom => Rule::of(None).name.to_owned(),
        GradeValue::Letter(strength) | GradeValue::Exact(strength, _) => strength.names(),
        GradeValue::Range(_) => String::new(),
    }
}

fn single(text: &str) -> Option<GradeValue> {
    if text.eq_ignore_ascii_case("n") {
        return Some(GradeValue::Newsroom);
    }
    let mut chars = text.chars();
    let letter = chars.next().and_then(Strength::from_letter)?;
    match (chars.next(), chars.next()) {
        (None, _) => Some(GradeValue::Letter(letter)),
        (Some(digit), None) => {
            let digit = Directness::from_digit(digit.to_digit(10)? as u8)?;
            Some(GradeValue::Exact(letter, digit))
        }
        _ => None,
    }
}

/// The letter at an end of a range, if one is there.
fn end(text: &str, written: &Written<'_>) -> Result<Option<Strength>, QueryError> {
    if text.eq_ignore_ascii_case("n") {
        let message = "N, the newsroom, lies in no range: it is off the scale";
        return Err(written.error(message).help("add it by itself: `grade:A..C,N`"));
    }
    match single(text) {
        Some(GradeValue::Letter(letter)) => Ok(Some(letter)),
        _ if text.is_empty() => Ok(None),
        _ => Err(no_grade(written)),
    }
}

/// The letters that are stronger or weaker than one. A stronger grade is a letter nearer to A: `>=C`
/// is `..C`.
fn compared(
    comparison: Comparison,
    letter: Strength,
    written: &Written<'_>,
) -> Result<GradeRange, QueryError> {
    let mut others = Strength::ALL.into_iter();
    let (from, to, beyond) = match comparison {
        Comparison::AtLeast => (None, Some(letter), ""),
        Comparison::AtMost => (Some(letter), None, ""),
        Comparison::More => (None, others.rfind(|it| it.step() < letter.step()), "stronger"),
        Comparison::Less => (others.find(|it| it.step() > letter.step()), None, "weaker"),
    };
    let nothing = || written.error(format!("nothing is {beyond} than {}", letter.letter()));
    GradeRange::new(from, to).ok_or_else(nothing)
}

fn no_grade(written: &Written<'_>) -> QueryError {
    let [first, .., last] = Strength::ALL.map(Strength::letter);
    written.error(format!("`{}` is no grade", written.text)).help(format!(
        "write a letter from {first} to {last}, or N for the newsroom; a letter and a digit from 1 \
         to 3, such as B2; a range of letters, such as A..C; or open for what is undecided",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(from: Option<char>, to: Option<char>) -> String {
        let letter = |letter: Option<char>| letter.and_then(Strength::from_letter);
        GradeValue::Range(GradeRange::new(letter(from), letter(to)).unwrap()).to_string()
    }

    #[test]
    fn a_range_never_parts_b_from_c() {
        assert_eq!(range(Some('A'), Some('B')), "A..C");
        assert_eq!(range(Some('C'), None), "B..");
        assert_eq!(range(None, Some('B')), "..C");
        assert_eq!(range(Some('C'), Some('B')), "B..C");
        assert_eq!(range(Some('F'), Some('D')), "D..F");
        assert_eq!(GradeRange::new(None, None), None);
    }

    #[test]
    fn the_newsroom_lies_in_no_range() {
        let all = GradeValue::Range(GradeRange::new(Some(Strength::Document), None).unwrap());
        for rests_on in [Carriers::None, Carriers::Open, Carriers::Best(Strength::Document)] {
            assert!(!all.contains(Grade::Newsroom { rests_on }));
            assert!(GradeValue::Newsroom.contains(Grade::Newsroom { rests_on }));
        }
    }

    #[test]
    fn a_letter_comes_out_of_a_range() {
        let left = |value: GradeValue, out| {
            let rest = value.without(out).into_iter().map(|value| value.to_string());
            rest.collect::<Vec<_>>().join(",")
        };
        use Strength::*;
        let range = GradeValue::Range(GradeRange::new(None, Some(SeveralUnnamed)).unwrap());
        assert_eq!(left(range, GradeValue::Letter(NamedPerson)), "A,C,D");
        let exact = GradeValue::Exact(NamedPerson, Directness::Partial);
        assert_eq!(left(GradeValue::Letter(NamedPerson), exact), "B1,B3");
        assert_eq!(left(exact, GradeValue::Letter(NamedPerson)), "");
        assert_eq!(left(exact, GradeValue::Letter(Document)), "B2");
    }
}
