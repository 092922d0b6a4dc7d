//! Single values and ranges of what has an order: paragraphs, days, grades.

use super::{Choice, CodeSet, Codes, Context, OPEN_CODE, Values, Visit, Written};
use crate::{
    library::{ClaimRef, Library},
    query::QueryError,
};
use jiff::civil::Date;
use smallvec::smallvec;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// Numbers from 1, each of which is its own code.
struct Numbers<F>(F);

/// The number that `of` finds in a claim.
pub const fn numbers<F: Fn(ClaimRef<'_>) -> u16 + Sync>(of: F) -> impl Values {
    Numbers(of)
}

impl<F: Fn(ClaimRef<'_>) -> u16> Visit for Numbers<F> {
    fn visit(&self, claim: ClaimRef<'_>, _context: Context<'_>, mut take: impl FnMut(u32)) {
        take((self.0)(claim).into());
    }
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

impl Visit for Dates {
    fn visit(&self, claim: ClaimRef<'_>, _context: Context<'_>, take: impl FnMut(u32)) {
        let dossier = claim.dossier();
        std::iter::once(dossier.published().map_or(OPEN_CODE, |_| dossier.key().0)).for_each(take);
    }
}

impl Values for Dates {
    fn takes_ranges(&self) -> bool {
        true
    }

    fn parse(&self, written: &Written<'_>) -> Result<Vec<Choice>, QueryError> {
        let form = "a date such as 2026, 2026-02 or 2026-02-12";
        Ok(vec![Choice::Days(written.points(Days::parse, form)?)])
    }

    fn meant(&self, choice: &Choice, library: &Library) -> Codes {
        let Choice::Days(points) = choice else { return Codes::new() };
        let dossiers =
            library.dossiers().filter(|it| it.published().is_some_and(|day| points.contains(day)));
        dossiers.map(|dossier| dossier.key().0).collect()
    }

    /// The years.
    fn domain(&self, library: &Library, _used: &CodeSet) -> Vec<(Choice, Codes)> {
        let mut years: BTreeMap<_, (Choice, Codes)> = BTreeMap::new();
        for dossier in library.dossiers() {
            let Some(day) = dossier.published() else { continue };
            let choice = || Choice::Days(Points::One(Days::year_of(day)));
            let year = years.entry(day.year()).or_insert_with(|| (choice(), Codes::new()));
            year.1.push(dossier.key().0);
        }
        years.into_values().collect()
    }

    /// A month by its name, in each year in which an article was published then.
    fn answers(&self, word: &str, library: &Library) -> Vec<Choice> {
        const MONTHS: [&str; 12] = [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ];
        let is_meant = |month: &str| month == word || word.len() == 3 && month.starts_with(word);
        let Some(month) = MONTHS.iter().position(|month| is_meant(month)) else {
            return Vec::new();
        };
        let days = library.dossiers().filter_map(|dossier| dossier.published());
        let days = days.filter(|day| usize::from(day.month().unsigned_abs()) == month + 1);
        let months: BTreeSet<Date> = days.map(|day| day.first_of_month()).collect();
        let choice = |first| Choice::Days(Points::One(Days { first, precision: Precision::Month }));
        months.into_iter().map(choice).collect()
    }

    fn choice(&self, code: u32, library: &Library) -> Choice {
        let day = library.dossier(crate::library::DossierId(code)).published();
        day.map_or(Choice::Open(None), |day| Choice::Days(Points::One(Days::year_of(day))))
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

    /// Its neighbour below on the scale, if any.
    fn before(self) -> Option<Self>;

    /// Its neighbour above on the scale, if any.
    fn after(self) -> Option<Self>;
}

/// One value, or a range of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Points<T> {
    /// `a`
    One(T),
    /// `a..b`, `a..` or `..b`; both ends belong to it, and one is there at least.
    Range(Option<T>, Option<T>),
}

impl<T: Extent> Points<T> {
    /// The range between two ends, in whichever order they come; nothing without ends.
    pub fn range(from: Option<T>, to: Option<T>) -> Option<Self> {
        match (from, to) {
            (None, None) => None,
            (Some(a), Some(b)) if a.first() > b.last() => Some(Points::Range(to, from)),
            _ => Some(Points::Range(from, to)),
        }
    }

    fn ends(self) -> (Option<T>, Option<T>) {
        match self {
            Points::One(one) => (Some(one), Some(one)),
            Points::Range(from, to) => (from, to),
        }
    }

    /// Whether a point is meant.
    pub fn contains(self, point: T::Point) -> bool {
        let (from, to) = self.ends();
        from.is_none_or(|from| from.first() <= point) && to.is_none_or(|to| point <= to.last())
    }

    /// Whether all of `value` is meant.
    pub fn covers(self, value: T) -> bool {
        self.contains(value.first()) && self.contains(value.last())
    }

    /// What is left when `value`, which it covers, is taken out.
    pub fn without(self, value: T) -> impl Iterator<Item = Self> {
        let (from, to) = self.ends();
        let below = value.before().and_then(|below| Self::part(from, Some(below)));
        let above = value.after().and_then(|above| Self::part(Some(above), to));
        below.into_iter().chain(above)
    }

    fn part(from: Option<T>, to: Option<T>) -> Option<Self> {
        match (from, to) {
            (Some(from), Some(to)) if from.first() > to.last() => None,
            (Some(from), Some(to)) if from == to => Some(Points::One(from)),
            (from, to) => Some(Points::Range(from, to)),
        }
    }
}

impl<T: fmt::Display> fmt::Display for Points<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Points::One(one) => one.fmt(f),
            Points::Range(from, to) => {
                from.iter().try_for_each(|from| from.fmt(f))?;
                f.write_str("..")?;
                to.iter().try_for_each(|to| to.fmt(f))
            }
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
        let range = Points::range(Some(9), Some(3)).unwrap();
        assert_eq!(range.to_string(), "3..9");
        let days = |text| Days::parse(text);
        let inside = Points::range(days("2014-09"), days("2014")).unwrap();
        assert_eq!(inside.to_string(), "2014-09..2014");
        assert_eq!(Points::<u16>::range(None, None), None);
    }

    #[test]
    fn a_year_comes_out_of_a_range_of_days() {
        let range = Points::range(Days::parse("2014-09"), Days::parse("2020")).unwrap();
        let rest = range.without(Days::parse("2016").unwrap());
        let rest: Vec<String> = rest.map(|part| part.to_string()).collect();
        assert_eq!(rest, ["2014-09..2015", "2017..2020"]);
    }

    fn points() -> impl Strategy<Value = Points<u16>> {
        let end = || proptest::option::of(1_u16..12);
        (end(), end(), 1_u16..12)
            .prop_map(|(from, to, one)| Points::range(from, to).unwrap_or(Points::One(one)))
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
