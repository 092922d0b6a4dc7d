//! Single values and ranges of what has an order: paragraphs, days, grades.

use super::{Choice, CodeSet, Codes, Context, Values, Written, dossier};
use crate::{
    library::{ClaimRef, Library},
    query::QueryError,
};
use jiff::civil::Date;
use smallvec::smallvec;
use std::{borrow::Cow, collections::BTreeMap, fmt};

/// Numbers from 1, each of which is its own code.
struct Numbers<F>(F);

/// The number that `of` finds in a claim.
pub const fn numbers<F: Fn(ClaimRef<'_>) -> u16 + Sync>(of: F) -> impl Values {
    Numbers(of)
}

impl<F: Fn(ClaimRef<'_>) -> u16 + Sync> Values for Numbers<F> {
    fn takes_ranges(&self) -> bool {
        true
    }

    fn parse(&self, written: &Written<'_>) -> Result<Vec<Choice>, QueryError> {
        let number = |text: &str| {
            let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse().ok().filter(|number| is_number && *number > 0)
        };
        Ok(vec![Choice::Number(written.points(number, "a number from 1")?)])
    }

    fn codes(&self, claim: ClaimRef<'_>, _context: Context<'_>) -> Codes {
        smallvec![(self.0)(claim).into()]
    }

    fn meant(&self, choice: &Choice, _library: &Library) -> Codes {
        let Choice::Number(points) = choice else { return Codes::new() };
        (0..=u16::MAX).filter(|number| points.contains(*number)).map(u32::from).collect()
    }

    fn domain(&self, library: &Library, used: &CodeSet) -> Vec<(Choice, Codes)> {
        used.iter().map(|code| (self.choice(code, library), smallvec![code])).collect()
    }

    fn choice(&self, code: u32, _library: &Library) -> Choice {
        Choice::Number(Points::One(code as u16))
    }

    fn heading<'a>(&self, code: u32, library: &'a Library) -> Cow<'a, str> {
        self.choice(code, library).to_string().into()
    }

    fn label<'a>(&self, choice: &'a Choice, _library: &'a Library) -> Cow<'a, str> {
        choice.to_string().into()
    }
}

/// When the article of a claim was published. The codes are the ids of dossiers.
pub struct Dates;

impl Values for Dates {
    fn takes_ranges(&self) -> bool {
        true
    }

    fn parse(&self, written: &Written<'_>) -> Result<Vec<Choice>, QueryError> {
        let form = "a date such as 2026, 2026-02 or 2026-02-12";
        Ok(vec![Choice::Days(written.points(Days::parse, form)?)])
    }

    fn codes(&self, claim: ClaimRef<'_>, _context: Context<'_>) -> Codes {
        dossier(claim)
    }

    fn meant(&self, choice: &Choice, library: &Library) -> Codes {
        let Choice::Days(points) = choice else { return Codes::new() };
        let dossiers = library.dossiers().filter(|it| points.contains(it.published()));
        dossiers.map(|dossier| dossier.key().0).collect()
    }

    /// The years.
    fn domain(&self, library: &Library, _used: &CodeSet) -> Vec<(Choice, Codes)> {
        let mut years: BTreeMap<_, (Choice, Codes)> = BTreeMap::new();
        for dossier in library.dossiers() {
            let day = dossier.published();
            let choice = || Choice::Days(Points::One(Days::year_of(day)));
            let year = years.entry(day.year()).or_insert_with(|| (choice(), Codes::new()));
            year.1.push(dossier.key().0);
        }
        years.into_values().collect()
    }

    fn choice(&self, code: u32, library: &Library) -> Choice {
        let day = library.dossier(crate::library::DossierId(code)).published();
        Choice::Days(Points::One(Days::year_of(day)))
    }

    fn heading<'a>(&self, code: u32, library: &'a Library) -> Cow<'a, str> {
        self.choice(code, library).to_string().into()
    }

    fn label<'a>(&self, choice: &'a Choice, _library: &'a Library) -> Cow<'a, str> {
        choice.to_string().into()
    }
}

/// What can stand at an end of a range. It takes up some room on its scale: `2026-02` is the
/// days from the first of the month to its last.
pub trait Extent: Copy + PartialEq {
    /// A point on the scale.
    type Point: Ord + Copy;

    /// The first point that belongs to it.
    fn first(self) -> Self::Point;

