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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likest_comes_first() {
        let names = ["pottinger", "schumer", "white-house", "china-mobile"];
        assert_eq!(nearest("potinger", names, 3), ["pottinger"]);
        assert_eq!(nearest("House", names, 3), ["white-house"]);
        assert_eq!(nearest("xyz", names, 3), Vec::<&str>::new());
    }
}
