//! Numbers, lists and places as a sentence has them.

use crate::library::ClaimRef;
pub use crate::text::{and, count, plural as verb};
use std::fmt::Write as _;

/// "one person", "four people", "13 people".
pub fn people(n: u16) -> String {
    if n == 1 { "one person".to_owned() } else { format!("{} people", number(n.into())) }
}

/// A number as text has it: in letters up to twelve.
pub fn number(n: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// A share in per cent, which says 0% and 100% only where that is exact.
pub fn share(part: usize, whole: usize) -> String {
    if part == 0 || whole == 0 {
        return "0%".to_owned();
    }
    match (part * 200 + whole) / (whole * 2) {
        0 => "under 1%".to_owned(),
        100 if part < whole => "over 99%".to_owned(),
        percent => format!("{percent}%"),
    }
}

/// The paragraphs of claims, each once, runs of three and more joined: "¶1, ¶3, ¶14–16".
pub fn paragraphs<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> String {
    let mut numbers: Vec<u16> = claims.into_iter().map(ClaimRef::paragraph).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut out = String::new();
    for run in numbers.chunk_by(|a, b| *b == *a + 1) {
        match run {
            [first, _, .., last] => push_place(&mut out, &format!("{first}–{last}")),
            few => few.iter().for_each(|number| push_place(&mut out, &number.to_string())),
        }
    }
    out
}

fn push_place(out: &mut String, place: &str) {
    if !out.is_empty() {
        out.push_str(", ");
    }
    // Writing to a string cannot fail.
    let _ = write!(out, "¶{place}");
}

/// Whose: "Reuters's", "Anna's".
pub fn possessive(name: &str) -> String {
    format!("{name}'s")
}

/// Ends a sentence about an absence, or about all of something. While anything is undecided, the
/// sentence holds only as far as has been decided, and says so.
pub fn so_far(sentence: &str, is_open: bool) -> String {
    let so_far = if is_open { ", as far as has been decided" } else { "" };
    format!("{sentence}{so_far}.")
}

/// The same with its first letter in lower case.
pub fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// The same with its first letter in upper case.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{
        Scope,
        testing::{TUTORIAL, library},
    };

    #[test]
    fn shares_are_exact_at_the_ends() {
        for (part, whole, expected) in [
            (0, 0, "0%"),
            (0, 7, "0%"),
            (1, 1000, "under 1%"),
            (1, 3, "33%"),
            (1, 2, "50%"),
            (999, 1000, "over 99%"),
            (7, 7, "100%"),
        ] {
            assert_eq!(share(part, whole), expected, "{part} of {whole}");
        }
    }

    #[test]
    fn lists_and_numbers_read_as_text() {
        assert_eq!(
            (people(1), people(12), people(13)),
            ("one person".to_owned(), "twelve people".to_owned(), "13 people".to_owned(),)
        );
        assert_eq!(sentence("über"), "Über");
        assert_eq!(sentence(""), "");
    }

    #[test]
    fn paragraphs_stand_once_and_in_order() {
        let library = library(&[TUTORIAL]);
        let claims: Vec<_> = Scope::all(&library).claims().collect();
        assert_eq!(paragraphs(claims.iter().rev().copied()), "¶1–6, ¶8–11");
        assert_eq!(paragraphs([claims[17], claims[0], claims[2]]), "¶1, ¶2, ¶10");
        assert_eq!(paragraphs([]), "");
    }
}