    /// The last point that belongs to it.
    fn last(self) -> Self::Point;
}

/// What has a neighbour on each side.
pub trait Steps: Extent {
    /// Its neighbour below on the scale, if any.
    fn before(self) -> Option<Self>;

    /// Its neighbour above on the scale, if any.
    fn after(self) -> Option<Self>;
}

/// A range with one end at least; both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Range<T> {
    /// `a..`
    From(T),
    /// `..b`
    To(T),
    /// `a..b`
    Between(T, T),
}

impl<T: Extent> Range<T> {
    /// The range between two ends, in whichever order they come; nothing without ends.
    pub fn new(from: Option<T>, to: Option<T>) -> Option<Self> {
        match (from, to) {
            (None, None) => None,
            (Some(from), None) => Some(Range::From(from)),
            (None, Some(to)) => Some(Range::To(to)),
            (Some(a), Some(b)) if a.first() > b.last() => Some(Range::Between(b, a)),
            (Some(a), Some(b)) => Some(Range::Between(a, b)),
        }
    }

    /// The end that it begins with.
    pub fn from(self) -> Option<T> {
        match self {
            Range::From(from) | Range::Between(from, _) => Some(from),
            Range::To(_) => None,
        }
    }

    /// The end that it ends with.
    pub fn to(self) -> Option<T> {
        match self {
            Range::To(to) | Range::Between(_, to) => Some(to),
            Range::From(_) => None,
        }
    }

    /// Whether all of `value` lies in it.
    pub fn covers(self, value: T) -> bool {
        self.from().is_none_or(|from| from.first() <= value.first())
            && self.to().is_none_or(|to| value.last() <= to.last())
    }

    /// Whether a point lies in it.
    pub fn contains(self, point: T::Point) -> bool {
        self.from().is_none_or(|from| from.first() <= point)
            && self.to().is_none_or(|to| point <= to.last())
    }
}

impl<T: fmt::Display> fmt::Display for Range<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Range::From(from) => write!(f, "{from}.."),
            Range::To(to) => write!(f, "..{to}"),
            Range::Between(from, to) => write!(f, "{from}..{to}"),
        }
    }
}

/// One value, or a range of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Points<T> {
    /// `a`
    One(T),
    /// `a..b`
    Range(Range<T>),
}

impl<T: Extent> Points<T> {
    /// Whether a point is meant.
    pub fn contains(self, point: T::Point) -> bool {
        match self {
            Points::One(one) => one.first() <= point && point <= one.last(),
            Points::Range(range) => range.contains(point),
        }
    }

    /// Whether all of `value` is meant.
    pub fn covers(self, value: T) -> bool {
        match self {
            Points::One(one) => one.first() <= value.first() && value.last() <= one.last(),
            Points::Range(range) => range.covers(value),
        }
    }
}

impl<T: Steps> Points<T> {
    /// What is left when `value`, which it covers, is taken out.
    pub fn without(self, value: T) -> impl Iterator<Item = Self> {
        let range = match self {
            Points::One(_) => None,
            Points::Range(range) => Some(range),
        };
        let below =
            range.zip(value.before()).and_then(|(range, to)| Self::part(range.from(), Some(to)));
        let above =
            range.zip(value.after()).and_then(|(range, from)| Self::part(Some(from), range.to()));
        below.into_iter().chain(above)
    }

    fn part(from: Option<T>, to: Option<T>) -> Option<Self> {
        match (from, to) {
            (Some(from), Some(to)) if from.first() > to.last() => None,
            (Some(from), Some(to)) if from == to => Some(Points::One(from)),
            (from, to) => Range::new(from, to).map(Points::Range),
        }
    }
}

impl<T: fmt::Display> fmt::Display for Points<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Points::One(one) => one.fmt(f),
            Points::Range(range) => range.fmt(f),
        }
    }
}

impl Extent for u16 {
    type Point = u16;

    fn first(self) -> u16 {
        self
    }

    fn last(self) -> u16 {
        self
    }
}

impl Steps for u16 {
    fn before(self) -> Option<u16> {
        // Paragraphs count from 1.
        self.checked_sub(1).filter(|before| *before > 0)
    }

    fn after(self) -> Option<u16> {
        self.checked_add(1)
    }
}

/// A year, a month or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Days {
    first: Date,
    precision: Precision,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

