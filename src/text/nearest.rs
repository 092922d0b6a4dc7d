//! The names that are most like a mistyped one.

/// At most `most` of `names` that are like `word` in whichever case, the likest first: by
/// Jaro-Winkler, which forgives a wrong ending, and names that contain the word or are contained
/// in it.
pub fn nearest<'a>(
    word: &str,
    names: impl IntoIterator<Item = &'a str>,
    most: usize,
) -> Vec<&'a str> {
    /// Below this two words have no more in common than any two words have.
    const ALIKE: f64 = 0.78;
    let word = word.to_lowercase();
    let mut scored: Vec<(f64, &str)> = names
        .into_iter()
        .filter_map(|name| {
            let folded = name.to_lowercase();
            let similarity = strsim::jaro_winkler(&word, &folded);
            let contains = word.len().min(folded.len()) > 2
                && (folded.contains(&word) || word.contains(&folded));
            let score = if contains { similarity.max(0.9) } else { similarity };
            (score >= ALIKE).then_some((score, name))
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    scored.dedup_by_key(|(_, name)| *name);
    scored.truncate(most);
    scored.into_iter().map(|(_, name)| name).collect()
}

/// Which of `names`, the only ones that there are, `word` certainly is.
///
/// It is at most two slips away (a letter missing, too many, another, or two swapped), one where
/// either has fewer than five letters, and every other name is at least two slips farther. Capital
/// letters make no difference.
pub fn certain<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let scored = names.into_iter().map(|name| {
        let folded = name.to_lowercase();
        let length = word.chars().count().min(folded.chars().count());
        (strsim::osa_distance(&word, &folded), if length < 5 { 1 } else { 2 }, name)
    });
    let mut scored: Vec<_> = scored.collect();
    scored.sort_unstable();
    match scored[..] {
        [(slips, most, name)] if slips <= most => Some(name),
        [(slips, most, name), (next, ..), ..] if slips <= most && next >= slips + 2 => Some(name),
        _ => None,
    }
}

/// Which of `names`, beside which there could be others, `word` certainly is.
///
/// Two neighbouring letters are swapped, or one inside of it is missing or too many, of at least
/// five; the numbers in it are the same, and no other name is two slips away. A letter for another
/// or at the end is not certain: `iran` and `iraq`, `official` and `officials` are different names.
pub fn certain_among<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut near = names.into_iter().filter(|name| {
        name.len().abs_diff(word.len()) <= 2 && strsim::osa_distance(word, name) <= 2
    });
    match (near.next(), near.next()) {
        (Some(name), None) => is_slip(word, name).then_some(name),
        _ => None,
    }
}

/// Whether one of two words is the other, mistyped.
fn is_slip(word: &str, name: &str) -> bool {
    let (word, name): (Vec<char>, Vec<char>) = (word.chars().collect(), name.chars().collect());
    let (short, long) = if word.len() < name.len() { (&word, &name) } else { (&name, &word) };
    let digits = |word: &[char]| word.iter().copied().filter(char::is_ascii_digit).collect();
    let (of_short, of_long): (String, String) = (digits(short), digits(long));
    if short.len() < 5 || of_short != of_long {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    let (short_rest, long_rest) = (&short[same..], &long[same..]);
    match (short_rest, long_rest) {
        ([a, b, short @ ..], [c, d, long @ ..]) if short.len() == long.len() => {
            a == d && b == c && short == long
        }
        ([_, ..], [_, long @ ..]) => same > 0 && short_rest == long,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_fixed_words_one_that_is_much_nearer_than_any_other_is_certain() {
        let words = ["Stated", "Among", "Inferred", "Unstated"];
        assert_eq!(certain("Statd", words), Some("Stated"));
        assert_eq!(certain("among", words), Some("Among"));
        assert_eq!(certain("Infered", words), Some("Inferred"));
        for word in ["Ustated", "Implied", "", "Stat", "Guessed"] {
            assert_eq!(certain(word, words), None, "{word}");
        }
        assert_eq!(certain("gst", ["id", "gist", "quote"]), Some("gist"));
        assert_eq!(certain("n", ["on"]), Some("on"));
        assert_eq!(certain("x", [""; 0]), None);
    }

    #[test]
    fn of_names_only_a_slip_of_the_hand_is_certain() {
        let names = ["mudge", "iran", "officials", "insider-1", "petersen", "white-house"];
        for (word, name) in
            [("mugde", "mudge"), ("offficials", "officials"), ("white-huse", "white-house")]
        {
            assert_eq!(certain_among(word, names), Some(name));
        }
        for word in ["iraq", "official", "insider-2", "insider-11", "peterson", "house", "mudg", ""]
        {
            assert_eq!(certain_among(word, names), None, "{word}");
        }
        assert_eq!(certain_among("critcs", ["critics", "cities"]), Some("critics"));
        assert_eq!(certain_among("mugde", ["mudge", "mugdes"]), None);
    }

    #[test]
    fn the_likest_comes_first() {
        let names = ["pottinger", "schumer", "white-house", "china-mobile"];
        assert_eq!(nearest("potinger", names, 3), ["pottinger"]);
        assert_eq!(nearest("House", names, 3), ["white-house"]);
        assert_eq!(nearest("xyz", names, 3), Vec::<&str>::new());
    }
}
