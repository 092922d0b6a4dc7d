//! Numbers and lists as a sentence has them.

/// "1 claim", "2 claims".
pub fn count(n: usize, thing: &str) -> String {
    format!("{n} {}", plural(n, thing, &format!("{thing}s")))
}

/// The form of a word for a number: "1 person", "2 people"; "1 stands", "2 stand".
pub fn plural<'w>(n: usize, one: &'w str, many: &'w str) -> &'w str {
    if n == 1 { one } else { many }
}

/// "a", "a and b", "a, b and c".
pub fn and<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> String {
    joined(items, " and ")
}

/// "a", "a or b", "a, b or c".
pub fn or<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> String {
    joined(items, " or ")
}

/// Words of pure grammar: they stand everywhere and name nothing.
const SMALL: &str = "a about above after again all also an and any are as at be been before being \
    behind below between both but by can could did do does down during each elsewhere few for from \
    had has have he her here hers him his how i if in is it its just least less many may me might \
    more most much must my never no nobody none nor not nothing of off on only or other others our \
    out over own perhaps shall she should so some such than that the their theirs them then there \
    these they this those through to too under up us very was we were what when where which who \
    whom whose why will with without would you your";

/// Whether a word, in small letters, is one of pure grammar.
pub fn is_small(word: &str) -> bool {
    SMALL.split_whitespace().any(|small| small == word)
}

fn joined<S: AsRef<str>>(items: impl IntoIterator<Item = S>, last: &str) -> String {
    let mut items = items.into_iter().peekable();
    let mut out = String::new();
    while let Some(item) = items.next() {
        if !out.is_empty() {
            out.push_str(if items.peek().is_some() { ", " } else { last });
        }
        out.push_str(item.as_ref());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_numbers_read_as_text() {
        assert_eq!(and::<&str>([]), "");
        assert_eq!(and(["a"]), "a");
        assert_eq!(and(["a", "b"]), "a and b");
        assert_eq!(and(["a", "b", "c"]), "a, b and c");
        assert_eq!(or(["a", "b", "c"]), "a, b or c");
        assert_eq!((count(1, "claim"), count(2, "claim")), ("1 claim".into(), "2 claims".into()));
    }
}