impl Days {
    /// The days that `2026`, `2026-02` or `2026-02-12` names.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let (month, day) = (parts.next(), parts.next());
        let precision = match (month, day) {
            (None, _) => Precision::Year,
            (Some(_), None) => Precision::Month,
            (Some(_), Some(_)) => Precision::Day,
        };
        let part = |text: Option<&str>| text.map_or(Some(1), |text| number(text, 2));
        let (month, day) = (part(month)? as i8, part(day)? as i8);
        let first = Date::new(year, month, day).ok().filter(|_| parts.next().is_none())?;
        Some(Days { first, precision })
    }

    /// The year that a day lies in.
    pub fn year_of(day: Date) -> Self {
        Days { first: day.first_of_year(), precision: Precision::Year }
    }

    /// The year, month or day `before` or after, told by its own first or last day.
    fn around(self, neighbour: Date) -> Self {
        let first = match self.precision {
            Precision::Year => neighbour.first_of_year(),
            Precision::Month => neighbour.first_of_month(),
            Precision::Day => neighbour,
        };
        Days { first, ..self }
    }
}

/// A number of exactly so many digits.
fn number(text: &str, digits: usize) -> Option<i16> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

impl Extent for Days {
    type Point = Date;

    fn first(self) -> Date {
        self.first
    }

    fn last(self) -> Date {
        match self.precision {
            Precision::Year => self.first.last_of_year(),
            Precision::Month => self.first.last_of_month(),
            Precision::Day => self.first,
        }
    }
}

impl Steps for Days {
    fn before(self) -> Option<Self> {
        let neighbour = self.first().yesterday().ok()?;
        // Years are written with four digits.
        (neighbour.year() >= 0).then(|| self.around(neighbour))
    }

    fn after(self) -> Option<Self> {
        Some(self.around(self.last().tomorrow().ok()?))
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.first.year(), self.first.month(), self.first.day());
        match self.precision {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, sample::Index};

    #[test]
    fn no_day_is_made_up() {
        for text in [
            "",
            "26",
            "2026-2",
            "2026-13",
            "2026-02-30",
            "2026-02-12-1",
            "-2026",
            "+026",
            "２０２６",
        ] {
            assert_eq!(Days::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_is_its_days() {
        let month = Days::parse("2024-02").unwrap();
        assert_eq!(month.first().to_string(), "2024-02-01");
        assert_eq!(month.last().to_string(), "2024-02-29");
        assert_eq!(month.before().unwrap().to_string(), "2024-01");
        assert_eq!(month.after().unwrap().to_string(), "2024-03");
        assert_eq!(Days::parse("0000").unwrap().before(), None);
        assert_eq!(Days::parse("9999").unwrap().after(), None);
    }

    #[test]
    fn a_range_turns_round() {
        let range = Range::new(Some(9), Some(3)).unwrap();
        assert_eq!(range.to_string(), "3..9");
        let days = |text| Days::parse(text);
        let inside = Range::new(days("2014-09"), days("2014")).unwrap();
        assert_eq!(inside.to_string(), "2014-09..2014");
        assert_eq!(Range::<u16>::new(None, None), None);
    }

    #[test]
    fn a_year_comes_out_of_a_range_of_days() {
        let range = Range::new(Days::parse("2014-09"), Days::parse("2020")).unwrap();
        let rest = Points::Range(range).without(Days::parse("2016").unwrap());
        let rest: Vec<String> = rest.map(|part| part.to_string()).collect();
        assert_eq!(rest, ["2014-09..2015", "2017..2020"]);
    }

    fn points() -> impl Strategy<Value = Points<u16>> {
        let end = || proptest::option::of(1_u16..12);
        (end(), end(), 1_u16..12).prop_map(|(from, to, one)| {
            Range::new(from, to).map_or(Points::One(one), Points::Range)
        })
    }

    properties! {
        #[test]
        fn taking_one_out_leaves_the_others(points in points(), at in any::<Index>()) {
            let covered: Vec<_> = (1..12).filter(|one| points.covers(*one)).collect();
            let out = *at.get(&covered);
            let rest: Vec<_> = points.without(out).collect();
            for paragraph in 1..20 {
                let is_left = rest.iter().any(|part| part.contains(paragraph));
                prop_assert_eq!(is_left, points.contains(paragraph) && paragraph != out);
            }
        }
    }
}
